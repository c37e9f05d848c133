"""The sections of the board page, from the bridge to the outlook."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts import (
    Chart,
    Look,
    Measure,
    benchmark_bars,
    benchmark_picture,
    components,
    components_picture,
    curves,
    curves_picture,
    heatmap,
    layer_cake,
    layer_picture,
    logo_picture,
    logo_waterfall,
    outlook_picture,
    plan_picture,
    renewal_picture,
    scenario_lines,
    segment_bars,
    trend,
    trend_picture,
    waterfall,
    waterfall_picture,
)
from nrr.definitions import Policy
from nrr.export.boardbars import bar_pictures
from nrr.export.boardtables import heat_table, pack_table, segment_table
from nrr.export.figures import Choice, Figures, tabs
from nrr.export.markups import Html, lines, tag, text
from nrr.ground import plural
from nrr.packs import (
    Bars,
    Material,
    Note,
    Page,
    PlanBeside,
    RenewalsAhead,
    ScenarioStep,
    Section,
    Waterfall,
    chosen_groups,
    compared,
    large_groups,
)
from nrr.packs.bridgepages import step_table
from nrr.packs.outlookpages import MOST_SCENARIOS, outlook_table
from nrr.packs.shown import trend_shown
from nrr.retention import Grain, net_metric
from nrr.snapshots import CohortPart, Limits, SegmentPart, Snapshot, WindowPart

_GRAINS = {Grain.MONTH: "by month", Grain.QUARTER: "by quarter", Grain.YEAR: "by year"}
_MEASURES = {Measure.NRR: "Revenue", Measure.LOGOS: "Customers"}
_MOST_ATTRIBUTES = 8
_ALL_COHORTS = "All cohorts, every third month"
_COLOURS = "Net retention in % of starting revenue. Orange: below 100%, blue: above."


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section is drawn with."""

    snapshot: Snapshot
    look: Look
    figures: Figures

    @property
    def policy(self) -> Policy:
        """The definition in force."""
        return self.snapshot.view.policy


def framed(own: Section, inside: Html) -> Html:
    """A section of the plan: its number, its finding, how to read it, and where it comes from."""
    head = tag("p", text(f"{own.number} · {own.kicker}"), class_="kicker") + tag("h2", text(own.title))
    head += tag("p", text(own.subtitle), class_="subtitle")
    return tag("section", head + inside + tag("p", text(own.source), class_="source"), id=own.part)


def bridge_part(desk: Desk, page: Page) -> Html:
    """The waterfall of every window in money, the same in customers behind it; the lines of the pack below
    that of its period.
    """
    parts = [part for part in reversed(desk.snapshot.windows) if part.bridge is not None]
    own = [n for n, part in enumerate(parts) if part.headline.window == desk.snapshot.view.window]
    choices = [
        Choice(plural(part.headline.window.months, "month"), _bridge_panel(part, desk, page))
        for part in parts
    ]
    return tabs("bridge", "Period", choices, *own)


def _bridge_panel(part: WindowPart, desk: Desk, page: Page) -> Html:
    assert part.bridge is not None
    money = waterfall(part.bridge, desk.look, net_metric(desk.policy))
    logos = logo_waterfall(part.bridge, desk.look)
    picture = waterfall_picture(part.bridge, desk.look, money.alt)
    behind = desk.figures.folded(logos, logo_picture(part.bridge, logos.alt))
    if part.headline.window != desk.snapshot.view.window:
        return desk.figures.titled(money, picture) + behind
    (shown,) = page.pictures
    assert isinstance(shown, Waterfall)
    own = pack_table(step_table(shown, page.section.title))
    return desk.figures.place(money, picture, own) + _said(page.notes) + behind


def _said(notes: Sequence[Note]) -> Html:
    """The notes of a page of the pack, below its picture."""
    return "".join(tag("p", text(line), class_="caption") for note in notes for line in note.lines)


def trend_part(desk: Desk, page: Page) -> Html:
    """The trio over time and at quarter-ends; behind it the movements and whose revenue it is."""
    snapshot, look = desk.snapshot, desk.look
    shown = trend_shown(snapshot)
    chart = trend(shown, snapshot.view.window.months, look)
    inside = desk.figures.place(chart, trend_picture(shown, chart.alt))
    inside += "".join(pack_table(own, "quarters") for own in page.tables)
    if snapshot.steps:
        moved = components(snapshot.steps, look)
        inside += desk.figures.folded(moved, components_picture(snapshot.steps, look, moved.alt))
        cake = layer_cake(snapshot.layers, snapshot.months, look, desk.policy)
        layers = layer_picture(snapshot.layers, snapshot.months, look, desk.policy, cake.alt)
        inside += desk.figures.folded(cake, layers)
    return inside


