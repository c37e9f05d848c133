"""The cube in hand-written SQL: a star of coded integers in memory, joined to itself a window apart."""

import cube_book
import duckdb
import numpy as np
import pandas as pd

NAMES = list(cube_book.ATTRIBUTES)
PAIRS = """
    SELECT coalesce(o.customer, c.customer) AS customer, coalesce(o.month + {months}, c.month) AS month,
           coalesce(o.arr, 0) AS before, coalesce(c.arr, 0) AS after
    FROM (SELECT * FROM paid WHERE month <= {last} - {months}) o
    FULL OUTER JOIN (SELECT * FROM paid WHERE month >= {months}) c
      ON o.customer = c.customer AND o.month + {months} = c.month
"""
CUBE = """
    SELECT month, {names}, grouping({names}) AS level,
      sum(before) AS opening,
      sum(after) FILTER (before = 0 AND NOT seen) AS new,
      sum(after) FILTER (before = 0 AND seen) AS resurrected,
      sum(after - before) FILTER (before > 0 AND after > before) AS expansion,
      sum(before - after) FILTER (after > 0 AND after < before) AS contraction,
      sum(before) FILTER (after = 0) AS churn,
      sum(after) AS closing,
      count(*) FILTER (before > 0) AS opening_logos,
      count(*) FILTER (before = 0 AND NOT seen) AS new_logos,
      count(*) FILTER (before = 0 AND seen) AS resurrected_logos,
      count(*) FILTER (before > 0 AND after > before) AS expanded_logos,
      count(*) FILTER (after > 0 AND after < before) AS contracted_logos,
      count(*) FILTER (after = 0) AS churned_logos,
      count(*) FILTER (after > 0) AS closing_logos
    FROM (
        SELECT p.*, {names}, first < p.month - {months} AS seen
        FROM ({pairs}) p JOIN customers USING (customer)
    )
    GROUP BY GROUPING SETS ((month), {sets})
    ORDER BY level, month, {names}
"""
COHORTS = """
    SELECT first, month - first AS age, sum(arr)::BIGINT AS net,
           sum(least(arr, first_arr))::BIGINT AS kept, count(*) AS logos
    FROM paid JOIN customers USING (customer) WHERE first > 0 GROUP BY ALL
"""


def load(book):
    """Two tables: paid customer-months, and customers with coded attributes and first month."""
    customer, month, amount = book.long()
    con = duckdb.connect()
    con.execute("SET threads = 2")
    paid = pd.DataFrame({"customer": customer.astype("int32"), "month": month.astype("int16"), "arr": amount})
    codes = pd.DataFrame({"customer": np.arange(book.customers, dtype="int32"), **book.codes})
    con.register("paid_frame", paid)
    con.register("codes_frame", codes)
    con.execute("CREATE TABLE paid AS SELECT * FROM paid_frame ORDER BY month, customer")
    con.execute(
        "CREATE TABLE customers AS SELECT c.*, f.first, f.first_arr FROM codes_frame c LEFT JOIN (SELECT"
        " customer, min(month) AS first, arg_min(arr, month) AS first_arr FROM paid GROUP BY customer) f"
        " USING (customer)"
    )
    con.unregister("paid_frame")
    con.unregister("codes_frame")
    return con, book.months - 1


def read(path):
    """Rows of a file to coded customer-months; how many customers, and all they pay."""
    con = duckdb.connect()
    con.execute("SET threads = 2")
    con.execute(
        "CREATE TABLE paid AS SELECT dense_rank() OVER (ORDER BY Customer) AS customer, Month AS month,"
        f" round(MRR * 1200)::BIGINT AS arr FROM read_csv('{path}')"
    )
    return con.execute("SELECT max(customer), sum(arr)::BIGINT FROM paid").fetchone()


def cube(state):
    """The same answers as every candidate."""
    con, last = state
    found = {}
    for months in cube_book.WINDOWS:
        pairs = PAIRS.format(months=months, last=last)
        sets = ", ".join(f"(month, {name})" for name in NAMES)
        sql = CUBE.format(names=", ".join(NAMES), pairs=pairs, months=months, sets=sets)
        rows = con.execute(sql).fetchnumpy()
        found |= {f"{months}|{name}": part for name, part in split(rows)}
    return found


def split(rows):
    """The grouping sets apart: a bit of `level` is zero for the attribute a row is grouped by."""
    values = np.stack([np.ma.filled(rows[f], 0).astype(np.int64) for f in cube_book.FIELDS], axis=1)
    everything = 2 ** len(NAMES) - 1
    for position, (name, size) in enumerate({"": 1, **cube_book.ATTRIBUTES}.items()):
        level = everything - (2 ** (len(NAMES) - position) if name else 0)
        yield name, values[rows["level"] == level].reshape(-1, size, len(cube_book.FIELDS))


def cohorts(state):
    """Net, kept and customers by first month and age."""
    con, last = state
    rows = con.execute(COHORTS).fetchnumpy()
    found = np.zeros((3, last, last), np.int64)
    for part, name in enumerate(("net", "kept", "logos")):
        found[part, rows["first"].astype(int) - 1, rows["age"].astype(int)] = rows[name]
    return found


def movers(state):
    """The largest changes of the last window of each length."""
    con, last = state
    tops = []
    for months in cube_book.WINDOWS:
        pairs = PAIRS.format(months=months, last=last)
        sql = (
            f"SELECT customer, after - before AS change FROM ({pairs}) WHERE month = {last} "
            f"ORDER BY abs(after - before) DESC, customer LIMIT {cube_book.TOP}"
        )
        rows = con.execute(sql).fetchnumpy()
        tops.append(np.stack([rows["customer"].astype(np.int64), rows["change"].astype(np.int64)]))
    return np.stack(tops)


def one_bridge(state):
    """One 12-month bridge by one attribute."""
    con, last = state
    pairs = f"SELECT * FROM ({PAIRS.format(months=12, last=last)}) WHERE month = {last}"
    return con.execute(CUBE.format(names="plan", pairs=pairs, months=12, sets="(month, plan)")).fetchnumpy()
