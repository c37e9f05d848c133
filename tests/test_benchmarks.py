"""Benchmarks mislead when a number loses its source, its statistic or its segment: that is tested here."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import benchmark_row
from nrr.benchmarks import Dimension, Kind, Mark, Measured, Profile, Span, Standing

CARD = {key: benchmark_row(f"reference_card.acv.{key}") for key in ("smb", "mid_market", "enterprise")}


def test_every_row_has_a_source_a_statistic_a_band_and_a_figure() -> None:
    rows = nrr.benchmarks.benchmark_rows()
    assert len({row.id for row in rows}) == len(rows) > 100
    for row in rows:
        assert row.source.title and row.statistic and row.band and row.marks
        assert row.source.basis and row.source.population
        assert row.id.split(".")[0] == row.source.key


def test_every_source_is_used_by_a_row_or_a_tier_scheme() -> None:
    rows = nrr.benchmarks.benchmark_rows()
    used = {one.key for row in rows for one in (row.source, nrr.benchmarks.cited(row))} | {
        scheme.source for scheme in nrr.benchmarks.tier_schemes()
    }
    assert {source.key for source in nrr.benchmarks.benchmark_sources()} == used


def test_figures_from_outside_the_articles_are_off_until_asked_for() -> None:
    assert {row.source.kind for row in nrr.benchmarks.rows_for()} == {Kind.ARTICLE}
    both = nrr.benchmarks.rows_for(kinds=(Kind.ARTICLE, Kind.OUTSIDE))
    assert len(both) > len(nrr.benchmarks.rows_for())
    assert "outside the source articles" in benchmark_row("optifai_2026.overall.nrr").caption


def test_company_examples_are_never_a_line() -> None:
    every = nrr.benchmarks.rows_for(kinds=Kind)
    assert not [row for row in every if row.dimension is Dimension.COMPANY]


def test_a_caption_states_what_the_source_does_not() -> None:
    assert benchmark_row("reference_card.arr.10_50").caption == (
        "knowledgelib.io, SaaS Net Revenue Retention (NRR) Benchmarks (2026): $10M–50M ARR, good,"
        " best-in-class, n not stated, population not stated, basis not stated."
    )


def test_the_study_behind_a_table_is_cited_by_publisher_title_year_and_companies() -> None:
    assert CARD["smb"].caption == (
        "Optifai, Sales Ops Benchmark (2025, as printed by knowledgelib.io): SMB, ACV <$25K, median, top"
        " quartile, n = 939, population B2B companies, first three quarters of 2025, basis not stated."
    )
    assert (
        nrr.benchmarks.cited(CARD["smb"]).citation
        == "Optifai, Sales Ops Benchmark, 2025, n = 939, basis not stated"
    )


def test_of_rows_for_one_size_the_source_that_states_most_leads() -> None:
    kinds = (nrr.benchmarks.Kind.ARTICLE, nrr.benchmarks.Kind.OUTSIDE)
    found = nrr.benchmarks.proposals(Profile(3_000_000, currency="USD"), nrr.benchmarks.rows_for(kinds=kinds))
    stated = [nrr.benchmarks.cited(one.row).stated for one in found if one.row.dimension is Dimension.ACV]
    assert found[0].row.source.key == "saas_capital_2023" and stated == sorted(stated, reverse=True)


def test_old_figures_carry_their_year() -> None:
    row = benchmark_row("saas_capital_2020.overall.nrr")
    assert row.label(2026) == "SaaS Capital 2020" and CARD["smb"].label(2026) == "Optifai 2025"
    undated = benchmark_row("benchmarkit_2024.overall.2021")
    assert undated.label(2026) == "Benchmarkit & Maxio (2021)"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("[1.0,1.2)", [1.0, 1.1999], [0.9999, 1.2]), ("(1.3,)", [1.31], [1.3]), ("(,0.9)", [-5, 0.89], [0.9])],
)
def test_spans_are_open_and_closed_as_written(text: str, inside: list[float], outside: list[float]) -> None:
    span = Span.parse(text)
    assert all(map(span.holds, inside)) and not any(map(span.holds, outside))


@given(st.floats(0, 3))
def test_every_value_has_one_tier_in_the_schemes_that_cover_everything(nrr_value: float) -> None:
    for scheme in nrr.benchmarks.tier_schemes()[:4]:
        assert sum(tier.span.holds(nrr_value) for tier in scheme.tiers) == 1


def test_the_schemes_side_by_side() -> None:
    assert {one.key: one.tier(1.2) for one in nrr.benchmarks.tier_schemes()} == {
        "reference_card": "Strong",
        "saasflow": "Excellent",
        "saas_growth": "World-class",
        "low_churn": "Much higher valuations",
        "glencoyne": "Elite",
    }
    assert nrr.benchmarks.tier(1.0, "glencoyne") is None


def test_97_percent_is_healthy_for_small_accounts_although_the_tier_says_concerning() -> None:
    got = nrr.benchmarks.judged(0.97, CARD["smb"])
    assert got.sentence == (
        "97.0% is below the generic tier, at the median of 97.0% given by Optifai 2025 "
        "(SMB, ACV <$25K); generic tier Concerning."
    )
    assert got.standing is Standing.AT
    assert nrr.benchmarks.judged(0.97, CARD["enterprise"]).standing is Standing.BELOW
    assert (
        nrr.benchmarks.judged(0.97, None).sentence
        == "97.0% is Concerning on the scheme 90 / 100 / 110 / 130."
    )


def test_sources_that_disagree_are_both_quoted_in_one_sentence() -> None:
    rows = (CARD["enterprise"], benchmark_row("glencoyne.acv.enterprise"))
    assert nrr.benchmarks.verdict_sentence(1.20, rows) == (
        "120.0% is above the median of 118.0% given by Optifai 2025 (Enterprise, ACV >$100K), "
        "but below the figure of 125%+ given by Glencoyne (Enterprise-focused)."
    )
    assert nrr.benchmarks.verdict_sentence(1.2, ()) == "No benchmark is selected."


@given(
    st.floats(0, 2),
    st.sampled_from([row for row in nrr.benchmarks.benchmark_rows() if row.unit == "percent"]),
)
def test_a_verdict_always_names_its_source_and_never_a_rank(
    value: float, row: nrr.benchmarks.Benchmark
) -> None:
    phrase = nrr.benchmarks.verdict(value, row).phrase
    assert (
        nrr.benchmarks.cited(row).short in phrase
        and "companies you beat" not in phrase
        and "percentile rank" not in phrase
    )


def test_ranges_and_top_quartiles_keep_their_own_words() -> None:
    assert nrr.benchmarks.verdict(1.12, benchmark_row("saas_growth.acv.smb")).phrase.startswith(
        "above the range of 95–110%"
    )
    assert nrr.benchmarks.verdict(1.06, CARD["smb"]).phrase.startswith(
        "at or above the top quartile of >105%"
    )


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (Measured(1.06, 1, 500, 400.0), "monthly value"),
        (Measured(1.06, 6, 500, 400.0), "6-month value"),
        (Measured(1.06, 12, 19, 15.0), "19 customers are too few"),
        (Measured(1.06, 12, 40, 6.0), "as concentrated as 6.0 equal ones"),
        (Measured(1.06, 12, 500, 400.0, reactivation="strict"), "strict"),
        (Measured(1.06, 12, 500, 400.0, method="chain"), "chain"),
        (Measured(None, 12, 500, 400.0), "no value"),
    ],
)
def test_a_value_without_a_like_figure_gets_none_and_the_reason(measured: Measured, words: str) -> None:
    assert words in nrr.benchmarks.withheld(measured)


def test_an_ordinary_annual_value_may_be_compared() -> None:
    assert nrr.benchmarks.withheld(Measured(1.06, 12, 20, 10.0)) is None


def test_the_row_that_fits_the_own_contract_stage_and_pricing_model_is_proposed() -> None:
    profile = Profile(1_080_000, 2_000_000_000, pricing_model="usage-based", vertical="Fintech")
    found = nrr.benchmarks.proposals(profile, nrr.benchmarks.rows_for(sources=["reference_card"]))
    assert [proposal.row.id for proposal in found] == [
        "reference_card.acv.smb",
        "reference_card.arr.10_50",
        "reference_card.pricing.usage",
        "reference_card.vertical.fintech",
    ]
    assert found[0].reason == "Average contract $11k: the row SMB, ACV <$25K."
    assert nrr.benchmarks.proposals(Profile(), nrr.benchmarks.rows_for()) == ()


def test_bands_in_dollars_say_so_beside_another_currency() -> None:
    (first, *_) = nrr.benchmarks.proposals(
        Profile(3_000_000, currency="EUR"), nrr.benchmarks.rows_for(sources=["reference_card"])
    )
    assert first.row.id == "reference_card.acv.mid_market" and "US dollars" in first.reason


@pytest.mark.parametrize(
    ("acv", "key"),
    [(2_499_999, "smb"), (2_500_000, "mid_market"), (10_000_000, "mid_market"), (10_000_001, "enterprise")],
)
def test_band_borders_fall_as_the_card_words_them(acv: int, key: str) -> None:
    assert (
        nrr.benchmarks.fitting_row(nrr.benchmarks.rows_for(sources=["reference_card"]), Dimension.ACV, acv)
        is CARD[key]
    )


def test_a_mix_adjusted_benchmark_weights_one_source_by_the_own_mix() -> None:
    got = nrr.benchmarks.mix_adjusted(
        {"smb": 0.5, "ent": 0.3, "?": 0.2}, {"smb": CARD["smb"], "ent": CARD["enterprise"]}
    )
    assert got.value == pytest.approx((0.5 * 0.97 + 0.3 * 1.18) / 0.8) and got.covered == pytest.approx(0.8)
    assert nrr.benchmarks.mix_adjusted({"a": 1.0}, {}) is None


def test_every_contract_counts_with_the_median_of_its_own_size() -> None:
    """Two of $10k in SMB, one of $80k in mid-market: a fifth at 97% and four fifths at 108%, though the
    average of $33k lies in mid-market."""
    got = nrr.benchmarks.contract_mix(np.array([1_000_000, 1_000_000, 8_000_000]), tuple(CARD.values()))
    assert got.value == pytest.approx(0.2 * 0.97 + 0.8 * 1.08) and got.covered == 1.0
    assert [(row.id, share) for row, share in zip(got.rows, got.shares, strict=True)] == [
        ("reference_card.acv.smb", 0.2),
        ("reference_card.acv.mid_market", 0.8),
    ]
    (row,) = nrr.benchmarks.contract_mix(np.array([10_000_000]), tuple(CARD.values())).rows
    assert row is CARD["mid_market"]  # $100k itself, as the source words its borders
    assert nrr.benchmarks.contract_mix(np.array([], np.int64), tuple(CARD.values())) is None


def test_sources_are_never_averaged() -> None:
    other = benchmark_row("optifai_2026.overall.nrr")
    with pytest.raises(ValueError, match="one source"):
        nrr.benchmarks.mix_adjusted({"smb": 0.5, "ent": 0.5}, {"smb": CARD["smb"], "ent": other})


def test_the_own_target_is_a_row_of_its_own_kind() -> None:
    target = nrr.benchmarks.own_target(1.15)
    assert target.source.kind is Kind.OWN and nrr.benchmarks.verdict(1.2, target).phrase.startswith(
        "above the figure of 115.0%"
    )


def test_contradictions_and_errors_hang_on_rows_that_exist() -> None:
    ids = [row.id for row in nrr.benchmarks.benchmark_rows()] + [
        f"tier.{scheme.key}" for scheme in nrr.benchmarks.tier_schemes()
    ]
    for caveat in nrr.benchmarks.caveats():
        for pattern in caveat.attach:
            assert any(matches(pattern, row_id) for row_id in ids), pattern
    topics = {
        caveat.topic for caveat in nrr.benchmarks.caveats() if caveat.concerns("reference_card.acv.smb")
    }
    assert topics == {"97%", "SMB", "best-in-class", "origin of the segment table"}


def matches(pattern: str, row_id: str) -> bool:
    return nrr.benchmarks.Caveat(nrr.benchmarks.CaveatKind.ERROR, "", "", "", (pattern,)).concerns(row_id)


GOOD = 'source,statistic,band,dimension,median,year,span\nBoard peers,median,SMB,acv,101.5,2025,"(,25000)"\n'


def test_an_uploaded_file_becomes_rows() -> None:
    got = nrr.benchmarks.read_benchmarks(GOOD.encode("utf-8-sig"), "peers.csv")
    (row,) = got.rows
    assert got.problems == () and row.median == Mark("101.5", 1.015) and row.source.kind is Kind.UPLOADED
    assert row.year == 2025 and row.span.holds(24_999)


def test_a_missing_source_is_refused_with_row_and_remedy() -> None:
    got = nrr.benchmarks.read_benchmarks((GOOD + ",median,Enterprise,acv,120,2025,\n").encode(), "peers.csv")
    (problem,) = got.problems
    assert (
        problem.what == "The source is missing."
        and problem.place.rows == (3,)
        and problem.place.column == "source"
    )
    assert problem.remedy == "Fill in the source: a figure without it cannot be shown." and len(got.rows) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A,median,SMB,acv,abc,2025,", "'abc' is not a figure"),
        ("A,median,SMB,acv,,2025,", "at least one of"),
        ("A,median,SMB,colour,100,2025,", "'colour' is unknown"),
        ("A,median,SMB,acv,100,soon,", "'soon' is not a number"),
        ('A,median,SMB,acv,100,2025,"9 to 5"', "is not a span"),
        ("A,,SMB,acv,100,2025,", "The statistic is missing"),
    ],
)
def test_a_wrong_row_is_left_out_with_what_is_wrong(line: str, words: str) -> None:
    got = nrr.benchmarks.read_benchmarks(f"{GOOD}{line}\n".encode(), "peers.csv")
    assert len(got.rows) == 1 and words in got.problems[0].what and got.problems[0].remedy


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_other_file_is_problems_and_never_an_error(data: bytes) -> None:
    got = nrr.benchmarks.read_benchmarks(data, "x.csv")
    assert got.rows == ()
