"""A workbook of this product uploaded again: the identical book where nothing was changed, and a list of the
cells that were, each with what it does to NRR, before the book is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np
from python_calamine import CalamineWorkbook

from nrr.definitions import Policy
from nrr.ground import Basis, Month, Place, Problem, Refusal
from nrr.intake.answers import Answers, parsed_answers
from nrr.intake.homecomings.cells import (
    KeyedTable,
    MissingPart,
    column_texts,
    keyed_table,
    marked_workbook,
    rule_cells,
    text_of,
)
from nrr.intake.homecomings.edits import AmountEdit, LabelEdit, settled_amounts, taken, with_edits
from nrr.intake.homecomings.remarks import RuleEdit, Written, edits_said, not_taken, rule_said
from nrr.intake.intakes import ACCEPTED, REFUSED, Intake, Totals
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.totals import decimal_text
from nrr.ledgers import (
    ATTRIBUTES_SHEET,
    MARK_SHEET,
    MONTHS_SHEET,
    RULES_SHEET,
    UNKNOWN,
    Carried,
    Ledger,
    carried_of,
    sheet_book,
    unpack,
)
from nrr.retention import shown_names

SHAPE = "workbook"
_MOST = 1e13
_PER_MRR = Basis.MRR.per_unit


@dataclass(slots=True)
class _Found:
    """What the sheets say otherwise than the book carried with them."""

    amounts: list[AmountEdit] = field(default_factory=list)
    labels: list[LabelEdit] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    def refuse(self, place: Place, where: str, what: str, why: str) -> None:
        """A cell that is as it is and cannot be used."""
        self.refused.append(problem_of(Message.EDIT_NOT_TAKEN, place, where=where, what=what, why=why))


def home_of(data: bytes, name: str, answers: Answers, running: Month) -> Intake | None:
    """What a workbook of this product gives; None for every other file. `running` is the month of today."""
    book = marked_workbook(data, name)
    if book is None:
        return None
    texts = column_texts(book, MARK_SHEET)
    try:
        carried = carried_of(texts)
    except Refusal as refusal:
        return _refused(name, answers, problem_of(Message.WORKBOOK_DAMAGED, Place(name), why=str(refusal)))
    if not carried.book:
        why = problem_of(Message.FIGURES_WITHOUT_CUSTOMERS, Place(name), why=carried.why_not)
        return _refused(name, answers, why)
    try:
        return _read_back(book, name, answers, carried, running)
    except MissingPart as part:
        told = problem_of(Message.WORKBOOK_WITHOUT_SHEET, Place(name), sheet=part.sheet, lacking=part.lacking)
        return _refused(name, answers, told)


def _refused(name: str, answers: Answers, problem: Problem) -> Intake:
    return Intake(name, REFUSED, (problem,), answers=answers)


def _read_back(
    book: CalamineWorkbook, name: str, answers: Answers, carried: Carried, running: Month
) -> Intake:
    ledger, months = unpack(carried.book), tuple(map(Month, carried.months))
    settled = sheet_book(ledger, carried.policy, months[-1])
    names = [str(one) for one in shown_names(settled, np.arange(len(settled.names), dtype=np.intp))]
    written = Written(name, ledger, carried.policy, names, months, running)
    found = _Found()
    _amounts(found, keyed_table(book, MONTHS_SHEET, [month.label for month in months]), settled, written)
    if carried.columns:
        _labels(found, keyed_table(book, ATTRIBUTES_SHEET, carried.columns), written, carried)
    good, bad = taken(ledger, carried.policy, months[-1], [*found.amounts, *found.labels])
    changed = with_edits(ledger, carried.policy, months[-1], good)
    policy, rules = _rules(book, carried)
    said = (
        *edits_said(written, good, found.gone),
        *(rule_said(written, rule, changed) for rule in rules),
        *(not_taken(written, edit) for edit in bad),
        *found.refused,
        _said_of_all(name, changed, len(good) + len(found.gone) + len(rules)),
    )
    recipe, _ = parsed_answers(carried.provenance.answers)
    return Intake(
        name,
        ACCEPTED,
        said,
        ledger=changed,
        totals=_totals(changed),
        shape=SHAPE,
        mapping=dict(carried.provenance.mapping),
        answers=answers,
        policy=policy,
        recipe=recipe,
        provenance=carried.provenance,
    )


def _said_of_all(file: str, ledger: Ledger, edits: int) -> Problem:
    people, months = ledger.customer_count, len(ledger.months)
    if not edits:
        return problem_of(Message.OWN_WORKBOOK, Place(file), customers=people, months=months)
    return problem_of(Message.OWN_WORKBOOK_CHANGED, Place(file), customers=people, months=months, edits=edits)


def _amounts(found: _Found, table: KeyedTable, settled: Ledger, written: Written) -> None:
    """Amounts that are not as written, and rows that are gone or new."""
    for row, own in enumerate(settled_amounts(settled).tolist()):
        cells, name = table.rows.get(row + 1), written.names[row]
        if cells is None:
            found.gone.append(row)
            found.amounts += [AmountEdit(row, t, before, 0) for t, before in enumerate(own) if before]
            continue
        place = Place(written.file, table.sheet, (table.places[row + 1],))
        shown = table.names[row + 1]
        if shown.strip() != name.strip() and _plain(name) != shown:
            found.refuse(place, name, shown, wording(Phrase.NAMES_NOT_READ_BACK))
        for t, column in enumerate(table.columns):
            value = cells[column] if column < len(cells) else ""
            minor = _minor(value)
            if minor is None:
                month = written.months[t].label
                here = replace(place, column=month)
                found.refuse(here, f"{name}, {month}", text_of(value), wording(Phrase.EDIT_NO_AMOUNT))
            elif minor != own[t]:
                found.amounts.append(AmountEdit(row, t, own[t], minor))
    for number in table.strays:
        place = Place(written.file, table.sheet, (number,))
        where, what = wording(Phrase.EDITED_ROW, row=number), wording(Phrase.NO_OWN_NUMBER)
        found.refuse(place, where, what, wording(Phrase.CUSTOMER_NOT_ADDED))


def _plain(name: str) -> str:
    return "".join(letter if letter >= " " or letter in "\t\n" else " " for letter in name)[:32_000]


def _minor(value: Any) -> int | None:
    """A cell of the sheet of months as annualised minor units; an empty one is no revenue."""
    if type(value) is float and abs(value) <= _MOST:
        return round(value * _PER_MRR)
    if value in ("", None):
        return 0
    if isinstance(value, bool) or not isinstance(value, float | int) or abs(value) > _MOST:
        return None
    return round(value * _PER_MRR)


def _labels(found: _Found, table: KeyedTable, written: Written, carried: Carried) -> None:
    """Values of columns that are not as written."""
    opening, closing = map(Month, carried.ends)
    settled = sheet_book(written.ledger, carried.policy, closing)
    s, e = settled.index(opening), settled.index(closing)
    if s is None or e is None:
        return
    for column, place in zip(carried.columns, table.columns, strict=True):
        attribute = settled.attribute(column)
        codes = np.where(settled.grid[s] != 0, attribute.at(s), attribute.at(e))
        for row, code in enumerate(codes.tolist()):
            cells = table.rows.get(row + 1)
            if cells is None:
                continue
            before = "" if attribute.groups[code] == UNKNOWN else _plain(attribute.groups[code])
            now = text_of(cells[place]) if place < len(cells) else ""
            now = "" if now == UNKNOWN else now
            if now != before:
                found.labels.append(LabelEdit(row, column, before, now))


def _rules(book: CalamineWorkbook, carried: Carried) -> tuple[Policy, list[RuleEdit]]:
    """The policy of the cells, and every rule that changed; a cell that names no rule leaves it as it was."""
    policy, changed = carried.policy, []
    for name, value in rule_cells(book, RULES_SHEET, carried.rules).items():
        rule, text = carried.rules[name], text_of(value).strip()
        answers = {words.casefold(): answer for words, answer in rule.values.items()}
        try:
            then = policy.with_values({name: answers.get(text.casefold(), text)})
        except Refusal:
            continue
        was = getattr(policy, name)
        if getattr(then, name) != was:
            shown = {answer: words for words, answer in rule.values.items()}
            before = shown.get(str(was), f"{was:g}" if isinstance(was, float | int) else str(was))
            changed.append(RuleEdit(rule.words, before, text, policy, then))
            policy = then
    return policy, changed


def _totals(ledger: Ledger) -> Totals:
    by_month: Mapping[str, str] = {
        str(month): decimal_text(Fraction(int(row.sum()), _PER_MRR))
        for month, row in zip(ledger.months, ledger.grid, strict=True)
    }
    paying = np.flatnonzero((ledger.grid != 0).any(axis=0))
    names = tuple(str(one) for one in shown_names(ledger, paying))
    return Totals({ledger.currency: dict(by_month)}, ledger.customer_count, names)
