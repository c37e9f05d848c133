"""The Share page without a browser: what is published is what was chosen, and it is shown once."""

import io
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from PIL import Image
from test_pages import SMALL
from workshop import ROOT, desk_of, fourteen, words, workshop

import nrr
from builders import attribute, ledger
from nrr.commands import main as nrr_main
from pages.parts.boards import shelves
from pages.parts.boards.previews import previews
from pages.parts.boards.shelves import Shelf
from pages.parts.desks.owning import change
from pages.parts.desks.records import BOARDS, KEPT, KeptLink


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store of its own for every test."""
    shelf = Shelf(f"sqlite:///{tmp_path / 'boards.db'}")
    for module in ("publishing", "restatecards", "sharelist", "standinglinks", "keepcards"):
        monkeypatch.setattr(f"pages.parts.sharing.{module}.shelf", shelf)
    yield shelf
    shelf.close()


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def link(app, path):
    """The token of a link shown on the page."""
    shown = [code.value for code in app.code if path in code.value]
    return nrr.publishing.token_in(shown[0]) if shown else ""


def published(app):
    app = press(app, "Publish board")
    assert not app.exception and not app.error
    return app, link(app, "/b/"), link(app, "/m/")


def page_of(store, token, **key):
    board = store.store().resolve(token, **key)
    assert isinstance(board, nrr.store.Board)
    return nrr.publishing.fill(
        nrr.publishing.published_plate(board.payload), banner="", expires="", library_url=""
    )


def test_the_title_says_what_the_board_would_say():
    assert "Ready to publish: NRR 107.0%, GRR 85.4%" in words(workshop(fourteen(), "share")).replace("\\", "")


def test_a_board_is_published_and_its_link_shown_once(store):
    app, token, manage = published(workshop(fourteen(), "share"))
    assert "1 live board, not opened yet, expires" in words(app)
    assert "107.0%" in page_of(store, token)
    assert isinstance(store.store().manage(manage), nrr.store.Managed)
    app = press(app, "I have copied it")
    assert not link(app, "/b/") and not link(app, "/m/")
    assert "1 live board, opened 1 time, expires" in words(app)


def test_a_withdrawal_that_fails_says_so_in_red_and_one_that_works_leaves_its_line(store):
    app, token, _ = published(workshop(fourteen(), "share"))
    app = press(app, "I have copied it")
    with store.store().vault.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE nrr_audit RENAME TO away")
    app = press(app, "Withdraw board")
    assert [one.value for one in app.error if "STILL OPEN" in one.value] and not app.exception
    with store.store().vault.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO nrr_audit")
    assert page_of(store, token)
    app = press(app, "Withdraw board")
    assert not app.error and "was withdrawn. Its link no longer opens" in words(app).replace("\\", "")
    assert isinstance(store.store().resolve(token), nrr.store.NotAvailable)
    assert "Withdrawn" in words(app) and "no passphrase · a" not in words(app)


def test_a_certificate_goes_on_the_board_and_one_of_other_figures_holds_it_back(store, tmp_path):
    sample = ROOT / "sample_data" / "fourteen_customers_long.csv"
    book = nrr.read(sample.read_bytes(), sample.name).ledger
    (tmp_path / "book.csv").write_bytes(sample.read_bytes())
    asked = ["certify", f"csv:{tmp_path}", "--against", str(sample), "--json"]
    made = CliRunner().invoke(nrr_main, asked)
    assert made.exit_code == 0, made.stderr
    app = workshop(book, "share")
    app.file_uploader(key="board_certificate").upload("certificate.json", made.stdout.encode()).run()
    said = "totals were computed in DuckDB and in fourteen_customers_long.csv and are equal."
    assert said in words(app).replace("\\", "")
    app, token, _ = published(app)
    assert said in page_of(store, token)
    other = CliRunner().invoke(nrr_main, [*asked, "--months", "6"])
    app.file_uploader(key="board_certificate").upload("certificate.json", other.stdout.encode()).run()
    assert "The certificate is of other figures" in app.error[0].value
    app = press(app, "Publish board")
    assert link(app, "/b/") == token and any("other figures" in one.value for one in app.error)


def secretive():
    """Twelve customers whose names and amounts would be recognised anywhere; each is alone in its cohort
    or segment with few others."""
    rows = []
    for place in range(12):
        first = 100_003 + place * 7_919
        blank = ["."] * (place % 4)
        rows.append(
            " ".join(
                [f"Zyxwv{place:02d}", *blank, *(str(first + 31 * month) for month in range(14 - len(blank)))]
            )
        )
    return ledger(*rows, currency="USD", plan=["big"] * 9 + ["tiny"] * 3)


def spellings(arr_minor):
    """How one amount could stand in a page: ARR and MRR, in units or cents, plain or grouped."""
    for whole in {arr_minor // 100, arr_minor // 1200}:
        yield from (str(whole), f"{whole:,}")


def test_no_name_and_no_amount_of_a_customer_is_in_the_board(store):
    book = secretive()
    _, token, _ = published(workshop(book, "share"))
    page = page_of(store, token)
    assert not [name for name in book.names if name in page]
    amounts = {int(amount) for amount in book.grid.flat if amount}
    assert not [text for amount in amounts for text in spellings(amount) if text in page]
    assert "tiny" not in page


def owned():
    """Fourteen customers with a parent here and there, an owner, and a column nobody knows."""
    book = fourteen()
    parents = ["ZorvexGroup" if place % 2 else "?" for place in range(14)]
    parents, owners, kinds = (
        attribute(name, one)
        for name, one in (
            ("parent", parents),
            ("Owner", [f"Quiryn{place % 2}" for place in range(14)]),
            ("Xyzzy", ["Fimgul", "Haxjep"] * 7),
        )
    )
    columns = {**book.attributes, "Parent": replace(parents, name="Parent"), "Owner": owners, "Xyzzy": kinds}
    return replace(book, attributes=columns, roles={"parent": parents}, fingerprint="")


def columns_on_offer(app):
    return next(box for box in app.button_group if box.label == "Segment columns")


def test_the_publisher_picks_segment_columns_and_is_told_what_readers_see(store):
    app = workshop(owned(), "share")
    told = words(app).replace("\\", "")
    assert "Readers will see: segment, ACV band, Cohort year, Tenure; no person or company names." in told
    assert "Excluded: Parent names customers or their parents; Owner names people." in told
    assert columns_on_offer(app).options == [
        "segment",
        "Xyzzy",
        "ACV band",
        "Cohort year",
        "Tenure",
    ]
    app = columns_on_offer(app).set_value(["Xyzzy"]).run()
    _, token, _ = published(app)
    page = page_of(store, token)
    assert "Fimgul" in page and "SMB" not in page
    assert not [name for name in ("Zorvex", "Quiryn", "Owner") if name in page]


def test_the_board_is_looked_at_before_anything_is_live(store, monkeypatch):
    """The page previewed is the page published but for its banner and the minute."""
    monkeypatch.setattr(
        "pages.parts.sharing.previewing.headers.browser_token", lambda _cookies: "own browser"
    )
    app = press(workshop(fourteen(), "share"), "Preview board")
    address = app.get("link_button")[0].proto.url
    assert store.store().check().records == 0
    shown = previews.of("own browser", address.rpartition("/")[2]).page.decode()
    assert "Preview. Nothing is published" in shown and "107.0%" in shown
    for owner, token in (
        ("another", address.rpartition("/")[2]),
        ("", address.rpartition("/")[2]),
        ("own browser", "x"),
    ):
        assert previews.of(owner, token) is None
    _, token, _ = published(app)
    sections = [
        page.partition("<main>")[2].partition("</main>")[0] for page in (shown, page_of(store, token))
    ]
    assert sections[0] == sections[1] != ""
    app = app.text_input(key="board_company").set_value("Another").run()
    assert not app.get("link_button")


def test_a_title_is_the_company_and_the_month_and_never_a_file_name(store):
    app = workshop(fourteen(), "share")
    app = app.text_input(key="board_company").set_value("Tarnbeck Systems").run()
    app, token, manage = published(app)
    assert store.store().manage(manage).title == "Tarnbeck Systems, Jan 2026"
    assert "Tarnbeck Systems, Jan 2026" in page_of(store, token)
    assert "drawn.csv" not in page_of(store, token).lower()
    _, _, manage = published(workshop(fourteen(), "share"))
    assert store.store().manage(manage).title == "Net revenue retention, Jan 2026"


def test_the_publisher_withdraws_extends_and_exchanges(store):
    app, token, manage = published(workshop(fourteen(), "share"))
    app = press(app, "Replace link")
    assert isinstance(store.store().resolve(token), nrr.store.NotAvailable)
    fresh = link(app, "/b/")
    assert not [one for one in app.button if one.label in {"7 days from today", "30 days from today"}]
    app = press(app, "90 days from today")
    assert (store.store().manage(manage).expires - store.store().manage(manage).created).days == 90
    app = press(app, "Withdraw board")
    assert isinstance(store.store().resolve(fresh), nrr.store.NotAvailable)
    assert "Ready to publish: NRR 107.0%, GRR 85.4%" in words(app).replace("\\", "")


def test_a_withdrawn_board_is_nothing_the_next_one_could_follow():
    app, *_ = published(workshop(fourteen(), "share"))
    box = next(box for box in app.selectbox if box.label == "Compare with board")
    assert box.options[box.index] == "Net revenue retention, Jan 2026"
    app = press(app, "Withdraw board")
    box = next(box for box in app.selectbox if box.label == "Compare with board")
    assert box.value == "Nothing (first board)" and "Net revenue retention, Jan 2026" not in box.options


def test_a_standing_link_is_shown_goes_on_and_can_be_ended(store):
    app = workshop(fourteen(), "share")
    box = next(box for box in app.checkbox if box.label == "Open it from the standing link too")
    assert not box.value
    app, _, _ = published(box.check().run())
    token = link(app, "/s/")
    assert isinstance(store.store().resolve_standing(token), nrr.store.Board)
    box = next(box for box in app.checkbox if box.label == "Open it from the standing link too")
    assert box.value
    app, _, _ = published(app)
    assert link(app, "/s/") == token
    assert len(store.store().standing_boards(token)) == 2
    app = press(app, "End standing link")
    assert not app.exception and not link(app, "/s/")
    assert store.store().resolve_standing(token) == nrr.store.NotAvailable()


def test_a_passphrase_too_short_is_said_and_nothing_is_published(store):
    app = workshop(fourteen(), "share")
    app = next(box for box in app.toggle if box.label.startswith("Ask readers")).set_value(True).run()
    app.text_input(key="board_passphrase").set_value("short")
    app = press(app, "Publish board")
    assert "at least 8 characters" in app.error[0].value
    assert not link(app, "/b/")


def test_a_second_board_is_compared_with_the_first():
    app, *_ = published(workshop(fourteen(), "share"))
    assert "No figure has changed since the board of Jan 2026" in words(app).replace("\\", "")


def test_a_restated_book_says_which_figures_moved(store):
    _, _, manage = published(workshop(fourteen(), "share"))
    book = fourteen()
    app = workshop(ledger(*_other_rows(book), start="2024-01", currency="USD"), "share")
    app = (
        next(box for box in app.selectbox if box.label == "Compare with board")
        .set_value("An earlier board, by its link")
        .run()
    )
    app = app.text_input(key="follows_link").set_value(f"http://host/m/{manage}").run()
    assert not app.exception
    assert "published figure" in words(app) and "have changed" in words(app)


def lay_boards(app, first):
    """The boards published in one session lie on the desk of another, as on one browser's."""
    boards = desk_of(first).values(BOARDS)
    change(desk_of(app), {nrr.store.Spot(BOARDS, token): board for token, board in boards.items()})


