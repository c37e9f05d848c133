"""The publish command: a board from a script or a schedule, without anybody at the screen."""

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from nrr.commands.boardchoices import board_choices
from nrr.disclosures import readable_words
from nrr.ground import Month, Refusal
from nrr.ledgers import Ledger, Naming, settle
from nrr.packs import PaperSize, Part
from nrr.publishing.addresses import board_address, book_address, manage_address, operator_address, store_url
from nrr.publishing.deliveries import Terms, deliver, keep_for_next
from nrr.publishing.drafts import BoardChoices, Prepared, prepare
from nrr.publishing.earlier import Earlier, earlier_of
from nrr.publishing.follows import book_file, followed, following, kept_token
from nrr.publishing.keeping import KeptWork
from nrr.publishing.lifetimes import lifetime_of
from nrr.publishing.phrases import passphrase_in
from nrr.publishing.standings import standing_address_of
from nrr.retention import View, prepared
from nrr.store import (
    Announcement,
    Published,
    Retention,
    Series,
    Standing,
    StillOpen,
    Store,
    open_store,
)
from nrr.successions import READY_DAY, Code, Expectation, Former, Rolled, objection, rolled

Viewed = Callable[[Ledger], View]


def _month(_context: click.Context, _option: click.Parameter, text: str | None) -> Month | None:
    try:
        return Month.parse(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OPTIONS = (
    click.option(
        "--company", default="", help="Whose figures these are, for a title such as 'Tarnbeck, Oct 2026'."
    ),
    click.option("--logo", type=_FILE, help="A PNG or JPEG of the company's logo."),
    click.option("--title", help="Another title."),
    click.option("--note", default="", help="A note to its readers, plain text."),
    click.option(
        "--confirm",
        "confirmation",
        default="",
        help="Why doubtful figures are right; readers see it beside the doubt.",
    ),
    click.option(
        "--certificate",
        type=_FILE,
        help="A certificate of these figures (nrr certify --json): its readers see what it says.",
    ),
    click.option("--expires", default="30d", show_default=True, help="30d, or a day such as 2026-03-31."),
    click.option("--passphrase-file", type=_FILE),
    click.option(
        "--names", type=click.Choice([str(one) for one in Naming]), default="absent", show_default=True
    ),
    click.option(
        "--part",
        "parts",
        multiple=True,
        type=click.Choice([str(one) for one in Part]),
        help="Only these, in this order.",
    ),
    click.option("--source", default="", help="What was read, such as a system or a file; on every page."),
    click.option(
        "--segment", "segments", multiple=True, help="The columns of the segment section, in order."
    ),
    click.option(
        "--paper",
        type=click.Choice([str(one) for one in PaperSize]),
        default=str(PaperSize.A4),
        show_default=True,
        help="The sheets it is printed on.",
    ),
    click.option(
        "--scenarios", "scenario_file", type=_FILE, help="A scenario file as the What-if page saves it."
    ),
    click.option(
        "--scenario",
        "scenarios",
        multiple=True,
        help="Only these, in this order: Low, High, and the names in the file. All of them if not given.",
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
        help=(
            "A file that keeps the manage link: this board follows the one in it, and takes its place there."
        ),
    ),
    click.option(
        "--expect",
        callback=_month,
        metavar="YYYY-MM",
        help="Refuse a file without this month once it is due.",
    ),
    click.option(
        "--ready-day",
        type=click.IntRange(1, 28),
        default=READY_DAY,
        show_default=True,
        help="When it is due.",
    ),
    click.option(
        "--allow",
        "allowed",
        multiple=True,
        type=click.Choice([str(code) for code in Code]),
        help="Publish although the file differs from the one before in this way.",
    ),
    click.option("--announce", is_flag=True, help="Say on the boards before it that there is a newer one."),
    click.option(
        "--keep-figures",
        is_flag=True,
        help="Keep its figures for comparison after the link has expired.",
    ),
    click.option(
        "--standing",
        is_flag=True,
        help="Open it from the standing link of its series too, which always opens the newest board.",
    ),
    click.option(
        "--tell-restated", is_flag=True, help="End with status 3 where earlier figures were restated."
    ),
)


def publishing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Everything the command can be told about the board."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def publish_on_schedule(
    uploaded: Ledger, viewed: Viewed, asked: Mapping[str, Any], now: datetime, fresh_key: bytes
) -> bool:
    """Publishes a book as read and prints the links; whether earlier figures were restated.

    `viewed` gives the view of a book: a rolling export goes on from the kept one, which may hold a longer
    window. `fresh_key` begins a series where the board follows none. Refusal, in words, when nothing was
    published.
    """
    follow = asked["follow"]
    terms = _terms(asked, now)
    made_at, base = now.isoformat(timespec="seconds"), operator_address()
    store = open_store(store_url())
    with closing(store), following(follow) as remember, following(book_file(follow)) as remember_book:
        series, kept = followed(store, follow), kept_token(follow)
        earlier = Earlier() if series is None else earlier_of(store, series, kept)
        going_on = Rolled(uploaded) if earlier.ledger is None else rolled(earlier.ledger, uploaded)
        ledger, view = going_on.ledger, viewed(going_on.ledger)
        _check(earlier, uploaded, view, asked, now)
        choices = _kept_on(board_choices(ledger, view, asked), earlier.going_on(ledger, view, made_at))
        series = series or Series(fresh_key)
        board = prepare(
            ledger, view, choices, made_at=made_at, this_year=now.year, secret=series.key, earlier=earlier
        )
        work = _work(choices, ledger, view)
        book = None if follow is None else keep_for_next(store, work, series, actor="command line")
        try:
            links = deliver(store, board, choices, terms, series, actor="command line")
        except Refusal:
            if book is not None:
                _end_kept(store, book.keep_token)
            raise
        said = _links(links, base) | _standing(store, series, base, asked)
        _say(said | _told(board, choices) | _taken(going_on), asked)
        remember(manage_address(base, links.manage_token))
        if book is not None:
            remember_book(book_address(base, book.keep_token))
            _end_kept(store, kept)
    return board.restated is not None and bool(board.restated.figures)


