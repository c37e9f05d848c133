"""Plan against actual, NRR targets and companion ratios: worked cases, and by file and command line."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from nrr import comparisons, plans
from nrr.__main__ import main
from nrr.ground import FiscalYear
from test_term_cases import agrees, cases

FOURTEEN = str(Path(__file__).resolve().parents[1] / "sample_data" / "fourteen_customers_wide.csv")


def lines(told):
    return [plans.PlanLine(**{k: v for k, v in one.items() if k != "period"}) for one in told]


def plan_bridge(given):
    found = plans.plan_bridge(lines(given["plan"]), lines(given["actual"]))
    names = (
        "plan_closing actual_closing steps variance variance_share derived footing_difference share_by_line"
    )
    return {name: getattr(found, name) for name in names.split()}


def target_gap(given):
    segments, planned, targets = given["segments"], {}, {}
    for name, one in segments.items():
        planned |= {name: one["plan_opening"]} if "plan_opening" in one else {}
        targets |= {name: one["target"]} if "target" in one else {}
    ends = {name: (one["opening"], one["closing"]) for name, one in segments.items()}
    gap = plans.target_gap(ends, given["target_total"], targets or None, planned or None)
    parts = gap.by_segment
    return {
        "nrr": gap.parts.after,
        "target": gap.parts.before,
        "gap": gap.parts.delta,
        "mix": gap.parts.mix,
        "rate": gap.parts.rate,
        "mix_by_segment": {name: mix for name, (mix, _) in parts.items()},
        "rate_by_segment": {name: rate for name, (_, rate) in parts.items()},
        "gap_by_segment": {name: mix + rate for name, (mix, rate) in parts.items()},
        "targets_do_not_make_total": gap.targets_do_not_make_total,
    }


def replacement_cost(given):
    lost = given["churn"] + (given["contraction"] if given["include_contraction"] else 0)
    return asdict(comparisons.replacement_cost(lost, given["new"], given["sales_marketing"]))


ANSWERS = {
    "plan_bridge": plan_bridge,
    "target_gap": target_gap,
    "ltv_cac": lambda given: asdict(comparisons.ltv_cac(**given)),
    "rule_of_40": lambda given: asdict(comparisons.rule_of_40(**given)),
    "replacement_cost": replacement_cost,
}


@pytest.mark.parametrize(("function", "given", "expected"), cases("plan", "companion"))
def test_worked_case(function, given, expected):
    found = ANSWERS[function](given)
    assert agrees(found, expected), found


def test_a_plan_file_targets_and_costs_by_the_command_line(tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Period,Opening,New,Reactivation,Expansion,Contraction,Churn,Closing\n"
        '2025-Q4,200000,10000,0,8000,-2000,-4000,"212,000"\n2026-Q1,212000,1,0,0,0,0,212001\n'
    )
    asked = ["report", FOURTEEN, "--json", "--plan", str(plan), "--nrr-target", "110%"]
    asked += ["--cost", "sales_marketing=50000", "--cost", "gross_margin=80%", "--by", "segment"]
    told = json.loads(CliRunner().invoke(main, asked).output)
    period, actual = told["plan"]["periods"][0], told["roll_forward"]
    assert told["plan"]["not_complete"] == [{"opening": "2025-12", "closing": "2026-03", "months": 3}]
    quarter = [one for one in actual if "2025-09" < one["window"]["closing"] <= "2025-12"]
    assert period["actual_closing"] == quarter[-1]["money"]["closing"]
    assert float(period["steps"]["churn"]) == 4000 - sum(float(one["money"]["churn"]) for one in quarter)
    steps = sum(float(value) for value in period["steps"].values())
    assert float(period["plan_closing"]) + steps == float(period["actual_closing"])
    gap = told["target"]["columns"]["Segment"]
    assert sum(gap["gap_by_segment"].values()) == pytest.approx(told["metrics"]["nrr"]["value"] - 1.1)
    assert told["companions"]["ltv_cac"]["thin"]
    assert told["companions"]["rule_of_40"]["reason"] == "margin_not_typed"


def test_a_plan_that_writes_losses_both_ways_is_refused(tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text("Period,Opening,Churn,Closing\n2025-11,1,-5,1\n2025-12,1,5,1\n")
    told = CliRunner().invoke(main, ["report", FOURTEEN, "--json", "--plan", str(plan)])
    assert told.exit_code == 2 and "writes churn with and without a minus sign" in told.stderr


def test_a_plan_by_segment_with_a_column_a_quarter(tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Segment,Period,Opening,New,Closing\nSMB,2025-Q4,50000,1000,51000\nPartners,2025-Q4,1,0,1\n"
    )
    asked = ["report", FOURTEEN, "--json", "--plan", str(plan)]
    told = json.loads(CliRunner().invoke(main, asked).output)["plan"]
    segments = told["segments"]
    assert (segments["column"], segments["plan_only"]) == ("Segment", ["Partners"])
    assert segments["unplanned"] == ["ENT", "MM"]
    for one in (told["periods"][0], segments["to_date"]["SMB"]):
        steps = sum(float(value) for value in one["steps"].values())
        assert float(one["plan_closing"]) + steps == float(one["actual_closing"])
    turned = plans.plan_lines(b"Line,2025-Q3,2025-Q4\nNew ARR,10,20\nClosing ARR,110,(130)\n", FiscalYear())
    assert [(one.line.new, one.line.closing) for one in turned.lines] == [(1000, 11000), (2000, -13000)]
