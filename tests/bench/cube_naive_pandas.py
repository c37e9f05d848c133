"""The cube as most people would first write it in pandas: long rows of text, shift by merge, groupby.

Customers, attributes and months are what a file gives: names, words and dates. The package's way of coding
them once is part of what is compared, so nothing is coded here.
"""

import cube_book
import numpy as np
import pandas as pd

MONTHS = pd.date_range("2023-11-01", periods=120, freq="MS")
MOVEMENTS = ("new", "resurrected", "expansion", "contraction", "churn")
COUNTED = {"expansion": "expanded", "contraction": "contracted", "churn": "churned"}


def load(book):
    """One row a paid customer-month, with the attributes on every row."""
    customer, month, amount = book.long()
    names = pd.Series([f"customer {n:06d}" for n in range(book.customers)], dtype="str")
    frame = pd.DataFrame({"customer": names.take(customer).to_numpy(), "arr": amount})
    frame["month"] = pd.Series(MONTHS).take(month).to_numpy()
    for name in cube_book.ATTRIBUTES:
        words = pd.Series([f"{name} {n:02d}" for n in range(cube_book.ATTRIBUTES[name])], dtype="str")
        frame[name] = words.take(book.codes[name][customer]).to_numpy()
    return frame.sort_values(["customer", "month"], ignore_index=True)


def read(path):
    """Rows of a file to customers by months; how many customers, and all they pay."""
    rows = pd.read_csv(path)
    rows["Month"] = pd.to_datetime(rows["Month"])
    wide = rows.pivot_table(index="Customer", columns="Month", values="MRR", aggfunc="sum", fill_value=0)
    cents = np.rint(wide.to_numpy() * 1200).astype(np.int64)
    return len(cents), int(cents.sum())


def pairs(frame, months):
    """Both ends of every window of that length, one row a customer and closing month."""
    first_close, last = frame["month"].min() + pd.DateOffset(months=months), frame["month"].max()
    keys = ["customer", "month", *cube_book.ATTRIBUTES]
    opening = frame.rename(columns={"arr": "opening"})
    opening["month"] = opening["month"] + pd.DateOffset(months=months)
    both = opening.merge(frame.rename(columns={"arr": "closing"}), on=keys, how="outer")
    both = both[(both["month"] >= first_close) & (both["month"] <= last)]
    both[["opening", "closing"]] = both[["opening", "closing"]].fillna(0).astype("int64")
    first = frame.groupby("customer")["month"].min().rename("first")
    both = both.merge(first, on="customer")
    return both.assign(seen=both["first"] + pd.DateOffset(months=months) < both["month"])


def classified(both):
    """The movement of every row and its size."""
    before, after = both["opening"], both["closing"]
    kinds = [
        (before == 0) & ~both["seen"],
        (before == 0) & both["seen"],
        (before > 0) & (after > before),
        (after > 0) & (after < before),
        (before > 0) & (after == 0),
    ]
    return both.assign(movement=np.select(kinds, MOVEMENTS, "kept"), size=(after - before).abs())


def summarised(both, by, groups):
    """(windows, groups, fields) by groupby."""
    keys = ["month", *by]
    moved = both.groupby([*keys, "movement"])["size"].agg(["sum", "count"]).unstack("movement", fill_value=0)
    ends = both.groupby(keys).agg(
        opening=("opening", "sum"),
        closing=("closing", "sum"),
        opening_logos=("opening", lambda a: (a > 0).sum()),
        closing_logos=("closing", lambda a: (a > 0).sum()),
    )
    for name in MOVEMENTS:
        ends[name] = moved["sum"].get(name, 0)
        ends[f"{COUNTED.get(name, name)}_logos"] = moved["count"].get(name, 0)
    return ends[list(cube_book.FIELDS)].to_numpy(np.int64).reshape(-1, groups, len(cube_book.FIELDS))


def cube(frame):
    """The same answers as every candidate."""
    found = {}
    for months in cube_book.WINDOWS:
        both = classified(pairs(frame, months))
        found[f"{months}|"] = summarised(both, [], 1)
        for name, size in cube_book.ATTRIBUTES.items():
            found[f"{months}|{name}"] = summarised(both, [name], size)
    return found


def ages(later, earlier):
    """Whole months between two dates."""
    return (later.dt.year - earlier.dt.year) * 12 + later.dt.month - earlier.dt.month


def cohorts(frame):
    """Net, kept and customers by first month and age."""
    first = frame.groupby("customer").first()[["month", "arr"]]
    rows = frame.merge(first, on="customer", suffixes=("", "_first"))
    rows = rows[rows["month_first"] > frame["month"].min()]
    rows = rows.assign(
        kept=rows[["arr", "arr_first"]].min(axis=1), age=ages(rows["month"], rows["month_first"])
    )
    cells = rows.groupby(["month_first", "age"]).agg(
        net=("arr", "sum"), kept=("kept", "sum"), logos=("arr", "count")
    )
    return np.stack([cells[part].unstack("age", fill_value=0).to_numpy(np.int64) for part in cells])


def movers(frame):
    """The largest changes of the last window of each length."""
    tops, last = [], frame["month"].max()
    for months in cube_book.WINDOWS:
        wide = frame[frame["month"].isin([last - pd.DateOffset(months=months), last])]
        ends = wide.pivot_table(index="customer", columns="month", values="arr", fill_value=0, aggfunc="sum")
        change = (ends.iloc[:, 1] - ends.iloc[:, 0]).astype("int64").rename("change").reset_index()
        change["size"] = change["change"].abs()
        top = change.sort_values(["size", "customer"], ascending=[False, True]).head(cube_book.TOP)
        rows = top["customer"].str.removeprefix("customer ").astype("int64")
        tops.append(np.stack([rows.to_numpy(), top["change"].to_numpy()]))
    return np.stack(tops)
