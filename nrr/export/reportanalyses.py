"""What a report says beyond its snapshot: the analyses of the pages as plain numbers, for scripts.

The schema stands in `nrr/export/REPORT.md`. An analysis that the book cannot give is an object with a
`reason` alone. No customer is named.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nrr.accounts import Light, at_risk, columns_of, paused_in, scale_of, scored
from nrr.benchmarks import cited, judged
from nrr.comparisons import (
    BaseAmounts,
    LensRow,
    RankedBase,
    Ranking,
    default_removal,
    lens,
    lens_of_totals,
    without,
)
from nrr.export.benchmarkfits import fitting_benchmarks
from nrr.findings import FindingPart, Totals, finding_parts, findings_of_totals, not_asked
from nrr.ground import Basis, Refusal, amount, ratio
from nrr.ledgers import Ledger
from nrr.outlooks import Outlook, course_of, outlook, own_range, tested_forecast, yearly_outlook
from nrr.retention import TOTAL, customers, prepared, run_of
from nrr.scenarios import Mode
from nrr.snapshots import Snapshot

YEARS = 3
_YEAR_MONTHS = 12
_EVERYBODY = 10**9

Plain = dict[str, Any]


def analyses(ledger: Ledger, snapshot: Snapshot) -> Plain:
    """Findings, concentration, health, lens, benchmarks, forecast and scenarios of a snapshot's view."""
    return {"findings": findings_rows(snapshot)} | {name: analysis(name, ledger, snapshot) for name in _FOUND}


def analysis(name: str, ledger: Ledger, snapshot: Snapshot) -> Any:
    """One of them, such as `benchmarks`; an object with a `reason` alone where the book cannot give it."""
    return _or_reason(lambda: _FOUND[name](ledger, snapshot))


def analyses_of_totals(source: Totals, snapshot: Snapshot) -> Plain:
    """Those of `analyses` that totals are enough for: some findings, concentration, lens, benchmarks and
    scenarios.
    """
    view = snapshot.view

    def scenarios() -> list[Plain]:
        return _range(yearly_outlook(source, view.window.closing, view.policy, TOTAL), view.basis)

    found = findings_of_totals(source, view)
    return {
        "findings": _rules(finding_parts(found), view.basis),
        "not_asked": list(not_asked(found)),
        "concentration": _or_reason(lambda: _held(source.base(view.window, view.policy))),
        "lens": _or_reason(lambda: _lens_rows(lens_of_totals(source, view))),
        "benchmarks": _or_reason(lambda: _fitting(snapshot)),
        "scenarios": _or_reason(scenarios),
    }


def _or_reason(asked: Callable[[], Any]) -> Any:
    try:
        return asked()
    except Refusal as refusal:
        return {"reason": str(refusal)}


def findings_rows(snapshot: Snapshot) -> list[Plain]:
    """The rules that fired, worst first."""
    return _rules(snapshot.findings, snapshot.view.basis)


def _rules(parts: Sequence[FindingPart], basis: Basis) -> list[Plain]:
    return [
        {
            "rule": one.rule,
            "title": one.title,
            "severity": str(one.severity),
            "rank": str(one.rank),
            "sentence": one.sentence,
            "why": one.why,
            "changed": one.changed,
            "affected": str(amount(one.at_stake_arr_minor, basis)),
        }
        for one in parts
    ]


def _concentration(ledger: Ledger, snapshot: Snapshot) -> Plain:
    view = snapshot.view
    frame = customers(prepared(ledger, view), view.window, view.policy)
    base = frame[frame["opening"] > 0]
    opening, closing = (base[name].to_numpy(np.int64) for name in ("opening", "closing"))
    return _held(BaseAmounts(opening, closing))


def _held(base: RankedBase) -> Plain:
    every, effective = base.everybody, base.effective
    removed = default_removal(every.customers)
    return {
        "customers": every.customers,
        "effective": effective,
        "hhi": ratio(1.0, effective or 0.0),
        "shares": {
            str(count): without(base, count, Ranking.OPENING).share_of_opening for count in (1, 5, 10)
        },
        "without_largest": {str(ranking): _without(base, removed, ranking) for ranking in Ranking},
    }


