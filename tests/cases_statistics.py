"""How the worked cases of statistics, benchmarks, rules and scenarios are put to the public face.

Amounts of the cases go in as they are: every ratio is the same in any unit. Where a case gives money in
whole units of monthly revenue and an answer is money, the answer comes back in the same unit.
"""

from dataclasses import replace

import numpy as np

import nrr
from builders import benchmark_row
from nrr import Levers, Month
from nrr.benchmarks import Dimension
from nrr.comparisons import Line, Ranking, SegmentState
from nrr.findings import Facts
from nrr.scenarios import Flow, SegmentBase

SCALE = 1200


def grid_of(customers):
    """(months x customers) in annualised minor units."""
    return np.round(np.array(list(customers.values()), dtype=float).T * SCALE).astype(np.int64)


def months_of(given):
    """The labels of the months, or their numbers where a case only counts them."""
    months = given.get("months", len(next(iter(given["customers"].values()))))
    return list(range(months)) if isinstance(months, int) else months


def ends_of(given, asked):
    """Names, opening and closing of the window's first and last month."""
    grid, months = grid_of(given["customers"]), months_of(given)
    first = months.index(asked.get("window_start", months[0]))
    last = months.index(asked.get("window_end", months[-1]))
    return list(given["customers"]), grid[first], grid[last], grid[first : last + 1]


def annualize_monthly(given, asked):
    return {"annual": nrr.ground.annualised(given["monthly_rate"], given["months"])}


def annual_to_monthly(given, asked):
    return {"monthly": nrr.ground.monthly_equivalent(given["annual_nrr"])}


def compound(given, asked):
    return {"path": list(nrr.ground.compounded(given["start"], given["rate"], given["periods"]))}


def doubling_time(given, asked):
    return {
        "periods": [nrr.ground.doubling_periods(rate) for rate in given["rates"]],
        "after_7_periods_at_120": nrr.ground.compounded(1.0, 1.2, 7)[-1],
    }


def implied_expansion(given, asked):
    flows = [
        nrr.scenarios.solve(Flow(0.0, 0.0, 1 - grr), net).need("expansion") for net, grr in given["pairs"]
    ]
    return {"expansion": [need.required for need in flows]}


def arpa_growth(given, asked):
    monthly = nrr.ground.growth(given["mrr_start"], given["mrr_end"], given["months"])
    end = nrr.ground.ratio(given["mrr_end"], given["logos_end"])
    return {
        "arpa_start": nrr.ground.ratio(given["mrr_start"], given["logos_start"]),
        "arpa_end": end,
        "acv_proxy_end": None if end is None else 12 * end,
        "growth": nrr.ground.growth(given["mrr_start"], given["mrr_end"]),
        "cmgr": monthly,
        "cagr": nrr.ground.growth(given["mrr_start"], given["mrr_end"], given["months"] / 12),
        "doubling_months": None if monthly is None else nrr.ground.doubling_periods(1 + monthly),
    }


def growth_rates(given, asked):
    periods = given.get("months", 12)
    start, end = given.get("start", given.get("mrr_start")), given.get("end", given.get("mrr_end"))
    return {
        "growth": nrr.ground.growth(start, end),
        "cmgr": nrr.ground.growth(start, end, periods),
        "cagr": nrr.ground.growth(start, end, periods / 12),
    }


def cohort_gap(given, asked):
    older, newer = given["older"], given["newer"]
    rates = [nrr.ground.ratio(side["at_age"], side["start"]) for side in (older, newer)]
    pooled = nrr.ground.ratio(older["at_age"] + newer["at_age"], older["start"] + newer["start"])
    return {"older": rates[0], "newer": rates[1], "gap": rates[1] - rates[0], "pooled": pooled}


def replacement(given, asked):
    got = nrr.scenarios.replacement(given["churned_arr"])
    return {
        "arithmetic_new_arr_to_stay_flat": got.level_arr_minor,
        "rule_low_amount": got.low_arr_minor,
        "rule_high_amount": got.high_arr_minor,
    }


def valuation_rule(given, asked):
    got = nrr.scenarios.valuation(
        given["arr"], given["base_multiple"], given["base_nrr"], given["scenario_nrr"]
    )
    multiples, values = got.multiples or (None, None), got.values_minor or (None, None)
    return {
        "multiple_low": multiples[0],
        "multiple_high": multiples[1],
        "value_low": values[0],
        "value_high": values[1],
        "base_value": got.base_value_minor,
        "rule_applies": got.multiples is not None,
    }


