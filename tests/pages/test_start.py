"""Start: samples, uploads, questions and typed components."""

import pytest
from workshop import ROOT, figures, fourteen, words, workshop

SAMPLES = ROOT / "sample_data"


def button(app, label):
    return next(one for one in app.button if one.label == label)


def dropped(name, data):
    app = workshop(None, "start")
    return app.file_uploader[0].upload(name, data).run()


def test_one_button_is_prominent_and_other_samples_are_quiet_links():
    """The fourteen customers of the arithmetic stand on Definitions, where arithmetic is checked."""
    samples = {one.label: one.proto.type for one in workshop(None, "start").button if "sample" in one.label}
    kinds = {one.label: one.proto.type for one in workshop(None, "start").button}
    assert samples == {"Try the sample company": "primary"} and list(kinds.values()).count("primary") == 1
    assert kinds["With contracts and a plan"] == kinds["With usage and churn reasons"] == "tertiary"
    assert "Open the fourteen customers" not in kinds
    app = (
        button(workshop(fourteen(), "definitions", part="Glossary"), "Open the fourteen customers")
        .click()
        .run()
    )
    assert not app.exception
    assert figures(app)["NRR"] == "107.0%"


def test_the_company_with_usage_and_reasons_opens_on_a_complete_executive_page():
    app = button(workshop(None, "start"), "With usage and churn reasons").click().run()
    assert not app.exception and figures(app)["NRR"] == "103.4%"
    shown = words(app).replace("\\", "")
    assert shown.count(" effort · ") == 3 and "Together: " in shown
    assert "Red ARR" in shown and "Renews in 90 days" in shown and "Add a renewal" not in shown


def test_the_sample_shows_the_bridge_it_leads_to():
    app = workshop(None, "start")
    assert len(app.get("plotly_chart")) == 1
    assert "NRR 105.1%: expansion of $803k covers $552k of losses" in words(app).replace("\\", "")


@pytest.mark.parametrize(
    "name",
    [
        "fourteen_customers_long.csv",
        "fourteen_customers_wide.csv",
        pytest.param("fourteen_customers_wide.xlsx", marks=pytest.mark.reader_apart),
    ],
)
def test_an_upload_is_described_and_opened(name):
    app = dropped(name, (SAMPLES / name).read_bytes())
    assert not app.exception
    assert "ready to use" in words(app) and "107" in words(app)
    app = button(app, "View retention").click().run()
    assert figures(app)["NRR"] == "107.0%"


@pytest.mark.parametrize(
    ("name", "nrr"),
    [
        ("published_annual_10m.csv", "105.0%"),
        ("published_monthly_100k.csv", "102.0%"),
        ("published_march_50k.csv", "106.0%"),
        ("published_cohort_20k.csv", "110.0%"),
    ],
)
def test_component_summaries_give_the_published_figures(name, nrr):
    app = button(dropped(name, (SAMPLES / name).read_bytes()), "View retention").click().run()
    assert not app.exception
    assert figures(app)["NRR"] == nrr


def test_lines_of_a_customer_are_one_customer_everywhere():
    """Two plans of one customer in one month make two lines of the book, and still two customers in all."""
    rows = [
        f"{who},2025-{month:02d},{plan},{amount}"
        for month in range(1, 13)
        for who, plan, amount in (("Ada", "Base", 100), ("Ada", "Support", 20), ("Bo", "Base", 50))
    ]
    app = dropped("lines.csv", "\n".join(["Customer,Month,Plan,MRR", *rows]).encode())
    assert "2 customers over 12 months" in words(app) and "3 customers" not in words(app)
    app = button(app, "View retention").click().run()
    assert any("2 customers" in one.value for one in app.sidebar.caption)


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.csv", b""), ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"), ("prose.csv", b"Hello\n")],
)
def test_a_wrong_file_is_refused_in_words(name, data):
    app = dropped(name, data)
    assert not app.exception
    assert "cannot be used" in words(app)
    assert "View retention" not in [one.label for one in app.button]


def test_a_question_is_asked_and_its_answer_opens_the_book():
    months = [f"0{month}/03/2023" for month in range(1, 10)]
    rows = [
        f"{name},{month},{100 + place}"
        for name in ("acme", "beta", "cobalt", "delta", "elm", "fir")
        for place, month in enumerate(months)
    ]
    app = dropped("which_first.csv", "\n".join(["Customer,Month,MRR", *rows]).encode())
    assert not app.exception
    assert "needs an answer" in words(app)
    choice = app.radio[0]
    assert all("NRR" in option for option in choice.options)
    app = choice.set_value(choice.options[0]).run()
    assert not app.exception
    assert "ready to use" in words(app)


def test_four_typed_numbers_give_an_overview():
    app = workshop(None, "start")
    for field, value in (("opening", 100000), ("expansion", 5000), ("contraction", 2000), ("churn", 1000)):
        next(box for box in app.number_input if box.key == f"typed_{field}").set_value(value)
    app = button(app, "Show the overview").click().run()
    assert not app.exception
    assert "102" in app.title[0].value
    assert figures(app)["NRR"] == "102.0%"


def test_nothing_typed_is_said():
    app = button(workshop(None, "start"), "Show the overview").click().run()
    assert [warning.value for warning in app.warning] == [
        "Starting revenue is missing: every rate is a share of it."
    ]


@pytest.mark.parametrize("page", ["bridge", "cohorts", "definitions"])
def test_a_summary_has_no_customers_and_the_page_says_so(page):
    app = workshop(None, "start")
    next(box for box in app.number_input if box.key == "typed_opening").set_value(1000)
    app = button(app, "Show the overview").click().run()
    app = app.switch_page(f"../{page}.py").run()
    assert not app.exception
    assert "This page needs customers" in words(app)


def test_a_doubtful_file_says_so_above_its_headline():
    flags = "Customer,2025-01,2025-02,2025-03\n" + "".join(f"C{k},1,1,1\n" for k in range(6))
    app = dropped("active.csv", flags.encode())
    said = [one.value.replace("\\", "") for one in app.warning]
    assert said and said[0].startswith("Doubtful data: Every amount of the file is the same")
