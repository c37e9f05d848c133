"""Discounts and taxes beside the amounts: taken off already or not, told by what adds up, else asked."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.apart import (
    holds_tax,
    is_tax,
    names_discount,
    names_net,
    names_one_time,
    names_refund,
    names_undiscounted,
    says_with_tax,
    speaks_of_tax,
)
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.proposals import column_name, named_columns
from nrr.intake.shapes.tax_rates import USUAL_RATES, asked_of_rates
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of

Amounts = npt.NDArray[np.int64] | npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """The amounts of a table by column, as whole numbers of one scale, and what its headings say of them."""

    frame: Frame
    chosen: int
    amounts: dict[int, Amounts]
    offs: tuple[int, ...]
    shares: tuple[int, ...]
    taxes: tuple[int, ...]
    apart: tuple[int, ...]  # refunds, and what is charged once
    places: int

    @property
    def others(self) -> tuple[int, ...]:
        apart = {self.chosen, *self.offs, *self.shares, *self.taxes, *self.apart}
        return tuple(i for i in self.amounts if i not in apart)

    def heading(self, index: int) -> str:
        return self.frame.headings[index].text


def deductions(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """What there is to ask and to say of discounts and taxes beside the amount; nothing where a person or a
    recipe has said which amount counts.
    """
    told = "amount" in answers.columns or answers.less is not None or answers.amount_is is not None
    if told or Role.AMOUNT not in assignment.roles:
        return []
    columns = _columns(frame, assignment, answers)
    if not columns.taxes and (asked := asked_of_rates(frame, assignment, answers.decimal)):
        return [*_discounts(columns), *asked, *_apart(columns)]
    if _holds_tax_unseen(frame, assignment, columns):
        heading = columns.heading(columns.chosen)
        return [problem_of(Message.TAX_INCLUDED, frame.table.place((), heading), heading=heading)]
    return [*_discounts(columns), *_taxes(columns), *_apart(columns)]


def _holds_tax_unseen(frame: Frame, assignment: Assignment, columns: _Columns) -> bool:
    """The heading of the amount says that it holds tax, another column is about tax, and nothing can be taken
    off.
    """
    others = (h.text for i, h in enumerate(frame.headings) if i != columns.chosen)
    return (
        not columns.taxes
        and says_with_tax(frame.headings[columns.chosen].text)
        and any(map(speaks_of_tax, others))
    )


def _columns(frame: Frame, assignment: Assignment, answers: Answers) -> _Columns:
    body, chosen = slice(frame.first_body_row, None), assignment.roles[Role.AMOUNT]
    held = [i for i, p in enumerate(assignment.profiles) if p.holds_amounts]
    named = [i for i in held if i != chosen and names_discount(frame.headings[i].own)]
    taxes = [i for i in held if i != chosen and is_tax(frame.headings[i].own)]
    apart = [i for i in held if i != chosen and _is_apart(frame.headings[i].own)]
    if not named and not taxes and not apart:
        return _Columns(frame, chosen, {}, (), (), (), (), 0)
    dated = set(assignment.dated)
    read = [i for i in dict.fromkeys((chosen, *held)) if i not in dated]
    money = money_of(
        [frame.table.columns[i].taken(body) for i in read], answers.decimal, frame.table.delimiter
    )
    amounts = {i: one.values for i, one in zip(read, money.columns, strict=True)}
    rates = {
        i
        for i, one in zip(read, money.columns, strict=True)
        if "%" in frame.headings[i].text or (one.statuses == CODE_OF[Status.PERCENT]).any()
    }
    filled = [i for i in named if i in rates or (amounts[i] != 0).any()]
    return _Columns(
        frame,
        chosen,
        {i: values for i, values in amounts.items() if i not in rates},
        tuple(i for i in filled if i not in rates),
        tuple(i for i in filled if i in rates),
        tuple(i for i in taxes if i not in rates and _is_of(amounts[chosen], amounts[i])),
        tuple(i for i in apart if i not in rates and (amounts[i] != 0).any()),
        money.places,
    )


def _is_apart(heading: str) -> bool:
    return names_refund(heading) or names_one_time(heading)


def _is_of(amounts: Amounts, taxes: Amounts) -> bool:
    """Whether a column of tax holds what each amount is taxed, not the rate or nothing: it differs as they
    do.
    """
    different, own = len(np.unique(taxes)), len(np.unique(amounts))
    return bool((taxes != 0).any()) and (different > LIMITS.fewest or 2 * different > own)


def _discounts(columns: _Columns) -> Iterable[Problem]:
    """Of every discount: taken off where another column less it is the amount, not yet where the amount less
    it is another one; by the heading of the amount where nothing adds up.
    """
    whole, heading = columns.amounts.get(columns.chosen), columns.heading(columns.chosen)
    for off in columns.offs:
        if whole is None:
            break
        less = np.abs(columns.amounts[off])
        if any(np.array_equal(columns.amounts[i] - less, whole) for i in columns.others):
            continue
        left = next((i for i in columns.others if np.array_equal(whole - less, columns.amounts[i])), None)
        if left is not None:
            yield _which(columns, left, off)
        elif _with_tax(columns, whole - less) or names_undiscounted(heading):
            yield _taken_off(columns, off)
        elif not names_net(heading):
            yield _beside(columns, off)
    for share in columns.shares:
        yield _taken_off(columns, share) if names_undiscounted(heading) else _beside(columns, share)


def _apart(columns: _Columns) -> Iterable[Problem]:
    """Refunds beside an amount that does not say it is net; what is charged once within an amount that adds
    up more than one column.
    """
    whole, heading = columns.amounts.get(columns.chosen), columns.heading(columns.chosen)
    if whole is None or names_net(heading):
        return
    for index in columns.apart:
        place, other = columns.frame.table.place((), columns.heading(index)), columns.heading(index)
        choices = (_less(columns, index), _as_it_is(columns))
        rest = whole - np.abs(columns.amounts[index])
        if any(np.array_equal(rest, columns.amounts[i]) for i in columns.others) and not names_refund(other):
            yield problem_of(Message.ONE_TIME_WITHIN, place, choices=choices, heading=heading, other=other)
        elif names_refund(other) and not any(
            np.array_equal(columns.amounts[i] - np.abs(columns.amounts[index]), whole) for i in columns.others
        ):
            yield problem_of(Message.REFUNDS_BESIDE, place, choices=choices, heading=heading, other=other)


def _with_tax(columns: _Columns, net: Amounts) -> bool:
    """Whether another column is this amount with a tax on top."""
    return any(
        np.array_equal(net + columns.amounts[tax], columns.amounts[i])
        for tax in columns.taxes
        for i in columns.others
    )


def _taxes(columns: _Columns) -> list[Problem]:
    """An amount is net where it and its tax are another column, or its heading or the rate of the tax says
    so.
    """
    whole, heading = columns.amounts.get(columns.chosen), columns.heading(columns.chosen)
    if whole is None or not columns.taxes or names_net(heading):
        return []
    offs = [np.abs(columns.amounts[off]) for off in columns.offs]
    tax = columns.taxes[0]
    if any(_with_tax(columns, net) for net in (whole, *(whole - off for off in offs))):
        return []
    gross = holds_tax(heading) or _rate_says(whole, columns.amounts[tax], 10**columns.places) == "gross"
    unclear = _rate_says(whole, columns.amounts[tax], 10**columns.places) == "unclear"
    if not gross and not unclear:
        return []
    other = columns.heading(tax)
    net = [i for i in columns.others if np.array_equal(columns.amounts[i] + columns.amounts[tax], whole)]
    options = [_named(columns, i) for i in net] or [_less(columns, tax)]
    return [
        problem_of(
            Message.AMOUNT_IS_TAXED if gross else Message.AMOUNT_MAY_BE_TAXED,
            columns.frame.table.place((), heading),
            choices=(*options, _as_it_is(columns)),
            chosen=heading,
            tax=other,
        )
    ]


def _rate_says(whole: Amounts, tax: Amounts, unit: int) -> str:
    """Whether the taxes are a usual share of the amounts ("net"), of what is left of them ("gross"), or of
    both ("unclear").
    """
    rows = np.flatnonzero((tax != 0) & (whole != 0))
    amount, part = whole[rows].astype(np.float64), tax[rows].astype(np.float64)
    slack = (unit + 1) / 100  # a cent, and what rounding adds
    net, gross = (_at_a_rate(part, base, slack) for base in (amount, amount - part))
    return "unclear" if net == gross else "net" if net else "gross"


def _at_a_rate(part: npt.NDArray[np.float64], base: npt.NDArray[np.float64], slack: float) -> bool:
    fits = np.zeros(len(part), np.bool_)
    for rate in USUAL_RATES:
        fits |= np.abs(np.abs(part) - rate * np.abs(base)) <= slack
    return bool(fits.all())


def _which(columns: _Columns, left: int, off: int) -> Problem:
    indices = (columns.chosen, left)
    return problem_of(
        Message.RIVAL_COLUMNS,
        columns.frame.table.place(),
        count=len(indices),
        choices=tuple(_named(columns, i) for i in indices),
        what="amount",
        names=[column_name(columns.frame, i) for i in indices],
    )


def _taken_off(columns: _Columns, off: int) -> Problem:
    heading, other = columns.heading(columns.chosen), columns.heading(off)
    return problem_of(
        Message.DISCOUNT_OPEN,
        columns.frame.table.place((), other),
        choices=(_less(columns, off), _as_it_is(columns)),
        heading=heading,
        other=other,
    )


def _beside(columns: _Columns, off: int) -> Problem:
    heading, other = columns.heading(columns.chosen), columns.heading(off)
    return problem_of(
        Message.DISCOUNT_BESIDE, columns.frame.table.place((), other), heading=heading, other=other
    )


def _less(columns: _Columns, off: int) -> Option:
    label = wording(Phrase.LESS_COLUMN, column=columns.heading(columns.chosen), other=columns.heading(off))
    return Option(label, {"less": [columns.heading(off)]})


def _as_it_is(columns: _Columns) -> Option:
    label = wording(Phrase.AS_IT_STANDS, column=columns.heading(columns.chosen))
    return Option(label, {"columns": {"amount": columns.frame.table.letters[columns.chosen]}})


def _named(columns: _Columns, index: int) -> Option:
    return named_columns(columns.frame, {"amount": index})
