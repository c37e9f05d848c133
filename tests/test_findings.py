"""Diagnostic rules: each fires where it should, keeps still where it should, and its sentence holds the
numbers.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from nrr import Month
from nrr.comparisons import CohortGap
from nrr.findings import (
    Alert,
    BenchmarkFit,
    Driver,
    EarlySigns,
    Facts,
    Masking,
    SegmentMedian,
    UsageShare,
)
from nrr.ground import SampleLabel

MILLION = 1_000_000 * 100
FACTS = Facts(
    nrr=1.10,
    grr=0.78,
    logo_retention=0.75,
    opening_arr_minor=12 * MILLION,
    expansion_arr_minor=int(3.84 * MILLION),
    contraction_arr_minor=MILLION,
    churn_arr_minor=int(1.64 * MILLION),
    customers=120,
    lost_customers=30,
    effective=60.0,
    currency="USD",
)


def grid(*rows: str) -> np.ndarray:
    """Customers as rows of monthly amounts, a dot for nothing; returned month-major."""
    cells = [[0 if cell == "." else round(float(cell) * 1200) for cell in row.split()] for row in rows]
    return np.array(cells, dtype=np.int64).T


def test_every_rule_says_what_triggers_it_and_whose_threshold_it_is() -> None:
    rules = nrr.findings.diagnostic_rules()
    assert list(rules) == [
        *("R-LEAK", "R-POOR", "R-CONC", "R-LOGO", "R-COHORT", "R-WARN", "R-USAGE", "R-MIX", "R-REACT"),
        *("R-ONETIME", "R-PRICE", "R-HIST", "R-SMALL", "R-BENCH", "R-TREND", "R-NEWLEAK", "R-RENEW"),
        *("R-WALL", "R-INVOL", "R-DATA"),
    ]
    for rule in rules.values():
        assert rule.title and rule.formula and rule.source and rule.wording["main"]
        assert not rule.formula.endswith(".")


def test_a_leaky_bucket_in_words() -> None:
    got = nrr.findings.leaky_bucket(FACTS, ["Acme −$40k"])
    assert got.severity is Alert.RED and got.at_stake_arr_minor == int(2.64 * MILLION)
    assert (
        got.sentence
        == "NRR of 110.0% hides losses of $220k: 78.0% of opening revenue was kept before $320k of expansion."
    )
    assert (
        got.why.startswith("NRR at or above 100% while GRR is below 80%")
        and "NRR 110.0%, GRR 78.0%" in got.why
    )


def test_an_enterprise_benchmark_moves_the_amber_line_to_90() -> None:
    facts = replace(FACTS, grr=0.88)
    assert not nrr.findings.leaky_bucket(facts).fires
    rule = nrr.findings.diagnostic_rules()["R-LEAK"]
    enterprise = rule.adjusted(amber_grr=0.9)
    assert nrr.findings.leaky_bucket(facts, rule=enterprise).severity is Alert.AMBER


def test_thresholds_are_parameters_that_exist() -> None:
    rule = nrr.findings.diagnostic_rules()["R-LEAK"].adjusted(red_grr=0.5)
    assert nrr.findings.leaky_bucket(FACTS, rule=rule).severity is Alert.AMBER
    assert rule.changed == "red with GRR below 50% (standard 80%)"
    with pytest.raises(KeyError):
        rule.adjusted(colour=1.0)


@given(st.none() | st.floats(0, 3), st.none() | st.floats(0, 1))
def test_severity_never_falls_as_gross_retention_falls(net: float | None, gross: float | None) -> None:
    order = {None: 0, Alert.AMBER: 1, Alert.RED: 2}
    found = nrr.findings.leaky_bucket(replace(FACTS, nrr=net, grr=gross))
    assert found.fires == bool(found.sentence)
    if gross is not None:
        worse = nrr.findings.leaky_bucket(replace(FACTS, nrr=net, grr=gross / 2))
        assert order[worse.severity] >= order[found.severity]


def test_a_plain_loss_is_information_where_the_segment_median_is_met() -> None:
    facts = replace(FACTS, nrr=0.97, expansion_arr_minor=0)
    assert nrr.findings.plain_loss(facts).severity is Alert.AMBER
    assert (
        nrr.findings.plain_loss(facts).sentence
        == "Losses of $220k exceeded expansion of $0: revenue from existing customers shrank by 3.0%."
    )
    assert nrr.findings.plain_loss(replace(facts, nrr=0.89)).severity is Alert.RED
    own = nrr.findings.plain_loss(facts, SegmentMedian("SMB", 0.97, "Optifai 2025"))
    assert own.severity is Alert.INFO
    assert own.sentence == "Below 100%, at the SMB median of 97.0% (Optifai 2025)."
    assert not nrr.findings.plain_loss(FACTS).fires


MASKING = Masking("E1", 1.05, 0.2, 6, 1.02, 0.5, "E2", 0.1)


def test_concentration_has_four_ways_to_fire() -> None:
    assert not nrr.findings.concentration_masking(FACTS, MASKING).fires
    one = nrr.findings.concentration_masking(
        FACTS, replace(MASKING, nrr_without=0.925, expansion_share=0.566)
    )
    assert one.severity is Alert.RED
    assert one.sentence == "Without E1, NRR is 92.5%, not 110.0%. It brought 56.6% of expansion."
    few = nrr.findings.concentration_masking(FACTS, replace(MASKING, nrr_without_few=0.99))
    assert few.severity is Alert.RED and few.sentence.startswith("Without the 6 largest upsells")
    assert nrr.findings.concentration_masking(FACTS, replace(MASKING, five_share=0.6)).severity is Alert.AMBER
    large = nrr.findings.concentration_masking(FACTS, replace(MASKING, largest_share=0.2))
    assert large.severity is Alert.INFO and large.sentence == "E2 holds 20.0% of opening revenue."


def test_logo_churn_behind_a_good_nrr() -> None:
    got = nrr.findings.logo_masked(FACTS)
    assert got.severity is Alert.RED and got.sentence.startswith(
        "30 of 120 customers left (25.0%) while NRR is 110.0%"
    )


def test_returners_flip_the_sign_or_lift_the_figure() -> None:
    assert nrr.findings.reactivation_driven(FACTS, 0.999).severity is Alert.RED
    amber = nrr.findings.reactivation_driven(FACTS, 1.05)
    assert amber.severity is Alert.AMBER and amber.sentence.startswith(
        "Customers who paused and came back add 5.0 points"
    )
    assert (
        not nrr.findings.reactivation_driven(FACTS, 1.09).fires
        and not nrr.findings.reactivation_driven(FACTS, None).fires
    )


def test_history_names_the_month_of_the_first_figure() -> None:
    got = nrr.findings.little_history(Month.parse("2025-03"), 10)
    assert got.sentence == "10 months of data: the first 12-month NRR is for Mar 2026."


def test_a_small_sample_is_read_with_its_interval() -> None:
    got = nrr.findings.small_sample(replace(FACTS, customers=10, effective=5.48), 0.47, 1.36)
    assert (
        got.sentence
        == "10 customers, as concentrated as 5.5 equal ones: NRR of 110.0% has a 95% interval of 47.0% to"
        " 136.0%."
    )
    assert not nrr.findings.small_sample(FACTS, 1.0, 1.2).fires
    for low, high in ((None, None), (0.0, 0.0), (1.0, 1.0)):
        few = nrr.findings.small_sample(replace(FACTS, customers=10, effective=5.48), low, high)
        assert few.sentence.endswith("equal ones: too few for an interval around NRR of 110.0%.")


GAP = CohortGap(6, 1.15, 0.95, -0.3, -0.1, 0.01, 40, 30, 10 * MILLION)


def test_newer_cohorts_need_a_test_or_show_the_direction() -> None:
    red = nrr.findings.newer_cohorts_worse(FACTS, GAP)
    assert red.severity is Alert.RED and red.at_stake_arr_minor == pytest.approx(2 * MILLION, rel=1e-6)
    assert "(difference −20.0 pts, −30.0 pts to −10.0 pts)" in red.sentence
    likely = nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, p_value=0.07))
    assert (
        likely.severity is Alert.AMBER
        and likely.sentence
        == "Newer cohorts retain less: 95.0% at month 6, against 115.0% for earlier ones. Likely, not proven "
        "(30 and 40 customers)."
    )
    told = nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, p_value=None, low=None, high=None))
    assert told.severity is Alert.INFO and "too few to tell (30 and 40 customers)" in told.sentence
    assert not nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, p_value=0.2)).fires
    few = nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, newer_customers=9))
    assert few.severity is Alert.INFO and "direction only" in few.sentence
    assert not nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, newer=1.12)).fires
    assert not nrr.findings.newer_cohorts_worse(FACTS, replace(GAP, age_months=2)).fires


SIGNS = EarlySigns(12, 0.5, 0.3, 0.1, 3, 4, 2 * MILLION)


def test_contraction_before_churn_needs_events_lift_and_a_limit_above_normal() -> None:
    got = nrr.findings.contraction_warning(FACTS, SIGNS)
    assert (
        got.severity is Alert.AMBER
        and "50.0% of customers left within 3 months, 5.0× the usual 10.0%" in got.sentence
    )
    assert nrr.findings.contraction_warning(FACTS, replace(SIGNS, recent_customers=2)).severity is Alert.INFO
    for weaker in ({"events": 9}, {"share": 0.19}, {"low": 0.1}, {"baseline": None}, {"share": None}):
        assert not nrr.findings.contraction_warning(FACTS, replace(SIGNS, **weaker)).fires


def test_mix_counts_when_it_leads_or_runs_against_the_change() -> None:
    got = nrr.findings.mix_shift(FACTS, 0.0225, -0.0325, "enterprise")
    assert got.severity is Alert.AMBER
    assert (
        got.sentence
        == "NRR changed by −1.0 pts: +2.2 pts from revenue shifting towards enterprise, −3.2 pts from"
        " segments retaining more or less."
    )
    assert (
        not nrr.findings.mix_shift(FACTS, 0.02, 0.05, "x").fires
        and not nrr.findings.mix_shift(FACTS, 0.019, 0.0, "x").fires
    )


def test_a_trend_must_be_steep_and_beyond_chance() -> None:
    falling = [1.12, 1.11, 1.10, 1.09, 1.07, 1.05]
    got = nrr.findings.turning_trend(FACTS, falling, (1.0, 1.10), Driver("churn in SMB", 0.8))
    assert got.sentence == "NRR fell 7.0 points in six months: churn in SMB explains 80.0%."
    assert nrr.findings.turning_trend(FACTS, falling, (1.0, 1.10)).fires
    assert not nrr.findings.turning_trend(FACTS, falling, (1.0, 1.13)).fires
    assert not nrr.findings.turning_trend(FACTS, falling[1:], (1.0, 1.05)).fires
    assert nrr.findings.turning_trend(FACTS, [1.1, 1.1, 1.1, 1.1, 1.1, 1.0], (0.9, 1.0)).fires is not None


def test_young_churn_and_its_limits() -> None:
    assert nrr.findings.young_churn(FACTS, 100, 80, 20).sentence.startswith(
        "20.0% of the revenue won during the year"
    )
    assert (
        not nrr.findings.young_churn(FACTS, 100, 80, 19).fires
        and not nrr.findings.young_churn(FACTS, 0, 0, 50).fires
    )


def test_usage_with_and_without_a_column() -> None:
    assert nrr.findings.usage_inflation(FACTS, UsageShare(1.05)).severity is Alert.AMBER
    assert nrr.findings.usage_inflation(FACTS, UsageShare(1.08, 0.5)).sentence.startswith(
        "50.0% of expansion"
    )
    restless = nrr.findings.usage_inflation(FACTS, UsageShare(restless_share=0.6))
    assert restless.severity is Alert.INFO and "looks usage-based" in restless.sentence
    assert not nrr.findings.usage_inflation(FACTS, UsageShare(1.08, 0.2, 0.9)).fires


def test_one_time_revenue_is_red_at_an_end_of_the_window() -> None:
    spikes = ["Acme Jan 2026"]
    assert nrr.findings.one_time_suspected(FACTS, 1.09, spikes, MILLION, 0.0, 1).severity is Alert.RED
    assert nrr.findings.one_time_suspected(FACTS, 1.10, spikes, MILLION, 0.02, 0).severity is Alert.AMBER
    assert not nrr.findings.one_time_suspected(FACTS, 1.10, spikes, MILLION, 0.01, 1).fires
    assert not nrr.findings.one_time_suspected(FACTS, 1.0, [], 0, 0.5, 0).fires


def test_price_from_columns_or_from_a_wave() -> None:
    assert (
        nrr.findings.price_driven(FACTS, 2 * MILLION).severity is Alert.AMBER
        and not nrr.findings.price_driven(FACTS, MILLION).fires
    )
    wave = nrr.findings.price_wave_driven(FACTS, 0.05, "Mar 2025", 2 * MILLION)
    assert wave.sentence.startswith("A 5.0% price increase in Mar 2025 brought 52.1% of expansion")
    assert nrr.findings.price_wave_driven(FACTS, 0.05, "Mar 2025", MILLION).severity is Alert.INFO


def test_a_benchmark_that_does_not_fit() -> None:
    fit = BenchmarkFit(1_080_000, "Enterprise", 1.18, "SMB", 0.97)
    got = nrr.findings.wrong_benchmark(FACTS, fit)
    assert (
        got.sentence
        == "The average contract of $11k belongs to SMB (median 97.0%), not Enterprise (median 118.0%)."
    )
    same = replace(fit, matching="Enterprise")
    assert not nrr.findings.wrong_benchmark(FACTS, same).fires
    assert nrr.findings.wrong_benchmark(
        FACTS, replace(same, selected_pricing="flat", own_pricing="metered")
    ).fires
    assert nrr.findings.wrong_benchmark(FACTS, replace(same, small_share=0.2, enterprise_share=0.3)).fires


def test_renewals_and_reasons() -> None:
    assert nrr.findings.renewal_wall(FACTS, 100, 15, 5, "31 Mar 2026").fires
    assert (
        not nrr.findings.renewal_wall(FACTS, 100, 14, 14, "x").fires
        and not nrr.findings.renewal_wall(FACTS, 100, 20, 5, "x").fires
    )
    assert nrr.findings.involuntary_churn(FACTS, FACTS.churn_arr_minor // 4, 0).sentence.startswith(
        "25.0% of churned revenue"
    )
    assert not nrr.findings.involuntary_churn(
        FACTS, FACTS.churn_arr_minor // 4, FACTS.churn_arr_minor // 2
    ).fires


def test_data_comes_first_then_red_then_money_and_small_samples_are_muted() -> None:
    small = replace(FACTS, customers=12)
    found = [
        nrr.findings.mix_shift(FACTS, 0.03, 0.0, "a"),
        nrr.findings.logo_masked(FACTS),
        nrr.findings.leaky_bucket(FACTS),
        nrr.findings.data_anomalies(FACTS, [], ["two rows appear twice"]),
        nrr.findings.mix_shift(small, 0.03, 0.0, "a"),
        nrr.findings.reactivation_driven(small, 0.9),
        nrr.findings.plain_loss(FACTS),
    ]
    got = nrr.findings.arranged(found, most=3)
    assert [finding.rule.id for finding in got.first] == ["R-DATA", "R-LEAK", "R-REACT"]
    assert [finding.rule.id for finding in got.direction_only] == ["R-MIX"]
    assert len(got.first) + len(got.rest) == 5


def test_nothing_is_compared_below_five_customers() -> None:
    tiny = replace(FACTS, customers=4)
    assert tiny.sample is SampleLabel.SUPPRESSED
    got = nrr.findings.arranged(
        [nrr.findings.leaky_bucket(tiny), nrr.findings.reactivation_driven(tiny, 0.9)]
    )
    assert got == nrr.findings.arranged([])


def test_a_spike_falls_back_and_a_step_does_not() -> None:
    #            spike          step up        set-up fee once   still new  just left
    book = grid("10 10 10 20 10", "10 10 10 20 20", ". . 50 . .", ". . . . 9", "9 . . . .")
    found = nrr.findings.spikes(book)
    assert [(spike.customer, spike.month) for spike in found] == [(2, 2), (0, 3)]
    cut = nrr.findings.without_spikes(book, found)
    assert cut[3, 0] == 12_000 and cut[2, 2] == 0
    assert nrr.findings.largest_spike_share(book, found) == pytest.approx(50 / 70)


def test_a_price_wave_is_many_customers_rising_alike() -> None:
    risen = [f"{100 + i} {(100 + i) * 1.05:.4f}" for i in range(4)]
    others = [f"{100 + i} {100 + i}" for i in range(7)]
    (wave,) = nrr.findings.price_waves(grid(*risen, *others))
    assert (
        wave.customers == (0, 1, 2, 3)
        and wave.uplift == pytest.approx(0.05)
        and wave.share == pytest.approx(4 / 11)
    )
    assert nrr.findings.price_waves(grid(*risen, *others[:5])) == ()
    assert nrr.findings.price_waves(grid(*risen, *others, "5 5", "6 6", "7 7")) == ()


def test_unit_switches_are_named_with_their_factor() -> None:
    book = grid("100 100 1200 1200", "5000 50 50 50", "100 1100 1100 1100", "12 1 1 1", "1 100 100 100")
    found = nrr.findings.unit_switches(book)
    assert [(one.customer, one.month, one.factor) for one in found] == [
        *[(1, 1, "/100"), (3, 1, "/12"), (4, 1, "x100")],
        (0, 2, "x12"),
    ]


def test_restless_revenue_changes_in_most_months() -> None:
    meter = " ".join(str(10 + month % 3) for month in range(13))
    assert nrr.findings.restless_share(grid(meter, " ".join(["30"] * 13))) == pytest.approx(0.25)
    assert nrr.findings.restless_share(grid("1 2 3")) is None


@given(st.lists(st.lists(st.integers(0, 30), min_size=6, max_size=6), min_size=1, max_size=15), st.randoms())
def test_patterns_do_not_depend_on_the_order_of_customers(rows: list[list[int]], shuffled: object) -> None:
    order = list(range(len(rows)))
    shuffled.shuffle(order)
    plain = np.array(rows, dtype=np.int64).T * 1200
    other = plain[:, order]
    for find in (nrr.findings.spikes, nrr.findings.unit_switches):
        assert sorted((order[one.customer], one.month) for one in find(other)) == sorted(
            (one.customer, one.month) for one in find(plain)
        )
    waves = [(wave.month, wave.share, wave.arr_minor) for wave in nrr.findings.price_waves(plain, fewest=2)]
    assert [wave[:2] for wave in waves] == [
        (wave.month, wave.share) for wave in nrr.findings.price_waves(other, fewest=2)
    ]
