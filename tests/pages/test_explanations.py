"""One explanation for every figure: formula, terms, customers that add up, uploaded cells."""

import pytest
from workshop import ROOT, fourteen, words, workshop

import nrr
from pages.parts import explain, session
from pages.parts.imports import intakes


def opened(question, page="overview", book=None):
    """The page with the answer to a question over it."""
    app = workshop(book or fourteen(), page)
    app.session_state["explaining"] = question
    return app.run()


def customers(app):
    """The table of the explanation: the first one with a column of customers that is not the movers."""
    return next(t.value for t in app.dataframe if {"Customer", "Opening", "Closing"} <= set(t.value.columns))


@pytest.mark.parametrize("key", [metric.key for metric in nrr.definitions.BRIDGE_METRICS])
def test_every_metric_is_explained(key):
    app = opened(explain.FigureQuestion(key))
    assert not app.exception
    assert nrr.METRICS[key].meaning in words(app).replace("\\", "")


def test_the_customers_add_up_to_the_terms():
    app = opened(explain.FigureQuestion("nrr"))
    table = customers(app)
    assert len(table) == 10
    assert (table["Opening"].sum(), table["Counts above the line"].sum()) == (17_640_000, 18_876_000)
    assert "$176,400" in words(app).replace("\\", "")


def test_a_click_on_explain_opens_it():
    app = workshop(fourteen())
    app = app.button(key="explain_grr").click().run()
    assert "without upsells" in words(app)


def test_a_cohort_cell_and_a_month_are_explained():
    cell = explain.CohortQuestion(nrr.Grain.YEAR, "2024", 3, "net")
    assert not opened(cell, "cohorts").exception
    step = explain.StepQuestion(nrr.Month.parse("2025-04"), "churn")
    assert list(customers(opened(step, "bridge"))["Customer"]) == ["M2"]


@pytest.mark.parametrize(
    "field", ["opening", "new", "reactivation", "expansion", "contraction", "churn", "closing"]
)
def test_summed_movements_are_explained_by_their_customers(field):
    book = fourteen()
    window = nrr.default_window(book)
    total = nrr.retention.summed(
        nrr.rollforward(nrr.ledgers.settle(book, nrr.Policy()), window, nrr.Policy())
    )
    app = opened(explain.MovementQuestion(field), "bridge", book)
    assert not app.exception
    assert customers(app)["Amount"].sum() == getattr(total, field)


def test_a_figure_without_an_answer_says_why():
    app = opened(explain.FigureQuestion("nrr", nrr.Window.trailing(nrr.Month.parse("2024-02"))))
    assert not app.exception
    assert any("which the data lacks" in info.value for info in app.info)


def test_an_uploaded_cell_is_found_again():
    found = intakes.sample("fourteen_customers_wide.csv")
    book = nrr.retention.prepared(found.intake.ledger, nrr.View(nrr.default_window(found.intake.ledger)))
    cell = nrr.explanations.sources(book, book.names.index("E1"), (nrr.Month.parse("2025-03"),))[0]
    assert (cell.file, cell.row, cell.raw) == ("fourteen_customers_wide.csv", 2, "5000")
    assert (
        (ROOT / "sample_data" / cell.file)
        .read_text(encoding="utf-8")
        .splitlines()[cell.row - 1]
        .startswith("E1,")
    )
    assert session.key_of(found.name, b"") != found.key
