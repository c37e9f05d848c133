"""The pack on paper: the pages of its plan, one a sheet, landscape, as a PDF.

The sheets are set by `paper.typ` from one JSON object, in which every text stays a text. The same snapshot
and options always give the same bytes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import msgspec
import typst

from nrr.charts import Tone, colour_of, look_of
from nrr.export.boards import BoardOptions
from nrr.export.boardtiles import Tile, tiles
from nrr.export.cautions import cautions
from nrr.export.tablewidths import column_widths, easily_read
from nrr.export.textwidths import cut_middle
from nrr.ground import Refusal
from nrr.packs import Bars, Lines, Page, PaperSize, Part, Picture, Table, pages_of, spread, text_of
from nrr.snapshots import Snapshot

_UNPRINTABLE = re.compile(r"the text `\"(\\u\{\w+\}|.)[^`]*` could not be displayed")
_ASIAN = "cvttf_NotoSansCJK_Regular"
"""The package of the extra `cjk`: one font file beside its module."""
_LABEL_SHARE = 0.075
_SPLITS = {
    Part.COHORTS: 0.72,
    Part.SEGMENTS: 0.68,
    Part.BENCHMARKS: 0.46,
    Part.RENEWALS: 0.6,
    Part.SCENARIOS: 0.5,
    Part.PLAN: 0.5,
    Part.DEFINITIONS: 0.5,
}
_TABLE_AT_RIGHT = frozenset({Part.BENCHMARKS, Part.RENEWALS, Part.SCENARIOS, Part.PLAN})
_WIDTHS = {PaperSize.A4: 267 / 25.4, PaperSize.LETTER: 249.4 / 25.4}
_GUTTER, _INSET, _SIZES = 8 / 25.4, 1.4 / 25.4, (12.0, 11.0, 10.0, 9.0, 8.5, 8.0)
_NAMES, _NAME_SIZE = 0.36, 8.5
"""The share of lying bars that their names have, on two lines."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture under the name of its kind; `ends` are where the labels of lines stand."""

    kind: str
    picture: Picture
    ends: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Tinted:
    """A figure of the first sheet and the colour it has everywhere."""

    tile: Tile
    colour: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What stands before the figures."""

    text: str
    warning: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with what only paper has; `split` is the share of its width that the left half has, `sizes`
    the largest type in points at which each table is wide enough.
    """

    page: Page
    drawn: tuple[Drawn, ...]
    sizes: tuple[float, ...] = ()
    tiles: tuple[Tinted, ...] = ()
    split: float = 1.0
    cautions: tuple[Caution, ...] = ()
    contents: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything `paper.typ` prints."""

    title: str
    company: str
    subject: str
    size: str
    words: dict[str, str]
    sheets: tuple[Sheet, ...]
    logo: tuple[int, ...] = ()


def board_paper(snapshot: Snapshot, options: BoardOptions) -> bytes:
    """The PDF of a snapshot under the publisher's options; sections and cautions are those of every form.

    It keeps to PDF/UA-1, so that it can be read aloud. Refusal where no font of the machine has some letters.
    """
    try:
        return typst.compile(
            files("nrr.export").joinpath("paper.typ").read_bytes(),
            sys_inputs={"paper": msgspec.json.encode(_paper(snapshot, options)).decode()},
            timestamp=datetime.fromisoformat(snapshot.made_at),
            pdf_standards=["ua-1"],
            font_paths=_fonts(),
        )
    except typst.TypstError as error:
        letters = dict.fromkeys(_UNPRINTABLE.findall(error.diagnostic))
        if not letters:
            raise
        raise Refusal(
            f"No font on this server has the letter{'s' if len(letters) > 1 else ''} {', '.join(letters)}. "
            "Install one that does, such as fonts-noto-cjk or the extra cjk, or take the page or the slides, "
            "which use the fonts of whoever opens them."
        ) from error


@cache
def _fonts() -> typst.Fonts:
    """The machine's fonts and that of the extra, looked for once."""
    found = find_spec(_ASIAN)
    beside = [] if found is None or found.origin is None else [Path(found.origin).parent]
    return typst.Fonts(font_paths=beside)


