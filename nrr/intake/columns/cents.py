"""Amounts that may count cents: a note that says so, or whole numbers beside the names and ids of an API.
Asked, with both books.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning, means
from nrr.intake.shapes.bodies import Body
from nrr.intake.shapes.cells import Choice, question
from nrr.intake.tables.grids import Column, Table

_API_ID = re.compile(
    r"(?:cus|sub|in|price|plan|prod|si|il|ii|ch|pi|txn|ctm|pri|pro|inv|cust)_[A-Za-z0-9]{8,}"
)
_API_HEADING = re.compile(r"[a-z]+(?:[_.][a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+")
_API_AMOUNTS = ("unit", "plan", "price")
_WHOLE = re.compile(r"-?\d{1,12}")
_SMALLEST = 50
"""No API bills less than half a unit of its currency: smaller whole numbers are not cents."""
_NO_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF"})
_SAMPLE, _LAST_ROWS = 400, 6


def cents_doubt(
    body: Body, assignment: Assignment, columns: Sequence[int], answers: Answers
) -> list[Problem]:
    """A question where amounts may be cents and neither a heading nor an answer says what they are."""
    heading = body.headings[columns[0]]
    if answers.units is not None or answers.amount_is == "minor_units" or unit_of(heading).minor:
        return []
    if _noted(body):
        return [
            _asked(
                body,
                columns,
                f"A note in the file speaks of cents: it is not clear whether the amounts in column {heading}"
                " are minor units.",
            )
        ]
    signs = _signs_of_an_api(body, assignment, columns[0])
    if signs and _whole_numbers(body.table, assignment, columns):
        return [
            _asked(
                body,
                columns,
                f"Column {heading} holds whole numbers only, and {signs} of an API, where amounts are counted"
                " in cents (minor units).",
            )
        ]
    return []


def _asked(body: Body, columns: Sequence[int], text: str) -> Problem:
    cells = body.table.columns[columns[0]]
    sample = next(
        (cells.texts[c].strip() for c in cells.used.tolist() if _WHOLE.fullmatch(cells.texts[c].strip())), ""
    )
    beside = (f": {sample} is {Decimal(sample) / 100:.2f}", f": {sample} is {sample}") if sample else ("", "")
    choices: tuple[Choice, ...] = (
        (f"The amounts are in cents (minor units){beside[0]}", {"units": "cents"}),
        (f"The amounts are in full{beside[1]}", {"units": "as_written"}),
    )
    return question(
        "cents",
        text,
        "Say whether the amounts are in minor units (cents) or in full.",
        body.table,
        (),
        body.headings[columns[0]],
        choices=choices,
    )


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
        and set(words) & {*_API_AMOUNTS}
    ):
        return f"{heading} is a name"
    if unit_of(heading).months is None and any(map(_is_ids, body.table.columns)):
        return "ids beside it are those"
    return ""


def _is_ids(column: Column) -> bool:
    texts = [text for code in column.used[:20].tolist() if (text := column.texts[code].strip())]
    return bool(texts) and all(_API_ID.fullmatch(text) and any(map(str.isdigit, text)) for text in texts)


def _whole_numbers(table: Table, assignment: Assignment, columns: Sequence[int]) -> bool:
    currency = assignment.get(Role.CURRENCY)
    if currency is not None:
        codes = {
            table.columns[currency].texts[c].strip().upper() for c in table.columns[currency].used.tolist()
        }
        if codes and codes <= _NO_CENTS:
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
        and min((n for n in numbers if n), default=0) >= _SMALLEST
    )