def concentration(given, asked):
    got = nrr.comparisons.concentration([amount * SCALE for amount in given["mrr"].values()])
    tops = {f"top{count}": got.top(count) for count in range(1, len(given["mrr"]) + 1)}
    return {**tops, "hhi": got.hhi, "n_eff": got.effective, "largest_share": got.top(1)}


def state_of(segment, period):
    def at(key):
        values = segment.get(key)
        return None if values is None else values[period]

    parts = [at("x"), at("c"), at("h")]
    rate = at("r")
    if rate is None and None not in parts:
        rate = 1 + parts[0] - parts[1] - parts[2]
    return SegmentState(segment["w"][period], rate, *parts)


def mix_rate(given, asked):
    before, after = (
        {name: state_of(segment, period) for name, segment in given["segments"].items()} for period in (0, 1)
    )
    got = nrr.comparisons.mix_rate(before, after)
    by = {effect.segment: effect for effect in got.effects}

    def total(part):
        values = [getattr(effect, part) for effect in got.effects]
        return None if None in values else sum(values)

    return {
        "nrr": [got.before, got.after],
        "delta": got.delta,
        "mix": got.mix,
        "rate": got.rate,
        "residual": got.residual,
        "simpson": bool(got.simpson),
        "mix_by_segment": {name: effect.mix for name, effect in by.items()},
        "rate_by_segment": {name: effect.rate for name, effect in by.items()},
        **{part: total(part) for part in ("expansion", "contraction", "churn")},
        "rate_by_component": {part: total(part) for part in ("expansion", "contraction", "churn")},
        **{
            f"{part}_by_segment": {name: getattr(effect, part) for name, effect in by.items()}
            for part in ("expansion", "contraction", "churn")
        },
    }


def price_volume(given, asked):
    before, after = (Line(q, p) for q, p in zip(given["q"], given["p"], strict=True))
    got = nrr.comparisons.price_volume(before, after)
    return {name: getattr(got, name) for name in got.__slots__}


def price_volume_mix(given, asked):
    before = {name: Line(q, given["p0"][name]) for name, q in given["q0"].items()}
    after = {name: Line(q, given["p1"][name]) for name, q in given["q1"].items()}
    got = nrr.comparisons.price_volume_mix(before, after)
    return {name: getattr(got, name) for name in got.__slots__}


def kaplan_meier(given, asked):
    entries = given.get("entry", 0)
    curve = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of(given["durations"], given["events"], entries))
    naive = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of(given["durations"], given["events"]))
    errors = zip(curve.ages_months, curve.standard_error, strict=True)
    return {
        "times": list(curve.ages_months),
        "survival": list(curve.survival),
        "survival_if_truncation_ignored": list(naive.survival),
        "at_risk": list(curve.at_risk),
        **{f"greenwood_se_at_{age}": error for age, error in errors},
    }


def contraction_churn(given, asked):
    got = nrr.accounts.churn_after_contraction(grid_of(given["customers"]), given["horizon"])
    return {
        "contraction_events": got.events,
        "churned": got.churned,
        "p": got.share,
        "baseline_months": got.baseline_months,
        "baseline_churned": got.baseline_churned,
        "baseline": got.baseline,
        "lift": got.lift,
    }


def win_back(given, asked):
    within = given.get("within", given.get("window", given.get("horizon", asked.get("window"))))
    got = nrr.accounts.win_back(grid_of(given["customers"]), within)
    return {
        "churn_events": got.events,
        "events": got.events,
        "won_back": got.returned,
        "returned": got.returned,
        "rate": got.rate,
        "win_back_rate": got.rate,
        "lost_mrr": got.lost_arr_minor / SCALE,
        "returned_mrr": got.returned_arr_minor / SCALE,
        "mrr_rate": got.revenue_rate,
        "win_back_mrr": got.revenue_rate,
    }


def target_solver(given, asked):
    if "segments" in given:
        return segment_target(given, asked)
    got = nrr.scenarios.solve(Flow(given["expansion"], given["contraction"], given["churn"]), given["target"])
    return {
        "current": got.current,
        "target": got.target,
        **{f"required_{need.lever}": need.required for need in got.needs},
        "feasible": {need.lever: need.feasible for need in got.needs},
        "best_with_zero_churn": got.need("churn").at_zero,
        "best_with_zero_contraction": got.need("contraction").at_zero,
    }


