"""The agreed actions of a pack: what was expected of each, and what happened; nobody's customer is in it."""

from collections.abc import Sequence

from nrr.actions import Outcome, expected_said, outcome_said, role_of, would_read_said
from nrr.charts import Look
from nrr.ground import count
from nrr.outlooks import WouldRead
from nrr.packs.tables import Note, Row, Table
from nrr.packs.words import text_of

MOST_AGREED = 5
_HEADS = ("agreed_action", "agreed_owner", "agreed_due", "agreed_expected", "agreed_happened")


def agreed_table(found: Sequence[Outcome], look: Look, title: str) -> Table:
    """At most five, newest first."""
    rows = tuple(Row(_cells(one, look)) for one in found[:MOST_AGREED])
    return Table(
        heads=tuple(map(text_of, _HEADS)),
        rows=rows,
        widths=(4.2, 1.6, 1.2, 3.0, 2.0),
        words=(0, 1, 2, 3, 4),
        alt=f"{title}. Table of {count(len(rows))} actions.",
    )


def _cells(one: Outcome, look: Look) -> tuple[str, ...]:
    own = one.agreement
    state = f" ({own.standing})" if own.standing else ""
    expected = expected_said(own, look.short)
    return (
        f"{own.title}{state}",
        str(role_of(own.action, own.owner)),
        own.due_now.label,
        expected,
        one.happened,
    )


def agreed_note(found: Sequence[Outcome], reading: WouldRead | None) -> Note:
    """What NRR would read with them, and what each verdict rests on, in its own words."""
    first = [] if reading is None else [would_read_said(reading.before, reading.after)]
    lines = [f"{one.agreement.title}: {outcome_said(one)}" for one in found[:MOST_AGREED]]
    left = len(found) - MOST_AGREED
    return Note((*first, *lines, *([text_of("more_agreed", count=count(left))] if left > 0 else ())))
