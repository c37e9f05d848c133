"""The first figures of a reading: the trio in one line, and what its last month comes to."""

from dataclasses import dataclass
from decimal import Decimal

import nrr
from pages.parts import memory, today
from pages.parts.imports import intakes, refreshes

_MOST_CURRENCIES = 3


@dataclass(frozen=True, slots=True)
class FirstFigures:
    """`trio` is empty where the book is too short or needs rates; `closing_arr_minor` is the last month in
    the book's one currency, None where it has several and no rates."""

    trio: str = ""
    closing_arr_minor: int | None = None


def of(found: intakes.Read) -> FirstFigures:
    """Computed once a reading."""
    ledger = found.intake.ledger
    if ledger is None:
        return FirstFigures()
    policy = policy_of(found)
    return memory.held.of(("first figures", found.key, policy), lambda: _computed(ledger, policy))


def policy_of(found: intakes.Read) -> nrr.Policy:
    """The rules that came with a workbook of this product, or those in force for the same company; else the
    usual ones.
    """
    refresh = refreshes.of(found)
    return found.intake.policy or (nrr.Policy() if refresh is None else refresh.policy)


def _computed(whole: nrr.Ledger, policy: nrr.Policy) -> FirstFigures:
    ledger = today.complete(whole, policy)
    window = nrr.default_window(ledger)
    try:
        book = nrr.retention.prepared(ledger, nrr.View(window, policy))
    except nrr.Refusal:
        return FirstFigures()
    closing = int(book.grid[-1].sum())
    if nrr.retention.missing_end(ledger, window):
        return FirstFigures("", closing)
    try:
        rates = nrr.headline(book, window, policy).rates
    except nrr.Refusal:
        return FirstFigures("", closing)
    nets, gross, logos = map(nrr.percent, (rates.nrr, rates.grr, rates.logo_retention))
    return FirstFigures(f"NRR {nets}, GRR {gross}, logo retention {logos}", closing)


def needs_rates(ledger: nrr.Ledger) -> bool:
    """Several currencies, and nothing that adds them up."""
    return not ledger.currency and "currency" in ledger.roles


def closing(found: intakes.Read, basis: nrr.Basis) -> str:
    """The last month in words; by currency where they cannot be added up."""
    ledger = found.intake.ledger
    if ledger is None:
        return nrr.MISSING
    if needs_rates(ledger):
        return _by_currency(found.intake, basis)
    return nrr.compact(of(found).closing_arr_minor, ledger.currency, basis)


def _by_currency(intake: nrr.Intake, basis: nrr.Basis) -> str:
    if intake.totals is None or intake.ledger is None:
        return nrr.MISSING
    month, per_unit = str(today.complete(intake.ledger, nrr.Policy()).months[-1]), nrr.Basis.MRR.per_unit
    amounts = [
        nrr.compact(round(Decimal(months.get(month, "0")) * per_unit), code, basis)
        for code, months in intake.totals.by_currency.items()
    ]
    more = len(amounts) - _MOST_CURRENCIES
    return " + ".join(amounts[:_MOST_CURRENCIES]) + (f" and {more} more" if more > 0 else "")
