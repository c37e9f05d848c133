"""The tie-out: each month's total beside the file's own total row and an uploaded ledger total, to the cent."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd
import streamlit as st

import nrr
from pages.parts import importdesk, intakes

_CENT = Decimal("0.005")
Totals = Mapping[nrr.Month, Decimal]


def draw(found: intakes.Read) -> None:
    """Months by rows, our total against every other total there is."""
    ledger = found.intake.ledger
    if ledger is None:
        st.markdown("Totals by month appear here once the file has customers and months.")
        return
    ours = {
        month: nrr.amount(int(row.sum()), nrr.Basis.MRR)
        for month, row in zip(ledger.months, ledger.grid, strict=True)
    }
    others = dict(_others(found.intake))
    for name, totals in others.items():
        st.subheader(nrr.markdown_text(_title(ours, name, totals), 240), anchor=False)
        for item in _items(ours, totals, found.intake):
            st.markdown(nrr.markdown_text(item, 300))
    if not others:
        st.subheader("Totals by month, to lay beside your books", anchor=False)
        st.caption(
            "A file with a month and an amount in each row, dropped under Add files, is compared here."
        )
    rows = [
        _row(month, ours.get(month), others, ledger)
        for month in sorted({*ours, *(m for t in others.values() for m in t)})
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Tie-out by month", key="tie_out")


def _others(intake: nrr.Intake) -> Iterator[tuple[str, Totals]]:
    if intake.own_totals:
        yield "File's total row", {nrr.Month.parse(m): Decimal(text) for m, text in intake.own_totals.items()}
    now = importdesk.desk()
    for join in () if now is None else now.sides:
        if join.kind is nrr.SideKind.TOTALS:
            yield join.table.file, nrr.totals_in(join.table)


def _title(ours: Totals, name: str, totals: Totals) -> str:
    both = [month for month in totals if month in ours]
    off = [month for month in both if abs(ours[month] - totals[month]) > _CENT]
    if not both:
        return f"{name} holds no month of this book"
    if not off:
        return f"{name}: all {nrr.plural(len(both), 'month')} tie out"
    total = sum((ours[month] - totals[month] for month in off), Decimal(0))
    return f"{name}: {len(off)} of {nrr.plural(len(both), 'month')} differ, {_signed(total)} in all"


def _items(ours: Totals, totals: Totals, intake: nrr.Intake) -> Iterator[str]:
    """What explains a difference: rows left out whose amount is exactly it, months on one side only."""
    both = [month for month in totals if month in ours]
    off = sum((totals[month] - ours[month] for month in both), Decimal(0))
    known = [(label, amount) for label, amount in _known(intake) if abs(off) > _CENT]
    named = [(label, amount) for label, amount in known if abs(amount - off) <= _CENT]
    yield from (f"The difference is exactly the {label}: {amount:,.2f}." for label, amount in named)
    if abs(off) > _CENT and not named:
        yield f"{_signed(off)} is not explained by rows left out."
    for months, where in (
        ([m for m in totals if m not in ours], "not in the book"),
        ([m for m in ours if m not in totals], "only in the book"),
    ):
        if months:
            listed = ", ".join(month.label for month in months[:6]) + (" and more" if len(months) > 6 else "")
            yield f"{nrr.plural(len(months), 'month')} {where}: {listed}."


def _known(intake: nrr.Intake) -> Iterator[tuple[str, Decimal]]:
    """Amounts that are known not to be in the book, by name."""
    for line in intake.rows.left if intake.rows is not None else ():
        yield f"{line.reason} left out", Decimal(line.mrr)
    for problem in intake.problems:
        if problem.code == "one_offs_taken_out" and problem.arr_minor is not None:
            yield "one-off amounts taken out", nrr.amount(problem.arr_minor, nrr.Basis.MRR)


def _row(
    month: nrr.Month, amount: Decimal | None, others: Mapping[str, Totals], ledger: nrr.Ledger
) -> dict[str, str]:
    sign = nrr.sign_of(ledger.currency)
    at = ledger.index(month)
    paying = nrr.MISSING if at is None else nrr.count(int((ledger.grid[at] > 0).sum()))
    found = {"Month": month.label, "This book, MRR": _money(sign, amount)}
    for name, totals in others.items():
        stated = totals.get(month)
        known = amount is not None and stated is not None
        found[name] = _money(sign, stated)
        found[f"Difference to {name}" if len(others) > 1 else "Difference"] = (
            _signed(amount - stated) if known else nrr.MISSING  # type: ignore[operator]
        )
    return found | {"Paying customers": paying}


def _money(sign: str, amount: Decimal | None) -> str:
    return nrr.MISSING if amount is None else f"{sign}{amount:,.2f}"


def _signed(difference: Decimal) -> str:
    rounded = round(difference, 2)
    return "0.00" if not rounded else f"{'−' if rounded < 0 else '+'}{abs(rounded):,.2f}"
