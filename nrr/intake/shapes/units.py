"""Which period an amount covers, and turning it into an annual amount without losing a fraction."""

# ruff: noqa: SIM905 - a list of words reads best as words

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np
import numpy.typing as npt

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.headings.roles import Unit, unit_of, zeros_of
from nrr.intake.headings.words import (
    AMOUNT_WORDS,
    ANNUAL_WORDS,
    MONTHLY_WORDS,
)
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.shapes.cells import note, question
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.values.durations import YEAR_PARTS
from nrr.intake.values.money import integers

Money = npt.NDArray[np.int64] | npt.NDArray[np.object_]
_THINGS = frozenset(
    "seats licences licenses headcount logins sessions tickets hours usage cost costs cogs expenses spend payroll units users employees".split()
)
_COUNTS = frozenset("users seats headcount logins sessions tickets payroll employees".split())
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

    def annual(self, amount: int, places: int) -> Fraction:
        """An amount as written, in units of 10 to the minus `places`, in major units a year."""
        return Fraction(amount * 12 * 10**self.zeros, 10**places * self.months * (100 if self.minor else 1))


def measure_of(heading: str, caption: str, answers: Answers, table: Table) -> tuple[Measure, list[Problem]]:
    """The unit of an amount column: by answer, by its heading, by the words around the table.

    A file's name tells of annual amounts; its "mm" and "thousands" tell of formats as often as of money.
    """
    unit = unit_of(heading)
    minor = (
        answers.units == "cents"
        or answers.amount_is == "minor_units"
        or (unit.minor and answers.units != "as_written")
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


def annualised(
    values: Money, places: int, parts: npt.NDArray[np.integer], measure: Measure
) -> tuple[Money, int]:
    """Amounts that cover `parts` parts of a year each (`YEAR_PARTS`) -> annual amounts times a scale that
    keeps them whole.
    """
    factor = 1
    for count in distinct(parts).tolist():
        factor = lcm(factor, int(count) // gcd(YEAR_PARTS, int(count)))
    scale = 10**places * factor * (100 if measure.minor else 1)
    multiplier = YEAR_PARTS * factor * 10**measure.zeros // parts.astype(np.int64)
    largest = max((abs(int(values.max())), abs(int(values.min()))), default=0) if len(values) else 0
    most = int(multiplier.max()) if len(multiplier) else 1
    if largest * most < 4e18 and values.dtype != object:
        return values * multiplier, scale
    return integers(
        [int(v) * int(m) for v, m in zip(values.tolist(), multiplier.tolist(), strict=True)]
    ), scale
