"""The cube in Polars: coded rows, a lazy full join a window apart, one aggregation by attribute."""

import cube_book
import numpy as np
import polars as pl
from cube_naive_pandas import COUNTED, MOVEMENTS

CENTS_A_YEAR = 1200


def load(book):
    """Paid customer-months with the codes of the customer on every row, and each customer's first month."""
    customer, month, amount = book.long()
    paid = pl.DataFrame(
        {"customer": customer.astype(np.int32), "month": month.astype(np.int16), "arr": amount}
    )
    codes = pl.DataFrame({"customer": np.arange(book.customers, dtype=np.int32), **book.codes})
    first = paid.group_by("customer").agg(
        first=pl.col("month").min(), first_arr=pl.col("arr").sort_by("month").first()
    )
    return paid, codes.join(first, on="customer", how="left"), book.months - 1


def read(path):
    """Rows of a file to customers by months; how many customers, and all they pay."""
    rows = pl.read_csv(path, try_parse_dates=True)
    wide = rows.pivot("Month", index="Customer", values="MRR", aggregate_function="sum").fill_null(0)
    cents = (wide.drop("Customer").to_numpy() * CENTS_A_YEAR).round().astype(np.int64)
    return len(cents), int(cents.sum())


def pairs(state, months):
    """Both ends of every window of that length, one row a customer and closing month."""
    paid, customers, last = state
    opening = paid.lazy().filter(pl.col("month") <= last - months)
    opening = opening.select(
        "customer", (pl.col("month") + months).cast(pl.Int16).alias("month"), before="arr"
    )
    closing = paid.lazy().filter(pl.col("month") >= months).select("customer", "month", after="arr")
    both = opening.join(closing, on=["customer", "month"], how="full", coalesce=True)
    both = both.with_columns(pl.col("before", "after").fill_null(0))
    return both.join(customers.lazy(), on="customer").with_columns(
        seen=pl.col("first") < pl.col("month") - months
    )


def terms():
    """Every field of the cube as an aggregation."""
    before, after, seen = pl.col("before"), pl.col("after"), pl.col("seen")
    when = {
        "new": (before == 0) & ~seen,
        "resurrected": (before == 0) & seen,
        "expansion": (before > 0) & (after > before),
        "contraction": (after > 0) & (after < before),
        "churn": (before > 0) & (after == 0),
    }
    change = (after - before).abs()
    found = {"opening": before.sum(), "closing": after.sum()}
    found |= {"opening_logos": (before > 0).sum(), "closing_logos": (after > 0).sum()}
    for name in MOVEMENTS:
        found[name] = change.filter(when[name]).sum()
        found[f"{COUNTED.get(name, name)}_logos"] = when[name].sum()
    return [found[name].cast(pl.Int64).alias(name) for name in cube_book.FIELDS]


def cube(state):
    """The same answers as every candidate."""
    found = {}
    for months in cube_book.WINDOWS:
        both = pairs(state, months)
        sizes = {"": 1, **cube_book.ATTRIBUTES}
        asked = [both.group_by("month", *([name] if name else [])).agg(terms()) for name in sizes]
        for (name, size), table in zip(sizes.items(), pl.collect_all(asked), strict=True):
            rows = table.sort("month", *([name] if name else [])).select(cube_book.FIELDS).to_numpy()
            found[f"{months}|{name}"] = rows.reshape(-1, size, len(cube_book.FIELDS))
    return found


def cohorts(state):
    """Net, kept and customers by first month and age."""
    paid, customers, last = state
    rows = paid.lazy().join(customers.lazy(), on="customer").filter(pl.col("first") > 0)
    cells = rows.group_by("first", age=pl.col("month") - pl.col("first")).agg(
        net=pl.col("arr").sum(), kept=pl.min_horizontal("arr", "first_arr").sum(), logos=pl.len()
    )
    table, found = cells.collect(), np.zeros((3, last, last), np.int64)
    for part, name in enumerate(("net", "kept", "logos")):
        found[part, table["first"].to_numpy() - 1, table["age"].to_numpy()] = table[name].to_numpy()
    return found


def movers(state):
    """The largest changes of the last window of each length."""
    last, tops = state[2], []
    for months in cube_book.WINDOWS:
        rows = pairs(state, months).filter(pl.col("month") == last)
        rows = rows.select("customer", change=pl.col("after") - pl.col("before"))
        top = rows.sort(pl.col("change").abs(), "customer", descending=[True, False]).head(cube_book.TOP)
        tops.append(top.collect().cast(pl.Int64).to_numpy().T)
    return np.stack(tops)


def one_bridge(state):
    """One 12-month bridge by one attribute."""
    return pairs(state, 12).filter(pl.col("month") == state[2]).group_by("plan").agg(terms()).collect()
