"""`nrr mcp`: the same figures for an agent on one's own machine, by the Model Context Protocol over a pipe.

Read-only: no tool writes, none reaches the network, and customers go by number unless their names are asked
for. `file` is a path, or the link of a kept book. What a file leaves open is an error that says the question
and its answers.
"""

from typing import Any

import click

from nrr import notebooks
from nrr.commands.refusals import refusing
from nrr.ground import Refusal, amount
from nrr.ledgers import numbered
from nrr.notebooks import Book
from nrr.outlooks import course_of, outlook
from nrr.retention import prepared
from nrr.scenarios import Levers, Mode, Shift

_YEARS = 3
_SUMMARY = ("window", "currency", "basis", "stamp", "metrics", "bridge", "checks", "alarms", "sample")


def report(
    file: str, as_of: str = "", months: int = 12, policy: dict[str, str] | None = None
) -> dict[str, Any]:
    """NRR, GRR, logo retention, bridge and checks of a file of recurring revenue, or of a kept book by its
    link.

    `as_of` is the closing month (2026-10), the last complete one if empty; `policy` choices of definition.
    """
    whole = _book(file, as_of, months, policy).report()
    return {key: whole[key] for key in _SUMMARY}


def findings(file: str, as_of: str = "", months: int = 12) -> list[dict[str, Any]]:
    """What a board should be told about the file, worst first, without the names of customers."""
    found: list[dict[str, Any]] = _book(file, as_of, months, None).report()["findings"]
    return found


def lens(file: str, as_of: str = "", months: int = 12) -> list[dict[str, Any]]:
    """NRR of the file under every convention it can answer."""
    return _records(_book(file, as_of, months, None).lens())


def explain(file: str, figure: str = "nrr", customers: int = 20, names: str = "number") -> dict[str, Any]:
    """The formula behind one figure (nrr, grr, churn, expansion, ...) and the customers that weigh most.

    Customers go by number; `names="shown"` gives their names.
    """
    book = _book(file, "", 12, None)
    if names != "shown":
        book = Book(book.name, numbered(book.ledger), book.view, book.problems)
    found = book.explain(figure)
    weights = found.frame["over"].abs().sort_values(ascending=False, kind="stable")
    top = found.frame.loc[weights.index[:customers]]
    return {"formula": found.title, "stamp": found.stamp, "customers": top.to_dict("records")}


def what_if(
    file: str, expansion: float = 0.0, contraction: float = 0.0, churn: float = 0.0
) -> dict[str, dict[str, Any]]:
    """NRR and ARR of the next three years if yearly rates changed, beside today's rates.

    `expansion`, `contraction`, `churn`: changes as fractions; 0.02 is two points more, -0.01 one point less.
    """
    book = _book(file, "", 12, None)
    view = book.view
    own = outlook(prepared(book.ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    moved = Levers(Shift(expansion, contraction, churn), new_arr_minor=None, returning_arr_minor=None)
    courses = {"today": course_of(own, own.today, _YEARS), "what_if": course_of(own, moved, _YEARS)}
    return {
        name: {
            "nrr": list(one.nrr),
            "closing": [str(amount(round(value), view.basis)) for value in one.arr_minor],
        }
        for name, one in courses.items()
    }


TOOLS = (report, findings, lens, explain, what_if)


def _book(file: str, as_of: str, months: int, policy: dict[str, str] | None) -> Book:
    return notebooks.open(file, as_of=as_of, months=months, policy=policy)


def _records(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        table.to_frame().astype(object).where(table.frame.notna(), None).to_dict("records")
    )
    return rows


@click.command("mcp")
@refusing()
def mcp_command() -> None:
    """Serve report, findings, lens, explain and what-if to an agent on this machine, read-only."""
    try:
        from mcp.server.fastmcp import FastMCP  # noqa: PLC0415 - an extra
        from mcp.types import ToolAnnotations  # noqa: PLC0415
    except ImportError as error:
        raise Refusal('the agent server needs its extra: pip install "nrr[mcp]"') from error
    server = FastMCP("nrr")
    for tool in TOOLS:
        server.add_tool(tool, annotations=ToolAnnotations(readOnlyHint=True, openWorldHint=False))
    server.run()
