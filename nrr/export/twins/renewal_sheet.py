"""Renewals: what comes up in the twelve months after the closing one, with its share of all revenue."""

from nrr.charts import look_of
from nrr.export.twins.chartings import amounts_chart
from nrr.export.twins.looks import AMOUNT, COUNT, RATE
from nrr.export.twins.sheets import FIRST, Sheet, at
from nrr.export.twins.twin import RENEWALS, SUMMARY, Twin
from nrr.packs import Part, RenewalsAhead, text_of
from nrr.packs.renewalpages import renewal_note

_CLOSING = at(9, 3, SUMMARY)
"""Closing revenue, on the summary."""
_TOTAL = {"bold": True, "top": 1}
_LETTERS = 105
"""Of a line of words below the table, so that it ends within the page."""


def put_renewals(sheet: Sheet, twin: Twin, found: RenewalsAhead) -> None:
    """Contracts are values, as published; sums and shares are formulas."""
    look, basis = look_of(twin.snapshot), twin.snapshot.view.basis
    sheet.title(*twin.head(Part.RENEWALS, text_of("up_for_renewal"), twin.subtitle))
    heads = [text_of("up_for_renewal"), twin.unit, text_of("share_of_basis", basis=basis)]
    heads += [text_of("customers"), *([text_of("at_risk")] if found.scored else [])]
    sheet.heads(heads)
    last = FIRST + len(found.coming) - 1
    for row, one in enumerate(found.coming, start=FIRST):
        sheet.text(row, 2, one.label)
        sheet.number(row, 3, twin.whole(one.up))
        _put_share(sheet, twin, row, one.up)
        sheet.number(row, 5, one.customers, COUNT)
        if found.scored and one.at_risk is None:
            sheet.text(row, 6, text_of("hidden_cell"), align="right")
        elif found.scored:
            sheet.number(row, 6, twin.whole(one.at_risk or 0))
    row, every = last + 1, sum(one.up for one in found.coming)
    sheet.text(row, 2, text_of("all_ahead"), **_TOTAL)
    sheet.figure(row, 3, f"=SUM(C{FIRST}:C{last})", twin.whole(every), AMOUNT, **_TOTAL)
    _put_share(sheet, twin, row, every, **_TOTAL)
    row = sheet.paragraphs(row + 1, renewal_note(found, twin.snapshot, look).lines, _LETTERS)
    chart = amounts_chart(sheet, RENEWALS, FIRST, last, soon=len(found.soon))
    sheet.raw.insert_chart(row + 1, 1, chart, {"object_position": 2})
    sheet.widths([16, twin.money(18), 14, 14, twin.money(14)])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, row + 19, 9)
    sheet.flush()


def _put_share(sheet: Sheet, twin: Twin, row: int, up: int, **style: object) -> None:
    bridge = twin.snapshot.main.bridge
    closing = 0 if bridge is None else bridge.closing
    share = up / closing if closing else None
    sheet.figure(row, 4, f'=IF({_CLOSING}=0,"",C{row}/{_CLOSING})', share, RATE, **style)
