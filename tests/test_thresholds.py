"""Thresholds of a company: set by a file, told beside every finding and colour, carried by boards, refused in
words.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.definitions import criteria, settings_in, settings_text
from nrr.findings import diagnostic_rules, rules_of

FOURTEEN = Path(__file__).resolve().parents[1] / "sample_data" / "fourteen_customers_wide.csv"
SAID = "Leaky bucket, amber with GRR below 90% (standard 85%)"


def report(*asked):
    return json.loads(CliRunner().invoke(main, ["report", str(FOURTEEN), "--json", *asked]).stdout)


@pytest.fixture(scope="module")
def plain():
    return report()


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """GRR of 85.4% is no leak by the standard 85%, and one below 90%; and who is green is red."""
    own = (
        "# ours",
        "",
        "R-LEAK.amber_grr = 90%  # of 2026",
        "health.green_from = 100",
        "health.amber_from=99",
    )
    return report(*settings(tmp_path_factory.mktemp("own"), *own))


def settings(folder, *lines):
    file = folder / "own.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return "--settings", str(file)


def leak(told):
    return next(one for one in told["findings"] if one["rule"] == "R-LEAK")


def test_a_settings_file_moves_a_threshold_and_the_report_tells_it(plain, moved):
    assert "R-LEAK" not in {one["rule"] for one in plain["findings"]} and plain["thresholds"] == []
    assert moved["thresholds"] == [
        SAID,
        "Health score, green from 100 (standard 70)",
        "Health score, amber from 99 (standard 40)",
    ]
    assert leak(moved)["severity"] == "amber" and leak(moved)["changed"] == SAID.partition(", ")[2]
    assert "GRR is below 80% (red) or below 90% (amber)" in leak(moved)["why"]
    assert moved["metrics"] == plain["metrics"] and moved["bridge"] == plain["bridge"]


def test_another_scale_of_health_moves_its_colours(plain, moved):
    assert moved["health"]["customers"]["red"] > plain["health"]["customers"]["red"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["R-LEAK.red_grr = 900%"],
            "line 1 of own.txt: R-LEAK.red_grr (Leaky bucket, red with GRR below) lies",
        ),
        (["R-LEAK.red_grr = 0.9"], "lower the one or raise the other"),
        (
            ["", "R-LEAK.rad_grr = 0.9"],
            "line 2 of own.txt: there is no threshold 'R-LEAK.rad_grr'; there are: R-",
        ),
        (["R-LEAK.red_grr 0.9"], "line 1 of own.txt: write a setting as NAME = VALUE"),
        (["R-SMALL.customers = many"], "there is no threshold"),
        (["R-WARN.events = 10.5"], "is a whole number"),
        (["health.nps = nan"], "lies between 0 and 100"),
        (["R-LEAK.red_grr = low"], "is a number, not 'low'; its standard is 80%"),
        (["method = chain", "method = p2p"], "line 2 of own.txt: method was set in a line above"),
        (["criteria = 1"], "there is no policy 'criteria'"),
        ([f"{key} = 0" for key, one in criteria().items() if one.unit == "weight"], "at least one weight"),
    ],
)
def test_nonsense_is_refused_with_its_line_and_the_remedy(lines, said):
    with pytest.raises(nrr.Refusal) as refused:
        settings_in("\n".join(lines).encode(), "own.txt")
    assert said in str(refused.value)


def test_the_command_line_refuses_before_it_reads(tmp_path):
    told = CliRunner().invoke(main, ["report", str(FOURTEEN), *settings(tmp_path, "health.nps = -1")])
    assert told.exit_code == 2 and told.stderr.startswith("refused: line 1 of own.txt: health.nps (Health")


def test_every_threshold_stands_once_and_in_its_formula():
    for rule in diagnostic_rules().values():
        assert rule.title and "{" not in rule.trigger
        for name in rule.thresholds:
            assert f"{{{name}}}" in rule.formula, (rule.id, name)


@pytest.mark.parametrize("key", list(criteria()))
def test_a_changed_threshold_is_told_and_comes_back_from_its_file(key):
    one = criteria()[key]
    step = 1 if one.unit in ("count", "score", "weight") else 0.001
    value = round(one.standard + (-step if one.standard - step >= one.least else step), 6)
    policy = nrr.Policy().with_criteria({key: value})
    assert policy.criterion(key) == value and any(
        one.written(value) in line for line in policy.changed_criteria
    )
    assert settings_in(settings_text(policy).encode(), "f.txt") == policy
    if key.startswith("R-"):
        assert one.written(value) in rules_of(policy)[one.group].changed


def test_a_board_carries_the_thresholds_it_was_made_with():
    """In every form, wherever findings or definitions stand; the figures are those of the standard."""
    book = nrr.read(FOURTEEN.read_bytes(), FOURTEEN.name, nrr.Answers(currency="USD")).ledger
    policy = nrr.Policy().with_criteria({"R-LEAK.amber_grr": 0.9})
    view = nrr.View(nrr.default_window(book), policy)
    made = {"made_at": "2026-02-01T09:00:00+00:00", "this_year": 2026, "secret": b""}
    board = nrr.prepare(book, view, nrr.publishing.BoardChoices("Fourteen"), **made)
    page = nrr.export.board_page(board.snapshot, board.options)
    assert page.count("amber with GRR below 90% (standard 85%)") >= 2
    usual = replace(view, policy=nrr.Policy())
    assert "standard 85%" not in nrr.export.board_page(
        *(lambda one: (one.snapshot, one.options))(
            nrr.prepare(book, usual, nrr.publishing.BoardChoices("F"), **made)
        )
    )
