"""Every worked case of terms, renewals and their reconciliation with NRR, in memory."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import nrr
from nrr import terms
from nrr.ground import FiscalYear
from nrr.ledgers import Attribute, Term
from nrr.terms import month_of_day
from oracle_reconciliations import losses_by_class

CASES = json.loads((Path(__file__).parent / "examples" / "terms_cases.json").read_text(encoding="utf-8"))


def cases(*groups):
    return [
        pytest.param(c["function"], c["input"], c["expected"], id=c["id"])
        for c in CASES["cases"]
        if c["group"] in groups
    ]


def day(text):
    return None if text is None else date.fromisoformat(text).toordinal()


def term(row):
    end = day(row["end"])
    return Term(
        customer=row["customer"],
        line=row.get("line", ""),
        start=day(row["start"]),
        end=end,
        due=max(end, day(row.get("original_end")) or end) if end else None,
        arr_minor=row["arr"],
        steps=tuple((day(since), amount) for since, amount in row.get("steps", ())),
        notice_given=day(row.get("notice_given")),
        notice_days=row.get("notice_days"),
        auto_renew=row.get("auto_renew", False),
        uplift=row.get("uplift", 0.0),
        contract=row.get("contract") or "",
    )


def book(given, as_of):
    return terms.book_of([term(row) for row in given["terms"]], as_of, given.get("renewal_grace_days", 30))


def renewals(given):
    found = book(given, day(given["as_of"]))
    periods = {}
    for label, one in terms.by_quarter(found, FiscalYear()).items():
        periods[label] = {
            "up": one.up,
            "renewed_gross": one.kept,
            "renewed_net": one.renewed_net,
            "logos_up": one.logos_up,
            "logos_renewed": one.logos_renewed,
            "logos_lost": one.logos_lost,
            "logos_open": one.logos_open,
            **{name: list(map(list, getattr(one, name))) for name in ("early", "late", "returned")},
        }
        same = "expansion contraction churned pending notice in_grace complete gross_rate net_rate gross_low"
        for name in f"{same} gross_high settled_share logo_rate".split():
            periods[label][name] = getattr(one, name)
    return {"periods": periods, "not_under_term": found.not_under_term}


def annualised_renewal_rate(given):
    kept = sum(min(one["up"], one["renewed"]) for one in given["events"])
    rate = kept / sum(one["up"] for one in given["events"])
    return {"gross_rate": rate, "annualised_gross_rate": terms.annualised(rate, given["term_months"])}


def renewal_reconciliation(given):
    window = nrr.Window(*map(nrr.Month.parse, given["window"]))
    found = terms.reconciled(book(given, terms.month_end(window.closing)), window)
    names = "opening_total closing_total nrr up_amount opening closing contribution"
    return {name: getattr(found, name) for name in names.split()} | {
        "up_change": {name: getattr(found.up_change, name) for name in terms.UpChange.__slots__},
        "link": {name: getattr(found.link, name) for name in terms.Link.__slots__},
    }


def grr_by_class(given):
    losses = losses_by_class(given["customers"])
    base = sum(opened for lines in given["customers"].values() for _, opened, _ in lines)
    whole = sum(losses.values())
    return {"grr": (base - whole) / base, "loss_by_class": losses, "loss_total": whole}


def contract_band(given):
    as_of = nrr.Month.parse(given["as_of"])
    found = terms.commitments(book(given, terms.month_end(as_of)), as_of, FiscalYear())
    kept, quarters = given["evergreen_retention_12m"], []
    for number, one in enumerate(found, start=1):
        at = [one.at_rate(given[rate], kept, 3 * number) for rate in ("gross_rate", "net_rate")]
        named = ["floor", "up", "notice", "evergreen", "flat", "floor_nrr", "flat_nrr"]
        quarters.append({name: getattr(one, name) for name in named} | {"closing": str(one.closing)})
        quarters[-1] |= {"at_gross_rate": at[0], "at_gross_rate_nrr": at[0] / one.opening}
        quarters[-1] |= {"at_net_rate_nrr": at[1] / one.opening}
    return {"opening": found[0].opening, "quarters": quarters}


def renewal_calendar(given):
    as_of, fiscal = nrr.Month.parse(given["as_of"]), FiscalYear(given["fiscal_start"])
    rows = terms.in_order(listed(given["rows"], terms.month_end(as_of), fiscal))
    wall = terms.wall_of(rows, given["arr"], fiscal, given["wall_from"])
    return {
        "order": [one.customer for one in rows],
        "deadline": {
            one.customer: date.fromordinal(one.deadline).isoformat()
            for one in rows
            if one.deadline is not None
        },
        "days_to_end": {one.customer: one.days_to_go for one in rows},
        "due_on_as_of_day": wall.due_today,
        "up_by_quarter": wall.up,
        "share_by_quarter": wall.shares,
        "wall_quarter": wall.quarter,
        "wall_share": wall.share,
        "wall": wall.fires,
        "at_risk_share": wall.at_risk_share,
        "largest_share": wall.largest_share,
    }


def listed(rows, as_of, fiscal):
    names = sorted({one["customer"] for one in rows})
    due = np.array([day(one["end"]) for one in rows])
    notice = [one.get("notice_days") for one in rows]
    nothing = column([""] * len(rows))
    return terms.Calendar(
        customers=tuple(names),
        as_of=as_of,
        who=np.array([names.index(one["customer"]) for one in rows]),
        up=np.array([one["up"] for one in rows]),
        due=due,
        deadline=np.array([-1 if n is None else d - n for d, n in zip(due.tolist(), notice, strict=True)]),
        auto_renew=np.zeros(len(rows), bool),
        line=nothing,
        owner=nothing,
        health=column([one["health"] for one in rows]),
        state=nothing,
        term=nothing,
        quarter=column([fiscal.label(month_of_day(one)) for one in due.tolist()]),
    )


def column(texts):
    labels = tuple(dict.fromkeys(texts))
    return Attribute("", labels, np.array([labels.index(text) for text in texts], np.int32))


def annualised_minor(amount_minor, basis, months):
    """An amount of a month, quarter, year or of the whole period, a year: rounded once, half up."""
    if basis == "period":
        return (2 * 12 * amount_minor + (months or 12)) // (2 * (months or 12))
    return amount_minor * {"month": 12, "quarter": 4, "year": 1}[basis]


def term_rows(given):
    found = []
    for one in given["rows"]:
        months, whole = terms.term_months(day(one["start"]), day(one["end"])) if one["end"] else (None, True)
        minor = annualised_minor(one["amount"] * 100, one["basis"], months)
        end = day(one["end"])
        kind = terms.class_of(Term("", "", day(one["start"]), end, end, minor))
        found.append({"term_months": months, "whole": whole, "term": kind, "arr_minor": minor})
    return {"terms": found}


def join_contract(given):
    return {
        "terms": [
            {
                "customer": one.customer,
                "start": date.fromordinal(one.start).isoformat(),
                "end": date.fromordinal(one.end).isoformat(),
                "term_months": terms.months_of(one),
                "steps": len(one.steps),
                "up": one.up,
            }
            for one in terms.joined([term(row) for row in given["rows"]])
        ]
    }


ANSWERS = {f.__name__: f for f in (renewals, annualised_renewal_rate, renewal_reconciliation, grr_by_class)}
ANSWERS |= {f.__name__: f for f in (contract_band, renewal_calendar, term_rows, join_contract)}


def agrees(found, expected):
    """Only what is expected is asked; lists and numbers in full, null is null."""
    if isinstance(expected, dict):
        return all(agrees(found.get(key), value) for key, value in expected.items())
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(agrees, found, expected))
    if isinstance(expected, float) and found is not None:
        return found == pytest.approx(expected, rel=1e-9, abs=1e-9)
    return found == expected


@pytest.mark.parametrize(
    ("function", "given", "expected"),
    [
        one
        for one in cases(
            "term_ledger", "renewals", "renewal_reconciliation", "contract_band", "renewal_calendar"
        )
        if one.values[0] in ANSWERS
    ],
)
def test_worked_case(function, given, expected):
    found = ANSWERS[function](given)
    assert agrees(found, expected), found
