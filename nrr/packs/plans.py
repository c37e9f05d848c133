"""The plan of a pack: which sections it has, in which order, and what stands above and below each.

    pack = pack_of(snapshot, choices, material)
    for section in pack.sections:
        draw(section.number, section.kicker, section.title, section.subtitle, section.footer)

The web board, PDF, PowerPoint and Excel all walk through the same plan, so that "page 4" is the same page
to everyone. A section without data is not in it and the numbers close up.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from nrr.benchmarks import BenchmarkSource, cited
from nrr.charts import look_of
from nrr.ground import count, moment_label, plural
from nrr.packs.benchmarkpages import bands_of
from nrr.packs.comparedpages import two_bridges
from nrr.packs.parts import Part
from nrr.packs.records import Material, Pack, PackChoices, Section
from nrr.packs.shown import chosen_groups, compared, followed_cohorts, too_few, trend_shown
from nrr.packs.titles import listed, title_of
from nrr.packs.words import pack_words
from nrr.snapshots import Snapshot

_MOST_LETTERS = 72
"""Of a file's name at the foot of a page."""
_ALWAYS = frozenset({Part.SUMMARY, Part.DEFINITIONS})
"""What a book too small to show a rate still has."""


def pack_of(snapshot: Snapshot, choices: PackChoices, material: Material | None = None) -> Pack:
    """The plan of a snapshot under its publisher's choices; the same input always gives the same plan."""
    beside = Material() if material is None else material
    subject = pack_words().pack["subject"].format(month=snapshot.view.window.closing.label)
    parts = [part for part in _ordered(choices.parts) if _has_data(part, snapshot, choices, beside)]
    sections = tuple(
        _section(number, part, snapshot, choices, beside) for number, part in enumerate(parts, start=1)
    )
    return Pack(snapshot.title, choices.company, subject, sections)


def _ordered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """As chosen, each once, the summary first."""
    return tuple(dict.fromkeys((Part.SUMMARY, *parts)))


def _has_data(part: Part, snapshot: Snapshot, choices: PackChoices, material: Material) -> bool:
    if part in _ALWAYS:
        return True
    return not too_few(snapshot) and _HELD[part](snapshot, choices, material)


_Held = Callable[[Snapshot, PackChoices, Material], bool]
_HELD: Mapping[Part, _Held] = MappingProxyType(
    {
        Part.RESTATED: lambda _, __, material: material.restated is not None,
        Part.BRIDGE: lambda snapshot, _, __: snapshot.main.bridge is not None,
        Part.COMPARED: lambda snapshot, _, __: two_bridges(snapshot) is not None,
        Part.TREND: lambda snapshot, _, __: sum(p.rates.nrr is not None for p in snapshot.trend) > 1,
        Part.PLAN: lambda _, __, material: material.plan is not None,
        Part.COHORTS: lambda snapshot, _, __: followed_cohorts(snapshot) is not None,
        Part.SEGMENTS: lambda snapshot, choices, _: bool(chosen_groups(snapshot, choices.segments)),
        Part.BENCHMARKS: lambda snapshot, _, material: (
            snapshot.main.headline.rates.nrr is not None and bool(compared(material.benchmarks))
        ),
        Part.FINDINGS: lambda snapshot, _, __: bool(snapshot.findings),
        Part.AGREED: lambda _, __, material: bool(material.agreed),
        Part.RENEWALS: lambda _, __, material: material.renewals is not None,
        Part.SCENARIOS: lambda _, __, material: bool(material.scenarios),
    }
)


def _section(
    number: int, part: Part, snapshot: Snapshot, choices: PackChoices, material: Material
) -> Section:
    words = pack_words().parts[part]
    source = _source(part, snapshot, choices, material)
    shortened = replace(choices, source=_shortened(choices.source))
    return Section(
        number=number,
        part=part,
        kicker=words.kicker.format(basis=snapshot.view.basis),
        title=title_of(part, snapshot, choices, material),
        subtitle=_subtitle(part, snapshot, material),
        source=source,
        footer=_footer(_source(part, snapshot, shortened, material), snapshot, choices),
    )


def _subtitle(part: Part, snapshot: Snapshot, material: Material) -> str:
    """Period, unit, comparison and how to read; a filter is said on every page."""
    words, window, look = pack_words().parts[part], snapshot.view.window, look_of(snapshot)
    pattern, before, view = words.subtitle, snapshot.previous, snapshot.view
    if part is Part.SUMMARY and before is None:
        pattern = words.first
    bridge = snapshot.main.bridge
    if part is Part.BRIDGE and bridge is not None and bridge.closing == bridge.retained:
        pattern = words.alone
    said = pattern.format(
        months=plural(window.months, "month"),
        period=window.label,
        opening=window.opening.label,
        before=window.opening.label if before is None else before.window.closing.label,
        against=view.against.stamp,
        closing=window.closing.label,
        first=trend_shown(snapshot)[0].month.label if snapshot.trend else "",
        unit=look.unit,
        basis=look.basis,
        since="" if material.restated is None else material.restated.since,
        until="" if material.renewals is None else material.renewals.soon[-1].until.label,
        stamp=snapshot.stamp,
    )
    return ". ".join([*_filters(snapshot), said])


def _filters(snapshot: Snapshot) -> list[str]:
    pattern = pack_words().pack["filter"]
    return [pattern.format(name=name, values=listed(values)) for name, values in snapshot.view.where]


def _source(part: Part, snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    words, book = pack_words().pack, snapshot.book
    own = words["source"].format(
        source=choices.source or words["unnamed_source"], first=book.first.label, last=book.last.label
    )
    rows = compared(material.benchmarks) if part is Part.BENCHMARKS else []
    bands = bands_of(snapshot) if rows else ()
    shown = [band.row for band in bands] or rows
    return f"{own}. {_published(cited(shown[0]))}" if shown else own


def _published(source: BenchmarkSource) -> str:
    """Publisher or study, year, sample and basis of what stands first."""
    words = pack_words().pack
    companies = words["any_companies"]
    if source.companies is not None:
        companies = words["companies"].format(count=count(source.companies))
    return words["benchmark_source"].format(
        title=source.named,
        year=words["undated"] if source.year is None else source.year,
        companies=companies,
        basis=source.basis,
    )


def _footer(source: str, snapshot: Snapshot, choices: PackChoices) -> tuple[str, ...]:
    """Whose, what, whence and when; a line never ends inside a month or a day."""
    words, book, closing = pack_words().pack, snapshot.book, snapshot.view.window.closing.label
    subject = words["subject"].format(month=closing)
    published = _unbroken(words["published"].format(day=moment_label(snapshot.made_at)))
    for month in (book.first.label, book.last.label, closing):
        source, subject = (said.replace(month, _unbroken(month)) for said in (source, subject))
    return tuple(said for said in (choices.company, subject, source, published) if said)


def _shortened(name: str) -> str:
    """A long name of a file without its middle: its ending says what it is."""
    return name if len(name) <= _MOST_LETTERS else f"{name[: _MOST_LETTERS - 21]}…{name[-20:]}"


def _unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")
