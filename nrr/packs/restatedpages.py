"""What was restated, as a page: figures then and now, and why."""

from nrr.ground import count
from nrr.packs.restatements import CUSTOMER_HEADS, FIGURE_HEADS, Restatement, figure_row
from nrr.packs.tables import Note, Row, Table
from nrr.packs.words import text_of

_MOST_FIGURES, _MOST_CUSTOMERS, _FEW = 12, 8, 6


def restated_tables(found: Restatement, title: str) -> tuple[Table, ...]:
    """Figures, latest first, and customers where they are shown; fewer of each where both stand there."""
    figures = found.figures[: _FEW if found.customers else _MOST_FIGURES]
    customers = found.customers[: _FEW if found.figures else _MOST_CUSTOMERS]
    both = (
        Table(
            FIGURE_HEADS,
            tuple(Row(figure_row(one)) for one in figures),
            (2.4, 1.2, 1.1, 1.1, 1.2),
            f"{title}. Table of {count(len(figures))} figures then and now.",
            words=(0, 1),
        ),
        Table(
            CUSTOMER_HEADS,
            tuple(Row(one) for one in customers),
            (2.6, 1.4, 2.0, 4.0),
            f"{title}. Table of {count(len(customers))} customers.",
            words=(0, 1, 2, 3),
        ),
    )
    return tuple(table for table in both if table.rows)


def restated_notes(found: Restatement) -> tuple[Note, ...]:
    """Why, and what the tables leave out."""
    figures, customers = found.figures, found.customers
    left = (
        len(figures) - len(figures[: _FEW if customers else _MOST_FIGURES]),
        len(customers) - len(customers[: _FEW if figures else _MOST_CUSTOMERS]),
    )
    more = [
        text_of(key, count=count(n))
        for key, n in zip(("more_figures", "more_customers"), left, strict=True)
        if n
    ]
    return (Note((*found.why, *more), text_of("why") if found.why else ""),)
