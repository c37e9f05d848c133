"""Alarms between a book and its headline: each fires on its own kind of wrong reading, and not on books as
they are.
"""

import json

import pytest
from click.testing import CliRunner

import nrr
from builders import ledger
from nrr.__main__ import main
from nrr.plausibility import ALARMS

FLAT = [f"c{k} {'100 ' * 13}".strip() for k in range(20)]
WRONG = {
    "retention": [f"c{k} 100 {'100 ' * 11}10".strip() for k in range(6)],
    "month_off": [f"c{k} 100 100 1200 {'100 ' * 10}".strip() for k in range(6)],
    "one_month": [f"c{k} {'. ' * (k % 12)}100 {'. ' * (12 - k % 12)}".strip() for k in range(12)],
    "short_life": [
        *(f"c{k} {'100 ' * 13}".strip() for k in range(20)),
        *(f"d{k} {'. ' * k}100 {'. ' * (12 - k)}".strip() for k in range(12)),
    ],
    "doubled": [f"c{k} {'100 ' * k}200 {'100 ' * (12 - k)}".strip() for k in range(1, 7)],
    "few_at_opening": [f"c{k} {'. ' * 12}100".strip() for k in range(20)],
}


def course(name, *paid):
    return f"{name} {' '.join(str(amount) if amount else '.' for amount in paid)}"


def level(count, amount=100, months=13, name="c"):
    return [course(f"{name}{k}", *[amount] * months) for k in range(count)]


EDGES = {
    "retention, lowest": ("retention", level(5, 100, 12, "k"), 30, 29),
    "retention, highest": ("retention", level(5, 100, 12, "k"), 300, 301),
}
"""Rows of twelve months, an amount of the thirteenth that is still plausible, and one that is not."""


@pytest.mark.parametrize(("key", "rows", "within", "beyond"), EDGES.values(), ids=EDGES)
def test_retention_is_doubted_just_beyond_its_limits(key, rows, within, beyond):
    assert key not in fired(*(f"{row} {within}" for row in rows))
    assert key in fired(*(f"{row} {beyond}" for row in rows))


AT_THE_LIMIT = {
    "a month half as high again": (
        "month_off",
        [course(f"c{k}", *[100] * 6, 149, *[100] * 6) for k in range(5)],
        [course(f"c{k}", *[100] * 6, 150, *[100] * 6) for k in range(5)],
    ),
    "a month half as low": (
        "month_off",
        [course(f"c{k}", *[100] * 6, 51, *[100] * 6) for k in range(5)],
        [course(f"c{k}", *[100] * 6, 50, *[100] * 6) for k in range(5)],
    ),
    "half of all customers in one month": (
        "one_month",
        [*level(5), *(course(f"d{k}", *[0] * k, 100, *[0] * (12 - k)) for k in range(5))],
        [*level(5), *(course(f"d{k}", *[0] * k, 100, *[0] * (12 - k)) for k in range(6))],
    ),
    "half of those who left after one month": (
        "short_life",
        [
            *level(20),
            *(course(f"d{k}", *[0] * k, 100, *[0] * (12 - k)) for k in range(5)),
            *(course(f"e{k}", *[0] * k, 100, 100, *[0] * (11 - k)) for k in range(6)),
        ],
        [
            *level(20),
            *(course(f"d{k}", *[0] * k, 100, *[0] * (12 - k)) for k in range(6)),
            *(course(f"e{k}", *[0] * k, 100, 100, *[0] * (11 - k)) for k in range(5)),
        ],
    ),
    "one in five paid twice": (
        "doubled",
        [*level(22), *(course(f"d{k}", *[100] * k, 200, *[100] * (12 - k)) for k in range(1, 6))],
        [*level(20), *(course(f"d{k}", *[100] * k, 200, *[100] * (12 - k)) for k in range(1, 6))],
    ),
    "one customer of twenty at the opening": (
        "few_at_opening",
        [*level(1), *(course(f"d{k}", *[0] * 12, 100) for k in range(19))],
        [*level(1), *(course(f"d{k}", *[0] * 12, 100) for k in range(20))],
    ),
}
"""A book that is still like others, and one a step beyond the limit: they settle the number."""


@pytest.mark.parametrize(("key", "within", "beyond"), AT_THE_LIMIT.values(), ids=AT_THE_LIMIT)
def test_each_limit_is_settled_by_a_book_on_either_side(key, within, beyond):
    assert key not in fired(*within)
    assert key in fired(*beyond)


def test_every_limit_says_which_example_settles_it():
    assert all(row.case and row.against and row.limits for row in ALARMS.values())
    assert {key for key, *_ in AT_THE_LIMIT.values()} | {"retention", "same_amount"} == set(ALARMS)


