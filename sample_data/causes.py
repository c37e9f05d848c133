"""Wrenfield Software, an invented seller of booking software whose revenue has causes, and its neutral twin.

36 month-ends as in ``company``. Its worlds say what is true: ``WRENFIELD`` is the sample; ``NEUTRAL`` has the
same customers and the same signs, but nothing that is known of a customer says what it will do.
"""

from dataclasses import dataclass, replace
from random import Random

from company import MONTHS, PRICE_RISE, Kind, between, names, pick
from lives import AWAY, Account, Habits, Told, live
from tables import FACTS, iso_day, iso_month, last_paid, money, month
from words import CHANNELS, INDUSTRIES, OWNERS, REGIONS

SEED = 4
COMPANY = "Wrenfield Software"
NEWEST_FROM = 24  # customers won since November 2025
SEASONAL = "Hospitality"
WINTER = 12
SIGNS = (
    *("Log-ins per user", "Usage of limit %", "Payment failures last 90 days"),
    *("Contract renewal", "Cancellation reason"),
)


@dataclass(frozen=True, slots=True)
class World:
    """What is true of a company: the habits of its segments, how much sooner its newest customers turn sour
    and how much less they grow, and its price rise in percent.
    """

    habits: dict[str, Habits]
    newest_sours: float
    newest_grows: float
    rise_percent: int


WRENFIELD = World(
    {
        "Enterprise": Habits(0.0140, 0.0015, 0.0020, 0.085, 0.0020, 0.6, 0.30),
        "Mid-market": Habits(0.0150, 0.0015, 0.0020, 0.080, 0.0240, 0.6, 0.45),
        "SMB": Habits(0.0220, 0.0030, 0.0020, 0.060, 0.0180, 0.6, 0.45),
    },
    newest_sours=6.0,
    newest_grows=0.3,
    rise_percent=5,
)
NEUTRAL = World(
    {
        "Enterprise": Habits(0.0, 0.005, 0.015, 0.055, 0.0020, 0.0),
        "Mid-market": Habits(0.0, 0.010, 0.015, 0.050, 0.0240, 0.0),
        "SMB": Habits(0.0, 0.020, 0.015, 0.045, 0.0180, 0.0),
    },
    newest_sours=1.0,
    newest_grows=1.0,
    rise_percent=0,
)
_BY_HABITS = {"leaves": 0.0, "grows": 0.0, "shrinks": 0.0}
KINDS = (
    Kind(
        *("Enterprise", 34, 3200, 12000),
        **_BY_HABITS,
        pricing=("Seat", "Seat", "Flat", "Usage"),
        plans=("Business", "Enterprise"),
    ),
    Kind(
        *("Mid-market", 100, 600, 2400),
        **_BY_HABITS,
        pricing=("Seat", "Flat", "Flat", "Usage"),
        plans=("Team", "Business"),
    ),
    Kind(
        *("SMB", 166, 60, 420),
        **_BY_HABITS,
        pricing=("Flat", "Flat", "Seat"),
        plans=("Starter", "Team"),
    ),
)


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer: what it is, its plan and what is told of it at every month-end, the day its contract is
    up and why it left.
    """

    name: str
    facts: dict[str, str]
    plans: tuple[str, ...]
    months: tuple[Told, ...]
    renewal: str
    reason: str

    @property
    def cents(self):
        """Its revenue in cents at every month-end."""
        return tuple(month.cents for month in self.months)


def opening(dice, kind, pricing):
    """The first contract: seats at a price, or one package."""
    dollars = between(dice, kind.smallest, kind.largest)
    use = 0.45 + 0.35 * dice.random()
    if pricing == "Seat":
        unit_cents = 1250 + 25 * int(dice.random() * 40)
        return Account(max(1, dollars * 100 // unit_cents), unit_cents, pricing, use=use)
    return Account(1, dollars * 100 - (100 if pricing == "Flat" else 0), pricing, use=use)


def habits_of(world, kind, start):
    """Those of the segment; the newest customers have their own."""
    own = world.habits[kind.segment]
    newest = replace(own, sours=own.sours * world.newest_sours, grows=own.grows * world.newest_grows)
    return newest if start >= NEWEST_FROM else own


def story(dice, world, kind, facts, start):
    """What is told of each month-end, the plan, and why the customer left."""
    account, habits = opening(dice, kind, facts["Pricing model"]), habits_of(world, kind, start)
    told, plans = [AWAY] * start, [kind.plans[0]] * start
    for t in range(start, MONTHS):
        winter = facts["Industry"] == SEASONAL and month(t)[1] == WINTER
        first = t == start
        told.append(account.told(account.cents) if first else live(dice, account, habits, t, MONTHS, winter))
        plans.append(kind.plans[account.plan])
        if t == PRICE_RISE and kind.segment != "Enterprise" and account.pricing != "Usage":
            account.unit_cents += account.unit_cents * world.rise_percent // 100
            told[-1] = account.told(account.cents) if told[-1].cents else AWAY
    return tuple(told), tuple(plans), account.reason


def customer(dice, world, kind, word):
    """One invented customer; contracts of the larger ones run from their first day for a year each."""
    industry = pick(dice, list(INDUSTRIES))
    values = (
        *(kind.segment, pick(dice, REGIONS), industry, pick(dice, kind.pricing)),
        *(pick(dice, CHANNELS[kind.segment]), pick(dice, OWNERS[kind.segment])),
    )
    facts = dict(zip(FACTS, values, strict=True))
    start = 0 if dice.random() < 0.42 else 1 + int(dice.random() * (MONTHS - 2))
    months, plans, reason = story(dice, world, kind, facts, start)
    signed = start if start else -int(dice.random() * 12)
    ahead = next(t for t in range(signed, MONTHS + 12, 12) if t >= MONTHS)
    renewal = (
        iso_day(ahead, 1 + int(dice.random() * 28)) if months[-1].cents and kind.segment != "SMB" else ""
    )
    name = f"{word} {pick(dice, INDUSTRIES[industry])}"
    return Customer(name, facts, plans, months, renewal, "" if months[-1].cents else reason)


def customers(world=WRENFIELD, seed=SEED):
    """Every customer, the same on every call, in order of name."""
    dice = Random(seed)
    words = iter(names(dice))
    crowd = [customer(dice, world, kind, next(words)) for kind in KINDS for _ in range(kind.customers)]
    return sorted((one for one in crowd if any(one.cents)), key=lambda one: one.name)


def long(found):
    """A row a customer and month, paid months only; plan and signs are the month's own. On the last row of a
    customer stand the day its contract is up for renewal and the reason it gave when it left.
    """
    rows = [
        [
            *(iso_month(t), one.name, *one.facts.values(), one.plans[t], "USD", money(told.cents)),
            *map(str, (told.logins, told.used, told.failures)),
            *((one.renewal, one.reason) if t == last_paid(one) else ("", "")),
        ]
        for one in found
        for t, told in enumerate(one.months)
        if told.cents
    ]
    return [["Month", "Customer", *FACTS, "Plan", "Currency", "MRR", *SIGNS], *sorted(rows)]
