"""A book in a notebook: frames of every kind in, the figures of the app out, and a link at the end."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import nrr

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"
GUIDE = ROOT / "nrr" / "guide" / "analysts.py"


@pytest.fixture(scope="module")
def book():
    return nrr.open(SAMPLES / "fourteen_customers_long.csv")


@pytest.fixture(scope="module")
def tarnbeck():
    return nrr.open(SAMPLES / "tarnbeck_long.csv")


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_a_frame_of_any_kind_gives_the_figures_of_the_file(book, kind):
    frame = pd.read_csv(SAMPLES / "fourteen_customers_long.csv")
    given = {"pandas": frame, "polars": pl.from_pandas(frame), "arrow": pa.Table.from_pandas(frame)}[kind]
    opened = nrr.open(given)
    assert (opened.nrr, opened.grr, opened.logo_retention) == (book.nrr, book.grr, book.logo_retention)
    assert opened.nrr == 1.0700680272108845
    assert opened.bridge().to_frame().equals(book.bridge().to_frame())


def test_months_as_timestamps_in_the_headings_are_months():
    wide = pd.DataFrame(
        {"customer": ["A", "B", "C"]}
        | {
            month: [100.0, 200.0, 50.0 + at]
            for at, month in enumerate(pd.date_range("2025-01-31", periods=13, freq="ME"))
        }
    )
    assert nrr.open(wide).nrr == (300 + 62) / 350


def test_amounts_are_exact_and_foot(book):
    lines = book.bridge().to_frame().set_index("line")["amount"]
    assert all(isinstance(value, Decimal) for value in lines)
    gains = lines["new"] + lines["resurrected"] + lines["expansion"] + lines["fx"]
    assert lines["opening"] + gains - lines["contraction"] - lines["churn"] == lines["closing"]
    months = book.to_frame().groupby("month")["amount"].sum()
    assert months[str(book.view.window.closing)] == lines["closing"]
    assert sum(book.segments("Segment").to_frame()["opening"]) == lines["opening"]


def test_another_view_is_another_book(book):
    assert book.under(method="chain").nrr != book.nrr
    assert book.only(Segment="ENT").bridge().to_frame()["customers"][0] < 14
    assert book.at(str(book.view.window.closing), months=1).view.window.months == 1


def test_every_table_shows_itself_with_its_definition(book):
    tables = [book.bridge(), book.roll_forward(), book.trend(), book.cohorts(), book.segments("Segment")]
    tables += [book.customers(), book.lens(), book.explain("churn")]
    for table in tables:
        assert "<table>" in table._repr_html_() and len(table.to_frame())
        assert table.to_csv().startswith(b"\xef\xbb\xbf")
    assert "107.0%" in book._repr_html_()


def test_the_tables_of_the_other_pages_are_frames_too(tarnbeck):
    risky = tarnbeck.accounts.at_risk().to_frame()
    assert len(risky) and set(risky["health"]) <= {"amber", "red"} and (risky["exposed"] > 0).all()
    assert str(sum(risky["exposed"])) == tarnbeck.report()["health"]["exposed"]
    room = tarnbeck.accounts.room_to_grow("Plan").to_frame()
    assert len(room) and (room["peers"] >= 8).all() and (room["whitespace"] > 0).all()
    assert list(tarnbeck.findings().to_frame()["rule"])
    benchmarks = tarnbeck.benchmarks().to_frame()
    assert {"source", "band", "median"} <= set(benchmarks) and benchmarks["source"].all()


CONTRACTS = """Customer,Start date,End date,Amount,Billing interval,Auto-renew,Owner
A,2025-01-01,2025-12-31,1200.00,Annual,no,Ines
A,2026-01-01,2026-12-31,1800.00,Annual,no,Ines
B,2025-01-01,2025-12-31,2400.00,Annual,no,Ines
"""


def test_contracts_beside_a_frame_give_the_tables_of_the_renewals_page(tarnbeck, tmp_path):
    """A is up with 1,200 and renews at 1,800; B is up with 2,400 and leaves: NRR 50%, all of it up."""
    months = [f"{2025 + at // 12}-{at % 12 + 1:02d}" for at in range(13)]
    frame = pd.DataFrame([["A", *[100] * 12, 150], ["B", *[200] * 12, 0]], columns=["customer", *months])
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(CONTRACTS)
    told = nrr.open(frame, beside=[contracts]).renewals
    quarter, _ahead = told.quarters().to_frame().to_dict("records")
    assert (quarter["period"], quarter["up"], quarter["kept"]) == (
        "2025-Q4",
        Decimal("3600"),
        Decimal("1200"),
    )
    assert (quarter["expansion"], quarter["churned"]) == (Decimal("600"), Decimal("2400"))
    assert quarter["gross_rate"] == 1 / 3 and quarter["logo_rate"] == 1 / 2
    split = told.split().to_frame().set_index("class")
    assert split.loc["up", "opening"] == Decimal("3600") and split.loc["up", "contribution"] == -0.5
    (ahead,) = told.calendar().to_frame().to_dict("records")
    assert (ahead["customer"], ahead["amount"], ahead["due"]) == ("A", Decimal("1800"), date(2026, 12, 31))
    assert told.bound().to_frame().loc[0, "floor"] == Decimal("1800")
    with pytest.raises(nrr.Refusal, match="no contract terms"):
        tarnbeck.renewals.months()


def test_steps_courses_and_checks_are_frames_too(tarnbeck, tmp_path):
    report = tarnbeck.report()
    steps = tarnbeck.actions().to_frame()
    assert (
        len(steps)
        and steps["said"].all()
        and set(steps["finding"]) <= {one["title"] for one in report["findings"]}
    )
    ahead = tarnbeck.scenarios().to_frame()
    assert str(ahead["closing"][0]) == report["bridge"]["money"]["closing"] and ahead["year"][0] == 0
    assert list(tarnbeck.forecast().to_frame()["months"]) == [12, 24, 36]
    assert list(tarnbeck.concentration().to_frame()["customers"]) == [1, 5, 10]
    assert not any(tarnbeck.checks().to_frame()["difference"])
    plan = pd.DataFrame({"Period": ["2026-01"], "Opening": [6_000_000], "Closing": [6_100_000]})
    row = tarnbeck.against_plan(plan).to_frame().iloc[0]
    lines = tarnbeck.roll_forward().to_frame().set_index("month").loc["2026-01"]
    assert row["plan_closing"] == "6100000.00" and row["actual_closing"] == str(lines["closing"])


def test_what_changes_over_time_is_a_frame_and_foots(tarnbeck):
    layers = tarnbeck.over_time.layers().to_frame()
    lines = tarnbeck.bridge().to_frame().set_index("line")["amount"]
    closing = str(tarnbeck.view.window.closing)
    assert layers[layers["month"] == closing]["amount"].sum() == lines["closing"]
    course = tarnbeck.over_time.segments("Segment").to_frame()
    assert course[course["month"] == closing]["opening"].sum() == lines["opening"]
    both = tarnbeck.over_time.against_earlier().to_frame().set_index("line")
    assert both.loc["closing", "now"] == lines["closing"]
    assert (both["now"] - both["then"] == both["difference"]).all()


def test_a_name_in_a_notebook_is_text():
    frame = pd.DataFrame({"customer": ["<b>x</b>", "B"], "2026-01": [1, 2], "2026-02": [1, 2]})
    shown = nrr.open(frame, months=1).customers()._repr_html_()
    assert "<b>x" not in shown and "&lt;b&gt;x" in shown


def test_charts_state_their_finding(book):
    for figure in (book.chart.bridge(), book.chart.trend(), book.chart.cohorts("quarter")):
        assert figure.layout.title.text and len(figure.data)
    drawn_for_boards = nrr.charts.waterfall(
        book.snapshot.main.bridge, nrr.charts.look_of(book.snapshot)
    ).figure
    assert drawn_for_boards.layout.title.text is None


def test_what_is_not_settled_is_refused_with_its_answers():
    frame = pd.DataFrame({"customer": ["A", "B"], "amount": [100, 200], "date": ["03/04/2026", "05/06/2026"]})
    with pytest.raises(nrr.Refusal, match=r"(?i)day first.*answers="):
        nrr.open(frame)
    with pytest.raises(nrr.Refusal, match="colour"):
        nrr.open(frame, answers={"colour": "blue"})
    with pytest.raises(nrr.Refusal, match="not from int"):
        nrr.open(7)


def test_a_kept_book_opens_by_its_link_with_its_definition(book, tmp_path, monkeypatch):
    monkeypatch.setenv("NRR_STORE_URL", f"sqlite:///{tmp_path / 'boards.db'}")
    store = nrr.open_store(nrr.publishing.store_url())
    work = nrr.publishing.KeptWork("Fourteen", book.ledger, nrr.Policy().with_values({"method": "chain"}))
    kept = store.keep(nrr.store.BookDraft(nrr.publishing.pack_work(work), "Fourteen", timedelta(days=1)))
    store.close()
    opened = nrr.open(nrr.publishing.book_address("https://nrr.example", kept.keep_token))
    assert opened.name == "Fourteen" and opened.nrr == book.under(method="chain").nrr != book.nrr
    with pytest.raises(nrr.Refusal, match="opens no saved data"):
        nrr.open(f"https://nrr.example/k/{'A' * 43}")


def test_the_guide_runs_from_a_frame_to_a_board_link(tmp_path):
    """Twenty lines of it are code; what it prints is the sample company's NRR and a link that opens."""
    text = GUIDE.read_text(encoding="utf-8")
    code = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(code) <= 20
    shown = f"{text}\nprint({code[-1]})\n".replace("sample_data/", f"{SAMPLES}/")
    run = subprocess.run(
        [sys.executable, "-c", shown],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert "\n1.0510062911380211\n" in run.stdout
    token = re.search(r"https://nrr\.example\.com/b/([\w-]+)", run.stdout)[1]
    store = nrr.open_store(f"sqlite:///{tmp_path}/boards.db")
    assert isinstance(store.resolve(token), nrr.store.Board)
    store.close()
