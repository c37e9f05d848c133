"""What a report can be written as: the forms of a board, from the same figures, with nothing published."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

import nrr
from nrr.commands.options import WORKBOOK
from nrr.disclosures import group_columns
from nrr.export import csv_of
from nrr.ground import Refusal
from nrr.ledgers import Ledger, Naming, Provenance
from nrr.plans import Plan
from nrr.retention import View

FORMS: dict[str, Callable[[nrr.publishing.Prepared], bytes]] = {
    "pdf": lambda board: nrr.publishing.paper(board),  # noqa: PLW0108 - loaded when it is asked for
    "pptx": lambda board: nrr.publishing.deck(board),  # noqa: PLW0108
    "html": lambda board: nrr.publishing.offline_page(board).encode(),
    "csv": lambda board: csv_of(nrr.publishing.customer_csv_table(board)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write and where: a form, a path, how customers go, whose figures these are, their source, and
    what was planned and typed beside them.
    """

    form: str
    out: Path | None
    naming: Naming
    company: str
    provenance: Provenance = Provenance()
    plan: Plan | None = None
    costs: tuple[tuple[str, float], ...] = ()


def write_form(ledger: Ledger, view: View, wanted: Wanted) -> None:
    """Writes one form of the board that this view would give; Refusal where no path was said."""
    if wanted.out is None:
        raise Refusal(f"{wanted.form} is a file: say where with --out PATH")
    now = datetime.now(UTC)
    choices = nrr.publishing.BoardChoices(
        title=nrr.publishing.board_title(wanted.company, view.window.closing),
        pack=nrr.packs.PackChoices(company=wanted.company),
        naming=wanted.naming,
        columns=_columns(ledger, wanted),
        scenarios=nrr.publishing.standing_scenarios(ledger, view),
        plan=wanted.plan,
        costs=wanted.costs,
    )
    made_at = now.isoformat(timespec="seconds")
    board = nrr.publishing.prepare(
        ledger, view, choices, made_at=made_at, this_year=now.year, secret=secrets.token_bytes(32)
    )
    is_workbook = wanted.form == WORKBOOK
    data = (
        nrr.publishing.workbook_of_customers(board, wanted.provenance)
        if is_workbook
        else FORMS[wanted.form](board)
    )
    wanted.out.write_bytes(data)
    click.echo(f"{wanted.out}: {board.snapshot.stamp}")


def _columns(ledger: Ledger, wanted: Wanted) -> tuple[str, ...] | None:
    """A workbook with names has every column, so that it can be read back as the same book."""
    whole = wanted.form == WORKBOOK and wanted.naming is Naming.SHOWN
    return tuple(one.name for one in group_columns(ledger)) if whole else None
