"""What became of an agreed action, read from a later file: four honest verdicts in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nrr.actions.agreements import Agreement, Stake
from nrr.actions.effects import (
    Aim,
    Measured,
    Period,
    Side,
    Verdict,
    due_so_far,
    measured_effect,
    measured_rate,
)
from nrr.actions.evidence import Found, Ground, lost_by
from nrr.actions.rows import Kind, Pot
from nrr.actions.worths import Span
from nrr.findings import Subject
from nrr.ground import Window, effective_count, plural
from nrr.retention import prepared

CHOSEN = "Customers were chosen, not drawn: this is what happened, not proof of the cause."
NOT_YET = "Nothing to measure before the next month."
NO_GROUP = "Cannot tell: there are no like customers to compare with."
NO_WORTH = "Cannot tell: it was agreed without a worth to compare with."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is measured so far, or why nothing is; `months` since it was agreed. Of its customers so many are
    `missing` in the file, and so many `restated`: paid another amount then than was read when it was agreed.
    """

    agreement: Agreement
    months: int
    measured: Measured | None = None
    why_not: str = ""
    missing: int = 0
    restated: int = 0

    @property
    def happened(self) -> str:
        """The verdict in a word or two."""
        if self.months < 1:
            return "not yet"
        return "cannot tell" if self.measured is None else str(self.measured.verdict).replace("_", " ")


def outcome(agreement: Agreement, subject: Subject) -> Outcome:
    """An agreement on a later book, both ends read from the new one; membership and expectation frozen."""
    months = subject.window.closing.since(agreement.as_of)
    if months < 1:
        return Outcome(agreement, max(months, 0), why_not=NOT_YET)
    if not agreement.worth_known:
        return Outcome(agreement, months, why_not=NO_WORTH)
    due = due_so_far(_span(agreement), months, agreement.horizon_months)
    if agreement.named:
        return _of_customers(agreement, _unfiltered(subject), months, due)
    if agreement.kind is Kind.LOSS_RATE:
        return _of_rate(agreement, subject, months, due)
    return Outcome(agreement, months, why_not=NO_GROUP)


def _span(agreement: Agreement) -> Span:
    worth = agreement.worth
    assert worth is not None
    return Span(worth.low_arr_minor, worth.mid_arr_minor, worth.high_arr_minor)


def _unfiltered(subject: Subject) -> Subject:
    """The whole book: who is on a list does not change with the filter of a page."""
    if not subject.view.where:
        return subject
    view = replace(subject.view, where=())
    return replace(subject, view=view, book=prepared(subject.ledger, view))


def _of_customers(agreement: Agreement, subject: Subject, months: int, due: Span) -> Outcome:
    treated, lost, changed = _side(agreement.customers, agreement, subject)
    compared, _, otherwise = _side(agreement.compared, agreement, subject)
    if not len(compared.then) or not treated.then.sum() or not compared.then.sum():
        return Outcome(agreement, months, why_not=NO_GROUP, missing=lost)
    aim = Aim.GROW if agreement.pot is Pot.GROW else Aim.KEEP
    measured = measured_effect(treated, compared, due, aim)
    return Outcome(agreement, months, measured, missing=lost, restated=changed + otherwise)


def _side(stakes: Sequence[Stake], agreement: Agreement, subject: Subject) -> tuple[Side, int, int]:
    """What customers paid at the agreement and pay now, in the new file; how many it does not hold, and how
    many paid another amount then than was read when it was agreed.
    """
    # Some were agreed under the names shown, where names are ids.
    rows = {subject.name(row): row for row in range(len(subject.book.names))}
    rows |= {name: row for row, name in enumerate(subject.book.names)}
    found = {rows[name]: stake for stake in stakes if (name := agreement.name_now(stake)) in rows}
    known = list(found)
    index = subject.book.index(agreement.as_of)
    then = np.zeros(len(known)) if index is None else subject.book.grid[index, known].astype(np.float64)
    now = subject.book.grid[-1, known].astype(np.float64)
    paid = then > 0
    read = np.array([stake.arr_minor for stake in found.values()])
    return Side(then[paid], now[paid]), len(stakes) - len(known), int((then != read).sum())


