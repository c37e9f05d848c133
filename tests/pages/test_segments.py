"""Segments & benchmarks: every section, every state, and an address that lies."""

import re

import pytest
from workshop import fourteen, words, workshop

import nrr
from builders import ledger

SECTIONS = ("Segments", "Over time", "Roll-forward", "Why NRR moved", "Benchmarks")


def plain(app):
    """Every text of the page as it reads on screen."""
    return words(app).replace("\\", "")


def company(customers=60, months=30):
    """Sixty customers on three plans; growth follows the plan, one customer in twelve leaves, some change
    plan.
    """
    rows, plans = [], []
    for n in range(customers):
        base, step = (40, 60, 4000)[n % 3], (0, 1, 60)[n % 3]
        paid = [base + step * month if n % 12 or month < 20 else "." for month in range(months)]
        rows.append(f"c{n:02d} " + " ".join(map(str, paid)))
        plan = ("starter", "team", "enterprise")[n % 3]
        plans.append([plan] * 22 + ["team" if n == 3 else plan] * (months - 22))
    return ledger(*rows, start="2023-01", currency="USD", plan=plans)


def page(section, book=None, **address):
    return workshop(book or company(), "segments", section=section, **address)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("book", (company(), fourteen()), ids=("company", "fourteen"))
def test_every_section_shows_without_a_fault(section, book):
    app = page(section, book)
    assert not app.exception
    assert "Logo retention" in plain(app)


def test_the_title_is_the_span_of_the_segments():
    assert "retains" in plain(page("Segments", by="plan"))


def test_the_table_holds_every_segment_with_its_interval_and_what_it_adds():
    book = company()
    app = page("Segments", book, by="plan")
    table = next(frame.value for frame in app.dataframe if "95% interval" in frame.value)
    assert sorted(table["plan"]) == ["enterprise", "starter", "team"]
    snapshot = nrr.take(book, nrr.View(nrr.Window.trailing(book.months[-1])), title="", made_at="")
    assert sum(table["Adds to NRR"]) == pytest.approx(snapshot.main.headline.rates.nrr - 1)
    assert all(" to " in text for text in table["95% interval"])


def test_a_segment_is_compared_with_the_sizes_its_own_contracts_have():
    """Twenty of $12k a year and twenty of $60k: a sixth at 97%, the rest at 108%. On average they pay $36k,
    and the median of that size alone, 108%, was what they were held against."""
    rows = [f"a{n} " + f"{5000 if n < 20 else 1000} " * 14 for n in range(60)]
    app = page("Segments", ledger(*rows, currency="USD", region=["both"] * 40 + ["small"] * 20), by="region")
    table = next(frame.value for frame in app.dataframe if "Benchmark" in frame.value)
    assert dict(zip(table["region"], table["Benchmark"], strict=True)) == {
        "both": "below 106.2%, own mix of 2 sizes",
        "small": "above 97.0%, SMB, ACV <$25K",
    }


def test_unknown_values_are_a_segment_of_their_own():
    book = ledger(*[f"a{n} " + "10 " * 14 for n in range(12)], plan=["x"] * 6 + ["?"] * 6)
    app = page("Segments", book, by="plan")
    assert "(unknown)" in plain(app) or any("(unknown)" in str(frame.value) for frame in app.dataframe)
    assert "50.0% of opening revenue has no value for plan" in plain(app)


def test_small_segments_are_counted_and_not_shown():
    table = next(
        f.value for f in page("Segments", fourteen(), by="segment").dataframe if "95% interval" in f.value
    )
    assert set(table["95% interval"]) <= {"too few"} | {
        text for text in table["95% interval"] if "to" in text
    }
    assert table["NRR"].isna().any()


def test_transfers_are_neither_churn_nor_expansion():
    app = page("Roll-forward", by="plan")
    assert "moved between groups of plan" in plain(app)
    table = app.dataframe[-1].value
    total = table[table["plan"] == "All segments"].iloc[0]
    assert total["+ From other segments"] == -total["− To other segments"] > 0
    movements = [name for name in table if name[0] in "+−"]
    assert total["Opening"] + sum(total[name] for name in movements) == total["= Closing"]


def test_why_it_moved_adds_up_on_screen():
    app = page("Why NRR moved", by="plan")
    table = app.dataframe[-1].value
    said = re.search(
        r"NRR ([\d.]+)% ([+−]) ([\d.]+) points of mix ([+−]) ([\d.]+) points of rate = ([\d.]+)%", plain(app)
    )
    before, mix_sign, mix, rate_sign, rate, after = said.groups()
    moved = sum(
        (-1 if sign == "−" else 1) * float(size) for sign, size in ((mix_sign, mix), (rate_sign, rate))
    )
    assert float(before) + moved == pytest.approx(float(after), abs=0.2001)  # four figures, each rounded
    parts = table[["Mix", "Expansion", "Contraction", "Churn"]].sum(axis=1)
    assert parts.to_list() == pytest.approx(table["In all"].to_list())


