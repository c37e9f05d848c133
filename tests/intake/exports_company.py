"""One small company a source, drawn from the name of the source: its subscriptions, and what they must give.

The figures are added up here from subscriptions alone, with dictionaries and loops; nothing comes from nrr.
"""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

FIRST, LAST = (2024, 1), (2025, 3)
OPENING = (2024, 3)
_NAMES = (
    "Alder Works",
    "Birchwood Legal",
    "Cormorant Foods",
    "Dunlin Media",
    "Elmhurst Labs",
    "Fieldfare Motors",
    "Gannet Supply",
    "Harrier Clinics",
    "Ibis Freight",
    "Juniper Schools",
    "Kestrel Energy",
    "Lapwing Studios",
)
_PLANS = ("Starter", "Team", "Business")

Month = tuple[int, int]


@dataclass(frozen=True)
class Subscription:
    """Runs from the day of its first month to the same day of its last month, which is not in it; `end` is
    None while it runs. `price` is what one interval of `every` months costs, in cents.
    """

    number: int
    customer: str
    key: str
    plan: str
    start: Month
    end: Month | None
    day: int
    price: int
    every: int = 1

    @property
    def monthly(self) -> int:
        assert self.price % self.every == 0
        return self.price // self.every

    @property
    def begins(self) -> str:
        return iso(self.start, self.day)

    @property
    def ends(self) -> str:
        return "" if self.end is None else iso(self.end, self.day)

    def bills(self) -> list[str]:
        """The days on which it is billed, through the last month."""
        return [iso(m, self.day) for m in months(self.start, before(self.end or after(LAST)))][:: self.every]


def iso(month: Month, day: int) -> str:
    return f"{month[0]}-{month[1]:02d}-{day:02d}"


def after(month: Month, count: int = 1) -> Month:
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


def before(month: Month) -> Month:
    return after(month, -1)


def months(first: Month, last: Month) -> list[Month]:
    found = [first] if first <= last else []
    while found and found[-1] < last:
        found.append(after(found[-1]))
    return found


def company(name: str, every: tuple[int, ...] = (1, 12)) -> list[Subscription]:
    """Six customers: one grows, one shrinks, one leaves, one stays, one joins, one pays by the year."""
    draw = Random(name)
    grows, shrinks, leaves, stays, joins, yearly = draw.sample(_NAMES, 6)
    price = {who: draw.randrange(2000, 40000, 50) for who in (grows, shrinks, leaves, stays, joins, yearly)}
    turn, left = after(FIRST, draw.randrange(5, 9)), after(FIRST, draw.randrange(6, 11))
    long = every[-1]
    rows = [
        (grows, FIRST, turn, price[grows], 1),
        (grows, turn, None, price[grows] + draw.randrange(500, 9000, 50), 1),
        (shrinks, FIRST, turn, price[shrinks], 1),
        (shrinks, turn, None, price[shrinks] - draw.randrange(500, 1500, 50), 1),
        (leaves, FIRST, left, price[leaves], 1),
        (stays, FIRST, None, price[stays], 1),
        (joins, after(turn), None, price[joins], 1),
        (yearly, (2024, 2), (2025, 2), price[yearly] * long, long),
        (yearly, (2025, 2), None, (price[yearly] + 1200) * long, long),
    ]
    days = {who: draw.randrange(2, 27) for who in price}
    keys = {who: f"{i + 1:03d}" for i, who in enumerate(sorted(price))}
    return [
        Subscription(i, who, keys[who], _PLANS[int(keys[who]) % 3], start, end, days[who], amount, length)
        for i, (who, start, end, amount, length) in enumerate(rows, start=1)
    ]


def mrr(subscriptions: list[Subscription]) -> dict[Month, dict[str, int]]:
    """Month -> customer -> cents of MRR."""
    found: dict[Month, dict[str, int]] = {}
    for month in months(FIRST, LAST):
        for one in subscriptions:
            if one.start <= month and (one.end is None or month < one.end):
                row = found.setdefault(month, {})
                row[one.customer] = row.get(one.customer, 0) + one.monthly
    return found


def nrr(subscriptions: list[Subscription]) -> Fraction:
    """What the customers of the opening month pay in the last one, over what they paid then."""
    book = mrr(subscriptions)
    opening, closing = book[OPENING], book[LAST]
    return Fraction(sum(closing.get(who, 0) for who in opening), sum(opening.values()))


def money(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
