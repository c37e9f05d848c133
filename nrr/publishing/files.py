"""A prepared board as files: the page to send around, paper, workbooks, slides, the table of customers."""

import pandas as pd

from nrr.charts import look_of
from nrr.export import board_page, board_paper, excel_twin, shown_customers, slides
from nrr.ground import Refusal, amount
from nrr.ledgers import Ledger, Naming, Provenance
from nrr.publishing.drafts import Prepared
from nrr.retention import end_heading

_AMOUNTS = ("opening", "closing", "change", "fx")


def offline_page(board: Prepared) -> str:
    """The page with the drawing library inside, for a file that is sent around."""
    return board_page(board.snapshot, board.options)


def paper(board: Prepared) -> bytes:
    """The same board as a PDF."""
    return board_paper(board.snapshot, board.options)


def workbook(board: Prepared) -> bytes:
    """The same figures as a workbook without customers."""
    return excel_twin(board.snapshot, options=board.options)


def workbook_of_customers(board: Prepared, provenance: Provenance | None = None) -> bytes:
    """The same figures as formulas over the customers, who go by number, pseudonym or name.

    What is told of the file is told only to those who see its names: it quotes them.
    """
    told = provenance if board.naming is Naming.SHOWN else None
    return excel_twin(board.snapshot, _book(board), board.naming, told, board.options)


def _book(board: Prepared) -> Ledger:
    if board.ledger is None:
        raise Refusal("customers stay in the database: choose a file without them")
    return board.ledger


def deck(board: Prepared) -> bytes:
    """The same figures as slides."""
    return slides(board.snapshot, board.options)


def customer_csv_table(board: Prepared) -> pd.DataFrame:
    """The customers behind the bridge with the columns readers get: amounts as people read them, under
    headings that say in what, and by which the file is known again.
    """
    frame = shown_customers(board.snapshot, _book(board))
    view, unit = board.snapshot.view, look_of(board.snapshot).unit
    amounts = {name: [amount(value, view.basis) for value in frame[name]] for name in _AMOUNTS}
    headings = {"customer": "Customer", "movement": "Movement", "returned": "Returned"}
    headings |= {"change": f"Change ({unit})", "fx": f"Currency effect ({unit})"}
    headings |= {name: end_heading(getattr(view.window, name), unit) for name in ("opening", "closing")}
    return frame.assign(**amounts).drop(columns="row").rename(columns=headings)
