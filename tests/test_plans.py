"""Plan against actual, NRR targets and companion ratios: worked cases, and by file and command line."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr import comparisons, plans
from nrr.__main__ import main
from nrr.export.reportplans import companion_part, plan_part, target_part
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


def by_id(function):
    return [param for param in cases("plan") if param.values[0] == function]


def book_of(actual):
    """Months from October to March in which a year's customers did what the actual line says."""
    stay = actual["opening"] - actual["churn"] - actual["contraction"] - 1
    rows = {
        "Steady": [stay] * 4 + [stay + actual["expansion"]] * 2,
        "Down": [1 + actual["contraction"]] * 4 + [1] * 2,
        "Gone": [actual["churn"]] * 4 + [0, 0],
        "Back": [actual.get("reactivation", 0), 0, 0, 0, 0, actual.get("reactivation", 0)],
        "New": [0, 0, 0, 0, actual["new"], actual["new"]],
    }
    months = ("2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03")
    lines = [f"{name},{','.join(map(str, row))}" for name, row in rows.items() if any(row)]
    return "\n".join([f"Customer,{','.join(months)}", *lines]).encode()


def planned(headings, rows):
    return plans.plan_lines("\n".join(",".join(row) for row in [headings, *rows]).encode(), FiscalYear())


@pytest.mark.parametrize(("function", "given", "expected"), by_id("plan_bridge"))
def test_worked_plan_by_two_files(function, given, expected):
    actual, told = given["actual"][0], given["plan"]
    names = [name for name in plans.LINES if any(name in one for one in told)]
    rows = [
        [one["period"], *("" if one.get(name) is None else str(one[name]) for name in names)] for one in told
    ]
    book = nrr.read(book_of(actual), "arr.csv", nrr.Answers(amount_is="arr")).ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 3))
    found = json.loads(
        json.dumps(
            plan_part(nrr.snapshots.prepared_source(book, view), view, planned(["Period", *names], rows))
        )
    )["to_date"]
    for name, value in expected.items():
        if name == "steps":
            assert {k: float(v) for k, v in found["steps"].items()} == value
        elif isinstance(value, int):
            assert float(found[name]) == value
        else:
            assert agrees(found[name], value), name


@pytest.mark.parametrize(("function", "given", "expected"), by_id("target_gap"))
def test_worked_targets_by_two_files(function, given, expected):
    segments, months = given["segments"], [str(nrr.Month.parse("2024-12") + ahead) for ahead in range(13)]
    lines = [
        f"{name}{half},{name},{','.join([str(one['opening'] / 2)] * 12)},{one['closing'] / 2}"
        for name, one in segments.items()
        for half in (1, 2)
    ]
    text = "\n".join([f"Customer,Segment,{','.join(months)}", *lines])
    book = nrr.read(text.encode(), "arr.csv", nrr.Answers(amount_is="arr")).ledger
    opened = [
        ["2025-Q1", k, str(one["plan_opening"]), ""] for k, one in segments.items() if "plan_opening" in one
    ]
    aimed = [["2025-Q4", k, "", str(one["target"])] for k, one in segments.items() if "target" in one]
    plan = planned(["Period", "Segment", "Opening", "NRR target"], [*opened, *aimed])
    snapshot = nrr.take(book, nrr.View(nrr.Window.trailing(book.months[-1])), title="", made_at="")
    found = target_part(snapshot, given.get("target_total"), (), plan)["columns"]["Segment"]
    assert agrees(found, expected), found


def companion_book(given):
    """Two month-ends a year apart with the customers and amounts of a case; those who stay pay alike."""
    if "opening_logos" in given:
        stay = given["opening_logos"] - given["churned_logos"]
        each = given["closing_arr"] / given["closing_logos"]
        rows = [(each, each)] * stay + [(each, 0)] * given["churned_logos"]
        rows += [(0, each)] * given["new_logos"]
    elif "opening_arr" in given:
        rows = [(given["opening_arr"], given["closing_arr"])]
    else:
        rows = [(500_000 + given["contraction"], 500_000), (given["churn"], 0), (0, given["new"])]
    months = [str(nrr.Month.parse("2024-12") + ahead) for ahead in range(13)]
    lines = [f"C{n},{','.join([str(one)] * 12)},{two}" for n, (one, two) in enumerate(rows)]
    return "\n".join([f"Customer,{','.join(months)}", *lines]).encode()


