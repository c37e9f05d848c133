"""Every amount of a finding is the sum its sentence speaks of: all rules on drawn books, beside plain loops.

The second answer reads the drawn rows only. `ORACLE` has one entry for each wording that has an amount.
"""

import random
from dataclasses import replace
from datetime import date
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import books, ledger
from nrr.ledgers import Term

MONTHS = 30
S, E = MONTHS - 13, MONTHS - 1
SCALE = 1200


class Rows:
    """A drawn book in plain lists: monthly revenue by customer, and the ends of its last twelve months."""

    def __init__(self, rows, **columns):
        self.rows, self.columns = rows, columns
        self.base = [n for n, row in rows.items() if row[S] > 0]

    @property
    def book(self):
        drawn = [" ".join([name, *(str(a) if a else "." for a in row)]) for name, row in self.rows.items()]
        names = {name.replace("_", " "): texts for name, texts in self.columns.items()}
        return ledger(*drawn, start="2023-01", currency="USD", **names)

    def ends(self, names=None):
        return [(self.rows[n][S] * SCALE, self.rows[n][E] * SCALE) for n in names or self.base]

    @property
    def opening(self):
        return sum(a for a, _ in self.ends())

    @property
    def gains(self):
        return sorted((max(b - a, 0) for a, b in self.ends()), reverse=True)

    @property
    def lost(self):
        return sum(a for a, b in self.ends() if b == 0)

    def nrr_at(self, close):
        base = [row for row in self.rows.values() if row[close - 12] > 0]
        return sum(row[close] for row in base) / sum(row[close - 12] for row in base)


def restless(rows):
    """Opening revenue of who changed in eight of the twelve months."""
    changes = {n: sum(row[t] != row[t - 1] for t in range(S + 1, E + 1)) for n, row in rows.rows.items()}
    return [rows.rows[n][S] * SCALE for n in rows.base if changes[n] >= 8]


def cut_lately(rows):
    """What customers who cut spend in the last three months and still pay are worth now."""
    return [
        row[E] * SCALE
        for row in rows.rows.values()
        if row[E] > 0 and any(0 < row[t] < row[t - 1] for t in range(E - 2, E + 1))
    ]


def spiked(rows):
    """Months well above the three before that fall back at once, and customers of one single month."""
    found = {}
    for name, row in rows.rows.items():
        paid = [t for t, amount in enumerate(row) if amount > 0]
        above = row[paid[0]] if len(paid) == 1 and S <= paid[0] < E else 0
        for t in range(S, E):
            before = row[t - 3 : t]
            usual = median(before)
            steady = sum(amount > 0 for amount in before) >= 2 and usual > 0
            if steady and row[t] >= 1.5 * usual and row[t + 1] <= 1.1 * usual:
                above += row[t] - usual
        if above:
            found[name] = above * SCALE
    return list(found.values())


def came_back(rows):
    return [rows.rows[n][E] * SCALE for n in rows.base if rows.rows[n][E] > 0 and 0 in rows.rows[n][S:E]]


def first_months(rows):
    return {n: next((t for t, a in enumerate(row) if a > 0), MONTHS) for n, row in rows.rows.items()}


def won(rows):
    """First revenue of who came inside the year less what is left of it."""
    first = first_months(rows)
    fresh = [n for n, t in first.items() if S < t <= E]
    return [(rows.rows[n][first[n]] - rows.rows[n][E]) * SCALE for n in fresh]


def newer_gap(rows):
    """What the newer cohorts would hold more at the rate of the older ones, beside as many as the fewer of
    the two.
    """
    first = first_months(rows)
    sides = [[n for n, t in first.items() if max(E - back - 12, 0) < t <= E - back] for back in (0, 12)]
    whole = sum(rows.rows[n][first[n]] for n in sides[0])
    reached = {a: [n for n in sides[0] if E - first[n] >= a] for a in range(4, 13)}
    ages = [a for a, old in reached.items() if sum(rows.rows[n][first[n]] for n in old) >= 0.8 * whole]
    age = max(ages, default=3)
    old = [[n for n in side if E - first[n] >= age] for side in sides]
    began = [sum(rows.rows[n][first[n]] for n in side) for side in old]
    held = [sum(rows.rows[n][first[n] + age] for n in side) for side in old]
    gap = (held[1] / began[1] * began[0] - held[0]) * SCALE
    fewer = min(map(len, old))
    return [gap / fewer] * fewer


