"""Explaining a figure: its formula in words, the same with its terms, and the customers that sum to it.

Every customer gets one amount for each line of a Bridge or a RollForward, so every metric made of such
lines is explained by the same arithmetic that defines it, and the customers add up to it by construction.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from nrr.definitions import BRIDGE_METRICS, LABELS, METRICS, Policy, Unit
from nrr.ground import (
    MISSING,
    Basis,
    Month,
    Refusal,
    Window,
    count,
    fine_points,
    money,
    multiple,
    percent,
    plural,
)
from nrr.ledgers import Cell, Ledger
from nrr.retention import (
    AMOUNTS,
    CohortTable,
    RollForward,
    SegmentKey,
    bridge,
    customers,
    members,
    rollforward,
    rollforward_by_row,
    shown_names,
    summed,
)


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why a figure is what it is.

    `rows` has a line per customer that contributes: `row` (position in the book), `customer`, `opening`,
    `closing`, then `over` and, for a quotient, `under`, whose sums are the figure's numerator and
    denominator. Amounts are annualised minor units, but customers in the columns named by `counted` and
    parts of a rate in those of `in_points`. `unit` is what a quotient is, None for a sum.
    """

    label: str
    meaning: str
    sentence: str
    worked: str
    value: float | int | None
    window: Window
    rows: pd.DataFrame
    counted: tuple[str, ...] = ()
    unit: Unit | None = None
    in_points: tuple[str, ...] = ()

    def shown(self, column: str, value: float, currency: str, basis: Basis) -> str:
        """An entry of `rows`, or the sum of some, as people read it."""
        if column in self.in_points:
            return fine_points(value)
        value = round(value)
        return count(value) if column in self.counted else money(value, currency, basis)

    def shown_value(self, currency: str, basis: Basis) -> str:
        """The figure itself as people read it."""
        if self.value is None:
            return MISSING
        if self.unit is None:
            return self.shown("over", round(self.value), currency, basis)
        if self.unit is Unit.MONEY:
            return money(round(self.value), currency, basis)
        return percent(self.value) if self.unit is Unit.RATE else multiple(self.value)


def explain(book: Ledger, window: Window, policy: Policy, key: str, basis: Basis = Basis.ARR) -> Explanation:
    """A metric by its key, or one line of the Bridge by its field, on a prepared book.

    Refusal for a key nobody knows.
    """
    if key in METRICS:
        return _metric(book, window, policy, key, basis)
    if key in LABELS:
        return _line(book, window, policy, key)
    raise Refusal(f"there is no figure {key!r}; choose one of: {', '.join([*METRICS, *LABELS])}")


def explain_movement(
    book: Ledger, window: Window, policy: Policy, field: str, group: SegmentKey | None = None
) -> Explanation:
    """One line of the roll-forward over a month or several: the customers with that movement, of a segment
    or of all.
    """
    whose = "" if group is None else f" of {group[1]}"
    when = window.closing.label if window.months == 1 else f"every month of {window.label}, added up"
    meaning = f"{LABELS[field].capitalize()}{whose} of {when}, from the monthly movements."
    found = _of_column(movement_lines(book, window, policy, group), field, window, meaning)
    return replace(found, label=f"{found.label}{whose}")


def explain_cohort(book: Ledger, table: CohortTable, cohort: str, age: int, part: str) -> Explanation:
    """One cell of a cohort table: what each customer of the cohort paid at that age and at the base age."""
    rows = members(book, table, cohort)
    at = amounts_at_age(book, rows, age)
    base = amounts_at_age(book, rows, table.base_age)
    over = {"net": at, "kept": np.minimum(at, base), "logos": (at > 0).astype(np.int64)}[part]
    under = (base > 0).astype(np.int64) if part == "logos" else base
    frame = _frame(book, rows, base, at).assign(over=over, under=under)
    total = int(under.sum())
    value = int(over.sum()) / total if total else None
    born = [book.months[i] for i in book.first_paid[rows].tolist()]
    window = Window(min(born), max(born) + max(age, 1))
    months = plural(age, "month")
    meaning = f"Customers who first paid in {cohort}, {months} later, against month {table.base_age}."
    sentence = "revenue at that age ÷ revenue at the base age, of the same customers"
    label, counted = f"Cohort {cohort} at {months}", ("over", "under") if part == "logos" else ()
    return Explanation(label, meaning, sentence, "", value, window, frame, counted, Unit.RATE)


