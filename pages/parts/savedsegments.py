"""Segments by rule that this company saved: attributes of its data wherever groups are."""

from dataclasses import replace

import nrr
from pages.parts import memory
from pages.parts.desks import companies
from pages.parts.desks.records import SEGMENTS, SegmentHere


def rules(ledger: nrr.Ledger) -> tuple[nrr.retention.SegmentRule, ...]:
    """Every saved segment of this company, oldest first."""
    return tuple(one.rule for one in reversed(companies.belongings(SEGMENTS, ledger).values()))


@memory.kept()
def _usable(
    key: str, _ledger: nrr.Ledger, view: nrr.View, saved: tuple[nrr.retention.SegmentRule, ...]
) -> tuple[nrr.retention.SegmentRule, ...]:
    return tuple(rule for rule in saved if not why_not(_ledger, view, rule))


def usable(key: str, ledger: nrr.Ledger, view: nrr.View) -> tuple[nrr.retention.SegmentRule, ...]:
    """Those whose columns and values this file has."""
    saved = rules(ledger)
    return _usable(key, ledger, view, saved) if saved else ()


def why_not(ledger: nrr.Ledger, view: nrr.View, rule: nrr.retention.SegmentRule) -> str:
    """Why a rule cannot be used on this file; empty where it can."""
    try:
        nrr.retention.unfiltered(ledger, replace(view, where=(), segments=(rule,)))
    except nrr.Refusal as refusal:
        return str(refusal)
    return ""


def keep(rule: nrr.retention.SegmentRule, ledger: nrr.Ledger) -> None:
    """Save a segment; one of the same name is replaced."""
    here = SegmentHere(rule, nrr.successions.customer_marks(ledger))
    companies.keep(SEGMENTS, _entry(rule.name, ledger), here)


def remove(name: str, ledger: nrr.Ledger) -> None:
    """Take a saved segment away."""
    companies.keep(SEGMENTS, _entry(name, ledger), None)


def _entry(name: str, ledger: nrr.Ledger) -> str:
    held = companies.belongings(SEGMENTS, ledger)
    return next((entry for entry, one in held.items() if one.rule.name == name), "")
