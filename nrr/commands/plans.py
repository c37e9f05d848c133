"""What a report is compared with by hand: a plan, one NRR target, and costs for the companion ratios."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nrr.intake
from nrr.commands.options import COSTS
from nrr.comparisons import stated_rate
from nrr.export.reportplans import companion_part, plan_part, target_part
from nrr.ground import FiscalYear, Refusal
from nrr.plans import Plan, plan_of, planned_total
from nrr.retention import Source
from nrr.snapshots import Snapshot


def plan_of_file(asked: Mapping[str, Any], fiscal: FiscalYear) -> Plan | None:
    """The plan that was named; Refusal for one that cannot be read."""
    path: Path | None = asked["plan"]
    if path is None:
        return None
    table = nrr.intake.read_side(path.read_bytes(), path.name).table
    if table is None:
        raise Refusal(f"{path.name} holds no table of a plan")
    return plan_of(table.headings, table.rows, fiscal, month_in=nrr.intake.month_in)


def planned_parts(source: Source, snapshot: Snapshot, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of the report that these options ask for; the source is one of the snapshot's view."""
    found: dict[str, Any] = {}
    lines, target = None, None
    if asked["plan"] is not None:
        lines = plan_of_file(asked, snapshot.view.policy.fiscal)
        assert lines is not None
        found["plan"] = plan_part(source, snapshot.view, lines)
        target = planned_total(lines, snapshot.view.window)
    if asked["nrr_target"]:
        target = float(stated_rate(asked["nrr_target"]).rate)
    if target is not None or (lines is not None and any(one.nrr is not None for one in lines.lines)):
        found["target"] = target_part(snapshot, target, asked["by"], lines)
    if asked["costs"]:
        found["companions"] = companion_part(snapshot, costs_of(asked))
    return found


def costs_of(asked: Mapping[str, Any]) -> dict[str, float]:
    """Typed costs by name, margins as fractions."""
    found = {}
    for text in asked["costs"]:
        name, _, value = text.partition("=")
        if name not in COSTS:
            raise Refusal(f"there is no cost {name!r}; write one of {', '.join(COSTS)}")
        try:
            number = float(value.rstrip("%"))
        except ValueError:
            raise Refusal(f"{name} is a number, not {value!r}") from None
        found[name] = number / 100 if value.endswith("%") else number
    return found