def _paper(snapshot: Snapshot, options: BoardOptions) -> Paper:
    pages = pages_of(snapshot, options.pack, options.material)
    plan = options.plan(snapshot)
    return Paper(
        title=snapshot.title,
        company=options.pack.company,
        subject=plan.subject,
        size=str(options.pack.paper_size),
        words={key: text_of(key) for key in ("in_this_pack", "told", "customers", "share_of_opening")},
        sheets=tuple(_sheet(page, pages, snapshot, options) for page in pages),
        logo=tuple(options.pack.logo),
    )


def _sheet(page: Page, pages: tuple[Page, ...], snapshot: Snapshot, options: BoardOptions) -> Sheet:
    part = page.section.part
    split, size = _split(page), options.pack.paper_size
    drawn = tuple(_drawn(one, _WIDTHS[size] * (1 - split if split < 1 else 1.0)) for one in page.pictures)
    if part is not Part.SUMMARY:
        fitted, sizes = _with_room(page, split, size)
        return Sheet(fitted, drawn, sizes, split=split)
    return Sheet(
        page,
        drawn,
        (),
        tuple(Tinted(tile, _colour(tile)) for tile in tiles(snapshot, look_of(snapshot))),
        split,
        tuple(Caution(*one) for one in cautions(snapshot, options)),
        tuple((one.section.number, one.section.title) for one in pages[1:]),
    )


def _split(page: Page) -> float:
    """Restated figures stand beside their reasons, unless a table of customers needs the whole width."""
    if page.section.part is Part.RESTATED:
        return 0.62 if len(page.tables) == 1 else 1.0
    return _SPLITS.get(page.section.part, 1.0)


def _with_room(page: Page, split: float, size: PaperSize) -> tuple[Page, tuple[float, ...]]:
    """Every table with the widths its figures need, and the type they are wide enough for."""
    wide = _WIDTHS[size] - (_GUTTER if split < 1 else 0.0)
    places = [split, *([1 - split] * (len(page.tables) - 1))]
    if page.section.part in _TABLE_AT_RIGHT:
        places = [1 - split] * len(page.tables)
    if split == 1:
        places = [1.0] * len(page.tables)
    sizes = _SIZES if split == 1 else _SIZES[1:]
    found = [_fitting(table, wide * share, sizes) for table, share in zip(page.tables, places, strict=True)]
    tables = tuple(
        replace(table, widths=tuple(widths)) for table, (_, widths) in zip(page.tables, found, strict=True)
    )
    return replace(page, tables=tables), tuple(points for points, _ in found)


def _fitting(table: Table, wide: float, sizes: Sequence[float]) -> tuple[float, list[float]]:
    """The largest type at which a table is wide enough and its names are easily read, and its columns."""
    for size in sizes:
        widths = column_widths(table, wide, size, _INSET)
        if sum(widths) <= wide * 1.001 and easily_read(table, widths, size, _INSET):
            return size, widths
    return sizes[-1], column_widths(table, wide, sizes[-1], 0)


def _colour(tile: Tile) -> str:
    return colour_of("closing" if tile.key == "arr" else tile.key, Tone.LIGHT)


def _drawn(picture: Picture, wide: float) -> Drawn:
    ends: tuple[float, ...] = ()
    if isinstance(picture, Lines):
        last = [next(v for v in reversed(line.values) if v is not None) for line in picture.lines]
        span = picture.high - picture.low
        ends = tuple((end - picture.low) / span for end in spread(last, _LABEL_SHARE * span))
    if isinstance(picture, Bars) and not picture.upright:
        room = 2 * _NAMES * wide * 0.85
        named = tuple(cut_middle(place, _NAME_SIZE, room) for place in picture.places)
        picture = replace(picture, places=named)
    return Drawn(type(picture).__name__.lower(), picture, ends)
