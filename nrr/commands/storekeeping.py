"""What the operator of a store does from a schedule: look it over, back it up, bring it back, remove what
has ended.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from nrr.commands.refusals import REFUSED, refusing
from nrr.ground import Refusal
from nrr.publishing.addresses import store_url
from nrr.publishing.follows import token_kept_in
from nrr.store import Desks, NotAvailable, Store, StoreReport, open_store, restore_store, store_doubts


@click.group("store")
def store_commands() -> None:
    """Look after the boards at NRR_STORE_URL: check, backup, restore, withdraw, purge, audit."""


@store_commands.command("check")
@click.option("--head", help="An audit head noted earlier: it must still be part of the log.")
def check_command(head: str | None) -> None:
    """Read payloads against their hashes, rows for their form, audit lines against the chain. Prints the
    head to note.
    """
    for doubt in store_doubts(store_url()):
        click.echo(f"warning: {doubt}", err=True)
    with _opened() as store:
        _say(store.check(head))


@store_commands.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with-desks",
    "desks",
    flag_value=Desks.INCLUDED,
    default=Desks.LEFT_OUT,
    type=Desks,
    help="Also the open work of browsers, which is excluded otherwise.",
)
def backup_command(file: Path, desks: Desks) -> None:
    """Write a checked copy to FILE, which must not exist, while the store is in use."""
    with _opened() as store:
        _say(store.backup(file, desks))


@store_commands.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore_command(file: Path) -> None:
    """Fill the new, empty store at NRR_STORE_URL from the backup FILE."""
    with refusing():
        _say(restore_store(file, store_url()))
    click.echo("Links withdrawn or exchanged after this backup open again: withdraw them again.", err=True)


@store_commands.command("purge")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Today's date, from another source than this machine's clock: runs once although the clock jumped.",
)
def purge_command(today: datetime | None) -> None:
    """Remove the keys of expired links and what nobody may read any more. A running server does so once an
    hour.
    """
    with _opened() as store:
        gone = store.purge(today=today and today.date(), actor="command line")
        click.echo(json.dumps({"links": gone.links, "payloads": gone.payloads, "records": gone.records}))


@store_commands.command("withdraw")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def withdraw_command(file: Path) -> None:
    """Withdraw the board, or remove the kept book, whose manage link is in FILE, such as publish --follow
    keeps.
    """
    with _opened() as store:
        found = store.revoke(token_kept_in(file), actor="command line")
        if isinstance(found, NotAvailable):
            raise Refusal(f"the link in {file.name} manages nothing in this store; nothing was withdrawn")
        click.echo(json.dumps({"kind": str(found.kind), "state": str(found.state)}))


@store_commands.command("audit")
@click.option("--last", type=click.IntRange(1), default=100, show_default=True, help="How many lines.")
def audit_command(last: int) -> None:
    """Print the newest lines of the audit log, oldest first."""
    with _opened() as store:
        for line in store.audit_lines(last):
            click.echo(str(line))


@contextmanager
def _opened() -> Iterator[Store]:
    with refusing():
        store = open_store(store_url())
        try:
            yield store
        finally:
            store.close()


def _say(report: StoreReport) -> None:
    """One JSON object; status 2 when something is wrong."""
    found = {
        "sound": report.sound,
        "records": report.records,
        "payloads": report.payloads,
        "damaged": report.damaged,
        "pages": report.pages,
        "audit_lines": report.audit.lines,
        "audit_broken_at": report.audit.broken_at,
        "audit_head": report.audit.head,
    }
    click.echo(json.dumps(found))
    if not report.sound:
        sys.exit(REFUSED)
