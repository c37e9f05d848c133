"""Lost and won back: why customers left, where the book says so, and how many came back."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cached, cards, pausedlines, session, tables
from pages.parts.advices import beside
from pages.parts.customers import accounts

_WITHIN = (3, 6, 12)
_WORDS = {
    nrr.accounts.ChurnReason.VOLUNTARY: "Voluntary: the customer decided",
    nrr.accounts.ChurnReason.INVOLUNTARY: "Involuntary: a payment failed",
    nrr.accounts.ChurnReason.ENDED: "The business ended",
    nrr.accounts.ChurnReason.UNKNOWN: "Unknown",
}


def draw(asked: session.Asked) -> None:
    """Reasons beside returns, then the customers that left in this window."""
    frame = cached.customers(asked.book.key, asked.ledger, asked.view)
    lost = frame[frame["movement"] == "churn"].sort_values("opening", ascending=False, kind="stable")
    texts = accounts.last_texts(nrr.accounts.Held.REASON, lost["row"].tolist(), asked)
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True, height="stretch", key="churn_reasons", gap="small"):
        _reasons(lost, texts, asked)
    with right, st.container(border=True, height="stretch", key="win_back", gap="small"):
        _win_back(asked)
    pausedlines.draw(asked)
    if not lost.empty:
        with st.container(border=True, key="account_lost", gap="small"):
            total = asked.short(int(lost["opening"].sum()))
            st.header(
                nrr.markdown_text(f"{nrr.plural(len(lost), 'customer')} left with {total}"), anchor=False
            )
            _table(lost, texts, asked)


def _reasons(lost: pd.DataFrame, texts: list[str] | None, asked: session.Asked) -> None:
    if lost.empty:
        st.header("No customers left in this period", anchor=False)
        return
    if texts is None:
        st.header("No churn reasons in your data", anchor=False)
        st.markdown("Add a column Reason to tell failed payments from decisions.")
        return
    found = nrr.accounts.churn_by_reason(zip(texts, lost["opening"].tolist(), strict=True))
    st.header(nrr.markdown_text(_reason_title(found), 240), anchor=False)
    table = pd.DataFrame(
        {
            "Reason": [_WORDS[reason] for reason in nrr.accounts.ChurnReason],
            "Lost": [round(found.amounts[reason]) for reason in nrr.accounts.ChurnReason],
            "Share of known": [_share(found, reason) for reason in nrr.accounts.ChurnReason],
        }
    )
    tables.listed(
        table.style.format({"Lost": asked.short}),
        key="reason_rows",
        alt="Reasons",
    )
    _as_written(texts, lost, asked)
    reasons = [str(reason) for reason in nrr.accounts.ChurnReason if found.amounts[reason]]
    kinds = [f"voluntary: {one}" for one in dict.fromkeys(map(nrr.accounts.decided, texts)) if one]
    beside.lines("reason", beside.named([*reasons, *kinds]), asked)
    st.caption(
        "Involuntary: reasons that name card, payment, declined, expired and similar. Unknown reasons are"
        " not redistributed."
    )


def _as_written(texts: list[str], lost: pd.DataFrame, asked: session.Asked) -> None:
    """Every reason as the file has it, under the line it was counted in."""
    found = nrr.accounts.tallied(zip(texts, lost["opening"].tolist(), strict=True))
    with st.expander(f"As written in your data: {nrr.plural(len(found), 'reason')}", type="compact"):
        table = pd.DataFrame(
            {
                "Reason": [one.text or "no reason" for one in found],
                "Counted as": [_WORDS[one.reason].partition(":")[0] for one in found],
                "Customers": [one.customers for one in found],
                "Lost": [round(one.amount) for one in found],
            }
        )
        tables.listed(
            table.style.format({"Lost": asked.short}),
            key="reasons_written",
            alt="Reasons as written",
        )


def _reason_title(found: nrr.accounts.ChurnReasons) -> str:
    if not found.may_headline:
        return f"{nrr.percent(found.unknown_share)} of lost revenue has no reason, too much to state shares"
    share = found.share_of_known(nrr.accounts.ChurnReason.INVOLUNTARY)
    return f"{nrr.percent(share)} of lost revenue with a reason left through failed payments"


def _share(found: nrr.accounts.ChurnReasons, reason: nrr.accounts.ChurnReason) -> str:
    if reason is nrr.accounts.ChurnReason.UNKNOWN or not found.may_headline:
        return ""
    return nrr.percent(found.share_of_known(reason))


def _win_back(asked: session.Asked) -> None:
    run = accounts.run(asked)
    found = [one for months in _WITHIN if (one := nrr.accounts.win_back(run.grid, months)).events]
    if not found:
        st.header("Too early to see who comes back", anchor=False)
        return
    last = found[-1]
    months = nrr.plural(last.within_months, "month")
    share = f"{last.returned} of {nrr.plural(last.events, 'customer')} who left"
    st.header(f"{share} paid again within {months} ({nrr.percent(last.rate)})", anchor=False)
    cards.figures(
        pd.DataFrame(
            {
                "Within": [nrr.plural(one.within_months, "month") for one in found],
                "Left": [nrr.count(one.events) for one in found],
                "Came back": [nrr.count(one.returned) for one in found],
                "Of customers": [nrr.percent(one.rate) for one in found],
                "Of revenue": [nrr.percent(one.revenue_rate) for one in found],
            }
        ),
        "Customers won back",
    )
    st.caption(
        "Only departures followed for the whole time count. Rule of thumb: 15–20% is achievable (SaaS"
        " Growth)."
    )


def _table(lost: pd.DataFrame, texts: list[str] | None, asked: session.Asked) -> None:
    rows = lost["row"].tolist()
    columns: dict[str, Sequence[object]] = {"Lost": lost["opening"].tolist()}
    if texts is not None:
        columns["Reason"] = [text or "unknown" for text in texts]
    columns["12 months"] = accounts.courses(rows, asked)
    accounts.table("lost", rows, columns, {"Lost": asked.short}, asked)
