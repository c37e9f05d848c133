"""The watch: worked cases in memory, then a year of files through the command, and where it tells of them."""

import dataclasses
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import re
import secrets
import threading
from datetime import date
from pathlib import Path

import click
import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import ledger
from nrr.commands import main, webhooks
from nrr.intake import read
from nrr.store import Series
from nrr.successions import Code, Expectation, Former, objection
from nrr.watching import (
    EXIT,
    NOT_DELIVERED,
    Happened,
    Outcome,
    Side,
    Status,
    Thresholds,
    move_of,
    outcome_of,
    renewals_due,
)

FILES = [
    Path(__file__).parent / "examples" / "watch_cases.json",
    *filter(None, [os.environ.get("NRR_WATCH_CASES")]),
]
CASES = {one["id"]: one for file in FILES for one in json.loads(Path(file).read_text())["cases"]}


def of_kind(function):
    found = [one for one in CASES.values() if one["function"] == function]
    return pytest.mark.parametrize("case", found, ids=lambda one: one["id"])


def sides(customers, figure="nrr"):
    """The three windows of a case: what was said, the same window now, the next one."""
    rows = [row for row in customers for _ in range(row.get("count", 1))]
    old = np.array([row["old"] for row in rows], float)
    new = np.array([row["new"] for row in rows], float)
    ends = ((old[:, 0], old[:, 1]), (new[:, 0], new[:, 1]), (new[:, 2], new[:, 3]))
    return [of_figure(figure, *one) for one in ends]


def of_figure(figure, opening, closing):
    base = opening > 0
    if figure == "logo_retention":
        return Side((base & (closing > 0)).astype(float), base.astype(float))
    kept = np.where(base, closing, 0.0)
    return Side(np.minimum(kept, opening) if figure == "grr" else kept, opening)


@of_kind("watch_figure")
def test_a_worked_figure(case):
    asked = case["input"]
    found = move_of(*sides(asked["customers"], asked["figure"]), asked.get("past", ()), Thresholds())
    named = {"old": found.before} | {
        key: getattr(found, key) for key in ("then", "now", "restated", "moved", "half_width", "effective")
    }
    named |= {"top3_share": found.top3_share, "status": str(found.status)}
    for key, value in case["expected"].items():
        assert named[key] == (value if isinstance(value, str | None) else pytest.approx(value, abs=1e-9))


@of_kind("watch_outcome")
def test_what_is_said_and_the_status(case):
    limits = Thresholds(**case["input"]["thresholds"])
    expected = case["expected"]
    ends = zip(expected["status"], expected["said"], expected["state_moves"], strict=True)
    for run, (status, said, moves) in zip(case["input"]["runs"], ends, strict=True):
        assert ended(run, limits) == (status, said, moves), run


def ended(run, limits):
    """Status, whether anything is said, and whether the state goes on."""
    if run.get("first"):
        return EXIT[Outcome.FIRST], True, True
    if "refused" in run:
        return EXIT[Outcome.REFUSED], True, False
    if run.get("same_file"):
        return EXIT[Outcome.QUIET], False, False
    told = {key: run[key] for key in run if key not in ("figures", "renewals_due", "delivery_failed")}
    happened = Happened([Status(one) for one in run["figures"]], **told)
    outcome = outcome_of(happened, limits)
    if run.get("delivery_failed"):
        return NOT_DELIVERED, True, False
    return EXIT[outcome], outcome is Outcome.NEWS, True


@of_kind("renewals_due")
def test_renewals_within_ninety_days(case):
    as_of, dates = nrr.Month.parse(case["input"]["as_of"]), case["input"]["dates"]
    rows = [f"c{place} 100" for place in range(len(dates))]
    book = ledger(*rows, start=str(as_of), **{"Renewal date": dates})
    found = renewals_due(book, nrr.accounts.columns_of(book))
    assert [f"c{place}" in found for place in range(len(dates))] == case["expected"]["due"]
    counted = [(date.fromisoformat(one) - nrr.accounts.month_end(as_of)).days for one in dates]
    assert counted == case["expected"]["days"]
    assert [days for days, _ in found.values()] == [n for n in counted if 0 <= n <= 90]


