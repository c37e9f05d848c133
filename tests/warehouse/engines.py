"""Books as tables of engines: the same rows in DuckDB, PostgreSQL or Spark, and figures of both sides."""

import random
from dataclasses import replace

import duckdb
import ibis
import numpy as np

import cases_core
import nrr
from builders import Drawn, attribute
from cases import CASES
from nrr import Attribute
from nrr.retention import (
    TOTAL,
    Grain,
    banded,
    bridges,
    cohort_table,
    layers,
    opening_base,
    rates,
    rollforwards,
    segments,
    windows_of,
)
from nrr.retention.rates import rates_from
from nrr.warehouse import PUSHED_DOWN
from nrr.warehouse.columns import Columns
from nrr.warehouse.connecting import embedded
from nrr.warehouse.readied import with_groups, with_rates, with_words
from nrr.warehouse.sources import Warehouse
from nrr.warehouse.tables import opened_table
from warehouse.books_of_lines import HEADINGS

COLUMNS = Columns("Customer", "Month", 'Plan "A" value', "arr", ("plan",))


def rows_of(book):
    """Every cell of a drawn book as a row: customer, month, amount in whole cents, plan."""
    return [
        (name, str(nrr.Month(month)), amount, None if plan == "?" else plan)
        for name, amounts in book.rows.items()
        for month, amount, plan in zip(book.calendar, amounts, book.plans[name], strict=True)
    ]


class Duck:
    """DuckDB in memory: as it is connected to, or as an engine that writes nothing down."""

    def __init__(self, keeps=True):
        self.backend = ibis.duckdb.connect()
        own = embedded(self.backend)
        self.engine = own if keeps else replace(own, keep=None)

    def table(self, rows, name="ledger"):
        con: duckdb.DuckDBPyConnection = self.backend.con
        money = len(rows[0]) == len(("customer", "month", "amount", "plan", "currency"))
        con.execute(
            f'CREATE OR REPLACE TABLE {name} ("Customer" TEXT, "Month" TEXT, '
            f'"Plan ""A"" value" DECIMAL(18, 2), plan TEXT{", currency TEXT" if money else ""})'
        )
        con.executemany(
            f"INSERT INTO {name} VALUES (?, ?, CAST(? AS BIGINT) / 100::DECIMAL(18, 2), ?{', ?' * money})",
            rows,
        )
        return self.backend.table(name)

    def lines(self, rows, name="lines"):
        """Rows of `books_of_lines`: an amount is in cents a year."""
        con: duckdb.DuckDBPyConnection = self.backend.con
        texts = ", ".join(f'"{one}" TEXT' for one in HEADINGS if one != "Amount")
        con.execute(f'CREATE OR REPLACE TABLE {name} ({texts}, "Amount" DECIMAL(18, 2))')
        named = ", ".join(f'"{one}"' for one in HEADINGS)
        marks = ", ".join(
            "CAST(? AS BIGINT) / 100::DECIMAL(18, 2)" if one == "Amount" else "?" for one in HEADINGS
        )
        con.executemany(f"INSERT INTO {name} ({named}) VALUES ({marks})", rows)
        return self.backend.table(name)


def warehouse(engine, table, policy, window, where=(), columns=COLUMNS, rules=None):
    opened = opened_table(engine, table, columns, "ledger")
    opened = with_groups(opened if rules is None else with_words(with_rates(opened, rules), rules))
    return Warehouse(opened, nrr.View(window, policy, where))


def figures(found):
    """Bridges without the groups that hold nobody, as plain integers."""
    return [
        {label: {name: getattr(own, name) for name in nrr.retention.AMOUNTS} for label, own in groups.items()}
        for groups in (found.by_group(at) for at in range(len(found.windows)))
    ]


def steps(found):
    """Roll-forwards by group, without the groups in which nothing ever is."""
    return {label: own for label, own in found.items() if any(step.opening or step.closing for step in own)}


