"""From a book to findings: every diagnostic rule that the book's columns allow, asked once."""

from collections.abc import Collection, Iterable, Sequence

from nrr.accounts import Light
from nrr.benchmarks import Benchmark
from nrr.findings.boards import arranged
from nrr.findings.evidence.changes import change_findings
from nrr.findings.evidence.retention import history_findings, retention_findings
from nrr.findings.evidence.revenue import data_findings, revenue_findings
from nrr.findings.evidence.subjects import Subject, subject_of
from nrr.findings.evidence.walls import contract_findings
from nrr.findings.parts import FindingPart, Rank
from nrr.findings.records import Finding
from nrr.ground import Problem
from nrr.ledgers import Ledger, Naming
from nrr.retention import View

__all__ = ["decided_counts", "diagnose", "finding_parts", "findings_of"]


def diagnose(
    ledger: Ledger,
    view: View,
    problems: Sequence[Problem] = (),
    benchmark: Benchmark | None = None,
    naming: Naming = Naming.SHOWN,
    readable: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """The outcome of every rule on a book as uploaded, those that do not fire included.

    Rules are read on the twelve months to the view's close under the headline policy, whatever window is
    on screen. `problems` are what the reader of the file said, `benchmark` the row a reader has selected.
    Customers go by the names the book shows, which may be pseudonyms; with `Naming.ABSENT` they are not
    named and nothing is told about fewer of them than the policy's smallest group. Refusal for a filter
    the book cannot answer. `readable` are the columns whose values may be told, all of them if not given.
    """
    return findings_of(subject_of(ledger, view, naming, readable), problems, benchmark)


def findings_of(
    subject: Subject, problems: Sequence[Problem] = (), benchmark: Benchmark | None = None
) -> tuple[Finding, ...]:
    """As `diagnose`, of a subject at hand."""
    found = [*history_findings(subject), *data_findings(subject, problems)]
    if subject.complete:
        found += [
            *retention_findings(subject),
            *change_findings(subject),
            *revenue_findings(subject, benchmark),
            *contract_findings(subject),
        ]
    return tuple(found)


def decided_counts(ledger: Ledger, view: View, problems: Sequence[Problem] = ()) -> dict[str, int]:
    """What thresholds decide in a book: how many findings fire, and how many customers are red."""
    subject = subject_of(ledger, view)
    red = int((subject.scored.lights == Light.RED).sum())
    return {"findings": len(finding_parts(findings_of(subject, problems))), "red customers": red}


def finding_parts(findings: Iterable[Finding]) -> tuple[FindingPart, ...]:
    """What fired, in the order of the page, as plain records for a Snapshot."""
    found = arranged(findings)
    ranked = ((Rank.FIRST, found.first), (Rank.REST, found.rest), (Rank.DIRECTION, found.direction_only))
    return tuple(_part(one, rank) for rank, several in ranked for one in several)


def _part(found: Finding, rank: Rank) -> FindingPart:
    assert found.severity is not None
    return FindingPart(
        rule=found.rule.id,
        title=found.rule.title,
        severity=found.severity,
        rank=rank,
        sentence=found.sentence,
        why=found.why,
        at_stake_arr_minor=found.at_stake_arr_minor,
        evidence=found.evidence,
        customers=found.customers,
        effect=found.effect,
        changed=found.rule.changed,
    )
