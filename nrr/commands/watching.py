"""`nrr watch`: what happened since the file before, told only where there is something to tell."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from nrr.commands.files import ANSWERS, FILE, JSON, NAME, found_in, print_problems
from nrr.commands.refusals import refusing
from nrr.commands.views import DEFINITION, complete_months, month_in
from nrr.commands.watchletters import letter_options, letter_to
from nrr.commands.watchruns import Run, refused, watched_file
from nrr.definitions import WATCH, Policy, group_of, read_settings
from nrr.ground import Refusal
from nrr.ledgers import Naming
from nrr.publishing import KeptWork, store_url
from nrr.store import open_store
from nrr.successions import READY_DAY, Expectation
from nrr.watching import EXIT, Outcome

try:
    import fcntl
except ImportError:  # only where a system has none: there two runs are kept apart by their schedule
    fcntl = None  # type: ignore[assignment]

_OPTIONS = (
    click.option(
        "--follow",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="A file with the link to the data saved last time; the first run writes it.",
    ),
    click.option("--by", default="", help="The same figures for every large segment of this column."),
    *DEFINITION,
    click.option(
        "--set",
        "thresholds",
        multiple=True,
        metavar="NAME=VALUE",
        help="A limit of the watch for this run, such as material=0.5%.",
    ),
    click.option(
        "--names", type=click.Choice([str(one) for one in Naming]), default="absent", show_default=True
    ),
    click.option("--company", default="", help="Whose figures these are, for the subject."),
    click.option("--publish", is_flag=True, help="Publish a board of the series where there is news."),
    click.option("--expect", metavar="YYYY-MM", help="Refuse a file without this month once it is due."),
    click.option("--ready-day", type=click.IntRange(1, 28), default=READY_DAY, show_default=True),
    click.option("--today", metavar="YYYY-MM-DD", help="Another day than today."),
    click.option("--always", is_flag=True, help="Speak although nothing happened."),
    click.option("--exit-zero", is_flag=True, help="End with 0 in place of 3."),
)


def _options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("watch")
@FILE
@NAME
@ANSWERS
@_options
@letter_options
@JSON
@refusing()
def watch_command(file: Path, name: str | None, answers: Path | None, **asked: Any) -> None:
    """What happened between the last file and FILE: restated, moved, one customer, or noise.

    Quiet where nothing did. Status 0 nothing to read, 3 something to read, 2 refused, 4 not delivered.
    """
    run = _run(asked)
    with _alone(asked["follow"]):
        found = found_in(file, name, answers)
        if found.ledger is None:
            code = "needs_answer" if found.outcome == "needs_answer" else "unreadable"
            if not asked["as_json"]:
                print_problems(found, err=True)
            refused(code, " ".join(one.what for one in found.problems), run)
            sys.exit(EXIT[Outcome.REFUSED])
        ledger = complete_months(found.ledger, asked["policies"], found.policy)
        policy = read_settings(asked["policies"], found.policy or Policy(fiscal_start=ledger.fiscal_start))
        work = KeptWork(asked["company"] or name or file.stem, ledger, policy, found.problems)
        with closing(open_store(store_url())) as store:
            status = watched_file(store, work, run)
    sys.exit(0 if asked["exit_zero"] and status == EXIT[Outcome.NEWS] else status)


def _run(asked: Mapping[str, Any]) -> Run:
    expected = Expectation(_day(asked["today"]), month_in(asked["expect"]), asked["ready_day"])
    return Run(asked, expected, _thresholds(asked["thresholds"]), letter_to(asked))


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise Refusal(f"--today takes a day such as 2026-03-05, not {text!r}") from None


def _thresholds(told: tuple[str, ...]) -> dict[str, float]:
    known = group_of(WATCH)
    found: dict[str, float] = {}
    for text in told:
        name, _, value = text.partition("=")
        if name not in known:
            raise Refusal(f"there is no threshold {name!r}; there are: {', '.join(sorted(known))}")
        found[name] = known[name].read(value)
    return found


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """One run at a time on one state."""
    with state.with_name(f".{state.name}.lock").open("w", encoding="utf-8") as held:
        try:
            if fcntl is not None:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refusal("busy: another run follows this file at the moment") from None
        yield
