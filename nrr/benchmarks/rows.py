"""Published figures as data: every row with its source, statistic, population, year and period basis.

Sources are never averaged, a range never becomes a percentile, and no rank is computed. Figures from
outside the source articles are off unless a reader turns them on. Amounts in spans are US dollars as
printed by the sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from nrr.benchmarks.figures import Mark, Span

STALE_AFTER_MONTHS = 24


class Kind(StrEnum):
    """Where a source comes from; own and uploaded figures are drawn differently."""

    ARTICLE = "article"
    OUTSIDE = "outside"
    UPLOADED = "uploaded"
    OWN = "own"


class Dimension(StrEnum):
    """What a row's band divides companies by."""

    ACV = "acv"
    ARPA = "arpa"
    ARR_STAGE = "arr_stage"
    FUNDING_STAGE = "funding_stage"
    FUNDING_TYPE = "funding_type"
    PRICING_MODEL = "pricing_model"
    VERTICAL = "vertical"
    OVERALL = "overall"
    COMPANY = "company"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BenchmarkSource:
    """A publication. `publisher` is who made it, `short` what lists call it, `basis` how it measured, mostly
    not stated; `read` first or second hand.
    """

    key: str
    short: str
    title: str
    kind: Kind = Kind.ARTICLE
    year: int | None = None
    population: str = "not stated"
    companies: int | None = None
    basis: str = "not stated"
    read: str = "first hand"
    note: str = ""
    publisher: str = ""

    @property
    def citation(self) -> str:
        """Publisher, study, year, number of companies and basis, as a page cites it."""
        year = "undated" if self.year is None else str(self.year)
        companies = "n not stated" if self.companies is None else f"n = {self.companies:,}"
        return f"{self.named}, {year}, {companies}, basis {self.basis}"

    @property
    def named(self) -> str:
        """Publisher and study: `SaaS Capital, Research Brief 26`."""
        return ", ".join(filter(None, (self.publisher, self.title)))

    @property
    def stated(self) -> int:
        """How many of year, number of companies and basis it states: what says more leads."""
        return (self.year is not None) + (self.companies is not None) + (self.basis != "not stated")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One row: a band of one dimension with whatever the source gives for it.

    `low` and `high` are ends of a range, `median` a median or single figure, `top` what `top_name` says
    (top quartile, 90th percentile, best-in-class). `line` is False for figures that may be read but never
    drawn as a benchmark (company examples, illustrations).
    """

    id: str
    source: BenchmarkSource
    metric: str
    unit: str
    dimension: Dimension
    band: str
    span: Span | None
    low: Mark | None
    median: Mark | None
    high: Mark | None
    top: Mark | None
    top_name: str
    statistic: str
    year: int | None
    note: str
    line: bool
    origin: BenchmarkSource | None = None
    """Who published it first, where the source took it from somebody else."""

    @property
    def caption(self) -> str:
        """Title, year, sample, statistic and basis, as printed under every benchmark line."""
        first = cited(self)
        year = self.year or first.year
        dated = "undated" if year is None else str(year)
        companies = "n not stated" if first.companies is None else f"n = {first.companies:,}"
        outside = ", outside the source articles" if self.source.kind is Kind.OUTSIDE else ""
        through = "" if first == self.source else f", as printed by {self.source.short}"
        second = ", second hand" if self.source.read != "first hand" else ""
        return (
            f"{first.named} ({dated}{outside}{second}{through}): {self.band}, {self.statistic}, {companies}, "
            f"population {first.population}, basis {first.basis}."
        )

    def label(self, this_year: int) -> str:
        """Who published it first, with the year where the figure is older than 24 months."""
        name = cited(self).short
        stale = self.year is not None and (this_year - self.year) * 12 > STALE_AFTER_MONTHS
        return f"{name} ({self.year})" if stale and str(self.year) not in name else name

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every figure of the row that the source gives, lowest meaning first."""
        return tuple(mark for mark in (self.low, self.median, self.high, self.top) if mark is not None)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as written in the data file: figures and spans still text."""

    id: str
    source: str
    dimension: Dimension
    band: str
    statistic: str
    origin: str = ""
    metric: str = "nrr"
    unit: str = "percent"
    span: str | None = None
    low: str | None = None
    median: str | None = None
    high: str | None = None
    top: str | None = None
    top_name: str = ""
    year: int | None = None
    note: str = ""
    line: bool = True


def benchmark_of(raw: RawRow, source: BenchmarkSource, origin: BenchmarkSource | None = None) -> Benchmark:
    """The row with its figures and span read; ValueError says which of them makes no sense."""
    divisor = 100.0 if raw.unit == "percent" else 1.0
    marks = {
        name: None if text is None else Mark.parse(text, divisor)
        for name, text in (("low", raw.low), ("median", raw.median), ("high", raw.high), ("top", raw.top))
    }
    if not any(marks.values()):
        raise ValueError("a row needs at least one of low, median, high, top")
    values = [mark.value for name in ("low", "median", "high") if (mark := marks[name]) is not None]
    if values != sorted(values):
        raise ValueError("low, median and high must rise")
    if marks["top"] is not None and not raw.top_name:
        raise ValueError("a top figure needs its name, for example top quartile")
    span = None if raw.span is None else Span.parse(raw.span)
    year = raw.year if raw.year is not None else (origin or source).year
    return Benchmark(
        id=raw.id,
        source=source,
        metric=raw.metric,
        unit=raw.unit,
        dimension=raw.dimension,
        band=raw.band,
        span=span,
        **marks,
        top_name=raw.top_name,
        statistic=raw.statistic,
        year=year,
        note=raw.note,
        line=raw.line,
        origin=origin,
    )


@cache
def benchmark_sources() -> tuple[BenchmarkSource, ...]:
    """Every publication, the source articles first."""
    found: tuple[BenchmarkSource, ...] = package_data("sources.json", tuple[BenchmarkSource, ...])
    return found


def cited(row: Benchmark) -> BenchmarkSource:
    """Who published a row first, where that is known."""
    return row.origin or row.source


@cache
def benchmark_rows() -> tuple[Benchmark, ...]:
    """Every published figure, checked against the schema on first use."""
    sources = {source.key: source for source in benchmark_sources()}
    raw = package_data("figures.json", tuple[RawRow, ...])
    return tuple(benchmark_of(row, sources[row.source], sources.get(row.origin)) for row in raw)


def rows_for(
    metric: str = "nrr",
    dimension: Dimension | None = None,
    kinds: Iterable[Kind] = (Kind.ARTICLE,),
    sources: Iterable[str] | None = None,
) -> tuple[Benchmark, ...]:
    """The rows that may be drawn: of one metric, of the kinds and sources a reader has turned on."""
    allowed, wanted = frozenset(kinds), None if sources is None else frozenset(sources)
    return tuple(
        row
        for row in benchmark_rows()
        if row.line
        and row.metric == metric
        and row.source.kind in allowed
        and (dimension is None or row.dimension is dimension)
        and (wanted is None or row.source.key in wanted)
    )


def own_target(value: float, label: str = "Our own target", metric: str = "nrr") -> Benchmark:
    """A target the reader sets, as a row of its own kind; `value` is a fraction."""
    source = BenchmarkSource(
        "own", label, label, Kind.OWN, population="this company", basis="as measured here"
    )
    figure = f"{value * 100:.10g}"
    raw = RawRow("own.target", "own", Dimension.OVERALL, "this company", "target", metric, low=figure)
    return benchmark_of(raw, source)


def package_data(name: str, kind: Any) -> Any:
    """A data file of this package, decoded and checked; a misspelt or missing field raises."""
    return msgspec.json.decode(files("nrr.benchmarks").joinpath(name).read_bytes(), type=kind)
