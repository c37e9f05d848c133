"""Over how many months the components of a summary run, and when they end: said by a heading, a line or
the words around them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nrr.ground import Month
from nrr.intake.headings.words import ANNUAL_WORDS, MONTHLY_WORDS, QUARTERLY_WORDS
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, any_of, vocabulary
from nrr.intake.shapes.ranges import period_of
from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import Form, Stamp

USUAL = (1, 3, 6, 12)
LONGEST = 120
_LENGTHS = {Form.QUARTER: 3, Form.YEAR: 12}
_WORDS_OF_LENGTH = (
    (12, ANNUAL_WORDS | vocabulary(Section.CLUES, "trailing_years"), Concept.YEAR),
    (6, vocabulary(Section.CLUES, "half_years"), Concept.HALF_YEAR),
    (3, QUARTERLY_WORDS, Concept.QUARTER),
    (1, MONTHLY_WORDS, Concept.MONTH),
)
_UNITS = vocabulary(Section.CLUES, "recurring_units")
_COUNTED = re.compile(rf"(?<![\w.])(\d{{1,3}})[ -]?(?:{any_of('counted_months')})\b", re.I)
_MONTHS_LINE = vocabulary(Section.CLUES, "lengths_of_summary")


@dataclass(frozen=True, slots=True)
class SummaryPeriod:
    """`closing` is None where nothing says when the period ends."""

    months: int
    closing: Month | None


def summary_period(lines: Iterable[tuple[str, str]], around: Iterable[str]) -> SummaryPeriod | None:
    """The period of a summary by its lines that are no components (label, value) and the texts around;
    None if nothing says it.
    """
    lines, texts = tuple(lines), tuple(around)
    closing = _closing((*(value for _, value in lines), *texts))
    counted = next(
        (int(v) for label, v in lines if set(words_of(label)) & _MONTHS_LINE and v.strip().isdecimal()), 0
    )
    if 1 <= counted <= LONGEST:
        return SummaryPeriod(counted, closing)
    return (
        _between((*(value for _, value in lines), *texts))
        or _headed((*(value for _, value in lines), *texts))
        or _worded(texts, closing)
    )


def _closing(texts: Iterable[str]) -> Month | None:
    found = [
        last for text in texts for stamp in (_ends(text) or (_stamp(text),)) if (last := _last_month(stamp))
    ]
    return Month(max(found)) if found else None


def _stamp(text: str) -> Stamp:
    own = stamp_of(text)
    return own if own.form is not Form.NONE else heading_stamp_of(text)


def _last_month(stamp: Stamp) -> int:
    """The month in which a stamp ends; 0 where it names no calendar month."""
    if stamp.form is Form.YEAR:
        return stamp.year * 12 + 11
    return stamp.month_ordinal if stamp.form in (Form.DAY, Form.NUMERIC, Form.QUARTER) and stamp.month else 0


def _ends(text: str) -> tuple[Stamp, Stamp] | None:
    first, last = period_of(text)
    return (stamp_of(first), stamp_of(last)) if first else None


def _between(texts: tuple[str, ...]) -> SummaryPeriod | None:
    """From one date to another, in one text or in two."""
    pairs = [ends for text in texts if (ends := _ends(text))]
    alone = [
        stamp for text in texts if (stamp := _stamp(text)).form in (Form.DAY, Form.NUMERIC) and stamp.month
    ]
    ordered = sorted(alone, key=lambda stamp: stamp.month_ordinal)
    if not pairs and len({stamp.month_ordinal for stamp in alone}) > 1:
        pairs = [(ordered[0], ordered[-1])]
    if not pairs:
        return None
    first, last = pairs[0]
    months = last.month_ordinal - first.month_ordinal
    whole = first.day == 1 or (months not in USUAL and months + 1 in USUAL)
    return SummaryPeriod(months + whole, Month(last.month_ordinal)) if 0 < months + whole <= LONGEST else None


def _headed(texts: tuple[str, ...]) -> SummaryPeriod | None:
    """A heading that is a month, a quarter or a year; a day is only when something was looked at."""
    for text in texts:
        stamp = _stamp(text)
        alone = (
            stamp.form in (Form.DAY, Form.NUMERIC, Form.NO_YEAR)
            and stamp.month
            and stamp.day is None
            and not stamp.number
        )
        months = 1 if alone else _LENGTHS.get(stamp.form, 0)
        if stamp.form is Form.FISCAL:
            months = 3 if stamp.rest == "quarter" else 12 if not stamp.month else 1
        if months:
            last = _last_month(stamp)
            return SummaryPeriod(months, Month(last) if last else None)
    return None


def _worded(texts: tuple[str, ...], closing: Month | None) -> SummaryPeriod | None:
    for text in texts:
        counted = _COUNTED.search(text)
        if counted and 1 <= int(counted[1]) <= LONGEST:
            return SummaryPeriod(int(counted[1]), closing)
    for text in texts:
        bare = phrase_of(text).replace("monthly recurring", "").replace("annual recurring", "")
        words, concepts = set(bare.split()) - _UNITS, meaning(bare).concepts
        for months, known, concept in _WORDS_OF_LENGTH:
            if words & known or concept in concepts:
                return SummaryPeriod(months, closing)
    return None
