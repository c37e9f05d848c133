"""A rate of tax beside the amounts: told by its heading and its cells, and taken out of what includes it."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
from nrr.intake.headings.apart import holds_tax, names_net, says_with_tax, speaks_of_tax
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import AMOUNT_WORDS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.money_columns import amounts_beside
from nrr.intake.shapes.pairs import written
from nrr.intake.tables.grids import Column, column_of_codes
from nrr.intake.values.amounts import Amount, Status

_FILE = tomllib.loads((files(__package__) / "tax_rates.toml").read_text(encoding="utf-8"))
USUAL_RATES = tuple(float(rate) / 100 for rate in _FILE["usual"])
"""Rates at which sales are taxed; an amount that holds its tax is at none of them, as a rule."""
_HUNDRED, _CENT = Decimal(100), Decimal(1).scaleb(-2)
_RATES = {Decimal(rate) for rate in (*_FILE["usual"], *_FILE["reduced"])}


def asked_of_rates(frame: Frame, assignment: Assignment, decimal: str | None) -> list[Problem]:
    """Whether the amount includes the tax whose rate stands beside it: asked where its heading says so, else
    said; nothing where it says it is net, or another column is the amount with the tax on it.
    """
    chosen = assignment.roles[Role.AMOUNT]
    heading = frame.headings[chosen].text
    rate = next((i for i in range(len(frame.headings)) if i != chosen and _is_rate(frame, i)), None)
    if rate is None or names_net(heading) or _stands_with_tax(frame, assignment, rate, decimal):
        return []
    place, tax = frame.table.place((), heading), frame.headings[rate].text
    net = Option(wording(Phrase.WITHOUT_TAX_AT, column=heading, rate=tax), {"less": [tax]})
    if not says_with_tax(heading) and not holds_tax(heading):
        return [problem_of(Message.RATE_BESIDE, place, choices=(net,), chosen=heading, tax=tax)]
    told = {"columns": {"amount": frame.table.letters[chosen]}}
    whole = Option(wording(Phrase.AS_IT_STANDS, column=heading), told)
    return [problem_of(Message.AMOUNT_IS_TAXED, place, choices=(net, whole), chosen=heading, tax=tax)]


def rates_of(heading: str, column: Column, first: int) -> Column | None:
    """The rates of a column of tax as parts of 1: "20%", 20 or 0.2; None for any other column."""
    parts = _parts(heading, column, first)
    return column_of_codes(column.codes, parts) if parts else None


def net_of(amount: Amount, off: Amount) -> str | None:
    """What is left of an amount without the tax in it, to the cent; None where one of both is no amount."""
    if amount.status is not Status.AMOUNT or off.status not in (Status.AMOUNT, Status.BLANK, Status.DASH):
        return None
    whole = Decimal(amount.mantissa).scaleb(-amount.places)
    net = whole / (1 + Decimal(off.mantissa).scaleb(-off.places))
    return written(net.quantize(_CENT, ROUND_HALF_UP), amount.currency)


def _is_rate(frame: Frame, index: int) -> bool:
    """Some row is taxed."""
    parts = _parts(frame.headings[index].own, frame.table.columns[index], frame.first_body_row)
    return any(float(part or 0) for part in parts)


def _parts(heading: str, column: Column, first: int) -> list[str]:
    """Of each text of the column its rate; nothing where one is none, as in a column of taxes in money."""
    if not speaks_of_tax(heading) or set(words_of(heading)) & AMOUNT_WORDS:
        return []
    used = set(column.taken(slice(first, None)).used.tolist())
    worth = [_number(text) if code in used else None for code, text in enumerate(column.texts)]
    strange = any(worth[code] is None for code in used if column.texts[code].strip())
    known = {one for one in worth if one}
    unit = Decimal(1) if max(known, default=_HUNDRED) < 1 else _HUNDRED
    if strange or not known or not {one / unit * _HUNDRED for one in known} <= _RATES:
        return []
    return ["" if one is None else f"{one / unit:f}" for one in worth]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().rstrip("%\u00a0 ").replace(",", "."))
    except InvalidOperation:
        return None


def _stands_with_tax(frame: Frame, assignment: Assignment, rate: int, decimal: str | None) -> bool:
    """Whether another column is the amount and the tax on it, row by row."""
    amounts, places = amounts_beside(frame, assignment, decimal)
    whole, column = amounts[assignment.roles[Role.AMOUNT]].astype(np.float64), frame.table.columns[rate]
    parts = _parts(frame.headings[rate].own, column, frame.first_body_row)
    codes = column.codes[frame.first_body_row :]
    taxed = whole * (1 + np.array([float(part or 0) for part in parts])[codes])
    return any(_near(taxed, one.astype(np.float64), 10**places) for i, one in amounts.items() if i != rate)


def _near(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64], unit: int) -> bool:
    """Within a cent."""
    return bool((np.abs(one - other) * 100 <= unit + 1).all())
