"""Entries -> Ledger: one row per customer (or a finer line of it), rounded once, with the way back to the
cells.
"""

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from nrr.accounts.columns import held_in
from nrr.ground import Month, Place, Problem
from nrr.intake.cancellations import by_month
from nrr.intake.checks.months import held_months
from nrr.intake.contracts import terms_of
from nrr.intake.deciding.states import state_code
from nrr.intake.drafts import Draft, Entries, Reason
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Column, coded_numbers, distinct, recoded
from nrr.intake.tables.repeats import group_sizes, row_keys
from nrr.intake.traces import origins_of
from nrr.ledgers import Attribute, Ledger, SetAside, Statement, ledger_of
from nrr.terms import with_term_attributes

_LIMIT = 2**62
_CELLS = 400_000_000
_ATTRIBUTE_LABELS = 5_000
_ROLE_NAMES = {Role.SUBSCRIPTION: "subscription", Role.PARENT: "parent", Role.CANCELLED: "cancelled"}
_SPLITTING = (Role.REVENUE_TYPE, Role.SUBSCRIPTION, Role.PRODUCT)
Ints = npt.NDArray[np.int32]


def ledger_from(draft: Draft) -> tuple[Ledger | None, list[Problem]]:
    """The book of a draft; a Problem where amounts or size go beyond what it can hold."""
    entries = draft.entries
    if entries is None or not entries.count:
        return None, [problem_of(Message.NO_AMOUNTS, draft.tables[0].place())]
    minor, said = _minor(entries, draft)
    if minor is None:
        return None, said
    months = held_months(draft)
    lines, names, split = _lines(draft, entries)
    if len(months) * len(names) > _CELLS:
        return None, [
            problem_of(
                Message.BOOK_TOO_LARGE,
                draft.tables[0].place(),
                customers=len(names),
                months=len(months),
            )
        ]
    position = np.zeros(months[-1] - months[0] + 1, np.int32)
    position[np.array(months) - months[0]] = np.arange(len(months))
    index = position[entries.months - months[0]]
    roles, attributes = _columns(draft, entries, lines, len(names), index, len(months), split)
    ledger = ledger_of(
        tuple(map(Month, months)),
        names,
        lines,
        index,
        minor,
        attributes=attributes,
        roles=roles,
        currency=_currency(entries),
        status=_status(draft, lines, len(names), index, len(months)),
        origins=origins_of(draft, entries, lines, index, minor),
        statements=_statements(draft),
        set_aside=_set_aside(draft),
        terms=terms_of(draft),
    )
    customers = tuple(entries.keys[code] for code in split["customer"].tolist())
    return with_term_attributes(ledger, customers), said


def _statements(draft: Draft) -> tuple[Statement, ...]:
    """The total row of the file, where it has one: it says what the book should add up to."""
    totals = {Month(month): round(arr * 100) for month, arr in sorted(draft.own_totals.items())}
    return (Statement(wording(Phrase.TOTAL_ROW_OF_FILE), totals),) if totals else ()


def _set_aside(draft: Draft) -> tuple[SetAside, ...]:
    """Rows that had been read as revenue and were then left out, by reason."""
    found: dict[Reason, dict[Month, int]] = {}
    for out in draft.left_out:
        for ordinal, arr in out.by_month.items():
            months, month = found.setdefault(out.reason, {}), Month(ordinal)
            months[month] = months.get(month, 0) + round(arr * 100)
    return tuple(SetAside(reason.value, months) for reason, months in found.items() if any(months.values()))


