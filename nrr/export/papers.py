"""The board on paper: the same sentences, tables and pictures as its page, as a PDF of A4 pages.

The pages are set by `paper.typ` from one JSON object, in which every text stays a text. The same snapshot and
options always give the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

import msgspec
import typst

from nrr.charts import Look, Tone, colour_of, look_of
from nrr.export.boards import BoardOptions
from nrr.export.boardwords import (
    RateCard,
    doubted,
    foot,
    headline,
    moments,
    rate_cards,
    untied,
)
from nrr.export.paperparts import (
    Section,
    benchmarks_on_paper,
    bridges_on_paper,
    cohorts_on_paper,
    courses_on_paper,
    definitions_on_paper,
    findings_on_paper,
    restated_on_paper,
    scenarios_on_paper,
    segments_on_paper,
)
from nrr.ground import Refusal
from nrr.packs import Part, too_few
from nrr.snapshots import Snapshot

_UNPRINTABLE = re.compile(r'the text `"(\\u\{\w+\}|.)[^`]*` could not be displayed')


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of the trio and the colour it has everywhere."""

    card: RateCard
    colour: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything `paper.typ` prints."""

    title: str
    headline: str
    moments: tuple[str, ...]
    note: str
    banner: str
    rates: tuple[Rate, ...]
    doubts: tuple[str, ...]
    untied: str
    stamp: str
    sections: tuple[Section, ...]
    foot: str


def board_paper(snapshot: Snapshot, options: BoardOptions) -> bytes:
    """The PDF of a snapshot under the publisher's options; the sections and cautions are those of the board
    page.

    It keeps to PDF/UA-1, so that it can be read aloud. Refusal where no font of the machine has some letter.
    """
    try:
        return typst.compile(
            files("nrr.export").joinpath("paper.typ").read_bytes(),
            sys_inputs={"paper": msgspec.json.encode(_paper(snapshot, options)).decode()},
            timestamp=datetime.fromisoformat(snapshot.made_at),
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        letter = _UNPRINTABLE.search(str(error))
        if letter is None:
            raise
        raise Refusal(
            f"No font on this server has the letter {letter[1]}. Install one that does, such as Noto, "
            "or take the page or the slides, which use the fonts of whoever opens them."
        ) from error


def _paper(snapshot: Snapshot, options: BoardOptions) -> Paper:
    return Paper(
        title=snapshot.title,
        headline=headline(snapshot),
        moments=tuple(moments(snapshot, options.expires)),
        note=options.note,
        banner=options.banner,
        rates=tuple(Rate(card, colour_of(card.key, Tone.LIGHT)) for card in rate_cards(snapshot)),
        doubts=doubted(snapshot),
        untied=untied(snapshot.checks),
        stamp=snapshot.stamp,
        sections=tuple(_sections(snapshot, options)),
        foot=foot(snapshot),
    )


def _sections(snapshot: Snapshot, options: BoardOptions) -> Iterator[Section]:
    for part in Part:
        if part in options.pack.parts and (part is Part.DEFINITIONS or not too_few(snapshot)):
            found = _section(part, snapshot, options, look_of(snapshot))
            if found.cards or found.findings or found.lists:
                yield found


def _section(part: Part, snapshot: Snapshot, options: BoardOptions, look: Look) -> Section:
    match part:
        case Part.RESTATED:
            return restated_on_paper(options)
        case Part.BRIDGE:
            return Section(part.heading, tuple(bridges_on_paper(snapshot, look)))
        case Part.TREND:
            return Section(part.heading, tuple(courses_on_paper(snapshot, look)))
        case Part.COHORTS:
            return Section(part.heading, tuple(cohorts_on_paper(snapshot, look)))
        case Part.SEGMENTS:
            return Section(part.heading, tuple(segments_on_paper(snapshot, look)))
        case Part.BENCHMARKS:
            return Section(part.heading, tuple(benchmarks_on_paper(snapshot, options, look)))
        case Part.SCENARIOS:
            return Section(part.heading, tuple(scenarios_on_paper(options, look)))
        case Part.FINDINGS:
            return findings_on_paper(snapshot, look)
        case Part.SUMMARY | Part.DEFINITIONS:
            return definitions_on_paper(snapshot) if part is Part.DEFINITIONS else Section(part.heading)
