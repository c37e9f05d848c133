"""One ledger written in every shape in which such books arrive; a table is a heading and its rows of text."""

from calendar import monthrange

from company import FIRST_MONTH, MONTHS

INTERVALS = {"Enterprise": ("Annual", 12), "Mid-market": ("Quarterly", 3), "SMB": ("Monthly", 1)}
FACTS = ("Segment", "Region", "Industry", "Pricing model", "Sign-up channel", "Account owner")
COMPONENTS = ("Starting MRR", "Expansion", "Contraction", "Churn", "New", "Resurrected")


def money(cents):
    """Cents as plain text: 1234.50."""
    return f"{cents // 100}.{cents % 100:02d}"


def month(t, first=FIRST_MONTH):
    """Year and month number, t months after the first."""
    ordinal = first[0] * 12 + first[1] - 1 + t
    return ordinal // 12, ordinal % 12 + 1


def iso_month(t, first=FIRST_MONTH):
    """The month as YYYY-MM."""
    return "{:04d}-{:02d}".format(*month(t, first))


def iso_day(t, day):
    """A day of the month as YYYY-MM-DD."""
    return f"{iso_month(t)}-{day:02d}"


def last_day(t):
    """The month-end as YYYY-MM-DD."""
    return iso_day(t, monthrange(*month(t))[1])


def last_paid(one):
    """The last month in which a customer paid."""
    return max(t for t, cents in enumerate(one.cents) if cents)


def wide(customers):
    """A row a customer, a column a month: the customer cube of a finance team."""
    heading = ["Customer", *FACTS, "Plan", "Currency", *(iso_month(t) for t in range(MONTHS))]
    rows = [
        [one.name, *one.facts.values(), one.plans[last_paid(one)], "USD", *map(money, one.cents)]
        for one in customers
    ]
    return [heading, *rows]


def long(customers):
    """A row a customer and month, paid months only; the plan is the month's own."""
    rows = [
        [iso_month(t), one.name, *one.facts.values(), one.plans[t], "USD", money(cents)]
        for one in customers
        for t, cents in enumerate(one.cents)
        if cents
    ]
    return [["Month", "Customer", *FACTS, "Plan", "Currency", "MRR"], *sorted(rows)]


def runs(one):
    """Stretches of months with one amount and plan, as (first month, last month, cents, plan)."""
    found = []
    for t, (cents, plan) in enumerate(zip(one.cents, one.plans, strict=True)):
        if found and found[-1][2:] == [cents, plan]:
            found[-1][1] = t
        else:
            found.append([t, t, cents, plan])
    return [run for run in found if run[2]]


def billing(one):
    """Metered customers are billed by the month, the others by the habit of their segment."""
    return INTERVALS["SMB" if one.facts["Pricing model"] == "Usage" else one.facts["Segment"]]


def periods(customers):
    """A row a contract period; an open end is still running. A first contract begins on its signing day."""
    rows = []
    for one in customers:
        label, months = billing(one)
        for position, (start, end, cents, plan) in enumerate(runs(one)):
            begins = iso_day(start, one.first_day if position == 0 else 1)
            ends = "" if end == MONTHS - 1 else last_day(end)
            amount = money(cents * months)
            rows.append([one.name, *one.facts.values(), plan, "USD", begins, ends, amount, label])
    dates = ["Start date", "End date", "Amount", "Billing interval"]
    return [["Customer", *FACTS, "Plan", "Currency", *dates], *rows]


def change(one, t):
    """The movement of one customer in month t, as (type, cents), or None."""
    was, now = (one.cents[t - 1] if t else 0), one.cents[t]
    if was == now:
        return None
    if was == 0:
        return ("Reactivation" if any(one.cents[:t]) else "New"), now
    if now == 0:
        return "Churn", was
    return ("Expansion", now - was) if now > was else ("Contraction", was - now)


def events(customers):
    """A row a movement, amounts as positive monthly revenue."""
    rows = []
    for one in customers:
        for t in range(MONTHS):
            moved = change(one, t)
            if moved:
                day = iso_day(t, one.first_day)
                rows.append([day, one.name, *one.facts.values(), "USD", moved[0], money(moved[1])])
    return [["Date", "Customer", *FACTS, "Currency", "Type", "Amount"], *sorted(rows)]


def summary(terms, period, months):
    """The components of one window in one row."""
    keys = ("start", "expansion", "contraction", "churn", "new", "resurrected")
    row = [period, str(months), *(money(int(terms[key])) for key in keys)]
    return [["Period", "Months", *COMPONENTS], row]


def components(months, numbers):
    """Name and number, one a line: how people type a published example."""
    return [["Component", "Amount"], ["Months", str(months)], *([k, str(v)] for k, v in numbers.items())]


def small_wide(book, segments, first):
    """A plain book as a customer cube."""
    months = [iso_month(t, first) for t in range(len(next(iter(book.values()))))]
    rows = [[name, segments[name], *map(str, row)] for name, row in book.items()]
    return [["Customer", "Segment", *months], *rows]


def small_long(book, segments, first):
    """A plain book as a row a customer and month."""
    rows = [
        [iso_month(t, first), name, segments[name], str(amount)]
        for name, row in book.items()
        for t, amount in enumerate(row)
        if amount
    ]
    return [["Month", "Customer", "Segment", "MRR"], *sorted(rows)]
