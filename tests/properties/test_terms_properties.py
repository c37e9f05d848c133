"""Random books of contracts: the states add to what was up, the classes to the base, and the bounds hold."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import nrr
from nrr import terms
from nrr.ground import FiscalYear
from nrr.ledgers import Term

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
