"""Connect: in by a table, out by every page; its figures are those of the file, its rows stay there."""

import time

import duckdb
import pytest
from streamlit.testing.v1 import AppTest
from test_share import link, page_of, press, store  # noqa: F401 - a fixture
from workshop import ROOT, figures, words

import nrr
from pages.parts import connectedtables, connectionnames
from pages.parts.desks.owning import VISIT, registry, secret_of
from pages.parts.desks.records import BOOK
from pages.parts.serving import headers

SAMPLE = ROOT / "sample_data" / "fourteen_customers_long.csv"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    path = tmp_path_factory.mktemp("connect") / "books.duckdb"
    with duckdb.connect(path) as con:
        con.execute(f"CREATE TABLE ledger AS SELECT * FROM read_csv('{SAMPLE}')")
    return path


@pytest.fixture(scope="module")
def connected(place):
    """One visitor for the whole module: connected once, then from page to page."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NRR_CONNECTION_BOOKS", f"duckdb://{place}")
        app = AppTest.from_file(str(ROOT / "pages" / "parts" / "shell.py"), default_timeout=30)
        app.session_state[VISIT] = registry.visit(secret_of(headers.browser_token(()), "connect@example.com"))
        page(app.run(), "connect").button(key="connect_go").click().run()
        assert not app.exception
        yield app


def page(app, name):
    app.switch_page(f"../{name}.py").run()
    assert not app.exception, name
    return app


def plain(app):
    return words(app).replace("\\", "")


def test_a_table_is_chosen_and_every_page_shows_its_figures_or_names_what_it_does_not_have(connected):
    app = page(connected, "overview")
    assert figures(app)["NRR"] == "107.0%" and figures(app)["GRR"] == "85.4%"
    assert "9 of 13 changes make 93.8% of all movement" in plain(app)
    assert "2 findings in the last 12 months" in plain(app)
    assert "Not asked of a table, because they look at single customers: " in plain(app)
    assert "Next steps: not available for a table in a database, since actions are proposed" in plain(app)
    assert "NRR 107.0%: expansion of 38k covers 26k of losses" in plain(page(app, "bridge"))
    assert "Survival of customers: not available" in plain(page(app, "cohorts"))
    segments = page(app, "segments")
    assert "All 10 customers** · NRR **107.0%" in plain(segments)
    assert "Intervals: from the opening and closing amount of each customer" in plain(segments)
    accounts = plain(page(app, "accounts"))
    assert "13 customers moved 88k in all" in accounts
    assert "since health is scored customer by customer. Upload its rows as a file" in accounts
    assert "There are no contract terms: the start, end and amount" in plain(page(app, "renewals"))
    assert "Your plan" in plain(page(app, "plan"))
    assert "from totals" in plain(page(app, "what_if"))
    app.session_state["ask"] = "Forecast"
    assert "Forecast: not available for a table in a database, since its band" in plain(app.run())
    del app.session_state["ask"]
    app.session_state["part"] = "Checks"
    assert "All 8 checks pass" in plain(page(app, "definitions"))


def test_what_is_not_computed_there_is_said_by_name_and_the_way_back_is_a_button(connected):
    card = connected.session_state[VISIT].desk.value(BOOK)
    policy = nrr.Policy().with_values({"negatives": "keep"})
    with pytest.raises(nrr.Refusal, match="negatives=keep is not computed in a warehouse"):
        connectedtables.source(card, nrr.View(nrr.default_window(connectedtables.table(card)), policy))


def test_customers_are_listed_by_query_a_page_at_a_time(connected, monkeypatch):
    monkeypatch.setattr("nrr.warehouse.lists.PAGE", 5)
    app = page(connected, "accounts")
    app.session_state["listed_line"] = "churn"
    app.run()
    shown = app.dataframe[-1].value
    assert shown["Change"].sum() == -16_200_00 and set(shown["Movement"]) == {"Churn"}


def test_segments_have_the_intervals_of_the_file(connected):
    card = connected.session_state[VISIT].desk.value(BOOK)
    ledger = nrr.read(SAMPLE.read_bytes(), SAMPLE.name).ledger
    view = nrr.View(nrr.default_window(ledger))
    found = connectedtables.intervals(card, view, "Segment")
    own = nrr.retention.prepared(ledger, view)
    assert found == nrr.comparisons.segment_rate_intervals(own, view.window, view.policy, "Segment")
    shown = page(connected, "segments").dataframe[-1].value
    assert {"95% interval", "GRR 95% interval", "Logo 95% interval"} <= {*shown.columns}


def test_a_figure_is_explained_by_its_formula_and_its_customers(connected):
    app = page(connected, "overview")
    app.button(key="explain_nrr").click().run()
    assert not app.exception
    assert "1 to 13 of 13 customers, 87,600 in all, read from the database." in plain(app)


def test_a_board_of_a_table_has_the_figures_of_the_file_and_nobody_in_it(connected, store):  # noqa: F811
    app = press(page(connected, "share"), "Publish board")
    assert not app.exception and not app.error
    board = page_of(store, link(app, "/b/"))
    assert "107.0%" in board and "Ash" not in board


def certified_with(app, name, data):
    app.file_uploader(key="board_certificate").upload(name, data).run()
    assert not app.exception
    app.button(key="certificate_go").click().run()
    assert not app.exception
    return app


def test_a_certificate_is_computed_against_the_file_with_a_click_and_goes_on_the_board(connected, store):  # noqa: F811
    rows = SAMPLE.read_bytes()
    app = certified_with(page(connected, "share"), "ledger.csv", rows)
    said = "totals were computed in DuckDB and in ledger.csv and are equal."
    assert said in plain(app)
    assert said in page_of(store, link(press(app, "Publish board"), "/b/"))
    wrong = rows.replace(b"2025-11,E1,ENT,6200", b"2025-11,E1,ENT,9200")
    assert wrong != rows
    app = certified_with(page(connected, "share"), "ledger.csv", wrong)
    assert "The certificate does not certify: Of these" in app.error[0].value.replace("\\", "")
    apart = app.dataframe[-1].value
    assert ["Steps", "2025-11 expansion"] in apart.iloc[:, :2].to_numpy().tolist()
    own = apart[apart["Total"] == "2025-11 expansion"].iloc[0]
    table, file = (int(own[name].replace(",", "")) for name in ("DuckDB", "Against ledger.csv"))
    assert file - table == 3_000 * 12 * 100
    app = press(app, "Publish board")
    assert any("does not certify" in one.value for one in app.error)


def test_a_certificate_is_computed_against_a_second_connection(connected, tmp_path, monkeypatch):
    (tmp_path / "book.csv").write_bytes(SAMPLE.read_bytes())
    monkeypatch.setenv("NRR_CONNECTION_COPY", f"csv:{tmp_path}")
    app = page(connected, "share")
    app.selectbox(key="certificate_with").select("copy").run()
    app.button(key="certificate_go").click().run()
    assert not app.exception and not app.error
    assert "totals were computed in DuckDB and in DuckDB (connection copy) and are equal." in plain(app)
    app.selectbox(key="certificate_with").select("File").run()


def test_a_table_that_changed_is_not_taken_for_the_one_that_was_opened(connected, place):
    card = connected.session_state[VISIT].desk.value(BOOK)
    connectedtables._open.clear()  # as after a restart of the server
    assert connectedtables.table(card).fingerprint == card.connected.fingerprint
    connectedtables._open.pop(card.key).table.engine.close()


def test_a_month_that_was_restated_is_told_on_connecting_again(connected, place):
    card = connected.session_state[VISIT].desk.value(BOOK)
    if held := connectedtables._open.pop(card.key, None):
        held.table.engine.close()
    with duckdb.connect(place) as con:
        con.execute("UPDATE ledger SET MRR = MRR + 10 WHERE Customer = 'E1' AND Month = '2025-11'")
    with pytest.raises(
        nrr.Refusal, match=r"has changed \(Nov 2025: .* before; .* now\); connect to it again"
    ):
        connectedtables.table(card)
    app = page(connected, "connect")
    app.button(key="connect_go").click().run()
    assert not app.exception
    told = page(app, "overview").warning[0].value.replace("\\", "")
    assert "1 closed month changed in the database" in told and "Restated: Nov 2025: " in told


def test_without_its_connection_a_table_is_not_opened(monkeypatch):
    monkeypatch.delenv("NRR_CONNECTION_BOOKS", raising=False)
    assert connectionnames.names() == ()
    with pytest.raises(nrr.Refusal, match="has no connection 'books' any more"):
        connectionnames.connection("books")


def test_reading_is_called_off_where_it_runs(connected):
    card = connected.session_state[VISIT].desk.value(BOOK)
    engine = connectedtables.table(card).engine
    began = time.monotonic()
    engine.call_off()
    with pytest.raises(nrr.Refusal, match="reading from DuckDB was cancelled"):
        connectedtables.table(card).words("Customer")
    engine.go_on()
    assert connectedtables.table(card).words("Customer") and time.monotonic() - began < 5


def test_several_currencies_are_valued_at_the_rates_given_on_the_page(connected, place):
    book = place.with_name("money.duckdb")
    with duckdb.connect(book) as con:
        con.execute(
            "CREATE TABLE ledger AS SELECT c AS customer, strftime(make_date(2024 + m // 12, 1 + m % 12, 1),"
            " '%Y-%m') AS month, CASE WHEN m = 12 THEN last ELSE first END AS mrr, currency"
            " FROM range(13) t(m),"
            " (VALUES ('a', 100, 100, 'EUR'), ('b', 50, 60, 'USD')) v(c, first, last, currency)"
        )
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NRR_CONNECTION_MONEY", f"duckdb://{book}")
        app = page(connected, "connect")
        app.selectbox(key="connection").set_value("money").run()
        app.button(key="connect_go").click().run()
        assert "several currencies (EUR, USD)" in app.error[0].value.replace("\\", "")
        rates = b"Currency,Rate\nEUR,1.5\n"
        app.file_uploader(key="rates_money_ledger").upload("rates.csv", rates).run()
        app.button(key="connect_go").click().run()
        assert not app.exception and not app.error
        assert figures(page(app, "overview"))["NRR"] == nrr.percent((150 + 60) / (150 + 50))