def questions(source, book, view):
    """What a warehouse and a settled book in memory are both asked, by name."""
    policy, window = view.policy, view.window
    windows = windows_of(book, window.months)
    whole = nrr.Window(book.months[0], book.months[-1])
    wide = banded(book, window)
    asked = {
        "months": lambda: (source.months, book.months),
        "bridges": lambda: (source.bridges(windows, policy), bridges(book, windows, policy)),
        "bridges by plan": lambda: (
            source.bridges(windows, policy, "plan"),
            bridges(book, windows, policy, "plan"),
        ),
        "steps by plan": lambda: (
            source.steps_by(whole, policy, "plan"),
            rollforwards(book, whole, policy, "plan"),
        ),
        "steps": lambda: (source.steps(whole, policy), rollforwards(book, whole, policy)[TOTAL]),
        "base": lambda: (
            source.steps_of_base(window, policy),
            rollforwards(book, window, policy, base=opening_base(book, window))[TOTAL],
        ),
        "layers": lambda: (
            {k: v for k, v in source.layers().items() if any(v)},
            {k: v for k, v in layers(book).items() if any(v)},
        ),
        "closings": lambda: (source.closings(), tuple(book.grid.sum(axis=1).tolist())),
        "interval": lambda: (
            source.interval(window, policy),
            nrr.intervals.nrr_interval(book, window, policy),
        ),
    }
    for by in ("plan", *source.columns[1:]):
        asked[f"segments by {by}"] = lambda by=by: (
            source.segments(window, policy, by),
            segments(wide, window, policy, by),
        )
    for grain in Grain:
        asked[f"cohorts by {grain}"] = lambda grain=grain: (
            source.cohorts(grain, policy),
            cohort_table(book, grain),
        )
    for method in nrr.definitions.Method:
        own = replace(policy, method=method)
        asked[str(method)] = lambda own=own: (rates_from(source, window, own), rates(book, window, own))
    return asked


FEW = ("months", "bridges", "bridges by plan", "steps by plan", "cohorts by month", "interval")


def differences(source, book, view, only=None):
    """The names of everything that the two answer differently."""
    asked = questions(source, book, view)
    pairs = {name: asked[name]() for name in only or asked}
    return [name for name, pair in pairs.items() if _plain(pair[0]) != _plain(pair[1])]


def drawn_book(seed):
    """A book of a seed: stretches of equal months, gaps, returns, credits, plans that change."""
    draw = random.Random(seed)
    first, width = nrr.Month.parse("2023-01").ordinal, draw.randint(14, 30)
    months = [first + t for t in range(width) if t in (0, width - 1) or draw.random() > 0.05]
    amounts = [0, 0, 100, 100_00, 250_00, 99_99, 10**9, -50]

    def stretched(values):
        row = []
        while len(row) < len(months):
            row += [draw.choice(values)] * draw.randint(1, 6)
        return row[: len(months)]

    names = [f"c{n}" for n in range(draw.randint(5, 40))]
    return Drawn(
        tuple(months),
        {name: stretched(amounts) for name in names},
        {name: stretched(["free", "pro", "?"]) for name in names},
    )


CURRENCIES = ("USD", "EUR", "GBP")


