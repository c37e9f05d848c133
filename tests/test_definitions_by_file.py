"""The worked cases of the definitions through the door: uploaded as a file in every shape, answered by
`report`.

A policy tested on a book built in memory says nothing about the book a file becomes.
"""

import json
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner

import nrr
from cases import CASES
from cases_core import ASKED, months_of
from files_of_books import SHAPES, can_carry, rendered
from nrr.__main__ import main
from nrr.export.reports import report_object
from nrr.intake.wires import decoded, encoded

TRIO = {"nrr": "nrr", "grr": "grr", "logo_retention": "logo_retention"}
SUMS = ("method=sum_all", {"sum_nrr_excl_reactivation": "nrr", "sum_grr": "grr"})
CHAIN = ("method=chain", {"nrr_excl_reactivation": "nrr", "grr": "grr"})
IN = "reactivation=in_numerator"
QUESTIONS = {
    "nrr_point_to_point": [("", TRIO)],
    "nrr_by_type": [("", TRIO)],
    "monthly_movements": [SUMS, (f"method=sum_all {IN}", {"sum_nrr_incl_reactivation": "nrr"})],
    "sum_cohort": [("method=sum_cohort", TRIO)],
    "chain": [CHAIN, (f"method=chain {IN}", {"nrr_incl_reactivation": "nrr"})],
    "monthly_weighted_annualized": [("method=monthly_weighted_annualized", {"annual": "nrr"})],
    "avg_p2p": [
        ("method=avg_p2p", {"simple_12": "nrr", "grr_simple_12": "grr"}),
        ("method=avg_p2p_4q", {"quarter_end_4": "nrr"}),
    ],
    "rev_quarter_yoy": [("method=rev_quarter_yoy", {"last_quarter": "nrr"})],
    "rev_two_year": [("method=rev_two_year", {"nrr": "nrr"})],
}
"""Function of a case -> settings of `report --policy`, and which figure of the case is which metric."""


LAST_YEAR = {"avg_p2p", "rev_quarter_yoy", "rev_two_year"}
"""Their window is the last year of the book."""


@dataclass(frozen=True)
class Asked:
    """One question to one file."""

    case: str
    shape: str
    settings: tuple[str, ...]
    wanted: dict = field(hash=False)

    def __str__(self):
        return f"{self.case}-{self.shape}-{'-'.join(self.settings)}"


def given_of(case):
    given = case["input"]
    return CASES[given[1:]]["input"] if isinstance(given, str) else given


def book_of(case):
    """Months without a hole, rows of MRR, further columns. Two ends only: the amount of the first holds
    until the last.
    """
    given = given_of(case)
    known = months_of(given["months"])
    months = [known[0] + k for k in range(known[-1].since(known[0]) + 1)]
    rows, more = {}, {}
    for k, (name, row) in enumerate(_lines(given)):
        by_month = dict(zip(known, row, strict=True))
        filled = [by_month.get(m) for m in months]
        for at in range(1, len(filled)):
            filled[at] = filled[at - 1] if filled[at] is None else filled[at]
        rows[f"{k:02d}", name] = filled
    for heading, key in (("Parent account", "parent"), ("Subscription ID", None), ("Revenue type", "type")):
        words = _words(given, heading, key)
        if words:
            more[heading] = words
    return months, rows, more


def _lines(given):
    if "lines" in given:
        return [(line["customer"], line["mrr"]) for line in given["lines"]]
    return list(given["customers"].items())


def _words(given, heading, key):
    """Words of a further column by the number of the row."""
    if key == "type" and "lines" in given:
        return {f"{k:02d}": line["type"] for k, line in enumerate(given["lines"])}
    if key == "parent" and "parent" in given:
        return {f"{k:02d}": given["parent"].get(name, "") for k, name in enumerate(given["customers"])}
    if heading == "Subscription ID" and "customer_of" in given:
        return {f"{k:02d}": name for k, name in enumerate(given["customers"])}
    return {}


def file_of(case, shape):
    """Rows are told apart by their number, customers by their name: two lines of one customer bear one
    name.
    """
    months, rows, more = book_of(case)
    customer_of = given_of(case).get("customer_of", {})
    excluded = set(case["policy"].get("exclude", ()))
    kept = {key: row for key, row in rows.items() if key[1] not in excluded}
    names = {number: f"{customer_of.get(name, name)} Ltd" for number, name in kept}
    text = rendered(shape, months, {n: row for (n, _), row in kept.items()}, {"Customer name": names, **more})
    return text.replace("Customer,", "Line,", 1)


def settings_of(case):
    """The departures from the default as the command line takes them."""
    found = []
    for name, value in case["policy"].items():
        setting = ASKED.get(name, name)
        text = "none" if value is None else "+".join(value) if isinstance(value, list) else str(value)
        found += [f"{setting}={text}"] if setting else []
    return found


