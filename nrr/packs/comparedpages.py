"""The period of a pack beside the one it is compared with: both bridges line by line, and their groups."""

from collections.abc import Sequence

from nrr.charts import Look
from nrr.comparisons import LINES, line_differences
from nrr.ground import Against, percent, points
from nrr.packs.shown import chosen_groups
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import note_of, pack_words, text_of
from nrr.retention import Bridge, Segment, without_small
from nrr.snapshots import Snapshot

_TRIO = (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logos"))
MOST_COLUMNS, MOST_GROUPS = 2, 6
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


def segments_of_both(
    snapshot: Snapshot, wanted: Sequence[str]
) -> list[tuple[str, list[tuple[Segment, Segment]]]]:
    """By shown column the groups that are large enough in both windows: this window's and the other's."""
    found = snapshot.comparison
    if two_bridges(snapshot) is None or found is None:
        return []
    least = snapshot.view.policy.smallest_group
    then = {p.attribute: {s.label: s for s in without_small(p.segments, least)} for p in found.segments}
    both = []
    for part in chosen_groups(snapshot, wanted)[:MOST_COLUMNS]:
        other = then.get(part.attribute, {})
        held = [(one, other[one.label]) for one in part.segments if one.label in other]
        both.append((part.attribute, held[:MOST_GROUPS]))
    return [(name, held) for name, held in both if held]


def compared_segments(snapshot: Snapshot, wanted: Sequence[str], look: Look, title: str) -> Table | None:
    """NRR and GRR of the groups in both windows; None where no group is large enough in both."""
    rows: list[Row] = []
    for name, held in segments_of_both(snapshot, wanted):
        rows.append(Row((name, *("" for _ in range(6))), Role.GROUP))
        rows += [_group(now, then, look) for now, then in held]
    if not rows:
        return None
    heads = ("opening_amount", "", "earlier_nrr", "change_of_nrr", "", "earlier_grr")
    told = [text_of(key, basis=look.basis) if key else "" for key in heads]
    told[1], told[4] = "NRR", "GRR"
    return Table(
        heads=("", *told),
        rows=tuple(rows),
        widths=(2.2, 1.6, 1.0, 1.2, 1.3, 1.0, 1.2),
        alt=f"{title}. Groups in both periods.",
        wide_only=(5, 6),
    )


def _group(now: Segment, then: Segment, look: Look) -> Row:
    one, two = now.rates, then.rates
    apart = points(one.nrr - two.nrr) if one.nrr is not None and two.nrr is not None else ""
    rates = (percent(one.nrr), percent(two.nrr), apart, percent(one.grr), percent(two.grr))
    return Row((now.label, whole(now.bridge.opening, look.basis), *rates))


def compared_note(snapshot: Snapshot, wanted: Sequence[str]) -> Note:
    """How the lines and the groups read."""
    groups = [note_of("compared_groups")] if segments_of_both(snapshot, wanted) else []
    return Note((note_of("compared"), *groups))
