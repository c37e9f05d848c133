"""Books in which lines matter: months paused or past due, metered lines, several lines a customer."""

import random

import numpy as np

import nrr
from builders import attribute
from nrr.definitions import ChurnDate, Gaps, Level, Pauses, Policy, Usage
from nrr.ledgers import PAST_DUE, PAUSED
from nrr.warehouse.columns import Columns

HEADINGS = ("Customer", "Month", "Amount", "plan", "State", "Kind", "Subscription", "Parent", "Currency")
STATES = {"Active": 0, "Paused": PAUSED, "Past due": PAST_DUE}
RATES = {"EUR": 1.5, "GBP": 0.5}
RULES = nrr.intake.TableRules(
    nrr.Answers(words={"Paused": "counts"}),
    nrr.Month.parse("2026-11"),
    nrr.intake.RateTable({code: {None: rate} for code, rate in RATES.items()}),
)
OF_LINES = ("bridges", "bridges by plan", "steps by plan", "base", "cohorts by month", "closings", "interval")
_HOLD, _GRACE = {"pauses": Pauses.HOLD, "hold_months": 2}, {"churn_date": ChurnDate.GRACE, "grace_months": 2}
_SMOOTH = {"usage": Usage.SMOOTH3}
KINDS = {
    "hold": (Policy(**_HOLD), {}),
    "grace": (Policy(**_GRACE), {}),
    "smooth3": (Policy(**_SMOOTH), {}),
    "hold, then single gaps": (Policy(**_HOLD, gaps=Gaps.BRIDGE1), {}),
    "all of them by parent": (Policy(**_HOLD, **_GRACE, **_SMOOTH, level=Level.PARENT), {"several": True}),
    "smooth3 in currencies": (Policy(**_SMOOTH), {"several": True, "money": True}),
}
"""A policy each and what its book has."""
_FIRST = nrr.Month.parse("2024-11").ordinal


def columns_of(*, several, money):
    """What the columns of such a table are."""
    more = {"subscription": "Subscription", "parent": "Parent"} if several else {}
    more |= {"currency": "Currency"} if money else {}
    return Columns(
        "Customer", "Month", "Amount", "arr", ("plan",), status="State", revenue_type="Kind", **more
    )


def drawn_of(name, seed):
    """Of a kind and a seed: the book, its rows, the policy, a window and the columns of its table."""
    policy, has = KINDS[name]
    book, rows = drawn_lines(random.Random(seed), **has)
    whole = nrr.Window(book.months[0], book.months[-1])
    columns = columns_of(several="several" in has, money="money" in has)
    return nrr.ledgers.settle(book, policy), rows, policy, whole, columns


def drawn_lines(draw, *, several=False, money=False):
    """A book as the door reads it, and its rows. Of `several` lines the first customer has two in one month,
    so that subscriptions are apart; `money` are lines in up to three currencies, at rates that stand still.
    """
    width = draw.randint(4, 16)
    months = tuple(nrr.Month(_FIRST + t) for t in range(width) if t in (0, width - 1) or draw.random() > 0.08)
    lines, rows = [], []
    for n in range(draw.randint(2, 7)):
        name, parent, plan = f"c{n}", draw.choice(["north", "south"]), draw.choice(["free", "pro"])
        for line in range((2 if n == 0 else draw.choice([1, 1, 2, 3])) if several else 1):
            own = {"name": name, "parent": parent, "line": f"{name}/{line}"}
            own |= {"kind": draw.choice(["Usage", "Subscription"])}
            own |= {"currency": draw.choice(["USD", *RATES]) if money else "USD"}
            own["cells"] = _cells(draw, len(months), plan if several else None, there=n == 0, below=not money)
            lines.append(own)
            rows += [
                (
                    name,
                    str(months[t]),
                    amount,
                    label,
                    state,
                    own["kind"],
                    own["line"],
                    parent,
                    own["currency"],
                )
                for t, (amount, state, label) in enumerate(own["cells"])
                if amount is not None
            ]
    held = tuple(month for month in months if any(row[1] == str(month) for row in rows))
    apart = money and len({row[-1] for row in rows}) > 1
    return _ledger(held, [months.index(month) for month in held], lines, several, apart), rows


def _cells(draw, width, plan, *, there, below):
    """One line: amount in cents a year or no row, state and plan, in stretches; some are `below` zero."""
    found = []
    while len(found) < width:
        state = draw.choice(["Active", "Active", "Paused", "Past due"])
        amounts = [100, 333, 10_001, 250_025] if state == "Active" else [0, 0, 0, 100, -7 * below]
        amount = draw.choice([*amounts, 0, -50 * below, None, None])
        label = plan or draw.choice(["free", "pro"])
        found += [(amount, state, label)] * draw.randint(1, 4)
    found = found[:width]
    if there:
        found[0], found[-1] = (200, "Active", found[0][2]), (100, "Active", found[-1][2])
    return found


def _ledger(months, places, lines, several, money):
    cells = [[line["cells"][at] for at in places] for line in lines]
    plans = [_carried([None if amount is None else label for amount, _, label in row]) for row in cells]
    roles = {"revenue_type": ["usage" if line["kind"] == "Usage" else "recurring" for line in lines]}
    roles |= {"customer": [line["name"] for line in lines]} if several else {}
    roles |= {"subscription": [line["line"] for line in lines], "parent": [line["parent"] for line in lines]}
    roles |= {"currency": [line["currency"] for line in lines]} if money else {}
    codes = [[0 if amount is None else STATES[state] for amount, state, _ in row] for row in cells]
    status = np.array(codes, np.int8).T.copy()
    return nrr.Ledger(
        months,
        np.array([[0 if a is None else a for a, _, _ in row] for row in cells], np.int64).T.copy(),
        tuple(line["line"] if several else line["name"] for line in lines),
        attributes={"plan": attribute("plan", plans)},
        roles={name: attribute(name, [[one] for one in texts]) for name, texts in roles.items()},
        currency="USD",
        status=status if status.any() else None,
        fx={code: (rate,) * len(months) for code, rate in RATES.items()} if money else {},
    )


def _carried(labels):
    """Months without a row have the label of the month before, the first ones that of the first row."""
    told = next((label for label in labels if label is not None), "?")
    found = []
    for label in labels:
        told = told if label is None else label
        found.append(told)
    return found
