"""From a book to a sealed board: what is fixed, what may still change, what is compared, what is kept."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import nrr
from board.conftest import BOOK, prepared
from builders import ledger
from nrr.commands import main

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 31, 18, 0, tzinfo=UTC)
SECRET = b"s" * 32


def board(*rows, **choices):
    book = ledger(*(rows or BOOK), start="2026-01", currency="USD")
    view = nrr.View(nrr.default_window(book))
    chosen = nrr.publishing.BoardChoices("March", **choices)
    return nrr.prepare(book, view, chosen, made_at=NOW.isoformat(), this_year=2026, secret=SECRET)


def page(found, banner="", expires="30 Apr 2026"):
    return nrr.publishing.fill(found.plate, banner=banner, expires=expires, library_url="/x.js")


def test_expiry_and_banner_may_change_and_nothing_else():
    found = prepared()
    now, later = page(found), page(found, "A newer board exists.", "30 May 2026")
    assert "30 Apr 2026" in now and "banner" not in now.partition("</style>")[2].partition("<script")[0]
    assert (
        later.replace("30 May 2026", "30 Apr 2026").replace(
            '<p class="banner" role="status">A newer board exists.</p>', ""
        )
        == now
    )


def test_words_filled_in_are_escaped():
    assert "<b>" not in page(prepared(), "<b>x</b>").partition("<body>")[2].partition("<script")[0]


def test_a_note_that_looks_like_a_gap_is_a_note():
    found = board(note="banner expires library @@ {0} <script>alert(1)</script>")
    assert "banner expires library @@ {0} &lt;script&gt;" in page(found)


def test_a_payload_opens_to_the_same_page_and_the_figures_to_compare():
    found = prepared()
    assert nrr.publishing.published_plate(found.payload) == found.plate
    figures = nrr.publishing.published_snapshot(found.payload)
    assert figures.main.headline == found.snapshot.main.headline
    assert figures.segments == figures.cohorts == figures.findings == ()


@pytest.mark.parametrize("at", [0, 1, 10, -1])
def test_a_payload_that_is_not_one_is_refused(at):
    whole = bytearray(prepared().payload)
    whole[at] ^= 255
    for payload in (bytes(whole), prepared().payload[:-20], b"", b"{}", b"x" * 1_000):
        with pytest.raises(nrr.Refusal):
            nrr.publishing.published_plate(payload)


def test_only_the_chosen_parts_are_printed():
    shown = page(board(pack=nrr.packs.PackChoices(parts=(nrr.packs.Part.BRIDGE,))))
    assert 'id="bridge"' in shown
    assert not [
        part
        for part in nrr.packs.Part
        if part is not nrr.packs.Part.BRIDGE and f'<section id="{part}"' in shown
    ]


def test_masked_customers_keep_their_codes_within_a_series():
    rows = ("acme 1000 400", *(f"c{place} 100 100" for place in range(9)))
    first, second = (page(board(*rows, naming=nrr.ledgers.Naming.MASKED)) for _ in range(2))
    assert first == second and "acme" not in first


def test_the_same_figures_are_no_restatement():
    found = prepared()
    book = ledger(*BOOK, start="2026-01", currency="USD")
    same = nrr.publishing.restated(
        nrr.publishing.published_snapshot(found.payload), found.snapshot, book, book, nrr.Policy()
    )
    assert same.unchanged


def test_a_changed_amount_is_told_by_figure_and_by_customer():
    before, after = board(), board("acme 1037 1037 1201", "beta 511 500 .", *BOOK[2:])
    books = [
        ledger(*rows, start="2026-01")
        for rows in (BOOK, ("acme 1037 1037 1201", "beta 511 500 .", *BOOK[2:]))
    ]
    found = nrr.publishing.restated(
        nrr.publishing.published_snapshot(before.payload), after.snapshot, *books, nrr.Policy()
    )
    assert {change.label for change in found.figures} >= {"NRR"}
    (change,) = found.customers
    assert (change.customer, change.kind, str(change.month)) == (
        "beta",
        nrr.successions.ChangeKind.CORRECTION,
        "2026-02",
    )


def test_another_definition_is_a_change_of_definition():
    book = ledger(*BOOK, start="2026-01", currency="USD")
    view = nrr.View(nrr.default_window(book), nrr.Policy(reactivation=nrr.definitions.Reactivation.STRICT))
    other = nrr.take(book, view, title="", made_at="")
    found = nrr.publishing.restated(
        nrr.publishing.published_snapshot(prepared().payload), other, None, book, view.policy
    )
    assert found.definition is not None and not found.unchanged


def test_a_scenario_with_segment_levers_is_drawn_in_its_own_split():
    """ "a" and "b" hold half each; half of "a" leaving is a quarter of all."""
    book = ledger(*(f"{name}{' 100' * 13}" for name in ("acme", "beta")), plan=["a", "b"], currency="USD")
    view = nrr.View(nrr.default_window(book))
    levers = nrr.Levers(by_segment={"a": nrr.scenarios.Shift(churn=0.5)})
    kept = (nrr.Scenario("Half of a", levers, by="plan"), nrr.Scenario("Nobody", levers, by="region"))
    choices = nrr.publishing.BoardChoices("March", scenarios=kept)
    found = nrr.prepare(book, view, choices, made_at=NOW.isoformat(), this_year=2026, secret=SECRET)
    split, unsplit = found.options.scenarios
    assert split.scenario.base_nrr(1) == pytest.approx(0.75) and split.today.base_nrr(1) == 1.0
    assert unsplit.scenario.base_nrr(1) == 1.0


def test_low_and_high_on_a_board_are_those_of_the_workshop():
    months = " ".join(str(100 + (t * 37) % 50) for t in range(36))
    book = ledger(f"acme {months}", f"beta {months[::-1]}", start="2023-01", currency="USD")
    view = nrr.View(nrr.default_window(book))
    own = nrr.outlook(book, view.window.closing, view.policy, nrr.Mode.ANNUAL)
    assert nrr.publishing.standing_scenarios(book, view) == nrr.outlooks.own_range(own)[1:]
    assert len(own.past[""].flows) > 12


def test_kept_work_comes_back_whole():
    book = ledger(*BOOK, start="2026-01", currency="USD", plan=["a"] * 9)
    policy = nrr.Policy(reactivation=nrr.definitions.Reactivation.STRICT)
    problem = nrr.Problem("x", nrr.Severity.WARNING, "what", place=nrr.Place("a.csv", rows=(1, 2)))
    work = nrr.publishing.KeptWork(
        "a.csv",
        book,
        policy,
        (problem,),
        ("assumed",),
        nrr.publishing.standing_scenarios(book, nrr.View(nrr.default_window(book))),
    )
    found = nrr.publishing.unpack_work(
        nrr.publishing.pack_work(replace(work, answers={"form": {"decimal": ","}}))
    )
    assert found.answers == {"form": {"decimal": ","}}
    assert found.ledger.fingerprint == book.fingerprint and (found.ledger.grid == book.grid).all()
    assert (found.name, found.policy, found.problems, found.assumptions) == (
        "a.csv",
        policy,
        (problem,),
        ("assumed",),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"\x80",
        nrr.publishing.pack_work(nrr.publishing.KeptWork("a", ledger("a 1"), nrr.Policy()))[:-9],
    ],
)
def test_bytes_that_are_no_kept_work_are_refused(data):
    with pytest.raises(nrr.Refusal):
        nrr.publishing.unpack_work(data)


@pytest.mark.parametrize(
    ("text", "days"), [("30d", 30), (" 1D ", 1), ("365d", 365), ("2026-04-01", 1), ("2027-03-31", 365)]
)
def test_an_expiry_is_days_or_a_day(text, days):
    assert timedelta(days=days - 1) < nrr.publishing.lifetime_of(text, NOW) <= timedelta(days=days, hours=6)
    assert nrr.publishing.lifetime_of(text, NOW) <= timedelta(days=365)


@pytest.mark.parametrize(
    "text", ["", "0d", "366d", "-1d", "99999d", "2026-03-30", "2027-04-01", "soon", "1e3d", "٣d"]
)
def test_other_expiries_are_refused(text):
    with pytest.raises(nrr.Refusal):
        nrr.publishing.lifetime_of(text, NOW)


def test_the_last_day_counts_to_its_end():
    assert NOW + nrr.publishing.until(date(2026, 3, 31), NOW) == datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC)


def test_a_token_is_found_in_whatever_was_pasted():
    token = "A" * 43
    for text in (token, f" http://h/b/{token} ", f"https://h/m/{token}/?x#y", f"h/k/{token}"):
        assert nrr.publishing.token_in(text) == token
    for text in ("", "http://h/b/", token[:-1], f"http://h/b/{token}x", f"{token}/open"):
        assert nrr.publishing.token_in(text) == ""


def publish(folder, *options, base="https://nrr.example"):
    return command(folder, base, "publish", str(folder / "book.csv"), "--title", "March", *options)


def command(folder, base, *words):
    """As `test_readme` runs it in a process of its own."""
    settings = {"NRR_STORE_URL": f"sqlite:///{folder / 'boards.db'}", "NRR_BASE_URL": base}
    return CliRunner().invoke(main, words, env=settings)


@pytest.fixture
def folder(tmp_path):
    months = "2025-12-31,2026-01-31,2026-02-28"
    rows = [f"Customer {place},{100 + place},{110 + place},{120 + place}" for place in range(8)]
    (tmp_path / "book.csv").write_text("\n".join([f"Customer,{months}", *rows]))
    return tmp_path


STALE = ("--allow", "month_missing")
"""The file of these tests ends long ago: a schedule would rather hear of it."""


def test_the_command_line_publishes_and_follows(folder):
    (folder / "phrase").write_text("four words are good\n")
    told = [
        json.loads(
            publish(
                folder,
                "--follow",
                str(folder / "link"),
                "--passphrase-file",
                str(folder / "phrase"),
                "--standing",
                "--json",
                *STALE,
            ).stdout
        )
        for _ in range(2)
    ]
    assert told[0]["link"].startswith("https://nrr.example/b/")
    assert (folder / "link").read_text().strip() == told[1]["manage_link"]
    assert (folder / "link").stat().st_mode & 0o077 == 0
    store = nrr.open_store(f"sqlite:///{folder / 'boards.db'}")
    tokens = [nrr.publishing.token_in(one["manage_link"]) for one in told]
    assert len({store.series(token).key for token in tokens}) == 1
    asked = store.resolve(nrr.publishing.token_in(told[1]["link"]))
    assert asked == nrr.store.NeedsPassphrase(nrr.store.Asking.FIRST)
    assert isinstance(
        store.resolve(nrr.publishing.token_in(told[1]["link"]), passphrase="four words are good"),
        nrr.store.Board,
    )
    assert told[0]["standing_link"] == told[1]["standing_link"]
    assert told[0]["standing_link"].startswith("https://nrr.example/s/")
    store.close()


def test_without_the_address_of_readers_nothing_is_published(folder):
    found = publish(folder, "--json", base="")
    assert found.exit_code == 2 and not found.stdout
    assert "NRR_BASE_URL is not set" in found.stderr and "nothing was published" in found.stderr
    assert not (folder / "boards.db").exists()


def boards_in(folder):
    store = nrr.open_store(f"sqlite:///{folder / 'boards.db'}")
    try:
        return store.check().records
    finally:
        store.close()


@pytest.mark.parametrize("options", [("--follow", "/dev/null/link"), ("--follow", "nowhere/link")])
def test_no_board_goes_out_whose_manage_link_could_not_be_kept(folder, options):
    found = publish(folder, options[0], str(folder / options[1]), "--json")
    assert found.exit_code == 2 and "nothing was published" in found.stderr and not found.stdout
    assert boards_in(folder) == 0


def write(folder, *rows, months="2025-12-31,2026-01-31,2026-02-28"):
    (folder / "book.csv").write_text("\n".join([f"Customer,{months}", *rows]))


def rows(*others, until=8):
    return [f"Customer {place},{100 + place},{110 + place},{120 + place}" for place in range(until)] + list(
        others
    )


def followed(folder, *options):
    found = publish(folder, "--follow", str(folder / "link"), "--months", "1", "--json", *options)
    return found, json.loads(found.stdout) if found.stdout else None


def board_page(folder, told):
    store = nrr.open_store(f"sqlite:///{folder / 'boards.db'}")
    try:
        board = store.resolve(nrr.publishing.token_in(told["link"]))
        return nrr.publishing.fill(
            nrr.publishing.published_plate(board.payload), banner="", expires="", library_url="/x.js"
        )
    finally:
        store.close()


def test_a_scheduled_board_tells_what_was_restated_and_its_caller_when_asked(folder):
    """The next month's file corrects a past amount: figures then and now, why, and no name."""
    write(folder, *rows("Zyxwv,500,500,500"))
    first, told = followed(folder, "--tell-restated")
    assert first.exit_code == 0 and told["restated"] is None
    assert '<section id="restated">' not in board_page(folder, told)
    corrected = [f"{row},{130 + place}" for place, row in enumerate(rows())]
    write(folder, *corrected, "Zyxwv,500,400,400,400", months="2025-12-31,2026-01-31,2026-02-28,2026-03-31")
    second, told = followed(folder, "--tell-restated", "--allow", "month_missing")
    assert second.exit_code == 3
    assert told["restated"][0].startswith(
        "3 published figures have changed: NRR to Feb 2026 was 105.7%, is 106.1%"
    )
    assert told["restated"][1:] == [
        "Correction: fewer than 5 customers, Jan 2026 to Feb 2026",
        "Revenue of Jan 2026 was 17k, is 16k",
        "Revenue of Feb 2026 was 18k, is 17k",
    ]
    page = board_page(folder, told)
    assert '<section id="restated">' in page and "3 published figures have changed since Feb 2026" in page
    assert "105.7%" in page and "Zyxwv" not in page
    third, told = followed(folder, "--tell-restated", "--allow", "month_missing", "--names", "shown")
    assert third.exit_code == 0
    assert told["restated"] == ["No figure has changed since the board of Mar 2026"]
    assert (folder / "link.book").stat().st_mode & 0o077 == 0


