"""From findings to next steps: one action each, what it is worth alone and with the others."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from nrr.actions.agreements import UnderWay
from nrr.actions.edits import NOTHING_OF_ITS_OWN, Own, edited, shares_of
from nrr.actions.evidence import ENDS, Ground, Valued, fired_by, valued
from nrr.actions.parts import ActionPart, Advice, Amounts, Step
from nrr.actions.rows import Action, actions, leaves
from nrr.actions.standing import standing
from nrr.actions.together import together
from nrr.findings import FindingPart, Rank, Subject

MOST_SHOWN = 3


def advised(
    subject: Subject,
    findings: Sequence[FindingPart],
    own: Own = NOTHING_OF_ITS_OWN,
    agreed: Collection[UnderWay] = (),
) -> Advice | None:
    """What to do about the findings of a book, with the actions `agreed` and still to be done; None without
    twelve months or anybody paying at the close.
    """
    if not subject.complete or not subject.run.grid[-1].any():
        return None
    ground = Ground(subject, own.notes)
    worth = valued(ground, shares_of(own.rows), fired_by(findings))
    by_action = {row.action: row for row in own.rows}
    on = {key: one for key, one in worth.items() if key not in by_action or not by_action[key].off}
    steps = tuple(step for one in findings if (step := _step(one.rule, on)) is not None)
    shown = tuple(one.rule for one in findings if one.rank is Rank.FIRST)[:MOST_SHOWN]
    named = tuple(dict.fromkeys(step.action for step in steps if step.rule in shown))
    ranked = [worth[key] for key in named if worth[key].ranked]
    parts = _parts(ranked, ground)
    return Advice(
        base_arr_minor=int(ground.paying.sum()),
        actions=tuple(edited(part_of(worth[key]), by_action) for key in worth),
        steps=tuple(replace(step, part=parts.get(step.action)) for step in steps),
        shown=shown,
        together=_sum(ranked, ground),
        levers=levers_of([worth[key] for key in named], worth, ground),
        agreed=levers_of(_worked_on(agreed, worth, ground), worth, ground),
        standing=standing(ground),
    )


def ranked_for(kind: str, key: str, worth: Mapping[str, Valued]) -> tuple[Action, ...]:
    """The one action to show for a rule, signal, colour, reason, candidate or lever, first of those that do.

    The valued one worth most, ties by lower effort; then the others by the amount they work on.
    """
    found = sorted((one for one in worth.values() if one.action.answers(kind, key)), key=_order)
    return tuple(one.action for one in found)


def _order(one: Valued) -> tuple[bool, float, int]:
    mid = one.alone("mid")
    return mid is None, -(mid if mid is not None else one.whole or 0.0), one.action.effort.rank


def _step(rule: str, worth: Mapping[str, Valued]) -> Step | None:
    found = [one.id for one in ranked_for("rule", rule, worth)]
    return Step(rule, found[0], tuple(found[1:])) if found else None


def step_for(kind: str, key: str, advice: Advice) -> Step | None:
    """The next step for a signal, colour, reason, candidate or lever, in the order of `ranked_for`; `rule`
    of the Step is the key.
    """
    answers = [one for one in advice.actions if not one.off and actions()[one.id].answers(kind, key)]
    found = [one.id for one in sorted(answers, key=_first_shown)]
    return Step(key, found[0], tuple(found[1:])) if found else None


def most_first(advice: Advice) -> tuple[ActionPart, ...]:
    """Every step that was not taken off, in the order of `ranked_for`."""
    return tuple(sorted((one for one in advice.actions if not one.off), key=_first_shown))


def _first_shown(part: ActionPart) -> tuple[bool, float, int]:
    mid = None if part.worth is None else part.worth.mid_arr_minor
    return mid is None, -(mid if mid is not None else part.whole_arr_minor or 0), part.effort.rank


def part_of(one: Valued) -> ActionPart:
    """A valued action as a plain record."""
    action, basis = one.action, one.action.worth
    return ActionPart(
        id=action.id,
        title=action.title,
        how=action.how,
        owner=action.owner,
        effort=action.effort,
        effort_source=action.effort_source,
        sources=action.source,
        lever=action.lever,
        pot=basis.pot,
        over=basis.over,
        said=one.said,
        horizon_months=basis.horizon_months,
        share=basis.share,
        share_source=basis.share_source,
        worth=_amounts([one.alone(end) for end in ENDS]),
        outside=one.outside is not None,
        whole_arr_minor=None if one.whole is None else round(one.whole),
        customers=one.customers,
        reason="" if one.reason is None else str(one.reason),
        needs=one.needs,
        rate=one.rate,
        base_rate=one.base_rate,
        effect=one.effect,
        effect_said=basis.effect_said,
        not_valued=basis.not_valued,
    )


def _amounts(ends: Sequence[float | None]) -> Amounts | None:
    low, mid, high = ends
    if low is None or high is None:
        return None
    return Amounts(low, mid, high)


def _parts(ranked: Sequence[Valued], ground: Ground) -> dict[str, Amounts]:
    """Each action's part of what they are worth together, end by end."""
    ends = [_together(ranked, ground, end) for end in ENDS]
    found = {}
    for one in ranked:
        key = one.action.id
        low, mid, high = (end[key] for end in ends)
        found[key] = Amounts(low, mid, high)
    return found


