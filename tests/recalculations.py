"""A twin recalculated by LibreOffice, and its figures beside those of `report --json`.

`python tests/recalculations.py` goes through every sample, the fourteen customers under three policies and
twenty
drawn books: as written and as recalculated, and again with one amount, one attribute and one rule changed.
The
suite takes a few of them.
"""

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl

OFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
"""Settings under which every formula is computed again when a file is opened."""
FIRST = 6


def recalculated(files, folder):
    """Every file (bytes by name) as LibreOffice computes and saves it: one start for all of them."""
    profile, given, out = (Path(folder) / name for name in ("profile", "given", "out"))
    for path in (profile / "user", given, out):
        path.mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    paths = []
    for name, data in files.items():
        paths.append(given / f"{name}.xlsx")
        paths[-1].write_bytes(data)
    command = [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), *map(str, paths)], check=True, capture_output=True)
    return {name: (out / f"{name}.xlsx").read_bytes() for name in files}


def cached(data):
    """The workbook with the figures stored in it."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def rows_of(sheet, first=FIRST, until=None):
    """Rows of a table from its second column on, to the first whose name is empty (or which is `until`)."""
    found = []
    for row in sheet.iter_rows(min_row=first, min_col=2, values_only=True):
        if row[0] in (None, "", until):
            break
        found.append(row)
    return found


def shown(value):
    return None if value == "" else value


class Differences(list):
    """What the workbook says otherwise than the report."""

    def same(self, where, found, wanted):
        found, wanted = shown(found), None if wanted is None else float(wanted)
        if found is None or wanted is None or isinstance(found, str):
            if not (found is None and wanted is None):
                self.append((where, found, wanted))
        elif abs(found - wanted) > 1e-9 * max(1.0, abs(wanted)) + (5e-3 if abs(wanted) >= 100 else 0):
            self.append((where, found, wanted))


LINES = {
    "Opening": "opening",
    "Currency effect": "fx",
    "Expansion": "expansion",
    "Contraction": "contraction",
    "Churn": "churn",
    "Retained": "retained",
    "Returned": "resurrected",
    "New customers": "new",
    "New": "new",
    "Reactivation": "reactivation",
    "Closing": "closing",
    "Memo: paused and back": "returned",
}
LOGOS = {"expansion": "expanded", "contraction": "contracted", "churn": "churned"}
LOSSES = ("contraction", "churn")


def differences(book, report):
    """Every figure of a workbook (openpyxl, with values) that differs from the report of the same data."""
    found = Differences()
    _summary(found, book, report)
    _bridge(found, book["Bridge"], report)
    _trend(found, book["Trend"], report)
    _monthly(found, book["Monthly"], report)
    if "Cohorts" in book:
        _cohorts(found, book["Cohorts"], report["cohorts"]["quarter"])
    if "Segments" in book:
        _segments(found, book["Segments"], report)
    _checks(found, book["Checks"], report)
    errors = [
        (s.title, c.coordinate, c.value)
        for s in book
        if s.title != "_nrr"
        for row in s.iter_rows()
        for c in row
        if isinstance(c.value, str) and (c.value.startswith("#") or c.value.startswith("Err:"))
    ]
    return [*found, *errors]


def _summary(found, book, report):
    trio = ("nrr", "grr", "logo_retention")
    for name, row in zip(trio, rows_of(book["Summary"]), strict=False):
        found.same(f"Summary {name}", row[1], report["metrics"][name]["value"])
    found.same("Summary closing", book["Summary"]["C9"].value, report["bridge"]["money"]["closing"])


def _bridge(found, sheet, report):
    money, logos = report["bridge"]["money"], report["bridge"]["logos"]
    rows = rows_of(sheet)
    assert {"Opening", "Closing", "Retained"} <= {row[0] for row in rows}
    for row in rows:
        name = LINES[row[0]]
        found.same(f"Bridge {name}", row[1], (-1 if name in LOSSES else 1) * float(money[name]))
        counted = logos[LOGOS.get(name, name)]
        found.same(f"Bridge {name} customers", row[2], -counted if name == "churn" else counted)


def _trend(found, sheet, report):
    rows = rows_of(sheet)
    found.same("Trend rows", len(rows), len(report["trend"]))
    for row, point in zip(rows, report["trend"], strict=False):
        where = f"Trend {point['month']}"
        for value, name in zip(
            row[1:], ("nrr", "grr", "logo_retention", "opening", "customers"), strict=False
        ):
            found.same(f"{where} {name}", value, point[name])


def _monthly(found, sheet, report):
    heads = [cell.value for cell in sheet[FIRST - 1]][1:]
    for row, step in zip(rows_of(sheet), report["roll_forward"], strict=False):
        for head, value in zip(heads[1:], row[1:], strict=False):
            if head:
                name = LINES[head]
                sign = -1 if name in LOSSES else 1
                found.same(
                    f"Monthly {step['window']['closing']} {name}", value, sign * float(step["money"][name])
                )


def _cohorts(found, sheet, report):
    heads = [cell.value for cell in sheet[FIRST - 1]][1:]
    ages = {place: int(head[1:]) for place, head in enumerate(heads) if str(head or "")[:1] == "M"}
    every = list(sheet.iter_rows(min_row=FIRST, min_col=2, values_only=True))
    named = {row[0]: row for row in every if row[0]}
    for cohort in report["cohorts"]:
        row = named.get(cohort["cohort"])
        found.same(f"Cohort {cohort['cohort']}", row and row[1], cohort["customers"])
        for place, age in ages.items():
            wanted = cohort["nrr"][age] if cohort["customers"] >= 5 else None
            found.same(f"Cohort {cohort['cohort']} M{age}", row and row[place], wanted)
    for place, age in ages.items():
        enough = report["observed_customers"][age] >= 5
        found.same(
            f"All M{age}", named["All cohorts"][place], report["weighted"]["nrr"][age] if enough else None
        )
        found.same(f"Behind M{age}", named["Customers at that age"][place], report["observed_customers"][age])


def _segments(found, sheet, whole):
    report, attribute, seen = whole["segments"], None, set()
    for row in sheet.iter_rows(min_row=FIRST, min_col=2, max_col=15, values_only=True):
        name = shown(row[0])
        if name in report and shown(row[1]) is None:
            attribute = {one["label"]: one for one in report[name]}
            seen.add(name)
        elif name is not None and attribute is not None:
            one = attribute.pop(str(name), None)
            if one is None and name == "Total":
                found.same("Segments in total, customers", row[1], whole["bridge"]["logos"]["opening"])
                for place, end in ((2, "opening"), (3, "retained")):
                    found.same(f"Segments in total, {end}", row[place], whole["bridge"]["money"][end])
                continue
            if one is None:
                found.extend([(f"Segment {name}", row, None)] if row[1] or row[2] else [])
                continue
            money = one["bridge"]["money"]
            wanted = (
                one["customers"],
                money["opening"],
                money["retained"],
                one["share"],
                one["nrr"],
                one["grr"],
            )
            wanted = (
                *wanted,
                one["logo_retention"],
                None if one["contribution"] is None else 100 * one["contribution"],
            )
            for place, value in enumerate(wanted, start=1):
                found.same(f"Segment {name} {place}", row[place], value)
    found.same("Attributes shown", len(seen) > 0, 1)


def _checks(found, sheet, report):
    passed = {row[0]: row for row in rows_of(sheet)}
    for check in report["checks"]:
        row = passed.get(check["label"])
        if row is None or row[4] != "OK":
            found.append((f"Check {check['key']}", row, check))
    every = (*report["movement_metrics"].values(), *report["metrics"].values())
    metrics = {one["label"]: one for one in every}
    start = next(row[0].row for row in sheet.iter_rows(min_col=2, max_col=2) if row[0].value == "Figure")
    for row in rows_of(sheet, start + 1):
        if row[0] not in ("Net revenue retention", "Gross revenue retention", "Logo retention"):
            found.same(f"Figure {row[0]}", row[1], metrics[row[0]]["value"])


def twin_of(book, policy, closing=None):
    """The twin of a book under a policy."""
    import nrr

    last = nrr.Month.parse(closing) if closing else book.months[-1]
    months = nrr.default_window(book).months if closing is None else 12
    view = nrr.View(nrr.Window.trailing(last, months), nrr.Policy(**policy))
    snapshot = nrr.take(book, view, title="Twin", made_at="2026-02-03T09:00:00+00:00")
    return nrr.export.excel_twin(snapshot, book)


def edited(data):
    """The twin with one amount, one attribute and one rule changed, as a person would in the cells.

    Saved by openpyxl: the figures stored beside the formulas are gone until something recalculates.
    """
    import nrr

    book = openpyxl.load_workbook(io.BytesIO(data))
    months, attributes = book["Months"], book["Attributes"]
    row = next(r for r in range(FIRST, months.max_row + 1) if months.cell(r, months.max_column).value)
    months.cell(row, months.max_column).value = round(months.cell(row, months.max_column).value * 1.37, 2)
    column = [attributes.cell(r, 4) for r in range(FIRST, attributes.max_row + 1)]
    labels = sorted({str(cell.value) for cell in column if cell.value})
    if len(labels) > 1:
        changed = next(cell for cell in column if cell.value == labels[0])
        changed.value = labels[1]
    summary = book["Summary"]
    rule = next(r for r in summary.iter_rows(min_col=2, max_col=3) if r[0].value == "Reactivation")
    lost = nrr.definitions.Reactivation.STRICT.stamp
    rule[1].value = lost[:1].upper() + lost[1:]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def report_of(data, name="twin.xlsx", months=12):
    """What `report --json` says of a file, under the rules it brings: read in this very process."""
    import nrr
    from nrr.export.reports import report_object

    found = nrr.read(data, name)
    assert found.ledger is not None, [problem.what for problem in found.problems]
    window = nrr.Window.trailing(found.ledger.months[-1], months)
    view = nrr.View(window, found.policy or nrr.Policy())
    return report_object(nrr.take(found.ledger, view, title=name, made_at=""))


def every():
    """Name, book and policy of every proof: samples, fourteen customers under three policies, drawn books."""
    import nrr
    from nrr.definitions import Reactivation
    from one_number import BOOKS, DRAWN, SAMPLES, drawn_file

    for name in BOOKS:
        yield name, nrr.read((SAMPLES / name).read_bytes(), name).ledger, {}
    fourteen = nrr.read((SAMPLES / BOOKS[0]).read_bytes(), BOOKS[0]).ledger
    for policy in (
        {"reactivation": Reactivation.STRICT},
        {"reactivation": Reactivation.IN_NUMERATOR},
        {"min_logo_mrr": 300.0},
    ):
        yield f"fourteen {policy}", fourteen, policy
    for seed in DRAWN:
        name, data = drawn_file(seed)
        yield name, nrr.read(data, name).ledger, {}


def proof():
    """Prints what differs: as stored, recalculated, and recalculated after three cells were changed."""
    import tempfile

    off = 0
    for name, book, policy in every():
        given = {"whole": twin_of(book, policy, str(book.months[-1]))}
        given["changed"] = edited(given["whole"])
        with tempfile.TemporaryDirectory() as folder:
            computed = recalculated(given, folder)
        found = {
            "stored": differences(cached(given["whole"]), report_of(given["whole"])),
            "recalculated": differences(cached(computed["whole"]), report_of(computed["whole"])),
            "changed": differences(cached(computed["changed"]), report_of(computed["changed"])),
        }
        wrong = {key: value[:5] for key, value in found.items() if value}
        off += bool(wrong)
        print(f"{'DIFFERS' if wrong else 'same':8} {name} {wrong or ''}", flush=True)
    return off


if __name__ == "__main__":
    import sys

    root = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(root), str(root / "tests"), str(root / "tests" / "pages")]
    sys.exit(bool(proof()))
