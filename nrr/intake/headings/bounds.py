"""Headings that bound a period or say how long it is, in every language of the lexicon."""

from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning_among
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary

_LONGEST = 7
_NOW, _PERIODS = vocabulary(Section.CLUES, "running_now"), vocabulary(Section.CLUES, "period_words")
_BILLS = frozenset({Concept.BILLED})
_RHYTHMS = {Concept.MONTHLY: 1, Concept.QUARTERLY: 3, Concept.HALF_YEARLY: 6, Concept.ANNUAL: 12}
_CALENDAR = frozenset({Concept.WEEK, Concept.MONTH, Concept.QUARTER, Concept.HALF_YEAR, Concept.YEAR})
_TOLD = _CALENDAR | frozenset(
    (
        Concept.START,
        Concept.END,
        Concept.RENEWAL,
        Concept.CREATED,
        Concept.CANCELLED,
        Concept.INTERVAL,
        Concept.TERM_LENGTH,
        Concept.OTHER_PERIOD,
        Concept.COUNT_OF,
        Concept.TERM_VALUE,
        Concept.MONTHLY,
        Concept.QUARTERLY,
        Concept.HALF_YEARLY,
        Concept.ANNUAL,
    )
)


def _concepts(heading: str) -> frozenset[Concept]:
    """An elided article is a word of its own: date d'effet."""
    return meaning_among(heading.replace("'", " ").replace("\u2019", " "), _TOLD).concepts


def bound_of(heading: str) -> Role | None:
    """START, END or CANCELLED where a heading names one bound; a renewal is the end of the term before it."""
    concepts = _concepts(heading)
    if Concept.OTHER_PERIOD in concepts or len(words_of(heading)) > _LONGEST:
        return None
    if Concept.CANCELLED in concepts and Concept.START not in concepts:
        return Role.CANCELLED
    if Concept.RENEWAL in concepts and Concept.START not in concepts:
        return Role.END
    if (Concept.START in concepts) == (Concept.END in concepts) or concepts & _CALENDAR:
        return None  # "month ended" is a month
    return Role.START if Concept.START in concepts else Role.END


def names_renewal(heading: str) -> bool:
    """The day it names opens the next term."""
    return Concept.RENEWAL in _concepts(heading)


def names_creation(heading: str) -> bool:
    """Created, signed, bought: a start where the table has no other."""
    concepts = _concepts(heading)
    return Concept.CREATED in concepts and not concepts & {Concept.END, Concept.CANCELLED, Concept.RENEWAL}


def length_of(heading: str) -> Role | None:
    """INTERVAL, INTERVAL_COUNT or TERM where a heading names how often a price falls due or how long a
    contract runs.
    """
    concepts = _concepts(heading)
    if Concept.OTHER_PERIOD in concepts or len(words_of(heading)) > _LONGEST:
        return None
    if Concept.INTERVAL in concepts:
        return Role.INTERVAL_COUNT if Concept.COUNT_OF in concepts else Role.INTERVAL
    return Role.TERM if Concept.TERM_LENGTH in concepts else None


def names_term_value(heading: str) -> bool:
    """The amount of a whole term: contract value, TCV, Vertragswert; an annual contract value is of a
    year.
    """
    concepts = _concepts(heading)
    return Concept.TERM_VALUE in concepts and not concepts & set(_RHYTHMS)


def months_named(heading: str) -> int | None:
    """The months an amount covers, where its heading says monthly, quarterly or annual in a word of any
    language.
    """
    concepts = _concepts(heading)
    named = [months for concept, months in _RHYTHMS.items() if concept in concepts]
    return named[0] if len(named) == 1 else None


def names_bill(heading: str) -> bool:
    """The day of a bill, or a bound of the period it is for."""
    return Concept.BILLED in meaning_among(heading, _BILLS).concepts


def names_quarter(heading: str) -> bool:
    """A column of quarters, where its cells are dates."""
    found = meaning_among(heading, _CALENDAR)
    return found.whole and Concept.QUARTER in found.concepts


def runs_now(heading: str) -> bool:
    """A date of the period that runs now: current period start."""
    return bool(_NOW & set(words_of(heading)))


def names_period(heading: str) -> bool:
    """The word for a period itself stands in it."""
    return bool(_PERIODS & set(words_of(heading)))