def test_the_next_month_s_file_goes_on_with_the_series_by_itself(store):
    """Another file, the same customers: compared without a word, seen by its publisher, told to readers."""
    first, *_ = published(workshop(fourteen(), "share"))
    app = workshop(ledger(*_other_rows(fourteen()), start="2024-01", currency="USD"))
    lay_boards(app, first)
    app = app.switch_page("../share.py").run()
    follows = next(box for box in app.selectbox if box.label == "Compare with board")
    assert follows.options[follows.index] == "Net revenue retention, Jan 2026"
    told = words(app).replace("\\", "")
    assert "100.0% of the customers are in both files" in told and "have changed" in told
    _, token, _ = published(app)
    page = page_of(store, token)
    assert "published figures have changed since Jan 2026" in page
    assert "NRR to Jan 2026 was 107.0%, is 107.3%" in page and "Revenue of Jan 2026 was" in page
    app = (
        next(box for box in app.selectbox if box.label == "Compare with board")
        .set_value("Nothing (first board)")
        .run()
    )
    _, token, _ = published(app)
    assert 'id="restated"' not in page_of(store, token)


def test_a_file_of_another_company_begins_a_series_of_its_own(store):
    first, *_ = published(workshop(fourteen(), "share"))
    app = workshop(few())
    lay_boards(app, first)
    app = app.switch_page("../share.py").run()
    follows = next(box for box in app.selectbox if box.label == "Compare with board")
    assert follows.value == "Nothing (first board)"


