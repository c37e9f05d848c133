"""At risk: customers in amber or red by the revenue that is exposed, with the signals that say so."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

import nrr
from pages.parts import memory, session, tables, thresholdcards
from pages.parts.advices import beside
from pages.parts.customers import accounts, healthcourses

LIGHTS = {
    nrr.accounts.Light.GREEN: "● Green",
    nrr.accounts.Light.AMBER: "▲ Amber",
    nrr.accounts.Light.RED: "■ Red",
    nrr.accounts.Light.TOO_NEW: "Too new",
}
_MOST, _MOST_REASONS = 500, 2


@memory.kept("Testing the score on the past")
def _proof(
    key: str, _run: nrr.retention.Run, _columns: nrr.accounts.Columns, view: nrr.View
) -> nrr.accounts.ScoreProof:
    return nrr.accounts.score_proof(_run, _columns, nrr.accounts.scale_of(view.policy))


def draw(asked: session.Asked) -> None:
    """The list, whether the score has meant anything in this book, and how it is made."""
    run = accounts.run(asked)
    if len(run.months) < 4:
        st.markdown("A score needs four consecutive months up to the chosen month. Upload a longer file.")
        return
    listed = nrr.accounts.at_risk(run, accounts.scored(asked), limit=_MOST)
    with st.container(border=True, key="account_risks", gap="small"):
        st.header(nrr.markdown_text(_title(listed, asked), 240), anchor=False)
        if listed:
            _table(listed, run, asked)
        beside.lines("colour", beside.named(str(one.health.light) for one in listed), asked)
        forced = beside.named(words for one in listed for words in one.health.overrides)
        beside.lines("override", forced, asked)
        st.caption(
            "At-risk ARR = ARR × (1 − health score). It ranks customers and forecasts no loss. Tick a row for"
            " the customer."
        )
    proof = _proof(asked.book.key, run, accounts.columns(asked), asked.view)
    st.markdown(f"**{nrr.markdown_text(proof.sentence, 300)}**")
    thresholdcards.told(asked)
    healthcourses.draw(asked)
    with st.expander(_made_of(asked), type="compact"):
        _signals(asked)


def _title(listed: tuple[nrr.accounts.AtRisk, ...], asked: session.Asked) -> str:
    if not listed:
        return "No customer is amber or red"
    exposed = sum(one.exposed_arr_minor for one in listed)
    red = sum(one.health.light is nrr.accounts.Light.RED for one in listed)
    people = f"{_MOST}+ customers" if len(listed) == _MOST else nrr.plural(len(listed), "customer")
    of_them = f" ({red} red)" if red else ""
    return f"{people} are amber or red{of_them}: {asked.short(exposed)} at-risk {asked.view.basis}"


def _table(listed: tuple[nrr.accounts.AtRisk, ...], run: nrr.retention.Run, asked: session.Asked) -> None:
    basis = str(asked.view.basis)
    columns: dict[str, Sequence[object]] = {
        f"At-risk {asked.view.basis}": [one.exposed_arr_minor for one in listed],
        basis: [one.arr_minor for one in listed],
        "Health": [LIGHTS[one.health.light] if one.health.light else "" for one in listed],
        "Score": [one.health.score for one in listed],
        "Known": [one.health.coverage for one in listed],
        "Because of": [_reasons(one.health) for one in listed],
        "Last change": [one.last_change_arr_minor for one in listed],
        "In": [
            "" if one.last_change_month is None else run.months[one.last_change_month].label for one in listed
        ],
        "Months": [max(one.tenure_months, 0) for one in listed],
        "12 months": accounts.courses([one.customer for one in listed], asked),
    }
    renewals = accounts.last_texts(nrr.accounts.Held.RENEWAL, [one.customer for one in listed], asked)
    columns |= {} if renewals is None else {"Renews": renewals}
    formats = {
        f"At-risk {asked.view.basis}": asked.short,
        basis: asked.short,
        "Score": lambda value: f"{value:.0f}",
        "Known": nrr.percent,
        "Last change": asked.signed,
    }
    accounts.table("at_risk", [one.customer for one in listed], columns, formats, asked)


def _reasons(health: nrr.accounts.Health) -> str:
    text = ", ".join([*health.overrides, *health.weakest()][:_MOST_REASONS])
    return text[:1].upper() + text[1:]


def _made_of(asked: session.Asked) -> str:
    known = len(accounts.scored(asked).marks)
    return f"How this is measured: {known} of {len(nrr.accounts.SIGNALS)} signals are in your data"


def _signals(asked: session.Asked) -> None:
    scale = nrr.accounts.scale_of(asked.view.policy)
    st.markdown(
        "100 × the weighted marks (1, ½ or 0) of known signals. Green from"
        f" {scale.green_from:g}, amber from {scale.amber_from:g}. Known: weight"
        " of the signals a customer has. Two payment failures in 60 days, usage halved or revenue cut by 30%"
        " in 3 months always make a customer red."
    )
    marks = accounts.scored(asked).marks
    tables.listed(
        pd.DataFrame(
            {
                "Signal": [signal.label for signal in nrr.accounts.SIGNALS],
                "Weight": [scale.weights[signal.key] for signal in nrr.accounts.SIGNALS],
                "Full mark": [f"{signal.full:g}" for signal in nrr.accounts.SIGNALS],
                "Half mark": [f"{signal.half:g}" for signal in nrr.accounts.SIGNALS],
                "In your data": [held(signal.key, marks) for signal in nrr.accounts.SIGNALS],
            }
        ),
        key="signal_rows",
        alt="Signals of the health score",
    )


def held(key: str, marks: Mapping[str, np.ndarray]) -> str:
    """For how many customers a signal is known, or the column that would tell it."""
    known = 0 if key not in marks else int((~np.isnan(marks[key])).sum())
    return (
        f"known for {nrr.plural(known, 'customer')}" if known else f"would need {nrr.accounts.unlocking(key)}"
    )
