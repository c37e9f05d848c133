"""What another department knows about the same customers: parents, renewals, and signs of health.

The second sheet that people join to their revenue by customer name. Signs lean the way they would: customers
who shrank or left use less of what they pay for, open more tickets and answer surveys less kindly.
"""

from random import Random

from company import MONTHS, SEED, pick
from tables import iso_day, last_paid, month
from words import CANCELLATION_REASONS

HEADING = [
    "Customer",
    "Parent company",
    "Employees",
    "Contract renewal",
    "Usage of limit %",
    "Open tickets last 90 days",
    "Payment failures last 90 days",
    "NPS",
    "Cancelled on",
    "Cancellation reason",
]
PARENT_WORDS = ("Ostermere", "Brindlehurst", "Calderwick", "Netherstead")
EMPLOYEES = {"Enterprise": 4000, "Mid-market": 600, "SMB": 45}


def parents(customers):
    """Every fourteenth larger customer belongs to one of four groups; so does the largest account."""
    larger = [one.name for one in customers if one.facts["Segment"] != "SMB"]
    of = {name: f"{PARENT_WORDS[n % 4]} Holdings" for n, name in enumerate(larger[::14])}
    return of | {"Ostermere Freight Group": "Ostermere Holdings"}


def troubled(one):
    """Gone, or paying less than three months before."""
    return one.cents[-1] < one.cents[-4]


def renewal(dice, one):
    """The first day of a month in the coming year; nothing for customers who left."""
    year, number = month(MONTHS + int(dice.random() * 12))
    return f"{year:04d}-{number:02d}-01" if one.cents[-1] else ""


def few(dice, chance):
    """None to three, by the chance of each."""
    return sum(dice.random() < chance for _ in range(3))


def score(dice, worried):
    """A survey answer from 0 to 10; three in ten do not answer."""
    return str(int((7 if worried else 11) * (0.35 + 0.65 * dice.random()))) if dice.random() < 0.7 else ""


def cancelled(one):
    """The day it ended, for customers who left."""
    return "" if one.cents[-1] else iso_day(last_paid(one) + 1, one.first_day)


def row(dice, one, parent):
    """One customer as the other department knows it."""
    worried, gone = troubled(one), not one.cents[-1]
    employees = 3 + int(EMPLOYEES[one.facts["Segment"]] * (0.2 + 1.6 * dice.random()))
    usage = int((35 if worried else 55) + 45 * dice.random())
    tickets = few(dice, 0.6 if worried else 0.25)
    failures = few(dice, 0.3 if worried else 0.04)
    return [
        one.name,
        parent,
        str(employees),
        renewal(dice, one),
        "" if gone else str(usage),
        "" if gone else str(tickets),
        "" if gone else str(failures),
        "" if gone else score(dice, worried),
        cancelled(one),
        pick(dice, CANCELLATION_REASONS) if gone else "",
    ]


def attributes(customers):
    """The table, one row a customer."""
    dice, of = Random(SEED + 1), parents(customers)
    return [HEADING, *(row(dice, one, of.get(one.name, "")) for one in customers)]
