"""The scenarios of a board as courses, without a word about single groups."""

from collections.abc import Sequence
from dataclasses import replace

from nrr.charts import look_of, moved_words
from nrr.ledgers import Ledger
from nrr.outlooks import course_of, outlook, splits
from nrr.packs import ScenarioStep
from nrr.retention import TOTAL, View, prepared
from nrr.scenarios import Levers, Mode, Scenario
from nrr.snapshots import Snapshot

COURSE_YEARS = 3


def scenario_steps(
    ledger: Ledger, view: View, scenarios: Sequence[Scenario], snapshot: Snapshot
) -> tuple[ScenarioStep, ...]:
    """Every scenario in the split its own levers are about; year before month."""
    book = prepared(ledger, view)
    ordered = [one for mode in Mode for one in scenarios if one.mode is mode]
    return tuple(_step(book, view, one, snapshot) for one in ordered)


def without_groups(scenario: Scenario) -> Scenario:
    """Without levers by segment: nobody is shown them, and a segment may bear a name."""
    return replace(scenario, levers=replace(scenario.levers, by_segment={}))


def _step(book: Ledger, view: View, scenario: Scenario, snapshot: Snapshot) -> ScenarioStep:
    by = scenario.by if scenario.by in splits(book) else TOTAL
    own = outlook(book, view.window.closing, view.policy, scenario.mode, by)
    today, moved = (course_of(own, levers, COURSE_YEARS) for levers in (own.today, scenario.levers))
    moves = _moves(scenario, own.today, snapshot)
    return ScenarioStep(scenario.name, today, moved, scenario.mode, moves, scenario.reason)


def _moves(scenario: Scenario, start: Levers, snapshot: Snapshot) -> tuple[str, ...]:
    """What the scenario turns, in words; of a split only the attribute, as a group named could be a small
    one.
    """
    whole = moved_words(without_groups(scenario).levers.on(start), start, scenario.mode, look_of(snapshot))
    by = scenario.by if scenario.by in snapshot.book.attributes else "segment"
    return (*whole, f"levers of their own by {by}") if scenario.levers.by_segment else whole