def drawn_money(seed):
    """A book of customers who pay in up to three currencies, its rows, and the rules with its rates: some
    stand still, some have halves that rounding decides.
    """
    draw = random.Random(seed)
    width, count = draw.randint(14, 18), draw.randint(6, 25)
    months = tuple(nrr.Month.parse("2024-01") + t for t in range(width) if t != 5 or seed % 2)
    euro = {month.ordinal: draw.choice([1.5, 1.25, 1.0831, 1.1172]) for month in months}
    rates = {"EUR": euro, "GBP": {None: draw.choice([1.3, 0.5])}}
    lines = [
        (f"c{n}", code) for n in range(count) for code in draw.sample(CURRENCIES, draw.choice([1, 1, 2]))
    ]
    grid = np.array(
        [[draw.choice([0, 100, 333, 10_001, 250_025, 99_99]) for _ in lines] for _ in months], np.int64
    )
    grid = np.where(np.array([[draw.random() < 0.4 for _ in lines] for _ in months]), grid, grid[0])
    names = [name for name, _ in lines]
    plans = {name: draw.choice(["free", "pro"]) for name in names}
    own = nrr.Ledger(
        months,
        grid,
        tuple(" / ".join(line) for line in lines),
        attributes={"plan": attribute("plan", [plans[name] for name in names])},
        roles={
            "customer": attribute("customer", names),
            "currency": attribute("currency", [code for _, code in lines]),
        },
        currency="USD",
        fx={"EUR": tuple(euro.values()), "GBP": (rates["GBP"][None],) * len(months)},
    )
    rows = [
        (name, str(month), int(grid[t, at]), plans[name], code)
        for at, (name, code) in enumerate(lines)
        for t, month in enumerate(months)
    ]
    rules = nrr.intake.TableRules(nrr.Answers(), months[-1] + 9, nrr.intake.RateTable(rates))
    return own, rows, rules


MONEY = replace(COLUMNS, currency="currency")
OF_MONEY = (
    "bridges",
    "bridges by plan",
    "steps by plan",
    "base",
    "cohorts by month",
    "interval",
    "sum_cohort",
)


def worked_books():
    """The worked cases of the definitions that a table can hold: name, book, window and policy of each."""
    for name, case in CASES.items():
        given, asked = case.get("input"), case.get("policy", {})
        plain = isinstance(given, dict) and isinstance(given.get("customers"), dict) and "months" in given
        plain = plain and isinstance(given["months"], list) and isinstance(given["months"][0], str)
        if not plain or {"parent", "customer_of", "status"} & {*given}:
            continue
        book, policy = cases_core.book_of(given), cases_core.policy_of(asked)
        if not {*policy.choices} <= PUSHED_DOWN:
            continue
        book = book.rows(np.array([one not in asked.get("exclude", ()) for one in book.names]))
        own = [*book.attributes.values()] or [Attribute("plan", (), np.full(len(book.names), -1, np.int32))]
        book = replace(book, attributes={"plan": replace(own[0], name="plan")})
        window = cases_core.window_of(book, asked)
        if nrr.retention.missing_end(book, window) is None:
            yield name, book, window, policy


def rows_of_book(book):
    """Every cell of a book of one attribute as a row."""
    plans = [book.attributes["plan"].texts(t) for t in range(len(book.months))]
    return [
        (name, str(month), int(book.grid[t, at]), None if plans[t][at] == nrr.UNKNOWN else plans[t][at])
        for at, name in enumerate(book.names)
        for t, month in enumerate(book.months)
    ]


OF_CASES = ("bridges", "bridges by plan", "steps by plan", "cohorts by month", "closings")


def policy_of(seed):
    """Policies in turn."""
    turns = list(nrr.definitions.Reactivation)
    return nrr.Policy(
        reactivation=turns[seed % len(turns)],
        min_logo_mrr=0.02 * (seed % 2),
        reactivation_max_gap=2 if seed % 5 == 4 else None,
    )


def _plain(found):
    if isinstance(found, nrr.retention.Bridges):
        return figures(found)
    if isinstance(found, nrr.retention.CohortTable):
        arrays = (
            np.where(found.observed, part, -1) for part in (found.net, found.kept, found.floor, found.logos)
        )
        return (
            found.cohorts,
            *(part.tolist() for part in arrays),
            found.observed.tolist(),
            found.complete_from,
        )
    if isinstance(found, dict) and found and isinstance(next(iter(found.values())), tuple):
        return {k: v for k, v in found.items() if not isinstance(v[0], nrr.RollForward)} or steps(found)
    if isinstance(found, tuple) and found and isinstance(found[0], nrr.retention.Segment):
        return [(one.label, [getattr(one.bridge, name) for name in nrr.retention.AMOUNTS]) for one in found]
    return found
