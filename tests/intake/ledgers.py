"""Subscriptions drawn once, from which files of every kind are written."""

import io
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import openpyxl

LAST = (2025, 10)


@dataclass(frozen=True)
class Subscription:
    """From the first of a month until the end of another (None runs on), at a monthly rate and that of
    each later step.
    """

    name: str
    plan: str
    first: tuple
    last: tuple | None
    steps: tuple
    every: int = 1
    region: str = "EMEA"

    def months(self, until=LAST):
        return months_between(self.first, min(self.last or until, until))

    def rate(self, month):
        return [rate for since, rate in self.steps if since <= month][-1]

    @property
    def start(self):
        return date(*self.first, 1)

    @property
    def end(self):
        """The last day in force, None while it runs on."""
        return None if self.last is None else last_day(self.last)

    def bills(self, until=LAST):
        """(first day, last day, amount) of each service period that begins until then."""
        month, found = self.first, []
        while month <= min(self.last or until, until):
            after = plus(month, self.every)
            found.append((date(*month, 1), date(*after, 1) - timedelta(1), self.rate(month) * self.every))
            month = after
        return found


def plus(month, steps):
    index = month[0] * 12 + month[1] - 1 + steps
    return index // 12, index % 12 + 1


def months_between(first, last):
    found = []
    while first <= last:
        found.append(first)
        first = plus(first, 1)
    return found


def last_day(month):
    return date(*month, monthrange(*month)[1])


def label(month):
    return f"{month[0]}-{month[1]:02d}"


def one(name, plan, first, last, *steps, every=1, region="EMEA"):
    dated = tuple((first, step) if isinstance(step, int) else step for step in steps)
    return Subscription(name, plan, first, last, dated, every, region)


SUBSCRIPTIONS = (
    one("Abbot Freight", "Pro", (2024, 1), None, 400, ((2025, 1), 480), every=12),
    one("Brill Dental", "Starter", (2024, 1), (2025, 3), 90),
    one("Cobalt Pumps", "Pro", (2024, 2), None, 310, ((2024, 8), 390), region="Americas"),
    one("Drift Audio", "Business", (2024, 3), None, 1200, ((2025, 3), 1100), every=12),
    one("Ember Foods", "Starter", (2024, 3), (2024, 11), 120, every=3, region="APAC"),
    one("Fjord Data", "Business", (2024, 4), None, 900, ((2025, 4), 1050), every=3),
    one("Gable Homes", "Pro", (2024, 6), None, 260, region="Americas"),
    one("Heron Legal", "Starter", (2024, 9), (2025, 8), 150, every=12),
    one("Iris Clinic", "Pro", (2024, 10), None, 330, ((2025, 6), 365), region="APAC"),
    one("Jasper Tools", "Starter", (2025, 2), None, 75),
    one("Keel Marine", "Business", (2025, 5), None, 700, region="Americas"),
)
MONTHLY = tuple(Subscription(s.name, s.plan, s.first, s.last, s.steps, 1, s.region) for s in SUBSCRIPTIONS)


def workbook(sheets):
    """Bytes of an XLSX; `sheets` is {name: rows}."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
