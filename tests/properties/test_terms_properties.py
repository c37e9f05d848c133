"""Random books of contracts: the states add to what was up, the classes to the base, and the bounds hold."""

from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

import nrr
import oracle_commitments
import oracle_reconciliations as by_hand
import oracle_renewals
from nrr import terms
from nrr.ground import FiscalYear, RenewalUnit
from nrr.ledgers import Term
from nrr.terms.groups import shared, shared_in_groups
from nrr.terms.lengths import month_of_day

FIRST = date(2023, 1, 1).toordinal()
AS_OF = nrr.Month.of(2024, 12)
WINDOW = nrr.Window(nrr.Month.of(2023, 12), AS_OF)
LENGTHS = (29, 89, 180, 364, 365, 729)


@st.composite
def contracts(draw, lines=("core", "addon")):
    """Terms of a few customers; a line has one contract at a time, with gaps, early ends, notices and
    upsells.
    """
    found = []
    for customer in range(draw(st.integers(1, 4))):
        for line in lines[: draw(st.integers(1, len(lines)))]:
            day = FIRST + draw(st.integers(0, 400))
            for _ in range(draw(st.integers(1, 4))):
                due = day + draw(st.sampled_from(LENGTHS))
                end = due - draw(st.sampled_from((0, 0, 0, 20)))
                amount = draw(st.integers(1, 50)) * 100
                steps = ((day + 10, draw(st.integers(1, 50)) * 100),) if draw(st.booleans()) else ()
                found.append(
                    Term(
                        f"c{customer}",
                        line,
                        day,
                        end,
                        due,
                        amount,
                        steps if day + 10 <= end else (),
                        notice_given=draw(st.sampled_from((None, None, day))),
                        notice_days=draw(st.sampled_from((None, 30, 90))),
                        auto_renew=draw(st.booleans()),
                        uplift=draw(st.sampled_from((0.0, 0.05))),
                    )
                )
                day = end + 1 + draw(st.sampled_from((0, 0, 0, 5, 31, 60)))
    return found


def book(found, grace=30):
    return terms.book_of(found, terms.month_end(AS_OF), grace)


@settings(max_examples=60, deadline=None)
@given(contracts())
def test_the_states_of_every_period_add_to_what_was_up(found):
    for one in terms.by_quarter(book(found), FiscalYear(2)).values():
        opened = one.in_grace + one.notice + one.pending
        assert one.up == one.kept + one.contraction + one.churned + opened
        assert one.gross_low <= one.gross_high <= 1


@settings(max_examples=60, deadline=None)
@given(contracts())
def test_the_classes_add_to_the_base_and_the_link_and_the_parts_hold(found):
    own = book(found)
    split = terms.reconciled(own, WINDOW)
    opens, closes = terms.month_end(WINDOW.opening), terms.month_end(WINDOW.closing)
    base = {term.customer for term in found if term.amount(opens)}
    assert split.opening_total == sum(term.amount(opens) for term in found)
    assert split.closing_total == sum(term.amount(closes) for term in found if term.customer in base)
    link = split.link
    outside = link.ends_on_closing_day + link.outside_the_base
    assert split.up_amount == link.atr_of_the_months + link.ended_on_opening_day - outside
    lost = {name: [0, 0] for name in base}
    for term in found:
        if term.customer in base:
            lost[term.customer][0] += term.amount(opens)
            lost[term.customer][1] += term.amount(closes)
    assert sum(split.losses.values()) == sum(max(before - after, 0) for before, after in lost.values())


@settings(max_examples=60, deadline=None)
@given(contracts(), st.floats(0, 1), st.floats(0, 1))
def test_the_floor_is_never_above_todays_rate_nor_that_above_flat(found, rate, kept):
    for number, one in enumerate(terms.commitments(book(found), AS_OF, FiscalYear()), start=1):
        middle = one.at_rate(rate, kept, 3 * number)
        assert one.floor <= middle + 1e-6 and middle <= one.flat + 1e-6


