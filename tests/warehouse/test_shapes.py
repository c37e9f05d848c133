"""Tables that are no copy of our file: subscriptions with changes, invoices with service periods, movements.

Each is written into a database with days and statuses as a billing system has them; its export is the file.
"""

import json

import duckdb
import psycopg
import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.warehouse import Wanted, Warehouse, opened
from store.databases import Server

SUBSCRIPTIONS = """customer,subscription,plan,status,start_date,ended_at,amount,interval
Ash,s1,free,canceled,2024-01-10,2024-06-10,100.00,month
Ash,s1,pro,active,2024-06-10,,150.00,month
Birch,s2,pro,active,2024-01-01,,1200.00,year
Cedar,s3,pro,canceled,2024-02-15,2025-02-15,300.00,quarter
Dogwood,s4,free,canceled,2024-01-20,2024-08-20,80.00,month
Dogwood,s5,free,active,2024-11-20,,90.00,month
Elm,s6,pro,active,2024-03-31,,10.01,year
Elm,s7,free,active,2025-01-31,,40.00,month
Fir,s8,free,trialing,2025-01-05,,500.00,month
Gum,s9,pro,active,2025-02-28,,75.00,month
"""
INVOICES = """invoice number,customer,region,invoice date,service start,service end,amount
1,Ash,north,2024-01-01,2024-01-01,2024-06-30,600.00
2,Ash,north,2024-07-01,2024-07-01,2024-12-31,720.00
3,Ash,north,2025-01-01,2025-01-01,2025-06-30,720.00
4,Birch,south,2024-01-01,2024-01-01,2024-12-31,1200.00
5,Birch,south,2025-01-01,2025-01-01,2025-12-31,1000.00
6,Cedar,south,2024-02-01,2024-02-01,2024-08-31,100.00
7,Cedar,south,2024-10-01,2024-10-01,2025-04-30,100.00
8,Dogwood,north,2025-01-01,2025-01-01,2025-03-31,90.00
9,Dogwood,north,2025-04-01,2025-04-01,2025-06-30,90.00
"""
MOVEMENTS = """date,customer,plan,type,amount
2024-01-05,Ash,free,New,100.00
2024-06-10,Ash,pro,Expansion,50.00
2024-06-20,Ash,pro,Expansion,5.00
2024-02-01,Birch,pro,New,100.00
2024-09-15,Birch,pro,Churn,-100.00
2024-12-01,Birch,free,Reactivation,60.00
2024-03-03,Cedar,free,New,30.25
2025-01-17,Cedar,free,Contraction,-10.25
2025-02-20,Dogwood,pro,New,500.00
2025-03-01,Elm,pro,New,5.00
"""
BOOKS = {"subscriptions": SUBSCRIPTIONS, "invoices": INVOICES, "movements": MOVEMENTS}
RECIPE = 'as_of = "2025-03"\n'
ALIKE = ("bridge", "rollforward", "metrics", "trend", "segments", "cohorts", "layers", "checks", "comparison")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shapes")
    (folder / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    with duckdb.connect(folder / "books.duckdb") as con:
        for name, text in BOOKS.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
            con.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder / name}.csv')")
    return folder


@pytest.fixture(scope="module")
def exported(place):
    """What the door says of each export."""
    return {name: told(place / f"{name}.csv", "--answers", place / "recipe.toml") for name in BOOKS}


def told(*arguments):
    found = CliRunner().invoke(main, ["report", *map(str, arguments), "--json"])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


@pytest.mark.parametrize("name", BOOKS)
def test_a_table_of_another_shape_is_its_export_read_through_the_door(place, exported, name):
    recipe = ("--answers", place / "recipe.toml")
    table, file = told(f"duckdb://{place}/books.duckdb", "--table", name, *recipe), exported[name]
    assert table["bridge"]["money"]["opening"] != "0.00"
    for key in (key for key in ALIKE if key in file and key not in ("segments", "comparison")):
        assert table[key] == file[key], key
    assert {"plan", "region"} & {*table["segments"]}
    for by, rows in table["segments"].items():
        assert rows == file["segments"][by], by


def figures_of(address, name):
    """What a table pays by month, and the Bridges of its last year by plan."""
    rules = nrr.intake.TableRules(nrr.Answers(as_of="2025-03"), nrr.Month.parse("2025-06"))
    table = opened(address, Wanted(name, rules))
    view = nrr.View(nrr.Window.trailing(table.months[-1], 12))
    source = Warehouse(table, view)
    found = source.bridges((view.window,), view.policy, "plan").by_group()
    amounts = {label: [getattr(own, one) for one in nrr.retention.AMOUNTS] for label, own in found.items()}
    closings = source.closings()
    table.engine.close()
    return table.months, closings, amounts


