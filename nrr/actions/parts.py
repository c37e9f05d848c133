"""Actions on a book as plain records, for pages, boards and scripts: no customer is in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nrr.actions.rows import Cited, Effort, Pot
from nrr.actions.worths import TypedStep


@dataclass(frozen=True, slots=True)
class Amounts:
    """A worth in annualised minor units, unrounded so that parts add up; no middle of a small sample."""

    low_arr_minor: float
    mid_arr_minor: float | None
    high_arr_minor: float


@dataclass(frozen=True, slots=True)
class Told:
    """Revenue of some customers in annualised minor units; of too few to be told it is None."""

    arr_minor: int | None
    customers: int | None


@dataclass(frozen=True, slots=True)
class Renewing:
    """What renews within 90 days, and how much of it is amber or red."""

    whole: Told
    at_risk: Told


@dataclass(frozen=True, slots=True)
class Standing:
    """Red revenue now and a quarter before, room to grow, and renewals; None where a column is missing."""

    red: Told
    red_before: Told | None
    room: Told
    renewing: Renewing | None


@dataclass(frozen=True, slots=True)
class ActionPart:
    """An action on one book: its `worth` standing alone, or why there is none.

    `whole_arr_minor` is the amount it works on, `customers` how many pay it. With `outside` it is worth
    money and no points: these customers are not in the base. `effect` is by how much what it asks for
    changes how NRR reads, a fraction. `over` and `said` tell its scope in words,
    `rate` what was seen in the book (how much one cause took, how many in a state were lost, the usual step)
    and `base_rate` the same of those not in it. `original` is the title of a row that was edited, `off` one
    taken off the next steps, `step` the size of a price step as typed.
    """

    id: str
    title: str
    how: str
    owner: str
    effort: Effort
    effort_source: str
    sources: tuple[Cited, ...]
    lever: str | None
    pot: Pot
    over: str = ""
    said: str = ""
    horizon_months: int | None = None
    share: tuple[float, float] | None = None
    share_source: str = ""
    worth: Amounts | None = None
    outside: bool = False
    whole_arr_minor: int | None = None
    customers: int | None = None
    reason: str = ""
    needs: str = ""
    rate: float | None = None
    base_rate: float | None = None
    effect: float | None = None
    effect_said: str = ""
    not_valued: str = ""
    original: str = ""
    off: bool = False
    step: TypedStep | None = None

    @property
    def small(self) -> bool:
        """Whether the sample is too small to rank by it or to set a lever."""
        return self.worth is not None and self.worth.mid_arr_minor is None


@dataclass(frozen=True, slots=True)
class Step:
    """The next step of one finding: its action, the `others` that answer it, and its part of all shown."""

    rule: str
    action: str
    others: tuple[str, ...] = ()
    part: Amounts | None = None

    @property
    def more(self) -> int:
        """How many more answer it."""
        return len(self.others)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do: a step for each finding that fired, in the order of the page.

    `base_arr_minor` is the revenue of customers paying today, the opening of the coming year that points
    are of. `together` is what the actions of the `shown` findings are worth as one, none counted twice;
    `levers` the middle of it by lever, `agreed` the same of the actions agreed; `standing` how the customers
    stand.
    """

    base_arr_minor: int
    actions: tuple[ActionPart, ...]
    steps: tuple[Step, ...]
    shown: tuple[str, ...]
    together: Amounts | None
    levers: Mapping[str, float]
    standing: Standing | None = None
    agreed: Mapping[str, float] = field(default_factory=dict)

    def action(self, key: str) -> ActionPart:
        """An action by its id; KeyError for one that is not here."""
        return next(one for one in self.actions if one.id == key)

    def step(self, rule: str) -> Step | None:
        """The next step of a finding."""
        return next((one for one in self.steps if one.rule == rule), None)

    def points(self, arr_minor: float) -> float:
        """Money in points of the coming year's NRR, as a fraction."""
        return arr_minor / self.base_arr_minor
