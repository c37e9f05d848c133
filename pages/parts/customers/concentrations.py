"""Concentration: what the figure is without its largest customers, and how many equal ones the book is
worth.
"""

import numpy as np
import pandas as pd
import streamlit as st

import nrr
from pages.parts import cached, cards, session

_REMOVED = (1, 3, 5, 10)


def title(asked: session.Asked) -> str:
    """What hangs on the largest upsell, or on the largest account."""
    opening, closing = _base(asked)
    if len(opening) < 2:
        return "One customer is all of the revenue"
    one = nrr.comparisons.without_largest(opening, closing, 1, nrr.comparisons.Ranking.EXPANSION)
    ten = nrr.comparisons.concentration(opening).top(10)
    return (
        f"Without the largest upsell, NRR is {nrr.percent(one.nrr)}; the 10 largest customers are"
        f" {nrr.percent(ten)} of opening {asked.view.basis}"
    )


def draw(asked: session.Asked) -> None:
    """Four figures, then NRR without the top 1, 3, 5 and 10 by both rankings."""
    opening, closing = _base(asked)
    held = nrr.comparisons.concentration(opening)
    _figures(held, len(opening))
    with st.container(border=True, key="without", gap="small"):
        st.header(nrr.markdown_text(_finding(opening, closing, asked), 240), anchor=False)
        cards.figures(_table(opening, closing, asked), "NRR without the largest customers")
        st.caption(
            "These customers are removed from both ends. Largest customers test dependence; largest upsells"
            " test hidden losses. Always point to point."
        )


def _base(asked: session.Asked) -> tuple[np.ndarray, np.ndarray]:
    frame = cached.customers(asked.book.key, asked.ledger, asked.view)
    base = frame[frame["opening"] > 0]
    return base["opening"].to_numpy(np.int64), base["closing"].to_numpy(np.int64)


def _figures(held: nrr.comparisons.Concentration, customers: int) -> None:
    effective = nrr.MISSING if held.effective is None else f"{held.effective:,.1f}"
    shown = (
        ("Largest customer", nrr.percent(held.top(1)), _worth(held, customers)),
        ("Ten largest", nrr.percent(held.top(10)), "of opening revenue"),
        ("Effective customers", effective, f"of {nrr.plural(customers, 'customer')}"),
        ("Herfindahl index", nrr.MISSING if held.hhi is None else f"{held.hhi:.3f}", "sum of squared shares"),
    )
    with st.grid(4, min_column_width=220, gap="small", key="concentration"):
        for label, text, note in shown:
            with st.container(
                border=True, height="stretch", gap="xsmall", key=f"held_{label.split()[0].lower()}"
            ):
                st.metric(label, text, help=_HELP.get(label))
                st.caption(nrr.markdown_text(note))


def _worth(held: nrr.comparisons.Concentration, customers: int) -> str:
    """What one customer is to NRR, for the largest and on average."""
    points = [nrr.points(share).lstrip("+±") for share in (held.top(1) or 0.0, 1 / max(customers, 1))]
    return f"of opening revenue. Losing it costs NRR {points[0]}; an average customer, {points[1]}"


_HELP = {
    "Effective customers": (
        "Concentration equals that of this many equal customers: 1 ÷ sum of squared shares."
    ),
    "Herfindahl index": "1: one customer. Near 0: many small ones.",
}


def _finding(opening: np.ndarray, closing: np.ndarray, asked: session.Asked) -> str:
    """The first removal that takes the figure below 100%, where it stands above."""
    rate = asked.snapshot.main.headline.rates.nrr
    for count in _REMOVED:
        found = nrr.comparisons.without_largest(opening, closing, count, nrr.comparisons.Ranking.EXPANSION)
        if rate is not None and found.nrr is not None and rate >= 1 > found.nrr:
            who = "the largest upsell" if count == 1 else f"the {count} largest upsells"
            return f"Without {who} NRR would fall below 100%, to {nrr.percent(found.nrr)}"
    ten = nrr.comparisons.without_largest(opening, closing, 10, nrr.comparisons.Ranking.EXPANSION)
    without, own = nrr.percent(ten.nrr), nrr.percent(rate)
    if without == own:
        return f"NRR would stay {own} without the ten largest upsells"
    return f"Without the ten largest upsells NRR is {without} instead of {own}"


def _table(opening: np.ndarray, closing: np.ndarray, asked: session.Asked) -> pd.DataFrame:
    """As it is, then without the largest by each ranking."""
    rates = asked.snapshot.main.headline.rates
    lines = [{"Without": "nobody", "NRR": nrr.percent(rates.nrr), "GRR": nrr.percent(rates.grr)}]
    for ranking in nrr.comparisons.Ranking:
        for count in _REMOVED:
            if count < len(opening):
                lines.append(
                    _line(nrr.comparisons.without_largest(opening, closing, count, ranking), count, ranking)
                )
    return pd.DataFrame(lines).fillna("")


def _line(found: nrr.comparisons.Without, count: int, ranking: nrr.comparisons.Ranking) -> dict[str, str]:
    who = "the largest" if count == 1 else f"the {count} largest"
    return {
        "Without": f"{who} by {ranking}",
        "NRR": nrr.percent(found.nrr),
        "GRR": nrr.percent(found.grr),
        "Share of opening": nrr.percent(found.share_of_opening),
        "Share of expansion": nrr.percent(found.share_of_expansion),
    }