def _of_rate(agreement: Agreement, subject: Subject, months: int, due: Span) -> Outcome:
    """The months since the agreement against the same months a year before, else those just before it."""
    since = Window(agreement.as_of, subject.window.closing)
    year_before = Window(since.opening - 12, since.closing - 12)
    just_before = Window(agreement.as_of - months, agreement.as_of)
    first = subject.book.months[0]
    before = year_before if year_before.opening >= first else just_before
    found = [_period(agreement.scope, subject, window) for window in (since, before)]
    if found[0] is None or found[1] is None:
        return Outcome(agreement, months, why_not=NO_GROUP)
    base = float(agreement.base_arr_minor)
    return Outcome(agreement, months, measured_rate(found[0], found[1], base, due))


def _period(scope: str, subject: Subject, window: Window) -> Period | None:
    """The losses of a cause within one window."""
    view = replace(subject.view, window=window)
    own = Subject(subject.ledger, view, prepared(subject.ledger, view), subject.naming, subject.readable)
    if not own.complete:
        return None
    found = lost_by(scope, Ground(own), None)
    if not isinstance(found, Found) or found.works[0][0].rate is None:
        return None
    index = own.book.index(window.opening)
    opening = own.book.grid[index if index is not None else 0]
    paying = opening[opening > 0]
    effective = effective_count(paying) or 1.0
    return Period(found.works[0][0].rate, effective, found.behind or 0, len(paying))


def outcome_said(found: Outcome) -> str:
    """The verdict in words; without a lot it ends on what it does not prove."""
    agreement, measured = found.agreement, found.measured
    if measured is None:
        return found.why_not
    said = _SAID[measured.verdict](found, measured)
    said += f" {found.missing} of its customers are not in this file." if found.missing else ""
    said += _restated(found)
    return said if agreement.by_lot else f"{said} {CHOSEN}"


def _restated(found: Outcome) -> str:
    if not found.restated:
        return ""
    held = f"For {plural(found.restated, 'customer')} this file holds another amount in"
    return f" {held} {found.agreement.as_of.label} than was read when it was agreed."


def _points(fraction: float | None) -> str:
    return "" if fraction is None else f"{100 * fraction:.1f}"


def _worked(found: Outcome, measured: Measured) -> str:
    because = "because of it, " if found.agreement.by_lot else ""
    return (
        f"{because}{_points(measured.difference)} points of these customers' revenue kept beyond like"
        f" customers ({_points(measured.low)} to {_points(measured.high)}), {measured.against}."
    ).capitalize()


def _less(found: Outcome, measured: Measured) -> str:
    return f"At most {_points(measured.high)} points; {_points(measured.expected.mid)} were expected."


def _other_way(found: Outcome, measured: Measured) -> str:
    return "They kept less than like customers."


def _cannot_tell(found: Outcome, measured: Measured) -> str:
    way = "more" if measured.difference > 0 else "less" if measured.difference < 0 else "as much"
    if measured.low is None:
        return f"Cannot tell with {measured.customers} customers: too few. So far they kept {way}."
    return f"Cannot tell with {measured.customers} customers: both nothing and what was expected fit."


_SAID = {
    Verdict.WORKED: _worked,
    Verdict.LESS: _less,
    Verdict.OTHER_WAY: _other_way,
    Verdict.CANNOT_TELL: _cannot_tell,
}


def agreed_title(found: Sequence[Outcome]) -> str:
    """`Of 3 agreed actions, 1 worked, 2 cannot be told yet`."""
    worked = sum(one.measured is not None and one.measured.verdict is Verdict.WORKED for one in found)
    unsure = sum(one.measured is None or one.measured.verdict is Verdict.CANNOT_TELL for one in found)
    noun = "agreed action" if len(found) == 1 else "agreed actions"
    return f"Of {len(found)} {noun}, {worked} worked, {unsure} cannot be told yet"
