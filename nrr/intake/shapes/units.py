"""Which period an amount covers, and turning it into an annual amount without losing a fraction."""

# ruff: noqa: SIM905 - a list of words reads best as words

import re
from dataclasses import dataclass
from math import gcd, lcm

import numpy as np
import numpy.typing as npt

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.headings.roles import Unit, unit_of, zeros_of
from nrr.intake.headings.words import (
    AMOUNT_WORDS,
    ANNUAL_WORDS,
    INTERVAL_MONTHS,
    MONTHLY_WORDS,
)
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.shapes.cells import note, question, stop
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.values.money import integers

Money = npt.NDArray[np.int64] | npt.NDArray[np.object_]
_THINGS = frozenset(
    "seats licences licenses headcount logins sessions tickets hours usage cost costs cogs expenses spend payroll units users employees".split()
)
_COUNTS = frozenset("users seats headcount logins sessions tickets payroll employees".split())
_YEARS = frozenset("year years yrs yr jahre jahren annees anos anni jaar".split())
_PAYMENT_WORDS = frozenset(
    "in advance arrears upfront up front prepaid postpaid billed billing invoiced payment paid plan contract term basis of".split()
)
_COUNTED = re.compile(r"(\d{1,3}) ?([a-z]+)?")
_ZEROS = {"thousands": 3, "millions": 6}
_IS = {"mrr": 1, "arr": 12, "quarter": 3}
_NAMES = {1: "monthly (MRR)", 3: "quarterly", 6: "semi-annual", 12: "annual (ARR)"}


@dataclass(frozen=True, slots=True)
class Measure:
    """Months one amount covers, whether it counts minor units (cents), its currency, zeros left out."""

    months: int
    minor: bool = False
    currency: str = ""
    zeros: int = 0


def measure_of(heading: str, caption: str, answers: Answers, table: Table) -> tuple[Measure, list[Problem]]:
    """The unit of an amount column: by answer, by its heading, by the words around the table.

    A file's name tells of annual amounts; its "mm" and "thousands" tell of formats as often as of money.
    """
    unit = unit_of(heading)
    minor = (
        answers.units == "cents"
        or answers.amount_is == "minor_units"
        or (unit.minor and answers.amount_is is None and answers.units != "as_written")
    )
    months = _IS.get(answers.amount_is or "", unit.months or 1)
    measure = Measure(months, minor, unit.currency, unit.zeros or _ZEROS.get(answers.units or "", 0))
    if not unit.zeros and answers.units is None and zeros_of(caption):
        text = "The words above the table speak of thousands or millions: it is not clear whether amounts are written in full (unit, thousand)."
        return measure, [
            question(
                "unit_of_table",
                text,
                "Say whether amounts are in thousands, in millions or stand as written.",
                table,
            )
        ]
    if answers.amount_is is None and unit.months is None and _hints_annual(f"{table.file} {caption}"):
        text = f"Column {heading} does not say whether it holds MRR or ARR, and the words around the table speak of annual amounts."
        return measure, [
            question(
                "amount_is",
                text,
                "Say whether the amounts are monthly (MRR) or annual (ARR).",
                table,
                column=heading,
            )
        ]
    if answers.amount_is is None and (doubt := _other_unit(heading, caption, unit, table)) is not None:
        return measure, [doubt]
    return measure, _said(measure, heading, table)


def _other_unit(heading: str, caption: str, unit: Unit, table: Table) -> Problem | None:
    """Things that are no money, in the words around the table."""
    counted = set(words_of(table.file)) & _COUNTS
    if Concept.CENTS in meaning(caption).concepts:
        return None
    if unit.months is None and _speaks_of_things(
        f"{caption} {' '.join(counted)}", f"{table.file} {heading}" if counted else heading
    ):
        text = f"The words around the table ({caption.strip()[:60] or table.file}) speak of something else than revenue: it is not clear that column {heading} holds money."
        return question("amount_is", text, "Say whether the amounts are monthly (MRR) or annual (ARR) revenue, or upload the revenue.", table, column=heading)  # fmt: skip
    return None


def _speaks_of_things(caption: str, heading: str) -> bool:
    """Seats, hours or costs, and no word of money earned."""
    words = set(words_of(f"{caption} {heading}"))
    return bool(words & _THINGS) and not words & (
        AMOUNT_WORDS | MONTHLY_WORDS | ANNUAL_WORDS | {"billing", "billings", "customers", "invoices"}
    )


