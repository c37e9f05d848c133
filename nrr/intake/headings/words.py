"""The roles of columns, and what people call them: the words stand in the language files."""

from enum import StrEnum

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import phrases
from nrr.intake.lexicon.vocabulary import Section, vocabulary


class Role(StrEnum):
    """What a column is for."""

    CUSTOMER = "customer"
    CUSTOMER_ID = "customer_id"
    MONTH = "month"
    YEAR = "year"
    AMOUNT = "amount"
    START = "start"
    END = "end"
    INTERVAL = "interval"
    INTERVAL_COUNT = "interval_count"
    TERM = "term"
    MOVEMENT = "movement"
    REVENUE_TYPE = "revenue_type"
    STATUS = "status"
    CURRENCY = "currency"
    SUBSCRIPTION = "subscription"
    PRODUCT = "product"
    PARENT = "parent"
    CANCELLED = "cancelled"
    OPENING = "opening"
    EXPANSION = "expansion"
    CONTRACTION = "contraction"
    CHURN = "churn"
    REACTIVATION = "reactivation"
    NEW = "new"
    CLOSING = "closing"
    FREE = "free"  # how long nothing is charged yet; never by its heading alone


COMPONENTS = frozenset(
    {Role.OPENING, Role.EXPANSION, Role.CONTRACTION, Role.CHURN, Role.REACTIVATION, Role.NEW, Role.CLOSING}
)
_HEADINGS = {role: vocabulary(Section.HEADINGS, role) for role in Role}
ROLE_OF_WORD = {word: role for role in reversed(Role) for word in _HEADINGS[role]}
"""Of roles that share a word the first is meant."""
INTERVAL_HEADINGS = _HEADINGS[Role.INTERVAL]
"""Some of them ("Billing", "Charge") head amounts as well: the cells decide."""

MONTHLY_WORDS = vocabulary(Section.UNITS, "monthly")
ANNUAL_WORDS = vocabulary(Section.UNITS, "annual")
QUARTERLY_WORDS = vocabulary(Section.UNITS, "quarterly")
THOUSAND_WORDS = vocabulary(Section.UNITS, "thousand")
MILLION_WORDS = vocabulary(Section.UNITS, "million")
NOT_AMOUNT_WORDS = vocabulary(Section.UNITS, "no_amount")
STRONG_AMOUNT_WORDS = vocabulary(Section.CLUES, "recurring_amounts")
AMOUNT_WORDS = frozenset(phrase for phrase in phrases(Concept.MONEY) if " " not in phrase)
OPENING_MOVEMENTS = vocabulary(Section.MOVEMENTS, "opening")
CHURN_MOVEMENTS = vocabulary(Section.MOVEMENTS, "churn")
_GAINS = ("new", "expansion", "reactivation")
_LOSSES = ("contraction", "churn", "paused")
MOVEMENT_SIGNS: dict[str, int] = {
    **{word: 1 for kind in _GAINS for word in vocabulary(Section.MOVEMENTS, kind)},
    **{word: -1 for kind in _LOSSES for word in vocabulary(Section.MOVEMENTS, kind)},
}
