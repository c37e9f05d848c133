"""The publish command: a board from a script or a schedule, without anybody at the screen."""

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from nrr.disclosures import readable_words
from nrr.export import Part
from nrr.ledgers import Ledger
from nrr.maskings import Naming
from nrr.publishing.addresses import board_address, manage_address, operator_address, store_url
from nrr.publishing.deliveries import Terms, deliver
from nrr.publishing.drafts import BoardChoices, board_title, prepare, standing_scenarios
from nrr.publishing.follows import followed, following
from nrr.publishing.lifetimes import lifetime_of
from nrr.publishing.phrases import passphrase_in
from nrr.store import Published, Series, open_store
from nrr.views import View

_OPTIONS = (
    click.option(
        "--company", default="", help="Whose figures these are, for a title such as 'Tarnbeck, Oct 2026'."
    ),
    click.option("--title", help="Another title."),
    click.option("--note", default="", help="A note to its readers, plain text."),
    click.option(
        "--confirm",
        "confirmation",
        default="",
        help="Why the figures of a doubtful book are right; its readers see it beside the doubt.",
    ),
    click.option("--expires", default="30d", show_default=True, help="30d, or a day such as 2026-03-31."),
    click.option("--passphrase-file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    click.option(
        "--names", type=click.Choice([str(one) for one in Naming]), default="absent", show_default=True
    ),
    click.option(
        "--part", "parts", multiple=True, type=click.Choice([str(one) for one in Part]), help="Only these."
    ),
    click.option("--smallest-group", type=click.IntRange(2, 100), default=5, show_default=True),
    click.option(
        "--by",
        "columns",
        multiple=True,
        help="Only these columns as segments; those known to hold groups and no names if not given.",
    ),
    click.option(
        "--follow",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A file that keeps the manage link: this board follows the one in it, and takes its place there.",
    ),
)


def publishing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Everything the command can be told about the board."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def publish_on_schedule(
    ledger: Ledger, view: View, asked: Mapping[str, Any], now: datetime, fresh_key: bytes
) -> None:
    """Publishes a book as read under a view and prints the links. Refusal, in words, when nothing was published.

    `fresh_key` begins a series where the board follows none.
    """
    choices = _choices(ledger, view, asked)
    terms = Terms(lifetime_of(asked["expires"], now), passphrase_in(asked["passphrase_file"]))
    made_at, base = now.isoformat(timespec="seconds"), operator_address()
    store = open_store(store_url())
    with closing(store), following(asked["follow"]) as remember:
        series = followed(store, asked["follow"]) or Series(fresh_key)
        board = prepare(ledger, view, choices, made_at=made_at, this_year=now.year, secret=series.key)
        links = deliver(store, board, choices, terms, series, actor="command line")
        readable = readable_words(board.snapshot.book.attributes, choices.naming)
        _say(_links(links, base) | {"readable": readable}, asked)
        remember(manage_address(base, links.manage_token))


def _choices(ledger: Ledger, view: View, asked: Mapping[str, Any]) -> BoardChoices:
    return BoardChoices(
        title=asked["title"] or board_title(asked["company"], view.window.closing),
        note=asked["note"],
        parts=[Part(one) for one in asked["parts"]] or tuple(Part),
        naming=Naming(asked["names"]),
        smallest_group=asked["smallest_group"],
        scenarios=standing_scenarios(ledger, view),
        columns=asked["columns"] or None,
        confirmation=asked["confirmation"].strip(),
    )


def _links(links: Published, base: str) -> dict[str, str]:
    return {
        "link": board_address(base, links.board_token),
        "manage_link": manage_address(base, links.manage_token),
        "expires": links.expires.isoformat(),
    }


def _say(said: Mapping[str, str], asked: Mapping[str, Any]) -> None:
    click.echo(
        json.dumps(said) if asked["as_json"] else "\n".join(f"{key}: {value}" for key, value in said.items())
    )
