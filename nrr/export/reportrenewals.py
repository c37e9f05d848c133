"""Of the report object: what is up for renewal, what became of it, and what it does to NRR."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from nrr.accounts import columns_of, scale_of, scored
from nrr.export.reportparts import Plain
from nrr.ground import amount
from nrr.intervals import renewal_intervals
from nrr.ledgers import Ledger
from nrr.retention import View, run_of
from nrr.terms import (
    CLASSES,
    FEWEST,
    CalendarRow,
    Link,
    Period,
    RateGroup,
    Renewals,
    UpChange,
    Wall,
    middle_tests,
    rates_by,
    refused,
    renewals_of,
)

Money = Callable[[int], str]
_MOST_VALUES = 500
_PERIOD_MONEY = ("up", "renewed_net", "expansion", "contraction", "churned", "in_grace", "notice", "pending")
_PERIOD_PLAIN = (
    "renewals",
    "complete",
    "gross_rate",
    "net_rate",
    "logo_rate",
    "gross_low",
    "gross_high",
    "settled_share",
    "logos_up",
    "logos_renewed",
    "logos_lost",
    "logos_open",
)


def renewals_part(ledger: Ledger, view: View, *, named: bool) -> Plain:
    """The renewals of a book as uploaded; `reason` says why it has none. Customers go by name where
    `named`.
    """
    reason = refused(ledger, view)
    if reason:
        return {"reason": reason}
    found = renewals_of(ledger, view)

    def money(arr_minor: int) -> str:
        return str(amount(arr_minor, view.basis))

    calendar = found.calendar(health_of(found) if named else {})
    return {
        "reason": "",
        "stamp": view.policy.renewal_stamp,
        "as_of": date.fromordinal(found.book.as_of).isoformat(),
        "periods": {label: _period(one, money, named=named) for label, one in found.quarters.items()},
        "months": {label: _period(one, money, named=named) for label, one in found.months.items()},
        "rates_by": _rates_by(found, money),
        "not_under_term": money(found.book.not_under_term),
        "against_revenue": _against(found, money),
        "split": _split(found, money),
        "commitments": _commitments(found, money) | {"tested": _tested(ledger, view)},
        "calendar": [_row(row, money) for row in calendar] if named else [],
        "wall": _wall(found.wall(calendar), money),
    }


def health_of(found: Renewals) -> Mapping[str, str]:
    """The colour of every customer that has one, as on the page of accounts."""
    lights = scored(run_of(found.ledger), columns_of(found.ledger), scale_of(found.view.policy)).lights
    return {
        name: str(light) for name, light in zip(found.ledger.names, lights, strict=True) if light is not None
    }


def _period(one: Period, money: Money, *, named: bool) -> Plain:
    told: dict[str, Any] = {"renewed_gross": money(one.kept)}
    told |= {name: money(getattr(one, name)) for name in _PERIOD_MONEY}
    told |= {name: getattr(one, name) for name in _PERIOD_PLAIN}
    if named:
        told["early"] = [[name, days] for name, days in one.early]
        told["late"] = [[name, days, money(kept)] for name, days, kept in one.late]
        told["returned"] = [[name, days, money(back)] for name, days, back in one.returned]
    return told


def _rates_by(found: Renewals, money: Money) -> Plain:
    """By column what its values renewed in the settled year; columns of very many values are left out."""
    columns = found.ledger.attributes
    few = [name for name, one in columns.items() if len(one.labels) <= _MOST_VALUES]
    return {by: [_group(found, one, money) for one in rates_by(found, by, "")] for by in few}


def _group(found: Renewals, one: RateGroup, money: Money) -> Plain:
    """A value; no rate of fewer renewals than are told."""
    own, sure = one.period, renewal_intervals(found.book, one)
    told = own.renewals >= FEWEST
    rates = {name: getattr(own, name) if told else None for name in ("gross_rate", "net_rate", "logo_rate")}
    intervals = {name: [each.low, each.high] for name, each in sure.items()}
    yearly = {"months": one.months, "gross_rate_a_year": one.gross_a_year if told else None}
    amounts = {"up": money(own.up), "renewed_gross": money(own.kept), "renewed_net": money(own.renewed_net)}
    return (
        {"value": own.label, "renewals": own.renewals} | amounts | rates | {"intervals": intervals} | yearly
    )


def _against(found: Renewals, money: Money) -> Plain:
    one = found.against
    return {
        "under_term": money(one.under_term),
        "not_under_term": money(one.not_under_term + one.rest),
        "rest": money(one.rest),
        "exceeding_customers": one.exceeding_customers,
        "exceeding": money(one.exceeding),
    }


def _split(found: Renewals, money: Money) -> Plain:
    split = found.split
    if split is None:
        return {"reason": found.split_refused}
    change, link = split.up_change, split.link
    return {
        "reason": "",
        "opening": {str(line): money(split.opening[line]) for line in CLASSES},
        "closing": {str(line): money(split.closing[line]) for line in CLASSES},
        "opening_total": money(split.opening_total),
        "closing_total": money(split.closing_total),
        "nrr": split.nrr,
        "contribution": None
        if split.contribution is None
        else {str(line): value for line, value in split.contribution.items()},
        "up_change": {name: money(getattr(change, name)) for name in UpChange.__slots__},
        "up_amount": money(split.up_amount),
        "link": {name: money(getattr(link, name)) for name in Link.__slots__},
        "loss_by_class": {str(line): money(value) for line, value in split.losses.items()},
    }


def _tested(ledger: Ledger, view: View) -> list[Plain]:
    return [asdict(one) for one in middle_tests(ledger, view)]


def _commitments(found: Renewals, money: Money) -> Plain:
    rates, kept = found.rates, found.evergreen_kept
    quarters = []
    for number, one in enumerate(found.commitments):
        months = one.closing.since(found.view.window.closing)
        told: dict[str, Any] = {
            "closing": str(one.closing),
            "label": found.view.policy.fiscal.label(one.closing),
        }
        told |= {name: money(getattr(one, name)) for name in ("floor", "up", "notice", "evergreen", "flat")}
        told |= {"floor_nrr": one.floor_nrr, "flat_nrr": one.flat_nrr, "number": number + 1}
        for name, rate in (("gross", rates.gross), ("net", rates.net)):
            at = None if rate is None else one.at_rate(rate, kept, months)
            told[f"at_{name}_rate"] = None if at is None else money(round(at))
            told[f"at_{name}_rate_nrr"] = None if at is None or not one.opening else at / one.opening
        quarters.append(told)
    return {
        "opening": money(found.commitments[0].opening),
        "gross_rate": rates.gross,
        "net_rate": rates.net,
        "renewals": rates.renewals,
        "months": rates.months,
        "evergreen_retention_12m": kept,
        "quarters": quarters,
    }


def _row(row: CalendarRow, money: Money) -> Plain:
    return {
        "customer": row.customer,
        "line": row.line,
        "up": money(row.up),
        "due": _iso(row.due),
        "days_to_end": row.days_to_go,
        "deadline": _iso(row.deadline),
        "notice_given": row.notice_given,
        "auto_renew": row.auto_renew,
        "owner": row.owner,
        "health": row.health,
        "state": row.state,
    }


def _wall(wall: Wall, money: Money) -> Plain:
    return {
        "due_on_as_of_day": money(wall.due_today),
        "up_by_quarter": {label: money(up) for label, up in wall.up.items()},
        "share_by_quarter": dict(wall.shares),
        "wall_quarter": wall.quarter,
        "wall_share": wall.share,
        "wall": wall.fires,
        "at_risk_share": wall.at_risk_share,
        "largest_share": wall.largest_share,
    }


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
