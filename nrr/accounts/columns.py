"""Columns of a book that say something about a customer's health, growth or leaving: which ones there are,
and their values.

A column is known by the words of its heading. Values are read from its labels: a text that is no number or
date is unknown (NaN), never guessed.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.ground import Month
from nrr.ledgers import Attribute, Ledger

Values = npt.NDArray[np.float64]


class Held(StrEnum):
    """What a column may hold; the value is how it is asked for."""

    USAGE = "usage by month"
    USAGE_OF_LIMIT = "usage of limit"
    PAYMENT_FAILURES = "payment failures"
    NPS = "NPS"
    CSAT = "CSAT"
    TICKETS = "tickets by month"
    RENEWAL = "renewal date"
    REASON = "churn reason"
    SEATS = "seats by month"
    PRICE = "unit price by month"
    PLAN = "plan by month"


_WORDS = MappingProxyType(
    {
        Held.USAGE_OF_LIMIT: r"\b(usage|used|utili[sz]ation)\b.*(limit|quota|%)|\butili[sz]ation\b",
        Held.USAGE: r"\b(usage|log-?ins|sessions|active users|api calls)\b",
        Held.PAYMENT_FAILURES: (
            r"\b(payments?|charges?|cards?)\b.*\b(fail|declin)|\b(fail|declin)\w* (payment|charge|card)"
        ),
        Held.NPS: r"\bnps\b|net promoter",
        Held.CSAT: r"\bcsat\b|satisfaction",
        Held.TICKETS: r"\btickets\b",
        Held.RENEWAL: r"\brenew(al|s)?\b",
        Held.REASON: r"\breason\b",
        Held.SEATS: r"\b(seats?|licen[cs]es|quantity|qty)\b",
        Held.PRICE: r"\bprice\b",
        Held.PLAN: r"\b(plan|tier|edition|package)\b",
    }
)
"""In this order: a column is taken for the first thing its heading says."""

Columns = Mapping[Held, Attribute]


def columns_of(book: Ledger) -> Columns:
    """The columns that say something, each for one thing; the first of a kind counts. Without a column of
    renewal dates the ends of the contracts are those.
    """
    found: dict[Held, Attribute] = {}
    for name, attribute in book.attributes.items():
        kind = held_in(name)
        if kind is not None:
            found.setdefault(kind, attribute)
    if book.terms:
        found.setdefault(Held.RENEWAL, book.contract_ends)
    return MappingProxyType(found)


def held_in(heading: str) -> Held | None:
    """What a column of that heading says about a customer."""
    return next((held for held, words in _WORDS.items() if re.search(words, heading.casefold())), None)


def monthly(columns: Columns) -> Columns:
    """Those with a value a month: only they tell what was known at an earlier month."""
    return MappingProxyType({held: one for held, one in columns.items() if one.codes.ndim == 2})


def numbers(attribute: Attribute, index: int) -> Values:
    """The number of every row in one month of the book, by its place; a percent sign is left aside."""
    return np.array([*map(_number, attribute.labels), np.nan])[attribute.at(index)]


def usage_of_limit(columns: Columns, index: int) -> Values | None:
    """How much of its plan's limit every customer uses, as a share; None without such a column."""
    held = columns.get(Held.USAGE_OF_LIMIT)
    if held is None:
        return None
    percents = "%" in held.name or any("%" in label for label in held.labels)
    return numbers(held, index) / (100 if percents else 1)


def column_texts(attribute: Attribute, rows: npt.NDArray[np.intp], index: int) -> list[str]:
    """The values of some rows in one month of the book, empty where unknown."""
    codes = (attribute.codes if attribute.codes.ndim == 1 else attribute.codes[index])[rows]
    return ["" if code < 0 else attribute.labels[code] for code in codes.tolist()]


def days_until(attribute: Attribute, month: Month, index: int) -> Values:
    """Days from a month's end to the date of every row; unknown for a date that has passed."""
    today = month_end(month)
    days = [_days(label, today) for label in attribute.labels]
    return np.array([*days, np.nan])[attribute.at(index)]


def month_end(month: Month) -> date:
    """The last day of a month."""
    following = month + 1
    return date(following.year, following.number, 1) - timedelta(days=1)


def date_of(text: str) -> date | None:
    """An ISO date, with or without a time behind it."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _days(text: str, today: date) -> float:
    day = date_of(text)
    return float((day - today).days) if day is not None and day >= today else float("nan")


def _number(text: str) -> float:
    plain = text.strip().rstrip("%").strip().replace("−", "-")
    if re.fullmatch(r"-?\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    try:
        return float(plain.replace(",", "").replace(" ", ""))
    except ValueError:
        return float("nan")
