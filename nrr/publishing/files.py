"""A prepared board as files: the page to send around, paper, workbooks, slides, the table of customers."""

import pandas as pd

from nrr.export import board_page, board_paper, excel_twin, shown_customers, slides
from nrr.publishing.drafts import Prepared


def offline_page(board: Prepared) -> str:
    """The page with the drawing library inside, for a file that is sent around."""
    return board_page(board.snapshot, board.options)


def paper(board: Prepared) -> bytes:
    """The same board as a PDF."""
    return board_paper(board.snapshot, board.options)


def workbook(board: Prepared) -> bytes:
    """The same figures as a workbook without customers."""
    return excel_twin(board.snapshot)


def workbook_of_customers(board: Prepared) -> bytes:
    """The same figures as formulas over the customers, who go by number, pseudonym or name."""
    return excel_twin(board.snapshot, board.ledger)


def deck(board: Prepared) -> bytes:
    """The same figures as slides."""
    return slides(board.snapshot, board.options)


def customer_table(board: Prepared) -> pd.DataFrame:
    """The customers behind the bridge, as `nrr.customers` gives them, with the columns readers get."""
    return shown_customers(board.snapshot, board.ledger)
