"""One type for a known export, for remembered answers and for `--answers`: how files of a source are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nrr.intake.answers import Answers
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import recurs
from nrr.intake.lexicon.phrases import words_of

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A small file of the source and what it must give: monthly totals by month ("2025-01"), as the JSON of
    `read` writes them, and how many customers.
    """

    text: str
    mrr: Mapping[str, str]
    customers: int | None = None
    name: str = "sample.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """`signs` are headings that give a file of this source away; without them the recipe holds for the file
    it is given with. `answers` are decided; `proposed` maps roles to headings as they are usual in the
    source: where these leave something open it is asked. `form` names the headings of one file exactly.
    """

    name: str = ""
    signs: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    proposed: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    sample: Sample | None = None

    def fits(self, held: set[Words]) -> bool:
        """Whether all of its signs are among the headings."""
        return bool(self.signs) and all(words_of(sign) in held for sign in self.signs)

    def under(self, given: Answers) -> Answers:
        """Its answers with those a person gave on top, for a file that lacks none of its headings."""
        columns = {**self.answers.columns, **given.columns}
        return replace(self.answers.and_also(given.given()), columns=columns)

    def proposals(self, frame: Frame) -> dict[str, str]:
        """Roles and headings that the table has; not the usual amount where another column says that it
        comes again.
        """
        held = held_in(frame)
        found = {role: name for role, name in self.proposed.items() if words_of(name) in held}
        if _bills_beside_what_recurs(found, frame):
            del found["amount"]
        return found


def held_in(frame: Frame) -> set[Words]:
    """The headings of a table as words."""
    return {words_of(heading.own) for heading in frame.headings if heading.own}


def recipe_for(frame: Frame, recipes: Iterable[Recipe]) -> Recipe | None:
    """The first recipe whose signs a table has."""
    held = held_in(frame)
    return next((recipe for recipe in recipes if recipe.fits(held)), None)


def _bills_beside_what_recurs(columns: Mapping[str, str], frame: Frame) -> bool:
    """The usual amount is what is billed, and a column that somebody added says what comes again."""
    usual = columns.get("amount", "")
    return bool(usual) and not recurs(usual) and any(recurs(heading.own) for heading in frame.headings)
