"""Benchmarks: own retention by size of contract beside the published figures, or the rows that fit."""

from collections.abc import Sequence

from nrr.benchmarks import Benchmark, Mark, cited
from nrr.charts import look_of
from nrr.export.twins.chartings import pairs_chart
from nrr.export.twins.looks import COUNT, POINTS, RATE, WHOLE_RATE
from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import BENCHMARKS, Twin
from nrr.packs import Part, text_of
from nrr.packs.benchmarkpages import Band, band_note, bands_of, fitting_rows, own_mix

_TOTAL = {"bold": True, "top": 1}
_LETTERS = 110
"""Of a line of words below the table, so that it ends within the page."""


def put_benchmarks(sheet: Sheet, twin: Twin, rows: Sequence[Benchmark]) -> None:
    """Own and published figures are values, the gap between them is a formula."""
    bands, look = bands_of(twin.snapshot), look_of(twin.snapshot)
    sheet.title(*twin.head(Part.BENCHMARKS, BENCHMARKS, twin.subtitle))
    row = _put_bands(sheet, twin, bands) if bands else _put_rows(sheet, fitting_rows(rows))
    source = twin.plan.section(Part.BENCHMARKS)
    row += 1
    lines = band_note(twin.snapshot, look, bands).lines
    row = sheet.paragraphs(row, (*lines, "" if source is None else source.source), _LETTERS)
    sheet.widths([26, 14, 12, 12, 12, 12, 12] if bands else [48, 34, 11, 11, 11, 13])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    bottom = row + 1
    if bands:
        chart = pairs_chart(sheet, BENCHMARKS, (FIRST, FIRST + len(bands) - 1), (5, 6))
        sheet.raw.insert_chart(row + 1, 1, chart, {"object_position": 2})
        bottom += 19
    sheet.printed(twin.foot, bottom, 8)
    sheet.flush()


def _put_bands(sheet: Sheet, twin: Twin, bands: Sequence[Band]) -> int:
    heads = ("contract_value", "customers", "share", "own", "median", "top_quartile", "difference")
    sheet.heads([text_of(key) for key in heads])
    own, mix = twin.snapshot.main.bridge, own_mix(bands)
    for row, band in enumerate(bands, start=FIRST):
        one = band.segment
        sheet.text(row, 2, band.head)
        sheet.number(row, 3, one.bridge.opening_logos, COUNT)
        sheet.number(row, 4, one.share, RATE)
        _put_gap(sheet, row, one.rates.nrr, band.median, _printed(band.median))
        _put_mark(sheet, row, 7, band.row.top)
    last = FIRST + len(bands) - 1
    if own is None or sum(band.segment.bridge.opening for band in bands) != own.opening:
        return last
    sheet.text(last + 1, 2, text_of("own_mix"), **_TOTAL)
    sheet.figure(last + 1, 3, f"=SUM(C{FIRST}:C{last})", own.opening_logos, COUNT, **_TOTAL)
    sheet.figure(last + 1, 4, f"=SUM(D{FIRST}:D{last})", 1.0, RATE, **_TOTAL)
    _put_gap(sheet, last + 1, twin.snapshot.main.headline.rates.nrr, mix, RATE, **_TOTAL)
    sheet.text(last + 1, 7, "", **_TOTAL)
    return last + 1


def _printed(rate: float) -> str:
    """Whole percents as the source prints them."""
    return WHOLE_RATE if float(round(rate * 100, 6)).is_integer() else RATE


def _put_gap(
    sheet: Sheet, row: int, own: float | None, median: float | None, form: str, **style: object
) -> None:
    sheet.number(row, 5, own, RATE, **style)
    sheet.number(row, 6, median, form, **style)
    gap = None if own is None or median is None else (own - median) * 100
    sheet.figure(row, 8, f'=IF(OR(E{row}="",F{row}=""),"",(E{row}-F{row})*100)', gap, POINTS, **style)


def _put_rows(sheet: Sheet, rows: Sequence[Benchmark]) -> int:
    heads = ("source", "band", "low", "median", "high", "top_quartile")
    sheet.heads([text_of(key) for key in heads], names=2)
    for row, one in enumerate(rows, start=FIRST):
        sheet.text(row, 2, cited(one).named)
        sheet.text(row, 3, one.band)
        for column, mark in enumerate((one.low, one.median, one.high, one.top), start=4):
            _put_mark(sheet, row, column, mark)
    return FIRST + len(rows) - 1


def _put_mark(sheet: Sheet, row: int, column: int, mark: Mark | None) -> None:
    """As the source prints it: "above 120%" is no number."""
    if mark is not None:
        sheet.text(row, column, mark.percent, align="right")