@pytest.mark.parametrize(
    ("function", "given", "expected"), [pytest.param(*one.values, id=one.id) for one in cases("companion")]
)
def test_worked_companions_by_a_file(function, given, expected):
    book = nrr.read(companion_book(given), "arr.csv", nrr.Answers(amount_is="arr")).ledger
    snapshot = nrr.take(book, nrr.View(nrr.Window.trailing(book.months[-1])), title="", made_at="")
    typed = {
        name: given[name] for name in ("sales_marketing", "gross_margin", "profit_margin") if name in given
    }
    assert agrees(companion_part(snapshot, typed)[function], expected)


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


def test_planned_rates_and_customers_stand_beside_what_became_of_them():
    """In 2025 one customer of 100 grew to 120, one of 100 left in December, one of 50 came in May."""
    months = [str(nrr.Month.parse("2024-12") + n) for n in range(13)]
    rows = {"A": [100] * 12 + [120], "B": [100] * 12 + [0], "C": [0] * 5 + [50] * 8, "D": [200] * 13}
    lines = [f"{name},{','.join(map(str, row))}" for name, row in rows.items()]
    book = nrr.read(
        "\n".join([f"Customer,{','.join(months)}", *lines]).encode(), "arr.csv", nrr.Answers(amount_is="arr")
    ).ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 3))
    plan = planned(
        ["Period", "Opening", "Closing", "NRR target", "Gross revenue retention", "Customers"],
        [["2025-Q3", "450", "450", "", "", "4"], ["FY2025 Q4", "450", "460", "105%", "90%", "5"]],
    )
    told = plan_part(nrr.snapshots.prepared_source(book, view), view, plan)
    third, fourth = (one["aims"] for one in told["periods"])
    assert third == {"customers": {"planned": 4, "actual": 4}}
    # of 400 at the opening 320 stay: A's 120 and D's 200; no customer counted above its opening 300
    assert fourth["nrr"] == {"planned": 1.05, "actual": 320 / 400}
    assert fourth["grr"] == {"planned": 0.9, "actual": 300 / 400}
    assert fourth["customers"] == {"planned": 5, "actual": 3}


def test_rates_and_customers_of_a_segment_stand_beside_what_became_of_it():
    """North lost B's 100 of 200 and A grew by 20; South: C of 300 stays, and D comes in May."""
    months = [str(nrr.Month.parse("2024-12") + n) for n in range(13)]
    rows = {
        ("A", "North"): [100] * 12 + [120],
        ("B", "North"): [100] * 12 + [0],
        ("C", "South"): [300] * 13,
        ("D", "South"): [0] * 5 + [50] * 8,
    }
    lines = [f"{name},{region},{','.join(map(str, row))}" for (name, region), row in rows.items()]
    text = "\n".join([f"Customer,Region,{','.join(months)}", *lines])
    book = nrr.read(text.encode(), "arr.csv", nrr.Answers(amount_is="arr")).ledger
    view = nrr.View(nrr.Window.trailing(book.months[-1], 3))
    plan = planned(
        ["Region", "Period", "Opening", "Closing", "NRR", "GRR", "Customers"],
        [
            ["North", "2025-Q3", "200", "200", "90%", "", "2"],
            ["North", "2025-Q4", "200", "210", "105%", "", "3"],
            ["South", "2025-Q4", "350", "350", "", "95%", "2"],
            ["West", "2025-Q4", "0", "10", "", "", "1"],
        ],
    )
    told = plan_part(nrr.snapshots.prepared_source(book, view), view, plan)
    assert told["segments"]["aims"] == {
        "North": {
            "nrr": {"planned": 1.05, "actual": 120 / 200},
            "customers": {"planned": 3, "actual": 1},
        },
        "South": {
            "grr": {"planned": 0.95, "actual": 1.0},
            "customers": {"planned": 2, "actual": 2},
        },
        "West": {"customers": {"planned": 1, "actual": None}},
    }


def test_a_number_of_customers_that_is_none_is_refused_by_its_row():
    with pytest.raises(
        nrr.Refusal, match=r"row 2 of the plan: customers is '4\.5', not a number of customers"
    ):
        planned(["Period", "Closing", "Customers"], [["2025-Q4", "1", "4.5"]])


def test_the_total_of_a_plan_by_segment_is_not_added_to_its_segments():
    rows = [["2025-Q4", "SMB", "60", "66"], ["2025-Q4", "MM", "40", "40"], ["2025-Q4", "Total", "100", "105"]]
    plan = planned(["Period", "Segment", "Opening", "Closing"], rows)
    (total,) = plans.totals_of(plan).values()
    # the plan's own total, though its segments make 106
    assert (total.opening, total.closing) == (10_000, 10_500)
    without = planned(["Period", "Segment", "Opening", "Closing"], rows[:2])
    assert [one.closing for one in plans.totals_of(without).values()] == [10_600]
