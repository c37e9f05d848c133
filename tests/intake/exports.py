"""The samples of the recipes, written from the companies in exports_company.py; `python
tests/intake/exports.py` puts them into the recipes anew.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import exports_billing
import exports_ledgers
import exports_older
import exports_platforms
import exports_stores
from exports_company import LAST, Subscription, company, iso, money, mrr, nrr

FOLDER = Path(__file__).resolve().parents[2] / "nrr" / "intake" / "recipes"
GUIDE = FOLDER.parents[1] / "guide" / "recipes.md"
MARKS = ("<!-- written by tests/intake/exports.py -->", "<!-- end of the table -->")
_MODULES = (exports_billing, exports_platforms, exports_ledgers, exports_stores, exports_older)


def subscriptions(name: str) -> list[Subscription]:
    """The company of a recipe, by the name of its file."""
    return company(name)


def rows_of(name: str) -> list[list[object]]:
    made: Callable[[list[Subscription]], list[list[object]]]
    made = next(getattr(module, name) for module in _MODULES if hasattr(module, name))
    return made(subscriptions(name))


def text_of(rows: list[list[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def told(name: str) -> dict[str, object]:
    """The file of a recipe."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def figures(name: str) -> dict[str, object]:
    """What the sample must give, added up from the company."""
    subs = subscriptions(name)
    book = mrr(subs)
    return {
        "customers": len({s.customer for s in subs}),
        "nrr": f"{float(nrr(subs) * 100):.1f}",
        "through": iso(LAST, 1)[:7],
        "mrr": {iso(month, 1)[:7]: money(sum(row.values())) for month, row in sorted(book.items())},
    }


def section(name: str) -> str:
    """The part of a recipe that holds its sample."""
    told = figures(name)
    mrr_told = told["mrr"]
    assert isinstance(mrr_told, dict)
    months = "\n".join(f'"{month}" = "{amount}"' for month, amount in mrr_told.items())
    return (
        f"[sample]\ntext = '''\n{text_of(rows_of(name))}'''\ncustomers = {told['customers']}\n"
        f'nrr = "{told["nrr"]}"\nthrough = "{told["through"]}"\n\n[sample.mrr]\n{months}\n'
    )


def table() -> str:
    """The recipes as a table, told by their own files."""
    rows = ["| source | verified | what it reads | what it leaves out |", "| --- | --- | --- | --- |"]
    for path in sorted(FOLDER.glob("*.toml")):
        one = tomllib.loads(path.read_text(encoding="utf-8"))
        read_at = one.get("read_at", {})
        links = [f"[{urlsplit(where).netloc}]({where}), {day}" for where, day in read_at.items()]
        unseen = [f"not seen: {', '.join(one['unseen'])}"] if "unseen" in one else []
        told = "<br>".join([*links, *unseen]) if one.get("verified") else "no: proposed only"
        rows.append(f"| {one['name']} | {told} | {one['reads']} | {one['leaves_out']} |")
    return "\n".join(rows)


def guide() -> str:
    """The guide page with the table in its place."""
    before, rest = GUIDE.read_text(encoding="utf-8").split(MARKS[0])
    return f"{before}{MARKS[0]}\n{table()}\n{MARKS[1]}{rest.split(MARKS[1])[1]}"


def main() -> int:
    for path in sorted(FOLDER.glob("*.toml")):
        head = path.read_text(encoding="utf-8").split("[sample]\n")[0].rstrip()
        path.write_text(f"{head}\n\n{section(path.stem)}", encoding="utf-8")
    GUIDE.write_text(guide(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
