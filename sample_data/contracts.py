"""The contracts behind the revenue: the list a revenue operations team keeps beside the customer cube.

Everything follows from the month-ends of ``company``: a change of revenue is a renewal where a term ends in
that month and a step of the contract elsewhere, so that contracts and revenue agree at every month-end.
Smaller customers pay by the month and have no contract; metered ones have an evergreen commitment.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from company import MONTHS, SEED
from facts import troubled
from tables import last_day, money, month

HEADING = [
    *("Customer", "Contract number", "Product", "Start date", "End date", "Original end", "ARR"),
    *("Billing interval", "Auto renew", "Notice days", "Notice given", "Uplift", "Owner", "Signed"),
]
CORE, ADD_ON = "Shift planning", "Forecasting add-on"
AS_OF = date.fromisoformat(last_day(MONTHS - 1))
GRACE_DAYS = 30
SHORTEST_MONTHS = 6
"""A first contract shorter than this is part of the next one."""


@dataclass(frozen=True, slots=True)
class Contract:
    """One term: its days, both in force, the day it was due, and its revenue in cents by month-end."""

    start: date
    end: date
    due: date
    cents: dict[int, int]

    @property
    def first(self):
        return self.cents[min(self.cents)]

    @property
    def last(self):
        return self.cents[max(self.cents)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one term that was due: what was up and renewed in cents a year, and days late."""

    customer: str
    due: date
    up: int
    renewed: int
    gap: int | None


def day(t, number):
    """A day of month t, which may lie before the first month or after the last."""
    return date(*month(t), number)


def stretches(one):
    """Months paid without a break, as (first, last)."""
    found = []
    for t, cents in enumerate(one.cents):
        if cents and t and one.cents[t - 1]:
            found[-1][1] = t
        elif cents:
            found.append([t, t])
    return found


def length(one, number):
    """Months of a term: large customers sign for two or three years now and then."""
    return {0: 36, 1: 24}.get(number % 5, 12) if one.facts["Segment"] == "Enterprise" else 12


def turns(dice, first, last, months):
    """The months in which terms begin and, at last, end: of customers who left counted back from the end."""
    if last < MONTHS - 1:
        found = [last + 1]
        while found[0] > first:
            found.insert(0, found[0] - months)
        if first and found[0] < first:
            found[0] = first
        if len(found) > 2 and found[1] - found[0] < SHORTEST_MONTHS:
            del found[1]
        return found
    found = [first - int(dice.random() * months) if first == 0 else first]
    while found[-1] < MONTHS:
        found.append(found[-1] + months)
    return found


def terms(dice, one, first, last, months):
    """The terms of one stretch: some are replaced up to two months early, some renewed a few days late."""
    at, starts = turns(dice, first, last, months), []
    for t in at[:-1]:
        moved, chance = day(t, one.first_day), dice.random()
        if starts and chance < 0.12:
            moved = day(t - 2, one.first_day)
        elif starts and chance < 0.27:
            moved = day(t, min(one.first_day + 3 + int(dice.random() * 20), 28))
        starts.append(moved)
    found = []
    for place, start in enumerate(starts):
        due = day(at[place + 1], one.first_day) - timedelta(1)
        end = due if place + 1 == len(starts) else min(due, starts[place + 1] - timedelta(1))
        ends = {t: one.cents[min(max(t, 0), last)] for t in range(at[0], at[-1])}
        own = {t: c for t, c in ends.items() if start <= date(*month(t + 1), 1) - timedelta(1) <= end}
        found.append(Contract(start, end, due, own))
    return found


def lines(one, term):
    """The revenue of a term by product: what large customers buy within it is an add-on to the same end."""
    if one.facts["Segment"] != "Enterprise" or one.facts["Pricing model"] != "Seat":
        return {CORE: term.cents}
    core = {t: min(cents, term.first) for t, cents in term.cents.items()}
    return {CORE: core, ADD_ON: {t: cents - core[t] for t, cents in term.cents.items()}}


def rows_of(term, cents):
    """A row an amount, as (start, end, cents): the first begins with the term, the last ends with it."""
    at = sorted(cents)
    turned = [t for t in at if t == at[0] or cents[t] != cents[t - 1]]
    begins = [term.start if t == at[0] else day(t, 1) for t in turned]
    ends = [*(start - timedelta(1) for start in begins[1:]), term.end]
    return [(start, end, cents[t]) for start, end, t in zip(begins, ends, turned, strict=True) if cents[t]]


