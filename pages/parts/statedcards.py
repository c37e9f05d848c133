"""Which definition is this number? A figure from another tool, and the conventions that give it on this
book.
"""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import lenscards, memory, session, tables

_MOST_SHOWN = 8
_FIGURE, _WAY = "stated_figure", "stated_way"


@memory.kept("Calculating NRR under every definition")
def _matches(
    key: str, _ledger: nrr.Ledger, view: nrr.View, stated: nrr.comparisons.StatedRate
) -> tuple[nrr.comparisons.Match, ...]:
    return nrr.comparisons.matches(_ledger, view, stated)


@memory.kept("Adding up the customers in between")
def _difference(
    key: str, _ledger: nrr.Ledger, view: nrr.View, match: nrr.comparisons.Match, label: str
) -> pd.DataFrame:
    return nrr.comparisons.difference_to_ours(_ledger, view, match)


def draw(asked: session.Asked) -> None:
    """A field for the figure, then the definitions that give it, and whose revenue stands between it and
    ours.
    """
    with st.container(border=True, key="stated", gap="small"):
        st.header("Which definition is this number?", anchor=False)
        st.markdown(
            "An NRR from another tool, a deck or a contract: find the definition it was computed under."
        )
        text = st.text_input(
            "NRR as it was stated", key=_FIGURE, placeholder="103.4%", width=220, max_chars=12
        )
        if not text.strip():
            return
        try:
            stated = nrr.comparisons.stated_rate(text)
        except nrr.Refusal as refusal:
            st.markdown(nrr.markdown_text(str(refusal), 200))
            return
        _found(_matches(asked.book.key, asked.ledger, asked.view, stated), text.strip(), asked)


def _found(matches: tuple[nrr.comparisons.Match, ...], text: str, asked: session.Asked) -> None:
    if not matches:
        st.markdown("No definition has an NRR in this period.")
        return
    same = [match for match in matches if not match.gap]
    st.markdown(f"**{nrr.markdown_text(_title(same, matches[0], text), 300)}**")
    shown = list(same or matches[:3])[:_MOST_SHOWN]
    _table(shown)
    _to_ours(shown, asked)


def _title(same: list[nrr.comparisons.Match], nearest: nrr.comparisons.Match, text: str) -> str:
    if same:
        ways = nrr.plural(len(same), "definition")
        return f"{text} is what {ways} {'gives' if len(same) == 1 else 'give'} on this data"
    row = nearest.row
    return (
        f"No definition gives {text} in this period. The nearest is {nrr.percent(row.nrr)},"
        f" {nearest.distance}. It may come from another period or file"
    )


def _table(shown: list[nrr.comparisons.Match]) -> None:
    table = pd.DataFrame(
        {
            "NRR": [nrr.percent(match.row.nrr) for match in shown],
            "Distance": [match.distance for match in shown],
            "Definition": [match.row.label for match in shown],
            "Used by": [match.row.used_by or "no known user" for match in shown],
            "Definition line": [match.row.stamp for match in shown],
        }
    )
    tables.listed(
        table,
        key="stated_rows",
        alt="Definitions that give the stated figure",
        column_config={"Definition": st.column_config.TextColumn(width=340)},
    )


def _to_ours(shown: list[nrr.comparisons.Match], asked: session.Asked) -> None:
    """The customers between the definition in force and one of those found."""
    ours = _ours(asked)
    if ours.nrr is None:
        return
    by_label = {match.row.label: match for match in shown}
    label = (
        st.selectbox("Compare with", list(by_label), key=_WAY) if len(by_label) > 1 else shown[0].row.label
    )
    match = by_label[label]
    frame = _difference(asked.book.key, asked.ledger, asked.view, match, label)
    if frame.empty:
        st.markdown("It treats every customer as your definition does: both give the same number.")
        return
    people = nrr.plural(len(frame), "customer")
    gap = nrr.points((match.row.nrr or 0.0) - ours.nrr)
    st.markdown(f"**{gap} from ours, {nrr.percent(ours.nrr)}, from {people}**")
    lenscards.customers_between(frame, ours, match.row, asked, "stated")


def _ours(asked: session.Asked) -> nrr.LensRow:
    """Your definition as a line of the lens."""
    rates = asked.snapshot.main.headline.rates
    stamp, claim = asked.snapshot.stamp, nrr.comparisons.Claim.RETENTION
    label = "Your definition"
    return nrr.LensRow(
        "ours", label, "", stamp, rates.nrr, rates.grr, rates.logo_retention, rates.reason, claim
    )
