"""A browser's desk: the same after a reload, a restart and on another machine; what is not kept is said."""

from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest
from test_import import button, key
from test_start import ROOT
from workshop import desk_of, fourteen, words

import nrr
from builders import ledger
from pages.parts import memory, session
from pages.parts.desks import owning
from pages.parts.desks.desk import AWAY, FULL
from pages.parts.desks.records import BOOK, FILE, IMPORT, KINDS, LEDGER, POLICY, SCENARIOS, Dropped, OpenBook
from pages.parts.desks.registry import Registry
from pages.parts.imports.desk import merged

MINE = "m" * 43
AMBIGUOUS = "Customer,Month,MRR\n" + "\n".join(
    f"{name},{month:02d}/01/2025,{amount}"
    for name, amount in (("acme", 100), ("birch", 90))
    for month in range(1, 13)
)


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'boards.db'}"


class Machine:
    """One app machine: a process has one registry and one store."""

    def __init__(self, url, bounds=None):
        self.store = nrr.open_store(url, bounds=bounds)
        self.registry = Registry(KINDS)
        self.registry.serve_from(lambda: self.store)

    def desk(self, secret=MINE):
        memory.held.clear()
        self.visit = self.registry.visit(secret)
        return self.visit.desk


def scenario(name):
    return nrr.store.Spot(SCENARIOS, f"key\n{name}")


def named(name):
    return nrr.Scenario(name, nrr.Levers(), nrr.Mode.ANNUAL)


def test_an_open_book_comes_back_whole_on_another_machine(url):
    here, there = Machine(url), Machine(url)
    book = OpenBook("key", "mrr.csv", fourteen(), assumptions=("monthly",))
    session.lay(here.desk(), book)
    found = session.book_on(there.desk())
    assert found.ledger.fingerprint == book.ledger.fingerprint
    assert (found.key, found.name, found.assumptions) == ("key", "mrr.csv", ("monthly",))
    assert session.book_on(there.desk("t" * 43)) is None


def test_a_run_unseals_nothing_again_and_asks_the_store_one_small_thing(url):
    session.lay(Machine(url).desk(), OpenBook("key", "mrr.csv", fourteen()))
    machine = Machine(url)
    desk, asked = machine.desk(), []
    assert session.book_on(desk).name == "mrr.csv"

    @event.listens_for(machine.store.vault.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_):
        asked.extend([statement] if statement != "BEGIN" else [])

    for _ in range(5):
        desk.refresh()
        assert session.book_on(desk).ledger is not None
    assert len(asked) == 5 and not any("nrr_desk_pieces" in statement for statement in asked)
    memory.held.clear()
    assert session.book_on(desk).ledger is not None, "what left memory is read again from its sealed row"
    assert sum("nrr_desk_pieces" in statement for statement in asked) == 1


def test_two_machines_that_change_one_desk_keep_both_changes(url):
    one, two = Machine(url).desk(), Machine(url).desk()
    one.change({scenario("Renewal plan"): named("Renewal plan")})
    two.change(
        {scenario("Price rise"): named("Price rise"), nrr.store.Spot(POLICY): nrr.Policy(smallest_group=9)}
    )
    one.refresh()
    two.refresh()
    for desk in (one, two):
        assert {found.name for found in desk.values(SCENARIOS).values()} == {"Renewal plan", "Price rise"}
        assert desk.value(POLICY).smallest_group == 9


def test_two_tabs_that_answer_different_questions_keep_both_answers(url):
    one, two = Machine(url).desk(), Machine(url).desk()
    one.change({nrr.store.Spot(IMPORT): Dropped("of", "mrr.csv")})
    two.refresh()

    def answered(name, value):
        def become(now):
            answers = merged({}, {name: value}, now.answers)
            return Dropped(now.of, now.name, answers, (*now.before, now.answers))

        return {nrr.store.Spot(IMPORT): become}

    one.change(answered("date_order", "DMY"))
    two.change(answered("amount_is", "arr"))
    one.refresh()
    assert one.value(IMPORT).answers == {"date_order": "DMY", "amount_is": "arr"}
    assert one.value(IMPORT).before == ({}, {"date_order": "DMY"})


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}),
        (
            {"columns": {"amount": "C"}},
            {"columns": {"amount": "D"}},
            {"columns": {"amount": "C", "month": "B"}},
            {"columns": {"amount": "D", "month": "B"}},
        ),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}),
    ],
)
def test_answers_of_two_tabs_are_merged_key_by_key(base, mine, theirs, both):
    assert merged(base, mine, theirs) == both


