"""What a report can be written as: the forms of a board, from the same figures, with nothing published."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from nrr.export import csv_of
from nrr.ground import Refusal
from nrr.ledgers import Ledger, Naming
from nrr.packs import PackChoices
from nrr.publishing import (
    BoardChoices,
    Prepared,
    board_title,
    customer_csv_table,
    deck,
    offline_page,
    paper,
    prepare,
    standing_scenarios,
    workbook_of_customers,
)
from nrr.retention import View

FORMS: dict[str, Callable[[Prepared], bytes]] = {
    "xlsx": workbook_of_customers,
    "pdf": paper,
    "pptx": deck,
    "html": lambda board: offline_page(board).encode(),
    "csv": lambda board: csv_of(customer_csv_table(board)),
}
JSON_FORM = "json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write and where: a form of FORMS, a path, how customers go, whose figures these are."""

    form: str
    out: Path | None
    naming: Naming
    company: str


def write_form(ledger: Ledger, view: View, wanted: Wanted) -> None:
    """Writes one form of the board that this view would give; Refusal where no path was said."""
    if wanted.out is None:
        raise Refusal(f"{wanted.form} is a file: say where with --out PATH")
    now = datetime.now(UTC)
    choices = BoardChoices(
        title=board_title(wanted.company, view.window.closing),
        pack=PackChoices(company=wanted.company),
        naming=wanted.naming,
        scenarios=standing_scenarios(ledger, view),
    )
    made_at = now.isoformat(timespec="seconds")
    board = prepare(
        ledger, view, choices, made_at=made_at, this_year=now.year, secret=secrets.token_bytes(32)
    )
    wanted.out.write_bytes(FORMS[wanted.form](board))
    click.echo(f"{wanted.out}: {board.snapshot.stamp}")
