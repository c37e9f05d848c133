"""The cube as the usual dbt packages build it, on DuckDB: a spine of every customer and month, filled,
looked back over by `lag`, classified, then added up.
"""

import cube_book
import cube_duckdb
import numpy as np

SPINE = """
    CREATE TABLE spine AS
    SELECT c.customer, m.month::SMALLINT AS month, coalesce(p.arr, 0) AS arr
    FROM customers c CROSS JOIN range({months}) m(month)
    LEFT JOIN paid p ON p.customer = c.customer AND p.month = m.month
"""
PAIRS = """
    SELECT customer, month, before, after FROM (
        SELECT customer, month, arr AS after,
               lag(arr, {months}) OVER (PARTITION BY customer ORDER BY month) AS before
        FROM spine
    ) WHERE month >= {months} AND (before > 0 OR after > 0)
"""


def load(book):
    """The star of the hand-written statements, and the spine over it."""
    con, last = cube_duckdb.load(book)
    con.execute(SPINE.format(months=book.months))
    return con, last


def cube(state):
    """The same answers as every candidate."""
    con, _ = state
    found, names = {}, ", ".join(cube_duckdb.NAMES)
    sets = ", ".join(f"(month, {name})" for name in cube_duckdb.NAMES)
    for months in cube_book.WINDOWS:
        pairs = PAIRS.format(months=months)
        sql = cube_duckdb.CUBE.format(names=names, pairs=pairs, months=months, sets=sets)
        rows = con.execute(sql).fetchnumpy()
        found |= {f"{months}|{name}": part for name, part in cube_duckdb.split(rows)}
    return found


def cohorts(state):
    """Net, kept and customers by first month and age."""
    return cube_duckdb.cohorts(state)


def movers(state):
    """The largest changes of the last window of each length."""
    con, last = state
    tops = []
    for months in cube_book.WINDOWS:
        sql = (
            f"SELECT customer, after - before AS change FROM ({PAIRS.format(months=months)})"
            f" WHERE month = {last} ORDER BY abs(after - before) DESC, customer LIMIT {cube_book.TOP}"
        )
        rows = con.execute(sql).fetchnumpy()
        tops.append(np.stack([rows["customer"].astype(np.int64), rows["change"].astype(np.int64)]))
    return np.stack(tops)
