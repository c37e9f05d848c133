"""Every question can be answered, and the label of an answer means what it says."""

import pytest

import nrr
from tests.intake.labels import answered, questions, totals_of

MONTHS = ["Oct 2024", "Nov 2024", "Dec 2024"]
THOUSANDS = {
    "Ada": ["5,180", "5,180", "5,180"],
    "Bo": ["8,270", "8,270", ""],
    "Cy": ["4,570", "4,570", "5,710"],
}


def table(delimiter, rows, head=("Customer", *MONTHS)):
    lines = [head, *((name, *cells) for name, cells in rows.items())]
    return "\n".join(delimiter.join(map(str, line)) for line in lines).encode()


@pytest.mark.parametrize("delimiter", ["\t", "|", ";"])
@pytest.mark.parametrize("sign", [",", "."])
def test_a_sign_that_groups_thousands_does(delimiter, sign):
    rows = {name: [cell.replace(",", sign) for cell in cells] for name, cells in THOUSANDS.items()}
    data = table(delimiter, rows)
    groups, points = questions(nrr.read(data, "mrr.txt"))[0].choices
    assert f"5{sign}180 is 5180" in groups.label and f"5{sign}180 is 5.18" in points.label
    assert groups.closing_arr_minor == 1000 * points.closing_arr_minor == 10890 * 1200
    assert totals_of(answered(data, "mrr.txt", "groups thousands"))["2024-10"] == 18020
    assert totals_of(answered(data, "mrr.txt", "decimal point"))["2024-10"] == 18.02


def test_both_signs_open_name_the_one_that_is_decimal():
    data = table(";", {"Ada": ["5,180", "5.180", "5,180"], "Bo": ["1,270", "1,270", "1,270"]})
    assert totals_of(answered(data, "mrr.txt", "point is the decimal sign"))["2024-11"] == 1275.18
    assert totals_of(answered(data, "mrr.txt", "comma is the decimal sign"))["2024-11"] == 5181.27


def test_a_price_with_three_decimals_among_ordinary_ones_is_no_question():
    rows = {"Ada": ["99.995"] * 3, "Bo": ["520.00"] * 3, "Cy": ["100.00", "690.00", "690.00"]}
    found = nrr.read(table(";", rows), "mrr.csv")
    assert totals_of(found)["2024-10"] == pytest.approx(719.995, abs=0.006)
    assert not any("decides" in p.what for p in found.problems)


def test_one_that_would_be_far_from_the_others_is_asked_about():
    rows = {"Ada": ["1.200"] * 3, "Bo": ["520.00"] * 3, "Cy": ["990.00"] * 3}
    assert [q.code for q in questions(nrr.read(table(";", rows), "mrr.csv"))] == ["decimal"]


FISCAL = [f"FY25 M{month:02d}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("name", "first"),
    [("September", "2024-09"), ("March", "2024-03"), ("January", "2025-01"), ("December", "2024-12")],
)
def test_a_fiscal_year_starts_in_any_month(name, first):
    data = table(",", {"Ada": [100] * 12, "Bo": [50] * 12}, ("Customer", *FISCAL))
    assert len(questions(nrr.read(data, "fiscal.csv"))[0].choices) == 12
    assert min(totals_of(answered(data, "fiscal.csv", f"in {name}:"))) == first


def test_months_in_rows_have_the_same_twelve_starts():
    rows = "".join(f"Ada,{month},100\nBo,{month},50\n" for month in FISCAL)
    found = answered(f"Customer,Month,MRR\n{rows}".encode(), "fiscal.csv", "in October:")
    assert min(totals_of(found)) == "2024-10"


def test_months_without_a_year_can_be_of_last_year():
    year = nrr.Month.of(*map(int, today().split("-"))).year - 1
    data = table(",", {"Ada": [100] * 3, "Bo": [50, 60, 70]}, ("Customer", "Jan", "Feb", "Mar"))
    assert list(totals_of(answered(data, "mrr.csv", f"{year}"))) == [f"{year}-0{m}" for m in (1, 2, 3)]
    rows = "Customer,Month,MRR\nAda,Jan,100\nAda,Feb,100\nBo,Jan,70\nBo,Feb,80\n"
    assert list(totals_of(answered(rows.encode(), "mrr.csv", f"{year}"))) == [f"{year}-01", f"{year}-02"]


WINTER = ("Nov", "Dec", "Jan", "Feb")


def test_months_over_the_turn_of_a_year_are_of_two():
    year = nrr.Month.of(*map(int, today().split("-"))).year - 1
    held = [f"{year - 1}-11", f"{year - 1}-12", f"{year}-01", f"{year}-02"]
    label = f"last month is {year}: Nov {year - 1} to Feb {year}"
    for months in (WINTER, WINTER[::-1]):
        data = table(",", {"Ada": [100] * 4, "Bo": [50] * 4}, ("Customer", *months))
        assert sorted(totals_of(answered(data, "mrr.csv", label))) == held
    by_customer = "".join(f"{name},{month},100\n" for name in ("Ada", "Bo") for month in WINTER)
    by_month = "".join(f"{name},{month},100\n" for month in WINTER for name in ("Ada", "Bo"))
    for rows in (by_customer, by_month):
        found = answered(f"Customer,Month,MRR\n{rows}".encode(), "mrr.csv", label)
        assert list(totals_of(found)) == held


