"""The same figures as files to take away: workbook, slides, page, table."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

import nrr
from pages.parts import downloads, memory, session
from pages.parts.sharing import printing

_KINDS = {
    "workbook": "Excel with customers and live formulas",
    "summary": "Excel without customers",
    "paper": "PDF for the board pack",
    "slides": "PowerPoint",
    "page": "Board page as one HTML file",
    "customers": "Customers behind the bridge, CSV",
}
_ABOUT = {
    "workbook": "Every figure is a formula over its customers. Upload it again to go on with its data.",
    "summary": "The figures, the bridge and the checks, without customers. It cannot be uploaded as data.",
    "paper": "The sections chosen above, one a page; its text can be searched and read aloud.",
    "slides": "The sections chosen above, one a slide with its finding as title; charts can be edited.",
    "page": "The sections chosen above; opens offline in any browser, with charts, tabs and tables.",
    "customers": "One row a customer: opening, movement, closing. No cell can run as a formula.",
}
_WITH_CUSTOMERS = ("workbook", "customers")
_WHO = {
    nrr.ledgers.Naming.ABSENT: "Customers appear by number.",
    nrr.ledgers.Naming.MASKED: "Customers appear by code.",
    nrr.ledgers.Naming.SHOWN: "Customers appear by name.",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file and how its name begins and ends."""

    stem: str
    ending: str
    data: bytes


def card(asked: session.Asked, choices: nrr.publishing.BoardChoices, earlier: nrr.publishing.Earlier) -> None:
    """Made on demand: an open page costs nothing."""
    with st.container(border=True, key="files_card", gap="small", height="stretch"):
        st.header("Export", anchor=False)
        kind = st.selectbox(
            "File",
            [kind for kind in _KINDS if not (asked.connected and kind in _WITH_CUSTOMERS)],
            format_func=_KINDS.__getitem__,
            key="file_kind",
            label_visibility="collapsed",
        )
        st.caption(f"{_ABOUT[kind]} {_WHO[choices.naming]}" if kind in _WITH_CUSTOMERS else _ABOUT[kind])
        wanted = (asked.book.key, asked.view, kind, choices, earlier.mark)
        if st.button("Create file", key="make_file"):
            st.session_state["file_made"] = wanted
        if st.session_state.get("file_made") == wanted:
            try:
                mark = f"{choices!r} {earlier.mark}"
                _offer(_file(asked.book.key, asked, asked.view, kind, mark, choices, earlier))
            except nrr.Refusal as refusal:
                st.error(nrr.markdown_text(str(refusal), 300), icon=":material/error:")


def _offer(file: File) -> None:
    label = f"Download, {len(file.data) / 1024:,.0f} kB"
    downloads.offer(label, file.data, file.stem, file.ending, key="download_file", emphasis="primary")


@memory.kept("Writing the file")
def _file(
    key: str,
    _asked: session.Asked,
    view: nrr.View,
    kind: str,
    mark: str,
    _choices: nrr.publishing.BoardChoices,
    _earlier: nrr.publishing.Earlier,
) -> File:
    stem, board = f"nrr-{view.window.closing}", _board(_asked, _choices, _earlier)
    match kind:
        case "workbook":
            return File(
                f"{stem}-customers",
                "xlsx",
                nrr.publishing.workbook_of_customers(board, _asked.book.provenance),
            )
        case "summary":
            return File(stem, "xlsx", nrr.publishing.workbook(board))
        case "slides":
            return File(stem, "pptx", nrr.publishing.deck(board))
        case "paper":
            return File(stem, "pdf", nrr.publishing.paper(board))
        case "page":
            return File(stem, "html", nrr.publishing.offline_page(board).encode())
        case _:
            table = nrr.publishing.customer_csv_table(board)
            return File(f"{stem}-customers", "csv", nrr.export.csv_of(table))


def _board(
    asked: session.Asked, choices: nrr.publishing.BoardChoices, earlier: nrr.publishing.Earlier
) -> nrr.publishing.Prepared:
    """The board that would be published now; masked names are those of this file alone."""
    now = datetime.now(UTC)
    return printing.drafted(asked, choices, earlier, secrets.token_bytes(32), now)
