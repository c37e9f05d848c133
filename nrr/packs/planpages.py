"""The plan of a pack: closing amounts planned and reached as lines, and the way from plan to actual."""

from collections.abc import Mapping

from nrr.charts import Look, Tone, colour_of
from nrr.charts.colours import quiet
from nrr.comparisons import companions
from nrr.ground import count, percent
from nrr.packs.outlookpages import money_marks
from nrr.packs.pictures import Line, Lines
from nrr.packs.planned import PlanBeside
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import note_of, text_of
from nrr.plans import AIMS, CUSTOMERS, Aim, PlanBridge
from nrr.snapshots import Snapshot

STEPS = (
    "opening",
    "new",
    "reactivation",
    "expansion",
    "contraction",
    "churn",
    "not_split_in_plan",
    "fx",
    "transfers",
    "plan_does_not_foot",
)
MOST_SEGMENTS = 6


def plan_lines(found: PlanBeside, look: Look, title: str) -> Lines:
    """Planned and actual closing amounts by period; the axis does not begin at zero."""
    courses = {
        text_of("plan"): [one.planned for one in found.course],
        text_of("actual"): [one.actual for one in found.course],
    }
    units = {name: tuple(_units(value, look) for value in values) for name, values in courses.items()}
    known = [value for values in units.values() for value in values if value is not None]
    low, high, marks = money_marks(min(known), max(known), look)
    colours = {text_of("plan"): quiet(Tone.LIGHT), text_of("actual"): colour_of("nrr", Tone.LIGHT)}
    lines = tuple(
        Line(
            name=name,
            values=values,
            colour=colours[name],
            end=f"{name} {look.short(_last(courses[name]))}",
            heavy=name == text_of("actual"),
            dashed=name == text_of("plan"),
        )
        for name, values in units.items()
        if any(value is not None for value in values)
    )
    alt = f"{title}. Line chart by period: {', '.join(line.end for line in lines)}."
    return Lines(tuple(one.label for one in found.course), lines, marks, low, high, "#,##0", alt)


def _units(value: int | None, look: Look) -> float | None:
    return None if value is None else look.units(value)


def _last(values: list[int | None]) -> int:
    return next(value for value in reversed(values) if value is not None)


def plan_table(found: PlanBeside, look: Look, title: str) -> Table:
    """Plan, every line's effect on revenue, and actual: of the last complete period, and to date."""
    bridges = found.bridges

    def row(label: str, amounts: list[int], role: Role = Role.PLAIN) -> Row:
        return Row((label, *(whole(amount, look.basis) for amount in amounts)), role)

    rows = [row(text_of("plan"), [one.plan_closing for one in bridges.values()], Role.TOTAL)]
    rows += [row(text_of(f"plan_{key}"), values) for key, values in steps_shown(found).items()]
    rows.append(row(text_of("actual"), [one.actual_closing for one in bridges.values()], Role.TOTAL))
    rows.append(row(text_of("variance"), [one.variance for one in bridges.values()]))
    rows.append(Row((text_of("of_plan"), *(percent(one.variance_share) for one in bridges.values()))))
    return Table(
        heads=(text_of("plan_to_actual"), *bridges),
        rows=tuple(rows),
        widths=(2.0, *(1.4 for _ in bridges)),
        alt=f"{title}. Table from plan to actual.",
    )


def plan_segments(found: PlanBeside, look: Look, title: str) -> Table | None:
    """Planned and actual closing amounts to date by segment, as many as one page has room for."""
    shown = dict(list(found.segments.items())[:MOST_SEGMENTS])
    if not shown:
        return None
    rows = [
        Row((name, *amounts, percent(one.variance_share)))
        for name, one in shown.items()
        for amounts in [[whole(value, look.basis) for value in segment_amounts(one)]]
    ]
    heads = tuple(text_of(key) for key in ("plan", "actual", "difference_of_lines", "of_plan"))
    return Table(
        heads=(found.attribute, *heads),
        rows=tuple(rows),
        widths=(2.0, 1.4, 1.4, 1.6, 1.1),
        alt=f"{title}. Plan and actual by {found.attribute}.",
        wide_only=(4,),
    )


def segment_aims(found: PlanBeside) -> Mapping[str, Mapping[str, Aim | None]]:
    """By segment every rate or number of customers that any of them aims at, of as many as a page has room
    for.
    """
    shown = [name for name in list(found.segments)[:MOST_SEGMENTS] if name in found.segment_aims]
    aims = [aim for aim in AIMS if any(aim in found.segment_aims[name] for name in shown)]
    return {name: {aim: found.segment_aims[name].get(aim) for aim in aims} for name in shown}


