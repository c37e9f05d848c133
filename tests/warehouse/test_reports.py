"""In by a table, out by the command line: the JSON of an upload, and nothing else done to the table."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.warehouse import NOT_ANSWERED, Limits, Wanted, address_of, connected, opened

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "fourteen_customers_long.csv"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("warehouse") / "books.duckdb"
    with duckdb.connect(path) as con:
        con.execute(f"CREATE TABLE ledger AS SELECT * FROM read_csv('{SAMPLE}')")
    return path


PLAN = SAMPLE.with_name("tarnbeck_plan.csv")


def told(*arguments):
    found = CliRunner().invoke(main, ["report", *map(str, arguments)])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


def test_the_report_of_a_table_is_the_report_of_the_file(file):
    asked = ("--by", "segment", "--json", "--nrr-target", "110%", "--cost", "sales_marketing=50000")
    table = told(f"duckdb://{file}", "--table", "ledger", *asked)
    upload = told(SAMPLE, "--name", "ledger.csv", *asked)
    assert table["bridge"] == upload["bridge"] and table["metrics"]["nrr"]["value"] == pytest.approx(
        1.07, abs=1e-3
    )
    for key in upload.keys() - NOT_ANSWERED.keys() - {"title", "lens"}:
        assert table[key] == upload[key], key
    one_by_one = {"from_5k", "without_largest"}
    for own, file in zip(table["lens"], upload["lens"], strict=True):
        assert own == file or (own["key"] in one_by_one and "one by one" in own["reason"]), own["key"]
    # rules that totals are enough for are told in the words of the file, the others by name
    told_of_file = {one["rule"]: one for one in upload["findings"]}
    assert table["findings"] and all(one == told_of_file[one["rule"]] for one in table["findings"])
    assert told_of_file.keys() - {one["rule"] for one in table["findings"]} <= {*table["not_asked"]}
    assert table["not_answered"] == NOT_ANSWERED and table["source"]["engine"] == "DuckDB"


def test_a_doubt_about_the_whole_book_stands_beside_a_table_as_beside_a_file(tmp_path):
    """Of sixty customers six are there a year later: nobody sells so, and both say it."""
    paid = ((f"c{at}", month) for at in range(60) for month in ("2025-01", "2026-01"))
    rows = [f"{who},{month},100" for who, month in paid if month == "2025-01" or int(who[1:]) < 6]
    (tmp_path / "book.csv").write_text("\n".join(["Customer,Month,MRR", *rows]), encoding="utf-8")
    table, upload = told(f"csv:{tmp_path}", "--json"), told(tmp_path / "book.csv", "--json")
    assert table["alarms"] == upload["alarms"] != []
    doubts = [
        [
            (one["code"], one["what"], one["remedy"])
            for one in each["problems"]
            if "implausible" in one["code"]
        ]
        for each in (table, upload)
    ]
    assert doubts[0] == doubts[1] and "NRR reads 10.0%" in doubts[0][0][1]


def test_a_column_with_one_currency_offers_no_convention_of_rates(tmp_path):
    rows = "Customer,Month,MRR,Currency\na,2025-01,100,USD\na,2025-02,130,USD\nb,2025-01,50,USD\n"
    (tmp_path / "book.csv").write_text(rows, encoding="utf-8")
    asked = ("--months", "1", "--json")
    table, upload = told(f"csv:{tmp_path}", *asked), told(tmp_path / "book.csv", *asked)
    assert [one["key"] for one in table["lens"]] == [one["key"] for one in upload["lens"]]
    assert "spot" not in {one["key"] for one in table["lens"]}


def test_a_folder_a_filter_and_another_definition_give_the_figures_of_the_file(tmp_path):
    (tmp_path / "ledger.csv").write_bytes(SAMPLE.read_bytes())
    asked = [
        "--where",
        "segment=smb",
        "--policy",
        "method=chain",
        "--policy",
        "reactivation=strict",
        "--json",
    ]
    table, upload = told(f"csv:{tmp_path}", *asked), told(SAMPLE, *asked)
    for key in ("bridge", "metrics", "trend", "segments", "cohorts", "checks", "stamp"):
        assert table[key] == upload[key], key


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--table", "elsewhere"], "there is no table 'elsewhere'; say one with --table, there are: ledger"),
        (
            ["--table", "ledger", "--policy", "negatives=keep"],
            "negatives=keep is not computed in a warehouse",
        ),
        (["--table", "ledger", "--where", "Town=Ulm"], "there is no column 'Town'"),
        (["--table", "ledger", "--format", "pdf"], "pdf is made of a file"),
    ],
)
def test_what_is_not_answered_is_refused_in_words(file, arguments, reason):
    found = CliRunner().invoke(main, ["report", f"duckdb://{file}", *arguments])
    assert found.exit_code == 2 and reason in found.stderr


MONEY = """Customer,Month,MRR,Currency,Plan
a,2025-01,100,EUR,pro
a,2025-02,130.55,EUR,pro
a,2025-03,130.55,EUR,pro
b,2025-01,50,USD,free
b,2025-03,40,USD,free
c,2025-01,70,USD,pro
c,2025-01,10,EUR,pro
c,2025-02,70,USD,pro
"""
RATES = "Month,Currency,Rate\n2025-01,EUR,1.05\n2025-03,EUR,1.1875\n"


def test_several_currencies_are_valued_at_the_rates_of_a_file_beside_the_table(tmp_path):
    (tmp_path / "book.csv").write_text(MONEY, encoding="utf-8")
    rates = tmp_path / "rates.txt"
    rates.write_text(RATES, encoding="utf-8")
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('currency = "SEPARATE"\n', encoding="utf-8")
    bare = CliRunner().invoke(main, ["report", f"csv:{tmp_path}", "--months", "2"])
    assert bare.exit_code == 2 and "amounts are in several currencies (EUR, USD)" in bare.stderr
    for policy in ("currency=constant", "currency=spot", "gaps=bridge1"):
        given = ("--beside", str(rates), "--answers", str(recipe))
        asked = ("--months", "2", *given, "--policy", policy, "--json")
        if policy == "gaps=bridge1":
            found = CliRunner().invoke(main, ["report", f"csv:{tmp_path}", *asked])
            assert found.exit_code == 2 and "gaps=bridge1 needs a table with one row" in found.stderr
            continue
        table, upload = told(f"csv:{tmp_path}", *asked), told(tmp_path / "book.csv", *asked)
        for key in ("bridge", "roll_forward", "metrics", "trend", "cohorts", "sample", "currency", "stamp"):
            assert table[key] == upload[key], (policy, key)
        assert (table["bridge"]["money"]["fx"] == "0.00") == (policy == "currency=constant")


def test_a_column_a_currency_and_a_rate_that_looks_like_a_month_are_rates(tmp_path):
    """1.2025 reads as January 2025 too: neither that row nor the last one is the heading."""
    (tmp_path / "book.csv").write_text(
        "Customer,Month,MRR,Currency\na,2025-01,100,EUR\na,2025-02,100,EUR\na,2025-03,100,EUR\n"
        "b,2025-01,50,USD\nb,2025-02,50,USD\nb,2025-03,50,USD\n",
        encoding="utf-8",
    )
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('currency = "SEPARATE"\n', encoding="utf-8")
    closings = {
        "Month,EUR\n2025-01,1.05\n2025-03,1.1875\n": 118.75 + 50,
        "Month,EUR\n2025-01,1.05\n2025-02,1.2025\n2025-03,1.25\n": 125.00 + 50,
        "Date,EUR\n2025-01-31,1.05\n2025-03-31,1.1875\nSource: bank,\n": 118.75 + 50,
    }
    for text, closing in closings.items():
        rates = tmp_path / "rates.txt"
        rates.write_text(text, encoding="utf-8")
        asked = ("--months", "2", "--beside", str(rates), "--answers", str(recipe), "--json")
        asked += ("--policy", "currency=spot")
        table, upload = told(f"csv:{tmp_path}", *asked), told(tmp_path / "book.csv", *asked)
        assert table["bridge"] == upload["bridge"], text
        assert table["bridge"]["money"]["closing"] == f"{closing * 12:.2f}", text


def test_amounts_that_cancel_out_between_currencies_are_refused(tmp_path):
    text = MONEY + "d,2025-01,100,EUR,pro\nd,2025-01,-105,USD,pro\n"
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    rates = tmp_path / "rates.txt"
    rates.write_text(RATES, encoding="utf-8")
    asked = ["report", f"csv:{tmp_path}", "--months", "2", "--beside", str(rates)]
    found = CliRunner().invoke(main, asked)
    assert found.exit_code == 2 and "1 amounts of a customer in several currencies cancel out" in found.stderr


def test_a_month_without_a_row_between_two_paid_ones_is_bridged_as_in_the_file(tmp_path):
    lines = [
        "a,2025-01,10,pro",
        "a,2025-03,12,free",
        "b,2025-01,5,free",
        "b,2025-02,0,pro",
        "b,2025-03,5,pro",
    ]
    lines += ["c,2025-01,7,pro", "c,2025-02,-1,pro", "c,2025-03,8,pro", "d,2025-02,3,pro"]
    text = "\n".join(["Customer,Month,MRR,Plan", *lines])
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    for policy in ("gaps=bridge1", "negatives=bridge"):
        asked = ("--months", "1", "--policy", policy, "--json")
        table, upload = told(f"csv:{tmp_path}", *asked), told(tmp_path / "book.csv", *asked)
        for key in ("bridge", "roll_forward", "trend", "segments", "cohorts", "sample"):
            assert table[key] == upload[key], (policy, key)


def test_the_command_line_needs_no_library_of_databases_until_one_is_asked_for():
    asked = "import sys, nrr.commands; print({'ibis', 'duckdb', 'pyspark', 'psycopg'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def test_without_its_library_spark_is_refused_with_the_extra_that_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    found = CliRunner().invoke(main, ["report", "spark:books", "--table", "ledger"])
    assert found.exit_code == 2 and "nrr[spark]" in found.stderr


def test_a_server_that_cannot_be_reached_is_named_without_its_address():
    found = CliRunner().invoke(main, ["report", "postgresql://me:s3cret@127.0.0.1:1/books", "--table", "t"])
    assert (
        found.exit_code == 2
        and found.stderr == "refused: PostgreSQL could not be reached at the address given\n"
    )
    assert "s3cret" not in repr(address_of("postgresql://me:s3cret@127.0.0.1:1/books"))


def test_a_file_is_read_only_and_no_other_file_is_seen_however_often_it_is_opened(file, tmp_path):
    first, second = (connected(address_of(f"duckdb://{file}")) for _ in range(2))
    assert first.tables() == second.tables() == ("ledger",)
    first.engine.close()
    con = second.engine.backend.con
    for statement in (
        "CREATE TABLE mine (a INT)",
        f"COPY ledger TO '{tmp_path / 'out.csv'}'",
        "SELECT * FROM read_csv('/etc/passwd')",
        f"ATTACH '{tmp_path / 'other.duckdb'}'",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/etc']",
        "SET allowed_paths = ['/etc/passwd']",
        "INSTALL httpfs",
        "LOAD httpfs",
    ):
        with pytest.raises(duckdb.Error):
            con.execute(statement)
    assert list(tmp_path.iterdir()) == []


def test_a_question_that_takes_too_long_is_cancelled_and_the_connection_goes_on(file):
    connection = connected(address_of(f"duckdb://{file}"), Limits(seconds=0.3))
    table = connection.table("ledger")
    for _ in range(5):
        table = table.cross_join(table.view()).select(MRR="MRR")
    with pytest.raises(
        nrr.Refusal, match="took longer than 0.3 seconds; the question was cancelled".replace(".", "[.]")
    ):
        connection.engine.rows(table.agg(n=table.MRR.sum()))
    assert connection.engine.rows(connection.table("ledger").agg(n=connection.table("ledger").count()))


def test_amounts_whose_unit_nobody_said_are_asked_for(tmp_path):
    (tmp_path / "book.csv").write_text("Customer,Month,Amount\na,2025-01,5\na,2025-02,5\n", encoding="utf-8")
    found = CliRunner().invoke(main, ["report", f"csv:{tmp_path}"])
    assert found.exit_code == 2 and "'Amount' does not say what an amount is" in found.stderr
    recipe = tmp_path / "book.toml"
    recipe.write_text('amount_is = "arr"\n', encoding="utf-8")
    with_recipe = CliRunner().invoke(
        main, ["report", f"csv:{tmp_path}", "--answers", str(recipe), "--months", "1"]
    )
    assert with_recipe.exit_code == 0 and "NRR             100.0%" in with_recipe.stdout


def test_the_columns_of_a_recipe_are_the_columns_of_a_table(tmp_path):
    (tmp_path / "book.csv").write_text("who,when,worth\na,2025-01,5\na,2025-02,7\n", encoding="utf-8")
    columns = {"customer": "who", "month": "when", "amount": "worth"}
    answers = nrr.Answers(columns=columns, amount_is="mrr")
    table = opened(f"csv:{tmp_path}", Wanted("", nrr.intake.TableRules(answers, nrr.Month.parse("2026-01"))))
    assert [month.label for month in table.months] == ["Jan 2025", "Feb 2025"]


def test_a_plan_beside_a_table_is_the_plan_beside_the_file(file, tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Segment,Period,Opening,New,Closing,GRR,Customers\n"
        "SMB,2025-Q3,50000,1000,51000,,\nSMB,2025-Q4,51000,1000,52000,,\n"
        "Partners,2025-Q3,1,0,1,,\nPartners,2025-Q4,1,0,1,,\n,2025-Q4,,,,90%,12\n"
    )
    asked = ("--json", "--plan", str(plan))
    table = told(f"duckdb://{file}", "--table", "ledger", *asked)["plan"]
    upload = told(SAMPLE, "--name", "ledger.csv", *asked)["plan"]
    assert table == upload
    assert table["segments"]["to_date"]["SMB"]["variance"] and table["segments"]["plan_only"] == ["Partners"]
    assert table["periods"][1]["aims"]["customers"]["actual"]
