"""`nrr certify`: the same totals from a database and from a second source, integer by integer."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import nrr
from nrr import warehouse
from nrr.commands.files import ANSWERS, BESIDE, JSON, SOURCE, FileOrAddress, Said, opened
from nrr.commands.options import limit_options
from nrr.commands.refusals import REFUSED, refusing
from nrr.commands.views import complete_months, own_options
from nrr.commands.warehouses import opened_table, view_in
from nrr.ground import Against
from nrr.snapshots import prepared_source

if TYPE_CHECKING:
    from nrr.warehouse import Certificate, Side

_MOST_SHOWN = 20


@click.command("certify")
@SOURCE
@ANSWERS
@click.option(
    "--against", type=FileOrAddress(), required=True, help="The other source: a file, or an address."
)
@BESIDE
@click.option("--table", help="The table of a database, with its schema where it has one.")
@limit_options
@own_options
@JSON
@refusing()
def certify_command(source: Path | str, answers: Path | None, against: Path | str, **asked: Any) -> None:
    """Every total of SOURCE and of the source it is held against: both integers, the definition, what was
    run, and a hash over all of it. Ends with 2 where one of them differs.
    """
    if not isinstance(source, str):
        raise nrr.Refusal("certify begins with the address of a database: duckdb:///FILE, postgresql://...")
    table = opened_table(source, answers, asked)
    try:
        view = view_in(table, asked | {"against": str(Against.PRIOR_PERIOD)})
        left = warehouse.Side(table.engine.name, warehouse.Warehouse(table, view), table.engine)
        found = warehouse.certified(left, _other(against, answers, view, asked), view)
    finally:
        table.engine.close()
    _say(found, as_json=asked["as_json"])
    if found.unequal:
        sys.exit(REFUSED)


def _other(against: Path | str, answers: Path | None, view: nrr.View, asked: dict[str, Any]) -> "Side":
    if isinstance(against, str):
        table = opened_table(against, answers, asked)
        own = warehouse.Warehouse(table, view)
        return warehouse.Side(f"{table.engine.name} (second)", own, table.engine)
    found = opened(against, None, answers, Said.IN_WORDS, asked["beside"])
    if found.ledger is None:
        raise nrr.Refusal("totals have no customers to hold a table against")
    ledger = complete_months(found.ledger, asked["policies"], found.policy)
    return warehouse.Side(against.name, prepared_source(ledger, view))


def _say(found: "Certificate", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(warehouse.certificate_object(found), ensure_ascii=True, indent=2))
        return
    click.echo(found.stamp)
    for one in found.unequal[:_MOST_SHOWN]:
        click.echo(f"  {one.name}: {one.left} and {one.right}")
    click.echo(f"{found.sentence}\nsha256 {found.digest}")
