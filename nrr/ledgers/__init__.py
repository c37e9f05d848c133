"""The book: customers by months, the way back to its cells, what others state, and a policy applied to it."""

from nrr.ledgers.carried_form import (
    ATTRIBUTES_SHEET,
    KEY_HEAD,
    MARK_SHEET,
    MONTHS_SHEET,
    NAME_HEAD,
    RULES_SHEET,
    Carried,
    RuleCell,
    carried_of,
    sheet_book,
    texts_of_carried,
)
from nrr.ledgers.contract_terms import Term
from nrr.ledgers.ledger import UNKNOWN, Attribute, Codes, Grid, Ledger, Mask, ledger_of
from nrr.ledgers.origins import Cell, Origins
from nrr.ledgers.policy_applied import (
    NEEDED,
    PAST_DUE,
    PAUSED,
    SMOOTHED_MONTHS,
    TRIAL,
    complete,
    missing_months,
    require_settled,
    settle,
)
from nrr.ledgers.provenances import LeftRows, Provenance, Source
from nrr.ledgers.pseudonyms import Naming, named, numbered, shown_as
from nrr.ledgers.reconciliations import Reconciliation, Tie, reconciliations
from nrr.ledgers.stated_totals import ONE_TIME_ROWS, SetAside, Statement
from nrr.ledgers.stored_form import pack, unpack
from nrr.ledgers.term_tables import OPEN_END, Ints, TermTable, term_table

__all__ = [
    "ATTRIBUTES_SHEET",
    "KEY_HEAD",
    "MARK_SHEET",
    "MONTHS_SHEET",
    "NAME_HEAD",
    "NEEDED",
    "ONE_TIME_ROWS",
    "OPEN_END",
    "PAST_DUE",
    "PAUSED",
    "RULES_SHEET",
    "SMOOTHED_MONTHS",
    "TRIAL",
    "UNKNOWN",
    "Attribute",
    "Carried",
    "Cell",
    "Codes",
    "Grid",
    "Ints",
    "Ledger",
    "LeftRows",
    "Mask",
    "Naming",
    "Origins",
    "Provenance",
    "Reconciliation",
    "RuleCell",
    "SetAside",
    "Source",
    "Statement",
    "Term",
    "TermTable",
    "Tie",
    "carried_of",
    "complete",
    "ledger_of",
    "missing_months",
    "named",
    "numbered",
    "pack",
    "reconciliations",
    "require_settled",
    "settle",
    "sheet_book",
    "shown_as",
    "term_table",
    "texts_of_carried",
    "unpack",
]