def test_the_same_tables_on_postgresql(place):
    server = Server()
    try:
        address = server.new_database()
        with psycopg.connect(address, autocommit=True) as con:
            con.execute(
                "CREATE TABLE subscriptions (customer text, subscription text, plan text, status text,"
                ' start_date date, ended_at date, amount numeric, "interval" text)'
            )
            con.execute(
                "CREATE TABLE movements (date date, customer text, plan text, type text, amount numeric)"
            )
            for name in ("subscriptions", "movements"):
                with con.cursor().copy(f"COPY {name} FROM STDIN (FORMAT csv, HEADER true)") as copy:
                    copy.write(BOOKS[name])
        for name in ("subscriptions", "movements"):
            assert figures_of(address, name) == figures_of(f"duckdb://{place}/books.duckdb", name), name
    finally:
        server.remove()


REFUSED = {
    "ends on both sides": (
        "customer,start date,end date,mrr\na,2024-01-01,2024-02-01,5\na,2024-02-01,2024-02-29,5\n"
        "a,2024-03-01,2024-12-31,5\n",
        "1 of 2 ends of periods are days on which the next begins",
    ),
    "a status nobody knows": (
        "customer,status,start date,end date,mrr\na,frobnicated,2024-01-01,,5\n",
        "nothing says whether rows count whose 'status' is frobnicated",
    ),
    "an interval nobody knows": (
        "customer,start date,end date,amount,interval\na,2024-01-01,,5,now and then\n",
        "nobody knows how long the billing intervals 'now and then' of 'interval' last",
    ),
    "a renewal or one beside it": (
        "customer,start date,end date,mrr\na,2024-01-01,2024-12-31,5\na,2024-10-01,2025-09-30,6\n",
        "1 periods begin while one of about the same amount still runs",
    ),
    "a movement that stands twice": (
        "customer,date,movement,mrr\na,2024-01-01,New,5\na,2024-01-01,New,5\nb,2024-02-01,Churn,-5\n",
        "1 movements are equal to another in every column",
    ),
    "movements from the middle on": (
        "customer,date,movement,mrr\na,2024-01-01,Churn,-5\nb,2024-01-01,New,5\nb,2025-05-01,New,5\n",
        "the movements of 1 customers add up to less than nothing",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_where_a_file_would_ask_a_table_is_refused_in_words(tmp_path, case):
    text, reason = REFUSED[case]
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    rules = nrr.intake.TableRules(nrr.Answers(), nrr.Month.parse("2025-06"))
    with pytest.raises(nrr.Refusal, match=reason):
        opened(f"csv:{tmp_path}", Wanted("", rules))


def test_rows_that_no_month_counts_are_said_by_their_number(tmp_path):
    text = (
        "customer,status,start date,end date,mrr\na,active,2024-01-01,2024-12-31,5\nb,trial,2024-01-01,,7\n"
        ",active,2024-01-01,,5\nc,active,,,5\nd,active,2024-01-01,,\ne,active,2024-03-05,2024-03-20,5\n"
    )
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    rules = nrr.intake.TableRules(nrr.Answers(as_of="2024-12"), nrr.Month.parse("2025-06"))
    table = opened(f"csv:{tmp_path}", Wanted("", rules))
    assert [problem.what for problem in table.problems()] == [
        "1 row without a customer excluded.",
        "1 row without a month excluded.",
        "1 row without an amount excluded.",
        "1 row whose status is no revenue excluded.",
        "1 row without a month-end in its period excluded.",
    ]
    table.engine.close()


def test_of_two_movements_on_one_day_the_greater_label_counts_whatever_their_order(tmp_path):
    head = "date,customer,plan,type,amount\n"
    same_day = ["2024-01-05,Ash,free,New,100.00\n", "2024-01-05,Ash,pro,Expansion,10.00\n"]
    found = []
    for name, rows in (("forth", same_day), ("back", same_day[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        text = head + "".join(rows) + "2024-02-01,Birch,free,New,50.00\n2025-01-20,Birch,free,Churn,-50.00\n"
        (folder / "book.csv").write_text(text, encoding="utf-8")
        found.append(figures_of(f"csv:{folder}", ""))
    assert found[0] == found[1]
    opening = dict(zip(nrr.retention.AMOUNTS, found[0][2]["pro"], strict=True))["opening"]
    assert opening == 110 * 12 * 100
