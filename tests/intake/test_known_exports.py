"""Exports of the tools finance teams use: each recipe reads its sample to figures added up elsewhere."""

import csv
import io
import re
import sys
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from nrr.commands import main
from nrr.intake import Answers, read, supported_tools
from nrr.intake.outcomes import headline

sys.path.insert(0, str(Path(__file__).parent))

import exports

ROOT = Path(__file__).resolve().parents[2]
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in exports.FOLDER.glob("*.toml")}
THROUGH = Answers(as_of="2025-03")
ASKED_FOR = (
    "Stripe, Chargebee, Recurly, Paddle, Zuora, Maxio, Braintree, Recharge, Lemon Squeezy, Lago, Kill Bill,"
    " Odoo, Xero, NetSuite, QuickBooks, HubSpot, Salesforce, App Store, Google Play, RevenueCat, ChartMogul,"
    " Baremetrics"
)


@lru_cache(maxsize=64)
def reading(name):
    return read(FILES[name]["sample"]["text"].encode(), "export (3).csv", THROUGH)


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_export_is_recognised_and_read_to_figures_added_up_elsewhere(name):
    told, figures, found = FILES[name]["sample"], exports.figures(name), reading(name)
    assert told["text"] == exports.text_of(exports.rows_of(name)), "python tests/intake/exports.py"
    assert {key: told[key] for key in figures} == figures
    assert [found.outcome, *known(found)] == ["accepted", FILES[name]["name"]]
    (totals,) = found.totals.by_currency.values()
    assert (totals, found.totals.customers) == (figures["mrr"], figures["customers"])
    assert f"{headline(found.ledger) * 100:.1f}" == figures["nrr"]


def known(found):
    return [
        problem.what.split(" of ", 1)[1].removesuffix(" by its headings.")
        for problem in found.problems
        if problem.code == "known_export"
    ]


LEFT_OUT = [
    ("stripe_subscriptions", "trial", "1 row is trial", "99.00"),
    ("stripe_subscriptions", "failed first payment", "incomplete_expired", "49.00"),
    ("stripe_api_subscriptions", "test mode", "livemode: FALSE", "500,000.00"),
    ("stripe_invoices", "void, draft and uncollectible", "3 rows", "637.00"),
    ("stripe_invoices", "one-off", "setup fee", "1,500.00"),
    ("stripe_invoices", "discounts", "Total Discount Amount was taken off", "in all"),
    ("stripe_payments", "refunds", "Amount Refunded was taken off", "25.00"),
    ("stripe_payments", "test mode", "(Test)", "999.00"),
    ("stripe_payments", "failed", "(Failed)", "33.00"),
    ("lemon_squeezy_invoices", "test mode", "test_mode: true", "99,900.00"),
    ("lago_invoices", "credits and one-offs", "3 rows are excluded by column invoice_type", "202,000.00"),
    ("odoo_invoices", "cancelled and draft", "column Status", "520.00"),
    ("xero_invoices", "one-off", "Implementation services", "1,500.00"),
    ("xero_invoices", "voided", "column Status (Voided)", "440.00"),
    ("netsuite_sales", "payments", "1 row is the payment of an invoice", "-250.00"),
    ("zuora_charges", "one-off", "column name (Implementation)", "in all"),
    ("google_play_earnings", "fees", "Google fee", "in all"),
    ("revenuecat_transactions", "sandbox", "is_sandbox: true", "99.00"),
    ("revenuecat_transactions", "one-off", "column is_auto_renewable", "49.00"),
    ("kill_bill_transitions", "test accounts", "column report_group (test)", "5,000.00"),
    ("hubspot_deals", "deals not won", "Closed lost", "300.00"),
    ("salesforce_opportunities", "deals not won", "Closed Lost", "2,400.00"),
    ("maxio_subscriptions", "trials", "trial_ended", "19,800.00"),
]


@pytest.mark.parametrize(("name", "kind", "words", "money"), LEFT_OUT)
def test_what_does_not_recur_is_left_out_by_the_words_of_the_source_and_said_with_its_money(
    name, kind, words, money
):
    said = [problem.what for problem in reading(name).problems]
    assert [text for text in said if words in text and money in text and "row" in text], (kind, said)


def test_a_tool_is_called_supported_only_where_its_headings_were_read():
    for name, told in FILES.items():
        assert told["vendor"] and told["reads"] and told["leaves_out"], name
        if told.get("verified"):
            assert told["read_at"], name
            for address, day in told["read_at"].items():
                assert address.startswith("https://") and re.fullmatch(r"20\d\d-\d\d-\d\d", day)
        else:
            assert "columns" not in told and "read_at" not in told, name
    assert {told["vendor"] for told in FILES.values()} == set(ASKED_FOR.split(", "))
    assert set(supported_tools()) == {told["vendor"] for told in FILES.values() if told.get("verified")}