def follow(app, link):
    """Paste a link of an earlier session."""
    box = next(box for box in app.selectbox if box.label == "Compare with board")
    app = box.set_value("An earlier board, by its link").run()
    return app.text_input(key="follows_link").set_value(link).run()


def table(app, column):
    """The first table of the page with this column."""
    return next(one.value for one in app.dataframe if column in one.value.columns)


def test_a_kept_book_opened_here_is_what_the_next_board_follows(store):
    """Its owner opens it, uploads the next month's file, and is told which customers were restated."""
    kept = link(press(workshop(fourteen(), "share"), "Save data"), "/k/")
    book = ledger(*_other_rows(fourteen()), start="2024-01", currency="USD")
    app = workshop(book)
    change(desk_of(app), {nrr.store.Spot(KEPT): KeptLink("march.csv", kept)})
    app = app.switch_page("../share.py").run()
    follows = next(box for box in app.selectbox if box.label == "Compare with board")
    assert follows.options[0] == "Nothing (first board)" and follows.value == "Saved data"
    assert "Saved data march.csv" in follows.options
    assert len(table(app, "Customer")) and not app.exception
    published(app)
    assert store.store().last_board(store.store().series(kept)) is not None


def test_a_board_of_a_book_kept_before_it_is_compared_with_its_customers(store):
    app = press(workshop(fourteen(), "share"), "Save data")
    kept = link(app, "/k/")
    published(app)
    book = ledger(*_other_rows(fourteen()), start="2024-01", currency="USD")
    app = follow(workshop(book, "share"), f"http://host/k/{kept}")
    assert "published figures have changed: NRR to Jan 2026 was 107.0%, is 107.3%" in words(app)
    assert "2 changes in earlier months, 1 customer" in words(app) and "Amounts in ARR, USD" in words(app)
    assert list(table(app, "Class")["Months"]) == ["Jan 2024", "Jan 2026"]


