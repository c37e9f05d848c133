"""What stands on each page of a pack: pictures, tables and notes, the same for slides and paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nrr.charts import Look, look_of
from nrr.packs import (
    agreedpages,
    benchmarkpages,
    bridgepages,
    cohortpages,
    comparedpages,
    definitionpages,
    findingpages,
    outlookpages,
    planpages,
    renewalpages,
    restatedpages,
    segmentpages,
    trendpages,
)
from nrr.packs.findingpages import Told
from nrr.packs.parts import Part
from nrr.packs.pictures import Picture
from nrr.packs.plans import pack_of
from nrr.packs.records import Material, PackChoices, Section
from nrr.packs.shown import compared, followed_cohorts, too_few
from nrr.packs.tables import Note, Table
from nrr.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Page:
    """One section with its content; `told` are the findings of the first page."""

    section: Section
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    told: tuple[Told, ...] = ()


def pages_of(snapshot: Snapshot, choices: PackChoices, material: Material) -> tuple[Page, ...]:
    """Every page of the plan."""
    seen = _Seen(snapshot, choices, material, look_of(snapshot))
    return tuple(_PAGES[one.part](one, seen) for one in pack_of(snapshot, choices, material).sections)


@dataclass(frozen=True, slots=True)
class _Seen:
    snapshot: Snapshot
    choices: PackChoices
    material: Material
    look: Look


def _summary(section: Section, seen: _Seen) -> Page:
    shown = () if too_few(seen.snapshot) else findingpages.told(seen.snapshot.findings)
    return Page(section, told=shown)


def _restated(section: Section, seen: _Seen) -> Page:
    found = seen.material.restated
    assert found is not None
    tables = restatedpages.restated_tables(found, section.title)
    return Page(section, tables=tables, notes=restatedpages.restated_notes(found))


def _bridge(section: Section, seen: _Seen) -> Page:
    own = seen.snapshot.main.bridge
    assert own is not None
    shown = bridgepages.waterfall_of(own, seen.look, section.title)
    return Page(section, pictures=(shown,), notes=(bridgepages.bridge_note(own),))


def _compared(section: Section, seen: _Seen) -> Page:
    table = comparedpages.compared_table(seen.snapshot, seen.look, section.title)
    wanted = seen.choices.segments
    parts = comparedpages.compared_segments(seen.snapshot, wanted, seen.look, section.title)
    tables = (table,) if parts is None else (table, parts)
    return Page(section, tables=tables, notes=(comparedpages.compared_note(seen.snapshot, wanted),))


def _trend(section: Section, seen: _Seen) -> Page:
    table = trendpages.quarter_table(seen.snapshot, seen.look, section.title)
    lines = trendpages.trend_lines(seen.snapshot, section.title)
    return Page(section, (lines,), () if table is None else (table,))


def _plan(section: Section, seen: _Seen) -> Page:
    found = seen.material.plan
    assert found is not None
    parts = planpages.plan_segments(found, seen.look, section.title)
    aims = planpages.plan_segment_aims(found, section.title)
    return Page(
        section,
        (planpages.plan_lines(found, seen.look, section.title),),
        (
            planpages.plan_table(found, seen.look, section.title),
            *(one for one in (parts, aims) if one is not None),
        ),
        (planpages.plan_note(found, seen.snapshot),),
    )


def _cohorts(section: Section, seen: _Seen) -> Page:
    part = followed_cohorts(seen.snapshot)
    assert part is not None
    bars = cohortpages.cohort_bars(part, seen.snapshot, seen.look, section.title)
    return Page(
        section,
        () if bars is None else (bars,),
        (cohortpages.cohort_table(part, seen.snapshot, seen.look, section.title),),
        (cohortpages.cohort_note(part, seen.snapshot),),
    )


def _segments(section: Section, seen: _Seen) -> Page:
    wanted = seen.choices.segments
    return Page(
        section,
        (segmentpages.segment_rates(seen.snapshot, wanted, section.title),),
        (segmentpages.segment_table(seen.snapshot, wanted, seen.look, section.title),),
        (segmentpages.segment_note(seen.snapshot, wanted),),
    )


def _benchmarks(section: Section, seen: _Seen) -> Page:
    bands = benchmarkpages.bands_of(seen.snapshot)
    note = benchmarkpages.band_note(seen.snapshot, seen.look, bands)
    if not bands:
        rows = compared(seen.material.benchmarks)
        bars = benchmarkpages.row_bars(rows, seen.snapshot, section.title)
        return Page(section, bars, (benchmarkpages.row_table(rows, section.title),), (note,))
    table = benchmarkpages.band_table(bands, seen.snapshot, section.title)
    return Page(section, (benchmarkpages.band_bars(bands, section.title),), (table,), (note,))


def _findings(section: Section, seen: _Seen) -> Page:
    found, advice = seen.snapshot.findings, seen.material.advice
    table = findingpages.finding_table(found, advice, seen.look, section.title)
    beside = findingpages.finding_note(found, advice, seen.look, seen.snapshot.view.policy)
    return Page(section, tables=(table,), notes=(beside, findingpages.measured_note(found)))


def _agreed(section: Section, seen: _Seen) -> Page:
    found = seen.material.agreed
    table = agreedpages.agreed_table(found, seen.look, section.title)
    return Page(section, tables=(table,), notes=(agreedpages.agreed_note(found, seen.material.reading),))


def _renewals(section: Section, seen: _Seen) -> Page:
    found, snapshot, look = seen.material.renewals, seen.snapshot, seen.look
    assert found is not None
    return Page(
        section,
        (renewalpages.renewal_bars(found, look, section.title),),
        (renewalpages.renewal_table(found, snapshot, look, section.title),),
        (renewalpages.renewal_note(found, snapshot, look),),
    )


def _outlook(section: Section, seen: _Seen) -> Page:
    steps, closing = seen.material.scenarios, seen.snapshot.view.window.closing
    return Page(
        section,
        (outlookpages.outlook_lines(steps, closing, seen.look, section.title),),
        (outlookpages.outlook_table(steps, closing, seen.look, section.title),),
        (outlookpages.outlook_note(steps),),
    )


def _definitions(section: Section, seen: _Seen) -> Page:
    snapshot = seen.snapshot
    formulas = definitionpages.formula_table(snapshot, seen.look, section.title)
    checks = definitionpages.check_table(snapshot.checks, seen.look, section.title)
    return Page(
        section,
        tables=(formulas,) if checks is None else (formulas, checks),
        notes=(
            definitionpages.rules_note(snapshot),
            definitionpages.data_note(snapshot, seen.material.dated),
        ),
    )


_PAGES: Mapping[Part, Callable[[Section, _Seen], Page]] = MappingProxyType(
    {
        Part.SUMMARY: _summary,
        Part.RESTATED: _restated,
        Part.BRIDGE: _bridge,
        Part.COMPARED: _compared,
        Part.TREND: _trend,
        Part.PLAN: _plan,
        Part.COHORTS: _cohorts,
        Part.SEGMENTS: _segments,
        Part.BENCHMARKS: _benchmarks,
        Part.FINDINGS: _findings,
        Part.AGREED: _agreed,
        Part.RENEWALS: _renewals,
        Part.SCENARIOS: _outlook,
        Part.DEFINITIONS: _definitions,
    }
)
