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
        "point-to-point",
        "Each customer of the opening month is compared with itself at the closing month.",
    )
    SUM_COHORT = (
        "sum_cohort",
        "summed movements of the opening base",
        (
            "The monthly movements of the customers who paid at the opening are added up and divided by the"
            " opening."
        ),
    )
    SUM_ALL = (
        "sum_all",
        "summed movements of all customers",
        (
            "The monthly movements of every customer, also of those won later, are added up and divided by"
            " the opening."
        ),
    )
    CHAIN = ("chain", "chained monthly rates", "The monthly rates of the window are multiplied.")
    AVG_P2P = (
        "avg_p2p",
        "mean of 12 trailing rates",
        "The point-to-point rates of the last twelve month-ends are averaged.",
    )
    AVG_P2P_4Q = (
        "avg_p2p_4q",
        "mean of 4 quarter-end rates",
        "The point-to-point rates of the last four quarter-ends are averaged.",
    )
    MONTHLY_WEIGHTED_ANNUALIZED = (
        "monthly_weighted_annualized",
        "weighted monthly rate, annualised",
        "Retained revenue over opening revenue, added over the months of the window, to the power of twelve.",
    )
    REV_QUARTER_YOY = (
        "rev_quarter_yoy",
        "quarter against the same quarter a year before",
        (
            "Revenue of the last quarter over revenue of the same quarter a year before, from customers of"
            " the earlier one."
        ),
    )
    REV_TWO_YEAR = (
        "rev_two_year",
        "two-year revenue window",
        (
            "Revenue of the second year over the first, from the customers who paid in the first month of the"
            " two years."
        ),
    )


class Reactivation(Choice):
    """What becomes of a customer who stopped paying and came back."""

    P2P = (
        "p2p",
        "reactivation kept",
        (
            "A customer who paid at the opening and pays at the close is retained, whatever happened in"
            " between; one who had left before the opening is shown as resurrected and stays outside NRR."
        ),
    )
    STRICT = (
        "strict",
        "reactivation counted as lost",
        (
            "A customer with a month at zero inside the window counts as lost even when it pays again at the"
            " close."
        ),
    )
    IN_NUMERATOR = (
        "in_numerator",
        "reactivation in the numerator",
        (
            "Revenue of customers who came back is added to the numerator, also of those who were gone at the"
            " opening."
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
        "Both ends of a window are valued at the rate of the closing month.",
    )
    SPOT = (
        "spot",
        "spot FX",
        "Each month is valued at its own rate; the effect of the rates is a line of its own.",
    )
    TABLE = ("table", "plan-rate FX", "Every month is valued at one fixed table of plan rates.")


class ChurnDate(Choice):
    """When a customer counts as gone."""

    LAST_ACTIVE = (
        "last_active",
        "",
        "A customer is gone in the first month at zero after its last paid month.",
    )
    CANCELLATION = (
        "cancellation",
        "churn at cancellation",
        "A customer is gone from the month in which it cancelled, even if it pays until the term ends.",
    )
    GRACE = (
        "grace",
        "grace for past-due",
        "A past-due customer keeps its last amount for the months of grace before it counts as gone.",
    )


class Usage(Choice):
    """What becomes of metered revenue."""

    INCLUDE = ("include", "recurring+usage", "Metered revenue counts as it was billed.")
    EXCLUDE = ("exclude", "recurring only", "Metered revenue is left out.")
    SMOOTH3 = (
        "smooth3",
        "usage as 3-month mean",
        "Metered revenue counts as the mean of the last three months.",
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
        "A month below zero stays as it is; GRR may leave the range of 0 to 100%.",
    )


class Pauses(Choice):
    """What becomes of a month marked as paused."""

    CHURN = ("churn", "", "A paused customer pays nothing: it churns and reactivates.")
    HOLD = ("hold", "pauses held", "A paused customer keeps its last amount for the months allowed.")


class Gaps(Choice):
    """What becomes of a single month at zero between two paid months of one customer."""

    CHURN = ("churn", "", "A month at zero is a month at zero.")
    BRIDGE1 = (
        "bridge1",
        "one-month gaps bridged",
        "A single month at zero takes the amount of the month before it.",
    )


class Price(Choice):
    """Where a price increase is shown."""

    EXPANSION = ("expansion", "", "A price increase is expansion.")
    SEPARATE = ("separate", "price shown apart", "A price increase is a line of its own beside expansion.")


class PartialMonth(Choice):
    """What becomes of the month that is still running."""

    EXCLUDE_IF_CURRENT = (
        "exclude_if_current",
        "",
        "The running calendar month is left out until it has ended.",
    )
    INCLUDE = ("include", "running month included", "The running calendar month counts as if it had ended.")
