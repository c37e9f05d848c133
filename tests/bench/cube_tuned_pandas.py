"""The cube in pandas by somebody who knows it: coded integers, merges on them, one groupby of columns."""

import cube_book
import numpy as np
import pandas as pd
from cube_naive_pandas import COUNTED, MOVEMENTS

CENTS_A_YEAR = 1200
CODES = list(cube_book.ATTRIBUTES)


def load(book):
    """Paid customer-months as integers; codes, first month and first amount by customer as arrays."""
    customer, month, amount = book.long()
    paid = pd.DataFrame({"customer": customer.astype("int32"), "month": month.astype("int16"), "arr": amount})
    first = np.where((book.grid > 0).any(0), (book.grid > 0).argmax(0), book.months).astype("int16")
    first_arr = book.grid[np.minimum(first, book.months - 1), np.arange(book.customers)]
    return paid, book.codes, first, first_arr, book.months - 1


def read(path):
    """Rows of a file to customers by months; how many customers, and all they pay."""
    rows = pd.read_csv(path, engine="pyarrow")
    who, _ = pd.factorize(rows["Customer"])
    when, months = pd.factorize(rows["Month"])
    cents = np.zeros((len(months), who.max() + 1), np.int64)
    np.add.at(cents, (when, who), np.rint(rows["MRR"].to_numpy() * CENTS_A_YEAR).astype(np.int64))
    return cents.shape[1], int(cents.sum())


def pairs(state, months):
    """Both ends of every window of that length, one row a customer and closing month."""
    paid, _, first, _, last = state
    opening = paid[paid["month"] <= last - months].rename(columns={"arr": "before"})
    opening = opening.assign(month=(opening["month"] + months).astype("int16"))
    closing = paid[paid["month"] >= months].rename(columns={"arr": "after"})
    both = opening.merge(closing, on=["customer", "month"], how="outer", sort=False)
    both[["before", "after"]] = both[["before", "after"]].fillna(0).astype("int64")
    return both.assign(seen=first[both["customer"].to_numpy()] < both["month"] - months)


def classified(both):
    """Every field of the cube as a column, so that one groupby adds all of them up."""
    before, after = both["before"].to_numpy(), both["after"].to_numpy()
    seen, change = both["seen"].to_numpy(), np.abs(after - before)
    when = {
        "new": (before == 0) & ~seen,
        "resurrected": (before == 0) & seen,
        "expansion": (before > 0) & (after > before),
        "contraction": (after > 0) & (after < before),
        "churn": (before > 0) & (after == 0),
    }
    found = {"opening": before, "closing": after, "opening_logos": before > 0, "closing_logos": after > 0}
    for name in MOVEMENTS:
        found[name] = np.where(when[name], change, 0)
        found[f"{COUNTED.get(name, name)}_logos"] = when[name]
    return pd.DataFrame({name: found[name].astype("int64") for name in cube_book.FIELDS})


def cube(state):
    """The same answers as every candidate."""
    found = {}
    for months in cube_book.WINDOWS:
        both = pairs(state, months)
        fields, who = classified(both), both["customer"].to_numpy()
        found[f"{months}|"] = summed(fields, both["month"], None, 1)
        for name, size in cube_book.ATTRIBUTES.items():
            found[f"{months}|{name}"] = summed(fields, both["month"], state[1][name][who], size)
    return found


def summed(fields, months, codes, groups):
    """(windows, groups, fields) by groupby on integers."""
    keys = months.to_numpy() if codes is None else months.to_numpy().astype("int32") * groups + codes
    return fields.groupby(keys, sort=True).sum().to_numpy().reshape(-1, groups, len(cube_book.FIELDS))


def cohorts(state):
    """Net, kept and customers by first month and age."""
    paid, _, first, first_arr, last = state
    who = paid["customer"].to_numpy()
    rows = paid.assign(first=first[who], kept=np.minimum(paid["arr"], first_arr[who]), logos=1)
    rows = rows[rows["first"] > 0]
    cells = rows.assign(age=rows["month"] - rows["first"]).groupby(["first", "age"])[["arr", "kept", "logos"]]
    table, found = cells.sum().reset_index(), np.zeros((3, last, last), np.int64)
    for part, name in enumerate(("arr", "kept", "logos")):
        found[part, table["first"].to_numpy() - 1, table["age"].to_numpy()] = table[name].to_numpy()
    return found


def movers(state):
    """The largest changes of the last window of each length."""
    tops = []
    for months in cube_book.WINDOWS:
        change = last_changes(state, months)
        order = np.lexsort((change.index.to_numpy(), -np.abs(change.to_numpy())))[: cube_book.TOP]
        top = change.iloc[order]
        tops.append(np.stack([top.index.to_numpy(np.int64), top.to_numpy(np.int64)]))
    return np.stack(tops)


def last_changes(state, months):
    """By customer, what the last window of that length changed."""
    paid, last = state[0], state[4]
    ends = [paid[paid["month"] == month].set_index("customer")["arr"] for month in (last - months, last)]
    return ends[1].sub(ends[0], fill_value=0).astype("int64")


def one_bridge(state):
    """One 12-month bridge by one attribute."""
    paid, codes, first, own, last = state
    ends = paid[paid["month"].isin([last - 12, last])]
    both = pairs((ends, codes, first, own, last), 12)
    both = both[both["month"] == last]
    return classified(both).groupby(codes["plan"][both["customer"].to_numpy()]).sum()