def waved(rows, found):
    """A share of expansion, of the customers that rose by five percent at once."""
    risen = [n for n in rows.base if rows.rows[n][S + 4] * 100 == rows.rows[n][S + 3] * 105]
    return [found.measured["expansion_share"] * sum(rows.gains) / len(risen)] * len(risen)


def at_risk(rows, found):
    """The share at risk of what renews in time; by so many customers at least as it told of them apart."""
    due = [rows.rows[n][E] * SCALE for n in named(rows, "Renewal_date", "2025-08-15") if rows.rows[n][E]]
    return [found.measured["risk_share"] * amount for amount in due]


class Signed(Rows):
    """The same with contracts of a year that end two months after the last month, for the first few."""

    signed = 6

    @property
    def book(self):
        due = date(2025, 8, 15).toordinal()
        ends = list(self.rows)[: self.signed]
        terms = tuple(Term(n, "", due - 364, due, due, self.rows[n][E] * SCALE) for n in ends)
        return replace(super().book, terms=terms)


def walled(rows):
    """What the contracts of the quarter amount to."""
    return [row[E] * SCALE for row in list(rows.rows.values())[: rows.signed]]


def dunned(rows):
    failed = named(rows, "Reason", "dunning")
    return [rows.rows[n][S] * SCALE for n in rows.base if n in failed and not rows.rows[n][E]]


def fallen(rows):
    return [(rows.nrr_at(E - 5) - rows.nrr_at(E)) * rows.opening]


def named(rows, column, word):
    return [n for n, text in zip(rows.rows, rows.columns[column], strict=True) if text == word]


