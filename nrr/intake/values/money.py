"""Whole columns of amounts: one decimal sign for all of them, exact integers at one common scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.intake.tables.grids import Column, Kind
from nrr.intake.values.amounts import Amount, Mark, Status, amount_of
from nrr.intake.values.plainamounts import QUICK_PLACES, SLOW, quick_amounts

STATUSES = tuple(Status)
CODE_OF = {status: index for index, status in enumerate(STATUSES)}
_QUICK = 2_000
_GROUP = 3
_MIDWAY = math.sqrt(1000)
"""Midway between the two readings of 1.234, which are a thousand times apart."""
_ROOMY = 10**13
"""Integers below this leave room in 64 bits to be annualised and summed."""


@dataclass(frozen=True, slots=True, eq=False)
class Convention:
    """The decimal sign of some columns. `open` when the cells leave it open, `clash` when they contradict
    each other.
    """

    decimal: str
    open: bool = False
    clash: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Currencies by row or by entry: `labels[codes[i]]` is named there, -1 where none is."""

    codes: npt.NDArray[np.int32]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MoneyColumn:
    """One column by row: status codes, values times 10^places, currencies beside them, months the amount
    covers.
    """

    statuses: npt.NDArray[np.int8]
    values: npt.NDArray[np.int64] | npt.NDArray[np.object_]
    currencies: Named
    months: npt.NDArray[np.int8]
    marks: dict[Mark, npt.NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """Several columns parsed together."""

    columns: tuple[MoneyColumn, ...]
    places: int
    convention: Convention


@dataclass(frozen=True, slots=True, eq=False)
class _Coded:
    """The distinct texts of a column that occur: their codes and amounts.

    `places` are the most decimal places of the quick ones, `told` the most of those whose decimal sign
    somebody wrote.
    """

    column: Column
    used: npt.NDArray[np.intp]
    quick: npt.NDArray[np.int64] | None
    slow: dict[int, Amount]
    places: int = 0
    told: int = 0


def money_of(columns: Sequence[Column], decimal: str | None, delimiter: str) -> Money:
    """Parses columns of one table. `decimal` is the user's answer; `delimiter` the table's, a weak hint."""
    coded = [_coded(column) for column in columns]
    amounts = [amount for one in coded for amount in one.slow.values()]
    typical = _typical(coded)
    convention = _convention(
        amounts, decimal, delimiter, max((one.told for one in coded), default=0), typical
    )
    places = max(
        [one.places for one in coded] + [a.reading(convention.decimal)[1] for a in amounts if _is_money(a)],
        default=0,
    )
    return Money(tuple(_decoded(one, convention.decimal, places) for one in coded), places, convention)


def _is_money(amount: Amount) -> bool:
    return amount.status in (Status.AMOUNT, Status.AMBIGUOUS)


def _coded(column: Column) -> _Coded:
    used = column.used
    quick, places, told = quick_amounts(column, used) if len(used) > _QUICK else (None, 0, 0)
    slow_codes = used if quick is None else used[quick[used] == SLOW]
    slow = {int(code): _amount(column, int(code)) for code in slow_codes}
    return _Coded(column, used, quick, slow, places, told)


_ERROR, _NUMBER, _NO_AMOUNTS = int(Kind.ERROR), int(Kind.NUMBER), (int(Kind.DATE), int(Kind.BOOL))
"""Plain numbers: members of an Enum are looked up each time they are named, here for every text."""


def _amount(column: Column, code: int) -> Amount:
    """A typed number is never ambiguous: its point is the decimal sign."""
    text, kind = column.texts[code], int(column.kinds[code])
    if kind == _ERROR:
        return Amount(Status.ERROR)
    if kind in _NO_AMOUNTS:
        return Amount(Status.WORD)
    found = amount_of(text)
    if kind == _NUMBER and found.status in (Status.AMOUNT, Status.AMBIGUOUS):
        mantissa, places = found.reading(".")
        marks = found.marks - {Mark.SCIENTIFIC, Mark.GROUPED}
        return Amount(Status.AMOUNT, mantissa, places, currency=found.currency, marks=marks)
    return found


def _typical(coded: list[_Coded]) -> float:
    """The median size of the amounts that leave no doubt; 0.0 where there are none."""
    sure = [
        abs(amount.mantissa) / 10.0**amount.places
        for one in coded
        for amount in one.slow.values()
        if amount.status is Status.AMOUNT and amount.mantissa
    ]
    quick = [
        np.abs(one.quick[(one.quick != SLOW) & (one.quick != 0)]) / 10.0**QUICK_PLACES
        for one in coded
        if one.quick is not None
    ]
    sizes = np.concatenate([np.array(sure, np.float64), *quick])
    return float(np.median(sizes)) if len(sizes) else 0.0


def _near(amount: Amount, decimal: str, typical: float) -> bool:
    """Whether the sign as decimal point leaves an open amount nearer to the usual size than the sign as
    separator.
    """
    mantissa, places = amount.reading(decimal)
    return abs(mantissa) / 10.0**places * _MIDWAY >= typical > 0


def _convention(
    amounts: list[Amount], answer: str | None, delimiter: str, dotted_places: int, typical: float
) -> Convention:
    """`dotted_places` are the most places after a decimal point among amounts that leave no doubt,
    `typical` their size.
    """
    certain = {a.evidence for a in amounts if a.evidence} | ({"."} if dotted_places else set())
    unsure = {a.separator for a in amounts if a.status is Status.AMBIGUOUS}
    if answer is not None:
        return Convention(answer)
    if len(certain) == 2:
        return Convention(".", open=bool(unsure), clash=True)
    if not unsure:
        return Convention(next(iter(certain), "."))
    if certain:
        decimal = next(iter(certain))
        finest = max((a.places for a in amounts if a.evidence == decimal), default=0)
        finest = max(finest, dotted_places) if decimal == "." else finest
        odd = finest < _GROUP and any(
            not _near(a, decimal, typical)
            for a in amounts
            if a.status is Status.AMBIGUOUS and a.separator == decimal
        )
        return Convention(decimal, open=odd)
    if unsure == {","} and delimiter in (",", ""):
        return Convention(".", assumed=True)
    return Convention(".", open=True)


def _decoded(one: _Coded, decimal: str, places: int) -> MoneyColumn:
    count = len(one.column.texts)
    statuses = np.full(count, CODE_OF[Status.AMOUNT if one.quick is not None else Status.BLANK], np.int8)
    exact: dict[int, int] = {}
    currencies = np.full(count, -1, np.int32)
    labels: dict[str, int] = {}
    months = np.ones(count, np.int8)
    marks: dict[Mark, npt.NDArray[np.bool_]] = {}
    for code, amount in one.slow.items():
        statuses[code] = CODE_OF[Status.AMOUNT if amount.status is Status.AMBIGUOUS else amount.status]
        if _is_money(amount):
            mantissa, own = amount.reading(decimal)
            exact[code] = mantissa * 10 ** (places - own)
        if amount.currency is not None:
            currencies[code] = labels.setdefault(amount.currency, len(labels))
        months[code] = 12 if Mark.PER_YEAR in amount.marks else 3 if Mark.PER_QUARTER in amount.marks else 1
        for mark in amount.marks:
            marks.setdefault(mark, np.zeros(count, np.bool_))[code] = True
    if one.quick is not None:
        negative = marks.setdefault(Mark.NEGATIVE, np.zeros(count, np.bool_))
        negative |= (one.quick < 0) & (one.quick != SLOW)
    codes = one.column.codes
    return MoneyColumn(
        statuses[codes],
        _values(one.quick, exact, count, places)[codes],
        Named(currencies[codes], tuple(labels)),
        months[codes],
        {m: flags[codes] for m, flags in marks.items()},
    )


def _values(
    quick: npt.NDArray[np.int64] | None, exact: dict[int, int], count: int, places: int
) -> npt.NDArray[np.int64] | npt.NDArray[np.object_]:
    """Amounts by code times 10^places: those read by the thousand, and those read one by one."""
    known = np.zeros(count, np.int64) if quick is None else np.where(quick == SLOW, 0, quick)
    if places > QUICK_PLACES or max(map(abs, exact.values()), default=0) >= _ROOMY:
        values = [value * 10**places // 10**QUICK_PLACES for value in known.tolist()]
        return integers([exact.get(code, value) for code, value in enumerate(values)])
    scaled: npt.NDArray[np.int64] = known // 10 ** (QUICK_PLACES - places)
    scaled[list(exact)] = list(exact.values())
    return scaled if np.abs(scaled).max(initial=0) < _ROOMY else scaled.astype(object)


def integers(values: Sequence[int]) -> npt.NDArray[np.int64] | npt.NDArray[np.object_]:
    """int64 where the largest value leaves room to be annualised and summed, Python integers otherwise."""
    largest = max((abs(v) for v in values), default=0) if len(values) else 0
    if largest < _ROOMY:
        return np.array(values, np.int64)
    held = np.empty(len(values), object)
    held[:] = values
    return held
