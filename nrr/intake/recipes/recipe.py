"""One type for a known export, for remembered answers and for `--answers`: how files of a source are read."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import column_named
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import recurs
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.currencies import WITHOUT_CENTS
from nrr.intake.values.stamps import Form

_WHOLE = re.compile(r"-?\d+(?:\.0+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A small file of the source and what it must give: monthly totals by month ("2025-01"), as the JSON of
    `read` writes them, how many customers, and NRR of the last twelve months in percent ("104.2"). `through`
    is the month through which what has no end runs.
    """

    text: str
    mrr: Mapping[str, str]
    customers: int | None = None
    name: str = "sample.csv"
    nrr: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """`signs` are headings that give a file of this source away; without them the recipe holds for the file
    it is given with. `answers` are decided; `proposed` maps roles to headings as they are usual in the
    source: where these leave something open it is asked. `form` names the headings of one file exactly.
    `title` stands above the headings of a report whose own headings say too little, as they do where most of
    them are months (`months_across`). `vendor` makes the tool; `verified` says that the headings were read at
    the vendor or in a public sample, `read_at` where and on which day, `unseen` are headings no sample
    showed; `reads` and `leaves_out` tell a person what it makes of a file.
    """

    name: str = ""
    signs: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    proposed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: str = ""
    sample: Sample | None = None
    vendor: str = ""
    verified: bool = False
    read_at: Mapping[str, str] = field(default_factory=dict)
    reads: str = ""
    leaves_out: str = ""
    title: str = ""
    months_across: bool = False
    unseen: tuple[str, ...] = ()

    def fits(self, frame: Frame, held: set[str]) -> bool:
        """Whether all of its signs are among the headings held, its title above and its months beside."""
        signed = all(_bare(sign) in held for sign in self.signs)
        if not self.holds_everywhere or not signed:
            return False
        across = sum(heading.stamp.form is not Form.NONE for heading in frame.headings) >= LIMITS.fewest
        return (not self.title or _bare(self.title) in _titles(frame)) and (not self.months_across or across)

    def nearly_fits(self, frame: Frame, held: set[str]) -> bool:
        """Whether a table is of this source though one sign is not there: the headings are its usual ones."""
        missing = [sign for sign in self.signs if _bare(sign) not in held]
        if self.sample is None or len(missing) != 1 or self.title or self.months_across:
            return False
        return len(held & self.usual) >= LIMITS.fewest and self.share_of(held) >= LIMITS.mostly

    @property
    def usual(self) -> set[str]:
        """The headings of its sample."""
        lines = [] if self.sample is None else self.sample.text.strip().splitlines()
        return {_bare(heading) for heading in next(csv.reader(lines), [])}

    def share_of(self, held: set[str]) -> float:
        """How many of the headings held are usual ones, of 1."""
        return len(held & self.usual) / max(1, len(held))

    @property
    def holds_everywhere(self) -> bool:
        """Whether it is of a source, not of the one file it is given with."""
        return bool(self.signs or self.title)

    def under(self, given: Answers, frame: Frame | None = None) -> Answers:
        """Its answers with those a person gave on top; of columns only those a table has, and no cents where
        the amounts have decimals or their currency has none.
        """
        own = self.answers if frame is None else self._for(frame)
        columns = {**own.columns, **given.columns}
        return replace(own.and_also(given.given()), columns=columns)

    def _for(self, frame: Frame) -> Answers:
        told = self.answers.columns.items()
        columns = {role: name for role, name in told if column_named(frame, name) is not None}
        amount = columns.get("amount", self.proposals(frame).get("amount", ""))
        cents = self.answers.units == "cents"
        units = None if cents and not holds_cents(frame, amount) else self.answers.units
        own = replace(self.answers, columns=columns, units=units)
        if "amount" in self.answers.columns and "amount" not in columns:
            # Of another amount nobody said what is to be taken off.
            return replace(own, plus=None, less=None, times=None)
        return own

    def proposals(self, frame: Frame) -> dict[str, str]:
        """Roles and headings that the table has; not the usual amount where another column says that it
        comes again.
        """
        held = held_in(frame)
        usual = ((role, name) for role, names in self.proposed.items() for name in reversed(names))
        found = {role: name for role, name in usual if _bare(name) in held}
        if _bills_beside_what_recurs(found, frame):
            del found["amount"]
        return found


def held_in(frame: Frame) -> set[str]:
    """The headings of a table as letters and digits: an export may run their words together."""
    return {_bare(heading.own) for heading in frame.headings if heading.own}


def same_heading(name: str, held: set[str]) -> bool:
    """Whether a heading is among those held."""
    return _bare(name) in held


def _titles(frame: Frame) -> set[str]:
    return {_bare(text) for row in frame.preamble for text in frame.table.row(row) if text.strip()}


def _bare(text: str) -> str:
    return "".join(words_of(text))


def holds_cents(frame: Frame, amount: str) -> bool:
    """Whether a column holds whole numbers only, beside no currency that has no cents."""
    body = frame.table.taken(slice(frame.first_body_row, None))
    cells = {
        column.texts[code].strip().upper()
        for column, heading in zip(body.columns, frame.headings, strict=True)
        for code in column.used.tolist()
        if _bare(heading.own) == _bare(amount)
    }
    named = {text.upper() for column in body.columns for text in column.texts if len(text) == 3}
    return all(map(_WHOLE.fullmatch, cells - {""})) and not named & WITHOUT_CENTS


def recipe_for(frame: Frame, recipes: Iterable[Recipe]) -> Recipe | None:
    """The first recipe whose signs a table has; one that lacks a sign, where the headings are its usual ones
    and not those of the first.
    """
    held, known = held_in(frame), tuple(recipes)
    found = next((recipe for recipe in known if recipe.fits(frame, held)), None)
    if found is not None and (found.sample is None or found.share_of(held) >= LIMITS.mostly):
        return found
    return next((recipe for recipe in known if recipe.nearly_fits(frame, held)), found)


def _bills_beside_what_recurs(columns: Mapping[str, str], frame: Frame) -> bool:
    """The usual amount is what is billed, and a column that somebody added says what comes again."""
    usual = columns.get("amount", "")
    return bool(usual) and not recurs(usual) and any(recurs(heading.own) for heading in frame.headings)
