"""What a word of a spreadsheet can mean, whatever its language and wherever it stands."""

from enum import StrEnum


class Concept(StrEnum):
    """One meaning; the value is its key in the language files."""

    # Rows that add up others.
    TOTAL = "total"
    ALL = "all"  # labels a total only where it stands alone: "All", "Result"
    SUBTOTAL = "subtotal"
    COMPANION = "companion"  # stands below a total: "Growth", "New MRR"
    PLAIN_COMPANION = "plain_companion"  # no customer is called so: "Number of customers"
    TO_DATE = "to_date"  # of a heading: year to date, cumulative
    # Lines of a roll-forward.
    OPENING = "opening"
    NEW_BUSINESS = "new_business"
    EXPANSION = "expansion"
    CONTRACTION = "contraction"
    CHURN = "churn"
    REACTIVATION = "reactivation"
    CLOSING = "closing"
    # Head nouns of a heading: what its numbers are.
    MONEY = "money"
    COUNT = "count"
    RATE = "rate"
    AVERAGE = "average"
    CUSTOMER = "customer"
    PARENT = "parent"
    PERSON = "person"
    PER = "per"
    # What else a column can name: nothing of it is a customer.
    METRIC = "metric"  # the column of a report whose cells name its measures
    GROUPING = "grouping"  # region, plan, department
    ENTRY = "entry"  # a row, an invoice, a transaction
    IDENTIFIER = "identifier"
    # Lines of a report.
    MOVEMENT = "movement"  # new, expansion, churn, retention, growth
    LINE = "line"  # of a profit and loss account, a funnel, a series
    CASE = "case"  # low, base and high of a forecast
    LINK = "link"  # of, and, active, monthly: says nothing alone
    # Whether revenue comes again.
    ONE_TIME = "one_time"
    WORK = "work"  # done once as a rule: training, consulting, hardware
    RECURRING = "recurring"
    SERVICE = "service"  # recurs as a rule: support, hosting, a licence
    USAGE = "usage"
    ADJUSTMENT = "adjustment"  # credits, discounts, prorations: part of the revenue they correct
    TRIAL = "trial"
    TEST = "test"
    # Whether a row is revenue at all.
    COUNTS = "counts"  # active, paid, won, renewed
    RUNNING = "running"  # active: its "no" is an end
    PAID = "paid"  # its "no" is no revenue
    WON = "won"
    ENDED = "ended"  # cancelled, churned, expired: revenue until its end
    CLOSED = "closed"  # ended, or settled: of a deal or a ticket it says neither
    PAUSED = "paused"
    NOT_WON = "not_won"  # stages of a deal that is not signed, and lost ones
    NOT_PAID = "not_paid"  # failed, declined, disputed, void
    UNSETTLED = "unsettled"  # open, pending: known words that do not say whether the row is revenue
    UNDERWAY = "underway"  # in progress: beside subscriptions that ended it is one that runs
    REFUNDED = "refunded"
    OVERDUE = "overdue"
    NEW = "new"  # a new customer; a lead where others are deals, an invoice not sent where others are paid
    LIVE = "live"  # production, as against a test environment
    EXCLUDED = "excluded"  # rows marked as deleted, duplicate, not to be counted
    NOT_AVAILABLE = "not_available"  # what stands in a cell that holds no amount
    RECEIPT = "receipt"  # money that came in for an invoice
    INVOICE = "invoice"  # a bill, as against its payment
    # Headings of columns that say what a row is.
    STATE = "state"  # status, stage, result
    KIND = "kind"  # type, category
    ENVIRONMENT = "environment"
    DOCUMENT = "document"  # what a status or a kind is of: invoice, payment, deal
    FLAG = "flag"  # words around the name of a flag: is, flag
    # Yes and no.
    YES = "yes"
    NO = "no"
    # How long a period lasts, how many of them, and the small words beside.
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    HALF_MONTH = "half_month"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    TWO_YEARS = "two_years"
    THREE_YEARS = "three_years"
    ONE = "one"
    TWO = "two"
    THREE = "three"
    FOUR = "four"
    FIVE = "five"
    SIX = "six"
    TWELVE = "twelve"
    TWENTY_FOUR = "twenty_four"
    THIRTY_SIX = "thirty_six"
    INTERVAL = "interval"  # heads a column of billing intervals
    TERM_LENGTH = "term_length"
    OTHER_PERIOD = "other_period"  # notice, trial, payment terms: no time in which revenue recurs
    COUNT_OF = "count_of"  # heads a column that counts units
    EVERY = "every"  # every, per, in advance: words around a duration that change nothing
    # What a date bounds.
    START = "start"
    END = "end"
    RENEWAL = "renewal"  # the day on which the next term begins
    CREATED = "created"  # created, signed, bought: a start where no other is
    CANCELLED = "cancelled"
    ADD_ON = "add_on"  # a contract beside the one that runs, as against its renewal
    # What an amount is.
    CENTS = "cents"
    UNIT_PRICE = "unit_price"  # the price of one piece, beside how many there are
    QUANTITY = "quantity"
    TERM_VALUE = "term_value"  # the amount of the whole term
    BILLED = "billed"  # an invoice or bill, as against what recurs
    MONTHLY = "monthly"  # said of an amount: it is the amount of a month
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    ANNUAL = "annual"
    BEFORE = "before"
    AFTER = "after"
    # What a column describes.
    MEMO = "memo"  # the words of an invoice line
    # Plan and actual.
    ACTUAL = "actual"
    BUDGET = "budget"


TIMING = frozenset(
    (
        Concept.DAY,
        Concept.WEEK,
        Concept.FORTNIGHT,
        Concept.HALF_MONTH,
        Concept.MONTH,
        Concept.TWO_MONTHS,
        Concept.QUARTER,
        Concept.HALF_YEAR,
        Concept.YEAR,
        Concept.TWO_YEARS,
        Concept.THREE_YEARS,
        Concept.ONE,
        Concept.TWO,
        Concept.THREE,
        Concept.FOUR,
        Concept.FIVE,
        Concept.SIX,
        Concept.TWELVE,
        Concept.TWENTY_FOUR,
        Concept.THIRTY_SIX,
        Concept.INTERVAL,
        Concept.TERM_LENGTH,
        Concept.OTHER_PERIOD,
        Concept.COUNT_OF,
        Concept.EVERY,
        Concept.START,
        Concept.END,
        Concept.RENEWAL,
        Concept.CREATED,
        Concept.CANCELLED,
        Concept.TERM_VALUE,
        Concept.BILLED,
        Concept.MONTHLY,
        Concept.QUARTERLY,
        Concept.HALF_YEARLY,
        Concept.ANNUAL,
        Concept.ADD_ON,
    )
)
"""Small words such as "other", "to" or "a" are of these: they are told only where a length or a bound is
asked for.
"""
