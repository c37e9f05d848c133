"""Explaining a figure: its formula in words, the same with its terms, and the customers that sum to it.

Every customer gets one amount for each line of a Bridge or a RollForward, so every metric made of such
lines is explained by the same arithmetic that defines it, and the customers add up to it by construction.
"""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from nrr.bridges import AMOUNTS, ARR_PER_MRR, bridge
from nrr.cohorts import CohortTable, members
from nrr.customers import customers, shown_name
from nrr.errors import Refusal
from nrr.formats import Basis, amount, count, money
from nrr.ledgers import Ledger
from nrr.metrics import BRIDGE_METRICS, LABELS, METRICS
from nrr.origins import Cell
from nrr.policies import Policy
from nrr.rollforwards import RollForward, rollforward, rollforward_by_row, summed
from nrr.windows import Month, Window


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why a figure is what it is.

    `rows` has a line per customer that contributes: `row` (position in the book), `customer`, `opening`,
    `closing`, then `over` and, for a quotient, `under`, whose sums are the figure's numerator and
    denominator. Amounts are annualised minor units, or customers where the figure counts customers.
    """

    label: str
    meaning: str
    sentence: str
    worked: str
    value: float | int | None
    window: Window
    rows: pd.DataFrame


def explain(book: Ledger, window: Window, policy: Policy, key: str, basis: Basis = Basis.ARR) -> Explanation:
    """A metric by its key, or one line of the Bridge by its field, on a prepared book.

    Refusal for a key nobody knows.
    """
    if key in METRICS:
        return _metric(book, window, policy, key, basis)
    if key in LABELS:
        return _line(book, window, policy, key)
    raise Refusal(f"there is no figure {key!r}; choose one of: {', '.join([*METRICS, *LABELS])}")


def explain_step(book: Ledger, step: Window, policy: Policy, field: str) -> Explanation:
    """One cell of the monthly roll-forward: the customers with that movement between two months."""
    frame = movement_lines(book, step, policy)
    meaning = f"{LABELS[field].capitalize()} of {step.closing.label}, from the monthly movements."
    return _of_column(frame, field, step, meaning)


def explain_cohort(book: Ledger, table: CohortTable, cohort: str, age: int, part: str) -> Explanation:
    """One cell of a cohort table: what each customer of the cohort paid at that age and at the base age."""
    rows = members(book, table, cohort)
    at = _amounts_at_age(book, rows, age)
    base = _amounts_at_age(book, rows, table.base_age)
    over = {"net": at, "kept": np.minimum(at, base), "logos": (at > 0).astype(np.int64)}[part]
    under = (base > 0).astype(np.int64) if part == "logos" else base
    frame = _frame(book, rows, base, at).assign(over=over, under=under)
    total = int(under.sum())
    value = int(over.sum()) / total if total else None
    born = [book.months[i] for i in book.first_paid[rows].tolist()]
    window = Window(min(born), max(born) + max(age, 1))
    meaning = f"Customers who first paid in {cohort}, {age} months later, against month {table.base_age}."
    sentence = "revenue at that age ÷ revenue at the base age, of the same customers"
    return Explanation(f"Cohort {cohort} at {age} months", meaning, sentence, "", value, window, frame)


def bridge_lines(book: Ledger, window: Window, policy: Policy) -> pd.DataFrame:
    """Every customer with one column for each amount of the Bridge; the sums are the Bridge, field by field."""
    frame = customers(book, window, policy)
    size = frame["change"].abs()
    lines = {name: size.where(frame["movement"] == name, 0) for name in AMOUNTS if name in set(_MOVEMENTS)}
    lines["fx"] = frame["fx"]
    lines["returned"] = frame["closing"].where(frame["returned"], 0)
    lines["returned_logos"] = frame["returned"].astype(np.int64)
    table = frame.assign(**lines, **_logos(frame, policy))
    return table.assign(closing_logos=table["opening_logos"] + _gained(table) - table["churned_logos"])


def movement_lines(book: Ledger, window: Window, policy: Policy) -> pd.DataFrame:
    """Every customer with one column for each amount of the summed RollForward over a window."""
    s, e = book.index(window.opening), book.index(window.closing)
    if s is None or e is None:
        raise Refusal(f"the book does not hold both ends of {window.label}; choose another window")
    lines = rollforward_by_row(book, window, policy)
    present = np.flatnonzero(np.logical_or.reduce(book.grid[s : e + 1] != 0, axis=0))
    frame = _frame(book, present, lines["opening"][present], book.grid[e][present])
    return frame.assign(**{name: column[present] for name, column in lines.items()})


def sources(book: Ledger, row: int, months: tuple[Month, ...]) -> tuple[Cell, ...]:
    """The uploaded cells behind one customer's amounts in some months; empty when the book has no file."""
    if book.origins is None:
        return ()
    found = (book.origins.of(row, index) for month in months if (index := book.index(month)) is not None)
    return tuple(cell for cells in found for cell in cells)


_MOVEMENTS = ("new", "resurrected", "expansion", "contraction", "churn")


