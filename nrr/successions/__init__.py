"""One file after another of the same company: whether it is the same, and whether the new one may be used."""

from nrr.successions.companies import SAME_COMPANY, customer_marks, shared_customers
from nrr.successions.objections import objection
from nrr.successions.records import READY_DAY, Code, Expectation, Former, Objection

__all__ = [
    "READY_DAY",
    "SAME_COMPANY",
    "Code",
    "Expectation",
    "Former",
    "Objection",
    "customer_marks",
    "objection",
    "shared_customers",
]