def flow_of(segment):
    if "expansion" in segment:
        return Flow(segment["expansion"], segment["contraction"], segment["churn"])
    rate = segment.get("nrr", segment.get("r"))
    return Flow(max(0.0, rate - 1), 0.0, max(0.0, 1 - rate))


def segment_target(given, asked):
    rows = given["segments"]
    book = tuple(
        SegmentBase(name, row.get("weight", row.get("w")), flow_of(row)) for name, row in rows.items()
    )
    name = given.get("segment", given.get("lever"))
    ways = nrr.scenarios.segment_ways(book, Levers(), given["target"], nrr.scenarios.Mode.ANNUAL)
    got = next(one for one in ways if one.segment == name)
    return {
        "current": nrr.scenarios.whole(book).nrr,
        "required": got.required_nrr,
        "required_nrr": got.required_nrr,
        "required_segment_nrr": got.required_nrr,
        "change": got.required_nrr - flow_of(rows[got.segment]).nrr,
        "feasible": got.required_nrr >= 0,
    }


def project(given, asked):
    rates = Flow(**given["monthly"])
    book = (SegmentBase("all", given["mrr"], rates),)
    levers = Levers(new_arr_minor=given.get("new", 0), returning_arr_minor=given.get("reactivation", 0))
    course = nrr.scenarios.monthly_course(book, levers, given["months"])
    return {"path": list(course.arr_minor), "base_only": list(course.base_arr_minor)}


def tornado(given, asked):
    book = (SegmentBase("all", given["arr"], Flow(given["expansion"], given["contraction"], given["churn"])),)
    levers = Levers(new_arr_minor=given["new_per_year"])
    steps = nrr.scenarios.equal_steps(given["step"])
    got = nrr.scenarios.tornado(
        book, levers, steps, years=given["years"], new_step_arr_minor=given["new_step"]
    )
    return {
        "base": got.base_arr_minor,
        "swing": {bar.driver: bar.swing_arr_minor for bar in got.bars},
        "order": [bar.driver for bar in got.bars],
        "low": {bar.driver: min(bar.down_arr_minor, bar.up_arr_minor) for bar in got.bars},
        "high": {bar.driver: max(bar.down_arr_minor, bar.up_arr_minor) for bar in got.bars},
    }


def tier(given, asked):
    return {
        scheme.key: [scheme.tier(value) for value in given["nrr"]] for scheme in nrr.benchmarks.tier_schemes()
    }


def bootstrap_ci(given, asked):
    limits = {"suppress_below": asked["suppress_n"]} if "suppress_n" in asked else {}
    got = nrr.intervals.bootstrap_interval(
        given["start"], given["end"], seed=given["seed"], draws=given["n_resamples"], **limits
    )
    return {
        "estimate": got.estimate,
        "low": got.low,
        "high": got.high,
        "reason": got.reason,
        "n": got.customers,
        "n_eff": got.effective,
    }


def expanded_level(given, asked):
    got = nrr.intervals.expanded_level(given["n"], given["n_eff"], given["confidence"])
    return {name: getattr(got, name) for name in got.__slots__}


def wilson(given, asked):
    got = nrr.intervals.wilson_interval(given["kept"], given["n"])
    return {"low": got.low, "high": got.high, "estimate": got.estimate}


def outcome(finding):
    severity = None if finding.severity is None else str(finding.severity)
    return {**finding.measured, "fires": finding.fires, "severity": severity}


def leaky_bucket(given, asked):
    found = [nrr.findings.leaky_bucket(Facts(row["nrr"], row["grr"])) for row in given["rows"]]
    return {"severity": [outcome(finding)["severity"] for finding in found]}


def logo_masked(given, asked):
    found = [
        nrr.findings.logo_masked(Facts(row["nrr"], None, row["logo_retention"])) for row in given["rows"]
    ]
    return {"severity": [outcome(finding)["severity"] for finding in found]}


def history(given, asked):
    found = [nrr.findings.little_history(Month.parse("2025-01"), months) for months in given["months"]]
    return {
        "severity": [outcome(finding)["severity"] for finding in found],
        "p2p_observations": [finding.measured["p2p_observations"] for finding in found],
    }


