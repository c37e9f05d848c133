"""The cube through the package's public face."""

import cube_book
import numpy as np

import nrr

POLICY = nrr.Policy()


def load(book):
    """A settled Ledger from the arrays every candidate is given; its grid is the book's own."""
    attributes = {
        name: nrr.Attribute(name, tuple(f"{name} {n}" for n in range(size)), book.codes[name])
        for name, size in cube_book.ATTRIBUTES.items()
    }
    ledger = nrr.Ledger(
        months=tuple(nrr.Month(cube_book.FIRST_ORDINAL + t) for t in range(book.months)),
        grid=book.grid,
        names=tuple(f"customer {n}" for n in range(book.customers)),
        attributes=attributes,
    )
    return nrr.ledgers.settle(ledger, POLICY)


def read(path):
    """The file as an upload is read: every check of the door; how many customers, and all they pay."""
    found = nrr.read(path.read_bytes(), path.name, nrr.Answers(last_month="include"))
    return len(found.ledger.names), int(found.ledger.grid.sum())


def table(found, groups):
    """(windows, groups, fields) of exact integers; the group of unknown values is empty and left out."""
    parts = dict(found.totals)
    parts["closing"] = sum(parts[k] for k in ("opening", "expansion", "new", "resurrected")) - sum(
        parts[k] for k in ("contraction", "churn")
    )
    parts["closing_logos"] = sum(parts[k] for k in ("opening_logos", "new_logos", "resurrected_logos"))
    parts["closing_logos"] = parts["closing_logos"] - parts["churned_logos"]
    return np.stack([parts[name][:, :groups] for name in cube_book.FIELDS], axis=2)


def cube(ledger):
    """``{months|attribute: table}`` for every window length and attribute; "" is the total."""
    sizes = {"": 1, **cube_book.ATTRIBUTES}
    windows = [window for months in cube_book.WINDOWS for window in nrr.retention.windows_of(ledger, months)]
    lengths = np.array([window.months for window in windows])
    parts = nrr.retention.bridges_by(ledger, windows, POLICY, tuple(sizes))
    tables = {name: table(part, sizes[name]) for name, part in parts.items()}
    return {
        f"{months}|{name}": whole[lengths == months]
        for months in cube_book.WINDOWS
        for name, whole in tables.items()
    }


def cohorts(ledger):
    """(3, cohorts, ages): net and kept revenue and customers; cohorts are the months after the first."""
    found = nrr.cohort_table(ledger)
    return np.stack([np.where(found.observed, part, 0) for part in (found.net, found.kept, found.logos)])


def movers(ledger):
    """The largest changes of the last window of each length: (windows, 20) customers and changes."""
    tops = []
    for months in cube_book.WINDOWS:
        frame = nrr.customers(ledger, nrr.Window.trailing(ledger.months[-1], months), POLICY)
        row, change = frame["row"].to_numpy(), frame["change"].to_numpy()
        order = np.lexsort((row, -np.abs(change)))[: cube_book.TOP]
        tops.append(np.stack([row[order], change[order]]))
    return np.stack(tops)


def one_bridge(ledger):
    """One 12-month bridge by one attribute."""
    return nrr.retention.bridges(ledger, [nrr.Window.trailing(ledger.months[-1], 12)], POLICY, "plan")
