"""Point to point on random books: identities, invariances, and the oracle's figures."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import oracle
from nrr.definitions.metrics import GRR, LOGO_RETENTION, NRR
from nrr.definitions.policies import Negatives, Policy, Reactivation
from nrr.ground.windows import Month, Window
from nrr.ledgers import Attribute, Ledger, settle
from nrr.retention.bridges import AMOUNTS, TOTAL, bridge, bridges, bridges_by
from nrr.retention.window_ends import windows_of

POLICIES = [Policy(reactivation=kind) for kind in Reactivation]
GAPS = st.sampled_from([None, 0, 1, 3])
MONEY = {
    "opening": "start",
    "expansion": "expansion",
    "contraction": "contraction",
    "churn": "churn",
    "new": "new",
    "resurrected": "resurrected",
    "returned": "reactivated_in_window",
    "closing": "end_total",
    "opening_logos": "logos_start",
    "retained_logos": "logos_retained",
    "closing_logos": "logos_end",
}


def window_in(data, book):
    """Two different months of the book, in order."""
    s = data.draw(st.integers(0, len(book.calendar) - 2))
    e = data.draw(st.integers(s + 1, len(book.calendar) - 1))
    return s, e, Window(Month(book.calendar[s]), Month(book.calendar[e]))


def same(found, wanted):
    """A rate of the package against the oracle's exact fraction."""
    return found is None if wanted is None else found == pytest.approx(float(wanted), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("kind", list(Reactivation))
@given(book=st.one_of(builders.books(), builders.books_with_missing_months()), gap=GAPS, data=st.data())
def test_every_line_equals_the_oracle(kind, book, gap, data):
    s, e, window = window_in(data, book)
    found = bridge(book.ledger, window, Policy(reactivation=kind, reactivation_max_gap=gap))
    wanted = oracle.point_to_point(
        book.rows, s, e, reactivation=kind.value, longest_gap=gap, calendar=book.calendar
    )
    assert {ours: getattr(found, ours) for ours in MONEY} == {
        ours: wanted[name] for ours, name in MONEY.items()
    }
    assert same(GRR.of(found), wanted["grr"]) and same(LOGO_RETENTION.of(found), wanted["logo_retention"])
    if kind is not Reactivation.IN_NUMERATOR:
        assert same(NRR.of(found), wanted["nrr"])


@given(book=builders.books(), least=st.integers(1, 40), data=st.data())
def test_a_minimum_to_count_as_a_logo_touches_counts_only(book, least, data):
    s, e, window = window_in(data, book)
    found = bridge(book.ledger, window, Policy(min_logo_mrr=least / builders.ARR_MINOR_PER_MRR))
    wanted = oracle.point_to_point(book.rows, s, e, min_logo=least)
    assert {ours: getattr(found, ours) for ours in MONEY} == {
        ours: wanted[name] for ours, name in MONEY.items()
    }


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: str(p.reactivation))
@given(book=builders.books_with_credits(), data=st.data())
def test_opening_and_movements_make_the_closing_even_with_credits_kept(policy, book, data):
    s, e, window = window_in(data, book)
    policy = replace(policy, negatives=Negatives.KEEP)
    found = bridge(book.ledger, window, policy)
    assert found.opening == oracle.total(book.rows, s)
    assert found.closing == oracle.total(book.rows, e)


@given(book=builders.books(shortest=5), months=st.integers(1, 3))
def test_each_window_closes_where_the_next_one_opens(book, months):
    found = bridges(book.ledger, windows_of(book.ledger, months), Policy())
    by_opening = {w.opening: found.one(n).opening for n, w in enumerate(found.windows)}
    for n, window in enumerate(found.windows):
        assert by_opening.get(window.closing, found.one(n).closing) == found.one(n).closing


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: str(p.reactivation))
@given(book=builders.books(), data=st.data())
def test_segments_sum_to_the_whole(policy, book, data):
    _, _, window = window_in(data, book)
    whole, parts = (bridges(book.ledger, [window], policy, by) for by in (None, "plan"))
    for name, cells in whole.totals.items():
        assert parts.totals[name].sum() == cells.sum(), name


@given(book=builders.books(), data=st.data())
def test_a_segment_is_the_oracle_on_its_customers_of_the_opening(book, data):
    s, e, window = window_in(data, book)
    for plan, found in bridges(book.ledger, [window], Policy(), "plan").by_group().items():
        label = "?" if plan == "(unknown)" else plan
        own = {name: row for name, row in book.rows.items() if book.plans[name][s if row[s] else e] == label}
        wanted = oracle.point_to_point(own, s, e)
        assert {ours: getattr(found, ours) for ours in MONEY} == {
            o: wanted[name] for o, name in MONEY.items()
        }


