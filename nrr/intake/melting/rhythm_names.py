"""What a rhythm of bills is called: monthly, every two weeks."""

from collections.abc import Mapping
from typing import Literal

from nrr.intake.melting.bills import OTHER
from nrr.intake.melting.grids import PERIODS
from nrr.intake.said.saying import Phrase, wording

_Rhythm = Literal[
    Phrase.EVERY_MONTH,
    Phrase.EVERY_TWO_MONTHS,
    Phrase.EVERY_QUARTER,
    Phrase.EVERY_FOUR_MONTHS,
    Phrase.EVERY_HALF_YEAR,
    Phrase.EVERY_YEAR,
    Phrase.EVERY_TWO_YEARS,
    Phrase.EVERY_THREE_YEARS,
    Phrase.EVERY_WEEK,
    Phrase.EVERY_TWO_WEEKS,
    Phrase.EVERY_FOUR_WEEKS,
]
_NAMES: Mapping[int, _Rhythm] = {
    1: Phrase.EVERY_MONTH,
    2: Phrase.EVERY_TWO_MONTHS,
    3: Phrase.EVERY_QUARTER,
    4: Phrase.EVERY_FOUR_MONTHS,
    6: Phrase.EVERY_HALF_YEAR,
    12: Phrase.EVERY_YEAR,
    24: Phrase.EVERY_TWO_YEARS,
    36: Phrase.EVERY_THREE_YEARS,
}
_WEEKS: Mapping[int, _Rhythm] = {
    1: Phrase.EVERY_WEEK,
    2: Phrase.EVERY_TWO_WEEKS,
    4: Phrase.EVERY_FOUR_WEEKS,
}


def rhythm_name(index: int) -> str:
    """The name of a period by its index among those of the grid."""
    if index >= len(PERIODS):
        return wording(Phrase.OF_MONTHS, months=index - OTHER)
    one = PERIODS[index]
    return wording(_WEEKS[one.weeks] if one.weeks else _NAMES[int(one.months)])