def _kept_on(choices: BoardChoices, earlier: Earlier) -> BoardChoices:
    """With what was agreed, noted and logged for the board before, and its company, logo, source and segment
    columns where no others are told.
    """
    own, before = choices.pack, earlier.pack
    pack = replace(
        own,
        company=own.company or before.company,
        logo=own.logo or before.logo,
        source=own.source or before.source,
        segments=own.segments or before.segments,
    )
    return replace(choices, pack=pack, agreed=earlier.agreements, notes=earlier.notes, log=earlier.log)


def _work(choices: BoardChoices, ledger: Ledger, view: View) -> KeptWork:
    """What is kept for the next board."""
    own = KeptWork(choices.title, ledger, view.policy)
    return replace(own, agreements=tuple(choices.agreed), log=tuple(choices.log), notes=tuple(choices.notes))


def _terms(asked: Mapping[str, Any], now: datetime) -> Terms:
    return Terms(
        lifetime_of(asked["expires"], now),
        passphrase_in(asked["passphrase_file"]),
        Announcement.TELL_OLDER_BOARDS if asked["announce"] else Announcement.SILENT,
        Retention.FOR_COMPARISON if asked["keep_figures"] else Retention.UNTIL_EXPIRY,
        Standing.OPENED if asked["standing"] else Standing.APART,
    )


def _check(earlier: Earlier, ledger: Ledger, view: View, asked: Mapping[str, Any], now: datetime) -> None:
    """Refusal with its code for a file that should not follow the one before."""
    whole = earlier.ledger is not None or earlier.snapshot is None
    book = settle(ledger, view.policy) if whole else prepared(ledger, view)
    former = earlier.former(view.policy)
    expected = Expectation(now.date(), asked["expect"], asked["ready_day"])
    if former is None:
        if expected.month is None:
            return
        former = Former(dict.fromkeys(book.months, 0), book.currency)
    found = objection(former, book, ledger, expected, [Code(one) for one in asked["allowed"]])
    if found is not None:
        raise Refusal(
            f"{found.code}: {found.sentence}. Nothing was published; --allow {found.code} publishes all the"
            " same."
        )


def _end_kept(store: Store, keep_token: str) -> None:
    """Removes a book that nobody needs any more; what became of the board is said all the same."""
    try:
        store.revoke(keep_token, actor="command line")
    except StillOpen as trouble:
        click.echo(f"warning: {trouble}", err=True)


def _links(links: Published, base: str) -> dict[str, object]:
    return {
        "link": board_address(base, links.board_token),
        "manage_link": manage_address(base, links.manage_token),
        "expires": links.expires.isoformat(),
    }


def _standing(store: Store, series: Series, base: str, asked: Mapping[str, Any]) -> dict[str, object]:
    """The link that always opens the newest board, where this one stands behind it."""
    return {"standing_link": standing_address_of(store, series, base)} if asked["standing"] else {}


def _told(board: Prepared, choices: BoardChoices) -> dict[str, object]:
    """What readers will be able to read, and what they learn of the board before."""
    told = board.options.restated
    return {
        "readable": readable_words(board.snapshot.book.attributes, choices.naming),
        "restated": None if told is None else [told.sentence, *told.why],
    }


def _taken(going_on: Rolled) -> dict[str, object]:
    """Where the months before the file's first come from, for a rolling export."""
    return {"rolling": going_on.sentence} if going_on.sentence else {}


def _say(said: Mapping[str, object], asked: Mapping[str, Any]) -> None:
    click.echo(
        json.dumps(said) if asked["as_json"] else "\n".join(f"{key}: {value}" for key, value in said.items())
    )