def _without(base: RankedBase, removed: int, ranking: Ranking) -> Plain:
    left = without(base, removed, ranking)
    return {
        "removed": min(removed, base.everybody.customers),
        "nrr": left.nrr,
        "grr": left.grr,
        "share_of_opening": left.share_of_opening,
        "share_of_expansion": left.share_of_expansion,
    }


def _paused(ledger: Ledger, snapshot: Snapshot) -> Plain | None:
    """Who is paused at the close: counted on at the last amount, or as lost; null where nobody is."""
    found, basis = paused_in(ledger, snapshot.view), snapshot.view.basis
    if found is None:
        return None
    return {
        "held": {"customers": found.held_customers, "amount": str(amount(found.held_arr_minor, basis))},
        "lost": {
            "customers": found.left_out_customers,
            "amount": str(amount(found.left_out_arr_minor, basis)),
        },
    }


def _health(ledger: Ledger, snapshot: Snapshot) -> Plain:
    book = prepared(ledger, snapshot.view)
    run = run_of(book)
    own = scored(run, columns_of(book), scale_of(snapshot.view.policy))
    listed = at_risk(run, own, limit=_EVERYBODY)
    counted = Counter(own.lights.tolist())
    exposed = sum(one.exposed_arr_minor for one in listed)
    return {
        "month": str(run.months[-1]),
        "customers": {str(light): counted.get(light, 0) for light in Light},
        "exposed": str(amount(exposed, snapshot.view.basis)),
        "signals": sorted(own.marks),
    }


def _lens(ledger: Ledger, snapshot: Snapshot) -> list[Plain]:
    return _lens_rows(lens(ledger, snapshot.view))


def _lens_rows(rows: Sequence[LensRow]) -> list[Plain]:
    return [
        {
            "key": row.key,
            "label": row.label,
            "stamp": row.stamp,
            "nrr": row.nrr,
            "grr": row.grr,
            "logo_retention": row.logo_retention,
            "reason": row.reason,
        }
        for row in rows
    ]


def _benchmarks(_ledger: Ledger, snapshot: Snapshot) -> list[Plain]:
    return _fitting(snapshot)


def _fitting(snapshot: Snapshot) -> list[Plain]:
    found, rate = fitting_benchmarks(snapshot), snapshot.main.headline.rates.nrr
    assert rate is not None
    return [
        {
            "source": cited(one.row).short,
            "band": one.row.band,
            "median": None if one.row.median is None else one.row.median.value,
            "fits": one.reason,
            "verdict": judged(rate, one.row).sentence,
        }
        for one in found
    ]


def _forecast(ledger: Ledger, snapshot: Snapshot) -> Plain:
    view = snapshot.view
    found = tested_forecast(prepared(ledger, view), YEARS * _YEAR_MONTHS)
    if found.choice is None:
        raise Refusal(found.reason)
    line = found.line(found.choice.method)

    def at(month: int) -> Plain:
        ends = {"value": line.path, "low": line.low, "high": line.high}
        return {
            name: str(amount(round(found.base_arr_minor * path[month - 1]), view.basis))
            for name, path in ends.items()
        }

    months = range(_YEAR_MONTHS, YEARS * _YEAR_MONTHS + 1, _YEAR_MONTHS)
    return {
        "method": str(line.method),
        "why": found.choice.reason,
        "confidence": line.confidence,
        "base": str(amount(found.base_arr_minor, view.basis)),
        "after_months": {str(month): at(month) for month in months},
    }


def _scenarios(ledger: Ledger, snapshot: Snapshot) -> list[Plain]:
    view = snapshot.view
    own = outlook(prepared(ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    return _range(own, view.basis)


def _range(own: Outlook, basis: Basis) -> list[Plain]:
    return [
        {"name": one.name, "reason": one.reason} | _course(course_of(own, one.levers, YEARS), basis)
        for one in own_range(own)
    ]


def _course(found: Any, basis: Basis) -> Plain:
    return {
        "nrr": list(found.nrr),
        "grr": list(found.grr),
        "closing": [str(amount(round(value), basis)) for value in found.arr_minor],
    }


_FOUND: dict[str, Callable[[Ledger, Snapshot], Any]] = {
    "concentration": _concentration,
    "paused": _paused,
    "health": _health,
    "lens": _lens,
    "benchmarks": _benchmarks,
    "forecast": _forecast,
    "scenarios": _scenarios,
}