def facts_of(opening, closing):
    base = opening > 0
    first, last = opening[base], closing[base]
    return Facts(
        nrr=nrr.ground.ratio(int(last.sum()), int(first.sum())),
        grr=nrr.ground.ratio(int(np.minimum(first, last).sum()), int(first.sum())),
        logo_retention=nrr.ground.ratio(int((last > 0).sum()), len(last)),
        opening_arr_minor=int(first.sum()),
        expansion_arr_minor=int(np.maximum(last - first, 0).sum()),
        customers=len(first),
        effective=nrr.ground.effective_count(first),
    )


def concentration_masking(given, asked):
    names, opening, closing, _ = ends_of(given, asked)
    facts = facts_of(opening, closing)
    few = nrr.comparisons.default_removal(facts.customers)
    one = nrr.comparisons.without_largest(opening, closing, 1, Ranking.EXPANSION)
    some = nrr.comparisons.without_largest(opening, closing, few, Ranking.EXPANSION)
    five = nrr.comparisons.without_largest(opening, closing, 5, Ranking.EXPANSION)
    large = nrr.comparisons.without_largest(opening, closing, 1, Ranking.OPENING)
    masking = nrr.findings.Masking(
        name=names[one.removed[0]],
        nrr_without=one.nrr,
        expansion_share=one.share_of_expansion,
        few=few,
        nrr_without_few=some.nrr,
        five_share=five.share_of_expansion,
        largest=names[large.removed[0]],
        largest_share=large.share_of_opening,
    )
    return {
        **outcome(nrr.findings.concentration_masking(facts, masking)),
        "nrr": facts.nrr,
        "nrr_ex_top1": one.nrr,
        "top1": masking.name,
        "top1_share_of_expansion": one.share_of_expansion,
    }


def reactivation_driven(given, asked):
    _, opening, closing, window = ends_of(given, asked)
    stayed = (window > 0).all(axis=0)
    facts, strict = facts_of(opening, closing), facts_of(opening, np.where(stayed, closing, 0)).nrr
    found = outcome(nrr.findings.reactivation_driven(facts, strict))
    return {**found, "nrr": facts.nrr, "nrr_strict": strict, "effect": found["gap"]}


def usage_inflation(given, asked):
    names = list(dict.fromkeys(line["customer"] for line in given["lines"]))

    def ends(types):
        totals = np.zeros((2, len(names)), dtype=np.int64)
        for line in given["lines"]:
            if line["type"] in types:
                totals[:, names.index(line["customer"])] += np.array(line["mrr"]) * SCALE
        return totals

    facts = facts_of(*ends({"recurring", "usage"}))
    without = facts_of(*ends({"recurring"})).nrr
    found = outcome(nrr.findings.usage_inflation(facts, nrr.findings.UsageShare(without)))
    return {**found, "nrr_with": facts.nrr, "nrr_without": without, "gap": found["gap"]}


def mix_shift(given, asked):
    parts = mix_rate(given, asked) if "segments" in given else given
    found = outcome(nrr.findings.mix_shift(Facts(None), parts["mix"], parts["rate"], "the larger segment"))
    return {**parts, **found}


def one_time_spike(given, asked):
    names, opening, closing, window = ends_of(given, asked)
    spikes = nrr.findings.spikes(window)
    cut = nrr.findings.without_spikes(window, spikes)
    facts, without = facts_of(opening, closing), facts_of(cut[0], cut[-1]).nrr
    amount = sum(spike.arr_minor - spike.usual_arr_minor for spike in spikes)
    hits = sum(spike.month in (0, len(window) - 1) for spike in spikes)
    months = months_of(given)
    words = [f"{names[spike.customer]} {months[spike.month]}" for spike in spikes]
    found = nrr.findings.one_time_suspected(
        facts, without, words, amount, nrr.findings.largest_spike_share(window, spikes), hits
    )
    rows = [[names[s.customer], months[s.month], s.arr_minor / SCALE] for s in spikes]
    return {
        **outcome(found),
        "spikes": rows,
        "customers": [row[0] for row in rows],
        "amount": amount / SCALE,
        "nrr": facts.nrr,
        "nrr_without": without,
    }


