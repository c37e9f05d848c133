"""Writes every sample book and the README beside it: ``python sample_data/generate.py``.

The same bytes on every run. The figures in the README come from the test suite's oracle, which shares no code
with the package, so that a sample can contradict the package.
"""

import csv
import io
import json
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests"
sys.path[:0] = [str(HERE), str(TESTS)]  # the oracle lives with the tests

import causes  # noqa: E402
import company  # noqa: E402
import contracts  # noqa: E402
import facts  # noqa: E402
import plans  # noqa: E402
import tables  # noqa: E402
import workbooks  # noqa: E402

import oracle  # noqa: E402

WINDOW = (company.MONTHS - 13, company.MONTHS - 1)
PUBLISHED = (
    ("S01", "published_annual_10m", "A worked year on $10M of revenue", 12),
    ("S03", "published_monthly_100k", "A worked month on $100k, with 500 of reactivation", 1),
    ("S04", "published_march_50k", "A worked March on $50k", 1),
    ("S05", "published_cohort_20k", "A worked cohort of $20k over a year", 12),
)
INTRODUCTION = """# Sample books

All companies, people and amounts are invented, except the four published worked examples, whose numbers come
from articles on retention. `python sample_data/generate.py` writes every file here, this one included, byte
for byte.

{company} sells shift-planning software: {customers} customers over {months} months, one currency, month-end
revenue to the cent. In it are one account with about a tenth of all revenue, customers who pause and return
(one of them large), metered customers whose revenue moves every month, a price rise of 5% in February 2026,
and customers won since January 2026 who leave sooner than older ones did. The first five `tarnbeck` files
hold the same month-ends in different shapes.

The figures are 12-month point to point unless the window says otherwise, computed by the second, separate
program of the test suite. A test checks that the application gives the same.

"""
FOOTNOTE = """
¹ With the reactivation counted, as its author does; 102.0% without it.
"""
QUARTERS = {
    "FY26 Q4": ("2025-11-01", "2026-01-31"),
    "FY27 Q1": ("2026-02-01", "2026-04-30"),
    "FY27 Q2": ("2026-05-01", "2026-07-31"),
}
"""Fiscal quarters from February whose renewals are all settled."""
TERMS = """
`tarnbeck_contracts.csv` lists what the larger customers signed: terms replaced early or renewed late, add-ons
that end with their contract, contracts over two and three years, evergreen commitments, notices, automatic
renewals with a price rise. Contracts and revenue agree at every month-end; smaller customers have none. The
fiscal year begins in February. What came up for renewal, as the generator signed it:

| quarter | up for renewal | gross renewal rate | net renewal rate | logo renewal rate |
| --- | ---: | ---: | ---: | ---: |
{renewals}

`tarnbeck_plan.csv` plans that year by segment; it was missed in one. ARR at the end of October 2026:

| segment | planned | actual | variance |
| --- | ---: | ---: | ---: |
{plan}
"""


CAUSES = """
`wrenfield_long.csv` is the company whose revenue has causes: {customers} customers of {company}, with
log-ins, use of the limit, failed payments, the next renewal and the reason given by whoever left. Accounts
that turn sour log in less, buy less and leave; cards fail, and some customers are lost over it; whoever comes
near the limit of its plan buys more; part of the hotels and caterers stop for the winter; prices rose by
{rise}% in February 2026; customers won since November 2025 turn sour sooner. The same program draws neutral
books with the same signs, in which nothing that is known of a customer says what it will do.

`python tests/bench/false_alarms.py` draws five of these and five of the company's own world, in how many of
which a finding fires with its cause and with that cause alone taken away:

| finding | cause | with | without |
| --- | --- | ---: | ---: |
| Contraction precedes churn | accounts turn sour, buy less and leave | 4 | 0 |
| Involuntary churn | accounts are lost over failed payments | 5 | 0 |
| Lifted by paused customers | seasonal customers stop for the winter | 4 | 1 |
| Renewals at risk | some of those that renew have turned sour | 1 | 0 |
| Price increase | prices rise by 5% | 5 | 0 |

In the neutral ones 1 of 50 findings that claim a cause fires (newer cohorts, 2.0%), the score is proven in
none, and none of 31 warnings has a worth above nothing. What only states how the figures lie fires there as
the figures lie: concentrated expansion in 3, losses above expansion in 2.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: its bytes, and the exact figures it must give (None where it has none)."""

    name: str
    shape: str
    shows: str
    data: bytes
    rows: int
    window: str = ""
    nrr: object = None
    grr: object = None
    logo_retention: object = None
    note: str = ""

    @property
    def line(self):
        figures = (percent(self.nrr) + self.note, percent(self.grr), percent(self.logo_retention))
        return (
            "| "
            + " | ".join([f"`{self.name}`", self.shape, self.shows, str(self.rows), self.window, *figures])
            + " |"
        )


def percent(rate):
    """A rate as the README shows it."""
    return "" if rate is None else f"{float(rate) * 100:.1f}%"


