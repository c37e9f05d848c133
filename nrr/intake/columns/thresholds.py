"""The numbers by which cells are judged, each with the case that settles it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares are of filled cells unless a line says otherwise."""

    mostly: float = 0.8  # a column of dates with a few "open" or "n/a" among them is one of dates
    nearly: float = 0.95  # a flag column with one blank-like "-" is one of flags
    holds: float = 0.4  # amounts under a money heading beside as many "included" are still amounts
    sample: int = 600  # different texts looked at: a column of 1,000,000 UUIDs is known by its first ones
    # of which so many numbers are parsed to tell rates, money and counts: a wide table has a column a month
    figures: int = 200
    fewest: int = 3  # two rows prove nothing: "1, 2" counts up as well as two customers do
    category: int = (
        5  # "Pro, Basic, Free" over 60 rows repeat 20 times; six customers over 15 months do as well
    )
    sentence: int = 48  # mean letters of a remark; the longest legal names stay below
    rows_of_report: int = 2_000  # ten years of months by sixteen regions; a longer list is one of customers
    months_of_report: int = 3  # two rows could be two customers of two months
    changing: float = (
        0.5  # of the steps from month to month: a count creeps, an ID recurs (kpi_customers, numeric ids)
    )
    once_a_month: float = (
        0.8  # of customer and month pairs: a few customers with two lines a month are still customers
    )
    months_each: float = (
        2.0  # mean months of a customer: what never comes back is a row or an invoice (row_id)
    )
    customers: int = 4  # fewer recurring values are as likely segments: SMB, mid-market, enterprise
    magnitude: float = (
        100.0  # between the medians of two columns: 210 of ARPU and 98,000 of MRR are no two customers
    )
    columns_of_report: int = 24  # measures side by side; more columns are customers
    steps: int = 5  # half a year of months before a course says anything
    # of the labels: "MRR, ARPA, Low, High" are half measures, a customer called Growth is one of many
    measures: float = 0.5


THRESHOLDS = Thresholds()