@of_kind("watch_completeness")
def test_a_churned_customer_keeps_its_past_and_a_truncated_file_loses_it(case):
    for key, asked in case["input"].items():
        before, after = (
            drawn(asked["state"], asked["state_months"]),
            drawn(asked["file"], asked["file_months"]),
        )
        totals = {month: int(row.sum()) for month, row in zip(before.months, before.grid, strict=True)}
        expected = Expectation(date(2026, 3, 6))
        found = objection(Former(totals, "", before), after, after, expected)
        wanted = case["expected"][key]
        wanted = wanted.get("code") if isinstance(wanted, dict) else wanted
        assert (found is not None and found.code is Code.ROWS_MISSING) == (wanted == "rows_missing"), key


def drawn(customers, months):
    rows = [
        f"{name} {' '.join(str(own.get(m, 0) or '.') for m in months)}" for name, own in customers.items()
    ]
    return ledger(*rows, months=" ".join(months))


@given(st.lists(st.tuples(*[st.integers(0, 400)] * 6), min_size=6, max_size=12))
def test_restated_and_moved_add_up_and_so_do_the_customers(rows):
    numbers = np.array(rows, float)
    three = [Side(numbers[:, 2 * place + 1], numbers[:, 2 * place]) for place in range(3)]
    found = move_of(*three, (), Thresholds())
    if found.status is Status.CANNOT_TELL:
        assert min(side.customers for side in three) < 5 or None in (found.before, found.then, found.now)
        return
    assert found.now - found.before == pytest.approx(found.restated + found.moved, abs=1e-12)
    toward = [part for _, part in found.largest]
    assert all(part * found.moved > 0 for part in toward) and len(toward) <= 3


MONTHS = [f"{2024 + m // 12}-{m % 12 + 1:02d}" for m in range(24)]


def steady(customer, _month):
    return 100 + customer


def book(until, amount=steady, customers=60):
    rows = [f"Customer,Segment,{','.join(MONTHS[:until])}"]
    for one in range(customers):
        paid = ",".join(str(amount(one, month)) for month in range(until))
        rows.append(f"Zeta {one:02d},{'SMB' if one % 2 else 'Enterprise'},{paid}")
    return "\n".join(rows)


@pytest.fixture
def watch(tmp_path, monkeypatch):
    monkeypatch.setenv("NRR_STORE_URL", f"sqlite:///{tmp_path / 'boards.db'}")
    monkeypatch.setenv("NRR_BASE_URL", "https://nrr.example")

    def watch(text, *told, day="2025-12-02"):
        file = tmp_path / "book.csv"
        file.write_text(text)
        line = ["watch", str(file), "--follow", str(tmp_path / "state"), "--company", "Zeta Ltd"]
        return CliRunner().invoke(main, [*line, "--today", day, *told])

    watch.folder = tmp_path
    return watch


@pytest.fixture
def quick(watch, monkeypatch):
    """The same with the reader in this process, as `test_isolation` holds it equal to the one apart."""
    monkeypatch.setattr(
        nrr.intake, "read_apart", lambda data, name, answers, recipes: read(data, name, answers)
    )
    return watch


def leaving(customer, month):
    """Twelve of sixty leave in the month of index 14, and one amount of Feb 2025 is corrected."""
    if customer < 12 and month >= 14:
        return 0
    return 300 if (customer, month) == (40, 13) else steady(customer, month)


def test_files_of_a_year_are_told_only_where_something_happened(watch):
    first = watch(book(13))
    assert (first.exit_code, first.stdout) == (0, "Watching from Jan 2025: NRR 100.0%.\n")
    state = (watch.folder / "state").read_text()
    assert state.startswith("https://nrr.example/k/") and (watch.folder / "state").stat().st_mode & 0o077 == 0
    quiet = watch(book(14))
    assert (quiet.exit_code, quiet.output) == (0, "")
    state = (watch.folder / "state").read_text()
    news = watch(book(15, leaving), "--names", "shown", "--by", "Segment")
    assert news.exit_code == 3
    lines = news.stdout.splitlines()
    assert lines[0] == "Zeta Ltd: NRR 83.7%, restated and moved" and max(map(len, lines)) <= 78
    assert "NRR for Feb 2025 was 100.0%, is 102.1%: Zeta 40 +2.1 pts restated." in news.stdout
    assert "more than chance makes among these customers" in " ".join(lines)
    assert (watch.folder / "state").read_text() != state
    cut = watch("\n".join(book(16, leaving).splitlines()[:40]))
    assert cut.exit_code == 2 and "rows_missing" in cut.stderr and "looks cut off after row 40" in cut.stderr
    again = watch(book(15, leaving), day="2025-04-02")
    assert (again.exit_code, again.output) == (0, "")


