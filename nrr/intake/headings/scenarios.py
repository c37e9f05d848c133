"""Actual against forecast: the words that tell figures of the past from figures hoped for."""

from enum import Enum

from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary

_FORECAST = vocabulary(Section.CLUES, "forecast_words")
ACTUAL_WORDS = vocabulary(Section.CLUES, "actual_words")
_FORECAST_LETTERS = vocabulary(Section.CLUES, "forecast_letters")
_ACTUAL_LETTERS = vocabulary(Section.CLUES, "actual_letters")


class Scenario(Enum):
    """What a label says about the figures beside it. A letter tells only where its counterpart stands too."""

    NONE = "none"
    ACTUAL = "actual"
    FORECAST = "forecast"


def scenario_of(text: str) -> Scenario:
    """The scenario whole words name."""
    words = set(words_of(text))
    if words & _FORECAST:
        return Scenario.FORECAST
    return Scenario.ACTUAL if words & ACTUAL_WORDS else Scenario.NONE


def scenarios_of(rests: list[str]) -> list[Scenario]:
    """The scenarios of many headings' words, where "(A)" and "(F)" explain each other."""
    letters = {tuple(words_of(rest)) for rest in rests}
    lettered = any((letter,) in letters for letter in _ACTUAL_LETTERS) or any(
        scenario_of(rest) is Scenario.ACTUAL for rest in rests
    )
    return [_lettered(rest) if lettered else scenario_of(rest) for rest in rests]


def _lettered(rest: str) -> Scenario:
    words = set(words_of(rest))
    if words & _FORECAST_LETTERS:
        return Scenario.FORECAST
    return Scenario.ACTUAL if words & _ACTUAL_LETTERS else scenario_of(rest)