def test_the_readme_and_the_guide_name_what_the_recipes_say():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| known exports | {', '.join(supported_tools())};" in readme
    assert exports.GUIDE.read_text(encoding="utf-8") == exports.guide(), "python tests/intake/exports.py"


def test_the_commands_of_the_guide_do_what_they_say(tmp_path, monkeypatch):
    page = exports.GUIDE.read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(\w+)\n(.*?)```", page, re.S))
    (tmp_path / "tallybird.csv").write_text(blocks["csv"])
    (tmp_path / "tallybird.recipe.toml").write_text(blocks["toml"])
    monkeypatch.chdir(tmp_path)
    shown = [
        CliRunner().invoke(main, line.split()[3:], catch_exceptions=False)
        for line in blocks["bash"].splitlines()
    ]
    assert [run.exit_code for run in shown] == [0, 0, 0]
    assert "5 months, Jan 2024 to May 2024, with 50.00 of MRR in the last." in shown[0].output
    assert "1 row is excluded by column Lifecycle (dreaming)" in shown[1].output


def test_two_currencies_are_asked_about():
    rows = exports.rows_of("stripe_invoices")
    at, who = rows[0].index("Currency"), rows[1][2]
    mixed = [[*row[:at], "eur", *row[at + 1 :]] if row[2] == who else row for row in rows]
    found = read(exports.text_of(mixed).encode(), "invoices.csv", THROUGH)
    assert found.outcome == "needs_answer" and found.problems[0].code == "mixed_currencies"


def written(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


def with_dates(rows, form):
    day = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=$|[ T])")
    return [[day.sub(form, str(cell)) for cell in row] for row in rows]


def with_commas(rows):
    return [[re.sub(r"^(-?\d+)\.(\d\d)$", r"\1,\2", str(cell)) for cell in row] for row in rows]


VARIATIONS = {
    "month first": lambda rows: written(with_dates(rows, r"\2/\3/\1")),
    "day first": lambda rows: written(with_dates(rows, r"\3.\2.\1")),
    "semicolons and commas": lambda rows: written(with_commas(rows), ";", "utf-8-sig"),
    "UTF-16 with tabs": lambda rows: written(rows, "\t", "utf-16"),
    "a title and blank rows": lambda rows: written([["Export"], [], *(x for row in rows for x in (row, []))]),
    "capitals": lambda rows: written([[str(cell).upper() for cell in rows[0]], *rows[1:]]),
}


@pytest.mark.parametrize(
    ("name", "variation"),
    [
        ("chargebee_api_subscriptions", "month first"),
        ("stripe_subscriptions", "day first"),
        ("odoo_invoices", "semicolons and commas"),
        ("google_play_earnings", "UTF-16 with tabs"),
        ("lemon_squeezy_invoices", "a title and blank rows"),
        ("xero_invoices", "capitals"),
    ],
)
def test_the_same_export_in_another_dress_gives_the_same(name, variation):
    found = read(VARIATIONS[variation](exports.rows_of(name)), "renamed.csv", THROUGH)
    assert found.outcome == "accepted", [problem.what for problem in found.problems]
    assert next(iter(found.totals.by_currency.values())) == exports.figures(name)["mrr"]


def test_amounts_with_decimals_are_no_cents_whatever_the_recipe_says():
    name = "baremetrics_subscriptions"
    rows = exports.rows_of(name)
    at = rows[0].index("plan_amount")
    full = [rows[0], *([*r[:at], exports.money(int(r[at])), *r[at + 1 :]] for r in rows[1:])]
    found = read(exports.text_of(full).encode(), "x.csv", THROUGH)
    assert next(iter(found.totals.by_currency.values())) == exports.figures(name)["mrr"]


def test_an_end_nobody_filled_is_none_beside_the_day_of_cancellation():
    text = "Account,Started on,Expires on,Cancelled on,State,Fee per month\n" + "".join(
        f"{who},2024-01-05,,{end},{state},{fee}\n"
        for who, end, state, fee in (
            ("Ada", "2024-06-05", "canceled", 100),
            ("Bo", "", "active", 50),
            ("Cy", "2024-09-05", "canceled", 30),
        )
    )
    totals = next(iter(read(text.encode(), "x.csv", THROUGH).totals.by_currency.values()))
    assert [totals[month] for month in ("2024-05", "2024-06", "2024-09")] == ["180.00", "80.00", "50.00"]


def test_two_invoices_a_year_apart_among_monthly_ones_are_asked_about():
    rows = [["Customer", "Invoice date", "Amount"]]
    for day in [f"2024-{m:02d}-07" for m in range(1, 13)] + [f"2025-{m:02d}-07" for m in range(1, 4)]:
        rows += [["Ada", day, "100.00"], ["Bo", f"{day[:8]}19", "50.00"]]
    rows += [["Cy", "2024-02-11", "1200.00"], ["Cy", "2025-02-11", "1320.00"]]
    found = read(written(rows), "invoices.csv")
    assert found.outcome == "needs_answer" and "2 monthly, 1 annual" in found.problems[0].what
