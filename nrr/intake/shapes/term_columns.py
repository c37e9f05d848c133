"""Columns beside a table of contract periods: original end, break, notice, who looks after it, by row."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.melting.bodies import Body
from nrr.intake.shapes.datings import calendar_of
from nrr.intake.tables.grids import Column
from nrr.intake.values.spans import DateStatus, dates_of

_OF_TERMS = frozenset(
    {Role.START, Role.END, Role.TERM, Role.INTERVAL, Role.INTERVAL_COUNT, Role.PRODUCT, Role.SUBSCRIPTION}
)
_YES = vocabulary(Section.CLUES, "renews_itself")


@dataclass(frozen=True, slots=True)
class TermColumns:
    """What the columns beside the periods say of a row; nothing where the file has no such column."""

    body: Body
    places: Mapping[str, int]
    told: Mapping[str, list[object]]

    def text(self, name: str, row: int) -> str:
        """The words of a row."""
        if name not in self.places:
            return ""
        column = self.body.table.columns[self.places[name]]
        return str(column.texts[column.codes[row]]).strip()

    def number(self, name: str, row: int) -> int | None:
        """A day number or a count of days; 0 for a plain yes."""
        found = self.told[name][row] if name in self.told else None
        return found if isinstance(found, int) else None

    def flag(self, name: str, row: int) -> bool:
        """Whether the row says yes."""
        return bool(self.told[name][row]) if name in self.told else False

    def share(self, name: str, row: int) -> float:
        """A rise as a fraction."""
        found = self.told[name][row] if name in self.told else None
        return found if isinstance(found, float) else 0.0


def term_columns(body: Body, assignment: Assignment, answers: Answers) -> TermColumns:
    """The columns of a table by what they say."""
    places = _columns(body, assignment)
    told = {
        name: read(body.table.columns[i], answers) for name, i in places.items() if (read := _READ.get(name))
    }
    return TermColumns(body, places, told)


def _columns(body: Body, assignment: Assignment) -> dict[str, int]:
    """Columns by what they say, the surer word first; a column of periods or amounts is none of them."""
    taken = {
        assignment.get(role) for role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.AMOUNT, Role.START, Role.END)
    }
    phrases = {
        phrase_of(heading): i for i, heading in reversed(list(enumerate(body.headings))) if i not in taken
    }
    found: dict[str, int] = {}
    for name, words in _words().items():
        index = next((phrases[word] for word in words if word in phrases), None)
        if index is not None:
            found[name] = index
    product = assignment.get(Role.PRODUCT)
    if product is not None:
        found["line"] = product
    subscription = assignment.get(Role.SUBSCRIPTION)
    if subscription is not None and subscription not in found.values() and "line" not in found:
        found["line"] = subscription
    return found


def names_term(heading: str) -> bool:
    """Whether a heading speaks of a contract: when it runs and is due, what it is of, who looks after it."""
    return guess_of(heading).role in _OF_TERMS or phrase_of(heading) in _spoken()


@cache
def _spoken() -> frozenset[str]:
    return frozenset(word for words in _words().values() for word in words)


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "term_columns.toml").read_text(encoding="utf-8"))


def _days(column: Column, answers: Answers) -> list[object]:
    """A day by row, or none; a yes without a day is 0, as is a month the last day of it."""
    dates = dates_of(column, calendar_of(answers))
    yes = [phrase_of(text) in _YES for text in column.texts]
    ok, days = (dates.statuses == DateStatus.OK).tolist(), dates.days.tolist()
    codes = column.codes.tolist()
    return [
        d if fine and d > 0 else 0 if yes[c] else None for fine, d, c in zip(ok, days, codes, strict=True)
    ]


def _flags(column: Column, _: Answers) -> list[object]:
    yes = [phrase_of(text) in _YES for text in column.texts]
    return [yes[code] for code in column.codes.tolist()]


def _counts(column: Column, _: Answers) -> list[object]:
    """Days of notice: a number, with or without its unit; months count thirty days."""
    found = [_days_in(text) for text in column.texts]
    return [found[code] for code in column.codes.tolist()]


def _days_in(text: str) -> int | None:
    words = phrase_of(text).split()
    number = next((int(word) for word in words if word.isdecimal()), None)
    if number is None:
        return None
    return number * 30 if any(word.startswith("month") for word in words) else number


def _shares(column: Column, _: Answers) -> list[object]:
    """A rise as a fraction: 5%, 0.05 or 5 are one twentieth."""
    found = [_share_in(text) for text in column.texts]
    return [found[code] for code in column.codes.tolist()]


def _share_in(text: str) -> float | None:
    plain = text.strip().replace(",", ".")
    try:
        number = float(plain.rstrip("% "))
    except ValueError:
        return None
    return round(number / 100, 6) if plain.endswith("%") or abs(number) >= 1 else number


_READ: Mapping[str, Callable[[Column, Answers], list[object]]] = {
    "original_end": _days,
    "break_day": _days,
    "term_start": _days,
    "notice_given": _days,
    "notice_deadline": _days,
    "signed": _days,
    "notice_days": _counts,
    "auto_renew": _flags,
    "uplift": _shares,
}