LINES = {"Subscription ID", "Revenue type"}
"""Movements are those of customers: their levels cannot be told by line."""


def questions():
    for key, case in CASES.items():
        if case["function"] not in QUESTIONS or "one_time" in case["policy"].get("revenue_types", ()):
            continue
        _, rows, more = book_of(case)
        for settings, figures in QUESTIONS[case["function"]]:
            wanted = {
                metric: case["expected"][name] for name, metric in figures.items() if name in case["expected"]
            }
            for shape in SHAPES if wanted else ():
                if can_carry(shape, rows) and not (shape == "events" and LINES & set(more)):
                    told = [s for s in settings_of(case) if not settings or not s.startswith("reactivation")]
                    yield Asked(key, shape, (*told, *settings.split()), wanted)


EVERY = list(questions())
BY_COMMAND = [
    asked
    for k, asked in enumerate(EVERY)
    if asked.settings and k % len(SHAPES) == k // len(SHAPES) % len(SHAPES)
]
"""Through the process of its own and the command line: one shape of every question about a policy, each
shape in turn.
"""


@pytest.mark.parametrize("asked", EVERY, ids=str)
def test_a_worked_case_uploaded_gives_its_figures(asked):
    case = CASES[asked.case]
    closing, length = window_of(case)
    text = file_of(case, asked.shape)
    found = uploaded(text.encode(), closing)
    assert found.ledger is not None, (found.problems, text)
    view = nrr.View(
        nrr.Window.trailing(nrr.Month.parse(closing), length), nrr.definitions.read_settings(asked.settings)
    )
    report = report_object(nrr.take(found.ledger, view, title="book", made_at=""), found.problems, ())
    figures = {metric: report["metrics"][metric]["value"] for metric in asked.wanted}
    assert figures == pytest.approx(asked.wanted, abs=1e-9), (report["stamp"], text)


@pytest.mark.parametrize("asked", BY_COMMAND, ids=str)
def test_a_policy_on_the_command_line_gives_its_figures(asked, tmp_path):
    case = CASES[asked.case]
    closing, length = window_of(case)
    file, told = tmp_path / "book.csv", tmp_path / "answers.json"
    file.write_text(file_of(case, asked.shape))
    told.write_text(json.dumps(uploaded(file.read_bytes(), closing).answers.given()))
    policies = [part for setting in asked.settings for part in ("--policy", setting)]
    window = ["--as-of", closing, "--months", str(length)]
    run = CliRunner().invoke(
        main, ["report", str(file), *window, *policies, "--answers", str(told), "--json"]
    )
    report = json.loads(run.stdout)
    figures = {metric: report["metrics"][metric]["value"] for metric in asked.wanted}
    assert figures == pytest.approx(asked.wanted, abs=1e-9), (report["stamp"], file.read_text())


def test_one_time_revenue_left_out_of_a_file_is_not_counted_in_silence():
    """M17c counts it: a book read without it refuses instead of giving the figure of M17 under another
    stamp.
    """
    case = CASES["M17c"]
    found = uploaded(file_of(case, "long").encode(), "2026-01")
    view = nrr.View(
        nrr.Window.trailing(nrr.Month.parse("2026-01")), nrr.definitions.read_settings(settings_of(case))
    )
    with pytest.raises(nrr.Refusal, match="its rows were excluded"):
        nrr.take(found.ledger, view, title="book", made_at="")


def window_of(case):
    """Closing month and length of the window a case asks about."""
    months, policy = book_of(case)[0], case["policy"]
    closing = policy.get("window_end", str(months[-1]))
    opening = nrr.Month.parse(policy.get("window_start", str(months[0])))
    length = 12 if case["function"] in LAST_YEAR else nrr.Month.parse(closing).since(opening)
    return closing, policy.get("window_months", length)


def uploaded(data, closing):
    """What the reader's process hands over; a question about how far the file runs is answered by its
    label.
    """
    answers = nrr.Answers()
    for _ in range(4):
        found = decoded(encoded(nrr.read(data, "book.csv", answers)))
        asked = next((p for p in found.problems if p.severity is nrr.Severity.QUESTION), None)
        if asked is None:
            break
        labels = {option.label: option.answers for option in asked.choices}
        wanted = LABELS[asked.code](nrr.Month.parse(closing).label)
        answers = answers.and_also(labels.get(wanted) or TYPED[asked.code](closing))
    return found


LABELS = {
    "as_of": "Through {}".format,
    "amount_is": "Monthly (MRR)".format,
    "last_month": "It is complete".format,
}
TYPED = {"as_of": lambda closing: {"as_of": closing}}
"""What a person who knows the book answers: by a label, or in the field to type in."""