def unit_switch(given, asked):
    longest = max(map(len, given["customers"].values()))
    padded = {name: row + [0] * (longest - len(row)) for name, row in given["customers"].items()}
    found = nrr.findings.unit_switches(grid_of(padded))
    return {"flags": {list(padded)[switch.customer]: switch.factor for switch in found}}


def price_wave(given, asked):
    names = list(given["customers"])
    grid = grid_of(given["customers"])
    waves = nrr.findings.price_waves(grid)
    if not waves:
        return {"fires": False, "severity": None, "waves": []}
    wave = max(waves, key=lambda one: one.arr_minor)
    months = months_of(given)
    facts = facts_of(grid[0], grid[-1])
    found = nrr.findings.price_wave_driven(facts, wave.uplift, str(months[wave.month]), wave.arr_minor)
    return {
        **outcome(found),
        "month": months[wave.month],
        "uplift": wave.uplift,
        "customers": len(wave.customers),
        "names": [names[index] for index in wave.customers],
        "share": wave.share,
        "share_of_customers": wave.share,
        "share_of_expansion": found.measured["expansion_share"],
    }


def wrong_benchmark(given, asked):
    acv = 12 * given["arpa_month"]
    rows = nrr.benchmarks.rows_for(dimension=Dimension.ACV, sources=["reference_card"])
    matching = nrr.benchmarks.fitting_row(rows, Dimension.ACV, round(acv * 100))
    selected = benchmark_row(f"reference_card.acv.{given['selected']}")
    fit = nrr.findings.BenchmarkFit(
        round(acv * 100), selected.band, selected.median.value, matching.band, matching.median.value
    )
    return {
        **outcome(nrr.findings.wrong_benchmark(Facts(None), fit)),
        "acv_proxy": acv,
        "matching": matching.id.rsplit(".", 1)[1],
        "selected_median": selected.median.value,
        "smb_median": benchmark_row("reference_card.acv.smb").median.value,
        "matching_median": matching.median.value,
    }


def health_score(given, asked):
    got = nrr.accounts.health_score(
        given["signals"], replace(nrr.accounts.STANDARD, weights=given["weights"])
    )
    return {
        "score": got.score,
        "light": None if got.light is None else str(got.light),
        "coverage": got.coverage,
    }


def churn_by_reason(given, asked):
    got = nrr.accounts.churn_by_reason((text, amount) for text, amount in given["rows"])
    by = {reason.value.replace(" ", "_"): amount for reason, amount in got.amounts.items()}
    return {
        **by,
        "involuntary_share_of_known": got.share_of_known(nrr.accounts.ChurnReason.INVOLUNTARY),
        "voluntary_share_of_known": got.share_of_known(nrr.accounts.ChurnReason.VOLUNTARY),
        "unknown_share": got.unknown_share,
    }


ADAPTERS = {
    "annual_to_monthly": annual_to_monthly,
    "annualize_monthly": annualize_monthly,
    "arpa_growth": arpa_growth,
    "bootstrap_ci": bootstrap_ci,
    "cagr": growth_rates,
    "churn_by_reason": churn_by_reason,
    "cohort_gap": cohort_gap,
    "compound": compound,
    "concentration": concentration,
    "concentration_masking": concentration_masking,
    "contraction_churn": contraction_churn,
    "doubling_time": doubling_time,
    "expanded_level": expanded_level,
    "growth": growth_rates,
    "health_score": health_score,
    "history": history,
    "implied_expansion": implied_expansion,
    "kaplan_meier": kaplan_meier,
    "leaky_bucket": leaky_bucket,
    "logo_masked": logo_masked,
    "mix_rate": mix_rate,
    "mix_shift": mix_shift,
    "one_time_spike": one_time_spike,
    "one_time_suspected": one_time_spike,
    "price_volume": price_volume,
    "price_volume_mix": price_volume_mix,
    "price_wave": price_wave,
    "project": project,
    "reactivation_driven": reactivation_driven,
    "replacement": replacement,
    "segment_target": segment_target,
    "spikes": one_time_spike,
    "target_solver": target_solver,
    "tier": tier,
    "tornado": tornado,
    "unit_switch": unit_switch,
    "usage_inflation": usage_inflation,
    "valuation_rule": valuation_rule,
    "wilson": wilson,
    "win_back": win_back,
    "wrong_benchmark": wrong_benchmark,
}
