"""Pieces of a slide: title, bullets, a table with coloured cells."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from nrr.export.grids import Grid


def put_title(slide: Any, title: str, below: str) -> None:
    """The finding, and what to know beneath it."""
    box = slide.shapes.add_textbox(Inches(0.6), Inches(0.35), Inches(12.1), Inches(1.1)).text_frame
    box.word_wrap = True
    box.text = title
    box.paragraphs[0].font.size, box.paragraphs[0].font.bold = Pt(26), True
    line = box.add_paragraph()
    line.text, line.font.size = below, Pt(12)
    line.font.color.rgb = RGBColor(0x51, 0x60, 0x6F)


def put_axes(native: Any, number_format: str) -> None:
    """Small labels, a pale grid, and numbers in one format."""
    for axis in (native.value_axis, native.category_axis):
        axis.tick_labels.font.size = Pt(11)
        axis.format.line.color.rgb = RGBColor(0xC9, 0xD2, 0xDB)
    native.value_axis.major_gridlines.format.line.color.rgb = RGBColor(0xE4, 0xE9, 0xEF)
    native.value_axis.tick_labels.number_format = number_format
    native.value_axis.tick_labels.number_format_is_linked = False


def put_bullets(slide: Any, lines: Sequence[str], top: float) -> None:
    """Lines of text below one another; `top` in inches."""
    box = slide.shapes.add_textbox(Inches(0.6), Inches(top), Inches(12.1), Inches(5)).text_frame
    box.word_wrap = True
    for place, words in enumerate(line for line in lines if line):
        paragraph = box.paragraphs[0] if place == 0 else box.add_paragraph()
        paragraph.text, paragraph.font.size = words, Pt(14)
        paragraph.space_after = Pt(4)


def put_table(slide: Any, grid: Grid, frame: tuple[Any, Any, Any, Any]) -> None:
    """A table of the width of its frame."""
    left, top, width, _ = frame
    height = Inches(0.36) * (len(grid.texts) + 1)
    table = slide.shapes.add_table(len(grid.texts) + 1, len(grid.heads), left, top, width, height).table
    for row, line in enumerate([grid.heads, *grid.texts]):
        for column, words in enumerate(line):
            side = PP_ALIGN.LEFT if column < grid.names else PP_ALIGN.RIGHT
            _put_cell(table.cell(row, column), words, grid.fills[row - 1][column] if row else "#E9F1F8", side)


def _put_cell(cell: Any, words: str, fill: str | None, side: Any) -> None:
    cell.text = words
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.bold = Pt(11), False
    paragraph.font.color.rgb = RGBColor(0x15, 0x20, 0x2B)
    paragraph.alignment = side
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((fill or "#FFFFFF").lstrip("#"))
