"""The benchmarks of a pack: by contract size where customers can be told apart by it, else the rows that
fit the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.benchmarks import (
    Benchmark,
    Dimension,
    Mark,
    cited,
    fitting_row,
    mix_adjusted,
    rows_for,
)
from nrr.charts import Look, Tone, colour_of
from nrr.ground import count, percent, points, sign_of
from nrr.packs.pictures import BAD, CONTEXT, GOOD, Bars, Group
from nrr.packs.shown import compared, large_groups
from nrr.packs.tables import Note, Role, Row, Table
from nrr.packs.words import note_of, pack_words, text_of
from nrr.retention import ACV_BAND, Segment
from nrr.snapshots import Snapshot

_STUDY = "reference_card"
_FEWEST_BANDS, _MOST_ROWS, _MOST_BARS = 2, 10, 6


@dataclass(frozen=True, slots=True)
class Band:
    """One size of contract: the customers of it, and the published row that holds their average contract."""

    segment: Segment
    row: Benchmark
    median: float
    words: str
    head: str

    @property
    def gap(self) -> float:
        """NRR less the median."""
        return (self.segment.rates.nrr or 0.0) - self.median


def bands_of(snapshot: Snapshot) -> tuple[Band, ...]:
    """The sizes of contract with a published median; none where fewer than two can be shown."""
    rows = [row for row in rows_for("nrr", Dimension.ACV, sources=(_STUDY,)) if row.median is not None]
    part = next((large for _, large in large_groups(snapshot) if large.attribute == ACV_BAND), None)
    sign = sign_of(snapshot.book.currency)
    found = [] if part is None else [band for one in part.segments if (band := _band(one, rows, sign))]
    found.sort(key=lambda band: band.median)
    return tuple(found) if len({band.row.id for band in found}) >= _FEWEST_BANDS else ()


def _band(one: Segment, rows: Sequence[Benchmark], sign: str) -> Band | None:
    if not one.bridge.opening_logos or one.rates.nrr is None:
        return None
    row = fitting_row(rows, Dimension.ACV, round(one.bridge.opening / one.bridge.opening_logos))
    words = pack_words().bands.get(one.label)
    if row is None or row.median is None or words is None:
        return None
    return Band(
        one,
        row,
        row.median.value,
        words.format(sign=sign),
        pack_words().band_heads[one.label].format(sign=sign),
    )


def own_mix(bands: Sequence[Band]) -> float | None:
    """The published medians by the company's own opening revenue."""
    weights = {band.segment.label: float(band.segment.bridge.opening) for band in bands}
    found = mix_adjusted(weights, {band.segment.label: band.row for band in bands})
    return None if found is None else found.value


def band_table(bands: Sequence[Band], snapshot: Snapshot, title: str) -> Table:
    """Own figures beside the published ones, and the whole against its own mix."""
    own, mix = snapshot.main.bridge, own_mix(bands)
    nrr = snapshot.main.headline.rates.nrr
    assert own is not None
    rows = [_row(band) for band in bands]
    if sum(band.segment.bridge.opening for band in bands) == own.opening:
        gap = None if nrr is None or mix is None else nrr - mix
        last = (text_of("own_mix"), count(own.opening_logos), percent(1.0), percent(nrr), percent(mix), "")
        rows.append(Row((*last, points(gap)), Role.TOTAL, inks=(*("" for _ in last), _tone(gap))))
    heads = ("contract_value", "customers", "share", "own", "median", "top_quartile", "difference")
    return Table(
        heads=tuple(text_of(key) for key in heads),
        rows=tuple(rows),
        widths=(1.5, 1.15, 0.9, 1.1, 0.95, 0.85, 1.15),
        alt=f"{title}. Table of {count(len(bands))} sizes of contract.",
        wide_only=(1, 5),
    )


def _row(band: Band) -> Row:
    one, row = band.segment, band.row
    assert row.median is not None
    cells = (
        band.head,
        count(one.bridge.opening_logos),
        percent(one.share),
        percent(one.rates.nrr),
        row.median.percent,
        row.top.percent if row.top else "",
    )
    return Row((*cells, points(band.gap)), inks=(*("" for _ in cells), _tone(band.gap)))


def _tone(gap: float | None) -> str:
    return "" if gap is None or not round(gap * 100, 1) else GOOD if gap > 0 else BAD


def band_bars(bands: Sequence[Band], title: str) -> Bars:
    """Own NRR and the published median, side by side."""
    own = [band.segment.rates.nrr for band in bands]
    medians = [band.row.median.percent for band in bands if band.row.median]
    groups = (
        Group(
            text_of("own"),
            tuple(own),
            tuple(percent(value) for value in own),
            (colour_of("nrr", Tone.LIGHT),) * len(bands),
        ),
        Group(
            text_of("published_median"),
            tuple(band.median for band in bands),
            tuple(medians),
            (CONTEXT,) * len(bands),
        ),
    )
    told = ", ".join(
        f"{band.segment.label} {percent(band.segment.rates.nrr)} against {median}"
        for band, median in zip(bands, medians, strict=True)
    )
    places = tuple(band.head for band in bands)
    return Bars(places, groups, f"{title}. Bars: {told}.", upright=True, legend=True)


def band_note(snapshot: Snapshot, look: Look, bands: Sequence[Band]) -> Note:
    """What the comparison rests on."""
    study = [note_of("own_mix", basis=look.basis), note_of("disputed")] if bands else []
    lines = [*study[:1], note_of("basis"), *study[1:]]
    lines += [note_of("dollars")] if snapshot.book.currency not in {"", "USD"} else []
    return Note(tuple(lines), text_of("how_to_read"))


def fitting_rows(rows: Sequence[Benchmark]) -> list[Benchmark]:
    """The published rows that a page has room for, the best sourced first."""
    return compared(rows)[:_MOST_ROWS]


def row_table(rows: Sequence[Benchmark], title: str) -> Table:
    """The published rows that fit the company as a whole."""
    shown = fitting_rows(rows)
    heads = ("source", "band", "low", "median", "high", "top_quartile")
    return Table(
        heads=tuple(text_of(key) for key in heads),
        rows=tuple(
            Row((cited(row).named, row.band, *map(_printed, (row.low, row.median, row.high, row.top))))
            for row in shown
        ),
        widths=(3.6, 2.4, 0.8, 0.9, 0.8, 0.8),
        words=(0, 1),
        alt=f"{title}. Table of {count(len(shown))} published rows.",
    )


def _printed(mark: Mark | None) -> str:
    return "" if mark is None else mark.percent


def row_bars(rows: Sequence[Benchmark], snapshot: Snapshot, title: str) -> tuple[Bars, ...]:
    """NRR beside every single figure that is published for such a company; nothing where only ranges are."""
    nrr = snapshot.main.headline.rates.nrr
    known = [(row, row.median) for row in rows if row.median is not None][:_MOST_BARS]
    if nrr is None or not known:
        return ()
    own = colour_of("nrr", Tone.LIGHT)
    group = Group(
        "NRR",
        (nrr, *(mark.value for _, mark in known)),
        (percent(nrr), *(mark.percent for _, mark in known)),
        (own, *(CONTEXT for _ in known)),
    )
    places = (text_of("own"), *(row.band for row, _ in known))
    told = ", ".join(f"{place} {text}" for place, text in zip(places, group.texts, strict=True))
    return (Bars(places, (group,), f"{title}. Bars: {told}."),)
