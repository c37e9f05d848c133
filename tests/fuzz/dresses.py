"""The sample of every recipe in the dresses exports come in, and without each of its columns: a script.

    python tests/fuzz/dresses.py [RECIPE ...]

A file is read right, asked about or refused; an accepted file with other figures is wrong, unless it says by
name that the column which was taken away is missing. Exits with 1 where any is.
"""

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "intake")]

import exports  # noqa: E402

from nrr.intake import Answers, read  # noqa: E402

THROUGH = Answers(as_of="2025-03")
Rows = list[list[str]]
Dress = Callable[[Rows], tuple[bytes, str]]
_MONEY = re.compile(r"-?\d+\.\d{1,2}")
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_MONTH = re.compile(r"20\d\d-\d\d")
_RIGHT, _FEW = ("right", "asked", "refused", "noted"), 4


def delimited(rows: Rows, mark: str = ",", encoding: str = "utf-8", **how: object) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, **how).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode(encoding)


def workbook(rows: Rows, cell: Callable[[str], object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append([cell(text) for text in row])
    book.save(out)
    return out.getvalue()


def typed(text: str) -> object:
    if _DAY.fullmatch(text):
        return datetime.fromisoformat(text)
    return float(text) if _MONEY.fullmatch(text) else text


def with_commas(rows: Rows) -> Rows:
    return [[text.replace(".", ",") if _MONEY.fullmatch(text) else text for text in row] for row in rows]


def beside(rows: Rows) -> Rows:
    """Columns somebody added: an owner, a remark, a number of the row."""
    return [
        ["Owner", *row, "Notes", "Row"]
        if at == 0
        else ["Kim Osei", *row, "checked" if at % 3 else "", str(at)]
        for at, row in enumerate(rows)
    ]


def titled(rows: Rows) -> Rows:
    width = len(rows[0])
    return [
        [text, *[""] * (width - 1)] for text in ("Revenue operations", "Downloaded by K. Osei", "")
    ] + rows


DRESSES: dict[str, Dress] = {
    "as it is": lambda rows: (delimited(rows), "export.csv"),
    "semicolons, mark": lambda rows: (delimited(rows, ";", "utf-8-sig"), "export.csv"),
    "tabs, UTF-16": lambda rows: (delimited(rows, "\t", "utf-16"), "export.txt"),
    "decimal commas": lambda rows: (delimited(with_commas(rows), ";", "cp1252"), "export.csv"),
    "all quoted": lambda rows: (delimited(rows, quoting=csv.QUOTE_ALL), "export.csv"),
    "workbook": lambda rows: (workbook(rows, typed), "export.xlsx"),
    "workbook of texts": lambda rows: (workbook(rows, str), "export.xlsx"),
    "columns reversed": lambda rows: (delimited([row[::-1] for row in rows]), "export.csv"),
    "rows reversed": lambda rows: (delimited([rows[0], *rows[:0:-1]]), "export.csv"),
    "columns added": lambda rows: (delimited(beside(rows)), "export.csv"),
    "title lines": lambda rows: (delimited(titled(rows)), "export.csv"),
    "blank rows": lambda rows: (delimited([row for one in rows for row in (one, [""] * len(one))]), "e.csv"),
}


def sample(name: str) -> Rows:
    return [[str(cell) for cell in row] for row in exports.rows_of(name)]


def verdict(name: str, data: bytes, file: str) -> str:
    """Right, asked, refused, or WRONG: accepted with other figures than those added up elsewhere."""
    found, figures = read(data, file, THROUGH), exports.figures(name)
    if found.outcome != "accepted" or found.totals is None:
        return "refused" if found.outcome == "refused" else "asked"
    told = (list(found.totals.by_currency.values()), found.totals.customers)
    return "right" if told == ([figures["mrr"]], figures["customers"]) else "WRONG"


def dressed(name: str, dress: str) -> str:
    return verdict(name, *DRESSES[dress](sample(name)))


def without_each(name: str) -> Iterator[tuple[str, str]]:
    """The verdict without each column, and with every third of its cells empty where it has a few words."""
    rows = sample(name)
    for at, heading in enumerate(rows[0]):
        if not _MONTH.fullmatch(heading):  # nothing can know that a month is missing
            yield heading, without(name, heading)
        if len({row[at] for row in rows[1:]} - {""}) <= _FEW:
            gone = [row if place % 3 else [*row[:at], "", *row[at + 1 :]] for place, row in enumerate(rows)]
            yield f"{heading}, partly", noted(name, [rows[0], *gone[1:]], heading)


def without(name: str, heading: str) -> str:
    """The verdict without one column."""
    rows = sample(name)
    at = rows[0].index(heading)
    return noted(name, [row[:at] + row[at + 1 :] for row in rows], heading)


def noted(name: str, rows: Rows, heading: str) -> str:
    """The verdict; other figures are no silent ones where a remark names the heading that is missing."""
    found = verdict(name, delimited(rows), "export.csv")
    if found != "WRONG":
        return found
    base = {problem.what for problem in read(delimited(sample(name)), "export.csv", THROUGH).problems}
    said = read(delimited(rows), "export.csv", THROUGH).problems
    new = " ".join(problem.what for problem in said if problem.what not in base)
    return "noted" if re.search(rf"(?<!\w){re.escape(heading)}(?!\w)", new) else "WRONG"


def main(names: list[str]) -> int:
    wrong = []
    print(f"{'recipe':38}{'dresses':>30}   without each column")
    for name in names or sorted(path.stem for path in exports.FOLDER.glob("*.toml")):
        worn = {dress: dressed(name, dress) for dress in DRESSES}
        less = dict(without_each(name))
        wrong += [f"{name}, {what}" for what, found in {**worn, **less}.items() if found not in _RIGHT]
        print(f"{name:38}{told_of(worn):>30}   {told_of(less)}", flush=True)
        print("".join(f"    {what}: {found}\n" for what, found in worn.items() if found != "right"), end="")
    print(*wrong, sep="\n")
    print(f"{len(wrong)} read wrong in silence")
    return 1 if wrong else 0


def told_of(verdicts: dict[str, str]) -> str:
    counts = Counter(verdicts.values())
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
