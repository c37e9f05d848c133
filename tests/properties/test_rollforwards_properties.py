"""Monthly movements on random books: the roll-forward closes every month, and the oracle agrees."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import builders
import oracle
from nrr.definitions.metrics import MOVEMENT_GRR, MOVEMENT_NRR_WITH_REACTIVATION
from nrr.definitions.policies import Negatives, Policy
from nrr.ground.windows import Month, Window
from nrr.retention.bridges import bridge
from nrr.retention.rollforwards import opening_base, rollforward, rollforwards, summed

LINES = (*oracle.MONTHLY, "start", "end")
ANY = st.one_of(builders.books(), builders.books_with_missing_months(), builders.books_with_credits())


def whole(book):
    return Window(Month(book.calendar[0]), Month(book.calendar[-1]))


def lines(step):
    """The lines of a step under the oracle's names."""
    names = {"start": "opening", "end": "closing"}
    return {name: getattr(step, names.get(name, name)) for name in LINES}


@given(book=ANY, gap=st.sampled_from([None, 0, 1, 3]))
def test_every_step_equals_the_oracle(book, gap):
    found = rollforward(book.ledger, whole(book), Policy(reactivation_max_gap=gap, negatives=Negatives.KEEP))
    last = len(book.calendar) - 1
    wanted = oracle.monthly_movements(book.rows, 0, last, longest_gap=gap, calendar=book.calendar)
    assert [lines(step) for step in found] == [
        {name: step[name] for name in LINES} for step in wanted["by_month"]
    ]


@given(book=ANY)
def test_each_step_opens_where_the_last_one_closed(book):
    steps = rollforward(book.ledger, whole(book), Policy(negatives=Negatives.KEEP))
    assert [s.closing for s in steps[:-1]] == [s.opening for s in steps[1:]]
    assert [s.closing for s in steps] == [oracle.total(book.rows, t) for t in range(1, len(book.calendar))]


@given(book=builders.books())
def test_customers_are_counted_as_they_come_and_go(book):
    for t, step in enumerate(rollforward(book.ledger, whole(book), Policy()), start=1):
        assert step.opening_logos == oracle.customers_paying(book.rows, t - 1)
        assert step.closing_logos == oracle.customers_paying(book.rows, t)


@given(book=st.one_of(builders.books(), builders.books_with_missing_months()))
def test_groups_sum_to_the_whole_and_transfers_cancel(book):
    total = rollforward(book.ledger, whole(book), Policy())
    groups = list(rollforwards(book.ledger, whole(book), Policy(), "plan").values())
    for t, step in enumerate(total):
        assert sum(g[t].transferred_in for g in groups) == sum(g[t].transferred_out for g in groups)
        assert {n: sum(lines(g[t])[n] for g in groups) for n in LINES} == lines(step)


@given(book=builders.books())
def test_each_group_closes_where_its_next_step_opens(book):
    """Transfers carry a customer from plan to plan, so that no group's revenue jumps between steps."""
    for steps in rollforwards(book.ledger, whole(book), Policy(), "plan").values():
        for earlier, later in pairwise(steps):
            assert earlier.closing == later.opening


@given(book=st.one_of(builders.books(), builders.books_with_missing_months()))
def test_movements_of_the_opening_base_lead_to_the_point_to_point_rate(book):
    window = whole(book)
    base = opening_base(book.ledger, window)
    year = summed(rollforwards(book.ledger, window, Policy(), base=base)[""])
    ends = bridge(book.ledger, window, Policy())
    assert year.closing == ends.retained
    if ends.opening:
        assert MOVEMENT_NRR_WITH_REACTIVATION.of(year) == ends.retained / ends.opening
        assert MOVEMENT_GRR.of(year) <= ends.kept / ends.opening
