"""The book: customers by months, the way back to its cells, what others state, and a policy applied to it."""

from nrr.ledgers.contract_terms import Term
from nrr.ledgers.ledger import UNKNOWN, Attribute, Codes, Grid, Ledger, Mask, ledger_of
from nrr.ledgers.origins import Cell, Origins
from nrr.ledgers.policy_applied import complete, missing_months, require_settled, settle
from nrr.ledgers.pseudonyms import Naming, named, numbered
from nrr.ledgers.reconciliations import Reconciliation, Tie, reconciliations
from nrr.ledgers.stated_totals import ONE_TIME_ROWS, SetAside, Statement
from nrr.ledgers.stored_form import pack, unpack

__all__ = [
    "ONE_TIME_ROWS",
    "UNKNOWN",
    "Attribute",
    "Cell",
    "Codes",
    "Grid",
    "Ledger",
    "Mask",
    "Naming",
    "Origins",
    "Reconciliation",
    "SetAside",
    "Statement",
    "Term",
    "Tie",
    "complete",
    "ledger_of",
    "missing_months",
    "named",
    "numbered",
    "pack",
    "reconciliations",
    "require_settled",
    "settle",
    "unpack",
]
