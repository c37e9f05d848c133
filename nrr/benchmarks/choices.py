"""The rows that fit a company, proposed with the reason, and a benchmark for its own mix of segments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nrr.benchmarks.rows import Benchmark, Dimension, cited
from nrr.ground import Basis, compact

DOLLAR_NOTE = "The sources' bands are in US dollars."


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known about the company; None or empty leaves a dimension without a proposal.

    `acv_minor` is revenue a year per customer, `arr_minor` in all (minor units). The names are words of
    the rows' own bands, such as `usage-based or hybrid`, `bootstrapped`, `Fintech SaaS`, `pre-Series B`.
    """

    acv_minor: int | None = None
    arr_minor: int | None = None
    pricing_model: str = ""
    vertical: str = ""
    funding_type: str = ""
    funding_stage: str = ""
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fitting row and why it fits."""

    row: Benchmark
    reason: str


@dataclass(frozen=True, slots=True)
class MixAdjusted:
    """One source's medians weighted by the company's own segments.

    `covered` is the share of opening revenue whose segment has a median in that source; the value speaks
    for that share only. `shares` are those of the rows, of all opening revenue.
    """

    source: str
    value: float
    covered: float
    rows: tuple[Benchmark, ...]
    shares: tuple[float, ...] = ()


def proposals(profile: Profile, rows: Sequence[Benchmark]) -> tuple[Proposal, ...]:
    """Every row whose band holds the company, with the reason; own contract value first, and of one kind the
    row whose source states most.
    """
    return (
        *_by_amount(rows, Dimension.ACV, profile.acv_minor, "Average contract", profile.currency),
        *_by_amount(
            rows, Dimension.ARR_STAGE, profile.arr_minor, "Annual recurring revenue", profile.currency
        ),
        *_by_name(rows, Dimension.PRICING_MODEL, profile.pricing_model, "Pricing model"),
        *_by_name(rows, Dimension.VERTICAL, profile.vertical, "Vertical"),
        *_by_name(rows, Dimension.FUNDING_TYPE, profile.funding_type, "Funding"),
        *_by_name(rows, Dimension.FUNDING_STAGE, profile.funding_stage, "Stage"),
    )


def fitting_row(rows: Sequence[Benchmark], dimension: Dimension, amount_minor: int) -> Benchmark | None:
    """The first row of a dimension whose span holds an amount in minor units."""
    found = _spanning(rows, dimension, amount_minor)
    return found[0] if found else None


def mix_adjusted(weights: Mapping[str, float], rows: Mapping[str, Benchmark]) -> MixAdjusted | None:
    """The medians of ONE source weighted by opening shares; None when no segment has a median.

    `rows` names the row of each segment. Rows of two sources raise: sources are never averaged.
    """
    sources = {row.source.key: cited(row).short for row in rows.values()}
    if len(sources) > 1:
        raise ValueError(
            f"a mix-adjusted benchmark takes one source, not {', '.join(sorted(sources.values()))}"
        )
    parts = [
        (weight, row, row.median.value)
        for segment, weight in weights.items()
        if (row := rows.get(segment)) is not None and row.median is not None and weight > 0
    ]
    covered = sum(weight for weight, _, _ in parts)
    if covered <= 0:
        return None
    value = sum(weight * median for weight, _, median in parts) / covered
    whole = sum(weights.values())
    used, shares = tuple(row for _, row, _ in parts), tuple(weight / whole for weight, _, _ in parts)
    return MixAdjusted(next(iter(sources.values())), value, covered / whole, used, shares)


def _by_amount(
    rows: Sequence[Benchmark], dimension: Dimension, amount_minor: int | None, words: str, currency: str
) -> tuple[Proposal, ...]:
    if amount_minor is None:
        return ()
    shown = compact(amount_minor, currency, Basis.ARR)
    note = "" if currency in {"", "USD"} else f" {DOLLAR_NOTE}"
    found = _leading(_spanning(rows, dimension, amount_minor))
    return tuple(Proposal(row, f"{words} {shown}: the row {row.band}.{note}") for row in found)


def _leading(rows: Iterable[Benchmark]) -> list[Benchmark]:
    return sorted(rows, key=lambda row: -cited(row).stated)


def _spanning(rows: Sequence[Benchmark], dimension: Dimension, amount_minor: int) -> list[Benchmark]:
    return [
        row
        for row in rows
        if row.dimension is dimension and row.span is not None and row.span.holds(amount_minor / 100)
    ]


def _by_name(rows: Sequence[Benchmark], dimension: Dimension, name: str, words: str) -> tuple[Proposal, ...]:
    wanted = name.casefold().strip()
    return tuple(
        Proposal(row, f"{words} {name}: the row {row.band}.")
        for row in _leading(rows)
        if wanted and row.dimension is dimension and wanted in row.band.casefold()
    )