def _minor(entries: Entries, draft: Draft) -> tuple[npt.NDArray[np.int64] | None, list[Problem]]:
    """ARR minor units: exact where the scale divides 100, else rounded once, half away from zero."""
    values, scale = entries.arr, entries.scale
    if entries.scale in (1, 2, 4, 5, 10, 20, 25, 50, 100) and values.dtype != object:
        return values.astype(np.int64) * (100 // scale), []
    exact = [int(value) * 100 for value in values.tolist()]
    if max((abs(value) for value in exact), default=0) // scale > _LIMIT // max(1, min(len(exact), 1000)):
        return None, [problem_of(Message.OVERFLOW, draft.tables[0].place())]
    rounded = np.array([(abs(v) * 2 + scale) // (2 * scale) * (1 if v >= 0 else -1) for v in exact], np.int64)
    changed = sum(v % scale != 0 for v in exact)
    if not changed:
        return rounded, []
    lost = abs(Fraction(sum(exact), scale) - int(rounded.sum())) / 1200
    place = Place(draft.tables[0].file)
    return rounded, [problem_of(Message.ROUNDED, place, count=changed, lost=float(lost) + 0.01)]


def _currency(entries: Entries) -> str:
    used = distinct(entries.currencies)
    return entries.currency_labels[used[0]] if len(used) == 1 else ""


def _lines(draft: Draft, entries: Entries) -> tuple[Ints, tuple[str, ...], dict[str, Ints]]:
    """Rows of the ledger: customers, split by currency, revenue type, subscription and product where these
    differ within one.
    """
    parts: dict[str, Ints] = {"customer": entries.customers}
    if len(distinct(entries.currencies)) > 1:
        parts["currency"] = entries.currencies
    if draft.shape != "events":
        for role in _SPLITTING:
            index = draft.roles.get(role)
            if index is not None and index in draft.labels and _splits(draft, index, role):
                parts[role.value] = draft.label(index).codes
    groups = _groups(parts)
    firsts = np.zeros(int(groups.max()) + 1, np.int64)
    firsts[groups[::-1]] = np.arange(len(groups) - 1, -1, -1)
    if len(parts) == 1:
        names = tuple(entries.keys[code] for code in entries.customers[firsts].tolist())
    else:
        labels = [draft.label(draft.roles[role]) for role in _SPLITTING if role.value in parts]
        names = tuple(_line_name(entries, labels, int(first), money="currency" in parts) for first in firsts)
    return groups, names, {name: codes[firsts] for name, codes in parts.items()}


def _groups(parts: dict[str, Ints]) -> Ints:
    """A number for each combination, in order of first appearance."""
    if len(parts) == 1:
        return coded_numbers(*parts.values())[0]
    import pandas as pd  # noqa: PLC0415 - few books have lines below their customers

    return np.asarray(pd.DataFrame(parts).groupby(list(parts), sort=False).ngroup(), np.int32)


def _splits(draft: Draft, index: int, role: Role) -> bool:
    """A customer has two values of the column in one month; two kinds of revenue are apart in whatever
    months they are.
    """
    assert draft.entries is not None
    customers, codes = draft.entries.customers, draft.label(index).codes
    usual = np.zeros(int(customers.max()) + 1, np.int32)
    usual[customers] = codes
    if (usual[customers] == codes).all():
        return False
    if role is Role.REVENUE_TYPE:
        return True
    places = (customers, draft.entries.months)
    return len(group_sizes(row_keys(places))) < len(group_sizes(row_keys((*places, codes))))


def _line_name(entries: Entries, labels: list[Column], entry: int, *, money: bool) -> str:
    extra = [entries.currency_labels[entries.currencies[entry]]] if money else []
    extra += [label.text(entry).strip() or "-" for label in labels]
    return " / ".join((entries.keys[entries.customers[entry]], *extra))


def _columns(
    draft: Draft, entries: Entries, lines: Ints, count: int, index: Ints, months: int, split: dict[str, Ints]
) -> tuple[dict[str, Attribute], dict[str, Attribute]]:
    roles: dict[str, Attribute] = {}
    if len(split) > 1:
        roles["customer"] = Attribute("customer", entries.keys, split["customer"].astype(np.int32))
    if "currency" in split:
        roles["currency"] = Attribute("currency", entries.currency_labels, split["currency"].astype(np.int32))
    if entries.shown != entries.keys:
        roles["display"] = Attribute("display", entries.shown, split["customer"].astype(np.int32))
    attributes: dict[str, Attribute] = {}
    by_index = {column: role for role, column in draft.roles.items()}
    for column in draft.labels:
        made = _attribute(
            draft.headings[column] or draft.tables[0].letters[column],
            draft.label(column),
            lines,
            count,
            index,
            months,
        )
        role = by_index.get(column)
        if made is None or role is Role.CURRENCY:
            continue
        if role is Role.REVENUE_TYPE and made.codes.ndim == 1:
            roles["revenue_type"] = _revenue_types(made)
        if role in _ROLE_NAMES:
            roles[_ROLE_NAMES[role]] = by_month(made, draft) if role is Role.CANCELLED else made
        attributes[made.name] = made
    return roles, attributes


def _attribute(
    name: str, column: Column, lines: Ints, count: int, index: Ints, months: int
) -> Attribute | None:
    """The label of every line: one for good, or one a month where it changes.

    Amounts and remarks make no groups; signals (usage, NPS, tickets, renewal dates, reasons) stay whatever
    they hold.
    """
    used, dense = recoded(column.codes)
    texts = [column.texts[code].strip() for code in used.tolist()]
    labels = tuple(dict.fromkeys(text for text in texts if text))
    many = len(labels) > _ATTRIBUTE_LABELS or (len(labels) > 50 and len(labels) > count * 0.5)
    if not labels or (many and held_in(name) is None):
        return None
    where = {label: code for code, label in enumerate(labels)}
    values = np.array([where.get(text, -1) for text in texts], np.int32)[dense]
    constant = np.full(count, -1, np.int32)
    constant[lines] = values
    if (constant[lines] == values).all():
        return Attribute(name, labels, constant)
    table = np.full((months, count), -2, np.int32)
    table[index, lines] = values
    return Attribute(name, labels, _carried(table))


def _carried(table: Ints) -> Ints:
    """Months without a row keep the label of the month before, the first ones that of the first row."""
    for month in range(1, len(table)):
        table[month] = np.where(table[month] == -2, table[month - 1], table[month])
    for month in range(len(table) - 2, -1, -1):
        table[month] = np.where(table[month] == -2, table[month + 1], table[month])
    return np.maximum(table, -1)


def _revenue_types(made: Attribute) -> Attribute:
    kinds = ("recurring", "usage", "one_time")
    code = [int(means(label, Concept.USAGE)) for label in made.labels]
    return Attribute("revenue_type", kinds, np.array([*code, 0], np.int32)[made.codes])


def _status(draft: Draft, lines: Ints, count: int, index: Ints, months: int) -> npt.NDArray[np.int8] | None:
    column = draft.roles.get(Role.STATUS)
    if column is None or column not in draft.labels or draft.shape in ("wide", "events"):
        return None
    label = draft.label(column)
    codes = np.array([state_code(text) for text in label.texts], np.int8)
    found = np.zeros((months, count), np.int8)
    found[index, lines] = codes[label.codes]
    return found if found.any() else None
