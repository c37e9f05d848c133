"""What a file is on its way, and how it is taken through passes."""

import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from importlib.resources import files

from nrr.ground import Month, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft
from nrr.intake.files.uploads import Upload
from nrr.intake.intakes import Step
from nrr.intake.passes.parts import Part
from nrr.intake.recipes.recipe import Recipe
from nrr.intake.said.catalogue import phrases, rows
from nrr.intake.said.saying import Phrase
from nrr.intake.sheets import Found
from nrr.ledgers import Ledger
from nrr.plausibility import Alarm


class Fact(Enum):
    """What is known of a file once a pass has given it."""

    BYTES = auto()  # bytes
    SHEETS = auto()  # its sheets
    SHAPES = auto()  # heading, roles and shape of every sheet
    CHOSEN = auto()  # the sheets to read
    ROWS = auto()  # the rows below the headings
    REVENUE_ROWS = auto()  # rows whose words say that they count
    PARTS = auto()  # amounts by customer and month of each sheet
    DRAFT = auto()  # one table
    PERIOD = auto()  # whether other sheets say that amounts are annual
    NO_TOTALS = auto()  # no customer is a total
    NO_LINES = auto()  # no customer is a line of a report
    ACTUAL = auto()  # no amount is a plan
    ONE_MEASURE = auto()  # all amounts measure one thing
    ONE_KIND = auto()  # no amount is of another kind than recurring
    NO_TESTS = auto()  # no customer is a test
    SIGNED = auto()  # credits have their sign
    RECURRING = auto()  # amounts that come again
    ONCE = auto()  # no amount stands twice
    CUSTOMERS = auto()  # who is who
    ONE_MONEY = auto()  # amounts that can be added
    MONTHS = auto()  # which months are whole
    ONE_UNIT = auto()  # amounts of one size
    WEIGHED = auto()  # where every answer leads
    COMPARED = auto()  # where every convention not taken leads
    BOOK = auto()  # a book
    ALARMS = auto()  # what no book of recurring revenue looks like
    SETTLED = auto()  # nothing open


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A file between its bytes and its book; `today` is the month that still runs, `answers` are those given
    and, once its source is known, those of its recipe below them; `facts` is what passes have given.
    """

    data: bytes
    name: str
    answers: Answers
    today: Month
    recipes: tuple[Recipe, ...] = ()
    upload: Upload | None = None
    sheets: tuple[Found, ...] = ()
    chosen: tuple[Found, ...] = ()
    said: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    drafts: tuple[Draft, ...] = ()
    draft: Draft | None = None
    ledger: Ledger | None = None
    alarms: tuple[Alarm, ...] = ()
    facts: frozenset[Fact] = frozenset({Fact.BYTES})

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say so far."""
        if self.draft is not None:
            return self.draft.problems
        of_file = self.upload.problems if self.upload is not None else ()
        return (*(p for draft in self.drafts for p in draft.problems), *self.said, *of_file)


_OF_HEADINGS = tuple(row.code for row in rows().values() if row.asked is not None)
CODES: Mapping[str, tuple[str, ...]] = {
    phrases()[key].says: (*codes, *(_OF_HEADINGS if key == Phrase.READ_AMOUNTS_BY_THE_SHAPE else ()))
    for key, codes in tomllib.loads((files(__package__) / "codes.toml").read_text(encoding="utf-8")).items()
}
"""Name of a pass -> the codes of what it may say."""
_ORDER = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.INFO: 3}
Run = Callable[[Way], Way]


@dataclass(frozen=True, slots=True)
class Pass:
    """One step of the way. It runs where all it needs was given; `codes` are those of what it may say."""

    name: str
    needs: tuple[Fact, ...]
    gives: tuple[Fact, ...]
    codes: tuple[str, ...]
    run: Run


def made(name: Phrase, needs: tuple[Fact, ...], gives: tuple[Fact, ...], run: Run) -> Pass:
    """A pass with its name in words and the codes that the list of codes has for it."""
    words = phrases()[name].says
    return Pass(words, needs, gives, CODES.get(words, ()), run)


_STOPPING = (Severity.ERROR, Severity.QUESTION)
_HELD: Mapping[Fact, Callable[[Way], bool]] = {
    Fact.SHEETS: lambda way: way.upload is not None and bool(way.upload.sheets),
    Fact.BOOK: lambda way: way.ledger is not None,
    Fact.SETTLED: lambda way: not any(problem.severity in _STOPPING for problem in way.problems),
}
"""What a pass may fail to give; all else is given by having run."""


def through(passes: Iterable[Pass], way: Way, watch: Callable[[Step], object] | None = None) -> Way:
    """The file after these passes. `watch` is told of every one, in order."""
    for one in passes:
        after = _after(one, way)
        if watch is not None:
            watch(_step(one, way, after) if after is not None else Step(one.name, ran=False))
        way = after[0] if after is not None else way
    return way


def _after(one: Pass, way: Way) -> tuple[Way, float] | None:
    if not way.facts.issuperset(one.needs):
        return None
    begun = time.perf_counter()
    done = one.run(way)
    given = {fact for fact in one.gives if fact not in _HELD or _HELD[fact](done)}
    return replace(done, facts=done.facts | given), time.perf_counter() - begun


def _step(one: Pass, before: Way, after: tuple[Way, float]) -> Step:
    way, seconds = after
    then, now = _counts(before), _counts(way)
    changed = {name: (then[name], count) for name, count in now.items() if then[name] != count}
    known = {(problem.code, problem.what) for problem in before.problems}
    said = dict.fromkeys(p.code for p in way.problems if (p.code, p.what) not in known)
    return Step(one.name, ran=True, seconds=seconds, changed=changed, said=tuple(said))


def _counts(way: Way) -> dict[str, int]:
    drafts = way.drafts if way.draft is None else (way.draft,)
    return {
        "sheets": 0 if way.upload is None else len(way.upload.sheets),
        "shapes": sum(one.shape.shape is not None for one in way.sheets),
        "sheets chosen": len(way.chosen),
        "rows": sum(part.body.table.height for part in way.parts),
        "rows left out": sum(len(out.rows) for draft in drafts for out in draft.left_out),
        "amounts": sum(draft.entries.count for draft in drafts if draft.entries is not None),
        "customers": 0 if way.ledger is None else len(way.ledger.names),
        "months": 0 if way.ledger is None else len(way.ledger.months),
        "questions": sum(problem.severity is Severity.QUESTION for problem in way.problems),
        "answers weighed": sum(len(problem.choices) for problem in way.problems),
        "alarms": len(way.alarms),
    }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, each finding once."""
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.what), problem)
    return tuple(sorted(seen.values(), key=lambda problem: _ORDER[problem.severity]))
