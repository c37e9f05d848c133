"""The question a command asks of a book: window, definition, filter and basis, by its options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

import nrr
from nrr.commands.names import meant
from nrr.commands.refusals import refusing
from nrr.ground import Against, FiscalYear

Where = tuple[tuple[str, tuple[str, ...]], ...]

PERIODS: Mapping[str, Callable[[FiscalYear, nrr.Month], nrr.Window]] = {
    "quarter": FiscalYear.last_complete_quarter,
    "quarter-to-date": FiscalYear.quarter_to_date,
    "year": FiscalYear.last_complete_year,
    "year-to-date": FiscalYear.year_to_date,
}
AGAINST = {str(one): one for one in Against}
COMPARED = click.option(
    "--against",
    type=click.Choice(list(AGAINST)),
    default=str(Against.PRIOR_PERIOD),
    show_default=True,
    help="The period it is compared with.",
)


def _from_file(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    """The lines of a settings file wait for the choices told beside it, which go before them."""
    if file is not None:
        with refusing():
            context.meta[_SETTINGS] = nrr.definitions.settings_lines(file.read_bytes(), file.name)


def _with_file(context: click.Context, _option: click.Parameter, told: tuple[str, ...]) -> tuple[str, ...]:
    return (*context.meta.get(_SETTINGS, ()), *told)


_SETTINGS = "nrr.settings"
DEFINITION = (
    click.option(
        "--settings",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        is_eager=True,
        expose_value=False,
        callback=_from_file,
        help="A settings file, as Definitions saves it: choices of definition and thresholds, one a line.",
    ),
    click.option(
        "--policy",
        "policies",
        multiple=True,
        metavar="NAME=VALUE",
        callback=_with_file,
        help="A choice of definition or a threshold, such as R-LEAK.amber_grr=90%.",
    ),
)
"""Options of a definition, the file first."""
VIEW = (
    click.option("--as-of", help="Closing month, YYYY-MM; the last complete month if not given."),
    click.option(
        "--months", type=click.IntRange(1, 120), default=12, show_default=True, help="Length of the period."
    ),
    click.option("--opening", help="Opening month, YYYY-MM, instead of a length."),
    click.option("--period", type=click.Choice(list(PERIODS)), help="A period of the fiscal year instead."),
    *DEFINITION,
    click.option(
        "--where", "wheres", multiple=True, metavar="COLUMN=VALUE", help="Only customers with this value."
    ),
    click.option("--mrr", "basis", flag_value=nrr.Basis.MRR, help="Amounts as a month's revenue."),
    click.option(
        "--arr", "basis", flag_value=nrr.Basis.ARR, default=True, help="Amounts as a year's revenue."
    ),
)


def view_options(command: Callable[..., None]) -> Callable[..., None]:
    """Window, definition, filter, basis and the window it is compared with as options of a command."""
    return own_options(COMPARED(command))


def own_options(command: Callable[..., None]) -> Callable[..., None]:
    """The same without the window it is compared with."""
    for option in reversed(VIEW):
        command = option(command)
    return command


def view_of(ledger: nrr.Ledger, asked: dict[str, Any], came: nrr.Policy | None = None) -> nrr.View:
    """The view the options ask for; Refusal in words where the book cannot give it.

    Options of definition stand on top of the policy that came with the file, where one did.
    """
    usual = came or nrr.Policy(fiscal_start=ledger.fiscal_start)
    whole = whole_view(ledger.months, asked, usual)
    told = where_in(asked["wheres"])
    if not told:
        return whole
    held = nrr.retention.prepared(ledger, whole).attributes
    return replace(whole, where=known_filter(told, held, lambda name: sorted(map(str, held[name].groups))))


def whole_view(months: Sequence[nrr.Month], asked: dict[str, Any], usual: nrr.Policy) -> nrr.View:
    """The view the options ask for of what holds some months, without its filter."""
    first, last = months[0], months[-1]
    as_of = month_in(asked["as_of"]) or last
    if not first <= as_of <= last:
        raise nrr.Refusal(f"the data has no {as_of}; it holds {first} to {last}")
    policy = nrr.definitions.read_settings(asked["policies"], usual)
    window = _window(as_of, policy.fiscal, asked)
    return nrr.View(window, policy, (), nrr.Basis(asked["basis"]), AGAINST[asked["against"]])


def columns_meant(book: nrr.Ledger, told: Sequence[str]) -> tuple[str, ...]:
    """Columns of a prepared book as they are written there, whatever their case on the command line."""
    return tuple(meant(name, sorted(book.attributes), "column to group by") for name in told)


def known_filter(told: Where, columns: Iterable[str], labels_of: Callable[[str], Sequence[str]]) -> Where:
    """A filter in the words of what is filtered, whatever their case; Refusal with the nearest where there is
    none.
    """
    found = []
    for name, values in told:
        column = meant(name, sorted(columns), "column")
        known = labels_of(column)
        found.append((column, tuple(meant(value, known, column) for value in values)))
    return tuple(found)


def _window(as_of: nrr.Month, fiscal: FiscalYear, asked: dict[str, Any]) -> nrr.Window:
    if asked["period"]:
        return PERIODS[asked["period"]](fiscal, as_of)
    opening = month_in(asked["opening"])
    if opening is None:
        return nrr.Window.trailing(as_of, asked["months"])
    if opening >= as_of:
        raise nrr.Refusal(f"a period opens before it closes: {opening} is not before {as_of}")
    return nrr.Window(opening, as_of)


def month_in(text: str | None) -> nrr.Month | None:
    """The month in an option such as 2026-06, or none; Refusal where it is no month."""
    try:
        return nrr.Month.parse(text) if text else None
    except ValueError as error:
        raise nrr.Refusal(str(error)) from error


def where_in(texts: tuple[str, ...]) -> Where:
    """The filter in options such as Plan=Pro."""
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise nrr.Refusal(f"write a filter as COLUMN=VALUE, not {text!r}")
        found.setdefault(name, []).append(value)
    return tuple((name, tuple(values)) for name, values in found.items())


def complete_months(
    ledger: nrr.Ledger, policies: tuple[str, ...], came: nrr.Policy | None = None
) -> nrr.Ledger:
    """The book without the month that still runs today, under the policy that came with it."""
    today = datetime.now(UTC)
    policy = nrr.definitions.read_settings(policies, came or nrr.Policy())
    return nrr.ledgers.complete(ledger, nrr.Month.of(today.year, today.month), policy)
