"""The sections of the board on paper: the charts of the page as pictures or tables, its findings and
definitions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nrr.charts import (
    Chart,
    Look,
    Measure,
    benchmark_bars,
    components,
    logo_waterfall,
    scenario_lines,
    segment_bars,
    trend,
    waterfall,
)
from nrr.charts.cohortcells import measured
from nrr.charts.sentences import cohort_sentence, unknown_starts_sentence
from nrr.export.boards import BoardOptions
from nrr.export.boardtexts import ALERT_WORDS
from nrr.export.boardwords import (
    certainties,
    failed_first,
    formulas,
    later_findings,
    mark,
    stake,
    ties_said,
)
from nrr.export.grids import Grid, cohort_grid, plain_grid
from nrr.export.plots import Plot, rate_plot, stacked_plot, waterfall_plot
from nrr.findings import Rank
from nrr.packs import Part, compared, data_lines, large_groups
from nrr.retention import Grain, net_metric
from nrr.snapshots import Snapshot

_MOST_ATTRIBUTES, _MOST_SCENARIOS = 4, 4
_COHORT_CAPTION = "Net retention in percent by months since the first payment."
_SOURCE_COLUMNS = ["Source", "Band", "Low", "Median", "High", "Top"]


@dataclass(frozen=True, slots=True)
class Card:
    """A picture, which `alt` describes, or a table, between its finding and how to read it."""

    title: str
    caption: str = ""
    alt: str = ""
    plot: Plot | None = None
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as printed."""

    alert: str
    sentence: str
    stake: str
    why: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A short list under a heading, each line behind a mark."""

    heading: str
    lines: tuple[str, ...]
    mark: str = "–"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the board; it holds whatever of the three it has."""

    heading: str
    cards: tuple[Card, ...] = ()
    findings: tuple[Finding, ...] = ()
    lists: tuple[Lines, ...] = ()


def _drawn(chart: Chart, plot: Plot) -> Card:
    return Card(chart.title, chart.caption, chart.alt, plot)


def restated_on_paper(options: BoardOptions) -> Section:
    """The figures of the board before, then and now, and why."""
    found = options.restated
    if found is None:
        return Section(Part.RESTATED.heading)
    cards = tuple(Card(caption, grid=plain_grid(frame, names=2)) for caption, frame in found.tables)
    told = tuple(words for words in (found.sentence, *found.why, found.more) if words)
    return Section(found.title, cards, lists=(Lines("What changed", told),))


def bridges_on_paper(snapshot: Snapshot, look: Look) -> Iterator[Card]:
    """The bridge in money and in customers."""
    bridge = snapshot.main.bridge
    if bridge is not None:
        for chart in (
            waterfall(bridge, look, net_metric(snapshot.view.policy)),
            logo_waterfall(bridge, look),
        ):
            yield _drawn(chart, waterfall_plot(chart))


def courses_on_paper(snapshot: Snapshot, look: Look) -> Iterator[Card]:
    """The trio over time, and the movements of every month."""
    if len(snapshot.trend) > 1:
        chart = trend(snapshot.trend, snapshot.view.window.months, look)
        yield _drawn(chart, rate_plot(chart))
    if snapshot.steps:
        chart = components(snapshot.steps, look)
        yield _drawn(chart, stacked_plot(chart))


def cohorts_on_paper(snapshot: Snapshot, look: Look) -> Iterator[Card]:
    """Cohorts by quarter."""
    policy = snapshot.view.policy
    for part in snapshot.cohorts:
        if part.grain is Grain.QUARTER and len(part.cohorts) > 1:
            grid = cohort_grid(part, look, policy)
            title = cohort_sentence(part, Measure.NRR, measured(part, Measure.NRR, look), policy)
            if grid.texts:
                caption = f"{_COHORT_CAPTION} {unknown_starts_sentence(snapshot)}".rstrip()
                yield Card(title, caption, grid=grid)


def segments_on_paper(snapshot: Snapshot, look: Look) -> Iterator[Card]:
    """Every attribute as a table."""
    for _, large in large_groups(snapshot)[:_MOST_ATTRIBUTES]:
        chart = segment_bars(large, look, snapshot.view.policy)
        yield Card(chart.title, grid=plain_grid(chart.table))


def benchmarks_on_paper(snapshot: Snapshot, options: BoardOptions, look: Look) -> Iterator[Card]:
    """The published rows beside NRR, each with its source."""
    nrr, rows = snapshot.main.headline.rates.nrr, compared(options.benchmarks)
    if nrr is not None and rows:
        chart = benchmark_bars(nrr, "NRR", rows, options.this_year, look)
        yield Card(chart.title, grid=plain_grid(chart.table[_SOURCE_COLUMNS], names=2))


def scenarios_on_paper(options: BoardOptions, look: Look) -> Iterator[Card]:
    """Every scenario against today's course, after one, two and three years."""
    for step in options.scenarios[:_MOST_SCENARIOS]:
        chart = scenario_lines(step.today, step.scenario, step.mode, look, step.name)
        yield Card(f"{step.name}: {chart.title}", step.terms, grid=plain_grid(chart.table))


def findings_on_paper(snapshot: Snapshot, look: Look) -> Section:
    """The most urgent with the rule and the evidence behind them, the others in a line each."""
    first = [one for one in snapshot.findings if one.rank is Rank.FIRST]
    later = tuple(later_findings(snapshot.findings))
    return Section(
        Part.FINDINGS.heading,
        findings=tuple(
            Finding(ALERT_WORDS[one.severity], one.sentence, stake(one, look), one.why, tuple(one.evidence))
            for one in first
        ),
        lists=(Lines("Further findings", later),) if later else (),
    )


def definitions_on_paper(snapshot: Snapshot) -> Section:
    """Formulas with this window's numbers, the policy, the data and the checks."""
    said = tuple(certainties(snapshot))
    sure = (Lines("How sure", said),) if said else ()
    doubts = tuple(f"✗ {alarm.label}: {alarm.what}" for alarm in snapshot.alarms)
    checks = (ties_said(snapshot.checks), *doubts, *map(mark, failed_first(snapshot.checks)))
    return Section(
        Part.DEFINITIONS.heading,
        lists=(
            Lines("Formulas", tuple(formulas(snapshot))),
            Lines("Definitions in force", tuple(snapshot.view.policy.sentences)),
            *sure,
            Lines("Data", tuple(data_lines(snapshot))),
            Lines("Checks", checks, mark=""),
        ),
    )
