"""One invoice of about a year or a quarter among monthly ones: the only one of its payer, or the last
after monthly ones.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries, Mask, total_of
from nrr.intake.melting.bills import Kind, Terms, index_of
from nrr.intake.melting.grids import Floats, Ints
from nrr.intake.melting.spreads import spread_over
from nrr.intake.places import entry_rows, mrr_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.thresholds import LIMITS

_YEAR, _QUARTER = 12, 3
"""Who pays for a year gets two months off or so, for a quarter less, and pays a rounding more at most."""
_MONTHLY = 3
_SILENT = 2
_LARGE = 300_000


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """The entries in order of payer, product and month: whose they are, and where each line begins."""

    order: npt.NDArray[np.intp]
    begins: npt.NDArray[np.intp]
    sizes: npt.NDArray[np.intp]


def with_prepayments(draft: Draft, products: Ints, answers: Answers) -> Draft:
    """The draft; invoices that look prepaid spread as answered, or asked about. `products` is what each
    entry is billed for.
    """
    entries = draft.entries
    if entries is None or not 1 < entries.count <= _LARGE:
        return draft
    months = _prepaid(entries, products)
    hits = months > 0
    if not hits.any():
        return draft
    if answers.single_invoices is None:
        return draft.saying(_asked(draft, months))
    told = answers.single_invoices
    length = months if told == "size" else np.where(hits, int(told), 0)
    return replace(draft, entries=_spread(entries, np.maximum(length, 1), hits))


def _prepaid(entries: Entries, products: Ints) -> Ints:
    """The months each invoice seems to be for, 0 for all that are of their month."""
    lines, amounts = _lines(entries, products), entries.arr.astype(np.float64)
    found = np.zeros(entries.count, np.int64)
    last = lines.order[lines.begins + lines.sizes - 1]
    monthly = _are_monthly(entries, lines)
    usual = np.where(monthly, amounts[lines.order[lines.begins + np.maximum(lines.sizes - 2, 0)]], 0.0)
    ceased = entries.months[last] <= entries.months.max() - _SILENT
    own = monthly & ceased & (usual > 0)
    found[last[own]] = _multiple(amounts[last[own]], usual[own])
    alone = lines.sizes == 1
    prices = _prices(products[last[monthly]], usual[monthly])
    price = np.array([prices.get(product, 0.0) for product in products[last].tolist()])
    lone = alone & (price > 0)
    found[last[lone]] = _multiple(amounts[last[lone]], price[lone])
    return found


def _lines(entries: Entries, products: Ints) -> _Lines:
    line = entries.customers.astype(np.int64) * (int(products.max(initial=0)) + 1) + products
    order = np.lexsort((entries.months, line))
    begins = np.flatnonzero(np.append(True, np.diff(line[order]) != 0))
    return _Lines(order, begins, np.diff(np.append(begins, len(order))))


def _are_monthly(entries: Entries, lines: _Lines) -> Mask:
    """Lines of at least so many entries, one in each month from the first to the last."""
    first, last = lines.order[lines.begins], lines.order[lines.begins + lines.sizes - 1]
    whole = entries.months[last] - entries.months[first] + 1 == lines.sizes
    return np.asarray(whole & (lines.sizes > _MONTHLY))


def _prices(products: Ints, usual: Floats) -> dict[int, float]:
    """Product -> what it costs a month, where several payers pay about the same."""
    found = {}
    for product in np.unique(products).tolist():
        paid = usual[(products == product) & (usual > 0)]
        if len(paid) and paid.min() >= LIMITS.alike * paid.max():
            found[product] = float(np.median(paid))
    return found


def _multiple(amounts: Floats, price: Floats) -> Ints:
    """How many months of a price an amount is, with or without a discount; 0 for none."""
    found = np.zeros(len(amounts), np.int64)
    for months in (_YEAR, _QUARTER):
        share = amounts / (price * months)
        found = np.where(
            (found == 0)
            & (share >= (LIMITS.alike if months == _YEAR else LIMITS.nearly))
            & (share <= 1 + LIMITS.foots),
            months,
            found,
        )
    return found


def _asked(draft: Draft, months: Ints) -> Problem:
    assert draft.entries is not None
    hits = months > 0
    numbers, number = entry_rows(draft, hits), int(hits.sum())
    held = sorted(set(months[hits].tolist()), reverse=True)
    choices = [_lasting(number, n) for n in held]
    if len(held) > 1:
        choices.insert(0, Option(wording(Phrase.EACH_BY_ITS_SIZE), {"single_invoices": "size"}))
    choices.append(_lasting(number, 1))
    return problem_of(
        Message.SINGLE_INVOICES,
        draft.tables[0].place(numbers),
        count=len(numbers),
        choices=tuple(choices),
        number=number,
        times=sorted(held),
        numbers=numbers,
        amount=mrr_of(draft, total_of(draft.entries.arr[hits])),
    )


_NAMED_LENGTHS: dict[int, Literal[Phrase.ONE_MONTH, Phrase.A_QUARTER, Phrase.A_YEAR]] = {
    1: Phrase.ONE_MONTH,
    3: Phrase.A_QUARTER,
    12: Phrase.A_YEAR,
}


def _lasting(number: int, months: int) -> Option:
    return Option(
        wording(Phrase.IT_IS_FOR, number=number, length=wording(_NAMED_LENGTHS[months])),
        {"single_invoices": str(months)},
    )


def _spread(entries: Entries, length: Ints, hits: Mask) -> Entries:
    """Each of these over its months, no further than the last month of the file."""
    kind = np.full(entries.count, int(Kind.SINGLE))
    like = np.full(entries.count, -1)
    terms = Terms(index_of(length), entries.months.astype(np.float64), length, kind, like)
    return spread_over(entries, terms, hits, int(entries.months.max()))
