"""Tarnbeck Systems, an invented seller of shift-planning software, and the customers it never had.

36 month-ends from November 2023 to October 2026, about 400 customers, amounts in cents of monthly revenue.
Built in: a concentrated largest account, pauses and returns, one price rise, usage-priced customers whose
revenue breathes, plan changes, and newest customers who leave sooner than older ones did. Only
``Random.random`` is called: its sequence is the same on every version and machine.
"""

from dataclasses import dataclass
from random import Random

from words import CHANNELS, INDUSTRIES, OWNERS, PREFIXES, REGIONS, SUFFIXES

SEED = 607
FIRST_MONTH = (2023, 11)
MONTHS = 36
PRICE_RISE = 27  # February 2026
RISE_PERCENT = 5
NEWEST_FROM = 26  # customers won since January 2026
COMPANY = "Tarnbeck Systems"


@dataclass(frozen=True, slots=True)
class Kind:
    """A segment's size, prices (dollars of monthly revenue) and habits (chances per month)."""

    segment: str
    customers: int
    smallest: int
    largest: int
    leaves: float
    grows: float
    shrinks: float
    pricing: tuple[str, ...]
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer: what it is, its plan and its revenue in cents at every month-end."""

    name: str
    facts: dict[str, str]
    plans: tuple[str, ...]
    cents: tuple[int, ...]
    first_day: int


KINDS = (
    Kind(
        "Enterprise",
        38,
        3200,
        15000,
        0.0052,
        0.070,
        0.021,
        ("Seat", "Seat", "Flat", "Usage"),
        ("Business", "Enterprise"),
    ),
    Kind(
        "Mid-market",
        112,
        600,
        2400,
        0.0098,
        0.062,
        0.020,
        ("Seat", "Flat", "Flat", "Usage"),
        ("Team", "Business"),
    ),
    Kind(
        "SMB",
        250,
        60,
        420,
        0.0200,
        0.045,
        0.017,
        ("Flat", "Flat", "Seat"),
        ("Starter", "Team"),
    ),
)


def pick(dice, choices):
    """One of the choices, each as likely as the next."""
    return choices[int(dice.random() * len(choices))]


def between(dice, low, high):
    """A whole number, small ones more often than large ones."""
    return low + int((high - low) * dice.random() ** 2)


def begins(dice):
    """Four in ten were customers before the file begins; the others arrive evenly."""
    return 0 if dice.random() < 0.42 else 1 + int(dice.random() * (MONTHS - 2))


@dataclass(slots=True)
class Account:
    """What changes from month to month while a customer's story is told."""

    units: int
    unit_cents: int
    plan: int
    away_until: int = -1

    @property
    def cents(self):
        return self.units * self.unit_cents


def opening(dice, kind, pricing):
    """The first contract: seats at a price, or one package."""
    dollars = between(dice, kind.smallest, kind.largest)
    if pricing == "Seat":
        unit_cents = 1250 + 25 * int(dice.random() * 40)
        return Account(max(1, dollars * 100 // unit_cents), unit_cents, 0)
    return Account(1, dollars * 100 - (100 if pricing == "Flat" else 0), 0)


def grow(dice, account, kind, pricing):
    """More seats, a larger package, or the next plan."""
    if account.plan == 0 and dice.random() < 0.25:
        account.plan = 1
    step = 0.08 + 0.24 * dice.random()
    if pricing == "Seat":
        account.units += max(1, int(account.units * step))
    else:
        account.unit_cents += 100 * max(1, int(account.unit_cents * step / 100))


def shrink(dice, account, pricing):
    """Fewer seats, or a smaller package."""
    step = 0.10 + 0.25 * dice.random()
    if pricing == "Seat":
        account.units = max(1, account.units - int(account.units * step))
    else:
        account.unit_cents -= 100 * int(account.unit_cents * step / 100)


def leave(dice, account, t):
    """Most who stop stay away; about one in six is back after two to seven months, a little smaller."""
    account.away_until = t + 2 + int(dice.random() * 6) if dice.random() < 0.17 else MONTHS
    if dice.random() < 0.5:
        account.unit_cents -= account.unit_cents // 20


def live_one_month(dice, account, kind, pricing, t, start):
    """One month's chance events; returns the revenue at its end."""
    if t < account.away_until:
        return 0
    newest = start >= NEWEST_FROM
    chance = dice.random()
    leaves = kind.leaves * (2.6 if newest else 0.7 if t - start > 18 else 1.0)
    grows = kind.grows * (0.25 if newest else 1.0)
    if chance < leaves:
        leave(dice, account, t)
        return 0
    if chance < leaves + grows:
        grow(dice, account, kind, pricing)
    elif chance < leaves + grows + kind.shrinks * (1.8 if newest else 1.0):
        shrink(dice, account, pricing)
    if t == PRICE_RISE and pricing != "Usage" and kind.segment != "Enterprise" and start < PRICE_RISE - 6:
        account.unit_cents += account.unit_cents * RISE_PERCENT // 100
    breath = 0.94 + 0.14 * dice.random() if pricing == "Usage" else 1.0
    return round(account.cents * breath)


def story(dice, kind, pricing, start):
    """Revenue and plan at each of the month-ends."""
    account = opening(dice, kind, pricing)
    cents, plans = [0] * start, [kind.plans[0]] * start
    for t in range(start, MONTHS):
        cents.append(account.cents if t == start else live_one_month(dice, account, kind, pricing, t, start))
        plans.append(kind.plans[account.plan])
    return tuple(cents), tuple(plans)


def names(dice):
    """Place-like invented words, each used once, in shuffled order."""
    words = [(dice.random(), prefix + suffix) for prefix in PREFIXES for suffix in SUFFIXES]
    return [word for _, word in sorted(words)]


def customer(dice, kind, word):
    """One invented customer."""
    industry = pick(dice, list(INDUSTRIES))
    pricing = pick(dice, kind.pricing)
    cents, plans = story(dice, kind, pricing, begins(dice))
    facts = {
        "Segment": kind.segment,
        "Region": pick(dice, REGIONS),
        "Industry": industry,
        "Pricing model": pricing,
        "Sign-up channel": pick(dice, CHANNELS[kind.segment]),
        "Account owner": pick(dice, OWNERS[kind.segment]),
    }
    return Customer(
        f"{word} {pick(dice, INDUSTRIES[industry])}", facts, plans, cents, 1 + int(dice.random() * 28)
    )


def largest_account():
    """The account everything leans on: seats at 24.50, one plan, five enlargements."""
    seats = [1150] * 8 + [1300] * 7 + [1420] * 5 + [1650] * 6 + [1810] * 5 + [1960] * 5
    facts = {
        "Segment": "Enterprise",
        "Region": "EMEA",
        "Industry": "Logistics",
        "Pricing model": "Seat",
        "Sign-up channel": "Direct sales",
        "Account owner": "Priya Raman",
    }
    return Customer(
        "Ostermere Freight Group", facts, ("Enterprise",) * MONTHS, tuple(s * 2450 for s in seats), 1
    )


def customers():
    """Every customer, the same on every call, in order of name."""
    dice = Random(SEED)
    words = iter(names(dice))
    crowd = [customer(dice, kind, next(words)) for kind in KINDS for _ in range(kind.customers)]
    paying = [one for one in [largest_account(), *crowd] if any(one.cents)]
    return sorted(paying, key=lambda one: one.name)
