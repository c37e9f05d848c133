"""The rules of one window on a book: leak, loss, concentration, logos, returners, history, sample."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from nrr.benchmarks import Dimension, contract_mix, rows_for
from nrr.comparisons import (
    Ranking,
    Without,
    concentration,
    default_removal,
    without_largest,
)
from nrr.definitions import NRR, Reactivation
from nrr.findings.evidence.subjects import MOST_LINES, Subject
from nrr.findings.records import Finding
from nrr.findings.retention_rules import (
    Masking,
    SegmentMedian,
    concentration_masking,
    leaky_bucket,
    little_history,
    logo_masked,
    plain_loss,
    reactivation_driven,
    small_sample,
)
from nrr.ground import compact, percent_said, plural, ratio
from nrr.ledgers import Naming
from nrr.retention import bridge

_REMOVED = (1, 3, 5, 10)
_OWN_SOURCE = "reference_card"


def history_findings(subject: Subject) -> Iterator[Finding]:
    """Whether there is enough history at all; asked of every book."""
    months = subject.book.months
    yield little_history(months[0], len(months), subject.rule("R-HIST"))


def retention_findings(subject: Subject) -> Iterator[Finding]:
    """Every rule that needs nothing but the bridge and its customers."""
    facts, rule, chance = subject.facts, subject.rule, subject.interval
    yield small_sample(facts, chance.low, chance.high, rule("R-SMALL"))
    yield leaky_bucket(facts, subject.singly(_largest_losses(subject)), rule("R-LEAK"))
    yield plain_loss(facts, _own_median(subject), rule("R-POOR"))
    yield concentration_masking(facts, masking(subject), rule("R-CONC"))
    yield logo_masked(facts, _logo_lines(subject), rule("R-LOGO"))
    strict = bridge(subject.book, subject.window, replace(subject.policy, reactivation=Reactivation.STRICT))
    back = subject.singly(_returners(subject))
    returned = subject.bridge.returned_logos
    yield reactivation_driven(facts, NRR.of(strict), back, rule("R-REACT"), returned=returned)


def masking(subject: Subject) -> Masking:
    """What removing the largest upsells does to NRR, with the table of 1, 3, 5 and 10."""
    base = subject.frame[subject.frame["opening"] > 0]
    opening = base["opening"].to_numpy(np.int64)
    # No more are taken out than expanded at all: who else would go is a matter of the file's order.
    most = max(1, int((base["movement"] == "expansion").sum()))
    few, fives = min(default_removal(len(base)), most), min(5, most)
    one, some, five = (_without(base, n) for n in (1, few, fives))
    names = base["customer"].to_numpy(object)
    table = [
        f"Without the {plural(n, 'largest upsell').removeprefix('1 ')}: NRR {percent_said(w.nrr)}, "
        f"{percent_said(w.share_of_expansion)} of expansion"
        for n in _REMOVED
        if n < len(base) and n <= most
        for w in [_without(base, n)]
    ]
    return Masking(
        name=str(names[one.removed[0]]),
        nrr_without=one.nrr,
        expansion_share=one.share_of_expansion,
        few=few,
        nrr_without_few=some.nrr,
        five_share=five.share_of_expansion,
        largest=str(names[int(opening.argmax())]),
        largest_share=concentration(opening).top(1),
        table=() if subject.naming is Naming.MASKED else subject.singly(table),
        few_share=some.share_of_expansion,
        five=fives,
    )


def _without(base: pd.DataFrame, count: int) -> Without:
    """Without those of the base that expanded most; their share is of the expansion the bridge shows."""
    opening, closing = (base[name].to_numpy(np.int64) for name in ("opening", "closing"))
    found = without_largest(opening, closing, count, Ranking.EXPANSION)
    grown = np.where(base["movement"] == "expansion", base["change"], 0)
    share = ratio(int(grown[list(found.removed)].sum()), int(grown.sum()))
    return replace(found, share_of_expansion=share)


def _largest_losses(subject: Subject) -> tuple[str, ...]:
    lost = subject.frame[subject.frame["movement"].isin(("churn", "contraction"))]
    top = lost.sort_values("change", kind="stable").head(MOST_LINES)
    return tuple(
        subject.line(row, change, f" {movement}")
        for row, change, movement in zip(top["row"], top["change"], top["movement"], strict=True)
    )


def _own_median(subject: Subject) -> SegmentMedian | None:
    """The median for the own mix of contracts."""
    at = subject.book.index(subject.window.opening)
    return None if at is None else segment_median(subject.book.grid[at])


def segment_median(opening_minor: npt.NDArray[np.int64]) -> SegmentMedian | None:
    """The same of what customers pay at the opening, named after their size where all are of one."""
    rows = rows_for("nrr", Dimension.ACV, sources=(_OWN_SOURCE,))
    found = contract_mix(opening_minor[opening_minor > 0], rows)
    if found is None:
        return None
    name = found.rows[0].band if len(found.rows) == 1 else "contract-mix"
    return SegmentMedian(name, found.value, found.source)


def _logo_lines(subject: Subject) -> tuple[str, ...]:
    base = subject.frame[subject.frame["opening"] > 0]
    gone = base["closing"] <= 0
    if not gone.any() or gone.all():
        return ()
    lost, kept = (round(float(base.loc[mask, "opening"].median())) for mask in (gone, ~gone))
    money = [compact(value, subject.book.currency, subject.view.basis) for value in (lost, kept)]
    sizes = f"Median lost customer {money[0]}, median kept customer {money[1]}"
    told = min(int(gone.sum()), int((~gone).sum())) >= subject.fewest
    needed = f"{plural(int(gone.sum()), 'new customer')} needed to replace them"
    return (sizes, needed) if told else (needed,)


def _returners(subject: Subject) -> tuple[str, ...]:
    back = subject.frame[subject.frame["returned"] & (subject.frame["opening"] > 0)]
    top = back.sort_values("closing", ascending=False, kind="stable").head(MOST_LINES)
    s, e = (subject.book.index(month) for month in (subject.window.opening, subject.window.closing))
    gaps = (subject.book.grid[s : e + 1 if e is not None else None] <= 0).sum(axis=0)
    return tuple(
        subject.line(row, closing, f" after {plural(int(gaps[row]), 'month')} at zero")
        for row, closing in zip(top["row"], top["closing"], strict=True)
    )
