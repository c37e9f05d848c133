"""A certificate says equal only of equal integers: a movement that an engine defines otherwise is caught."""

import json

import duckdb
import pytest
from click.testing import CliRunner

import nrr
from nrr.commands import main
from nrr.warehouse import ends
from warehouse.test_reports import SAMPLE


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("warehouse") / "books.duckdb"
    with duckdb.connect(path) as con:
        con.execute(f"CREATE TABLE ledger AS SELECT * FROM read_csv('{SAMPLE}')")
    return path


def certify(file, *more):
    asked = ["certify", f"duckdb://{file}", "--table", "ledger", "--against", str(SAMPLE), *more]
    return CliRunner().invoke(main, asked)


@pytest.fixture(scope="module")
def told(file):
    found = certify(file, "--json")
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


def test_the_totals_of_a_table_and_of_its_export_are_equal_and_signed_by_a_hash(told):
    figures = [one for question in told["questions"] for one in question["figures"]]
    assert told["equal"] and len(figures) > 1500 and all(left == right for _, left, right in figures)
    assert told["sentence"] == (
        f"These {len(figures):,} totals were computed in DuckDB and in {SAMPLE.name} and are equal."
    )
    assert ["2026-01 opening", 17_640_000, 17_640_000] in told["questions"][0]["figures"]
    assert "CREATE TABLE" in " ".join(told["questions"][0]["statements"])
    assert "SELECT" in told["questions"][1]["statements"][0] and len(told["sha256"]) == 64


def test_an_expression_that_is_wrong_in_the_engine_is_caught(file, monkeypatch):
    right = ends.kind_of
    monkeypatch.setattr(ends, "kind_of", lambda before, after, seen: right(before, after, ~seen))
    found = certify(file)
    assert found.exit_code == 2
    assert "are not equal." in found.stdout and "new: " in found.stdout


def published(told, place, *more):
    """The command's answer, and the board it made."""
    (place / "certificate.json").write_text(json.dumps(told), encoding="utf-8")
    address = f"sqlite:///{place / 'boards.db'}"
    asked = ["publish", str(SAMPLE), "--certificate", str(place / "certificate.json"), "--json", *more]
    return CliRunner().invoke(main, asked, env={"NRR_STORE_URL": address, "NRR_BASE_URL": "https://nrr"})


def test_a_board_carries_what_its_certificate_says_in_every_form(told):
    certificate = nrr.warehouse.certificate_in(json.dumps(told).encode())
    ledger = nrr.read(SAMPLE.read_bytes(), SAMPLE.name).ledger
    choices = nrr.publishing.BoardChoices("March", certificate=certificate)
    view = nrr.View(nrr.default_window(ledger))
    made = {"made_at": "2026-03-01T00:00:00+00:00", "this_year": 2026, "secret": b""}
    found = nrr.prepare(ledger, view, choices, **made)
    page = nrr.publishing.fill(found.plate, banner="", expires="30 Apr 2026", library_url="/x.js")
    says = f"{told['sentence']} SHA-256 {told['sha256'][:16]}."
    assert says in page
    assert says in nrr.packs.definitionpages.data_note(found.snapshot).lines


def test_a_certificate_is_taken_from_the_command_line_only_for_the_figures_of_the_board(told, tmp_path):
    found = published(told, tmp_path)
    assert found.exit_code == 0, found.stderr
    other = published(told, tmp_path, "--months", "6")
    assert other.exit_code == 2 and "the certificate is of other figures" in other.stderr
    changed = published(told | {"sentence": told["sentence"], "sources": ["Oracle", "a file"]}, tmp_path)
    assert changed.exit_code == 2 and "the certificate was changed after it was made" in changed.stderr
    none = published({"anything": "else"}, tmp_path)
    assert none.exit_code == 2 and "this is not a certificate" in none.stderr
