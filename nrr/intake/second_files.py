"""Files that stand beside the one of revenue: each is read apart, and joined as it is proposed."""

from collections.abc import Iterable
from dataclasses import replace

from nrr.ground import Severity
from nrr.intake.intakes import Intake
from nrr.intake.isolation import read_side_apart
from nrr.intake.joins.combining import combine
from nrr.intake.joins.matches import proposed


def joined(found: Intake, files: Iterable[tuple[bytes, str]]) -> Intake:
    """With every second file, its bytes and its name, taken for what it is proposed as; one that cannot be
    joined is an error.
    """
    for data, name in files:
        if found.ledger is None:
            return found
        side = read_side_apart(data, name)
        if side.table is None:
            return replace(found, ledger=None, problems=(*found.problems, *side.problems))
        whole = combine(found.ledger, [proposed(side.table, found.ledger)])
        wrong = any(problem.severity is Severity.ERROR for problem in whole.problems)
        ledger = None if wrong else whole.ledger
        found = replace(found, ledger=ledger, problems=(*found.problems, *whole.problems))
    return found