def test_a_number_beside_the_month_is_the_year_or_the_day():
    data = table(",", {"Ada": [100] * 3, "Bo": [50] * 3}, ("Customer", "22-Jan", "22-Feb", "22-Mar"))
    labels = [option.label for q in questions(nrr.read(data, "mrr.csv")) for option in q.choices]
    assert labels == ["The number is the year", "The number is the day"]
    year = nrr.Month.of(*map(int, today().split("-"))).year - 1
    found = answered(data, "mrr.csv", "is the day", f"{year}")
    assert list(totals_of(found)) == [f"{year}-0{m}" for m in (1, 2, 3)]


def today():
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m")


CENTS = {"Ada": [45000, 45000, 45000], "Bo": [68000, 68000, 70000], "Cy": [9900, 9900, 9900]}
NOTES = {
    "All amounts in cents": "en",
    "Alle Beträge in Cent": "de",
    "Montants en centimes": "fr",
    "Importes en céntimos": "es",
    "Importi in centesimi": "it",
    "Bedragen in centen": "nl",
    "Valores em cêntimos": "pt",
    "Belopp i öre": "sv",
    "Kwoty w groszach": "pl",
    "Amounts are minor units": "en",
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_says_cents_can_be_answered(note):
    data = f"{note}\n\n".encode() + table(",", CENTS)
    cents, full = questions(nrr.read(data, "mrr.csv"))[0].choices
    assert "45000 is 450.00" in cents.label and full.closing_arr_minor == 100 * cents.closing_arr_minor
    assert totals_of(answered(data, "mrr.csv", "in cents"))["2024-10"] == 1229
    assert totals_of(answered(data, "mrr.csv", "in full"))["2024-10"] == 122900


def test_a_remark_below_or_a_column_beside_says_cents_too():
    below = table(",", CENTS) + b"\nAll amounts are in cents,,,\n"
    assert totals_of(answered(below, "mrr.csv", "in cents"))["2024-10"] == 1229
    rows = "Customer,Month,Amount,Unit\n" + "".join(
        f"{n},2024-1{m},{a},cents\n" for n, c in CENTS.items() for m, a in enumerate(c)
    )
    assert totals_of(answered(rows.encode(), "mrr.csv", "in cents"))["2024-10"] == 1229


def test_annual_amounts_in_cents_stay_annual():
    rows = "Figures in cents\nCustomer,Month,ARR\n" + "".join(
        f"{n},2024-1{m},{a * 12}\n" for n, c in CENTS.items() for m, a in enumerate(c)
    )
    assert totals_of(answered(rows.encode(), "book.csv", "in cents"))["2024-10"] == 1229
    assert totals_of(answered(rows.encode(), "book.csv", "in full"))["2024-10"] == 122900


def api(amount, head="customer,date,unit_amount,currency", currency="usd"):
    rows = "".join(
        f"{name},2024-{month}-01,{amount(a)},{currency}\n"
        for name, cells in CENTS.items()
        for month, a in zip((10, 11, 12), cells, strict=True)
    )
    return f"{head}\n{rows}".encode()


def test_whole_numbers_of_an_api_may_be_cents():
    assert totals_of(answered(api(int), "export.csv", "in cents"))["2024-10"] == 1229
    by_id = (
        api(int, "customer,date,amount,currency")
        .replace(b"Ada", b"cus_9s6XKzkNRiz8i3")
        .replace(b"Bo", b"cus_4QFJOjw2pOmAGJ")
        .replace(b"Cy", b"cus_NffrFeUfNV2Hib")
    )
    assert totals_of(answered(by_id, "export.csv", "in cents"))["2024-10"] == 1229


@pytest.mark.parametrize(
    "data",
    [
        api(lambda a: f"{a / 100:.2f}"),
        api(int, currency="jpy"),
        api(lambda a: a // 1000),
        api(int, "Customer,Date,Amount,Currency"),
    ],
)
def test_amounts_with_decimals_in_yen_small_or_under_a_plain_heading_are_no_question(data):
    assert all(q.code != "cents" for q in questions(nrr.read(data, "export.csv")))


def test_a_heading_that_says_cents_is_read_at_once():
    rows = "Kunde,Monat,Betrag (Cent)\n" + "".join(
        f"{n},2024-1{m},{a}\n" for n, c in CENTS.items() for m, a in enumerate(c)
    )
    assert totals_of(nrr.read(rows.encode(), "buch.csv"))["2024-10"] == 1229
    assert questions(nrr.read(b"Growth in per cent\n" + table(",", CENTS), "mrr.csv")) == []
