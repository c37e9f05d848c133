"""Pieces of a slide: words, rules, tables. Places are in inches; nothing has a shadow of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from nrr.export.slidedecks import INK, PALE, QUIET, RULE, inches
from nrr.export.tablewidths import column_widths, easily_read
from nrr.export.textwidths import fitting, line_height, lines
from nrr.packs import Note, Role, Row, Table

_APART = 0.2
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_MARGIN, _AIR, _LEAST, _USUAL = 0.06, 0.1, 0.27, 0.37
_NOTE_SIZES = (12.0, 11.0, 10.0, 9.0)
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph and how it looks; `after` is the room below it in points."""

    text: str
    size: float
    colour: str = INK
    bold: bool = False
    bullet: bool = False
    after: float = 0


def added(parent: Any, name: str, **attributes: str) -> Any:
    """A new last element of another."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(key, value)
    parent.append(element)
    return element


def rgb(colour: str) -> RGBColor:
    """A colour as the file wants it."""
    return RGBColor.from_string(colour.lstrip("#"))


def put_words(
    slide: Any, box: Box, several: Sequence[Words], name: str = "", side: Any = PP_ALIGN.LEFT
) -> Any:
    """Paragraphs in a box without insets, from its top."""
    shape = slide.shapes.add_textbox(*(inches(n) for n in (box.left, box.top, box.width, box.height)))
    shape.name = name or shape.name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, words in enumerate(several):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = side, Pt(words.after)
        _write(paragraph, words)
        if words.bullet:
            _bullet(paragraph)
    return shape


def _write(paragraph: Any, words: Words) -> None:
    """The look belongs to the run: PowerPoint takes no notice of a paragraph's own. An empty line has a size
    too, else it is as high as the largest.
    """
    if not words.text:
        added(paragraph._p, "a:endParaRPr", lang="en-US", sz=str(round(words.size * 100)))
        return
    run = paragraph.add_run()
    run.text = words.text
    run.font.size, run.font.bold, run.font.color.rgb = Pt(words.size), words.bold, rgb(words.colour)


def _bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "137160")
    properties.set("indent", "-137160")
    added(properties, "a:buChar", char="•")


def put_notes(slide: Any, found: tuple[Note, ...], box: Box) -> None:
    """Paragraphs as large as their box allows."""
    for note in found:
        if not note.lines or box.height < 0.15:
            continue
        head = 0.28 if note.heading else 0.0
        inner = box.width - (0.15 if note.bullets else 0)
        room = box.height - head - 0.04 * len(note.lines)
        size = fitting(note.lines, _NOTE_SIZES, inner, room)
        words = [Words(note.heading, 12, bold=True, after=3)] if note.heading else []
        words += [Words(line, size, QUIET, bullet=note.bullets, after=3) for line in note.lines]
        put_words(slide, box, words, note.heading or "Note")


def put_rule(slide: Any, box: Box, colour: str, name: str = "Rule") -> None:
    """A filled bar without line, shadow or style."""
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *(inches(n) for n in (box.left, box.top, box.width, box.height))
    )
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    describe(shape, "", decorative=True)


def describe(shape: Any, alt: str, *, decorative: bool = False) -> None:
    """What is read aloud instead of a picture or a table."""
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    if not decorative:
        properties.set("descr", alt)


def put_table(slide: Any, table: Table, box: Box, size: float = 11.0, roomy: float = 0.1) -> float:
    """A table in a box, its words smaller where it would be too high; where it ends."""
    sizes = [one for one in _SIZES if one <= size]
    chosen = next((one for one in sizes if _fits(table, box, one)), sizes[-1])
    widths = column_widths(table, box.width, chosen, _MARGIN)
    heights = _heights(table, widths, chosen)
    room = box.height - sum(heights)
    if room > 0:  # a short table breathes
        air = min(room / len(heights), roomy)
        heights = [
            max(high, min(high + air, _USUAL)) if high < _USUAL else high + air / 2 for high in heights
        ]
    frame = slide.shapes.add_table(
        len(heights), len(table.heads), *(inches(n) for n in (box.left, box.top, box.width, sum(heights)))
    )
    frame.name = table.heading or "Table"
    describe(frame, table.alt)
    grid = frame.table
    grid.horz_banding = False
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _PLAIN_STYLE
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = inches(wide)
    _head(grid, table, chosen)
    for place, row in enumerate(table.rows, start=1):
        _line(grid, place, row, table, chosen)
    for row, high in zip(grid.rows, heights, strict=True):
        row.height = inches(high)
    return box.top + sum(heights)


def put_tables(slide: Any, tables: Sequence[Table], box: Box) -> float:
    """Tables one below the other, each with its share of the height; where the last ends."""
    rows, end = sum(len(one.rows) + 1 for one in tables), box.top - _APART
    for one in tables:
        high = box.height * (len(one.rows) + 1) / rows
        end = put_table(slide, one, Box(box.left, end + _APART, box.width, high))
    return end


def _fits(table: Table, box: Box, size: float) -> bool:
    widths = column_widths(table, box.width, size, _MARGIN)
    high = sum(_heights(table, widths, size))
    return (
        sum(widths) <= box.width + 0.01 and high <= box.height and easily_read(table, widths, size, _MARGIN)
    )


def _heights(table: Table, widths: Sequence[float], size: float) -> list[float]:
    head = max(
        lines(text, max(size - 1, 9), wide - 2 * _MARGIN, bold=True)
        for text, wide in zip(table.heads, widths, strict=True)
    )
    found = [max(head * line_height(max(size - 1, 9)) + _AIR, _LEAST)]
    for row in table.rows:
        if row.role is Role.GROUP:
            found.append(max(line_height(size) + _AIR, _LEAST))
            continue
        most = max(
            lines(text, size, wide - 2 * _MARGIN, bold=row.role is Role.TOTAL)
            for text, wide in zip(row.cells, widths, strict=True)
        )
        found.append(max(most * line_height(size) + _AIR, _LEAST))
    return found


def _head(grid: Any, table: Table, size: float) -> None:
    for column, text in enumerate(table.heads):
        words = Words(text, max(size - 1, 9), QUIET, bold=True)
        _cell(grid.cell(0, column), words, PALE, right=column not in table.words)


def _line(grid: Any, place: int, row: Row, table: Table, size: float) -> None:
    if row.role is Role.GROUP:
        grid.cell(place, 0).merge(grid.cell(place, len(row.cells) - 1))
    for column, text in enumerate(row.cells):
        ink = (row.inks[column] if row.inks else "") or INK
        fill = row.fills[column] if row.fills else ""
        words = Words(text, size, ink, bold=row.role is not Role.PLAIN)
        _cell(grid.cell(place, column), words, fill, right=column not in table.words)


def _cell(cell: Any, words: Words, fill: str, *, right: bool) -> None:
    cell.margin_left = cell.margin_right = inches(_MARGIN)
    cell.margin_top = cell.margin_bottom = inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    _write(paragraph, words)
    _hairline(cell)
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(fill)
    else:
        cell.fill.background()


def _hairline(cell: Any) -> None:
    """Half a point below a cell, nothing on its other sides."""
    properties = cell._tc.get_or_add_tcPr()
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        line = added(properties, side)
        if side != "a:lnB":
            added(line, "a:noFill")
            continue
        line.set("w", "6350")
        solid = added(line, "a:solidFill")
        added(solid, "a:srgbClr", val=RULE)