def signed_ahead(one, term, uplift):
    """The next term of one that is due soon, at the contracted price."""
    start = term.due + timedelta(1)
    end = date(start.year + 1, start.month, start.day) - timedelta(1)
    return Contract(start, end, end, {MONTHS: term.last + term.last * uplift // 100})


def standing(dice, one, term):
    """Auto-renewal, uplift in percent and notice of a term that still runs."""
    soon = (term.due - AS_OF).days
    leaving = troubled(one) and soon < 365 and dice.random() < 0.4
    notice = day(MONTHS - 1 - int(dice.random() * 2), 20) if leaving else None
    rolls = notice is None and dice.random() < 0.4
    return rolls, (5 if one.facts["Segment"] == "Enterprise" else 3) if rolls else 0, notice


def listed(dice, one, number):
    """The rows of one customer and what became of its terms."""
    rows, outcomes, months, count = [], [], length(one, number), 0
    for first, last in stretches(one):
        if last < MONTHS - 1 and last == first:
            continue
        own = terms(dice, one, first, last, months)
        extra = ("", "", None)
        if own[-1].end > AS_OF:
            rolls, uplift, notice = standing(dice, one, own[-1])
            extra = ("yes" if rolls else "no", f"{uplift}%" if uplift else "", notice)
            if notice is None and (own[-1].due - AS_OF).days < 120 and dice.random() < 0.4:
                own.append(signed_ahead(one, own[-1], uplift))
        for place, term in enumerate(own):
            count += 1
            told = extra if term.end > AS_OF and term.start <= AS_OF else ("no", "", None)
            rows += _rows(dice, one, term, f"T{number:03d}-{count}", told)
            outcomes += _outcomes(one, own, place)
    return rows, outcomes


def _rows(dice, one, term, contract, told):
    rolls, uplift, notice = told
    enterprise = one.facts["Segment"] == "Enterprise"
    signed = min(term.start, AS_OF) - timedelta(7 + int(dice.random() * 30))
    found = []
    for product, cents in lines(one, term).items():
        suffix = "" if product == CORE else "A"
        for start, end, amount in rows_of(term, cents):
            original = term.due.isoformat() if end == term.end < term.due else ""
            found.append(
                [
                    *(one.name, contract + suffix, product, start.isoformat(), end.isoformat(), original),
                    *(money(amount * 12), "Annual" if enterprise else "Quarterly", rolls),
                    *("90" if enterprise else "60", notice.isoformat() if notice else "", uplift),
                    *(one.facts["Account owner"], signed.isoformat()),
                ]
            )
    return found


def _outcomes(one, own, place):
    """What became of a term that was due in the months of the book, or replaced."""
    term = own[place]
    following = own[place + 1] if place + 1 < len(own) else None
    if term.due > AS_OF and following is None:
        return []
    if following is None:
        return [Outcome(one.name, term.due, term.last * 12, 0, None)]
    gap = (following.start - term.due).days - 1
    return [Outcome(one.name, term.due, term.last * 12, following.first * 12, gap)]


def evergreen(one):
    """The commitment of a metered customer who still pays: what it never paid less than."""
    first, last = stretches(one)[-1]
    least = min(one.cents[first : last + 1])
    start = day(first, one.first_day).isoformat()
    named = (one.name, f"E-{one.name[:3].upper()}", CORE, start, "", "", money(least * 12), "Monthly")
    return [*named, "", "30", "", "", one.facts["Account owner"], ""]


def contracts(customers):
    """The list with its heading, and what became of every term that was due."""
    dice, rows, outcomes = Random(SEED + 2), [HEADING], []
    larger = [one for one in customers if one.facts["Segment"] != "SMB"]
    for number, one in enumerate(larger):
        if one.facts["Pricing model"] != "Usage":
            found, became = listed(dice, one, number)
            rows += found
            outcomes += became
        elif one.cents[-1]:
            rows.append(evergreen(one))
    return rows, outcomes


def renewal_figures(outcomes, first, last):
    """Of terms due from `first` to `last`: what was up, and its gross, net and logo renewal rate."""
    own = [one for one in outcomes if first <= one.due <= last]
    kept = [one for one in own if one.gap is not None and one.gap <= GRACE_DAYS]
    up = sum(one.up for one in own)
    gross = sum(min(one.up, one.renewed) for one in kept)
    return {
        "up": up,
        "gross": gross / up,
        "net": sum(one.renewed for one in kept) / up,
        "logo": len({one.customer for one in kept}) / len({one.customer for one in own}),
    }