def test_a_scheduled_board_carries_a_logo_and_the_scenarios_it_is_told(folder):
    Image.new("RGB", (60, 20), "#0B5FA5").save(folder / "logo.png")
    plan = nrr.Scenario("Hiring plan", nrr.Levers(everywhere=nrr.scenarios.Shift(churn=-0.02)))
    (folder / "plan.json").write_bytes(nrr.scenarios.encode_scenarios([plan]))
    told = ("--logo", str(folder / "logo.png"), "--scenarios", str(folder / "plan.json"), "--json")
    sample = str(ROOT / "sample_data" / "fourteen_customers_wide.csv")

    def ask(*more):
        return command(folder, "https://nrr.example", "publish", sample, *told, *more)

    found = ask("--scenario", "hiring plan")
    assert found.exit_code == 0, found.stderr
    page = board_page(folder, json.loads(found.stdout))
    assert "Hiring plan" in page and "data:image/png;base64," in page
    misnamed = ask("--scenario", "Firing plan")
    assert misnamed.exit_code == 2 and "did you mean 'Hiring plan'?" in misnamed.stderr


def test_the_book_kept_with_a_scheduled_board_ends_with_the_next(folder):
    tokens, links = [], []
    for _ in range(2):
        found, told = followed(folder, *STALE, "--announce")
        assert found.exit_code == 0
        links.append(nrr.publishing.token_in(told["link"]))
        tokens.append(nrr.publishing.token_in((folder / "link.book").read_text()))
    store = nrr.open_store(f"sqlite:///{folder / 'boards.db'}")
    assert isinstance(store.open_book(tokens[0]), nrr.store.NotAvailable)
    assert nrr.publishing.unpack_work(store.open_book(tokens[1]).payload).ledger.names[0] == "Customer 0"
    older, newer = (store.resolve(link) for link in links)
    assert older.superseded_on is not None and newer.superseded_on is None
    store.close()
    write(folder, *rows(until=3))
    before = boards_in(folder)
    assert followed(folder)[0].exit_code == 2 and boards_in(folder) == before
    assert nrr.publishing.token_in((folder / "link.book").read_text()) == tokens[1]


