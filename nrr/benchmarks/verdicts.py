"""How a value stands against a row, in words that claim no more than the row gives.

Above the median of one source and below the range of another is printed as exactly that, in one sentence.
No rank among companies is ever computed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from nrr.benchmarks.figures import Mark
from nrr.benchmarks.rows import Benchmark, cited
from nrr.benchmarks.tiers import DEFAULT_SCHEME, tier, tier_schemes
from nrr.ground import percent_said

# Two rates that print as the same figure are called equal.
_SAME = 0.0005


class Standing(IntEnum):
    """Below, at (or inside) and above."""

    BELOW = -1
    AT = 0
    ABOVE = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a value stands against one row. `phrase` reads after "is"."""

    row: Benchmark
    standing: Standing
    phrase: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The reading of a value: the segment's row wins over the generic tier where it is known.

    `standing` is against the row where there is one, and None for a tier alone.
    """

    sentence: str
    tier: str | None
    standing: Standing | None


def verdict(value: float, row: Benchmark) -> Verdict:
    """The standing against the row's median, else its range, else the one figure it has."""
    if row.top is not None and value >= row.top.value - _SAME:
        name = f"at or above the {row.top_name} of {_printed(row.top)}"
        return Verdict(row, Standing.ABOVE, f"{name} given by {cited(row).short} ({row.band})")
    if row.median is not None:
        return _against(value, row, row.median, f"the median of {_printed(row.median)}")
    if row.low is not None and row.high is not None:
        return _inside(value, row, row.low, row.high)
    only = row.low or row.high or row.top
    assert only is not None
    return _against(value, row, only, f"the {row.top_name or 'figure'} of {_printed(only)}")


def verdict_sentence(value: float, rows: Sequence[Benchmark]) -> str:
    """Every selected source's verdict; sources that disagree are joined by "but" in one sentence."""
    found = [verdict(value, row) for row in rows]
    if not found:
        return "No benchmark is selected."
    ahead = [one.phrase for one in found if one.standing >= Standing.AT]
    behind = [one.phrase for one in found if one.standing < Standing.AT]
    text = ", but ".join(_listed(side) for side in (ahead, behind) if side)
    return f"{percent_said(value)} is {text}."


def judged(value: float, row: Benchmark | None, scheme: str = DEFAULT_SCHEME) -> Judgement:
    """The value against its own segment's row, with the generic tier beside it."""
    label = tier(value, scheme)
    named = {known.key: known for known in tier_schemes()}[scheme].name
    if row is None:
        words = (
            f"{percent_said(value)} is {label} on the scheme {named}."
            if label
            else f"No tier for {percent_said(value)}."
        )
        return Judgement(words, label, None)
    found = verdict(value, row)
    lead = "below the generic tier, " if value < 1.0 and found.standing >= Standing.AT else ""
    beside = f"generic tier {label}" if label else "no generic tier"
    return Judgement(f"{percent_said(value)} is {lead}{found.phrase}; {beside}.", label, found.standing)


def _against(value: float, row: Benchmark, mark: Mark, name: str) -> Verdict:
    standing = beside(value, mark.value)
    where = {Standing.BELOW: "below", Standing.AT: "at", Standing.ABOVE: "above"}[standing]
    return Verdict(row, standing, f"{where} {name} given by {cited(row).short} ({row.band})")


def _inside(value: float, row: Benchmark, low: Mark, high: Mark) -> Verdict:
    below, above = beside(value, low.value), beside(value, high.value)
    standing = below if below is Standing.BELOW else above if above is Standing.ABOVE else Standing.AT
    where = {Standing.BELOW: "below", Standing.AT: "inside", Standing.ABOVE: "above"}[standing]
    span = f"the range of {low.text}–{high.percent}"
    return Verdict(row, standing, f"{where} {span} given by {cited(row).short} ({row.band})")


def beside(value: float, mark: float) -> Standing:
    """Where a rate stands beside a published one; two that print alike are at the same place."""
    if abs(value - mark) < _SAME:
        return Standing.AT
    return Standing.ABOVE if value > mark else Standing.BELOW


def _printed(mark: Mark) -> str:
    plain = mark.text.replace(".", "").isdigit()
    return percent_said(mark.value) if plain else mark.percent


def _listed(phrases: list[str]) -> str:
    return " and ".join((", ".join(phrases[:-1]), phrases[-1])) if len(phrases) > 1 else phrases[0]
