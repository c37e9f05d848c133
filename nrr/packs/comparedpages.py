"""The window of a pack beside the one chosen to compare it with: two bridges and their difference by line."""

from nrr.charts import Look
from nrr.comparisons import LINES, line_differences
from nrr.ground import Against, percent, points
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import note_of, pack_words, text_of
from nrr.retention import Bridge
from nrr.snapshots import Snapshot

_TRIO = (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logos"))
_TOTALS = frozenset({"opening", "retained", "closing"})
LOSSES = frozenset({"contraction", "churn"})


def two_bridges(snapshot: Snapshot) -> tuple[Bridge, Bridge] | None:
    """This window's and the other's; None for the prior period, or where the book does not reach back."""
    found, now = snapshot.comparison, snapshot.main.bridge
    if found is None or now is None or found.part.bridge is None:
        return None
    return None if snapshot.view.against is Against.PRIOR_PERIOD else (now, found.part.bridge)


def compared_table(snapshot: Snapshot, look: Look, title: str) -> Table:
    """Both bridges, the difference of every line, and of the rates."""
    both, found = two_bridges(snapshot), snapshot.comparison
    assert both is not None and found is not None
    rows = [
        Row(
            (pack_words().bridge[key], *(whole(value, look.basis) for value in (now, then, now - then))),
            Role.TOTAL if key in _TOTALS else Role.PLAIN,
        )
        for key, now, then in lines_of(*both)
    ]
    here, there = snapshot.main.headline, found.part.headline
    for key, label in _TRIO:
        now, then = getattr(here.rates, key), getattr(there.rates, key)
        apart = points(now - then) if now is not None and then is not None else ""
        rows.append(Row((label, percent(now), percent(then), apart)))
    return Table(
        heads=("", here.window.label, there.window.label, text_of("difference_of_lines")),
        rows=tuple(rows),
        widths=(1.5, 1.6, 1.6, 1.3),
        alt=f"{title}. Two bridges line by line.",
    )


def lines_of(now: Bridge, then: Bridge) -> list[tuple[str, int, int]]:
    """Lines that are something in either bridge, losses negative."""
    told = line_differences(now, then, LINES)
    signed = [(one.line, -1 if one.line in LOSSES else 1, one.now, one.then) for one in told]
    return [(line, sign * one, sign * two) for line, sign, one, two in signed if one or two]


def compared_note() -> Note:
    """How the lines read."""
    return Note((note_of("compared"),))
