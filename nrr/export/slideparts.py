"""Pieces of a slide: title, bullets, a table with coloured cells."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from nrr.charts import Tone
from nrr.charts.colours import diverging

_LOWEST, _HIGHEST = 0.5, 1.5


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


def put_table(
    slide: Any,
    heads: Sequence[str],
    texts: Sequence[Sequence[str]],
    fills: Sequence[Sequence[str | None]],
    frame: tuple[Any, Any, Any, Any],
) -> None:
    """A table; `fills` gives the colour of each cell, None for none."""
    left, top, width, _ = frame
    height = Inches(0.36) * (len(texts) + 1)
    table = slide.shapes.add_table(len(texts) + 1, len(heads), left, top, width, height).table
    for row, line in enumerate([heads, *texts]):
        for column, words in enumerate(line):
            _put_cell(table.cell(row, column), words, fills[row - 1][column] if row else "#E9F1F8", column)


def _put_cell(cell: Any, words: str, fill: str | None, column: int) -> None:
    cell.text = words
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.bold = Pt(11), False
    paragraph.font.color.rgb = RGBColor(0x15, 0x20, 0x2B)
    paragraph.alignment = PP_ALIGN.LEFT if column == 0 else PP_ALIGN.RIGHT
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((fill or "#FFFFFF").lstrip("#"))


def shade_of(rate: float) -> str:
    """The colour of the heatmap for a rate, orange below 100% and blue above."""
    share = min(max((rate - _LOWEST) / (_HIGHEST - _LOWEST), 0.0), 1.0)
    for (low, one), (high, other) in pairwise(diverging(Tone.LIGHT)):
        if share <= high:
            return _between(one, other, (share - low) / (high - low))
    return diverging(Tone.LIGHT)[-1][1]


def _between(one: str, other: str, share: float) -> str:
    parts = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)