def _together(ranked: Iterable[Valued], ground: Ground, end: str) -> Mapping[str, float]:
    values = {one.action.id: one.values[end] for one in ranked}
    return together(values, ground.paying, ground.failed).parts


def _sum(ranked: Sequence[Valued], ground: Ground) -> Amounts | None:
    if not ranked:
        return None
    low, mid, high = (sum(_together(ranked, ground, end).values()) for end in ENDS)
    return Amounts(low, mid, high)


def levers_of(chosen: Iterable[Valued], worth: Mapping[str, Valued], ground: Ground) -> Mapping[str, float]:
    """The middle of what they are worth together, by lever: an umbrella moves the levers of its children.
    Who is won back is returning revenue, beside the customers paying today.
    """
    every = list(chosen)
    found = _by_lever(_together(_apart(every, worth), ground, "mid"))
    for one in every:
        back = None if one.outside is None else one.outside.mid
        if one.action.lever is not None and back is not None:
            found[one.action.lever] = found.get(one.action.lever, 0.0) + back
    return found


def _worked_on(named: Iterable[UnderWay], worth: Mapping[str, Valued], ground: Ground) -> list[Valued]:
    """Each without the customers it leaves aside."""
    return [worth[one.action].without(one.aside, ground) for one in named]


def _apart(chosen: Iterable[Valued], worth: Mapping[str, Valued]) -> list[Valued]:
    """Those that have a middle, umbrellas as their children."""
    apart = {
        leaf.id: one if leaf.id == one.action.id else worth[leaf.id]
        for one in chosen
        for leaf in leaves(one.action)
    }
    return [one for one in apart.values() if one.ranked]


def segment_levers(
    subject: Subject,
    findings: Sequence[FindingPart],
    by: str,
    named: Collection[UnderWay],
    own: Own = NOTHING_OF_ITS_OWN,
) -> Mapping[str, Mapping[str, float]]:
    """What actions are worth together, by the segment of each customer and by lever.

    A customer is in the segment of the opening, one won since in that of the close; parts are found customer
    by customer, so those of the segments sum to those of the whole.
    """
    ground = Ground(subject, own.notes)
    worth = valued(ground, shares_of(own.rows), fired_by(findings))
    chosen = _apart(_worked_on(named, worth, ground), worth)
    attribute = subject.book.attribute(by)
    opening, last = len(subject.run.grid) - len(ground.window_grid), len(subject.run.grid) - 1
    paid = subject.run.grid[opening] > 0
    codes = np.where(paid, attribute.at(subject.run.start + opening), attribute.at(subject.run.start + last))
    found = {}
    for code, name in enumerate(attribute.groups):
        inside = codes == code
        values = {
            one.action.id: {pot: np.where(inside, own, 0.0) for pot, own in one.values["mid"].items()}
            for one in chosen
        }
        found[name] = _by_lever(together(values, ground.paying, ground.failed).parts)
    return found


def _by_lever(parts: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, part in parts.items():
        lever = actions()[key].lever
        if lever is not None:
            found[lever] = found.get(lever, 0.0) + part
    return {lever: float(np.float64(part)) for lever, part in found.items()}
