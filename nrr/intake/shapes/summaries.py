"""A component summary: starting revenue, expansion, contraction, churn, reactivation, new. Four numbers are enough."""

from fractions import Fraction

import numpy as np

from nrr.errors import Place, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import ANNUAL_WORDS, QUARTERLY_WORDS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Amount, Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form
from nrr.rollforwards import RollForward
from nrr.windows import Month, Window

PARTS = (
    Role.OPENING,
    Role.EXPANSION,
    Role.CONTRACTION,
    Role.CHURN,
    Role.REACTIVATION,
    Role.NEW,
    Role.CLOSING,
)
_LABELS = frozenset((Role.OPENING, Role.EXPANSION, Role.CONTRACTION, Role.CHURN))


def summary_pairs(frame: Frame) -> list[tuple[str, str, int]] | None:
    """(label, value, row number) of a summary in two columns or in one row of figures; None when it is none."""
    return _down(frame.table) or _across(frame)


def _down(table: Table) -> list[tuple[str, str, int]] | None:
    """Labels in one column, figures in a later one."""
    for column in range(min(table.width, 4)):
        found = []
        for row in range(min(table.height, 200)):
            value = next(
                (
                    t
                    for t in (table.columns[i].text(row) for i in range(column + 1, table.width))
                    if t.strip()
                ),
                "",
            )
            label = table.columns[column].text(row)
            if label.strip() and value:
                found.append((label, value, int(table.numbers[row])))
        roles = {role for label, _, _ in found if (role := component(label))}
        if Role.OPENING in roles and len(roles & _LABELS) >= 2 and table.height <= 60:
            return found
    return None


def _across(frame: Frame) -> list[tuple[str, str, int]] | None:
    """Headings above figures; several rows are summed by the reader of months, so only the one row is taken."""
    roles = {component(h.text) for h in frame.headings}
    filled = np.flatnonzero(~frame.table.blank_rows)
    rows = [int(r) for r in filled if r >= frame.first_body_row]
    if Role.OPENING not in roles or len(roles & _LABELS) < 2 or len(rows) != 1:
        return None
    return [
        (h.text, frame.table.columns[i].text(rows[0]), int(frame.table.numbers[rows[0]]))
        for i, h in enumerate(frame.headings)
    ]


def component(label: str) -> Role | None:
    """Which component a label names."""
    role = guess_of(label).role
    if role in PARTS:
        return role
    words = set(words_of(label))
    for role, signs in (
        (Role.OPENING, {"starting", "opening", "beginning", "start", "bop"}), (Role.CLOSING, {"ending", "closing", "end", "eop"}),
        (Role.REACTIVATION, {"reactivation", "reactivations", "reactivated", "winback"}), (Role.EXPANSION, {"expansion", "upsell", "upgrades", "upgrade"}),
        (Role.CONTRACTION, {"contraction", "downgrades", "downgrade", "downsell"}), (Role.CHURN, {"churn", "churned", "lost", "cancelled", "cancellations"}),
        (Role.NEW, {"new"}),
    ):  # fmt: skip
        if words & signs and not words & {
            "date",
            "rate",
            "customers",
            "logos",
            "count",
            "pct",
            "percent",
            "month",
        }:
            return role
    return None


def components_of(
    pairs: list[tuple[str, str, int]], table: Table, answers: Answers
) -> tuple[RollForward | None, list[Problem]]:
    """The movements of a summary; problems name the row."""
    problems: list[Problem] = []
    found: dict[Role, Fraction] = {}
    months, closing = _window(pairs)
    annual = (
        _annual(pairs) if answers.amount_is is None else {"arr": 12, "quarter": 3}.get(answers.amount_is, 1)
    )
    for label, value, row in pairs:
        role = component(label)
        if role is None or role in found:
            continue
        amount = amount_of(value)
        if amount.status not in (Status.AMOUNT, Status.DASH) and not _whole(amount):
            problems.append(_unreadable(table, label, value, row))
            continue
        found[role] = _value(amount, answers)
    missing = [
        role.value
        for role in (Role.OPENING, Role.EXPANSION, Role.CONTRACTION, Role.CHURN)
        if role not in found
    ]
    if "opening" in missing or len(missing) > 1 or problems:
        return None, [*problems, *([_missing(table, missing)] if missing else [])]
    problems += [_taken_as_zero(table, missing)] if missing else []
    total = _rollforward(found, annual, Window(closing - months, closing))
    return total, [*problems, *_closing_check(found, table), _said(table, months, annual)]


