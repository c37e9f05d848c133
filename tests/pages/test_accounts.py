"""Accounts: the lists, one customer alone, and the states in which there is little to list."""

from dataclasses import replace

import numpy as np
import pytest
from workshop import figures, fourteen, tables, words, workshop

import nrr
from builders import ledger

LISTS = ("Largest changes", "At risk", "Upsell candidates", "Lost and won back", "Concentration")


def company(customers=40, months=26):
    rows, plans, reasons = [], [], []
    for n in range(customers):
        paid = [100 + n for _ in range(months)]
        if n % 8 == 1:
            paid[18:] = [0] * (months - 18)
        if n % 8 == 2:
            paid[-3:] = [40] * 3
        if n % 8 == 3:
            paid[10:13] = [0] * 3
        rows.append(f"c{n:02d} " + " ".join(map(str, paid)))
        plans.append("pro")
        reasons.append("?" if n % 8 != 1 else ("card-expired" if n % 16 == 1 else "price"))
    return ledger(*rows, start="2023-01", currency="USD", plan=plans, **{"Churn reason": reasons})


def page(listed, book=None, **address):
    return workshop(book or company(), "accounts", list=listed, **address)


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("book", (company(), fourteen()), ids=("company", "fourteen"))
def test_every_list_shows_without_a_fault(listed, book):
    app = page(listed, book)
    assert not app.exception
    assert "Without the largest upsell" in app.title[0].value


def test_movers_add_up_to_the_bridge():
    book = company()
    table = page("Largest changes", book).dataframe[-1].value
    own = nrr.bridge(book, nrr.Window.trailing(book.months[-1]), nrr.Policy())
    assert table["Change"].sum() == own.closing - own.opening


def test_concentration_agrees_with_its_title():
    app = page("Concentration", fourteen())
    table = next(one for one in tables(app) if "Without" in one.columns)
    assert table["NRR"].tolist()[:2] == ["107.0%", "92.5%"]
    assert figures(app)["Effective customers"] == "5.5"


def test_who_cut_spend_is_at_risk_with_the_reason():
    table = page("At risk").dataframe[0].value
    assert "c02" in set(table["Customer"])
    assert "Revenue cut by 30% in 3 months" in table.loc[table["Customer"] == "c02", "Because of"].iloc[0]
    assert table["At-risk ARR"].is_monotonic_decreasing


def test_reasons_for_leaving_are_shown_where_the_book_has_them():
    assert "left through failed payments" in words(page("Lost and won back"))
    assert "No churn reasons" in words(page("Lost and won back", fourteen()))


def test_reasons_are_tallied_as_they_stand_in_the_file():
    tables = [frame.value for frame in page("Lost and won back").dataframe]
    written = next(frame for frame in tables if "Counted as" in frame)
    assert written["Reason"].tolist() == ["card-expired", "price"]
    assert written["Counted as"].tolist() == ["Involuntary", "Voluntary"]
    own = next(frame for frame in tables if "Share of known" in frame)
    assert written["Lost"].sum() == own["Lost"].sum()


@pytest.mark.parametrize(
    ("pauses", "said"),
    [
        ("churn", "Paused in Jan 2026: 2 customers who paid $4.8k counted as lost"),
        ("hold:3", "1 customer with $1.2k counted on at the last amount, 1 customer who paid $3.6k counted"),
    ],
)
def test_paused_customers_are_a_line_of_their_own(pauses, said):
    """One paused since December, one since September; three months are held at most."""
    rows = ["short" + " 100" * 11 + " . .", "long" + " 300" * 8 + " . . . . ."]
    rows += [f"c{n}" + " 200" * 13 for n in range(6)]
    book = ledger(*rows, start="2025-01", currency="USD")
    status = np.zeros(book.grid.shape, np.int8)
    status[11:, 0] = status[8:, 1] = 1
    policy = nrr.definitions.read_settings([f"pauses={pauses}"])
    paused = replace(book, status=status)
    app = workshop(paused, "accounts", policy=policy, list="Lost and won back")
    assert said in words(app).replace("\\", "")
    app = app.switch_page("../bridge.py").run()
    assert said in words(app).replace("\\", "")
    view = nrr.View(nrr.default_window(paused), policy)
    made = {"made_at": "2026-02-01T09:00:00+00:00", "this_year": 2026, "secret": b""}
    for naming, told in (
        (nrr.ledgers.Naming.SHOWN, "counted as lost"),
        (nrr.ledgers.Naming.ABSENT, "fewer than 5"),
    ):
        choices = nrr.publishing.BoardChoices("T", naming=naming)
        board = nrr.prepare(paused, view, choices, **made)
        assert "Paused in Jan 2026: " in nrr.export.board_page(board.snapshot, board.options)
        assert told in board.options.dated[0] + board.options.dated[-1]


def test_health_is_told_month_by_month_for_the_book_and_for_one_customer():
    app = page("At risk")
    course = next(frame.value for frame in app.dataframe if "■ Red" in frame.value)
    assert len(course) == 12 and course["Month"].iloc[0] == "Feb 2025"
    assert course["■ Red"].iloc[0] != course["■ Red"].iloc[-1]
    app.session_state["open_account"] = "c02"
    own = next(frame.value for frame in app.run().dataframe if "Colour" in frame.value)
    assert own["Colour"].iloc[0] == "red" and own["Colour"].iloc[-1] == "green"


def test_a_customer_opens_from_the_search_and_closes_again():
    app = page("Largest changes")
    app.text_input(key="account_words").set_value("c02").run()
    app.button(key="account_2").click().run()
    assert not app.exception
    assert app.title[0].value.startswith("c02 pays")
    cells = next(
        frame.value for frame in app.dataframe if "Movement" in frame.value and "Change" in frame.value
    )
    assert cells["Month"].iloc[0] == company().months[-1].label
    app.button(key="account_back").click().run()
    assert "Without the largest upsell" in app.title[0].value


def test_a_customer_that_the_view_does_not_hold_gives_the_lists():
    app = page("Largest changes")
    app.session_state["open_account"] = "nobody"
    app.run()
    assert not app.exception
    assert "Without the largest upsell" in app.title[0].value


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(
    "book",
    (
        ledger("a " + "10 " * 14),
        ledger("a " + "10 " * 14, "b " + "10 " * 14),
        ledger("a 10 20", "b 5 5"),
        ledger("a " + "10 " * 6 + ". " * 8, "b " + "10 " * 6 + ". " * 8),
    ),
    ids=("one customer", "nothing moves", "two months", "everybody left"),
)
def test_little_to_list_is_said_not_broken(listed, book):
    assert not page(listed, book).exception


def test_no_book_at_all():
    app = workshop(None, "accounts")
    assert not app.exception
    assert "No data loaded" in words(app)


def test_a_hostile_address_is_ignored():
    assert not workshop(company(), "accounts", list="<b>", open_account="c02", movement="💥").exception


def test_hostile_names_are_letters_everywhere():
    book = ledger(*[f"![x](http://evil.example/{n})$a$ " + "10 " * 13 + str(5 + n) for n in range(8)])
    for listed in LISTS:
        app = page(listed, book)
        assert "](http" not in words(app)
    app.text_input(key="account_words").set_value("evil").run()
    assert all("](http" not in button.label for button in app.button)
    app.button(key="account_0").click().run()
    assert not app.exception
    assert "](http" not in words(app)
