"""What is said of changed cells, each with what it does to NRR."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nrr.definitions import Policy
from nrr.ground import Basis, Month, Place, Problem, Refusal
from nrr.intake.homecomings.edits import AmountEdit, Edit, with_edits
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.ledgers import ATTRIBUTES_SHEET, MONTHS_SHEET, RULES_SHEET, UNKNOWN, Ledger, complete
from nrr.retention import View, default_window, prepared, rates

_MOST_LISTED = 12
_PER_MRR = Basis.MRR.per_unit


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A workbook as it was written: the book it carries, its rules, the names and months of its rows.

    `running` is the month of today.
    """

    file: str
    ledger: Ledger
    policy: Policy
    names: Sequence[str]
    months: Sequence[Month]
    running: Month

    @property
    def last(self) -> Month:
        """The last month on the sheet."""
        return self.months[-1]

    def nrr(self, ledger: Ledger, policy: Policy) -> float | None:
        """The headline of a book as the pages open it."""
        try:
            whole = complete(ledger, self.running, policy)
            view = View(default_window(whole), policy)
            return rates(prepared(whole, view), view.window, policy).nrr
        except Refusal:
            return None

    def effect(self, edits: Sequence[Edit]) -> float | None:
        """What these changes alone do to the headline."""
        then = with_edits(self.ledger, self.policy, self.last, edits)
        return _moved(self.nrr(then, self.policy), self.nrr(self.ledger, self.policy))


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """A rule that is another now: how it is called, what its cell said and says, and the policies of both."""

    words: str
    before: str
    after: str
    was: Policy
    now: Policy


def _moved(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before


def edits_said(written: Written, edits: Sequence[Edit], gone: Sequence[int]) -> Iterator[Problem]:
    """The largest changes one by one with their effect, the others together; then rows that are gone."""
    left = set(gone)
    single = [edit for edit in edits if edit.row not in left]
    order = sorted(single, key=lambda e: -abs(e.after - e.before) if isinstance(e, AmountEdit) else -1)
    for edit in order[:_MOST_LISTED]:
        yield _edit_said(written, edit)
    rest = order[_MOST_LISTED:]
    if rest:
        moved = sum(abs(e.after - e.before) for e in rest if isinstance(e, AmountEdit))
        total = Fraction(moved, _PER_MRR)
        yield problem_of(Message.MORE_EDITS, Place(written.file), count=len(rest), amount=total)
    for row in gone[:_MOST_LISTED]:
        yield problem_of(
            Message.DELETED_ROW,
            Place(written.file, MONTHS_SHEET),
            customer=written.names[row],
            sheet=MONTHS_SHEET,
            effect=written.effect([edit for edit in edits if edit.row == row]),
        )


def _edit_said(written: Written, edit: Edit) -> Problem:
    if isinstance(edit, AmountEdit):
        month = written.months[edit.month]
        return problem_of(
            Message.EDITED_AMOUNT,
            Place(written.file, MONTHS_SHEET, column=month.label),
            customer=written.names[edit.row],
            month=month,
            before=Fraction(edit.before, _PER_MRR),
            after=Fraction(edit.after, _PER_MRR),
            effect=written.effect([edit]),
            arr_minor=edit.after - edit.before,
        )
    return problem_of(
        Message.EDITED_LABEL,
        Place(written.file, ATTRIBUTES_SHEET, column=edit.column),
        customer=written.names[edit.row],
        column=edit.column,
        before=edit.before or UNKNOWN,
        after=edit.after or UNKNOWN,
        effect=written.effect([edit]),
    )


def rule_said(written: Written, edit: RuleEdit, ledger: Ledger) -> Problem:
    """A changed rule, with what it does to the headline of the book as it is now."""
    return problem_of(
        Message.EDITED_RULE,
        Place(written.file, RULES_SHEET),
        rule=edit.words,
        before=edit.before,
        after=edit.after,
        effect=_moved(written.nrr(ledger, edit.now), written.nrr(ledger, edit.was)),
    )


def not_taken(written: Written, edit: Edit) -> Problem:
    """A change that the book cannot hold."""
    where, what = written.names[edit.row], str(edit.after)
    if isinstance(edit, AmountEdit):
        where = f"{where}, {written.months[edit.month].label}"
        what = f"{edit.after / _PER_MRR:,.2f}"
    why = wording(Phrase.EDIT_AGAINST_RULES)
    return problem_of(
        Message.EDIT_NOT_TAKEN, Place(written.file, MONTHS_SHEET), where=where, what=what, why=why
    )