@pytest.mark.parametrize("policy", POLICIES[:2], ids=lambda p: str(p.reactivation))
@given(book=builders.books(), data=st.data())
def test_gross_retention_lies_between_zero_and_net_retention(policy, book, data):
    found = bridge(book.ledger, window_in(data, book)[2], policy)
    if found.opening:
        assert 0 <= GRR.of(found) <= min(1, NRR.of(found))


@given(book=builders.books(), factor=st.integers(2, 1000), data=st.data())
def test_scaling_leaves_ratios_alone(book, factor, data):
    window = window_in(data, book)[2]
    larger = builders.Drawn(
        book.calendar, {n: [a * factor for a in row] for n, row in book.rows.items()}, book.plans
    )
    one, other = (bridge(b.ledger, window, Policy()) for b in (book, larger))
    assert other.opening == one.opening * factor
    for metric in (NRR, GRR, LOGO_RETENTION):
        assert same(metric.of(other), metric.of(one))


@given(book=builders.books(), data=st.data())
def test_the_order_of_customers_does_not_matter(book, data):
    window = window_in(data, book)[2]
    names = data.draw(st.permutations(list(book.rows)))
    shuffled = builders.Drawn(
        book.calendar, {n: book.rows[n] for n in names}, {n: book.plans[n] for n in names}
    )
    one, other = (bridges(b.ledger, [window], Policy(), "plan").by_group() for b in (book, shuffled))
    lines = [
        {g: {name: getattr(b, name) for name in AMOUNTS} for g, b in side.items()} for side in (one, other)
    ]
    assert lines[0] == lines[1]


@given(book=builders.books(), data=st.data())
def test_a_finer_level_never_raises_gross_retention(book, data):
    """Lines of one customer: rolled up, losses and gains net; NRR of the units at the opening stays."""
    s, _, window = window_in(data, book)
    rows = {name: row for name, row in book.rows.items() if row[s] > 0}
    if not rows:
        return
    fine = builders.Drawn(book.calendar, rows, {n: book.plans[n] for n in rows})
    rolled = {"all": np.array(list(rows.values())).sum(axis=0).tolist()}
    coarse = builders.Drawn(book.calendar, rolled, {"all": ["pro"] * len(book.calendar)})
    one, other = (bridge(b.ledger, window, Policy()) for b in (fine, coarse))
    assert NRR.of(one) == NRR.of(other) and GRR.of(one) <= GRR.of(other)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: str(p.reactivation))
@given(book=builders.books(shortest=4), extra=st.integers(0, 80))
def test_attributes_counted_together_are_what_each_is_alone(policy, book, extra):
    """One that changes, one that does not, and one with so many labels that it is counted apart."""
    size = builders.attribute("size", ["large" if sum(row) > 50 else "small" for row in book.rows.values()])
    own = builders.attribute("own", list(book.rows))
    many = replace(own, labels=(*own.labels, *(f"nobody {n}" for n in range(extra))))
    ledger = replace(
        book.ledger, attributes={**book.ledger.attributes, "size": size, "own": many}, fingerprint=""
    )
    windows = [*windows_of(ledger, 1), *windows_of(ledger, 3)]
    together = bridges_by(ledger, windows, policy, (TOTAL, "plan", "size", "own"))
    for name, found in together.items():
        alone = bridges(ledger, windows, policy, name or None)
        assert found.groups == alone.groups
        assert all((found.totals[term] == alone.totals[term]).all() for term in AMOUNTS)
        assert found.square_sums == pytest.approx(alone.square_sums)


def test_a_large_book_and_amounts_beyond_double_precision_are_exact():
    # 140,000 customers of 1, 2, ... a year: every second one grows by one, every third of the others left.
    n = np.arange(1, 140_001)
    closing = np.where(n % 2 == 0, n + 1, np.where(n % 3 == 0, 0, n))
    closing[0] = 2**53 + 1
    names = tuple(map(str, n))
    parity = Attribute("parity", ("even", "odd"), (n % 2).astype(np.int32))
    months = Month.of(2026, 1), Month.of(2026, 2)
    ledger = settle(Ledger(months, np.stack([n, closing]), names, {"parity": parity}), Policy())
    found = bridges_by(ledger, [Window(*months)], Policy(), (TOTAL, "parity"))
    total, odd = found[TOTAL].one(), found["parity"].one(0, 1)
    left = n[(n % 2 == 1) & (n % 3 == 0)]
    assert (total.opening, total.closing) == (int(n.sum()), sum(closing.tolist()))
    assert (total.expansion, total.expanded_logos) == (70_000 + 2**53, 70_001)
    assert (odd.churn, odd.churned_logos) == (int(left.sum()), len(left))
    assert (odd.expansion, odd.expanded_logos) == (2**53, 1)
