"""The pack as slides: the sections of its plan, each on one slide with native charts and tables.

The slides have real titles, footers and numbers, and nothing on them that the plan does not hold.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from nrr.charts import Tone, colour_of, look_of
from nrr.export.boards import BoardOptions
from nrr.export.boardtiles import Tile, tiles
from nrr.export.cautions import cautions
from nrr.export.slidecharts import put_bars, put_lines, put_spark, put_waterfall
from nrr.export.slidedecks import CONTENT, INK, LEFT, QUIET, RULE, empty_deck, new_slide, points
from nrr.export.slideparts import Box, Words, put_notes, put_rule, put_table, put_tables, put_words
from nrr.export.textwidths import cut, fitting, line_height, lines, width
from nrr.packs import Bars, Lines, Page, Part, Told, Waterfall, pages_of, text_of
from nrr.packs.bridgepages import step_table
from nrr.snapshots import Snapshot

_ACCENT = "0B5FA5"
_WAYS = {"up": "0B5FA5", "down": "9A3412", "": QUIET}
_TOP, _BOTTOM, _RIGHT = 1.72, 6.75, LEFT + CONTENT
_WIDE_LEFT, _PANEL = 8.9, 3.0


def slides(snapshot: Snapshot, options: BoardOptions) -> bytes:
    """A 16:9 presentation; the same cautions hold as on the board: small groups are not shown."""
    deck = empty_deck()
    for page in pages_of(snapshot, options.pack, options.material):
        section = page.section
        slide = new_slide(deck, section.title, "  |  ".join(section.footer), section.number)
        first = section.part is Part.SUMMARY
        kicker = f"{snapshot.title}  ·  {section.kicker}" if first else section.kicker
        _frame(slide, page, kicker, options.pack.logo if first else b"")
        if first:
            _summary(slide, page, snapshot, options)
        else:
            _PAGES[section.part](slide, page)
    _properties(deck, snapshot, options)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _properties(deck: Any, snapshot: Snapshot, options: BoardOptions) -> None:
    found = deck.core_properties
    found.title, found.author = snapshot.title, options.pack.company
    found.subject, found.last_modified_by = options.plan(snapshot).subject, options.pack.company
    found.keywords, found.comments = "", ""


def _frame(slide: Any, page: Page, over: str, logo: bytes) -> None:
    """Kicker, subtitle and the line above the footer; a long title takes smaller letters."""
    section = page.section
    size = next((one for one in (24.0, 22.0, 20.0) if width(section.title, one, bold=True) < CONTENT), 18.0)
    if size < 24:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = points(size)
    kicker = Words(cut(over, 10, 9.0), 10, _ACCENT, bold=True)
    put_words(slide, Box(LEFT, 0.36, 10.0, 0.2), [kicker], "Kicker")
    small = fitting([section.subtitle], (12.0, 11.0, 10.0, 9.0), CONTENT, 0.25)
    put_words(slide, Box(LEFT, 1.16, CONTENT, 0.4), [Words(section.subtitle, small, QUIET)], "Subtitle")
    put_rule(slide, Box(LEFT, 6.93, CONTENT, 0.01), RULE)
    if logo:
        _logo(slide, logo)


def _logo(slide: Any, logo: bytes) -> None:
    picture = slide.shapes.add_picture(BytesIO(logo), 0, 0)
    scale = min(1.6 * 914400 / picture.width, 0.4 * 914400 / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture.left, picture.top = round(_RIGHT * 914400) - picture.width, round(0.3 * 914400)
    picture.name = "Logo"


def _summary(slide: Any, page: Page, snapshot: Snapshot, options: BoardOptions) -> None:
    """Four figures, and the findings below them; what must be read first stands above."""
    said = cautions(snapshot, options)
    top = _TOP
    if said:
        size = fitting([words for words, _ in said], (11.0, 10.0, 9.0), CONTENT, 0.8)
        put_words(
            slide,
            Box(LEFT, 1.5, CONTENT, 0.8),
            [Words(words, size, "9A3412" if urgent else INK, bold=urgent, after=2) for words, urgent in said],
            "Cautions",
        )
        top = 2.35
    own = tiles(snapshot, look_of(snapshot))
    wide = (CONTENT - 0.25 * (len(own) - 1)) / len(own)
    for place, tile in enumerate(own):
        _tile(slide, tile, LEFT + place * (wide + 0.25), top, wide, spark=not said)
    _told(slide, page.told)


def _tile(slide: Any, tile: Tile, left: float, top: float, wide: float, *, spark: bool) -> None:
    colour = colour_of("closing" if tile.key == "arr" else tile.key, Tone.LIGHT)
    put_rule(slide, Box(left, top, wide, 0.035), colour)
    put_words(slide, Box(left, top + 0.12, wide, 0.22), [Words(tile.label, 12, QUIET)], tile.label)
    size = fitting([tile.shown], (40.0, 32.0, 26.0, 20.0), wide, 0.67)
    put_words(slide, Box(left, top + 0.36, wide, 0.67), [Words(tile.shown, size, bold=True)], tile.label)
    change = " ".join(word for word in (tile.moved, tile.since) if word)
    if change:
        told = Words(change, 12, _WAYS[tile.way], bold=bool(tile.way))
        put_words(slide, Box(left, top + 1.06, wide, 0.22), [told], f"{tile.label}, change")
    at = top + 1.34
    if spark and sum(value is not None for value in tile.course) > 1:
        put_spark(slide, tile.course, colour, tile.alt, Box(left - 0.05, at, wide + 0.1, 0.66))
        at += 0.7
    small = fitting([tile.fact], (11.0, 10.0, 9.0), wide, 0.36)
    put_words(slide, Box(left, at, wide, 0.36), [Words(tile.fact, small, QUIET)], f"{tile.label}, fact")


def _told(slide: Any, found: tuple[Told, ...]) -> None:
    if not found:
        return
    put_words(slide, Box(LEFT, 4.34, CONTENT, 0.26), [Words(text_of("told"), 14, bold=True)], "Key findings")
    wide = (CONTENT - 0.35 * 2) / 3
    inner = wide - 0.2
    heads = [lines(one.head, 16, inner, bold=True) * line_height(16) for one in found]
    room = 1.95 - 0.3 - max(heads)
    size = min(fitting([one.sentence], (14.0, 13.0, 12.0, 11.0, 10.0), inner, room) for one in found)
    said = [lines(one.sentence, size, inner) * line_height(size) for one in found]
    high = min(0.4 + max(map(sum, zip(heads, said, strict=True))), 1.95)
    for place, one in enumerate(found):
        left = LEFT + place * (wide + 0.35)
        put_rule(slide, Box(left, 4.75, 0.035, high), one.bar)
        words = [
            Words(one.status.upper(), 10, one.ink, bold=True, after=3),
            Words(one.head, 16, bold=True, after=3),
            Words(one.sentence, size),
        ]
        put_words(slide, Box(left + 0.16, 4.75, inner, 1.95), words, one.head)


def _bridge(slide: Any, page: Page) -> None:
    """The bars at the left, the same lines at the right."""
    (shown,) = page.pictures
    assert isinstance(shown, Waterfall)
    put_waterfall(slide, shown, Box(LEFT - 0.1, _TOP, _WIDE_LEFT, _BOTTOM - _TOP))
    table = step_table(shown, page.section.title)
    end = put_table(slide, table, Box(_RIGHT - 3.35, _TOP, 3.35, 4.1))
    put_notes(slide, page.notes, Box(_RIGHT - 3.35, end + 0.2, 3.35, _BOTTOM - end - 0.2))


def _trend(slide: Any, page: Page) -> None:
    """The lines over the whole width, quarter-ends below."""
    (shown,) = page.pictures
    assert isinstance(shown, Lines)
    high = 3.45 if page.tables else _BOTTOM - _TOP
    put_lines(slide, shown, Box(LEFT - 0.1, _TOP - 0.1, CONTENT + 0.2, high))
    for table in page.tables:
        put_table(slide, table, Box(LEFT, 5.25, CONTENT, 1.45))


def _cohorts(slide: Any, page: Page) -> None:
    left = 8.6 if page.pictures else CONTENT
    put_table(slide, page.tables[0], Box(LEFT, _TOP, left, _BOTTOM - _TOP))
    right, wide = LEFT + left + 0.25, CONTENT - left - 0.25
    for shown in page.pictures:
        assert isinstance(shown, Bars)
        put_words(slide, Box(right, _TOP, wide, 0.25), [Words(shown.heading, 12, bold=True)], shown.heading)
        put_bars(slide, shown, Box(right - 0.1, _TOP + 0.25, wide + 0.1, 3.05))
        put_notes(slide, page.notes, Box(right, _TOP + 3.45, wide, _BOTTOM - _TOP - 3.45))


def _segments(slide: Any, page: Page) -> None:
    (shown,) = page.pictures
    assert isinstance(shown, Bars)
    put_table(slide, page.tables[0], Box(LEFT, _TOP, 7.9, _BOTTOM - _TOP - 0.35))
    put_bars(slide, shown, Box(LEFT + 8.1, _TOP - 0.05, CONTENT - 8.1, _BOTTOM - _TOP - 0.3))
    put_notes(slide, page.notes, Box(LEFT, _BOTTOM - 0.3, CONTENT, 0.3))


def _benchmarks(slide: Any, page: Page) -> None:
    """Bars and their table side by side; rows of many sources take the whole width below them."""
    table = page.tables[0]
    if not page.pictures or len(table.words) > 1:
        top = _TOP
        for shown in page.pictures:
            assert isinstance(shown, Bars)
            put_bars(slide, shown, Box(LEFT - 0.1, _TOP, CONTENT, 1.9))
            top = _TOP + 2.0
        end = put_table(slide, table, Box(LEFT, top, CONTENT, _BOTTOM - top - 0.7))
        put_notes(slide, page.notes, Box(LEFT, end + 0.15, CONTENT, _BOTTOM - end - 0.15))
        return
    (shown,) = page.pictures
    assert isinstance(shown, Bars)
    put_bars(slide, shown, Box(LEFT - 0.1, _TOP, 5.6, _BOTTOM - _TOP))
    left = LEFT + 5.7
    end = put_table(slide, table, Box(left, _TOP, _RIGHT - left, 2.6))
    put_notes(slide, page.notes, Box(left, end + 0.3, _RIGHT - left, _BOTTOM - end - 0.3))


def _findings(slide: Any, page: Page) -> None:
    beside, measured = page.notes
    foot = 0.25 * len(beside.lines)
    high = 2.9 if measured.lines else 4.6 - foot
    end = put_table(slide, page.tables[0], Box(LEFT, _TOP, CONTENT, high), size=14, roomy=0.5)
    put_notes(slide, (beside,), Box(LEFT, _BOTTOM - foot, CONTENT, foot))
    put_notes(slide, (measured,), Box(LEFT, end + 0.3, CONTENT, _BOTTOM - end - 0.35 - foot))


def _agreed(slide: Any, page: Page) -> None:
    end = put_table(slide, page.tables[0], Box(LEFT, _TOP, CONTENT, 2.9), size=14, roomy=0.5)
    put_notes(slide, page.notes, Box(LEFT, end + 0.3, CONTENT, _BOTTOM - end - 0.3))


def _renewals(slide: Any, page: Page) -> None:
    """Twelve months at the left, the next ones as a table at the right."""
    (shown,) = page.pictures
    assert isinstance(shown, Bars)
    put_bars(slide, shown, Box(LEFT - 0.1, _TOP, 7.3, _BOTTOM - _TOP))
    left = LEFT + 7.4
    end = put_table(slide, page.tables[0], Box(left, _TOP, _RIGHT - left, 2.4))
    put_notes(slide, page.notes, Box(left, end + 0.3, _RIGHT - left, _BOTTOM - end - 0.3))


def _outlook(slide: Any, page: Page) -> None:
    (shown,) = page.pictures
    assert isinstance(shown, Lines)
    put_lines(slide, shown, Box(LEFT - 0.1, _TOP - 0.05, 6.6, _BOTTOM - _TOP + 0.05))
    left = LEFT + 6.7
    end = put_tables(slide, page.tables, Box(left, _TOP, _RIGHT - left, 2.4 + 0.6 * (len(page.tables) - 1)))
    put_notes(slide, page.notes, Box(left, end + 0.25, _RIGHT - left, _BOTTOM - end - 0.25))


def _plan(slide: Any, page: Page) -> None:
    """The course with its notes below at the left, from plan to actual at the right; segments in money and in
    rates stand below both.
    """
    (shown,) = page.pictures
    assert isinstance(shown, Lines)
    below = page.tables[1:] if len(page.tables) > 2 else ()
    deep, left = 3.15 if below else _BOTTOM - _TOP, LEFT + 6.7
    high = 2.3 if below else 3.3
    put_lines(slide, shown, Box(LEFT - 0.1, _TOP - 0.05, 6.6, high))
    put_notes(slide, page.notes, Box(LEFT, _TOP + high + 0.1, 6.4, deep - high - 0.1))
    beside = [one for one in page.tables if one not in below]
    top = put_tables(slide, beside, Box(left, _TOP, _RIGHT - left, deep)) + 0.2
    for one, place in zip(below, (LEFT, left), strict=False):
        put_table(slide, one, Box(place, top, _RIGHT - left, _BOTTOM - top))


def _definitions(slide: Any, page: Page) -> None:
    """Formulas and rules at the left, checks and data at the right."""
    formulas, *checks = page.tables
    rules, data = page.notes
    end = put_table(slide, formulas, Box(LEFT, _TOP, 6.5, 1.9), size=10.5)
    put_notes(slide, (rules,), Box(LEFT, end + 0.15, 6.5, _BOTTOM - end - 0.15))
    left = LEFT + 6.75
    end = _TOP
    for table in checks:
        end = put_table(slide, table, Box(left, _TOP, _RIGHT - left, 3.4), size=10.5)
    put_notes(slide, (data,), Box(left, end + 0.15, _RIGHT - left, _BOTTOM - end - 0.15))


def _compared(slide: Any, page: Page) -> None:
    """Two bridges and their difference, and at the right the groups in both periods."""
    lines, *groups = page.tables
    wide, high = 6.0 if groups else CONTENT, _BOTTOM - _TOP - 0.5
    end = put_table(slide, lines, Box(LEFT, _TOP, wide, high), size=11 if groups else 13)
    left = LEFT + 6.2
    end = max(end, put_tables(slide, groups, Box(left, _TOP, _RIGHT - left, high)))
    put_notes(slide, page.notes, Box(LEFT, end + 0.15, CONTENT, _BOTTOM - end - 0.15))


def _restated(slide: Any, page: Page) -> None:
    """The first table at the left and why at the right; customers below both."""
    first, *others = page.tables
    high = _BOTTOM - _TOP if not others else 2.45
    end = put_table(slide, first, Box(LEFT, _TOP, 7.6, high))
    left = LEFT + 7.85
    put_notes(slide, page.notes, Box(left, _TOP, _RIGHT - left, high))
    top = max(end, _TOP + high) + 0.15
    put_tables(slide, others, Box(LEFT, top, CONTENT, _BOTTOM - top))


_PAGES: Mapping[Part, Callable[[Any, Page], None]] = MappingProxyType(
    {
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
