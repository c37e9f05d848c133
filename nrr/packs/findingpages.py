"""The findings of a pack: what fired, with its evidence, its amount and a proposal, and room for an owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts import Look
from nrr.findings import Alert, FindingPart, Rank
from nrr.ground import count
from nrr.packs.tables import Note, Row, Table, whole
from nrr.packs.words import pack_words, text_of

MOST_TOLD, _MOST_ROWS, _FEW = 3, 5, 3
_STATUS = {Alert.RED: "Act", Alert.AMBER: "Watch", Alert.INFO: "Note"}
_INKS = {Alert.RED: "#9A3412", Alert.AMBER: "#A84709", Alert.INFO: "#52606F"}
_BARS = {Alert.RED: "#9A3412", Alert.AMBER: "#D98324", Alert.INFO: "#B9C1CB"}


@dataclass(frozen=True, slots=True)
class Told:
    """One finding on the first page: its status, its name in a pack, and what it says."""

    status: str
    head: str
    sentence: str
    ink: str
    bar: str


def status_of(finding: FindingPart) -> str:
    """What a finding asks for: to act, to watch, or to note."""
    return _STATUS[finding.severity]


def told(findings: Sequence[FindingPart]) -> tuple[Told, ...]:
    """The most urgent."""
    return tuple(
        Told(
            _STATUS[one.severity],
            pack_words().findings[one.rule].head,
            one.sentence,
            _INKS[one.severity],
            _BARS[one.severity],
        )
        for one in _first(findings)[:MOST_TOLD]
    )


def _first(findings: Sequence[FindingPart]) -> list[FindingPart]:
    return [one for one in findings if one.rank is Rank.FIRST] or list(findings)


def finding_table(findings: Sequence[FindingPart], look: Look, title: str) -> Table:
    """At most five; owner and date are empty, as the product does not know owners."""
    words, shown = pack_words().findings, _first(findings)[:_MOST_ROWS]
    rows = tuple(
        Row(
            (
                _STATUS[one.severity],
                words[one.rule].head,
                one.sentence,
                whole(one.at_stake_arr_minor, look.basis),
                words[one.rule].action,
                "",
            ),
            inks=(_INKS[one.severity], "", "", "", "", ""),
        )
        for one in shown
    )
    heads = ("status", "finding", "evidence", "affected", "action", "owner")
    return Table(
        heads=tuple(text_of(key, basis=look.basis) for key in heads),
        rows=rows,
        widths=(0.75, 2.0, 4.3, 1.5, 3.0, 1.3),
        words=(0, 1, 2, 4, 5),
        alt=f"{title}. Table of {count(len(rows))} findings.",
    )


def measured_note(findings: Sequence[FindingPart]) -> Note:
    """How each is measured, where few leave room for it."""
    words, shown = pack_words().findings, _first(findings)
    if len(shown) > _FEW:
        return Note(())
    return Note(tuple(f"{words[one.rule].head}: {one.why}" for one in shown), text_of("measured"))


def finding_note(findings: Sequence[FindingPart]) -> Note:
    """What else fired."""
    words = pack_words().findings
    shown = _first(findings)[:_MOST_ROWS]
    left = dict.fromkeys(words[one.rule].head for one in findings if one not in shown)
    titles = ", ".join(name[:1].lower() + name[1:] for name in left)
    return Note((text_of("also", titles=titles),) if left else ())
