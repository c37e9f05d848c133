"""At risk: customers in amber or red by the revenue that is exposed, with the signals that say so."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import accounts, explained, session

LIGHTS = {
    nrr.Light.GREEN: "● Green",
    nrr.Light.AMBER: "▲ Amber",
    nrr.Light.RED: "■ Red",
    nrr.Light.TOO_NEW: "Too new",
}
_MOST = 500


@st.cache_resource(max_entries=64, ttl="6h", show_spinner="Scoring every customer")
def _listed(key: str, _run: nrr.Run, view: nrr.View) -> tuple[nrr.AtRisk, ...]:
    return nrr.at_risk(_run.grid, _run.first_paid, limit=_MOST)


@st.cache_resource(max_entries=64, ttl="6h", show_spinner="Testing the score on the past")
def _proof(key: str, _run: nrr.Run, view: nrr.View) -> nrr.ScoreProof:
    return nrr.score_proof(_run.grid, _run.first_paid)


def draw(asked: session.Asked) -> None:
    """The list, whether the score has meant anything in this book, and how it is made."""
    run = accounts.run(asked)
    if len(run.months) < 4:
        st.markdown("A score needs four months in a row up to the as-of month. Open a longer book.")
        return
    listed = _listed(asked.book.key, run, asked.view)
    with st.container(border=True, key="account_risks", gap="small"):
        st.subheader(nrr.markdown_text(_title(listed, asked), 240), anchor=False)
        if listed:
            _table(listed, run, asked)
        st.caption(
            "Exposed is revenue times one minus the score, not an expected loss: no probability is attached. "
            "Tick a row for the customer."
        )
    st.markdown(f"**{nrr.markdown_text(_proof(asked.book.key, run, asked.view).sentence, 300)}**")
    with st.expander("How the score is made", type="compact"):
        _signals()


def _title(listed: tuple[nrr.AtRisk, ...], asked: session.Asked) -> str:
    if not listed:
        return "No customer stands in amber or red"
    exposed = sum(one.exposed_arr_minor for one in listed)
    red = sum(one.health.light is nrr.Light.RED for one in listed)
    more = "+" if len(listed) == _MOST else ""
    return f"{len(listed)}{more} customers in amber or red, {red} of them red: {asked.short(exposed)} exposed"


def _table(listed: tuple[nrr.AtRisk, ...], run: nrr.Run, asked: session.Asked) -> None:
    basis = str(asked.view.basis)
    columns = {
        "Exposed": [one.exposed_arr_minor for one in listed],
        basis: [one.arr_minor for one in listed],
        "Health": [LIGHTS[one.health.light] if one.health.light else "" for one in listed],
        "Score": [one.health.score for one in listed],
        "Because of": [_reasons(one.health) for one in listed],
        "Last change": [one.last_change_arr_minor for one in listed],
        "In": [
            "" if one.last_change_month is None else run.months[one.last_change_month].label for one in listed
        ],
        "Months": [max(one.tenure_months, 0) for one in listed],
        "12 months": accounts.courses([one.customer for one in listed], asked),
    }
    columns |= _renewals([one.customer for one in listed], asked)
    formats = {
        "Exposed": asked.short,
        basis: asked.short,
        "Score": lambda value: f"{value:.0f}",
        "Last change": accounts.signed(asked),
    }
    accounts.table("at_risk", [one.customer for one in listed], columns, formats, asked)


def _renewals(rows: list[int], asked: session.Asked) -> dict[str, list[str]]:
    """When each renews, where a column says so."""
    book = explained.book(asked)
    name = next((one for one in book.attributes if "renew" in one.casefold()), None)
    if name is None:
        return {}
    texts = book.attribute(name).texts(len(book.months) - 1)
    return {"Renews": ["" if texts[row] == nrr.UNKNOWN else texts[row] for row in rows]}


def _reasons(health: nrr.Health) -> str:
    text = ", ".join([*health.overrides, *health.weakest()])
    return text[:1].upper() + text[1:]


def _signals() -> None:
    st.markdown(
        "100 times the weighted marks (1, ½ or 0) of the signals that exist. Green from 70, amber from 40. Revenue "
        "alone gives the first five; a sheet with usage, payments, NPS, tickets or renewals would add the others."
    )
    st.dataframe(
        pd.DataFrame(
            {
                "Signal": [signal.label for signal in nrr.SIGNALS],
                "Weight": [signal.weight for signal in nrr.SIGNALS],
                "Full mark": [f"{signal.full:g}" for signal in nrr.SIGNALS],
                "Half mark": [f"{signal.half:g}" for signal in nrr.SIGNALS],
                "Needs": [signal.needs for signal in nrr.SIGNALS],
            }
        ),
        hide_index=True,
        height="content",
        key="signal_rows",
        alt="Signals of the health score",
    )