def test_without_room_the_work_goes_on_in_memory_and_a_restart_says_what_was_not_kept(url):
    small = nrr.store.DeskBounds(timedelta(days=7), 20_000, 1_000_000)
    machine = Machine(url, small)
    desk = machine.desk()
    data = token_bytes(50_000)
    desk.change({nrr.store.Spot(IMPORT): Dropped("of", "mrr.csv"), nrr.store.Spot(FILE, "of"): data})
    machine.registry.hold(desk)
    assert desk.value(FILE, "of") == data and desk.trouble == FULL
    assert machine.desk() is desk, "a reload finds it in memory"
    again = Machine(url, small).desk()
    assert again.value(FILE, "of") is None and set(again.lost) == {FILE, IMPORT}
    again.change(
        {nrr.store.Spot(IMPORT): Dropped("of", "small.csv"), nrr.store.Spot(FILE, "of"): b"Acme,100"}
    )
    assert again.lost == () and again.trouble == ""
    assert Machine(url, small).desk().value(FILE, "of") == b"Acme,100"


def test_a_store_that_cannot_be_opened_leaves_the_desk_in_memory_and_is_written_once_it_can(url, monkeypatch):
    machine, away = Machine(url), True

    def stores():
        if away:
            raise nrr.store.StoreUnavailable("the store is away", "", "")
        return machine.store

    machine.registry.serve_from(stores)
    desk = machine.desk()
    desk.change({scenario("Renewal plan"): named("Renewal plan")})
    machine.registry.hold(desk)
    assert desk.trouble == AWAY and desk.values(SCENARIOS)
    away = False
    monkeypatch.setattr("pages.parts.desks.desk._TRY_AGAIN_S", 0.0)
    desk.refresh()
    assert desk.trouble == "" and not desk.waiting
    assert set(Machine(url).desk().values(SCENARIOS)) == {"key\nRenewal plan"}


def test_hundreds_of_strangers_cost_nothing_and_the_first_browser_keeps_its_desk(url):
    machine = Machine(url)
    mine = machine.registry.visit(MINE)
    session.lay(mine.desk, OpenBook("key", "mrr.csv", fourteen()))
    before = len(machine.registry)
    for number in range(400):
        assert machine.registry.visit(f"stranger {number}").desk.empty
    assert len(machine.registry) == before == 1
    assert machine.store.desk_list("stranger 7").version == 0
    assert session.book_on(machine.registry.visit(MINE).desk).name == "mrr.csv"


def test_a_desk_that_ended_and_one_deleted_elsewhere_are_empty_here(url):
    here, there = Machine(url), Machine(url)
    desk = here.desk()
    session.lay(desk, OpenBook("key", "mrr.csv", fourteen()))
    there.desk().clear()
    desk.refresh()
    assert desk.empty and desk.ended is None
    session.lay(desk, OpenBook("key", "mrr.csv", fourteen()))
    idle = nrr.open_store(url, bounds=nrr.store.DeskBounds(timedelta(seconds=1e-6)))
    idle.purge()
    desk.refresh()
    assert desk.empty and desk.ended is nrr.store.DeskEnd.EXPIRED


def test_nothing_in_a_stolen_store_tells_whose_work_it_is(url):
    desk = Machine(url).desk()
    book = ledger("Aspen_Dental 1037 1037", "Birchwood_Foods 511 .")
    session.lay(desk, OpenBook("key of the book", "confidential mrr.csv", book))
    desk.change(
        {nrr.store.Spot(FILE, "of"): AMBIGUOUS.encode(), scenario("Renewal plan"): named("Renewal plan")}
    )
    with open(url.removeprefix("sqlite:///"), "rb") as file:
        stolen = file.read()
    for secret in (
        *book.names,
        "confidential",
        "key of the book",
        "Renewal plan",
        MINE,
        "acme",
        "01/01/2025",
    ):
        assert secret.encode() not in stolen, secret


@pytest.fixture
def browser(url, monkeypatch):
    """This process with a store, and a browser that sends its cookie; `restarted` is the next process."""
    monkeypatch.setattr("pages.parts.serving.headers.browser_token", lambda _cookies: MINE)
    machine = Machine(url)
    owning.registry.serve_from(lambda: machine.store)
    yield machine
    owning.registry.serve_from(None)


def restarted():
    """Nothing of a desk is in memory any more."""
    owning.registry._desks.clear()
    memory.held.clear()


def opened(page=""):
    app = AppTest.from_file(str(ROOT / "pages" / "parts" / "shell.py"), default_timeout=60).run()
    return app.switch_page(f"../{page}.py").run() if page else app


