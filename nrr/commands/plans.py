"""What a report is compared with by hand: a plan, one NRR target, and costs for the companion ratios."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from nrr.comparisons import stated_rate
from nrr.export.reportplans import companion_part, plan_part, target_part
from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.plans import plan_lines, planned_total
from nrr.snapshots import Snapshot

COSTS = ("sales_marketing", "gross_margin", "profit_margin")
_OPTIONS = (
    click.option(
        "--plan",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A plan as CSV: Period, any lines of a roll-forward from Opening to Closing, and NRR aimed at.",
    ),
    click.option("--nrr-target", help="The NRR aimed at, such as 110%: what each segment adds to the gap."),
    click.option("--cost", "costs", multiple=True, metavar="NAME=VALUE", help=f"One of {', '.join(COSTS)}."),
)


def plan_options(command: Callable[..., None]) -> Callable[..., None]:
    """Plan, target and costs as options of a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def planned_parts(ledger: Ledger | None, snapshot: Snapshot, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of the report that these options ask for; Refusal for a plan beside a table in a database,
    whose months are not read one by one.
    """
    found: dict[str, Any] = {}
    lines, target = None, None
    if asked["plan"] is not None:
        if ledger is None:
            raise Refusal(
                "a plan is compared with files only, not with a table in a database; leave --plan out"
            )
        lines = plan_lines(asked["plan"].read_bytes(), snapshot.view.policy.fiscal)
        found["plan"] = plan_part(ledger, snapshot.view, lines)
        target = planned_total(lines, snapshot.view.window)
    if asked["nrr_target"]:
        target = float(stated_rate(asked["nrr_target"]).rate)
    if target is not None or (lines is not None and any(one.nrr is not None for one in lines.lines)):
        found["target"] = target_part(snapshot, target, asked["by"], lines)
    if asked["costs"]:
        found["companions"] = companion_part(snapshot, _costs(asked["costs"]))
    return found


def _costs(texts: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for text in texts:
        name, _, value = text.partition("=")
        if name not in COSTS:
            raise Refusal(f"there is no cost {name!r}; write one of {', '.join(COSTS)}")
        try:
            number = float(value.rstrip("%"))
        except ValueError:
            raise Refusal(f"{name} is a number, not {value!r}") from None
        found[name] = number / 100 if value.endswith("%") else number
    return found
