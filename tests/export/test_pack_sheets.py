"""On paper nothing overlaps, nothing leaves its page and no page is nearly empty, however long the names."""

import importlib.util
from pathlib import Path

import pypdfium2
import pytest

import nrr

_spec = importlib.util.spec_from_file_location(
    "pack_sheets", Path(__file__).parents[1] / "bench" / "pack_sheets.py"
)
pack_sheets = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pack_sheets)


@pytest.mark.parametrize("title", ["many cohorts", "five customers"])
def test_words_stand_apart_and_pages_are_filled(title):
    """Names of sixty letters and amounts of thirteen digits; five customers."""
    board = pack_sheets.board_of(*pack_sheets.BOOKS[title]())
    document = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    assert len(document) == len(board.options.plan(board.snapshot).sections)
    for page in document:
        assert list(pack_sheets.wrong(page)) == []
        assert pack_sheets.filled(page) > 0.5