def fired(*rows):
    book = nrr.ledgers.settle(ledger(*rows), nrr.Policy())
    return {alarm.key for alarm in nrr.take(book, view(book), title="", made_at="").alarms}


def view(book):
    return nrr.View(nrr.default_window(book))


def test_every_row_has_a_book_that_fires_it():
    assert set(WRONG) | {"same_amount"} == set(ALARMS)


@pytest.mark.parametrize("key", WRONG)
def test_an_alarm_fires_on_its_own_kind(key):
    assert key in fired(*WRONG[key])


@pytest.mark.parametrize(
    "rows",
    [
        FLAT,
        [f"c{k} {'100 ' * (6 + k)}{'. ' * (7 - k)}".strip() for k in range(7)] + FLAT[7:],
        ["big 100 100 90 80", "small 10 20 20 20"],
        [f"c{k} {'. ' * k}100 {'110 ' * (12 - k)}".strip() for k in range(13)],
    ],
    ids=[
        "nobody moves",
        "customers leave after half a year and later",
        "two customers",
        "one more every month",
    ],
)
def test_books_as_they_are_raise_none(rows):
    assert fired(*rows) == set()


def test_a_filter_to_few_customers_raises_no_alarm_of_its_own():
    book = ledger(*FLAT, "gone 100 " + ". " * 12, plan=["basic"] * 20 + ["pro"])
    asked = nrr.View(nrr.default_window(book), where=(("plan", ("pro",)),))
    found = nrr.take(book, asked, title="", made_at="")
    assert found.main.headline.rates.nrr == 0 and found.alarms == ()


ANNUAL = "Invoice,Customer,Date,Amount\n" + "".join(
    f"I{k:04d},Customer {c:02d},{day},{amount}\n"
    for k, (c, day, amount) in enumerate(
        [(c, f"{y}-03-{1 + c:02d}", 12_000 + c) for y in (2024, 2025) for c in range(2)]
        + [(c, f"{2024 + m // 12}-{m % 12 + 1:02d}-01", 100 + c) for m in range(24) for c in range(2, 9)]
    )
)
FLAGS = "Customer,2025-01,2025-02,2025-03\n" + "".join(f"C{k},1,1,1\n" for k in range(6))


def test_a_doubtful_file_says_so_in_the_report_and_never_reads_all_pass(tmp_path):
    file = tmp_path / "active.csv"
    file.write_text(FLAGS)
    report = json.loads(CliRunner().invoke(main, ["report", str(file), "--months", "1", "--json"]).stdout)
    assert [alarm["key"] for alarm in report["alarms"]] == ["same_amount"]
    codes = [problem["code"] for problem in report["problems"]]
    assert "implausible_same_amount" in codes


def test_one_price_for_everybody_under_a_heading_of_money_is_no_alarm():
    found = nrr.read(FLAGS.encode(), "mrr.csv")
    assert not [problem for problem in found.problems if problem.code.startswith("implausible")]


def test_a_doubt_of_the_file_stays_with_a_kept_book():
    found = nrr.read(FLAGS.encode(), "active.csv")
    kept = nrr.unpack(nrr.pack(found.ledger))
    assert kept.doubts == ("same_amount",)
    assert [alarm.key for alarm in nrr.take(kept, view(kept), title="", made_at="").alarms] == ["same_amount"]


def test_a_board_and_its_paper_say_the_doubt_beside_the_headline():
    book = ledger(*WRONG["doubled"])
    snapshot = nrr.take(book, view(book), title="Board", made_at="2026-01-31")
    words = "customers have a month of exactly twice the month before"
    page = nrr.export.board_page(
        nrr.snapshots.decode(nrr.snapshots.encode(snapshot)), nrr.export.BoardOptions()
    )
    assert words in (page if isinstance(page, str) else page.decode())


def test_publish_wants_the_words_of_its_publisher(tmp_path, monkeypatch):
    monkeypatch.setenv("NRR_STORE_URL", f"sqlite:///{tmp_path / 'boards.db'}")
    monkeypatch.setenv("NRR_BASE_URL", "https://boards.example")
    file = tmp_path / "active.csv"
    file.write_text(FLAGS)
    asked = ["publish", str(file), "--company", "Acme", "--months", "1", "--json"]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 2 and "the data look doubtful" in told.stderr
    told = CliRunner().invoke(main, [*asked, "--confirm", "A list of licences, one a customer."])
    assert told.exit_code == 0 and json.loads(told.stdout)["link"].startswith("https://boards.example/b/")
