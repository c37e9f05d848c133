"""Which period an amount covers, and turning it into an annual amount without losing a fraction."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Option, Problem
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
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.values.durations import YEAR_PARTS
from nrr.intake.values.money import integers

Money = npt.NDArray[np.int64] | npt.NDArray[np.object_]
_THINGS = vocabulary(Section.CLUES, "counted_things")
_COUNTS = vocabulary(Section.CLUES, "counted_people")
_EARNED = AMOUNT_WORDS | MONTHLY_WORDS | ANNUAL_WORDS | vocabulary(Section.CLUES, "billing_words")
_DOUBTFUL = vocabulary(Section.CLUES, "doubtful_annual")
_ZEROS = {
    "thousands": 3,
    "millions": 6,
    "lakhs": 5,
    "crores": 7,
    "ten_thousands": 4,
    "hundred_millions": 8,
}
_Scale = Literal[
    Phrase.IN_THOUSANDS,
    Phrase.IN_MILLIONS,
    Phrase.IN_LAKHS,
    Phrase.IN_CRORES,
    Phrase.IN_TEN_THOUSANDS,
    Phrase.IN_HUNDRED_MILLIONS,
]
_SCALES: Mapping[str, _Scale] = {
    "thousands": Phrase.IN_THOUSANDS,
    "millions": Phrase.IN_MILLIONS,
    "lakhs": Phrase.IN_LAKHS,
    "crores": Phrase.IN_CRORES,
    "ten_thousands": Phrase.IN_TEN_THOUSANDS,
    "hundred_millions": Phrase.IN_HUNDRED_MILLIONS,
}
_USUAL = ("thousands", "millions")
_IS = {"mrr": 1, "arr": 12, "quarter": 3}
_Unit = Literal[
    Phrase.UNIT_MONTHLY,
    Phrase.UNIT_QUARTERLY,
    Phrase.UNIT_SEMI_ANNUAL,
    Phrase.UNIT_ANNUAL,
    Phrase.PER_PERIOD,
]
_NAMES: Mapping[int, _Unit] = {
    1: Phrase.UNIT_MONTHLY,
    3: Phrase.UNIT_QUARTERLY,
    6: Phrase.UNIT_SEMI_ANNUAL,
    12: Phrase.UNIT_ANNUAL,
}


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
    if not unit.zeros and answers.units is None and (zeros := zeros_of(caption)):
        return measure, [problem_of(Message.UNIT_OF_TABLE, table.place(), choices=_units_of(zeros))]
    if answers.amount_is is None and unit.months is None and hints_annual(f"{table.file} {caption}"):
        return measure, [problem_of(Message.AMOUNT_IS, table.place((), heading), heading=heading)]
    if answers.amount_is is None and (doubt := _other_unit(heading, caption, unit, table)) is not None:
        return measure, [doubt]
    return measure, _said(measure, heading, table)


def _units_of(zeros: int) -> tuple[Option, ...]:
    """The unit that the words speak of, the usual ones, and none."""
    told = [name for name in _ZEROS if name in _USUAL or _ZEROS[name] == zeros]
    named = [
        Option(wording(Phrase.AMOUNTS_ARE_IN, unit=wording(_SCALES[name])), {"units": name}) for name in told
    ]
    return (*named, Option(wording(Phrase.AMOUNTS_AS_WRITTEN), {"units": "as_written"}))


def _other_unit(heading: str, caption: str, unit: Unit, table: Table) -> Problem | None:
    """Things that are no money, in the words around the table."""
    counted = set(words_of(table.file)) & _COUNTS
    if Concept.CENTS in meaning(caption).concepts:
        return None
    if unit.months is None and _speaks_of_things(
        f"{caption} {' '.join(counted)}", f"{table.file} {heading}" if counted else heading
    ):
        return problem_of(
            Message.AMOUNT_IS_BY_TITLE,
            table.place((), heading),
            words=caption.strip()[:60] or table.file,
            heading=heading,
        )
    return None


def _speaks_of_things(caption: str, heading: str) -> bool:
    """Seats, hours or costs, and no word of money earned."""
    words = set(words_of(f"{caption} {heading}"))
    return bool(words & _THINGS) and not words & _EARNED


def hints_annual(hints: str) -> bool:
    """Whether the words around a table speak of annual amounts, and of no monthly ones."""
    words = set(words_of(hints))
    return bool(words & (ANNUAL_WORDS - _DOUBTFUL)) and not words & MONTHLY_WORDS


def _said(measure: Measure, heading: str, table: Table) -> list[Problem]:
    place, found = table.place((), heading), []
    if measure.months != 1:
        found.append(
            problem_of(
                Message.UNIT,
                place,
                heading=heading,
                unit=wording(_NAMES.get(measure.months, Phrase.PER_PERIOD)),
                months=measure.months,
            )
        )
    if measure.zeros:
        unit = next(wording(_SCALES[name]) for name, zeros in _ZEROS.items() if zeros == measure.zeros)
        times = 10**measure.zeros
        found.append(problem_of(Message.THOUSANDS, place, heading=heading, unit=unit, times=times))
    if measure.minor:
        found.append(problem_of(Message.MINOR_UNITS, place, heading=heading))
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
