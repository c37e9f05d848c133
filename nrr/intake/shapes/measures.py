"""Which of a wide table's dated columns hold the revenue: not the forecast, not the seats beside the MRR."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.scenarios import ACTUAL_WORDS, Scenario, scenario_of, scenarios_of
from nrr.intake.headings.words import AMOUNT_WORDS, MONTHLY_WORDS, NOT_AMOUNT_WORDS
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import amount_of
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form, Stamp

_LASTING = vocabulary(Section.CLUES, "lasting_measures")
_EARLIER = frozenset(word for text in vocabulary(Section.CLUES, "earlier_periods") for word in text.split())
_LOOKED_AT = 200
_ONCE = vocabulary(Section.CLUES, "once_measures")
_MRR = vocabulary(Section.CLUES, "monthly_recurring")
_BESIDE = (MONTHLY_WORDS - _MRR) | vocabulary(Section.CLUES, "beside_months") | ACTUAL_WORDS
DatedColumn = tuple[int, Stamp]


def revenue_columns(
    columns: tuple[DatedColumn, ...], headings: tuple[str, ...], table: Table, answers: Answers
) -> tuple[list[DatedColumn], list[int], list[Problem]]:
    """The columns of revenue, the indexes of those left out, and what to say about them."""
    actual, forecast, told = _actuals(_with_upper_words(columns, headings), headings, table)
    chosen, others, problems = _one_measure(actual, headings, table, answers)
    return chosen, [*forecast, *others], [*told, *problems]


def _with_upper_words(columns: tuple[DatedColumn, ...], headings: tuple[str, ...]) -> list[DatedColumn]:
    """The words of upper header rows count where months repeat below them, or where they name a scenario."""
    months = [(stamp.year, stamp.month, stamp.number, stamp.rest) for _, stamp in columns]
    scenarios = {scenario_of(headings[i]) for i, _ in columns}
    if len(set(months)) == len(months) and Scenario.FORECAST not in scenarios:
        return list(columns)
    return [(i, replace(stamp, rest=_words_beside(stamp, headings[i]))) for i, stamp in columns]


def _words_beside(stamp: Stamp, heading: str) -> str:
    found = heading_stamp_of(heading)
    return found.rest if found.form is not Form.NONE else stamp.rest or heading


def _actuals(
    columns: list[DatedColumn], headings: tuple[str, ...], table: Table
) -> tuple[list[DatedColumn], list[int], list[Problem]]:
    """The columns of actual figures, those of a forecast or budget, and what to say about them."""
    scenarios = scenarios_of([stamp.rest for _, stamp in columns])
    gone = [i for (i, _), scenario in zip(columns, scenarios, strict=True) if scenario is Scenario.FORECAST]
    if not gone or len(gone) == len(columns):
        return columns, [], []
    said = problem_of(
        Message.FORECAST_COLUMNS, table.place(), count=len(gone), names=[headings[i] for i in gone]
    )
    return [c for c in columns if c[0] not in gone], gone, [said]


def _one_measure(
    columns: list[DatedColumn], headings: tuple[str, ...], table: Table, answers: Answers
) -> tuple[list[DatedColumn], list[int], list[Problem]]:
    """Where each month has several columns (MRR and seats), those of the revenue."""
    measures = Counter(_measure(stamp.rest) for _, stamp in columns)
    if len(measures) == 1:
        return list(columns), [], []
    amounts = [m for m in measures if set(m.split()) & AMOUNT_WORDS and not set(m.split()) & NOT_AMOUNT_WORDS]
    best = sorted(amounts, key=lambda m: (not _MRR & {*m.split()}, -measures[m]))
    if not best and len(measures) > 1:
        best = [m for m in measures if set(m.split()) & _LASTING and not set(m.split()) & _ONCE]
        best = best if len(best) == 1 else []
    plainly = [m for m in measures if m == ""]
    chosen = best[:1] if best and measures[best[0]] >= 2 else plainly
    if not chosen or (len(best) > 1 and not _MRR & {*best[0].split()} and measures[best[1]] >= 2):
        asked = problem_of(
            Message.MEASURES_OF_MONTHS,
            table.place(),
            choices=_one_of(measures, columns, headings),
            names=list(measures),
        )
        return list(columns), [], [asked]
    kept = [c for c in columns if _measure(c[1].rest) in chosen]
    alone = _of_their_own(columns, kept, chosen)
    if alone and answers.ignore is None:
        return list(columns), [], [_asked_alone([headings[i] for i in alone], table)]
    kept = [c for c in columns if c in kept or c[0] in alone]
    again = _said_again(columns, kept, table)
    if again:
        return list(columns), [], [_which_of(again, headings, table)]
    out = [i for i, _ in columns if i not in {j for j, _ in kept}]
    return kept, out, [_taken(chosen[0], [headings[i] for i in out], table)] if out else []


def _taken(measure: str, rest: list[str], table: Table) -> Problem:
    """Which columns were read, and which were not."""
    count = len(rest)
    if measure:
        return problem_of(Message.MEASURES_TAKEN, table.place(), count=count, measure=measure, rest=rest)
    return problem_of(Message.PLAIN_MONTHS_TAKEN, table.place(), count=count, rest=rest)


def _asked_alone(names: list[str], table: Table) -> Problem:
    leaving = Option(wording(Phrase.LEAVE_COLUMNS_OUT), {"ignore": names})
    counting = Option(wording(Phrase.COLUMNS_COUNT_TOO), {"ignore": []})
    return problem_of(Message.MEASURES_ALONE, table.place(), choices=(leaving, counting), names=names)


def _one_of(
    measures: Iterable[str], columns: list[DatedColumn], headings: tuple[str, ...]
) -> tuple[Option, ...]:
    """The columns of each measure alone: the others are ignored."""
    return tuple(
        Option(
            wording(Phrase.ONLY_COLUMNS_OF, word=one),
            {"ignore": [headings[i] for i, stamp in columns if _measure(stamp.rest) != one]},
        )
        for one in measures
    )


def _of_their_own(columns: list[DatedColumn], kept: list[DatedColumn], chosen: list[str]) -> list[int]:
    """A few columns beside plain months, each of a month that only it holds: left out, the month would be
    gone in silence.
    """
    held = {(stamp.year, stamp.month) for _, stamp in kept}
    rest = [(i, stamp) for i, stamp in columns if _measure(stamp.rest) not in chosen and stamp.month]
    fresh = [i for i, stamp in rest if (stamp.year, stamp.month) not in held]
    return fresh if chosen == [""] and len(fresh) == len(rest) else []


def _said_again(columns: list[DatedColumn], kept: list[DatedColumn], table: Table) -> list[tuple[int, int]]:
    """Columns under words nobody knows with nearly the amounts of a column of their month ("restated"), each
    behind that one.
    """
    held = {(stamp.year, stamp.month): i for i, stamp in kept}
    pairs = [
        (held[stamp.year, stamp.month], i)
        for i, stamp in columns
        if (stamp.year, stamp.month) in held and _is_unknown(_measure(stamp.rest))
    ]
    return [(one, other) for one, other in pairs if one != other and _alike(table, one, other)]


def _is_unknown(measure: str) -> bool:
    words = {*measure.split()}
    known = AMOUNT_WORDS | NOT_AMOUNT_WORDS | _EARLIER
    return bool(words) and not words & known and not meaning(measure).concepts


def _alike(table: Table, one: int, other: int) -> bool:
    """Most of their amounts differ little."""
    rows = range(min(table.height, _LOOKED_AT))
    pairs = [(amount_of(table.columns[one].text(r)), amount_of(table.columns[other].text(r))) for r in rows]
    sizes = [(abs(a.mantissa) / 10**a.places, abs(b.mantissa) / 10**b.places) for a, b in pairs]
    both = [min(pair) / max(pair) for pair in sizes if all(pair)]
    return bool(both) and sum(share >= LIMITS.alike for share in both) >= LIMITS.mostly * len(both)


def _which_of(pairs: list[tuple[int, int]], headings: tuple[str, ...], table: Table) -> Problem:
    """The columns of which only one can count, and both ways."""
    sides = [[*map(table.letters.__getitem__, side)] for side in zip(*pairs, strict=True)]
    names = [[headings[i] for i in side] for side in zip(*pairs, strict=True)]
    choices = tuple(
        Option(wording(Phrase.THESE_COLUMNS_COUNT, columns=own), {"ignore": left})
        for own, left in zip(names, reversed(sides), strict=True)
    )
    return problem_of(Message.MONTHS_AGAIN, table.place(), choices=choices, names=[*names[0], *names[1]])


def _measure(rest: str) -> str:
    kept = (word for word in words_of(rest) if word not in _BESIDE and not word.isdigit())
    return " ".join(word for word in kept if currency_of(word) is None)