def test_a_series_goes_on_after_its_last_board_was_withdrawn(folder):
    _, told = followed(folder, *STALE)
    withdrawn = command(folder, "", "store", "withdraw", str(folder / "link"))
    assert json.loads(withdrawn.stdout) == {"kind": "board", "state": "revoked"}
    found, again = followed(folder, *STALE)
    assert found.exit_code == 0, found.stderr
    store = nrr.open_store(f"sqlite:///{folder / 'boards.db'}")
    assert store.resolve(nrr.publishing.token_in(told["link"])) == nrr.store.NotAvailable()
    assert isinstance(store.resolve(nrr.publishing.token_in(again["link"])), nrr.store.Board)
    store.close()


def test_a_rolling_export_takes_its_first_months_from_the_kept_book(folder):
    """The file of March begins in January: December comes from the book kept in February, down to its
    cells.
    """
    write(folder, *rows("Left,500,0,0"), months="2025-12-31,2026-01-31,2026-02-28")
    assert followed(folder, *STALE)[0].exit_code == 0
    later = [",".join([row.split(",")[0], *row.split(",")[2:], "140"]) for row in rows()]
    write(folder, *later, months="2026-01-31,2026-02-28,2026-03-31")
    found, told = followed(folder, *STALE)
    assert found.exit_code == 0, found.stderr
    assert told["rolling"] == "The file begins in Jan 2026; Dec 2025 comes from the data of the last board."
    store = nrr.store.open_store(f"sqlite:///{folder / 'boards.db'}")
    token = nrr.publishing.token_in((folder / "link.book").read_text())
    kept = nrr.publishing.unpack_work(store.open_book(token).payload).ledger
    store.close()
    assert [str(month) for month in kept.months] == ["2025-12", "2026-01", "2026-02", "2026-03"]
    first, left = kept.names.index("Customer 0"), kept.names.index("Left")
    assert [int(amount) // 1200 for amount in kept.grid[:, first]] == [100, 110, 120, 140]
    assert [int(amount) // 1200 for amount in kept.grid[:, left]] == [500, 0, 0, 0]
    assert [(cell.row, cell.raw) for cell in kept.origins.of(left, 0)] == [(10, "500")]
    assert [(cell.row, cell.raw) for cell in kept.origins.of(first, 3)] == [(2, "140")]


def test_customers_are_in_a_restatement_only_where_they_are_shown(folder):
    write(folder, *rows("Zyxwv,500,500,500"))
    followed(folder)
    write(folder, *rows("Zyxwv,500,400,400"))
    _, told = followed(folder, "--names", "shown", "--allow", "month_missing")
    assert "Zyxwv" in board_page(folder, told)


@pytest.mark.parametrize(
    ("rows_now", "months", "code"),
    [
        (rows(until=5), "2025-12-31,2026-01-31,2026-02-28", "rows_missing"),
        ([row.rpartition(",")[0] for row in rows()], "2025-12-31,2026-01-31", "older"),
        (rows(), "2025-12-31,2026-01-31,2026-02-28", "month_missing"),
    ],
)
def test_a_file_that_should_not_follow_is_refused_by_its_code(folder, rows_now, months, code):
    followed(folder)
    write(folder, *rows_now, months=months)
    found, told = followed(folder)
    assert found.exit_code == 2 and told is None
    assert found.stderr.startswith(f"refused: {code}: ") and f"--allow {code}" in found.stderr
    allowed = [word for one in (code, "month_missing") for word in ("--allow", one)]
    assert followed(folder, *allowed)[0].exit_code == 0


def test_a_month_that_was_expected_is_asked_of_the_first_file_too(folder):
    found, _ = followed(folder, "--expect", "2026-04")
    assert found.exit_code == 2 and "lacks Apr 2026" in found.stderr
    assert followed(folder, "--expect", "2026-02")[0].exit_code == 0


def test_a_file_that_holds_no_text_is_no_manage_link(folder):
    (folder / "link").write_bytes(b"\xff\xfe\x00")
    found = publish(folder, "--follow", str(folder / "link"))
    assert found.exit_code == 2 and "cannot be read" in found.stderr and boards_in(folder) == 0


def test_what_others_laid_beside_it_does_not_open_the_manage_link_to_them(folder):
    (folder / ".link.partial").touch(mode=0o666)
    (folder / "link").write_text(json.loads(publish(folder, "--json").stdout)["manage_link"])
    (folder / "link").chmod(0o644)
    assert publish(folder, "--follow", str(folder / "link"), *STALE).exit_code == 0
    assert (folder / "link").stat().st_mode & 0o077 == 0
    assert sorted(one.name for one in folder.glob(".link*")) == [".link.partial"]


def test_a_file_that_fails_after_all_says_that_the_board_is_out(tmp_path):
    with (
        pytest.raises(nrr.Refusal, match="the board is published"),
        nrr.publishing.following(tmp_path / "link") as remember,
    ):
        (tmp_path / "link").mkdir()
        remember("https://nrr.example/m/x")
    assert not list(tmp_path.glob(".link*"))


@pytest.mark.parametrize("base", ["javascript:alert(1)", "nrr.example.com", "https://x/?q", "https://"])
def test_an_address_no_browser_opens_makes_no_link(monkeypatch, base):
    monkeypatch.setenv("NRR_BASE_URL", base)
    with pytest.raises(nrr.Refusal, match="NRR_BASE_URL"):
        nrr.publishing.base_address()


@pytest.mark.parametrize(
    ("written", "read"),
    [(b"\xef\xbb\xbffour words are good\r\n", "four words are good"), (b"four words", "four words")],
)
def test_a_passphrase_is_read_as_a_reader_will_type_it(tmp_path, written, read):
    (tmp_path / "phrase").write_bytes(written)
    assert nrr.publishing.passphrase_in(tmp_path / "phrase") == read


def test_a_passphrase_file_of_no_text_is_refused(tmp_path):
    (tmp_path / "phrase").write_bytes(b"\xff\xfe\x00four words")
    with pytest.raises(nrr.Refusal):
        nrr.publishing.passphrase_in(tmp_path / "phrase")


@pytest.mark.parametrize(
    "options",
    [
        ("--expires", "400d"),
        ("--expires", "never"),
        ("--expires", "2020-01-01"),
        ("--follow", "book.csv"),
        ("--follow", "nowhere/link"),
        ("--follow", "/dev/full"),
        ("--where", "plan=x"),
        ("--as-of", "1900-01"),
        ("--as-of", "2100-01"),
    ],
)
def test_the_command_line_refuses_in_words(folder, options):
    options = tuple(str(folder / one) if one == "book.csv" else one for one in options)
    found = publish(folder, *options)
    assert found.exit_code == 2 and found.stderr.startswith("refused: ") and not found.stdout