def year_of(customer, month, until):
    """A year of files: a pause of one month, two up and two down, a correction, leavers, a whale lost."""
    if (customer, month) == (25, 11) or (customer < 12 and month >= 17):
        return 0
    if customer == 59:
        return 3_000 if month < 20 else 0
    if (customer, month) == (40, 14) and until >= 16:
        return 400
    moved = {20: 12, 21: 12, 22: -12, 23: -12}.get(customer, 0)
    return steady(customer, month) + (moved if month >= 14 else 0)


SPOKEN = {
    16: (3, "NRR for Mar 2025 was", "Zeta 40 +"),
    18: (
        3,
        "more than chance makes among these customers",
    ),
    21: (3, "Zeta 59", "A fact about one customer, no trend."),
    23: (
        3,
        "The definition changed: paused customers kept → paused customers counted as lost.",
    ),
}


def test_twelve_files_say_what_happened_and_nothing_else(quick):
    watch = quick
    told = {}
    for until in range(13, 25):
        rows = book(until, lambda customer, month, until=until: year_of(customer, month, until))
        if until == 20:
            cut = watch("\n".join(rows.splitlines()[:50]), "--names", "shown")
            assert cut.exit_code == 2 and "rows_missing" in cut.stderr
        rules = ("--policy", "reactivation=strict") if until >= 23 else ()
        told[until] = watch(rows, "--names", "shown", *rules)
    assert told.pop(13).exit_code == 0
    for until, run in told.items():
        code, *words = SPOKEN.get(until, (0, ""))
        said = " ".join(run.output.split())
        assert (run.exit_code, until) == (code, until), said
        assert all(word in said for word in words) and bool(said) == bool(code), (until, said)
    store = nrr.open_store(nrr.publishing.store_url())
    kept = store.open_book(nrr.publishing.token_in((watch.folder / "state").read_text()))
    store.close()
    (row,) = nrr.publishing.unpack_work(kept.payload).log
    assert row.changed == {"reactivation": ("p2p", "strict")} and row.points["nrr"] < 0


def test_a_single_large_loss_is_a_fact_about_one_customer(quick):
    watch = quick

    def whale(customer, month):
        return (0 if month >= 14 else 3_000) if customer == 0 else 100

    watch(book(14, whale))
    told = watch(book(15, whale), "--names", "shown", "--json")
    found = json.loads(told.stdout)
    assert (told.exit_code, found["outcome"], found["schema"]) == (3, "news", "watch 1")
    nrr_row = found["figures"][0]
    assert (nrr_row["status"], nrr_row["customers"][0]["name"]) == ("few", "Zeta 00")
    assert found["large_losses"] == [
        {"customer": "Zeta 00", "kind": "churn", "before": "36000.00", "after": "0.00"}
    ]
    assert found["now"] == "2025-03" and found["board"] is None and len(found["digest"]) == 64


