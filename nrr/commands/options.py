"""Options that commands share: what to compare with, how long a database may take, forms of a report."""

from collections.abc import Callable
from pathlib import Path

import click

JSON_FORM, WORKBOOK = "json", "xlsx"
FILES = (WORKBOOK, "pdf", "pptx", "html", "csv")
"""The forms of a report that are files of the board pack, or of its customers."""
COSTS = ("sales_marketing", "gross_margin", "profit_margin")
_BOARD = (
    click.option(
        "--plan",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=(
            "A plan, as CSV or workbook: Period, any lines of a roll-forward from Opening to Closing, and NRR"
            " aimed at."
        ),
    ),
    click.option("--cost", "costs", multiple=True, metavar="NAME=VALUE", help=f"One of {', '.join(COSTS)}."),
)
_TARGET = click.option(
    "--nrr-target", help="The NRR aimed at, such as 110%: what each segment adds to the gap."
)


def plan_options(command: Callable[..., None]) -> Callable[..., None]:
    """Plan, target and costs as options of a command."""
    return board_plan_options(_TARGET(command))


def board_plan_options(command: Callable[..., None]) -> Callable[..., None]:
    """Plan and costs."""
    for option in reversed(_BOARD):
        command = option(command)
    return command


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """How long a question may take, and the memory of an embedded engine, as options of a command."""
    seconds = click.option(
        "--seconds",
        type=click.FloatRange(min=1),
        default=60,
        show_default=True,
        help="Of a database: how long a question may take there.",
    )
    memory = click.option(
        "--memory",
        default="2GB",
        show_default=True,
        help="Of an embedded database: its memory, 2GB or 512MB.",
    )
    return seconds(memory(command))