def cohorts_part(desk: Desk, page: Page) -> Html:
    """Cohorts as in the pack, by every other grain and in customers, and their lines behind it."""
    grains = [part for part in desk.snapshot.cohorts if len(part.cohorts) > 1]
    choices = []
    for measure, name in _MEASURES.items():
        for part in grains:
            chart = heatmap(part, measure, desk.look, desk.policy)
            shown = heat_table(part, measure, desk.look, desk.policy, chart.title)
            inside = desk.figures.on_request(chart, shown)
            if measure is Measure.NRR and part.grain is Grain.QUARTER:
                inside = _followed(chart, shown, desk, page)
            choices.append(Choice(f"{name} {_GRAINS[part.grain]}", inside))
    # Quarters hold enough customers to be read and still show the newest ones.
    quarter = [n for n, choice in enumerate(choices) if choice.label.endswith(_GRAINS[Grain.QUARTER])][:1]
    inside = tabs("cohorts", "Cohort grain and measure", choices, *quarter)
    for part in [part for part in grains if part.grain is Grain.QUARTER] or grains[:1]:
        chart = curves(part, Measure.NRR, desk.look, desk.policy, _limits(part, desk.snapshot))
        inside += desk.figures.folded(chart, curves_picture(part, desk.look, desk.policy, chart.alt))
    return inside


def _limits(part: CohortPart, snapshot: Snapshot) -> dict[int, Limits]:
    """The 95% interval of all cohorts together by age, as far as the board holds it."""
    held = None if snapshot.chance is None else snapshot.chance.cohorts.get(str(part.grain))
    return {} if held is None else {int(age): pair for age, pair in held.together.get("nrr", {}).items()}


def _followed(chart: Chart, every: Html, desk: Desk, page: Page) -> Html:
    """The cohorts of the pack and each of them at one age; behind them all there are."""
    (own,) = page.tables
    bars = "".join(
        tag("figure", tag("h3", text(one.heading)) + bar_pictures(one))
        for one in page.pictures
        if isinstance(one, Bars)
    )
    whole = tag("details", tag("summary", text(_ALL_COHORTS)) + every)
    shown = desk.figures.on_request(chart, pack_table(own), _COLOURS)
    return shown + _said(page.notes) + bars + whole


def segments_part(desk: Desk, wanted: Sequence[str], page: Page) -> Html:
    """Retention by the chosen columns as in the pack; behind it every group of them and the other columns.
    Groups too small to show are counted and not named.
    """
    (own,), chosen = page.tables, chosen_groups(desk.snapshot, wanted)
    names = {part.attribute for part in chosen}
    more = [large for _, large in large_groups(desk.snapshot)][:_MOST_ATTRIBUTES]
    bars = "".join(
        tag("figure", tag("h3", "NRR and GRR") + bar_pictures(one))
        for one in page.pictures
        if isinstance(one, Bars)
    )
    inside = pack_table(own, "by-chosen") + _said(page.notes) + bars
    inside += _behind("Every group", desk, chosen, "by-chosen-whole")
    others = [part for part in more if part.attribute not in names]
    return inside + (_behind(plural(len(others), "more column"), desk, others, "by-others") if others else "")


def _behind(summary: str, desk: Desk, parts: Sequence[SegmentPart], name: str) -> Html:
    wholes = {whole.attribute: whole for whole, _ in large_groups(desk.snapshot)}
    inside = segment_table(parts, desk.snapshot, desk.look, name, "Retention by segment")
    inside += _charts_of(desk, parts, wholes)
    return tag("details", tag("summary", text(summary)) + inside)


def _charts_of(desk: Desk, parts: Sequence[SegmentPart], wholes: dict[str, SegmentPart]) -> Html:
    inside = ""
    for part in parts:
        chart = segment_bars(part, desk.look, desk.policy)
        inside += _left_out(wholes[part.attribute], part, desk.policy)
        button = desk.figures.on_request(chart, tag("h3", text(chart.title)))
        inside += tag("details", tag("summary", text(f"{part.attribute} as a chart")) + button)
    return inside