def test_amounts_that_change_alike_in_months_on_end_are_one_line(store):
    app = press(workshop(fourteen(), "share"), "Save data")
    late = [*_rows(fourteen()), " ".join(["Late", *["."] * 4, *["120"] * 21])]
    app = follow(workshop(ledger(*late, start="2024-01", currency="USD"), "share"), link(app, "/k/"))
    assert table(app, "Class").to_numpy().tolist() == [
        ["Late", "Late data", "May 2024 to Jan 2026", "$0.00 became $1,440.00"]
    ]


def test_the_link_of_the_readers_is_told_from_the_manage_link(store):
    _, token, _ = published(workshop(fourteen(), "share"))
    app = follow(workshop(fourteen(), "share"), f"http://host/b/{token}")
    assert "link of the readers" in app.error[0].value
    assert "first board of a series" not in words(app)
    assert "opens nothing" in follow(workshop(fourteen(), "share"), "http://host/m/mistyped").error[0].value


def test_a_kept_book_alone_promises_no_published_figure(store):
    kept = link(press(workshop(fourteen(), "share"), "Save data"), "/k/")
    app = follow(workshop(fourteen(), "share"), kept)
    assert "No amount has changed since the data was saved" in words(app)


def _rows(book):
    for row, name in enumerate(book.names):
        amounts = [int(book.grid[month, row]) // 1200 for month in range(len(book.months))]
        yield " ".join([name, *(str(one) if one else "." for one in amounts)])


def _other_rows(book):
    """The same book with one customer paying less from the start."""
    for row, name in enumerate(book.names):
        amounts = [int(book.grid[month, row]) // 1200 for month in range(len(book.months))]
        if row == 0:
            amounts = (
                [amount + 10 if amount else 0 for amount in amounts[:1]] + amounts[1:-1] + [amounts[-1] + 50]
            )
        yield " ".join([name, *(str(one) if one else "." for one in amounts)])


def test_a_kept_book_comes_back_whole(store):
    book = fourteen()
    app = press(workshop(book, "share"), "Save data")
    kept = store.store().open_book(link(app, "/k/"))
    work = nrr.publishing.unpack_work(kept.payload)
    assert work.ledger.fingerprint == book.fingerprint and work.policy == nrr.Policy()


@pytest.mark.parametrize("kind", ["workbook", "summary", "slides", "page", "paper", "customers"])
def test_files_are_made_on_demand(kind):
    app = workshop(fourteen(), "share")
    app = press(app.selectbox(key="file_kind").select(kind).run(), "Create file")
    assert not app.exception and not app.error
    assert app.get("download_button")[0].proto.label.startswith("Download, ")


def test_the_table_of_customers_says_its_unit_and_holds_no_cents_as_dollars(monkeypatch):
    made = []
    monkeypatch.setattr(
        "pages.parts.sharing.sharefiles.downloads.offer", lambda label, data, *_, **__: made.append(data)
    )
    app = workshop(fourteen(), "share")
    press(app.selectbox(key="file_kind").select("customers").run(), "Create file")
    head, first, *_ = made[-1].decode("utf-8-sig").splitlines()
    assert head.startswith('"Customer","Jan 2025 (ARR, USD)","Jan 2026 (ARR, USD)"')
    book, opening = fourteen(), nrr.Month.of(2025, 1)
    assert first.split(",")[1] == f"{book.grid[book.index(opening), 0] / 100:.2f}"
    again = nrr.read(made[-1], "nrr-2026-01-customers.csv")
    assert again.outcome == "accepted" and nrr.definitions.NRR.of(
        bridge_of(again.ledger)
    ) == nrr.definitions.NRR.of(bridge_of(book))


def bridge_of(book):
    return nrr.bridge(book, nrr.Window.trailing(nrr.Month.of(2026, 1), 12), nrr.Policy())


def test_a_store_that_cannot_be_opened_is_said(monkeypatch):
    monkeypatch.setattr("pages.parts.sharing.sharelist.shelf", Shelf("oracle://nowhere"))
    app = workshop(fourteen(), "share")
    assert not app.exception
    assert "Boards cannot be published at the moment" in words(app)
    assert "only sharing is unavailable" in app.error[0].value
    assert next(button for button in app.button if button.label == "Publish board").disabled
    assert not press(app, "Create file").exception


def few():
    return ledger("a 100 110 120", "b 100 90 95", "c 80 80 85", "d 40 45 50", start="2026-01", currency="USD")


def test_too_few_customers_are_said_before_publishing_as_the_board_says_them(store):
    app = workshop(few(), "share")
    assert "4 opening customers are too few to show a rate" in words(app)
    assert "readers see no rate" in app.warning[0].value
    _, token, _ = published(app)
    assert "4 customers: too few to show a rate" in page_of(store, token)


def test_a_larger_smallest_group_hides_the_rates_too_and_a_smaller_one_is_not_offered():
    app = workshop(fourteen(), "share")
    smallest = next(box for box in app.number_input if box.label == "Smallest group shown")
    assert smallest.min == nrr.Policy().smallest_group and not app.warning
    app = smallest.set_value(50).run()
    assert "too few to show a rate" in words(app) and app.warning


def test_the_order_chosen_is_the_order_of_every_page_and_the_count_is_what_is_on_offer(store):
    app = workshop(fourteen(), "share")
    box = next(box for box in app.multiselect if box.label == "Sections, in their order")
    assert "Restated" not in box.options, "the first board of a series has nothing to restate"
    assert f"Summary and {len(box.value)} sections" in words(app) and len(box.value) == len(box.options)
    app = box.set_value(["definitions", "bridge"]).run()
    _, token, _ = published(app)
    page = page_of(store, token)
    assert re.findall(r'<section id="(\w+)"><p class="kicker">(\d)', page) == [
        ("definitions", "2"),
        ("bridge", "3"),
    ]


def test_only_sections_with_data_are_on_offer_and_what_was_chosen_is_where_the_next_board_begins():
    app = workshop(fourteen(), "share")
    box = next(box for box in app.multiselect if box.label == "Sections, in their order")
    assert box.options == ["Bridge", "Trend", "Outlook", "Definitions and checks"]
    app = box.set_value(["definitions", "trend"]).run()
    assert desk_of(app).value("pack").parts == ("definitions", "trend")
    app.switch_page("../overview.py").run()
    app = app.switch_page("../share.py").run()
    box = next(box for box in app.multiselect if box.label == "Sections, in their order")
    assert box.value == ["definitions", "trend"]


def test_a_logo_and_a_name_are_kept_and_stand_on_the_board(store):
    app = workshop(fourteen(), "share")
    app = app.text_input(key="board_company").set_value("Tarnbeck Systems").run()
    held = io.BytesIO()
    Image.new("RGB", (60, 20), (11, 95, 165)).save(held, "PNG")
    app = app.file_uploader[0].set_value(("logo.png", held.getvalue(), "image/png")).run()
    assert not app.exception and not app.error
    app, token, _ = published(app)
    head = page_of(store, token).partition("</header>")[0]
    assert "Tarnbeck Systems, Jan 2026 · Board pack" in head
    assert '<img class="logo" alt="Tarnbeck Systems" src="data:image/png;base64,' in head
    app = press(app, "Remove logo")
    assert not desk_of(app).value("logo") and desk_of(app).value("company") == "Tarnbeck Systems"


def test_a_logo_that_is_no_picture_is_refused_in_words():
    app = workshop(fourteen(), "share")
    app = app.file_uploader[0].set_value(("logo.png", b"<svg onload=alert(1)>", "image/png")).run()
    assert "Choose a PNG or JPEG" in app.error[0].value and not desk_of(app).value("logo")


def test_a_board_without_sections_is_its_headline(store):
    app = workshop(fourteen(), "share")
    app = next(box for box in app.multiselect if box.label == "Sections, in their order").set_value([]).run()
    assert "The summary alone, no names, no passphrase, 30 days" in words(app)
    _, token, _ = published(app)
    page = page_of(store, token)
    assert "107.0%" in page and "<section" not in page


def test_with_a_passphrase_the_link_alone_reads_nothing():
    app = workshop(fourteen(), "share")
    assert "Anyone with the link can read them" in words(app)
    app = next(box for box in app.toggle if box.label.startswith("Ask readers")).set_value(True).run()
    assert "Anyone with the link and the passphrase can read them" in words(app)


def test_the_default_store_is_the_command_line_s_own(monkeypatch):
    monkeypatch.delenv("NRR_STORE_URL", raising=False)
    assert shelves.Shelf and nrr.publishing.store_url().startswith("sqlite:///data/")


@pytest.mark.parametrize("book", SMALL)
def test_too_little_data_is_said(book):
    app = workshop(SMALL[book](), "share")
    assert not app.exception and not app.error


def test_without_a_book_the_page_says_what_to_do():
    assert "No data loaded" in words(workshop(None, "share"))


def test_names_bring_a_passphrase_with_them():
    app = workshop(fourteen(), "share")
    assert not app.toggle[0].value
    app = (
        next(box for box in app.button_group if box.label == "Customer names")
        .set_value(nrr.ledgers.Naming.SHOWN)
        .run()
    )
    assert app.toggle[0].value
    app = press(app, "Publish board")
    assert "at least 8 characters" in app.error[0].value and not link(app, "/b/")


def test_a_hostile_title_and_note_are_text(store):
    app = workshop(fourteen(), "share")
    app.text_input(key="board_title").set_value("![x](http://evil.example/x.png)")
    app.text_area[0].set_value("<img src=x onerror=alert(1)>")
    app, token, _ = published(app.run())
    assert "![x](" not in words(app)
    assert "<img" not in page_of(store, token).partition("<body>")[2].partition("<script")[0]


def doubtful():
    """Six customers, each with one month of exactly twice its price."""
    return ledger(*(f"c{k} {'100 ' * k}200 {'100 ' * (13 - k)}".strip() for k in range(1, 7)))


def test_a_doubtful_book_goes_out_only_with_its_publishers_words(store):
    app = workshop(doubtful(), "share")
    app = press(app, "Publish board")
    said = [error.value.replace("\\", "") for error in app.error]
    assert said == ["Say why these figures are right: the data look doubtful."]
    app.text_input(key="board_confirmation").set_value("Two licences in the month of the move.").run()
    app, token, _ = published(app)
    page = page_of(store, token)
    assert "exactly twice the month before" in page
    assert "The publisher confirms these figures: Two licences in the month of the move." in page
