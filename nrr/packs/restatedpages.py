"""What was restated, as a page: figures then and now, and why."""

from nrr.ground import count
from nrr.packs.restatements import CUSTOMER_HEADS, FIGURE_HEADS, Restatement, figure_row
from nrr.packs.tables import Note, Row, Table
from nrr.packs.words import text_of

_MOST_FIGURES, _MOST_CUSTOMERS, _FEW = 12, 8, 6


def restated_tables(found: Restatement, title: str) -> tuple[Table, ...]:
    """Figures, latest first, and customers where they are shown; fewer of each where both stand there."""
    figures, customers = _shown(found)
    return _tables(found, title, figures, customers)


def every_restated_table(found: Restatement, title: str) -> tuple[Table, ...]:
    """The same without leaving anything out; none where nothing was."""
    whole = (len(found.figures), len(found.customers))
    return () if _shown(found) == whole else _tables(found, title, *whole)


def _shown(found: Restatement) -> tuple[int, int]:
    """How many rows of each have room on a page."""
    figures = min(len(found.figures), _FEW if found.customers else _MOST_FIGURES)
    return figures, min(len(found.customers), _FEW if found.figures else _MOST_CUSTOMERS)


def _tables(found: Restatement, title: str, figures: int, customers: int) -> tuple[Table, ...]:
    both = (
        Table(
            FIGURE_HEADS,
            tuple(Row(figure_row(one)) for one in found.figures[:figures]),
            (2.4, 1.2, 1.1, 1.1, 1.2),
            f"{title}. Table of {count(figures)} figures then and now.",
            words=(0, 1),
        ),
        Table(
            CUSTOMER_HEADS,
            tuple(Row(one) for one in found.customers[:customers]),
            (2.6, 1.4, 2.0, 4.0),
            f"{title}. Table of {count(customers)} customers.",
            words=(0, 1, 2, 3),
        ),
    )
    return tuple(table for table in both if table.rows)


def restated_notes(found: Restatement) -> tuple[Note, ...]:
    """The latest figure then and now, why, and what the tables leave out."""
    figures, customers = _shown(found)
    left = (len(found.figures) - figures, len(found.customers) - customers)
    more = [
        text_of(key, count=count(n))
        for key, n in zip(("more_figures", "more_customers"), left, strict=True)
        if n
    ]
    latest = [found.sentence] if found.figures else []
    return (Note((*latest, *found.why, *more), text_of("why") if found.why else ""),)
