"""The findings of a pack: what fired, with its evidence, its amount, the next step and what that is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.actions import Advice
from nrr.charts import Look
from nrr.definitions import Policy
from nrr.findings import Alert, FindingPart, Rank
from nrr.ground import count
from nrr.packs.definitionpages import thresholds_said
from nrr.packs.nextsteps import next_step, standing_said, together_said
from nrr.packs.pictures import BAD, CONTEXT, NOTE, WATCH
from nrr.packs.tables import Note, Row, Table, whole
from nrr.packs.words import pack_words, text_of

MOST_TOLD, _MOST_ROWS, _FEW = 3, 5, 3
_STATUS = {Alert.RED: "Act", Alert.AMBER: "Watch", Alert.INFO: "Note"}
_INKS = {Alert.RED: BAD, Alert.AMBER: WATCH, Alert.INFO: NOTE}
_BARS = {Alert.RED: BAD, Alert.AMBER: "#D98324", Alert.INFO: CONTEXT}


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


def in_table(findings: Sequence[FindingPart]) -> list[FindingPart]:
    """Those that have a row in the table of a pack."""
    return _first(findings)[:_MOST_ROWS]


def finding_table(findings: Sequence[FindingPart], advice: Advice | None, look: Look, title: str) -> Table:
    """At most five, each with its next step and what that is worth standing alone, or why it has no worth."""
    words, shown = pack_words().findings, in_table(findings)
    steps = [next_step(one.rule, advice, look) for one in shown]
    rows = tuple(
        Row(
            (
                _STATUS[one.severity],
                words[one.rule].head,
                one.sentence,
                whole(one.at_stake_arr_minor, look.basis),
                step.line,
                step.brief,
            ),
            inks=(_INKS[one.severity], "", "", "", "", ""),
        )
        for one, step in zip(shown, steps, strict=True)
    )
    heads = ("status", "finding", "evidence", "affected", "action", "worth")
    return Table(
        heads=tuple(text_of(key, basis=look.basis) for key in heads),
        rows=rows,
        widths=(0.75, 1.8, 4.0, 1.4, 2.9, 2.0),
        words=(0, 1, 2, 4, 5),
        alt=f"{title}. Table of {count(len(rows))} findings.",
    )


def measured_note(findings: Sequence[FindingPart]) -> Note:
    """How each is measured, where few leave room for it."""
    words, shown = pack_words().findings, _first(findings)
    if len(shown) > _FEW:
        return Note(())
    return Note(tuple(f"{words[one.rule].head}: {one.why}" for one in shown), text_of("measured"))


def finding_note(findings: Sequence[FindingPart], advice: Advice | None, look: Look, policy: Policy) -> Note:
    """What the steps are worth as one, how the customers stand, what else fired, and changed thresholds."""
    words = pack_words().findings
    shown = in_table(findings)
    left = dict.fromkeys(words[one.rule].head for one in findings if one not in shown)
    titles = ", ".join(name[:1].lower() + name[1:] for name in left)
    also = text_of("also", titles=titles) if left else ""
    said = (together_said(advice, look), standing_said(advice, look), also)
    lines = (*said, *thresholds_said(policy))
    return Note(tuple(line for line in lines if line))
