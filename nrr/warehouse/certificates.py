"""A certificate: the same totals from two sources, integer by integer, with what was run for each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from nrr.ground import Window
from nrr.retention import AMOUNTS, TOTAL, Bridges, CohortTable, Grain, RollForward, View, stamp_of, windows_of
from nrr.snapshots import SnapshotSource
from nrr.warehouse.engines import Engine

BRIDGES = "bridges"
"""The question whose figures are the Bridges of every window."""
Figures = dict[str, int]
"""What a figure is called, and the figure in annualised minor units or customers."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of both sources; None where one of them does not have it."""

    name: str
    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the statements that were run for it, and every figure of its answers. With the first
    stand the statements by which its table was opened.
    """

    name: str
    statements: tuple[str, ...]
    figures: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whether two sources answer alike under one definition; `stamp` and `sentences` say which."""

    left: str
    right: str
    stamp: str
    sentences: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def figures(self) -> tuple[Compared, ...]:
        """All of them."""
        return tuple(one for question in self.questions for one in question.figures)

    @property
    def unequal(self) -> tuple[Compared, ...]:
        """Those that differ."""
        return tuple(one for one in self.figures if one.left != one.right)

    @property
    def sentence(self) -> str:
        """What it says."""
        total, apart = len(self.figures), len(self.unequal)
        where = f"were computed in {self.left} and in {self.right}"
        if not apart:
            return f"These {total:,} totals {where} and are equal."
        return f"Of these {total:,} totals, which {where}, {apart:,} are not equal."

    @property
    def digest(self) -> str:
        """SHA-256 over the definition, every statement and both integers of every figure."""
        lines = [self.left, self.right, self.stamp, *self.sentences]
        for question in self.questions:
            lines += [question.name, *question.statements]
            lines += [f"{one.name}={one.left}={one.right}" for one in question.figures]
        return sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Side:
    """A source with its name, and the engine whose statements are kept, where it has one."""

    name: str
    source: SnapshotSource
    engine: Engine | None = None


def certified(left: Side, right: Side, view: View) -> Certificate:
    """Every total of a view from both sides."""
    columns = [name for name in left.source.columns if name in right.source.columns]
    questions = tuple(
        _question(name, ask, left, right, view) for name, ask in _questions(view, columns).items()
    )
    return Certificate(left.name, right.name, stamp_of(view), view.policy.sentences, questions)


Ask = Callable[[SnapshotSource], Iterable[tuple[str, int]]]


def _questions(view: View, columns: Sequence[str]) -> Mapping[str, Ask]:
    window, policy = view.window, view.policy
    found: dict[str, Ask] = {
        BRIDGES: lambda source: _bridges(source.bridges(windows_of(source, window.months), policy)),
        "steps": lambda source: _steps(source.steps(_whole(source), policy)),
        "steps of the opening base": lambda source: _steps(source.steps_of_base(window, policy)),
        "cohorts": lambda source: _cohorts(source.cohorts(Grain.MONTH, policy)),
        "layers": _layers,
    }
    for by in columns:
        found[f"segments by {by}"] = _segments_by(view, by)
    return found


def _segments_by(view: View, by: str) -> Ask:
    return lambda source: (
        (f"{one.label} {name}", getattr(one.bridge, name))
        for one in source.segments(view.window, view.policy, by)
        for name in AMOUNTS
    )


def _question(name: str, ask: Ask, left: Side, right: Side, view: View) -> Question:
    answers: list[Figures] = []
    statements: list[str] = []
    for side in (left, right):
        before = 0 if side.engine is None or name == BRIDGES else len(side.engine.ran)
        answers.append(dict(ask(side.source)))
        if side.engine is not None:
            statements += [side.engine.sql(ran) for ran in side.engine.ran[before:]]
    names = sorted({*answers[0], *answers[1]})
    figures = (Compared(one, answers[0].get(one), answers[1].get(one)) for one in names)
    return Question(name, tuple(statements), tuple(figures))


def _whole(source: SnapshotSource) -> Window:
    return Window(source.months[0], source.months[-1])


def _bridges(found: Bridges) -> Iterator[tuple[str, int]]:
    for at, window in enumerate(found.windows):
        for label, own in found.by_group(at).items():
            for name in AMOUNTS:
                yield f"{window.closing} {label} {name}".replace(f" {TOTAL} ", " "), getattr(own, name)


def _steps(steps: Sequence[RollForward]) -> Iterator[tuple[str, int]]:
    for step in steps:
        for name in RollForward.__dataclass_fields__:
            if name != "window":
                yield f"{step.window.closing} {name}", getattr(step, name)


def _cohorts(table: CohortTable) -> Iterator[tuple[str, int]]:
    parts = {"net": table.net, "kept": table.kept, "floor": table.floor, "customers": table.logos}
    for row, cohort in enumerate(table.cohorts):
        for age in table.observed[row].nonzero()[0].tolist():
            for name, part in parts.items():
                yield f"{cohort} age {age} {name}", int(part[row, age])


def _layers(source: SnapshotSource) -> Iterator[tuple[str, int]]:
    for name, amounts in source.layers().items():
        for month, amount in zip(source.months, amounts, strict=True):
            yield f"{name} in {month}", amount
