"""Scenarios as records: named, compared, written to JSON with a schema check, and to a short address text.

What comes back from a file or an address is hostile until checked: unknown names, wrong types, numbers
out of range and too many scenarios are listed as Problems, and nothing half-read is used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from math import isfinite

import msgspec

from nrr.ground import Place, Problem, Severity
from nrr.scenarios.levers import USUAL_STEP, Flow, Levers, Mode, PriceStep, Shift

VERSION = 1
_MOST_SCENARIOS = 50
_MOST_BYTES = 1_000_000
_LONGEST_NAME = 80
_LONGEST_REASON = 400
_MOST_MONEY = 1e17


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name and what it moves; `by` is the attribute whose segments have levers of their own, "" without
    any.

    `reason` says where its numbers come from, where they do not speak for themselves.
    """

    name: str
    levers: Levers
    mode: Mode = Mode.ANNUAL
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """What a scenario file holds."""

    version: int
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class ScenarioReading:
    """Scenarios read from a file, or the Problems that kept them out."""

    scenarios: tuple[Scenario, ...]
    problems: tuple[Problem, ...]


def named_scenarios(
    observed: Flow, history: Sequence[Flow], today: Levers, mode: Mode = Mode.ANNUAL
) -> tuple[Scenario, ...]:
    """Base, Low and High around `today`, which moves no rate and holds the new and returning revenue.

    Low and High repeat the worst and the best of the own trailing 12 months. With fewer than two of them
    to choose from, they move churn and expansion by two points a year.
    """
    low, high = _extremes(observed, history, mode)
    return (
        Scenario("Base", today, mode),
        Scenario("Low", replace(today, everywhere=low), mode),
        Scenario("High", replace(today, everywhere=high), mode),
    )


def encode_scenarios(scenarios: Sequence[Scenario]) -> bytes:
    """JSON with a version, readable by people."""
    return msgspec.json.format(msgspec.json.encode(ScenarioFile(VERSION, tuple(scenarios))), indent=2)


def decode_scenarios(data: bytes, name: str = "scenarios") -> ScenarioReading:
    """Scenarios from JSON; anything that does not fit the schema is a Problem with its place in the file."""
    if len(data) > _MOST_BYTES:
        return _refused(name, f"The file is larger than {_MOST_BYTES // 1000} kB.")
    try:
        held = msgspec.json.decode(data, type=ScenarioFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        return _refused(name, f"The file is not a scenario file: {fault}.")
    if held.version != VERSION:
        return _refused(name, f"The file has version {held.version}; this app reads version {VERSION}.")
    faults = list(_unknown(msgspec.json.decode(data), msgspec.to_builtins(held), "$"))
    faults += [fault for scenario in held.scenarios for fault in _faults(scenario)]
    if len(held.scenarios) > _MOST_SCENARIOS:
        faults.append(f"There are {len(held.scenarios)} scenarios; {_MOST_SCENARIOS} are the most")
    names = [scenario.name for scenario in held.scenarios]
    faults += [
        f"The name {label!r} is used twice" for label in sorted({n for n in names if names.count(n) > 1})
    ]
    if faults:
        return ScenarioReading((), tuple(_problem(name, f"{fault}.") for fault in faults))
    return ScenarioReading(held.scenarios, ())


def _unknown(given: object, held: object, place: str) -> Iterator[str]:
    """Every key of the file that means nothing here: a misspelt lever must not pass as no lever."""
    if isinstance(given, dict) and isinstance(held, dict):
        for key, value in given.items():
            if key in held:
                yield from _unknown(value, held[key], f"{place}.{key}")
            else:
                yield f"{place} has a field {key[:40]!r} that means nothing here"
    elif isinstance(given, list) and isinstance(held, list | tuple):
        for index, pair in enumerate(zip(given, held, strict=True)):
            yield from _unknown(*pair, f"{place}[{index}]")


def lever_faults(levers: Levers) -> tuple[str, ...]:
    """Which numbers are out of range, in words; empty for sound levers."""
    return tuple(
        f"{label} is {value:g}, outside {low:g} to {high:g}"
        for label, value, low, high in _ranges(levers)
        if not (isfinite(value) and low <= value <= high)
    )


def _faults(scenario: Scenario) -> list[str]:
    named = (
        [] if 0 < len(scenario.name) <= _LONGEST_NAME else ["A scenario needs a name of 1 to 80 characters"]
    )
    if len(scenario.reason) > _LONGEST_REASON:
        named.append(f"The reason of a scenario has at most {_LONGEST_REASON} characters")
    return named + [f"Scenario {scenario.name!r}: {fault}" for fault in lever_faults(scenario.levers)]


def _ranges(levers: Levers) -> Iterator[tuple[str, float, float, float]]:
    """Every number of the levers with its label and limits."""
    for where, shift in (("all segments", levers.everywhere), *levers.by_segment.items()):
        for item in fields(shift):
            value = getattr(shift, item.name)
            if value is not None:
                yield f"{item.name} of {where}", value, -10.0, 10.0
    for label, amount in (("new", levers.new_arr_minor), ("returning", levers.returning_arr_minor)):
        if amount is not None:
            yield f"{label} revenue", amount, 0.0, _MOST_MONEY
    yield "growth of new revenue", levers.new_growth, -1.0, 10.0
    yield "share that returns", levers.return_share, 0.0, 1.0
    yield from _price_ranges(levers.price)


def _price_ranges(step: PriceStep | None) -> Iterator[tuple[str, float, float, float]]:
    if step is not None:
        yield "price step", step.uplift, -1.0, 10.0
        yield "share affected by the price step", step.share_affected, 0.0, 1.0
        yield "extra churn from the price step", step.extra_churn, 0.0, 1.0
        yield "month of the price step", step.month, 1, 120


def _extremes(observed: Flow, history: Sequence[Flow], mode: Mode) -> tuple[Shift, Shift]:
    if len(history) < 2:
        step = USUAL_STEP / mode.steps_a_year
        return Shift(-step, 0.0, step), Shift(step, 0.0, -step)
    worst, best = min(history, key=lambda flow: flow.nrr), max(history, key=lambda flow: flow.nrr)
    return _between(observed, worst), _between(observed, best)


def _between(here: Flow, there: Flow) -> Shift:
    return Shift(
        there.expansion - here.expansion, there.contraction - here.contraction, there.churn - here.churn
    )


def _refused(name: str, what: str) -> ScenarioReading:
    return ScenarioReading((), (_problem(name, what),))


def _problem(name: str, what: str) -> Problem:
    return Problem(
        code="scenario_file",
        severity=Severity.ERROR,
        what=what,
        remedy="Download a scenario from the What-if page and change only its numbers.",
        did="No scenario of the file was used.",
        place=Place(file=name),
    )