ORACLE = {
    ("R-LEAK", "main"): lambda r, _: [max(a - b, 0) for a, b in r.ends()],
    ("R-POOR", "main"): lambda r, _: [a - b for a, b in r.ends()],
    ("R-POOR", "met"): lambda r, _: [a - b for a, b in r.ends()],
    ("R-CONC", "main"): lambda r, _: r.gains[:1],
    ("R-CONC", "few"): lambda r, _: [gain for gain in r.gains[: max(1, len(r.base) // 20)] if gain],
    ("R-CONC", "five"): lambda r, _: [gain for gain in r.gains[:5] if gain],
    ("R-CONC", "large"): lambda r, _: [max(a for a, _ in r.ends())],
    ("R-LOGO", "main"): lambda r, _: [a for a, b in r.ends() if b == 0],
    ("R-COHORT", "main"): lambda r, _: newer_gap(r),
    ("R-COHORT", "direction"): lambda r, _: newer_gap(r),
    ("R-WARN", "main"): lambda r, _: cut_lately(r),
    ("R-USAGE", "restless"): lambda r, _: restless(r),
    ("R-MIX", "main"): lambda r, f: [abs(f.measured["mix"]) * r.opening],
    ("R-MIX", "unnamed"): lambda r, f: [abs(f.measured["mix"]) * r.opening],
    ("R-REACT", "main"): lambda r, _: came_back(r),
    ("R-ONETIME", "main"): lambda r, _: spiked(r),
    ("R-ONETIME", "same"): lambda r, _: spiked(r),
    ("R-PRICE", "main"): waved,
    ("R-TREND", "main"): lambda r, _: fallen(r),
    ("R-TREND", "plain"): lambda r, _: fallen(r),
    ("R-NEWLEAK", "main"): lambda r, _: won(r),
    ("R-RENEW", "main"): at_risk,
    ("R-WALL", "main"): lambda r, _: walled(r),
    ("R-WALL", "unnamed"): lambda r, _: walled(r),
    ("R-INVOL", "main"): lambda r, _: dunned(r),
}
"""The amounts behind each wording, one a customer; two that need metered lines or seats have tests of
their own.
"""

WHOLE = {"R-LEAK", "R-POOR", "R-LOGO", "R-MIX", "R-TREND", "R-NEWLEAK"}
"""Rules whose sum is a line of the bridge or points of the whole base, whoever moved."""


def usual(draw, kind):
    """One customer of some kind over thirty months."""
    size = draw.choice([40, 90, 150, 300, 800])
    row = [size] * MONTHS
    at = draw.randrange(S + 2, E - 1)
    if kind == "gone":
        row[at:] = [0] * (MONTHS - at)
    elif kind == "cut":
        row[at:] = [size // 2] * (MONTHS - at)
    elif kind == "cut then gone":
        start = draw.randrange(4, E - 5)
        row[start:] = [size // 2] * (MONTHS - start)
        row[start + 2 :] = [0] * (MONTHS - start - 2)
    elif kind == "cut lately":
        row[E - 1 :] = [size // 2] * 2
    elif kind == "grown":
        row[at:] = [size * draw.choice([2, 3, 5])] * (MONTHS - at)
    elif kind == "back":
        row[at : at + 2] = [0, 0]
        row = row[:MONTHS]
    elif kind == "spike":
        row[at] = size * 4
    elif kind == "raised":
        row = [size * 100] * (S + 4) + [size * 105] * (MONTHS - S - 4)
    elif kind == "restless":
        row = [size + 10 * (t % 3) for t in range(MONTHS)]
    elif kind in ("new", "new then gone", "earlier"):
        start = draw.randrange(S + 1, E - 6) if kind != "earlier" else draw.randrange(6, S - 1)
        row = [0] * start + [size] * (MONTHS - start)
        if kind == "new then gone":
            row[start + 2 :] = [0] * (MONTHS - start - 2)
    elif kind == "whale":
        row = [size * 40] * (S + 3) + [size * draw.choice([20, 40, 90])] * (MONTHS - S - 3)
    return row


SHAPES = (
    {"gone": 9, "grown": 5, "steady": 12},
    {"gone": 6, "cut": 5, "steady": 14},
    {"whale": 1, "gone": 4, "steady": 20},
    {"back": 4, "steady": 18, "grown": 1},
    {"spike": 7, "steady": 20},
    {"raised": 14, "steady": 8, "gone": 2},
    {"restless": 20, "steady": 4},
    {"new": 10, "new then gone": 18, "earlier": 20, "steady": 20},
    {"cut then gone": 16, "cut lately": 6, "steady": 20},
    {"grown": 6, "steady": 30, "gone": 3},
    {"whale": 1, "grown": 4, "new": 6, "cut": 4, "steady": 10},
    {"gone": 3, "steady": 2, "cut lately": 9},
)


def drawn_book(seed):
    """A book of every kind of customer, with a plan, a reason for leaving and a renewal date."""
    draw = random.Random(seed)
    rows = {}
    for kind, count in SHAPES[seed % len(SHAPES)].items():
        for n in range(count + draw.randrange(3)):
            rows[f"{kind.replace(' ', '-')}{n}"] = usual(draw, kind)
    if seed % 5 == 0:
        # The base tips over within half a year: the later, the more customers have left.
        for n in range(12):
            rows[f"tip{n}"] = [200] * (E - n // 2) + [0] * (MONTHS - E + n // 2)
    count = len(rows)
    return Rows(
        rows,
        Plan=[draw.choice(["basic", "pro", "max"]) for _ in range(count)],
        Reason=[draw.choice(["dunning", "dunning", "closed"]) for _ in range(count)],
        Renewal_date=[draw.choice(["2025-08-15", "2030-01-01"]) for _ in range(count)],
    )


def shifting_book():
    """The base moves from a plan that keeps 130% to one that keeps 80%."""
    rows, plans = {}, []
    for n in range(12):
        rows[f"max{n}"] = [1000] * (S - 12 + 1) + [1300] * 12 + [1690] * (MONTHS - S - 1)
        plans.append("max")
    for n in range(30):
        start = S - 2
        rows[f"basic{n}"] = [0] * start + [2000] * (S - start + 1) + [1600] * (MONTHS - S - 1)
        plans.append("basic")
    for n in range(6):
        rows[f"old{n}"] = [1000] * (S + 1) + [800] * (MONTHS - S - 1)
        plans.append("basic")
    return Rows(rows, Plan=plans)


def spread_book():
    """Five customers bring most of expansion and no single one a third of it."""
    rows = {f"s{n}": [100] * MONTHS for n in range(40)}
    for n in range(8):
        rows[f"up{n}"] = [100] * (S + 2) + [200 if n < 5 else 150] * (MONTHS - S - 2)
    return Rows(rows)


def held_book():
    """One customer holds a quarter of the opening, and nobody moves but a little."""
    rows = {f"s{n}": [100] * MONTHS for n in range(60)}
    rows["Halberd"] = [2000] * MONTHS
    for n in range(20):
        rows[f"up{n}"] = [100] * (S + 2) + [110] * (MONTHS - S - 2)
    return Rows(rows)


def carried_book():
    """Three of sixty customers carry the figure, none of them alone."""
    rows = {f"s{n}": [100] * MONTHS for n in range(50)}
    rows |= {f"up{n}": [100] * (S + 2) + [200] * (MONTHS - S - 2) for n in range(3)}
    rows |= {f"up{n}": [100] * (S + 2) + [110 - n] * (MONTHS - S - 2) for n in range(3, 8)}
    rows |= {f"gone{n}": [100] * (S + 2) + [0] * (MONTHS - S - 2) for n in range(2)}
    return Rows(rows)


BOOKS = [
    *(drawn_book(seed) for seed in range(48)),
    shifting_book(),
    spread_book(),
    held_book(),
    carried_book(),
    Signed({f"s{n:02d}": [100 + n] * MONTHS for n in range(12)}),
]


def told(rows, naming=nrr.ledgers.Naming.SHOWN):
    book = rows.book
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    return [one for one in nrr.diagnose(book, view, naming=naming) if one.fires]


@pytest.fixture(scope="module")
def fired():
    return [(rows, one) for rows in BOOKS for one in told(rows)]


def test_every_amount_is_the_sum_its_sentence_speaks_of(fired):
    for rows, found in fired:
        key = found.rule.id, found.variant
        if not found.rule.affected.get(key[1]):
            assert found.at_stake_arr_minor == 0, key
            continue
        expected = sum(ORACLE[key](rows, found))
        assert found.at_stake_arr_minor == pytest.approx(expected, abs=1), (key, found.sentence)


def test_the_drawn_books_fire_every_rule_that_has_an_amount(fired):
    rules = {found.rule.id for _, found in fired}
    with_amounts = {rule.id for rule in nrr.findings.diagnostic_rules().values() if rule.affected}
    assert with_amounts - rules == set()
    wordings = {(found.rule.id, found.variant) for _, found in fired}
    assert {("R-CONC", key) for key in ("main", "few", "five", "large")} <= wordings


def test_every_wording_for_few_customers_has_another_for_who_may_not_tell_them_apart():
    for rule in nrr.findings.diagnostic_rules().values():
        assert set(rule.affected) <= set(rule.wording), rule.id
        assert set(rule.withheld) <= set(rule.wording), rule.id
        for text in rule.withheld.values():
            assert "{amount}" not in text and "{without}" not in text and "{name}" not in text


def test_where_customers_are_not_named_no_amount_is_of_fewer_than_the_smallest_group():
    for rows in BOOKS:
        for found in told(rows, nrr.ledgers.Naming.ABSENT):
            if found.rule.id not in WHOLE and found.at_stake_arr_minor:
                behind = ORACLE[found.rule.id, found.variant](rows, found)
                assert len(behind) >= 5, found.sentence
            assert not any(name in found.sentence for name in rows.rows), found.sentence
            assert all(name not in line for name in rows.rows for line in found.evidence)


def test_the_same_rules_fire_whether_customers_are_named_or_not(fired):
    unnamed = [one for rows in BOOKS for one in told(rows, nrr.ledgers.Naming.ABSENT)]
    assert [(one.rule.id, one.severity) for _, one in fired] == [
        (one.rule.id, one.severity) for one in unnamed
    ]


def test_a_whale_is_not_told_on_a_board_without_names():
    rows = Rows(
        {f"s{n}": [100] * MONTHS for n in range(24)}
        | {
            "Whale": [900] * (S + 2) + [4000] * (MONTHS - S - 2),
            "gone": [300] * (S + 2) + [0] * (MONTHS - S - 2),
        }
    )
    (shown,) = [one for one in told(rows) if one.rule.id == "R-CONC"]
    (hidden,) = [one for one in told(rows, nrr.ledgers.Naming.ABSENT) if one.rule.id == "R-CONC"]
    assert (
        shown.at_stake_arr_minor == 3100 * SCALE
        and "Whale" in shown.sentence
        and "100.0% of expansion" in shown.sentence
    )
    assert hidden.at_stake_arr_minor == 0
    assert hidden.sentence == "NRR of 177.8% depends on the expansion of one customer."
    assert hidden.evidence == ("Customer names withheld.",)
    assert "largest upsell, of expansion hidden (too few customers)" in hidden.why
    assert "100.0%" not in hidden.why


def metered(*rows):
    """Lines of two kinds: `name kind` and amounts at the two ends of a year."""
    kinds = [row[1] for row in rows]
    drawn = [" ".join([f"{row[0]}-{row[1]}", *[str(row[2])] * 12, str(row[3])]) for row in rows]
    return ledger(*drawn, currency="USD", revenue_type=kinds, customer=[row[0] for row in rows])


def test_metered_revenue_is_the_gap_in_points_or_its_part_of_expansion():
    kept = [(f"s{n}", "recurring", 100, 100) for n in range(24)]
    gap = metered(*kept, *((f"s{n}", "usage", 20, 60) for n in range(10)))
    (found,) = [one for one in nrr.diagnose(gap, view_of(gap)) if one.rule.id == "R-USAGE"]
    # 2,600 a month at the opening, 3,000 at the close; without metered lines NRR is 100%.
    assert found.variant == "main" and found.at_stake_arr_minor == 400 * SCALE
    part = metered(
        *[(f"s{n}", "recurring", 100, 101) for n in range(24)],
        *((f"s{n}", "usage", 10, 14) for n in range(10)),
    )
    (found,) = [one for one in nrr.diagnose(part, view_of(part)) if one.rule.id == "R-USAGE"]
    assert found.variant == "share" and found.at_stake_arr_minor == 10 * 4 * SCALE
    assert found.sentence.startswith("62.5% of expansion is usage")


def view_of(book):
    return nrr.View(nrr.Window.trailing(book.months[-1]))


def test_a_step_of_price_is_no_more_of_expansion_than_its_customers_expanded():
    """Half of those who rose lost it again, and those who came during the year are no part of expansion."""
    risen = {f"up{n}": [1000] * (S + 4) + [1050] * (MONTHS - S - 4) for n in range(10)}
    fell = {f"fell{n}": [1000] * (S + 4) + [1050] * 3 + [1010] * (MONTHS - S - 7) for n in range(10)}
    came = {f"new{n}": [0] * (S + 2) + [1000] * 2 + [1050] * (MONTHS - S - 4) for n in range(10)}
    (found,) = [one for one in told(Rows(risen | fell | came)) if one.rule.id == "R-PRICE"]
    assert found.at_stake_arr_minor == (10 * 50 + 10 * 10) * SCALE
    assert found.sentence.startswith("A 5.0% price increase in")


def test_a_least_mrr_decides_whose_revenue_the_lost_customers_took():
    rows = Rows(
        {f"s{n}": [100] * (S + 2) + [130] * (MONTHS - S - 2) for n in range(20)}
        | {f"low{n}": [20] * (S + 2) + [5] * (MONTHS - S - 2) for n in range(10)}
    )
    book = rows.book
    view = replace(view_of(book), policy=nrr.Policy(min_logo_mrr=10))
    (found,) = [one for one in nrr.diagnose(book, view) if one.rule.id == "R-LOGO" and one.fires]
    assert found.sentence.startswith("10 of 30 customers left")
    assert found.at_stake_arr_minor == 10 * 15 * SCALE


@given(books(shortest=14), st.sampled_from(list(nrr.ledgers.Naming)))
def test_on_any_book_an_amount_is_said_with_what_it_is(drawn, naming):
    for one in nrr.diagnose(drawn.ledger, view_of(drawn.ledger), naming=naming):
        assert bool(one.affected) >= bool(one.at_stake_arr_minor)
        assert "{" not in one.affected + one.sentence
        if one.affected:
            assert f"Amount affected: {one.affected}." in one.why


def test_a_change_no_reader_sees_is_no_lift():
    """`What lifts NRR from 105.1% to 105.1%` is not said: the money is what the lever moves."""
    segment = nrr.scenarios.SegmentBase("all", 100_000_000.0, nrr.scenarios.Flow(0.1512, 0.05, 0.05))
    today, levers = nrr.Levers(), nrr.Levers(everywhere=nrr.scenarios.Shift(0.0, 0.0, -0.0002))
    before, after = (nrr.scenarios.annual_course((segment,), one, 3) for one in (today, levers))
    words = nrr.charts.scenario_sentence(
        before, after, today, levers, nrr.Mode.ANNUAL, nrr.charts.Look("USD")
    )
    assert words == "Less than 0.1 points less churn leaves NRR at 105.1%: $663 more ARR in 36 months"