def _hints_annual(hints: str) -> bool:
    words = set(words_of(hints))
    return bool(words & (ANNUAL_WORDS - {"pa"})) and not words & MONTHLY_WORDS


def _said(measure: Measure, heading: str, table: Table) -> list[Problem]:
    found = []
    if measure.months != 1:
        what = f"Amounts in column {heading} are {_NAMES.get(measure.months, 'per period')}; they were divided by {measure.months} to give MRR."
        found.append(note("unit", what, table, column=heading, severity=Severity.WARNING, did=f"Divided by {measure.months}.",
                          remedy="Answer MRR if the amounts are monthly."))  # fmt: skip
    if measure.zeros:
        factor = 10**measure.zeros
        what = f"Amounts in column {heading} are in {'thousands' if measure.zeros == 3 else 'millions'}; they were multiplied by {factor:,}."
        found.append(note("thousands", what, table, column=heading, severity=Severity.WARNING))
    if measure.minor:
        what = f"Amounts in column {heading} are minor units (cents); they were divided by 100."
        found.append(
            note("minor_units", what, table, column=heading, severity=Severity.WARNING, did="Divided by 100.")
        )
    return found


def interval_months(
    table: Table, column: int, heading: str, asked: Mask
) -> tuple[npt.NDArray[np.int32], list[Problem]]:
    """Months a billing interval lasts, by row, said aloud; an interval nobody knows is an error."""
    cells = table.columns[column]
    months = np.fromiter((_interval(text) for text in cells.texts), np.int32, len(cells.texts))[cells.codes]
    unknown = np.flatnonzero(asked & (months == 0))
    if not len(unknown):
        text = f"Amounts are per billing interval (column {heading}): annual ones were divided by 12, semi-annual ones by 6, quarterly ones by 3."
        divided = bool((months[asked] > 1).any())
        return months, [
            note("interval", text, table, column=heading, severity=Severity.WARNING)
        ] if divided else []
    numbers = row_numbers(table, unknown)
    sample = cells.text(int(unknown[0]))
    text = f"Column {heading} holds a billing interval that is not known, {sample!r}, on {listed(numbers)}."
    return months, [
        stop(
            "unknown_interval",
            text,
            "Write monthly, quarterly, semi-annual or annual.",
            table,
            numbers,
            heading,
            len(unknown),
        )
    ]


def _interval(text: str) -> int:
    words = [word for word in words_of(text.lower()) if word not in _PAYMENT_WORDS]
    joined = " ".join(words)
    if joined in INTERVAL_MONTHS:
        return INTERVAL_MONTHS[joined]
    counted = _COUNTED.fullmatch(joined)
    count = int(counted[1]) if counted else 0
    months = count * INTERVAL_MONTHS.get(counted[2] or "month", 0) if counted else 0
    return months if 1 <= months <= 120 else 0


def term_months(
    table: Table, column: int, heading: str, asked: Mask
) -> tuple[npt.NDArray[np.int32], list[Problem]]:
    """Months a contract lasts, by row: a plain number counts what the heading names, years or months."""
    months, problems = interval_months(table, column, heading, asked)
    plain = np.fromiter(
        (text.strip().replace(".0", "").isdigit() for text in table.columns[column].texts),
        np.bool_,
        len(table.columns[column].texts),
    )
    years = bool(set(words_of(heading)) & _YEARS)
    factor = np.where(plain[table.columns[column].codes] & years, 12, 1)
    return months * factor, [problem for problem in problems if problem.code != "interval"]


def annualised(
    values: Money, places: int, months: npt.NDArray[np.integer], measure: Measure
) -> tuple[Money, int]:
    """Amounts that cover `months` months each -> annual amounts times a scale that keeps them whole."""
    factor = 1
    for count in distinct(months).tolist():
        factor = lcm(factor, int(count) // gcd(12, int(count)))
    scale = 10**places * factor * (100 if measure.minor else 1)
    multiplier = 12 * factor * 10**measure.zeros // months.astype(np.int64)
    largest = max((abs(int(values.max())), abs(int(values.min()))), default=0) if len(values) else 0
    if largest * 12 * factor * 10**measure.zeros < 4e18 and values.dtype != object:
        return values * multiplier, scale
    return integers(
        [int(v) * int(m) for v, m in zip(values.tolist(), multiplier.tolist(), strict=True)]
    ), scale
