"""States a customer may be in at a month, by its colour, its marks and what forces it to red."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nrr.accounts import FAILED_TWICE, REVENUE_CUT, USAGE_HALVED, Light, Scored, Tally
from nrr.actions.worths import Cases
from nrr.ledgers import Mask


@dataclass(frozen=True, slots=True, eq=False)
class Masks:
    """Who is in a state, and with whom they are compared."""

    inside: Mask
    others: Mask


@dataclass(frozen=True, slots=True)
class State:
    """A state by the signal it takes (to say which column is missing) and how it is told."""

    signal: str
    masks: Callable[[Scored, Mask], Masks | None]


@dataclass(slots=True)
class CaseTally:
    """The tallies of a state and of those it is compared with."""

    state: Tally
    others: Tally

    @property
    def cases(self) -> Cases:
        """As numbers."""
        own, others = self.state, self.others
        return Cases(own.cases, own.gone, own.customers, others.cases, others.gone)


def _light(light: Light) -> State:
    """A colour against green."""
    return State("", lambda scored, paying: Masks(scored.lights == light, scored.lights == Light.GREEN))


def _marked(key: str, most: float, others_from: float) -> State:
    """The mark at `most` or below, against one of `others_from` or more; unknown marks are on no side."""

    def masks(scored: Scored, paying: Mask) -> Masks | None:
        mark = scored.marks.get(key)
        if mark is None:
            return None
        return Masks(paying & (mark <= most), paying & (mark >= others_from))

    return State(key, masks)


def _forced(words: str, key: str) -> State:
    """What forces red, against everybody else."""

    def masks(scored: Scored, paying: Mask) -> Masks | None:
        mask = scored.overrides.get(words)
        return None if mask is None else Masks(paying & mask, paying & ~mask)

    return State(key, masks)


STATES: Mapping[str, State] = MappingProxyType(
    {
        "red": _light(Light.RED),
        "amber": _light(Light.AMBER),
        "usage_change_3m": _marked("usage_change_3m", 0.0, 1.0),
        "mrr_change_12m": _marked("mrr_change_12m", 0.0, 0.5),
        "tickets_90d": _marked("tickets_90d", 0.0, 0.5),
        "nps": _marked("nps", 0.0, 0.5),
        "failed payment": _marked("payment_failures_90d", 0.5, 1.0),
        FAILED_TWICE: _forced(FAILED_TWICE, "payment_failures_90d"),
        USAGE_HALVED: _forced(USAGE_HALVED, "usage_change_3m"),
        REVENUE_CUT: _forced(REVENUE_CUT, "mrr_change_3m"),
    }
)
