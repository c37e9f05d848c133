"""How long and how often one is bound, as columns to group by."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from nrr.ledgers import Attribute, Ledger, Term
from nrr.terms.lengths import class_of, month_end

TERM_CLASS, BILLING_INTERVAL = "Contract term", "Billing interval"
NOT_UNDER_TERM = "not under term"


def with_term_attributes(ledger: Ledger, customers: Sequence[str]) -> Ledger:
    """The book with two columns: of every row, whose customer is told, the class of its term and its billing
    interval at each month-end. Of several contracts the largest counts; columns of that name stay as they
    are.
    """
    if not ledger.terms:
        return ledger
    found = {TERM_CLASS: _by_month(ledger, customers, lambda term: str(class_of(term)), NOT_UNDER_TERM)}
    if any(term.interval for term in ledger.terms):
        found[BILLING_INTERVAL] = _by_month(ledger, customers, lambda term: term.interval, "")
    named = {name: replace(made, name=name) for name, made in found.items()}
    return replace(ledger, attributes={**ledger.attributes, **named}, fingerprint="")


def _by_month(
    ledger: Ledger, customers: Sequence[str], value: Callable[[Term], str], otherwise: str
) -> Attribute:
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(customers):
        rows.setdefault(name, []).append(row)
    values = [value(term) for term in ledger.terms]
    labels = tuple(dict.fromkeys([*sorted(set(values) - {""}), *([otherwise] if otherwise else [])]))
    codes = {label: code for code, label in enumerate(labels)}
    held = np.full((len(ledger.months), len(ledger.names)), codes.get(otherwise, -1), np.int32)
    ends = np.array([month_end(month) for month in ledger.months])
    ordered = sorted(range(len(values)), key=lambda i: ledger.terms[i].arr_minor)
    for place in ordered:
        term = ledger.terms[place]
        first = np.searchsorted(ends, term.start)
        last = len(ends) if term.end is None else np.searchsorted(ends, term.end, "right")
        if term.customer in rows and first < last and values[place]:
            held[first:last, rows[term.customer]] = codes[values[place]]
    return Attribute("", labels, held[0] if (held == held[0]).all() else held)
