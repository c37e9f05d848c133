"""From a notebook: a frame or a file in, a book with its figures, tables, charts and a board link out."""

from nrr.notebooks.books import Book
from nrr.notebooks.opening import open
from nrr.notebooks.tables import Table

__all__ = ["Book", "Table", "open"]
