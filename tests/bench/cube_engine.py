"""The cube through the package, the rows left in DuckDB: what `nrr report duckdb:///FILE` asks."""

import tempfile
from pathlib import Path

import cube_book
import duckdb
import numpy as np
import pandas as pd
from cube_grid import table

import nrr
from nrr import warehouse

PARTS = ("cube", "cohorts")
POLICY = nrr.Policy()
_FOLDER = tempfile.TemporaryDirectory()


def load(book):
    """A database file of one ledger table, opened as the command line opens it."""
    customer, month, amount = book.long()
    frame = pd.DataFrame({"customer": customer.astype("int32"), "arr": amount // 12})
    frame["month"] = pd.date_range("2023-11-01", periods=book.months, freq="MS").date[month]
    for name, size in cube_book.ATTRIBUTES.items():
        words = np.array([f"{name} {n:02d}" for n in range(size)])
        frame[name] = pd.Categorical.from_codes(book.codes[name][customer], words).astype(str)
    path = Path(_FOLDER.name) / "book.duckdb"
    with duckdb.connect(path) as con:
        con.register("frame", frame)
        con.execute(
            "CREATE TABLE ledger AS SELECT customer::VARCHAR AS customer, * EXCLUDE customer FROM frame"
        )
    return warehouse.opened(f"duckdb:///{path}", warehouse.Wanted("ledger", Known))


class Known:
    """How the table is understood."""

    @staticmethod
    def columns(_names, _texts):
        return {
            "customer": "customer",
            "month": "month",
            "amount": "arr",
            "amount_is": "minor_units",
            "attributes": tuple(cube_book.ATTRIBUTES),
        }

    @staticmethod
    def kind(_word):
        return "recurring"


def source(opened, months):
    """The table under a view whose window has that length; nothing is remembered from before."""
    window = nrr.Window.trailing(opened.months[-1], months)
    return warehouse.Warehouse(opened, nrr.View(window, POLICY))


def cube(opened):
    """The same answers as every candidate."""
    found = {}
    for months in cube_book.WINDOWS:
        own = source(opened, months)
        windows = nrr.retention.windows_of(own, months)
        for name, size in {"": 1, **cube_book.ATTRIBUTES}.items():
            asked = own.bridges(windows, POLICY, name)
            order = np.argsort(asked.groups)
            totals = {key: values[:, order] for key, values in asked.totals.items()}
            found[f"{months}|{name}"] = table(
                type(asked)(windows, asked.groups, totals, asked.square_sums), size
            )
    return found


def cohorts(opened):
    """(3, cohorts, ages), as through the grid."""
    found = source(opened, 12).cohorts(nrr.Grain.MONTH, POLICY)
    return np.stack([np.where(found.observed, part, 0) for part in (found.net, found.kept, found.logos)])


def one_bridge(opened):
    """One 12-month bridge by one attribute."""
    own = source(opened, 12)
    return own.bridges((own.view.window,), POLICY, "plan")
