"""The segments of a pack: the chosen columns as groups of one table with a total, and their rates as bars."""

from collections.abc import Sequence

from nrr.charts import Look, Tone, colour_of
from nrr.definitions import GRR, LOGO_RETENTION
from nrr.ground import count, percent, points
from nrr.packs.chances import segments_said
from nrr.packs.pictures import BAD, GOOD, PALE_GRR, Bars, Group
from nrr.packs.shown import chosen_groups, large_groups
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import text_of
from nrr.retention import Segment, net_metric
from nrr.snapshots import SegmentPart, Snapshot

_MOST_ROWS, _MOST_COLUMNS = 15, 3


def _shown(snapshot: Snapshot, wanted: Sequence[str]) -> list[tuple[SegmentPart, tuple[Segment, ...]]]:
    """As many of the largest groups as one page has room for."""
    parts = chosen_groups(snapshot, wanted)[:_MOST_COLUMNS]
    room = (_MOST_ROWS - 1) // len(parts) - 1
    return [(part, part.segments[:room]) for part in parts]


def segment_table(snapshot: Snapshot, wanted: Sequence[str], look: Look, title: str) -> Table:
    """Every shown group with its trio, its share, and what it adds to NRR."""
    rows: list[Row] = []
    for part, several in _shown(snapshot, wanted):
        rows.append(Row((part.attribute, *("" for _ in range(7))), Role.GROUP))
        rows += [_row(one, look) for one in several]
    return Table(
        heads=(
            "",
            text_of("customers"),
            text_of("opening_amount", basis=look.basis),
            text_of("share"),
            "NRR",
            "GRR",
            text_of("logos"),
            text_of("adds"),
        ),
        rows=(*rows, _total(snapshot, look)),
        widths=(2.3, 1.15, 1.6, 1.0, 1.0, 0.95, 0.95, 1.45),
        alt=f"{title}. Table of {count(len(rows))} lines.",
        wide_only=(3, 6, 7),
    )


def _row(one: Segment, look: Look) -> Row:
    own, rates = one.bridge, one.rates
    cells = (
        one.label,
        count(own.opening_logos),
        whole(own.opening, look.basis),
        percent(one.share),
        percent(rates.nrr),
        percent(rates.grr),
        percent(rates.logo_retention),
        points(one.contribution),
    )
    moved = round(100 * (one.contribution or 0.0), 1)
    tone = "" if not moved else GOOD if moved > 0 else BAD
    return Row(cells, inks=(*("" for _ in cells[1:]), tone))


def _total(snapshot: Snapshot, look: Look) -> Row:
    own = snapshot.main.bridge
    assert own is not None
    nrr = net_metric(snapshot.view.policy).of(own)
    cells = (
        text_of("total"),
        count(own.opening_logos),
        whole(own.opening, look.basis),
        percent(1.0 if own.opening else None),
        percent(nrr),
        percent(GRR.of(own)),
        percent(LOGO_RETENTION.of(own)),
        points((own.retained - own.opening) / own.opening if own.opening else None),
    )
    return Row(cells, Role.TOTAL)


def segment_rates(snapshot: Snapshot, wanted: Sequence[str], title: str) -> Bars:
    """NRR and GRR of the groups in the table, in its order."""
    several = [one for _, some in _shown(snapshot, wanted) for one in some]
    groups = tuple(
        Group(
            name=name,
            values=tuple(values),
            texts=tuple("" if value is None else percent(value) for value in values),
            colours=(colour,) * len(several),
        )
        for name, values, colour in (
            ("NRR", [one.rates.nrr for one in several], colour_of("nrr", Tone.LIGHT)),
            ("GRR", [one.rates.grr for one in several], PALE_GRR),
        )
    )
    told = ", ".join(f"{one.label} {text}" for one, text in zip(several, groups[0].texts, strict=True))
    places = tuple(one.label for one in several)
    return Bars(places, groups, f"{title}. Bars of NRR and GRR: {told}.", legend=True)


def segment_note(snapshot: Snapshot, wanted: Sequence[str]) -> Note:
    """Which groups are not in the table."""
    cut = [
        text_of("largest", attribute=part.attribute, count=len(several), all=count(len(part.segments)))
        for part, several in _shown(snapshot, wanted)
        if len(several) < len(part.segments)
    ]
    names = {part.attribute for part, _ in _shown(snapshot, wanted)}
    small = any(
        len(large.segments) < len(whole_part.segments)
        for whole_part, large in large_groups(snapshot)
        if large.attribute in names
    )
    hidden = [text_of("hidden", least=snapshot.view.policy.smallest_group)] if small else []
    return Note((*cut, *hidden, *segments_said(snapshot, wanted)))