def _whole(amount: Amount) -> bool:
    return amount.status is Status.AMBIGUOUS and amount.separator == ","


def _value(amount: Amount, answers: Answers) -> Fraction:
    mantissa, places = amount.reading(answers.decimal or ".")
    return Fraction(mantissa, 10**places)


def _window(pairs: list[tuple[str, str, int]]) -> tuple[int, Month]:
    """Length and closing month; a summary without dates gets a year that means nothing."""
    months, closing = 12, None
    stamps = []
    for label, value, _ in pairs:
        words = set(words_of(label))
        if words & {"months", "term", "length"} and value.strip().isdecimal() and 1 <= int(value) <= 120:
            months = int(value)
        if component(label) is None and (stamp := stamp_of(value)).form in (Form.DAY, Form.NUMERIC):
            stamps.append(Month(stamp.month_ordinal))
        elif component(label) is None and words & {"monthly"}:
            months = 1
    if len(stamps) >= 2 and max(stamps) > min(stamps):
        months = max(stamps).since(min(stamps))
    closing = max(stamps) if stamps else None
    return months, closing if closing is not None else Month.of(2000, 12)


def _annual(pairs: list[tuple[str, str, int]]) -> int:
    words = {word for label, _, _ in pairs if component(label) is Role.OPENING for word in words_of(label)}
    return 12 if words & ANNUAL_WORDS else 3 if words & QUARTERLY_WORDS else 1


def _rollforward(found: dict[Role, Fraction], annual: int, window: Window) -> RollForward:
    money = {role: int(abs(value) * 1200 / annual + Fraction(1, 2)) for role, value in found.items()}
    return RollForward(
        window=window, opening=money[Role.OPENING], new=money.get(Role.NEW, 0), reactivation=money.get(Role.REACTIVATION, 0),
        expansion=money.get(Role.EXPANSION, 0), contraction=money.get(Role.CONTRACTION, 0), churn=money.get(Role.CHURN, 0), fx=0,
        transferred_in=0, transferred_out=0, opening_logos=0, new_logos=0, reactivated_logos=0, expanded_logos=0, contracted_logos=0,
        churned_logos=0,
    )  # fmt: skip


def _closing_check(found: dict[Role, Fraction], table: Table) -> list[Problem]:
    if Role.CLOSING not in found:
        return []
    gains = sum(
        abs(found.get(role, Fraction(0)))
        for role in (Role.OPENING, Role.NEW, Role.REACTIVATION, Role.EXPANSION)
    )
    losses = sum(abs(found.get(role, Fraction(0))) for role in (Role.CONTRACTION, Role.CHURN))
    off = gains - losses - found[Role.CLOSING]
    if off == 0:
        return []
    text = (
        f"The components do not add up to the ending amount of the file: the difference is {float(off):,.2f}."
    )
    return [
        Problem(
            "components_do_not_foot",
            Severity.WARNING,
            text,
            remedy="Check the components, or leave the ending amount out.",
            place=Place(table.file, table.sheet or None),
        )
    ]


def _missing(table: Table, missing: list[str]) -> Problem:
    text = f"The component summary lacks: {', '.join(missing)}."
    return Problem(
        "components_missing",
        Severity.ERROR,
        text,
        remedy="Give the starting amount, expansion, contraction and churn.",
        place=Place(table.file, table.sheet or None),
    )


def _taken_as_zero(table: Table, missing: list[str]) -> Problem:
    return Problem(
        "components_zero",
        Severity.WARNING,
        f"The summary has no {missing[0]}; it was taken as zero.",
        place=Place(table.file, table.sheet or None),
    )


def _unreadable(table: Table, label: str, value: str, row: int) -> Problem:
    return Problem("not_a_number", Severity.ERROR, f"{label.strip()!r} on row {row} is not an amount: {value[:40]!r}.", remedy="Write the amount as a number.",
                   place=Place(table.file, table.sheet or None, (row,)))  # fmt: skip


def _said(table: Table, months: int, annual: int) -> Problem:
    unit = {12: "ARR", 3: "quarterly revenue"}.get(annual, "MRR")
    return Problem(
        "component_summary",
        Severity.INFO,
        f"Read as a component summary over {months} months, in {unit}.",
        place=Place(table.file, table.sheet or None),
    )
