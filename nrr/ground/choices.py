"""The answers to the questions that make one book read as different retention figures.

One enum a question, one member an answer: the value is its name on the command line and in the address,
`stamp` is what the definition stamp prints (empty for what goes without saying), `sentence` is what the
definitions page and the board's footnote say.
"""

from enum import Enum
from typing import Self


class Choice(str, Enum):
    """An answer to a question of definition; a string, so that it can be written down as it is."""

    stamp: str
    sentence: str

    def __new__(cls, value: str, stamp: str, sentence: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.stamp, member.sentence = stamp, sentence
        return member

    def __str__(self) -> str:
        return str(self.value)


class Method(Choice):
    """How a year of change becomes one rate."""

    P2P = (
        "p2p",
        "point to point",
        "Each opening customer is compared with itself at the end of the period.",
    )
    SUM_COHORT = (
        "sum_cohort",
        "summed movements of opening customers",
        "Monthly movements of the opening customers are added up and divided by opening revenue.",
    )
    SUM_ALL = (
        "sum_all",
        "summed movements of all customers",
        (
            "Monthly movements of all customers, later ones included, are added up and divided by opening"
            " revenue."
        ),
    )
    CHAIN = ("chain", "chained monthly rates", "The monthly rates of the period are multiplied.")
    AVG_P2P = (
        "avg_p2p",
        "mean of 12 trailing rates",
        "The point-to-point rates of the last 12 month-ends are averaged.",
    )
    AVG_P2P_4Q = (
        "avg_p2p_4q",
        "mean of 4 quarter-end rates",
        "The point-to-point rates of the last 4 quarter-ends are averaged.",
    )
    MONTHLY_WEIGHTED_ANNUALIZED = (
        "monthly_weighted_annualized",
        "weighted monthly rate, annualized",
        "Retained revenue ÷ opening revenue over all months of the period, raised to the power of 12.",
    )
    REV_QUARTER_YOY = (
        "rev_quarter_yoy",
        "quarter against the same quarter a year earlier",
        "Revenue of the last quarter ÷ revenue of the same quarter a year earlier, from its customers.",
    )
    REV_TWO_YEAR = (
        "rev_two_year",
        "two-year revenue comparison",
        (
            "Revenue of the second year ÷ revenue of the first, from customers who paid in the first"
            " month of the two years."
        ),
    )


class Reactivation(Choice):
    """What becomes of a customer who stopped paying and came back."""

    P2P = (
        "p2p",
        "paused customers kept",
        (
            "Customers paying at both ends are retained, even after a pause. Customers who left earlier and"
            " came back are shown as Returned, outside NRR."
        ),
    )
    STRICT = (
        "strict",
        "paused customers counted as lost",
        "A customer with a month at zero in the period counts as lost, even if it pays again at the end.",
    )
    IN_NUMERATOR = (
        "in_numerator",
        "returned customers in the numerator",
        (
            "Revenue of customers who came back is added to the numerator, including those who had left"
            " before the period."
        ),
    )


class Level(Choice):
    """Who counts as one customer."""

    CUSTOMER = ("customer", "by customer", "One customer is one key in the customer column of the file.")
    PARENT = ("parent", "by parent", "Customers with the same parent count as one.")
    SUBSCRIPTION = ("subscription", "by subscription", "Every subscription counts on its own.")


class Currency(Choice):
    """How amounts in several currencies become one."""

    CONSTANT = (
        "constant",
        "constant FX",
        "Both ends of the period are valued at the rate of the closing month.",
    )
    SPOT = (
        "spot",
        "spot FX",
        "Each month is valued at its own rate; the currency effect is shown on its own line.",
    )
    TABLE = ("table", "plan-rate FX", "Every month is valued at one fixed table of plan rates.")


class ChurnDate(Choice):
    """When a customer counts as gone."""

    LAST_ACTIVE = (
        "last_active",
        "",
        "A customer is lost in the first month at zero after its last paid month.",
    )
    CANCELLATION = (
        "cancellation",
        "churn at cancellation",
        "A customer is lost from the month it cancels, even if it pays until the term ends.",
    )
    GRACE = (
        "grace",
        "grace for past-due",
        "A past-due customer keeps its last amount for the grace period before it counts as lost.",
    )


class Usage(Choice):
    """What becomes of metered revenue."""

    INCLUDE = ("include", "recurring and usage", "Usage revenue counts as it was billed.")
    EXCLUDE = ("exclude", "recurring only", "Usage revenue is excluded.")
    SMOOTH3 = (
        "smooth3",
        "usage as 3-month mean",
        "Usage revenue counts as the mean of the last three months.",
    )


class Negatives(Choice):
    """What becomes of a month below zero."""

    FLOOR = ("floor", "", "A month below zero counts as zero and is listed as a warning.")
    BRIDGE = (
        "bridge",
        "negatives bridged",
        "A month below zero between two paid months takes the amount before it.",
    )
    KEEP = (
        "keep",
        "negatives kept",
        "A month below zero is kept as it is; GRR may fall outside 0% to 100%.",
    )


class Pauses(Choice):
    """What becomes of a month marked as paused."""

    CHURN = ("churn", "", "A paused customer pays nothing: it churns, then reactivates.")
    HOLD = ("hold", "pauses held", "A paused customer keeps its last amount for the months allowed.")


class Gaps(Choice):
    """What becomes of a single month at zero between two paid months of one customer."""

    CHURN = ("churn", "", "A month at zero counts as zero.")
    BRIDGE1 = (
        "bridge1",
        "one-month gaps bridged",
        "A single month at zero takes the amount of the month before it.",
    )


class Price(Choice):
    """Where a price increase is shown."""

    EXPANSION = ("expansion", "", "A price increase counts as expansion.")
    SEPARATE = (
        "separate",
        "price shown separately",
        "A price increase is shown on its own line beside expansion.",
    )


class PartialMonth(Choice):
    """What becomes of the month that is still running."""

    EXCLUDE_IF_CURRENT = (
        "exclude_if_current",
        "",
        "The current month is excluded until it ends.",
    )
    INCLUDE = ("include", "current month included", "The current month counts as if it had ended.")


class FiscalName(Choice):
    """After which calendar year a fiscal year is named."""

    END = ("end", "", "A fiscal year is named by the calendar year in which it ends.")
    START = ("start", "named by its start", "A fiscal year is named by the calendar year in which it starts.")


class Against(Choice):
    """Which earlier window a figure is compared with."""

    PRIOR_PERIOD = (
        "prior_period",
        "prior period",
        "The period of the same length that ends where this one opens.",
    )
    PRIOR_YEAR = ("prior_year", "prior year", "Both ends twelve months earlier.")
    LAST_QUARTER_END = (
        "last_quarter_end",
        "last quarter-end",
        "The period of the same length that closes at the latest quarter-end before this closing.",
    )


class RenewalUnit(Choice):
    """What is renewed as one: all a customer has due on a day, or every line by itself."""

    CUSTOMER = ("customer", "", "A renewal is all that a customer has due on one day.")
    LINE = (
        "line",
        "by line",
        "Every line of a customer is renewed by itself; a swap is a loss and an addition.",
    )