def bridge_lines(book: Ledger, window: Window, policy: Policy) -> pd.DataFrame:
    """Every customer with one column for each amount of the Bridge; the sums are the Bridge, field by
    field.
    """
    frame = customers(book, window, policy)
    size = frame["change"].abs()
    lines = {name: size.where(frame["movement"] == name, 0) for name in AMOUNTS if name in set(_MOVEMENTS)}
    lines["fx"] = frame["fx"]
    lines["returned"] = frame["closing"].where(frame["returned"], 0)
    lines["returned_logos"] = frame["returned"].astype(np.int64)
    table = frame.assign(**lines, **_logos(frame, policy))
    return table.assign(closing_logos=table["opening_logos"] + _gained(table) - table["churned_logos"])


def movement_lines(
    book: Ledger, window: Window, policy: Policy, group: SegmentKey | None = None
) -> pd.DataFrame:
    """Every customer with one column for each amount of the summed RollForward over a window, of a segment
    or of all.
    """
    if book.index(window.opening) is None or book.index(window.closing) is None:
        raise Refusal(f"the data does not hold both ends of {window.label}; choose another period")
    lines = rollforward_by_row(book, window, policy, group)
    present = np.flatnonzero(np.logical_or.reduce([column != 0 for column in lines.values()]))
    lines = {name: column[present] for name, column in lines.items()}
    closing = sum(-lines[name] if name in _LOSSES else lines[name] for name in _STEP_MONEY)
    return _frame(book, present, lines["opening"], np.asarray(closing)).assign(**lines)


_STEP_MONEY = (
    *("opening", "new", "reactivation", "expansion", "contraction", "churn"),
    *("fx", "transferred_in", "transferred_out"),
)
_LOSSES = ("contraction", "churn", "transferred_out")


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
        return count(value) if _counts(name) else money(value, book.currency, basis)

    def side(terms: tuple[str, ...]) -> pd.Series:
        signed = ((-1 if term.startswith("-") else 1) * frame[term.lstrip("+-")] for term in terms)
        return sum(signed, pd.Series(0, frame.index))

    rows = frame[["row", "customer", "opening", "closing"]].assign(
        over=side(metric.over), under=side(metric.under)
    )
    rows = rows[(rows["over"] != 0) | (rows["under"] != 0)]
    sides = {"over": metric.over, "under": metric.under}
    return Explanation(
        metric.label,
        metric.meaning,
        metric.sentence,
        metric.worked(record, show),
        metric.of(record),
        window,
        _ordered(rows),
        counted=tuple(name for name, terms in sides.items() if _counts(terms[0])),
        unit=metric.unit,
    )


def _counts(field: str) -> bool:
    """Whether a field counts customers; every other one is money."""
    return field.endswith("logos")


def _line(book: Ledger, window: Window, policy: Policy, field: str) -> Explanation:
    if field in {f.name for f in fields(RollForward)} - set(AMOUNTS):
        return _of_column(
            movement_lines(book, window, policy), field, window, f"{LABELS[field]}, month by month"
        )
    return _of_column(bridge_lines(book, window, policy), field, window, f"{LABELS[field]}, point to point")


def _of_column(frame: pd.DataFrame, field: str, window: Window, meaning: str) -> Explanation:
    rows = frame[["row", "customer", "opening", "closing"]].assign(over=frame[field])
    rows = rows[rows["over"] != 0]
    label, total = LABELS[field].capitalize(), int(rows["over"].sum())
    counted = ("over",) if _counts(field) else ()
    sentence = "the sum over these customers"
    return Explanation(label, meaning, sentence, "", total, window, _ordered(rows), counted)


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    largest = rows["over"].abs().sort_values(ascending=False, kind="stable").index
    return rows.loc[largest].reset_index(drop=True)


def _logos(frame: pd.DataFrame, policy: Policy) -> dict[str, pd.Series]:
    """One for a customer that counts, by the same rule of the smallest logo as the Bridge."""
    least = policy.least_logo_arr_minor
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
    names = pd.array(shown_names(book, rows), dtype="str")
    return pd.DataFrame({"row": rows, "customer": names, "opening": opening, "closing": closing})


def amounts_at_age(book: Ledger, rows: np.ndarray, age: int) -> np.ndarray:
    """Each customer's amount so many calendar months after its own first one; zero where the month is
    absent.
    """
    ordinals = np.array([book.months[i].ordinal for i in book.first_paid[rows].tolist()], np.int64) + age
    held = {month.ordinal: index for index, month in enumerate(book.months)}
    index = np.array([held.get(ordinal, -1) for ordinal in ordinals.tolist()], np.int64)
    return np.where(index >= 0, book.grid[index, rows], 0)
