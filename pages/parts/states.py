"""What a page shows when it has nothing to show: what is missing, why it matters, the one thing to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import arrivals, browsercards, menu, session

_COPIED = (
    "A copied address carries the view, not the data: it is not a share. If this is your book, open it in the"
    " browser that has it and press Share. The view is kept for when a book is opened here."
)


def no_book() -> NoReturn:
    """Before the first book, where one was lost, and where an address was copied from another browser."""
    usual = "Every figure here is computed from one spreadsheet of recurring revenue by customer and month."
    _empty(
        "No book is open",
        browsercards.gone() or (_COPIED if arrivals.waiting() else usual),
        "Open a spreadsheet or the sample company",
    )


def no_customers() -> NoReturn:
    """A component summary has totals only."""
    _empty(
        "This book has totals, not customers",
        "A component summary gives the overview. Bridges by segment, cohorts, checks and a board to share"
        " need revenue by customer.",
        "Open a spreadsheet with customers",
    )


def one_month(asked: session.Asked) -> NoReturn:
    """Nothing can be compared."""
    _empty(
        f"The book holds {asked.ledger.months[0].label} only",
        "Retention compares the same customers at two month-ends. Add at least one more month.",
        "Open a longer book",
    )


def no_cohort(asked: session.Asked) -> NoReturn:
    """Everybody paid in the first month of the book already."""
    _empty(
        "No cohort starts inside this book",
        f"Every customer already pays in {asked.ledger.months[0].label}, so when they began is not known. "
        "A longer history shows their cohorts.",
        "Open a longer book",
    )


def no_window(asked: session.Asked) -> NoReturn:
    """The view asks for a month that the book does not hold."""
    reason = asked.snapshot.main.headline.rates.reason
    if len(asked.ledger.months) < 2:
        one_month(asked)
    _empty(
        f"No {asked.view.window.months}-month figure at {asked.view.window.closing.label}",
        f"{reason[:1].upper()}{reason[1:]}. Choose a shorter window or a later month above, or open a longer"
        " book.",
        "Open another book",
    )


def somebody_or_stop(asked: session.Asked) -> None:
    """Stop where no customer of the view ever pays."""
    if asked.snapshot.book.customer_count:
        return
    if asked.view.where:
        chosen = "; ".join(f"{name} = {' or '.join(values)}" for name, values in asked.view.where)
        why = f"No customer with {chosen} pays in this book up to {asked.view.window.closing.label}."
        _empty("Nobody matches the filter", f"{why} Clear a filter above.", "Open another book")
    _empty("Nobody pays in this book", "Every amount of the file is zero.", "Open another book")


def bridge_or_stop(asked: session.Asked) -> nrr.Bridge:
    """The bridge of the view, where the book holds both ends of its window."""
    somebody_or_stop(asked)
    bridge = asked.snapshot.main.bridge
    if bridge is None:
        no_window(asked)
    return bridge


def refused(refusal: nrr.Refusal) -> None:
    """The book cannot answer under the definition in force, and says why."""
    session.put_asked(None)
    with _framed("This view has no answer"):
        _why(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
        if session.policy() != nrr.Policy():
            plain = (nrr.Policy(),)
            st.button(
                "Back to the headline's own definition",
                on_click=session.set_policy,
                args=plain,
                type="primary",
            )
        elif st.button("Open another book", type="primary", key="empty_action"):
            menu.go_to("")


def failed(reference: str) -> None:
    """A fault of ours; the reference finds it in the log of the server."""
    with _framed("This page could not be drawn"):
        _why(
            "The fault is ours, not the file's. The book is still open: reload the page or choose another"
            f" view. Whoever runs this server finds the fault in its log under {reference}."
        )


def no_outlook(reason: str) -> NoReturn:
    """The book cannot carry a scenario of this kind."""
    _empty(
        "These rates cannot be worked out from this book",
        f"{reason[:1].upper()}{reason[1:]}. Choose the other kind of rates or a later month above, or open a "
        "longer book.",
        "Open another book",
    )


def _empty(title: str, why: str, action: str) -> NoReturn:
    with _framed(title):
        _why(why)
        if st.button(action, type="primary", key="empty_action"):
            menu.go_to("")
    st.stop()


@contextmanager
def _framed(title: str) -> Iterator[None]:
    with st.container(border=True, horizontal_alignment="center", gap="small"):
        st.space("medium")
        st.image(str(session.ART / "mark.svg"), width=44)
        st.title(nrr.markdown_text(title, 160), anchor=False, text_alignment="center")
        yield
        st.space("medium")


def _why(text: str) -> None:
    with st.container(width=520):
        st.markdown(nrr.markdown_text(text, 500), text_alignment="center")