def test_without_leave_no_name_leaves_in_any_form(quick):
    watch = quick
    seen = []

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            seen.append((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret, mail = watch.folder / "secret", watch.folder / "mail.eml"
    secret.write_text("between us\n")
    watch(book(14))
    told = watch(
        book(15, leaving),
        *("--mail-file", str(mail), "--to", "cfo@zeta.example", "--from", "nrr@zeta.example"),
        *("--webhook", f"http://127.0.0.1:{server.server_port}/x", "--webhook-secret-file", str(secret)),
    )
    server.shutdown()
    server.server_close()
    assert told.exit_code == 3, told.output
    ((heads, body),) = seen
    at, _, given = heads["X-NRR-Signature"].partition(",v1=")
    signed = hmac.new(b"between us", f"{at.removeprefix('t=')}.".encode() + body, hashlib.sha256)
    assert signed.hexdigest() == given and next(iter(json.loads(body))) == "text"
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert (message["To"], message["Subject"]) == (
        "cfo@zeta.example",
        "Zeta Ltd: NRR 83.7%, restated and moved",
    )
    plain, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert plain.split() == told.stdout.split() and "<script" not in html and "http" not in html
    for form in (told.stdout, body.decode(), plain, html):
        assert "Zeta 40" not in form and "Zeta 01" not in form


def test_a_long_digest_is_shortened_in_its_lists_never_in_its_json():
    """Two thousand segments come to more than 64 kB: the hook gets the first and how many are not told."""
    figures = [{"figure": "nrr", "segment": {"Region": f"Region {n:04d}"}, "now": 1.0} for n in range(2000)]
    body = webhooks.body_of({"text": "NRR fell", "outcome": "news", "figures": figures})
    told = json.loads(body)
    assert len(body) <= 64_000 and told["text"] == "NRR fell" and told["figures"][0]["segment"]
    assert len(told["figures"]) + told["left_out"]["figures"] == 2000


def test_what_could_not_be_delivered_is_said_again(quick):
    watch = quick
    watch(book(14))
    state = (watch.folder / "state").read_text()
    failed = watch(book(15, leaving), "--mail-file", str(watch.folder / "no" / "mail"))
    assert failed.exit_code == 4 and (watch.folder / "state").read_text() == state
    assert watch(book(15, leaving)).exit_code == 3
    refused = watch(book(15, leaving), "--webhook", "http://elsewhere.example/x")
    assert refused.exit_code == 2 and "https address" in refused.stderr


def test_news_publishes_the_next_board_of_the_series(quick):
    watch = quick
    watch(book(14))
    told = watch(book(15, leaving), "--publish", "--json")
    found = json.loads(told.stdout)
    store = nrr.open_store(nrr.publishing.store_url())
    board = store.resolve(nrr.publishing.token_in(found["board"]))
    newest = store.resolve_standing(nrr.publishing.token_in(found["standing"]))
    store.close()
    assert found["standing"].startswith("https://nrr.example/s/") and newest.payload == board.payload
    assert nrr.publishing.published_snapshot(board.payload).view.window.closing == nrr.Month.parse("2025-03")


def cutting(customer, month):
    """Six cut in the fourteenth month, and a seventh of the customers leaves in the next."""
    return 50 if customer < 6 and month > 12 else leaving(customer, month)


def test_agreed_actions_go_along_to_the_next_state_and_board_under_the_names_of_now(watch):
    first = nrr.read(book(14, cutting).encode(), "book.csv").ledger
    subject = nrr.findings.subject_of(first, nrr.View(nrr.Window.trailing(first.months[-1], 12)))
    terms = nrr.actions.Terms("one", "2025-03-02", nrr.Month.parse("2025-06"))
    agreed = nrr.actions.agree(subject, (), "A-CUT", terms, "stamp")
    assert len(agreed.customers) == 6
    store, state = nrr.open_store(nrr.publishing.store_url()), watch.folder / "state"
    work = nrr.publishing.KeptWork("book.csv", first, nrr.Policy(), agreements=(agreed,))
    kept = nrr.publishing.keep_for_next(store, work, Series(secrets.token_bytes(32)))
    state.write_text(nrr.publishing.book_address("https://nrr.example", kept.keep_token))
    told = watch(book(15, cutting).replace("Zeta 00,", "Renamed 00,"), "--publish", "--json")
    board = store.resolve(nrr.publishing.token_in(json.loads(told.stdout)["board"]))
    assert "Of 1 agreed action, 0 worked, 1 cannot be told yet" in str(
        nrr.publishing.published_plate(board.payload)
    )
    moved = store.open_book(nrr.publishing.token_in(state.read_text()))
    store.close()
    (now,) = nrr.publishing.unpack_work(moved.payload).agreements
    assert now.customers == agreed.customers
    assert [one.names for one in now.events] == [(("Zeta 00", "Renamed 00"),)]


def test_the_month_that_should_be_there_is_asked_for(quick):
    watch = quick
    watch(book(14))
    late = watch(book(14), day="2025-04-06")
    assert late.exit_code == 2 and "month_missing" in late.stderr and "Mar 2025" in late.stderr
    early = watch(book(14), day="2025-04-03")
    assert (early.exit_code, early.output) == (0, "")


def test_the_guide_names_options_and_thresholds_that_there_are():
    guide = (Path(nrr.__file__).parent / "guide" / "watching.md").read_text(encoding="utf-8")
    known = {
        option
        for one in main.get_command(click.Context(main, resilient_parsing=True), "watch").params
        for option in one.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", guide)) <= known
    told = dict(re.findall(r"--set ([a-z_]+)=([0-9.]+)", guide))
    assert {key: float(value) for key, value in told.items()} == dataclasses.asdict(Thresholds())