def as_csv(table):
    """A table as comma-separated bytes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue().encode()


def sample(name, shape, shows, table, found, window, **more):
    """One sample from its table and the figures of the oracle."""
    data = workbooks.workbook(table, "MRR") if name.endswith(".xlsx") else as_csv(table)
    figures = {key: found.get(key) for key in ("nrr", "grr", "logo_retention")} if found else {}
    return Sample(name, shape, shows, data, len(table) - 1, window, **figures, **more)


def tarnbeck(customers):
    """The invented company in each shape."""
    book = {one.name: list(one.cents) for one in customers}
    found = oracle.point_to_point(book, *WINDOW)
    window = f"{tables.iso_month(WINDOW[0])} to {tables.iso_month(WINDOW[1])}"
    cube, terms = tables.wide(customers), tables.summary(found, window, 12)
    money = found | {"logo_retention": None}
    books = [
        ("wide.csv", "wide", "The whole book as a customer cube", cube),
        ("wide.xlsx", "wide", "The same in a styled sheet with real dates", cube),
        ("long.csv", "long", "A row a customer and month; plans change", tables.long(customers)),
        ("periods.csv", "contract periods", "Billed monthly, quarterly, yearly", tables.periods(customers)),
        ("events.csv", "movement events", "Every movement with its date", tables.events(customers)),
    ]
    joined = "Parents, renewals and signs of health, to join by customer"
    signed, _ = contracts.contracts(customers)
    planned = "The fiscal year from February, by segment"
    return [
        *(sample(f"tarnbeck_{name}", *rest, found, window) for name, *rest in books),
        sample("tarnbeck_components.csv", "component summary", "One window in one row", terms, money, window),
        sample("tarnbeck_attributes.csv", "attributes", joined, facts.attributes(customers), None, ""),
        sample("tarnbeck_contracts.csv", "contract list", "To open beside the revenue", signed, None, ""),
        sample("tarnbeck_plan.csv", "plan", planned, plans.plan(customers), None, ""),
    ]


def renewal_lines():
    """The quarters of renewals as the README shows them."""
    _, outcomes = contracts.contracts(company.customers())
    for label, (first, last) in QUARTERS.items():
        found = contracts.renewal_figures(outcomes, date.fromisoformat(first), date.fromisoformat(last))
        rates = " | ".join(percent(found[name]) for name in ("gross", "net", "logo"))
        yield f"| {label} | {found['up'] / 100:,.2f} | {rates} |"


def plan_lines():
    """The plan by segment as the README shows it."""
    customers = company.customers()
    for segment, (planned, actual) in plans.closings(customers, plans.plan(customers)).items():
        yield f"| {segment} | {planned:,.2f} | {actual:,.2f} | {actual - planned:+,.2f} |"


def fourteen(cases):
    """The fourteen-customer book on which every method gives another figure."""
    given = cases["A01"]["input"]
    book, months = given["customers"], given["months"]
    start, end = months.index("2025-01"), months.index("2026-01")
    found = oracle.point_to_point(oracle.exact(book), start, end)
    first = tuple(map(int, months[0].split("-")))
    cube = tables.small_wide(book, given["segment"], first)
    rows = tables.small_long(book, given["segment"], first)
    shows, window = "Fourteen customers to check by eye", "2025-01 to 2026-01"
    return [
        sample("fourteen_customers_wide.csv", "wide", shows, cube, found, window),
        sample("fourteen_customers_wide.xlsx", "wide", shows, cube, found, window),
        sample("fourteen_customers_long.csv", "long", shows, rows, found, window),
    ]


def published(case, name, shows, months):
    """One worked example: its four or five numbers, and what they come to."""
    given = case["input"]
    unit = "ARR" if months == 12 and given["start"] > 1_000_000 else "MRR"
    labels = {"start": f"Starting {unit}", **{key: key.capitalize() for key in given if key != "start"}}
    kept = oracle.ratio(given["start"] - given["contraction"] - given["churn"], given["start"])
    grown = oracle.ratio(given["expansion"] + given.get("reactivation", 0), given["start"])
    table = tables.components(months, {labels[key]: value for key, value in given.items()})
    note = "¹" if "reactivation" in given else ""
    window = "12 months" if months == 12 else "1 month"
    found = {"nrr": kept + grown, "grr": kept}
    return sample(f"{name}.csv", "component summary", shows, table, found, window, note=note)


def wrenfield():
    """The company of causes."""
    customers = causes.customers()
    found = oracle.point_to_point({one.name: list(one.cents) for one in customers}, *WINDOW)
    window = f"{tables.iso_month(WINDOW[0])} to {tables.iso_month(WINDOW[1])}"
    shows = "Churn that follows use, cuts and failed payments"
    return sample("wrenfield_long.csv", "long", shows, causes.long(customers), found, window)


@cache
def samples():
    """Every sample, in the order of the README."""
    cases = {c["id"]: c for c in json.loads((TESTS / "examples/definition_cases.json").read_text())["cases"]}
    examples = [published(cases[key], *rest) for key, *rest in PUBLISHED]
    return [*tarnbeck(company.customers()), wrenfield(), *fourteen(cases), *examples]


def readme(found):
    """The text of README.md for these samples."""
    customers = next(one.rows for one in found if one.name == "tarnbeck_wide.csv")
    top = INTRODUCTION.format(company=company.COMPANY, customers=customers, months=company.MONTHS)
    heading = "| file | shape | what it shows | rows | window | NRR | GRR | logo retention |\n"
    lines = "\n".join(one.line for one in found)
    return (
        top
        + heading
        + "| --- | --- | --- | ---: | --- | ---: | ---: | ---: |\n"
        + lines
        + "\n"
        + FOOTNOTE.format(without="102.0%")
        + TERMS.format(renewals="\n".join(renewal_lines()), plan="\n".join(plan_lines()))
        + CAUSES.format(
            company=causes.COMPANY,
            customers=len(causes.customers()),
            rise=causes.WRENFIELD.rise_percent,
        )
    )


def contents():
    """``{file name: bytes}`` of everything this program writes."""
    found = samples()
    return {one.name: one.data for one in found} | {"README.md": readme(found).encode()}


def main():
    """Write every file beside this program."""
    for name, data in contents().items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
