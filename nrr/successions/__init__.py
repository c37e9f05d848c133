"""One file after another of the same company: whether it is the same, and whether the new one may be used."""

from nrr.successions.agreed import agreements_followed
from nrr.successions.companies import SAME_COMPANY, customer_marks, shared_customers
from nrr.successions.objections import objection
from nrr.successions.records import READY_DAY, Code, Expectation, Former, Objection
from nrr.successions.restatements import (
    Change,
    ChangeKind,
    FigureChange,
    changes,
    definition_change,
    figure_changes,
    renamed_customers,
)
from nrr.successions.rolling import Rolled, rolled
from nrr.successions.sequels import Moved, Sequel, sequel
from nrr.successions.series import BoardBeside, beside_one_another, comparable
from nrr.successions.spans import ChangeSpan, between, spans

__all__ = [
    "READY_DAY",
    "SAME_COMPANY",
    "BoardBeside",
    "Change",
    "ChangeKind",
    "ChangeSpan",
    "Code",
    "Expectation",
    "FigureChange",
    "Former",
    "Moved",
    "Objection",
    "Rolled",
    "Sequel",
    "agreements_followed",
    "beside_one_another",
    "between",
    "changes",
    "comparable",
    "customer_marks",
    "definition_change",
    "figure_changes",
    "objection",
    "renamed_customers",
    "rolled",
    "sequel",
    "shared_customers",
    "spans",
]
