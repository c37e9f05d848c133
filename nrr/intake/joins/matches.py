"""Which column of a second table names the customers of a book, and who matches whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from nrr.intake.checks.identity import merged_form
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.joins.sides import SideTable
from nrr.intake.joins.sidetables import amount_in, month_in
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import currency_of
from nrr.ledgers import Ledger

_SAMPLE = 200
_RATE_WORDS = vocabulary(Section.CLUES, "rate_tables")
_ONE_OFF_FILES = vocabulary(Section.CLUES, "one_off_files")
_ATTRIBUTE_FILES = vocabulary(Section.CLUES, "attribute_files")


class SideKind(StrEnum):
    """What a second table is for."""

    ATTRIBUTES = "attributes"
    ONE_OFFS = "one_offs"
    RATES = "rates"
    TOTALS = "totals"
    CONTRACTS = "contracts"


@dataclass(frozen=True, slots=True)
class Join:
    """A table with its purpose and the heading of the column that names the customers (empty where none
    does).
    """

    table: SideTable
    kind: SideKind
    key: str = ""

    @property
    def keys(self) -> list[str]:
        """The customer named by every row."""
        return self.table.column(self.table.headings.index(self.key))

    @property
    def month(self) -> int | None:
        """The month column, where it tells several rows of one customer apart."""
        names = [name for name in self.keys if name]
        return month_column(self.table) if len(set(names)) < len(names) else None


@dataclass(frozen=True, slots=True)
class Matched:
    """`lines[i]` are the rows of the book that row i of the table belongs to; the rest on both sides by
    name.
    """

    lines: tuple[tuple[int, ...], ...]
    only_in_book: tuple[str, ...]
    only_in_table: tuple[tuple[int, str], ...]
    loosely: int


def customers_of(ledger: Ledger) -> list[str]:
    """The key of the customer of every row of the book."""
    role = ledger.roles.get("customer")
    return list(ledger.names) if role is None else role.texts(len(ledger.months) - 1)


def matched(table: SideTable, key: str, ledger: Ledger) -> Matched:
    """By exact name first, then without regard to case and blanks; shown names count beside keys."""
    keys = customers_of(ledger)
    exact, loose = _lines_by_name(ledger)
    column = table.column(table.headings.index(key))
    lines = [tuple(exact.get(name) or loose.get(merged_form(name)) or ()) for name in column]
    hit = {line for found in lines for line in found}
    return Matched(
        tuple(lines),
        tuple(dict.fromkeys(keys[line] for line in range(len(keys)) if line not in hit)),
        tuple(
            (n, name)
            for n, name, found in zip(table.numbers, column, lines, strict=True)
            if name and not found
        ),
        sum(bool(found) and name not in exact for name, found in zip(column, lines, strict=True)),
    )


def line_finder(ledger: Ledger) -> Callable[[str], list[int]]:
    """The rows of the book that a name stands for: by exact name first, then without regard to case and
    blanks.
    """
    exact, loose = _lines_by_name(ledger)
    return lambda name: exact.get(name.strip()) or loose.get(merged_form(name)) or []


def _lines_by_name(ledger: Ledger) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    keys = customers_of(ledger)
    exact: dict[str, list[int]] = {}
    loose: dict[str, list[int]] = {}
    shown = ledger.roles.get("display")
    others = shown.texts(len(ledger.months) - 1) if shown is not None else keys
    for line, names in enumerate(zip(keys, others, strict=True)):
        for name in dict.fromkeys(names):
            exact.setdefault(name.strip(), []).append(line)
            loose.setdefault(merged_form(name), []).append(line)
    return exact, loose


def proposed(table: SideTable, ledger: Ledger) -> Join:
    """The likeliest purpose of a table, and its key column."""
    key = _best_key(table, ledger)
    if key and (table.contracts or table.contracts_said):
        return Join(table, SideKind.CONTRACTS, key)
    if key:
        listed = (
            _has_months(table)
            and _has_amounts(table)
            and not any(word in table.file.casefold() for word in _ATTRIBUTE_FILES)
        )
        one_off = _ONE_OFF_FILES & set(words_of(table.file))
        return Join(table, SideKind.ONE_OFFS if listed and one_off else SideKind.ATTRIBUTES, key)
    headings = {word for heading in table.headings for word in words_of(heading)}
    coins = sum(currency_of(text) is not None for text in _first_texts(table, 0))
    named = any(currency_of(heading.strip()) is not None for heading in table.headings)
    if headings & _RATE_WORDS or named or (table.rows and coins >= len(table.rows[:_SAMPLE]) * LIMITS.mostly):
        return Join(table, SideKind.RATES)
    return Join(table, SideKind.TOTALS if _has_months(table) else SideKind.ATTRIBUTES, table.headings[0])


def _best_key(table: SideTable, ledger: Ledger) -> str:
    """The column whose values match most customers; at least one in ten rows."""
    known = {merged_form(name) for name in customers_of(ledger)}
    role = ledger.roles.get("display")
    known |= set() if role is None else {merged_form(label) for label in role.labels}
    counts = [sum(merged_form(text) in known for text in table.column(i)) for i in range(len(table.headings))]
    ranked = [
        (count, guess_of(table.headings[i]).role in (Role.CUSTOMER, Role.CUSTOMER_ID), -i)
        for i, count in enumerate(counts)
    ]
    best = max(ranked, default=(0, False, 0))
    return table.headings[-best[2]] if best[0] and best[0] >= len(table.rows) * (1 - LIMITS.nearly) else ""


def _first_texts(table: SideTable, index: int) -> Iterable[str]:
    return (row[index] for row in table.rows[:_SAMPLE])


def _has_months(table: SideTable) -> bool:
    return month_column(table) is not None


def month_column(table: SideTable) -> int | None:
    """The column that holds a month in nearly every row, and that its heading does not call something
    else.
    """
    for index, heading in enumerate(table.headings):
        texts = [text for text in _first_texts(table, index) if text.strip()]
        told = guess_of(heading).role in (Role.MONTH, None)
        if told and texts and sum(month_in(text) is not None for text in texts) >= len(texts) * LIMITS.mostly:
            return index
    return None


def amount_column(table: SideTable) -> int | None:
    """The last column headed like an amount, or else the last one that holds amounts."""
    held = [i for i in range(len(table.headings)) if _amounts(table, i)]
    named = [i for i in held if guess_of(table.headings[i]).role is Role.AMOUNT]
    return named[-1] if named else held[-1] if held else None


def _has_amounts(table: SideTable) -> bool:
    return amount_column(table) is not None


def _amounts(table: SideTable, index: int) -> bool:
    texts = [text for text in _first_texts(table, index) if text.strip()]
    return bool(texts) and all(amount_in(text) is not None and month_in(text) is None for text in texts)
