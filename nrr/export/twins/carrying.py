"""What the hidden sheet carries, and what the first sheet says of the file."""

from dataclasses import replace

from nrr.definitions import Level, Policy, Reactivation
from nrr.export.twins.grounds import LIVE_METHODS, Ground, label_of
from nrr.export.twins.rules import RULES, methods_offered
from nrr.export.twins.twin import Twin
from nrr.ground import Choice
from nrr.ledgers import Carried, Ledger, Naming, Provenance, RuleCell, sheet_book
from nrr.ledgers import pack as packed


def carried_by(twin: Twin, ledger: Ledger | None, naming: Naming, provenance: Provenance) -> Carried:
    """The book with everything needed to read the workbook back, or why it cannot be."""
    ground, policy = twin.ground, twin.snapshot.view.policy
    if ground is None or ledger is None:
        return Carried(policy, why_not="It holds no customers, so there is nothing to read back.")
    if naming is not Naming.SHOWN and policy.level is not Level.CUSTOMER:
        why = "Its customers are grouped in a way that cannot be told without their names."
        return Carried(policy, why_not=why)
    return Carried(
        policy,
        ends=(ground.window.opening.ordinal, ground.window.closing.ordinal),
        months=tuple(month.ordinal for month in whole_book(ledger, ground).months),
        columns=uploaded_columns(twin, ledger),
        rules=_rule_cells(policy),
        book=packed(replace(ledger, origins=None)),
        provenance=provenance,
    )


def uploaded_columns(twin: Twin, ledger: Ledger) -> tuple[str, ...]:
    """The columns of the file that go with its customers."""
    return tuple(name for name in twin.snapshot.book.attributes if name in ledger.attributes)


def whole_book(ledger: Ledger, ground: Ground) -> Ledger:
    """The settled book with the months after the period, where settling all of it gives the same rows."""
    last, closing = ledger.months[-1], ground.window.closing
    found = sheet_book(ledger, ground.view.policy, last)
    here = ground.book
    if found.names == here.names and (found.grid[: len(here.months)] == here.grid).all():
        return found
    return sheet_book(ledger, ground.view.policy, closing)


def _rule_cells(policy: Policy) -> dict[str, RuleCell]:
    answers: dict[str, list[Choice]] = {
        "method": list(methods_offered(policy)),
        "reactivation": list(Reactivation),
    }
    return {
        name: RuleCell(words, {label_of(one): one.value for one in answers.get(name, [])})
        for name, words in RULES.items()
    }


def note_of(twin: Twin) -> str:
    """Which figures of the file recalculate, and whether it can be read back."""
    policy, ground = twin.snapshot.view.policy, twin.ground
    if twin.snapshot.main.bridge is None:
        return "The period has no bridge to recalculate: figures are values."
    if ground is None:
        return (
            "Totals and rates are formulas, other figures values."
            " Without customers this file cannot be uploaded again as data."
        )
    if twin.calc is None:
        return (
            "Totals and rates are formulas, other figures values: this data is too large, or defined in a way"
            " that formulas cannot follow. Upload this file to go on with its data."
        )
    stated = "" if policy.method in LIVE_METHODS else f" NRR by {label_of(policy.method).lower()} is a value."
    return (
        "Every figure is a formula over the sheets Months and Attributes and follows a change there."
        f"{stated} Upload this file to go on with its data."
    )