def _metric(book: Ledger, window: Window, policy: Policy, key: str, basis: Basis) -> Explanation:
    metric = METRICS[key]
    from_bridge = metric in BRIDGE_METRICS
    frame = bridge_lines(book, window, policy) if from_bridge else movement_lines(book, window, policy)
    record = bridge(book, window, policy) if from_bridge else summed(rollforward(book, window, policy))

    def show(name: str, value: int) -> str:
        return count(value) if name.endswith("logos") else money(value, book.currency, basis)

    def side(terms: tuple[str, ...]) -> pd.Series:
        signed = ((-1 if term.startswith("-") else 1) * frame[term.lstrip("+-")] for term in terms)
        return sum(signed, pd.Series(0, frame.index))

    rows = frame[["row", "customer", "opening", "closing"]].assign(
        over=side(metric.over), under=side(metric.under)
    )
    rows = rows[(rows["over"] != 0) | (rows["under"] != 0)]
    worked = metric.worked(record, show)
    return Explanation(
        metric.label, metric.meaning, metric.sentence, worked, metric.of(record), window, _ordered(rows)
    )


def _line(book: Ledger, window: Window, policy: Policy, field: str) -> Explanation:
    if field in {f.name for f in fields(RollForward)} - set(AMOUNTS):
        return _of_column(
            movement_lines(book, window, policy), field, window, f"{LABELS[field]}, month by month"
        )
    return _of_column(bridge_lines(book, window, policy), field, window, f"{LABELS[field]}, point to point")


def _of_column(frame: pd.DataFrame, field: str, window: Window, meaning: str) -> Explanation:
    rows = frame[["row", "customer", "opening", "closing"]].assign(over=frame[field])
    rows = rows[rows["over"] != 0]
    label = LABELS[field].capitalize()
    return Explanation(
        label, meaning, "the sum over these customers", "", int(rows["over"].sum()), window, _ordered(rows)
    )


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    largest = rows["over"].abs().sort_values(ascending=False, kind="stable").index
    return rows.loc[largest].reset_index(drop=True)


def _logos(frame: pd.DataFrame, policy: Policy) -> dict[str, pd.Series]:
    """One for a customer that counts, by the same rule of the smallest logo as the Bridge."""
    least = max(round(policy.min_logo_mrr * ARR_PER_MRR), 1)
    before, after = frame["opening"] >= least, frame["closing"] >= least
    moved, new = frame["movement"], frame["movement"] == "new"
    gained = ~before & after
    marks = {
        "opening_logos": before,
        "churned_logos": before & ~after,
        "new_logos": gained & new,
        "resurrected_logos": gained & ~new,
        "expanded_logos": moved == "expansion",
        "contracted_logos": moved == "contraction",
    }
    return {name: mark.astype(np.int64) for name, mark in marks.items()}


def _gained(table: pd.DataFrame) -> pd.Series:
    return table["new_logos"] + table["resurrected_logos"]


def _frame(book: Ledger, rows: np.ndarray, opening: np.ndarray, closing: np.ndarray) -> pd.DataFrame:
    names = pd.array([shown_name(book, row) for row in rows.tolist()], dtype="str")
    return pd.DataFrame({"row": rows, "customer": names, "opening": opening, "closing": closing})


def _amounts_at_age(book: Ledger, rows: np.ndarray, age: int) -> np.ndarray:
    """Each customer's amount so many calendar months after its own first one; zero where the month is absent."""
    ordinals = np.array([book.months[i].ordinal for i in book.first_paid[rows].tolist()], np.int64) + age
    held = {month.ordinal: index for index, month in enumerate(book.months)}
    index = np.array([held.get(ordinal, -1) for ordinal in ordinals.tolist()], np.int64)
    return np.where(index >= 0, book.grid[index, rows], 0)


def explanation_object(book: Ledger, found: Explanation, basis: Basis) -> dict[str, object]:
    """An explanation as plain data: amounts as decimal text, each customer with the cells it came from."""
    counted = found.value is not None and found.label.lower() in _COUNTED
    months = (found.window.opening, found.window.closing)

    def text(value: int) -> str:
        return str(value) if counted else str(amount(value, basis))

    return {
        "figure": found.label,
        "meaning": found.meaning,
        "formula": found.sentence,
        "worked": found.worked,
        "value": found.value,
        "window": {"opening": str(months[0]), "closing": str(months[1])},
        "customers": [
            {
                "customer": line["customer"],
                **{
                    name: text(int(line[name]))
                    for name in ("opening", "closing", "over", "under")
                    if name in line
                },
                "cells": [_cell_object(cell) for cell in sources(book, int(line["row"]), months)],
            }
            for line in found.rows.to_dict("records")
        ],
    }


_COUNTED = {label for field, label in LABELS.items() if field.endswith("logos")} | {
    "logo retention",
    "logo churn",
}


def _cell_object(cell: Cell) -> dict[str, object]:
    return {"file": cell.file, "sheet": cell.sheet, "row": cell.row, "column": cell.column, "raw": cell.raw}
