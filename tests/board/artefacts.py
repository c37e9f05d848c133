"""Everything a board can become, as the plain bytes in which a name would be found."""

import io
import zipfile
import zlib

import pypdfium2

import nrr

MADE_AT = "2026-02-03T09:00:00+00:00"
SECRET = b"s" * 32


def board_of(book, **choices):
    """A board of a book as read, with every section."""
    view = nrr.View(nrr.default_window(book))
    chosen = nrr.publishing.BoardChoices(
        "Board", scenarios=nrr.publishing.standing_scenarios(book, view), **choices
    )
    return nrr.prepare(book, view, chosen, made_at=MADE_AT, this_year=2026, secret=SECRET)


def artefacts_of(board):
    """Page, payload, offline page, PDF, slides, both workbooks and the table of customers, unpacked."""
    return {
        "page": nrr.publishing.fill(board.plate, banner="", expires="", library_url="/x.js").encode(),
        "payload": zlib.decompress(board.payload),
        "offline page": nrr.publishing.offline_page(board).encode(),
        "PDF": paper_of(board),
        "slides": unzipped(nrr.publishing.deck(board)),
        "workbook": unzipped(nrr.publishing.workbook(board)),
        "workbook of customers": unzipped(nrr.publishing.workbook_of_customers(board)),
        "CSV": nrr.export.csv_of(nrr.publishing.customer_csv_table(board)),
    }


def paper_of(board):
    """The PDF and its text; nothing where this machine has no font for the headings, as then there is
    none.
    """
    try:
        data = nrr.publishing.paper(board)
    except nrr.Refusal:
        return b""
    return data + words_of_paper(data).encode()


def words_of_paper(data):
    """The text of every page as a reader copies it, also without the breaks of its lines."""
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    whole = "\n".join(texts)
    return whole + " ".join(whole.split())


def unzipped(data):
    """Every part of an Office file; workbooks inside charts too."""
    found = b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            found += unzipped(part) if part[:2] == b"PK" else part
    return found


def spellings(text):
    """A text as HTML, XML, JSON and CSV may write it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ascii_only = text.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    return {text.encode(), escaped.encode(), escaped.replace("'", "&#x27;").encode(), ascii_only}


def found_in(texts, artefacts):
    """Which texts are in which artefacts."""
    return [
        (text, name)
        for text in texts
        for name, data in artefacts.items()
        if any(spelling in data for spelling in spellings(text))
    ]