def plan_segment_aims(found: PlanBeside, title: str) -> Table | None:
    """Rates and customers aimed at and reached by segment, a pair of columns each; None without any."""
    told = segment_aims(found)
    if not told:
        return None
    rows = [
        Row((name, *(text for aim, one in own.items() for text in _pair(aim, one))))
        for name, own in told.items()
    ]
    aims = list(next(iter(told.values())))
    ends = ("aim_planned", "aim_reached")
    return Table(
        heads=(found.attribute, *(text_of(end, what=_head(aim)) for aim in aims for end in ends)),
        rows=tuple(rows),
        widths=(2.0, *(1.3 for _ in range(2 * len(aims)))),
        alt=f"{title}. Rates and customers planned and reached by {found.attribute}.",
    )


def _head(aim: str) -> str:
    return text_of(f"plan_{aim}" if aim != CUSTOMERS else "customers")


def _pair(name: str, one: Aim | None) -> tuple[str, str]:
    return ("", "") if one is None else (_said(name, one.planned), _said(name, one.actual))


def _said(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return count(round(value)) if name == CUSTOMERS else percent(value)


def segment_amounts(one: PlanBridge) -> tuple[int, int, int]:
    """Planned and actual closing, and their difference."""
    return one.plan_closing, one.actual_closing, one.variance


def _aims_said(found: PlanBeside) -> list[str]:
    """Rates and customers of the last complete period, aimed at and reached."""
    told = []
    for name, one in found.aims.items():
        if one.actual is not None:
            said = _pair(name, one)
            told.append(text_of("plan_aim", what=text_of(f"plan_{name}"), planned=said[0], actual=said[1]))
    period = next(iter(found.bridges))
    return [note_of("plan_aims", period=period, told=", ".join(told))] if told else []


def steps_shown(found: PlanBeside) -> Mapping[str, list[int]]:
    """By line its effect in every bridge; lines that are nothing everywhere are left out."""
    told = {key: [one.steps.get(key, 0) for one in found.bridges.values()] for key in STEPS}
    return {key: values for key, values in told.items() if any(values)}


def plan_note(found: PlanBeside, snapshot: Snapshot) -> Note:
    """How signs read, what follows from the other lines, what is not complete, and ratios from costs."""
    lines = [note_of("plan_signs", basis=snapshot.view.basis)]
    if found.derived:
        lines.append(
            note_of("plan_derived", names=", ".join(text_of(f"plan_{one}") for one in found.derived))
        )
    if found.open_periods:
        lines.append(note_of("plan_open", names=", ".join(found.open_periods)))
    lines += _aims_said(found)
    if found.hidden:
        lines.append(text_of("hidden", least=snapshot.view.policy.smallest_group))
    if len(found.segments) > MOST_SEGMENTS:
        several = {"count": MOST_SEGMENTS, "all": len(found.segments), "attribute": found.attribute}
        lines.append(text_of("largest", **several))
    return Note((*lines, *_ratios(found.costs, snapshot)), text_of("how_to_read"))


def _ratios(costs: Mapping[str, float], snapshot: Snapshot) -> list[str]:
    """Ratios that the typed costs give for the window of the pack, with these costs."""
    bridge, months = snapshot.main.bridge, snapshot.view.window.months
    if bridge is None or not costs:
        return []
    found = companions(bridge, months, costs)
    value, forty, own = found.ltv_cac, found.rule_of_40, found.replacement_cost.own_cost
    told = [] if value.ltv_cac is None else [f"LTV:CAC {value.ltv_cac:.1f}x{_thin(thin=value.thin)}"]
    told += [] if forty.score is None else [f"Rule of 40 {percent(forty.score)}"]
    told += [] if own is None else [text_of("replacing", basis=snapshot.view.basis, amount=count(round(own)))]
    return [note_of("plan_costs", ratios=", ".join(told), costs=costs_said(costs))] if told else []


def _thin(*, thin: bool) -> str:
    return f" ({text_of('few_customers')})" if thin else ""


def costs_said(costs: Mapping[str, float]) -> str:
    """S&M 540,000, gross margin 80%."""
    parts = [f"S&M {count(round(costs['sales_marketing']))}"] if "sales_marketing" in costs else []
    for name in ("gross_margin", "profit_margin"):
        parts += [f"{name.replace('_', ' ')} {percent(costs[name])}"] if name in costs else []
    return ", ".join(parts)
