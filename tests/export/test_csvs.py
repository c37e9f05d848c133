"""CSV files: opened by a spreadsheet they compute nothing, read back they hold the same."""

import csv
import io
import shutil
import subprocess

import openpyxl
import pandas as pd
import pytest

from drawings import HOSTILE
from nrr.export import csv_of


def read_back(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_begins_a_formula_and_numbers_stay_numbers():
    frame = pd.DataFrame({"=name": HOSTILE, "amount": range(-5, len(HOSTILE) - 5)})
    head, *rows = read_back(csv_of(frame))
    assert head == ["'=name", "amount"]
    assert rows[0][1] == "-5"
    assert not any(row[0].lstrip(" '\"")[:1] in {"=", "+", "@"} and row[0][0] != "'" for row in rows)
    assert [row[0].replace("'", "") for row in rows] == [name.replace("'", "") for name in HOSTILE]


SEPARATED = (
    "Acme;=1+1",
    "Acme\t=1+1",
    "Acme\n=1+1",
    'Acme;=HYPERLINK("http://evil.example","x")',
    "a|=1+1",
    *HOSTILE,
)
LOCALES = {",": 44, ";": 59, "tab": 9, "|": 124}


def test_every_text_is_quoted_and_no_number_is():
    frame = pd.DataFrame({"name": ["Acme", None], "amount": [1.5, -2]})
    assert csv_of(frame).decode("utf-8-sig") == '"name","amount"\r\n"Acme",1.5\r\n"",-2.0\r\n'


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("separator", LOCALES)
def test_no_name_is_a_formula_in_any_locale(tmp_path, separator):
    """A name in the first column and one behind a number, opened as a program of that locale would."""
    frame = pd.DataFrame({"name": SEPARATED, "amount": range(len(SEPARATED)), "again": SEPARATED})
    (tmp_path / "names.csv").write_bytes(csv_of(frame))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = [
        "soffice",
        profile,
        "--headless",
        f"--infilter=CSV:{LOCALES[separator]},34,76,1",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*asked, "--outdir", str(tmp_path), str(tmp_path / "names.csv")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheet = openpyxl.load_workbook(tmp_path / "names.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) >= len(SEPARATED)
    assert not [cell.value for cell in cells if cell.data_type == "f" or str(cell.value)[:1] == "="]


def test_categories_and_gaps_are_written():
    frame = pd.DataFrame({"plan": pd.Categorical(["=x", None]), "n": [1, 2]})
    assert read_back(csv_of(frame))[1:] == [["'=x", "1"], ["", "2"]]