def _left_out(whole: SegmentPart, shown: SegmentPart, policy: Policy) -> Html:
    left = len(whole.segments) - len(shown.segments)
    if not left:
        return ""
    least = plural(policy.smallest_group, "customer")
    small = sum(one.bridge.opening_logos < policy.smallest_group for one in whole.segments)
    why = (
        f"of fewer than {least}"
        if left == small
        else f"so that none of fewer than {least} can be told from the rest"
    )
    words = f"{whole.attribute}: {plural(left, 'group')} left out, {why}."
    return tag("p", text(words), class_="caption")


def benchmarks_part(desk: Desk, material: Material, this_year: int, page: Page) -> Html:
    """The headline beside published figures, each with its source."""
    nrr, rows = desk.snapshot.main.headline.rates.nrr, compared(material.benchmarks)
    assert nrr is not None
    chart = benchmark_bars(nrr, "NRR", rows, this_year, desk.look)
    own = "".join(pack_table(table, "bands") for table in page.tables)
    picture = benchmark_picture(nrr, "NRR", rows, this_year, chart.alt)
    return own + _said(page.notes) + desk.figures.place(chart, picture)


def agreed_part(page: Page) -> Html:
    """What was agreed, with what was expected and what happened, and what each verdict rests on."""
    inside = "".join(pack_table(table, "agreed", "told", 1) for table in page.tables)
    return inside + "".join(lines("ul", note.lines) for note in page.notes)


def compared_part(page: Page) -> Html:
    """The bridges of two windows and their difference by line, and the groups in both."""
    shown = (pack_table(table, f"compared-{n}") for n, table in enumerate(page.tables))
    return "".join(shown) + _said(page.notes)


def renewals_part(desk: Desk, found: RenewalsAhead | None, page: Page) -> Html:
    """What comes up in twelve months, the next of them as a table, and what the amounts are."""
    assert found is not None, "the plan has this section only where something comes up"
    coming = [(one.label, one.up) for one in found.coming]
    (bars,) = page.pictures
    shown = tag("figure", renewal_picture(coming, len(found.soon), desk.look, bars.alt))
    return shown + "".join(map(pack_table, page.tables)) + _said(page.notes)


def plan_part(desk: Desk, found: PlanBeside | None, page: Page) -> Html:
    """Closing amounts planned and reached, the way between them, and how to read it."""
    assert found is not None, "the plan has this section only where one stands beside the book"
    (drawn,) = page.pictures
    ends = [(one.label, one.planned, one.actual) for one in found.course]
    shown = tag("figure", plan_picture(ends, desk.look, drawn.alt))
    tables = (pack_table(table, f"plan-{n}") for n, table in enumerate(page.tables))
    return shown + "".join(tables) + _said(page.notes)


def scenarios_part(desk: Desk, steps: Sequence[ScenarioStep]) -> Html:
    """Scenarios that start from the same rates in one picture, with what each assumes."""
    groups: dict[object, list[ScenarioStep]] = {}
    for step in steps:
        groups.setdefault((step.mode, step.today.arr_minor), []).append(step)
    shown = [
        group[n : n + MOST_SCENARIOS]
        for group in groups.values()
        for n in range(0, len(group), MOST_SCENARIOS)
    ]
    choices = [Choice(", ".join(step.name for step in group), _outlook(desk, group)) for group in shown]
    return tabs("scenarios", "Scenarios", choices)


def _outlook(desk: Desk, group: Sequence[ScenarioStep]) -> Html:
    today, mode, look = group[0].today, group[0].mode, desk.look
    courses = {step.name: step.scenario for step in group}
    first = desk.snapshot.view.window.closing
    charts = [scenario_lines(today, step.scenario, mode, look, step.name) for step in group]
    said = [f"{step.terms} {chart.title}".lstrip() for step, chart in zip(group, charts, strict=True)]
    alt = ". ".join(chart.title for chart in charts)
    inside = tag("figure", outlook_picture(today, courses, mode, first, look, alt))
    inside += pack_table(outlook_table(group, first, look, "Scenarios by year")) + lines("ul", said)
    for step, chart in zip(group, charts, strict=True):
        button = desk.figures.on_request(chart, tag("h3", text(chart.title)))
        inside += tag("details", tag("summary", text(f"{step.name} as a chart")) + button)
    return inside
