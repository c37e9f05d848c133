"""Cohorts and segments: the same figures for customers who came together, and for groups of them."""

import re
from collections.abc import Mapping, Sequence

from nrr.definitions import GRR, LOGO_RETENTION, NRR, NRR_IN_NUMERATOR, Reactivation
from nrr.export.twins.bridge_sheets import bridge_cells
from nrr.export.twins.chartings import bars_chart
from nrr.export.twins.grounds import Ground, label_of
from nrr.export.twins.looks import AMOUNT, COUNT, HEAD, LINE, POINTS, RATE
from nrr.export.twins.rules import REACTIVATION
from nrr.export.twins.sheets import FIRST, Sheet, letter
from nrr.export.twins.twin import SEGMENTS, Twin
from nrr.packs import Part
from nrr.retention import ACV_BAND, TENURE, Bridge, Segment, net_metric, without_small
from nrr.snapshots import SegmentPart, Snapshot

# -- segments ------------------------------------------------------------------------------------------------

_PLAIN_LABEL = re.compile(r"[^\W\d_(][^\d*?~<>=]*|\(unknown\)")
"""What a spreadsheet compares as words: nothing it would take for a number, a date or a pattern."""
_ONE_PAGE = 60
"""Rows that are made to fit one page; more run over several, and neither a column's groups nor the chart is
torn.
"""
DERIVED_WORDS = (ACV_BAND, TENURE)


def segments_shown(snapshot: Snapshot, wanted: Sequence[str]) -> tuple[SegmentPart, ...]:
    """The columns that the publisher chose, in that order; without a choice every one."""
    if not wanted:
        return snapshot.segments
    return tuple(part for name in wanted for part in snapshot.segments if part.attribute == name)


def put_segments(sheet: Sheet, twin: Twin, chosen: Sequence[SegmentPart], least: int) -> tuple[int, ...]:
    """Every group that may be shown: a sum over its customers a figure, and its rates as formulas of those.

    Gives the rows that hold what belongs to no group listed.
    """
    parts = [part for part in chosen if _shown(part, twin, least)]
    words = f"Retention by {_listed([part.attribute for part in parts])}"
    below = f"{twin.subtitle}. Groups as of {twin.snapshot.view.window.opening.label}"
    sheet.title(*twin.head(Part.SEGMENTS, words, below))
    sheet.heads([head.format(unit=twin.unit) for head in _HEADS])
    row, rest, first, tops = FIRST, [], (0, 0), []
    for part in parts:
        tops.append(row)
        sheet.text(row, 2, part.attribute, bold=True)
        groups = without_small(part.segments, least)
        top, end = row + 1, row + len(groups)
        for place, segment in enumerate(groups, start=top):
            _put_segment(sheet, twin, part.attribute, segment, place)
            _put_limits(sheet, twin, part.attribute, segment.label, place)
        first = first if part is not parts[0] else (top, end)
        row = end + 1
        if twin.calc is not None and least == 0:
            _put_rest(sheet, twin, top, row)
            rest.append(row)
            row += 1
    if parts and twin.snapshot.main.bridge is not None:
        tops.append(row)
        _put_total(sheet, twin, twin.snapshot.main.bridge, row)
        row += 1
    widths = [_names_width(parts), 11, *([twin.money(16)] * 2), 9, 9, 9, 14, 12, 3]
    sheet.widths([*widths, *([twin.money(13)] * 4), 13, 13])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    bottom = row + (_put_bars(sheet, parts[0].attribute, first, row) if parts else 0)
    sheet.printed(twin.foot, bottom, 10, [*tops, row] if bottom >= _ONE_PAGE else None)
    sheet.flush()
    return tuple(rest)


_HEADS = (
    "Segment",
    "Customers",
    "Opening {unit}",
    "Retained {unit}",
    "Share",
    "NRR",
    "GRR",
    "Logo retention",
    "Adds to NRR",
    "",
    "Contraction",
    "Churn",
    "Lost customers",
    "Returned",
    "NRR 95% low",
    "NRR 95% high",
)


def _put_limits(sheet: Sheet, twin: Twin, attribute: str, label: str, row: int) -> None:
    """Both ends of what chance can do to NRR of a group, as published; blank for few customers."""
    chance = twin.snapshot.chance
    limits = None if chance is None else chance.segments.get(attribute, {}).get(label, {}).get("nrr")
    for column, end in enumerate(limits or (), start=2 + _HEADS.index("NRR 95% low")):
        sheet.number(row, column, end, RATE)


def _names_width(parts: Sequence[SegmentPart]) -> int:
    """As wide as the longest name of a group, within what still prints."""
    longest = max((len(one.label) for part in parts for one in part.segments), default=0)
    return min(max(longest + 2, 30), 62)


def _put_bars(sheet: Sheet, attribute: str, rows: tuple[int, int], below: int) -> int:
    """Bars of the first column, and the rows they take."""
    if not 0 < rows[1] - rows[0] < 12:
        return 0
    chart = bars_chart(sheet, SEGMENTS, f"NRR by {attribute}", *rows, 7)
    sheet.raw.insert_chart(below + 1, 1, chart, {"object_position": 2})
    return 20


def _shown(part: SegmentPart, twin: Twin, least: int) -> bool:
    """A column whose groups can be listed, not one of hundreds of values."""
    small = len(part.segments) <= 41 and (twin.ground is None or part.attribute in twin.ground.attributes)
    return small and len(without_small(part.segments, least)) > 0


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:3])
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return (", ".join(shown) + more) or "segment"


