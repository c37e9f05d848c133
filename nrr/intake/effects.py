"""What leaving rows out did to the headline: NRR with them against NRR without them."""

from dataclasses import replace

from nrr.ground import Problem
from nrr.intake.drafts import Draft, Reason
from nrr.intake.outcomes import headline_of

_CODES = {
    Reason.ONE_TIME: "one_time",
    Reason.TRIAL: "trial_rows",
    Reason.TEST: "test_rows",
    Reason.DUPLICATE: "duplicates",
    Reason.LAST_MONTH: "last_month",
}
_LARGEST = 300_000


def with_effects(draft: Draft, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems; those about rows left out carry the change of NRR as a fraction."""
    if draft.entries is None or not draft.removed or draft.entries.count > _LARGEST:
        return problems
    effects: dict[str, float] = {}
    steps = [entries for _, entries in draft.removed] + [draft.entries]
    for (reason, before), after in zip(draft.removed, steps[1:], strict=True):
        with_rows, without = (
            headline_of(replace(draft, entries=before)),
            headline_of(replace(draft, entries=after)),
        )
        if reason in _CODES and with_rows is not None and without is not None:
            effects[_CODES[reason]] = effects.get(_CODES[reason], 0.0) + without - with_rows
    return tuple(replace(p, effect=effects[p.code]) if p.code in effects else p for p in problems)
