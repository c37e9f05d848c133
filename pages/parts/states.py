"""What a page shows when it has nothing to show: what is missing, why it matters, the one thing to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

import nrr
from pages.parts import arrivals, browsercards, menu, session

_COPIED = (
    "A link copied from another browser carries the view, not the data. Upload a file to see this page, or"
    " ask for a board link made under Share. The view is kept until then."
)


def no_book() -> NoReturn:
    """Before the first book, where one was lost, and where an address was copied from another browser."""
    usual = "Upload a file to see this page."
    _empty(
        "No data loaded",
        browsercards.gone() or (_COPIED if arrivals.waiting() else usual),
        "Upload file or open the sample",
    )


def elsewhere(asked: session.Asked, what: str, part: str = "") -> bool:
    """Whether the customers stay in a database; then it is said what they would make, and of a part of the
    report why it is not answered there.
    """
    if asked.connected:
        why = f", since {nrr.warehouse.NOT_ANSWERED[part]}" if part else ""
        st.caption(
            f"{what}: not available for a table in a database{why}. Upload its rows as a file to see this."
        )
    return asked.connected


def no_customers() -> NoReturn:
    """A component summary has totals only."""
    _empty(
        "This page needs customers",
        "You entered totals only. Upload revenue by customer to see segments, cohorts and checks, and to"
        " share.",
        "Upload file",
    )


def one_month(asked: session.Asked) -> NoReturn:
    """Nothing can be compared."""
    _empty(
        "One month is not enough",
        f"Your file covers {asked.outline.months[0].label} only. Retention compares two month-ends: add at"
        " least one more month.",
        "Upload file",
    )


def no_cohort(asked: session.Asked) -> NoReturn:
    """Everybody paid in the first month of the book already."""
    _empty(
        "No cohorts to show",
        f"All customers already pay in {asked.outline.months[0].label}, the first month. Upload a longer"
        " history to see when they started.",
        "Upload file",
    )


def no_window(asked: session.Asked) -> NoReturn:
    """The view asks for a month that the book does not hold."""
    reason = asked.snapshot.main.headline.rates.reason
    if len(asked.outline.months) < 2:
        one_month(asked)
    _empty(
        f"No {asked.view.window.months}-month figure at {asked.view.window.closing.label}",
        f"{reason[:1].upper()}{reason[1:]}. Choose a shorter period or a later month above, or upload a"
        " longer file.",
        "Upload another file",
    )


def somebody_or_stop(asked: session.Asked) -> None:
    """Stop where no customer of the view ever pays."""
    if asked.snapshot.book.customer_count:
        return
    if asked.view.where:
        chosen = "; ".join(nrr.retention.filter_said(name, values) for name, values in asked.view.where)
        why = f"No customer with {chosen} pays up to {asked.view.window.closing.label}."
        _empty("No customers match these filters", f"{why} Clear one above.", "Upload another file")
    _empty("No revenue in this data", "Every amount of the file is zero.", "Upload another file")


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
    with _framed("NRR cannot be calculated for this view"):
        _why(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
        if session.policy() != nrr.Policy():
            plain = (nrr.Policy(),)
            st.button(
                "Back to the standard definition",
                on_click=session.set_policy,
                args=plain,
                type="primary",
            )
        elif st.button("Upload another file", type="primary", key="empty_action"):
            menu.go_to("")


def failed(reference: str) -> None:
    """A fault of ours; the reference finds it in the log of the server."""
    with _framed("Something went wrong on our side"):
        _why(
            "Your data is still loaded: reload, or choose another page. Reference for your administrator:"
            f" {reference}."
        )


def no_outlook(reason: str) -> NoReturn:
    """The book cannot carry a scenario of this kind."""
    _empty(
        "These rates cannot be calculated from this data",
        f"{reason[:1].upper()}{reason[1:]}. Choose the other kind of rates or a later month above, or upload"
        " a longer file.",
        "Upload another file",
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
