"""What a reader should know about chance, in words: one row a statement that the pages make about it."""

from dataclasses import dataclass

from nrr.intervals.comparisons import ENOUGH


@dataclass(frozen=True, slots=True)
class Certainty:
    """One thing said about chance: its name on screen, what it says, how it is measured."""

    key: str
    label: str
    meaning: str
    measured: str


CERTAINTIES = (
    Certainty(
        "interval",
        "95% interval of NRR",
        "How far chance alone could move NRR if the customers were others like them. Past NRR itself is"
        " exact.",
        "Customers drawn again with replacement, the percentiles widened for few and unequal customers. The"
        " lower end is at most the rate of those who stayed × the Wilson lower limit of the revenue kept.",
    ),
    Certainty(
        "cohort_gap",
        "Newer against earlier cohorts",
        "Called worse only where chance would give such a gap in fewer than 5% of cases. Otherwise likely, or"
        " too few to tell, never no difference.",
        f"Permutation test with at least {ENOUGH.customers} customers and {ENOUGH.effective:.0f} effective"
        f" ones a side, of whom {ENOUGH.movers} moved in all. The interval of the gap comes from the same"
        " permutations.",
    ),
    Certainty(
        "watch",
        "Since the last file",
        "Called moved only beyond what chance makes of the change itself. Where nothing has changed that is"
        " said in up to 4.5% of months, in fewer than 1% with 100 customers or fewer.",
        "95% interval of the change from one month to the next, customer by customer. Of 300 equal customers"
        " of whom 1% leave a month 3.5% of quiet months are called moved; a month in which 6% leave is found"
        " in 87%, with 100 customers in 34%.",
    ),
    Certainty(
        "forecast",
        "Range of a forecast",
        "What today's customers may pay, set by the same method's errors in past periods.",
        "Resampled customers, stretched until the range would have held 80% of past outcomes a year ahead."
        " Beyond the farthest period tested it is extended.",
    ),
    Certainty(
        "all_cohorts",
        "All cohorts",
        "All cohorts together by months since the first payment, weighted by starting revenue.",
        "Ends where fewer than half of their customers are observed. Customers who already paid in the first"
        " month of the data are in no cohort.",
    ),
)
