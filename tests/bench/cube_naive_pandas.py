"""The cube as most people would first write it in pandas: long rows, shift by merge, groupby."""

import cube_book
import numpy as np
import pandas as pd

MOVEMENTS = ("new", "resurrected", "expansion", "contraction", "churn")
COUNTED = {"expansion": "expanded", "contraction": "contracted", "churn": "churned"}


def load(book):
    """One row a paid customer-month, with the attributes on every row."""
    customer, month, amount = book.long()
    frame = pd.DataFrame({"customer": customer, "month": month, "arr": amount})
    for name in cube_book.ATTRIBUTES:
        frame[name] = book.codes[name][customer]
    return frame.sort_values(["customer", "month"], ignore_index=True)


def pairs(frame, months):
    """Both ends of every window of that length, one row a customer and closing month."""
    last = frame["month"].max()
    keys = ["customer", "month", *cube_book.ATTRIBUTES]
    opening = frame.rename(columns={"arr": "opening"}).assign(month=frame["month"] + months)
    both = opening.merge(frame.rename(columns={"arr": "closing"}), on=keys, how="outer")
    both = both[(both["month"] >= months) & (both["month"] <= last)]
    both[["opening", "closing"]] = both[["opening", "closing"]].fillna(0).astype("int64")
    first = frame.groupby("customer")["month"].min().rename("first")
    both = both.merge(first, on="customer")
    return both.assign(seen=both["first"] < both["month"] - months)


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


def cohorts(frame):
    """Net, kept and customers by first month and age."""
    first = frame.groupby("customer").first()[["month", "arr"]]
    rows = frame.merge(first, on="customer", suffixes=("", "_first"))
    rows = rows[rows["month_first"] > 0].assign(kept=lambda r: r[["arr", "arr_first"]].min(axis=1))
    rows["age"] = rows["month"] - rows["month_first"]
    cells = rows.groupby(["month_first", "age"]).agg(
        net=("arr", "sum"), kept=("kept", "sum"), n=("arr", "count")
    )
    width = int(frame["month"].max())
    return np.stack([cells[c].unstack("age", fill_value=0).to_numpy(np.int64)[:, :width] for c in cells])


def movers(frame):
    """The largest changes of the last window of each length."""
    tops = []
    for months in cube_book.WINDOWS:
        wide = frame[frame["month"].isin([frame["month"].max() - months, frame["month"].max()])]
        ends = wide.pivot_table(index="customer", columns="month", values="arr", fill_value=0, aggfunc="sum")
        change = (ends.iloc[:, 1] - ends.iloc[:, 0]).astype("int64").rename("change").reset_index()
        top = change.assign(size=change["change"].abs()).sort_values(
            ["size", "customer"], ascending=[False, True]
        )
        tops.append(top.head(cube_book.TOP)[["customer", "change"]].to_numpy(np.int64).T)
    return np.stack(tops)
