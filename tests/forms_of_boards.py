"""The words of a board in its four forms, page by page, without blanks."""

import io
import re
from html import unescape

import pptx
import pypdfium2

import nrr
from nrr.packs.tables import whole

LOOK = nrr.charts.Look("USD")


def numbers(page):
    """Cells of the tables of a page that hold a figure."""
    every = [cell for table in page.tables for row in table.rows for cell in row.cells]
    return [flat(cell) for cell in every if re.search(r"\d", cell)]


def flat(words):
    return re.sub(r"\s+", "", words)


def web(board):
    page = nrr.publishing.offline_page(board)
    parts = re.findall(r"<(?:header|section) id=.*?</(?:header|section)>", page, re.DOTALL)
    return [flat(unescape(re.sub("<[^>]+>", "", part))) for part in parts]


def paper(board):
    document = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    return [flat(page.get_textpage().get_text_bounded()) for page in document]


def slides(board):
    deck = pptx.Presentation(io.BytesIO(nrr.publishing.deck(board)))
    return [flat("".join(words_of(slide))) for slide in deck.slides]


def words_of(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def cells(sheet):
    """Every figure of a sheet as it may be written: rate, points, whole amount, count."""
    found = set()
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found |= {nrr.percent(value), f"{100 * value:.0f}", nrr.points(value)}
                found.add(f"{100 * value:.0f}%")
                found |= {whole(value * 100, nrr.Basis.ARR), nrr.count(round(value)), nrr.points(value / 100)}
                found |= {LOOK.short(value * 100), LOOK.signed(value * 100)}
            elif value is not None:
                found.add(str(value))
    return {flat(one) for one in found}
