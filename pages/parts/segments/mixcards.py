"""NRR beside the published median for the company's own mix of contracts, size by size."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, session
from pages.parts.segments import fits

_SIDES = {-1: "below", 0: "at", 1: "above"}


def draw(value: float, asked: session.Asked) -> None:
    """What leads the section: the median for the own mix, a second study's, and every size of contract."""
    found, second = fits.whole(asked), fits.whole(asked, fits.SECOND)
    with st.container(border=True, height="stretch", key="mix_adjusted", gap="small"):
        if found is None:
            st.header("No benchmark for your contract mix", anchor=False)
            st.markdown("No published median covers your contract sizes.")
            return
        st.header(f"Median for your contract mix: {nrr.percent(found.value)}", anchor=False)
        st.markdown(nrr.markdown_text(_words(value, found, second), 600))
        cards.figures(_table(value, found, asked), "NRR beside the median of every contract size")
        st.caption(nrr.markdown_text(_rests_on(found, second, asked), 700))


def _words(value: float, found: nrr.benchmarks.MixAdjusted, second: nrr.benchmarks.MixAdjusted | None) -> str:
    """`NRR is 5.0 points below it. SaaS Capital (2023) ... comes to 104.6%: NRR is 0.5 points above it.`"""
    first = f"NRR is {_distance(value - found.value)} it."
    if second is None:
        return first
    study = nrr.benchmarks.cited(second.rows[0])
    return (
        f"{first} {study.publisher} ({study.year}) measures point to point, as here; by its medians the same"
        f" mix comes to {nrr.percent(second.value)}: NRR is {_distance(value - second.value)} it."
    )


def _distance(gap: float) -> str:
    side = _SIDES[nrr.benchmarks.beside(gap, 0.0)]
    return side if side == "at" else f"{nrr.ground.points_said(gap)} {side}"


def _table(value: float, found: nrr.benchmarks.MixAdjusted, asked: session.Asked) -> pd.DataFrame:
    """Every size with its own NRR and the median for it; last the whole against its mix."""
    part = fits.bands(asked)
    own = {} if part is None else fits.medians(part, asked)
    known = [] if part is None else [one for one in part.segments if one.label in own]
    lines = [_line(one, own[one.label].value, asked) for one in known]
    customers = sum(one.bridge.opening_logos for one in known)
    whole = {
        "Contract value": "All, own mix",
        "Customers": nrr.count(customers),
        "Share": nrr.percent(found.covered),
        "NRR": nrr.percent(value),
        "Median": nrr.percent(found.value),
        "Difference": nrr.points(value - found.value),
    }
    return pd.DataFrame([*lines, whole])


def _line(one: nrr.Segment, median: float, asked: session.Asked) -> dict[str, str]:
    rate, few = one.rates.nrr, fits.withheld(one, asked) is not None
    return {
        "Contract value": one.label,
        "Customers": nrr.count(one.bridge.opening_logos),
        "Share": nrr.percent(one.share),
        "NRR": nrr.percent(rate),
        "Median": nrr.percent(median),
        "Difference": "too few" if few or rate is None else nrr.points(rate - median),
    }


def _rests_on(
    found: nrr.benchmarks.MixAdjusted, second: nrr.benchmarks.MixAdjusted | None, asked: session.Asked
) -> str:
    first = nrr.benchmarks.cited(found.rows[0])
    through = "" if first == found.rows[0].source else f", as printed by {found.rows[0].source.short}"
    dollars = asked.snapshot.book.currency not in {"", "USD"}
    said = [
        f"Medians by contract size, weighted by your opening revenue. Source: {first.citation}{through}.",
        "" if second is None else f"Second study: {nrr.benchmarks.cited(second.rows[0]).citation}.",
        nrr.packs.note_of("disputed"),
        nrr.packs.note_of("dollars") if dollars else "",
    ]
    return " ".join(filter(None, said))
