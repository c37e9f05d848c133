"""Terms of contracts: what is up for renewal, what became of it, and what it does to NRR."""

from nrr.terms.attributes import BILLING_INTERVAL, TERM_CLASS, with_term_attributes
from nrr.terms.backtests import MiddleTest, middle_tests
from nrr.terms.calendars import Calendar, CalendarRow, in_order
from nrr.terms.commitments import (
    Commitment,
    TodaysRates,
    commitment_at,
    commitments,
    quarter_ends,
)
from nrr.terms.contracts import joined
from nrr.terms.lengths import (
    TermClass,
    bound,
    class_of,
    month_end,
    month_of_day,
    months_of,
    term_months,
)
from nrr.terms.periods import Period, annualised, by_month, by_quarter, period_of
from nrr.terms.rate_groups import RateGroup
from nrr.terms.reconciliations import Link, RenewalReconciliation, reconciled
from nrr.terms.renewals import Book, Renewal, book_of
from nrr.terms.segment_rates import rates_by, rates_of
from nrr.terms.states import State
from nrr.terms.threads import CLASSES, Line, Revenue
from nrr.terms.up_changes import UpChange
from nrr.terms.views import FEWEST, NO_TERMS, SMALL, ClassPart, Renewals, customers_of, refused, renewals_of
from nrr.terms.walls import AT_RISK, Wall, wall_of

__all__ = [
    "AT_RISK",
    "BILLING_INTERVAL",
    "CLASSES",
    "FEWEST",
    "NO_TERMS",
    "SMALL",
    "TERM_CLASS",
    "Book",
    "Calendar",
    "CalendarRow",
    "ClassPart",
    "Commitment",
    "Line",
    "Link",
    "MiddleTest",
    "Period",
    "RateGroup",
    "Renewal",
    "RenewalReconciliation",
    "Renewals",
    "Revenue",
    "State",
    "TermClass",
    "TodaysRates",
    "UpChange",
    "Wall",
    "annualised",
    "book_of",
    "bound",
    "by_month",
    "by_quarter",
    "class_of",
    "commitment_at",
    "commitments",
    "customers_of",
    "in_order",
    "joined",
    "middle_tests",
    "month_end",
    "month_of_day",
    "months_of",
    "period_of",
    "quarter_ends",
    "rates_by",
    "rates_of",
    "reconciled",
    "refused",
    "renewals_of",
    "term_months",
    "wall_of",
    "with_term_attributes",
]
