"""What a pack is made from, and the plan of its sections."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.actions import Advice, Outcome
from nrr.benchmarks import Benchmark
from nrr.outlooks import WouldRead
from nrr.packs.parts import PaperSize, Part
from nrr.packs.planned import PlanBeside
from nrr.packs.renewalsahead import RenewalsAhead
from nrr.packs.restatements import Restatement
from nrr.scenarios import Course, Mode


@dataclass(frozen=True, slots=True)
class PackChoices:
    """What the publisher chose, once for all four forms; a board keeps it beside its figures.

    `parts` are the sections in their order. `segments` are the columns of the segment section, without any
    the first two that can be shown. `source` names what was read, such as a file; `logo` is a PNG or JPEG.
    """

    company: str = ""
    logo: bytes = b""
    source: str = ""
    parts: tuple[Part, ...] = tuple(Part)
    segments: tuple[str, ...] = ()
    paper_size: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One scenario against today's rates, both computed beforehand.

    `moves` says what it assumes otherwise than today, `reason` where that comes from.
    """

    name: str
    today: Course
    scenario: Course
    mode: Mode = Mode.ANNUAL
    moves: Sequence[str] = ()
    reason: str = ""

    @property
    def terms(self) -> str:
        """Its assumptions as a sentence; empty for today's rates themselves."""
        if not self.moves:
            return ""
        return f"{self.name}: {', '.join(self.moves)}, otherwise today's rates. {self.reason}".rstrip()


@dataclass(frozen=True, slots=True)
class Material:
    """What stands beside the snapshot: published rows that fit it, scenarios, what was restated since the
    board it follows, what comes up for renewal, what to do, what became of what was agreed and what NRR would
    read with it, the plan, and dated notes and changes of the definition as readers get them.
    """

    benchmarks: Sequence[Benchmark] = ()
    scenarios: Sequence[ScenarioStep] = ()
    restated: Restatement | None = None
    renewals: RenewalsAhead | None = None
    advice: Advice | None = None
    agreed: Sequence[Outcome] = ()
    plan: PlanBeside | None = None
    dated: Sequence[str] = ()
    reading: WouldRead | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One page of a pack. `title` is the finding with its number, `subtitle` period, unit and how to read.

    `footer` are its parts from the left; the last of `source` are publications where the section shows any.
    """

    number: int
    part: Part
    kicker: str
    title: str
    subtitle: str
    source: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The plan that every form follows: the same sections, order, numbers and titles."""

    title: str
    company: str
    subject: str
    sections: tuple[Section, ...]

    def section(self, part: Part) -> Section | None:
        """The section of a part; None where it has no data or was left out."""
        return next((one for one in self.sections if one.part is part), None)