def plain(app):
    return words(app).replace("\\", "")


def test_a_reload_amid_the_import_shows_the_same_question_and_the_same_way_back(browser):
    app = opened()
    app = app.file_uploader[0].upload("march.csv", AMBIGUOUS.encode()).run()
    assert not app.exception and "1 question" in app.title[0].value
    restarted()
    again = opened()
    assert again.title[0].value == app.title[0].value and len(again.radio) == len(app.radio)
    answered = again.radio[0].set_value(again.radio[0].options[0]).run()
    assert not answered.exception
    restarted()
    last = opened()
    assert last.title[0].value == answered.title[0].value
    assert key(last, "undo") and not last.exception
    assert button(last, "Undo").click().run().title[0].value == app.title[0].value


def test_a_restart_leaves_book_definition_and_scenarios_where_they_were(browser):
    app = opened()
    app = button(app, "Try the sample company").click().run()
    assert "105.1%" in plain(app)
    chosen = nrr.Policy(smallest_group=7)
    owning.change(desk_of(app), {nrr.store.Spot(POLICY): chosen})
    restarted()
    again = opened("overview")
    assert not again.exception and "105.1%" in plain(again)
    assert desk_of(again).value(POLICY) == chosen and desk_of(again) is not desk_of(app)
    assert desk_of(again).entries(LEDGER) == [desk_of(again).value(BOOK).key]


def test_a_note_to_the_readers_is_kept_as_it_is_written_and_belongs_to_its_book(browser):
    button(opened(), "Try the sample company").click().run()
    app = opened("share")
    app.text_area[0].set_value("Churn of March is one customer.").run()
    restarted()
    assert opened("share").text_area[0].value == "Churn of March is one customer."
    desk = desk_of(opened())
    session.lay(desk, OpenBook("another", "other.csv", fourteen()))
    assert opened("share").text_area[0].value == ""


def test_this_browser_says_what_it_keeps_and_deletes_it(browser):
    app = button(opened(), "Try the sample company").click().run()
    app = app.switch_page("../start.py").run()
    plain = words(app).replace("\\", "")
    assert (
        "This browser" in plain and "tarnbeck_long.csv" in plain and "7 days after your last visit" in plain
    )
    app = key(app, "desk_delete").click().run()
    assert "keeps nothing of your work" in words(app) and not app.exception
    assert browser.store.desk_version(owning.secret_of(MINE, "test@example.com")) == 0
    assert "This browser" not in words(opened())


def test_a_visitor_without_work_leaves_no_row(browser):
    assert not opened("definitions").exception
    assert (
        browser.store.desk_version(owning.secret_of(MINE, "test@example.com"))
        == browser.store.desk_version(MINE)
        == 0
    )


def test_what_is_not_kept_is_said_on_every_page_and_after_the_restart(browser, monkeypatch):
    small = nrr.store.DeskBounds(timedelta(days=7), 4_000, 1_000_000)
    store = nrr.open_store(str(browser.store.vault.engine.url), bounds=small)
    owning.registry.serve_from(lambda: store)
    app = button(opened(), "Try the sample company").click().run()
    assert "105.1%" in plain(app) and FULL in [one.value for one in app.warning]
    assert FULL in [one.value for one in app.toast]
    owning.registry._waiting.clear()
    restarted()
    again = opened()
    assert any("no room to save the loaded data" in one.value for one in again.warning)


def test_a_kept_book_waits_for_whoever_signs_in_next(browser):
    work = nrr.publishing.KeptWork("kept.csv", fourteen(), nrr.Policy())
    link = session.KeptLink("kept.csv", "k" * 43)
    session.lay_out(MINE, OpenBook("kept key", "kept.csv", work.ledger), work, link)
    restarted()
    app = opened("overview")
    assert not app.exception and "kept.csv" in words(app).replace("\\", "")
    assert browser.store.desk_version(MINE) == 0
    assert browser.store.desk_version(owning.secret_of(MINE, "test@example.com")) > 0


def test_the_audit_log_names_who_changed_the_definition(browser):
    app = button(opened(), "Try the sample company").click().run()
    app = app.switch_page("../definitions.py").run()
    box = next(one for one in app.selectbox if one.key and one.key.startswith("policy_reactivation"))
    app = box.set_value(list(nrr.definitions.Reactivation)[-1]).run()
    app = key(app, "policy_go").click().run()
    assert not app.exception
    line = browser.store.audit_lines()[-1]
    assert (line.event, line.actor) == ("redefined", "test@example.com")