def _put_segment(sheet: Sheet, twin: Twin, attribute: str, segment: Segment, row: int) -> None:
    bridge, policy = segment.bridge, twin.snapshot.view.policy
    sheet.text(row, 2, segment.label, indent=1)
    sums = _segment_sums(twin.ground, attribute, row) if twin.calc is not None else {}
    values = {
        "opening_logos": bridge.opening_logos,
        "opening": twin.whole(bridge.opening),
        "retained": twin.whole(bridge.retained),
        "contraction": -twin.whole(bridge.contraction),
        "churn": -twin.whole(bridge.churn),
        "churned_logos": bridge.churned_logos,
        "resurrected": twin.whole(bridge.resurrected),
    }
    for name, column in _SEGMENT_COLUMNS.items():
        form = COUNT if name.endswith("logos") else AMOUNT
        sheet.figure(row, column, sums.get(name, ""), values[name], form)
    total = _total_opening(twin)
    sheet.figure(row, 6, f'=IF({total}=0,"",D{row}/{total})', segment.share, RATE)
    rates = (net_metric(policy).of(bridge), segment.rates.grr, segment.rates.logo_retention)
    for column, (formula, value) in enumerate(
        zip(_rate_formulas(twin, _own_cells(row)), rates, strict=True), 7
    ):
        sheet.figure(row, column, formula, value, RATE)
    added = None if segment.contribution is None else segment.contribution * 100
    sheet.figure(row, 10, f'=IF({total}=0,"",(E{row}-D{row})/{total}*100)', added, POINTS)


def _put_total(sheet: Sheet, twin: Twin, bridge: Bridge, row: int) -> None:
    """All customers, from the bridge; its rates by the same formulas as those of a group."""
    style = {"bold": True, "top": 1, "top_color": LINE}
    cells = bridge_cells(bridge)
    sheet.text(row, 2, "Total", **style)
    sheet.figure(row, 3, f"={cells['opening_logos']}", bridge.opening_logos, COUNT, **style)
    sheet.figure(row, 4, f"={cells['opening']}", twin.whole(bridge.opening), AMOUNT, **style)
    sheet.figure(row, 5, f"={cells['retained']}", twin.whole(bridge.retained), AMOUNT, **style)
    whole = 1.0 if bridge.opening else None
    sheet.figure(row, 6, f'=IF(D{row}=0,"",D{row}/{_total_opening(twin)})', whole, RATE, **style)
    rates = (net_metric(twin.snapshot.view.policy).of(bridge), GRR.of(bridge), LOGO_RETENTION.of(bridge))
    for column, (formula, value) in enumerate(zip(_rate_formulas(twin, cells), rates, strict=True), 7):
        sheet.figure(row, column, formula, value, RATE, **style)
    added = (bridge.retained - bridge.opening) / bridge.opening * 100 if bridge.opening else None
    sheet.figure(row, 10, f'=IF(D{row}=0,"",(E{row}-D{row})/D{row}*100)', added, POINTS, **style)


_SEGMENT_COLUMNS = {
    "opening_logos": 3,
    "opening": 4,
    "retained": 5,
    "contraction": 12,
    "churn": 13,
    "churned_logos": 14,
    "resurrected": 15,
}


def _total_opening(twin: Twin) -> str:
    return f"Bridge!$C${FIRST}"


def _own_cells(row: int) -> dict[str, str]:
    """The fields of a bridge in the row of a group; losses stand there as negative amounts."""
    grown = f"(E{row}-D{row}-L{row}-M{row})"
    return {
        "opening": f"D{row}",
        "fx": "0",
        "expansion": grown,
        "contraction": f"(-L{row})",
        "churn": f"(-M{row})",
        "resurrected": f"O{row}",
        "opening_logos": f"C{row}",
        "churned_logos": f"N{row}",
    }


def _rate_formulas(twin: Twin, cells: Mapping[str, str]) -> tuple[str, str, str]:
    """The definitions of the trio over the cells of a bridge."""
    if twin.calc is None:
        net = net_metric(twin.snapshot.view.policy).formula(cells)
    else:
        counted, usual = (one.formula(cells).removeprefix("=") for one in (NRR_IN_NUMERATOR, NRR))
        net = f'=IF({REACTIVATION}="{label_of(Reactivation.IN_NUMERATOR)}",{counted},{usual})'
    return net, GRR.formula(cells), LOGO_RETENTION.formula(cells)


def _segment_sums(ground: Ground | None, attribute: str, row: int) -> dict[str, str]:
    """Each sum over the customers of the group: by words where all labels are such, else by letters."""
    assert ground is not None
    groups = ground.each(f"group {attribute}")
    labels = ground.book.attribute(attribute).groups
    folded = {one.casefold() for one in labels}
    plain = attribute in DERIVED_WORDS or all(_PLAIN_LABEL.fullmatch(one) for one in labels)
    cell = f"$B{row}"
    if plain and len(folded) == len(labels):
        return {name: f"=SUMIFS({ground.each(name)},{groups},{cell})" for name in _SEGMENT_COLUMNS}
    return {name: f"=SUMPRODUCT(--EXACT({groups},{cell}),{ground.each(name)})" for name in _SEGMENT_COLUMNS}


def _put_rest(sheet: Sheet, twin: Twin, top: int, row: int) -> None:
    """What belongs to no group listed: nothing, unless a cell was given a value that is new."""
    ground = twin.ground
    assert ground is not None
    sheet.figure(row, 2, f'=IF(ROUND(ABS(D{row})+ABS(E{row}),2)=0,"","Other values")', "", align="left")
    for name, column in _SEGMENT_COLUMNS.items():
        own = letter(column)
        formula = f"=ROUND(SUM({ground.each(name)})-SUM({own}{top}:{own}{row - 1}),4)"
        sheet.figure(row, column, formula, 0.0, COUNT if name.endswith("logos") else AMOUNT, font_color=HEAD)