def test_without_an_earlier_window_it_says_what_is_missing():
    app = page("Why NRR moved", ledger(*[f"a{n} " + "10 " * 13 for n in range(9)], plan=["x"] * 9))
    assert "needs an earlier 12-month period" in plain(app)


def test_benchmarks_stand_beside_a_sound_yearly_value():
    app = page("Benchmarks")
    assert any(frame.value.columns[0] == "Source" and "Cut-offs" in frame.value for frame in app.dataframe)
    assert "Median for your contract mix" in plain(app)
    assert "Optifai, Sales Ops Benchmark, 2025, n = 939, basis not stated, as printed by" in plain(app)
    assert "SaaS Capital, Research Brief 28" in plain(app) and "overall median is disputed" in plain(app)
    assert "contradiction" in plain(app)


@pytest.mark.parametrize(
    ("book", "address", "reason"),
    (
        (company(), {"window": "1 month"}, "A monthly value gets no benchmark"),
        (company(), {"window": "3 months"}, "not compared with annual figures"),
        (fourteen(), {}, "too few to compare"),
    ),
    ids=("month", "quarter", "few"),
)
def test_a_value_that_may_not_be_compared_says_why(book, address, reason):
    app = page("Benchmarks", book, **address)
    assert not app.exception
    assert reason in plain(app)
    assert not any("Cut-offs" in frame.value for frame in app.dataframe)


def test_one_month_is_written_as_one():
    app = page("Over time", company(), window="1 month")
    drawn = " ".join(str(chart.proto.spec) for chart in app.get("plotly_chart"))
    assert "1 month to Jun 2025" in plain(app) and "NRR, 1 month" in drawn
    assert "1 months" not in plain(app) + drawn


def test_figures_from_outside_are_off_until_asked_for():
    def titles(app):
        return " ".join(str(frame.value) for frame in app.dataframe if "Why it is here" in frame.value)

    assert "SaaS Capital" not in titles(page("Benchmarks", bench="acv")).replace("naming SaaS Capital", "")
    app = page("Benchmarks", bench="acv")
    app.toggle(key="outside").set_value(True).run()
    assert "Research Brief 28" in titles(app)


def test_another_row_than_the_fitting_one_is_warned_of():
    app = page("Benchmarks")
    row = app.selectbox(key="main_row")
    row.set_value("reference_card.acv.enterprise").run()
    assert not app.exception
    assert ["average contract" in warning.value for warning in app.warning] == [True]


def test_an_own_target_is_a_row_of_its_own():
    app = page("Benchmarks")
    app.number_input(key="benchmark_target_nrr").set_value(112.0).run()
    assert "Our own target" in plain(app)


GOOD = b"source,statistic,band,median\nBoard survey,median,B2B peers,108\n"
BAD = b"source,statistic,band,median\nBoard survey,median,B2B peers,108\n,median,nobody,99\n"


def test_an_own_file_without_a_source_is_refused_with_row_and_remedy():
    app = page("Benchmarks")
    app.file_uploader(key="benchmark_drop").upload("peers.csv", BAD).run()
    text = plain(app)
    assert not app.exception
    assert "The source is missing" in text
    assert "row 3" in text
    assert "Fill in the source" in text
    assert "Board survey" in text


def test_an_own_file_is_drawn():
    app = page("Benchmarks")
    app.file_uploader(key="benchmark_drop").upload("peers.csv", GOOD).run()
    assert "Board survey" in plain(app)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_book_too_short_for_the_window_has_an_empty_state(section):
    app = page(section, ledger("a 10 20 30", "b 5 5 5", plan=["x", "y"]), window="12 months")
    assert not app.exception


def test_no_book_at_all():
    app = workshop(None, "segments")
    assert not app.exception
    assert "No data loaded" in plain(app)


@pytest.mark.parametrize("book", (ledger("a " + "10 " * 14), ledger("a " + "10 " * 14, plan=["x"])))
@pytest.mark.parametrize("section", SECTIONS)
def test_one_customer_is_enough_for_every_section(section, book):
    assert not page(section, book).exception


HOSTILE = {
    "section": "<script>",
    "by": "![x](http://evil.example)",
    "bench": "💥",
    "earlier": "Feb 1901",
    "outside": "maybe",
}


def test_a_hostile_address_is_ignored_with_a_note():
    app = workshop(company(), "segments", **HOSTILE)
    assert not app.exception
    assert "evil.example" not in plain(app) or "Not used from the link" in plain(app)


def test_hostile_names_and_segments_are_letters():
    book = ledger(
        *[f"![x](http://evil.example/{n}) " + "10 " * 26 for n in range(8)],
        plan=["[p](http://evil.example)"] * 8,
    )
    for section in SECTIONS:
        app = page(section, book, by="plan")
        assert not app.exception
        assert "](http" not in words(app)
