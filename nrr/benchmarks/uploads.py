"""A company's own benchmark file: CSV, one row a figure, refused row by row with the remedy.

Columns: source, statistic, band and at least one of low, median, high, top are needed; dimension, metric,
span, top_name, population, companies, year, basis and note may be there. Figures are percent.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from nrr.benchmarks.rows import Benchmark, BenchmarkSource, Dimension, Kind, RawRow, benchmark_of
from nrr.ground import Place, Problem, Severity

COLUMNS = (
    *("source", "statistic", "band", "dimension", "metric", "span", "low", "median", "high", "top"),
    *("top_name", "population", "companies", "year", "basis", "note"),
)
_NEEDED = ("source", "statistic", "band")
_METRICS = ("nrr", "grr", "logo_retention", "logo_churn")
_MOST_ROWS = 1_000
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class BenchmarkFile:
    """The rows that could be read and the Problems of those that could not."""

    rows: tuple[Benchmark, ...]
    problems: tuple[Problem, ...]


def read_benchmarks(data: bytes, name: str) -> BenchmarkFile:
    """Benchmarks from a CSV in UTF-8; every fault is a Problem with the row as a spreadsheet shows it."""
    try:
        table = _table(data)
    except (UnicodeDecodeError, csv.Error, ValueError) as fault:
        return BenchmarkFile((), (_problem(name, 1, str(fault), "Save the file as CSV in UTF-8.", None),))
    rows: list[Benchmark] = []
    problems: list[Problem] = []
    for number, record in enumerate(table, start=2):
        wrong = _fault(record)
        if wrong is not None:
            problems.append(_problem(name, number, *wrong))
            continue
        try:
            rows.append(_row(record, number))
        except ValueError as fault:
            problems.append(_problem(name, number, str(fault), "Correct the row and upload again.", None))
    return BenchmarkFile(tuple(rows), tuple(problems))


def _table(data: bytes) -> list[dict[str, str]]:
    if len(data) > _MOST_BYTES:
        raise ValueError("The file is larger than 1 MB.")
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), restval="")
    headings = [(heading or "").strip().lower() for heading in reader.fieldnames or ()]
    reader.fieldnames = headings
    missing = [column for column in _NEEDED if column not in headings]
    if missing:
        raise ValueError(f"The first row must name the columns; missing: {', '.join(missing)}.")
    records = [{key: (value or "").strip() for key, value in row.items() if key in COLUMNS} for row in reader]
    if len(records) > _MOST_ROWS:
        raise ValueError(f"The file has {len(records)} rows; {_MOST_ROWS} are the most.")
    return records


def _fault(record: Mapping[str, str]) -> tuple[str, str, str] | None:
    """What is wrong, the remedy, and the column; None for a row that may be read."""
    for column in _NEEDED:
        if not record.get(column):
            remedy = f"Fill in the {column}: a figure without it cannot be shown."
            return f"The {column} is missing.", remedy, column
    dimension = record.get("dimension") or Dimension.OVERALL
    if dimension not in set(Dimension):
        allowed = ", ".join(Dimension)
        return f"The dimension {dimension!r} is unknown.", f"Use one of: {allowed}.", "dimension"
    metric = record.get("metric") or "nrr"
    if metric not in _METRICS:
        return f"The metric {metric!r} is unknown.", f"Use one of: {', '.join(_METRICS)}.", "metric"
    for column in ("year", "companies"):
        if record.get(column) and not (record[column].isascii() and record[column].isdigit()):
            return (
                f"The {column} {record[column]!r} is not a number.",
                f"Write the {column} as digits.",
                column,
            )
    return None


def _row(record: Mapping[str, str], number: int) -> Benchmark:
    source = BenchmarkSource(
        key=f"upload.{record['source']}",
        short=record["source"],
        title=record["source"],
        kind=Kind.UPLOADED,
        year=int(record["year"]) if record.get("year") else None,
        population=record.get("population") or "not stated",
        companies=int(record["companies"]) if record.get("companies") else None,
        basis=record.get("basis") or "not stated",
    )
    raw = RawRow(
        id=f"upload.{number}",
        source=source.key,
        dimension=Dimension(record.get("dimension") or Dimension.OVERALL),
        band=record["band"],
        statistic=record["statistic"],
        metric=record.get("metric") or "nrr",
        top_name=record.get("top_name") or "",
        note=record.get("note") or "",
        span=record.get("span") or None,
        low=record.get("low") or None,
        median=record.get("median") or None,
        high=record.get("high") or None,
        top=record.get("top") or None,
    )
    return benchmark_of(raw, source)


def _problem(name: str, row: int, what: str, remedy: str, column: str | None) -> Problem:
    return Problem(
        code="benchmark_file",
        severity=Severity.ERROR,
        what=what,
        remedy=remedy,
        did="The row was excluded." if row > 1 else "No row of the file was used.",
        place=Place(file=name, rows=(row,), column=column),
    )