@settings(max_examples=60, deadline=None)
@given(contracts(lines=("core",)))
def test_with_one_line_renewed_gross_never_falls_as_grace_grows(found):
    own = [terms.by_quarter(book(found, grace), FiscalYear()) for grace in (0, 30, 90)]
    for earlier, later in pairwise(own):
        assert all(later[label].kept >= one.kept for label, one in earlier.items())


BACK_ON_ONE_DAY = [
    Term("c1", "core", FIRST, FIRST + 389, FIRST + 389, 100),
    Term("c1", "addon", FIRST + 25, FIRST + 389, FIRST + 389, 200),
    Term("c1", "core", FIRST + 395, FIRST + 759, FIRST + 759, 100),
    Term("c1", "addon", FIRST + 395, FIRST + 759, FIRST + 759, 200),
]


@settings(max_examples=150, deadline=None)
@given(contracts(("addon", "core", "plus")), st.sampled_from((0, 30, 90)), st.sampled_from(RenewalUnit))
@example(BACK_ON_ONE_DAY, 0, RenewalUnit.LINE)
def test_columns_give_what_one_term_after_another_gives(found, grace, unit):
    day = terms.month_end(AS_OF)
    fast, slow = terms.book_of(found, day, grace, unit), oracle_renewals.book_of(found, day, grace, unit)
    mine = [followed(one, fast.term) for one in fast.renewals]
    assert mine == [followed(one, slow.terms.__getitem__) for one in slow.renewals]
    for label, own in terms.by_month(fast).items():
        due = [one for one in slow.renewals if str(month_of_day(one.due)) == label]
        assert own == by_hand.period_of(slow, label, due)
    assert terms.commitments(fast, AS_OF, FiscalYear(2)) == oracle_commitments.commitments(
        slow, AS_OF, FiscalYear(2)
    )


def followed(one, term):
    """A renewal with its terms themselves: positions of equal terms may differ."""
    opened = {state: amount for state, amount in (one.open or {}).items() if amount}
    own = [sorted((term(i).line, term(i).start) for i in places) for places in (one.terms, one.successors)]
    numbers = one.up, one.renewed, one.gap, one.churned, one.returned, one.now_not_under_term
    return one.due, one.customer, own, str(one.state), sorted(opened.items()), str(numbers)


@settings(max_examples=150, deadline=None)
@given(contracts(("addon", "core", "plus")), st.sampled_from((0, 30, 90)), st.data())
def test_columns_split_nrr_as_one_term_after_another_does(found, grace, data):
    day = terms.month_end(AS_OF)
    fast, slow = terms.book_of(found, day, grace), oracle_renewals.book_of(found, day, grace)
    people = [*fast.table.customers, "somebody else"]
    amount = st.integers(0, 9_000)
    paid = {name: (data.draw(amount), data.draw(amount)) for name in people}
    arrays = terms.Revenue(*(np.array([paid[name][end] for name in people]) for end in (0, 1)))
    for told, drawn in ((None, None), (paid, arrays)):
        split = terms.reconciled(fast, WINDOW, drawn)
        names = ["opening", "closing", "up_change", "up_amount", "link", "losses"]
        assert tuple(getattr(split, name) for name in names) == by_hand.reconciled(slow, WINDOW, told)


def test_whole_units_are_shared_in_groups_as_one_by_one_beyond_64_bits_too():
    wholes, weights = np.array([10, 7, 5, 10**13]), np.array([1, 1, 1, 0, 0, 2, 3, 4 * 10**12, 3 * 10**12])
    first = np.array([0, 3, 5, 7, 9])
    told = [shared(int(w), weights[a:b].tolist()) for w, a, b in zip(wholes, first, first[1:], strict=False)]
    assert shared_in_groups(wholes, weights, first).tolist() == [part for own in told for part in own]
    assert told == [[4, 3, 3], [7, 0], [2, 3], [5714285714286, 4285714285714]]
