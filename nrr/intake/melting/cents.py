"""Amounts that may count cents: a note that says so, or whole numbers beside the names and ids of an API.
Asked, with both books.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning, means
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.melting.bodies import Body
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import CODES, WITHOUT_CENTS

_API_ID = re.compile(
    r"(?:cus|sub|in|price|plan|prod|si|il|ii|ch|pi|txn|ctm|pri|pro|inv|cust)_[A-Za-z0-9]{8,}"
)
_API_HEADING = re.compile(r"[a-z]+(?:[_.][a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+")
_API_AMOUNTS = vocabulary(Section.CLUES, "api_amounts")
_WHOLE = re.compile(r"-?\d{1,12}")
"""No API bills less than half a unit of its currency: smaller whole numbers are not cents."""
_SAMPLE, _LAST_ROWS = 400, 6


def cents_doubt(
    body: Body, assignment: Assignment, columns: Sequence[int], answers: Answers
) -> list[Problem]:
    """A question where amounts may be cents and neither a heading nor an answer says what they are."""
    heading = body.headings[columns[0]]
    if answers.units is not None or answers.amount_is == "minor_units" or unit_of(heading).minor:
        return []
    place = body.table.place((), heading)
    if _noted(body):
        return [problem_of(Message.CENTS, place, choices=_choices(body, columns), heading=heading)]
    signs = _signs_of_an_api(body, assignment, columns[0])
    if signs and _whole_numbers(body.table, assignment, columns):
        return [
            problem_of(
                Message.CENTS_OF_API,
                place,
                choices=_choices(body, columns),
                heading=heading,
                signs=signs,
            )
        ]
    return []


def _choices(body: Body, columns: Sequence[int]) -> tuple[Option, ...]:
    cells = body.table.columns[columns[0]]
    texts = (cells.texts[code].strip() for code in cells.used.tolist())
    sample = next((text for text in texts if _WHOLE.fullmatch(text)), "")
    if not sample:
        cents, full = wording(Phrase.IN_CENTS), wording(Phrase.IN_FULL)
    else:
        cents = wording(Phrase.IN_CENTS_AS, sample=sample, amount=f"{Decimal(sample) / 100:.2f}")
        full = wording(Phrase.IN_FULL_AS, sample=sample)
    return Option(cents, {"units": "cents"}), Option(full, {"units": "as_written"})


def _noted(body: Body) -> bool:
    """The words above the table, a remark below it, or a column that says nothing else."""
    if Concept.CENTS in meaning(body.caption).concepts:
        return True
    texts = [*_remarks(body.table), *(text for c in body.table.columns if (text := _only_text(c)))]
    return any(Concept.CENTS in meaning(text).concepts for text in texts if len(text) <= 200)


def _only_text(column: Column) -> str:
    """The one text of a column that says cents in every row and nothing else."""
    codes = column.codes
    text = column.texts[codes[0]] if len(codes) and codes.min() == codes.max() else ""
    return text if text.strip() and means(text, Concept.CENTS) else ""


def _remarks(table: Table) -> list[str]:
    """The last rows that hold one text only."""
    rows = (table.row(row) for row in range(max(0, table.height - _LAST_ROWS), table.height))
    filled = ([cell for cell in row if cell.strip()] for row in rows)
    return [cells[0] for cells in filled if len(cells) == 1 < table.width]


def _signs_of_an_api(body: Body, assignment: Assignment, amount: int) -> str:
    """What names an API here, in words; empty where nothing does."""
    heading = body.headings[amount].strip()
    words = re.split(r"[_.]", heading)
    if (
        _API_HEADING.fullmatch(heading)
        and words[-1].casefold().endswith("amount")
        and set(words) & _API_AMOUNTS
    ):
        return wording(Phrase.HEADING_OF_API, heading=heading)
    if unit_of(heading).months is None and any(map(_is_ids, body.table.columns)):
        return wording(Phrase.IDS_OF_API)
    currency = assignment.get(Role.CURRENCY)
    plainly = all(text.islower() for text in body.headings if text.strip())
    if plainly and currency is not None and _in_lower_case(body.table.columns[currency]):
        return wording(Phrase.CURRENCIES_OF_API)
    return ""


def _in_lower_case(column: Column) -> bool:
    """ "usd", as programs write currencies and people do not."""
    texts = {column.texts[code].strip() for code in column.used.tolist()} - {""}
    return bool(texts) and all(len(text) == 3 and text.islower() and text.upper() in CODES for text in texts)


def _is_ids(column: Column) -> bool:
    texts = [text for code in column.used[:20].tolist() if (text := column.texts[code].strip())]
    return bool(texts) and all(_API_ID.fullmatch(text) and any(map(str.isdigit, text)) for text in texts)


def _whole_numbers(table: Table, assignment: Assignment, columns: Sequence[int]) -> bool:
    currency = assignment.get(Role.CURRENCY)
    if currency is not None:
        codes = {
            table.columns[currency].texts[c].strip().upper() for c in table.columns[currency].used.tolist()
        }
        if codes and codes <= WITHOUT_CENTS:
            return False
    texts = [
        text
        for index in columns
        for code in table.columns[index].used[:_SAMPLE].tolist()
        if (text := table.columns[index].texts[code].strip())
    ]
    numbers = [abs(int(text)) for text in texts if _WHOLE.fullmatch(text)]
    return (
        bool(numbers)
        and len(numbers) == len(texts)
        and min((n for n in numbers if n), default=0) >= LIMITS.cents
    )
