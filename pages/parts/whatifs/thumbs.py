"""Rules of thumb from articles, in a box of their own: nothing in it is computed from the book."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts.whatifs.scenes import Scene


def draw(scene: Scene) -> None:
    """The box."""
    box = nrr.scenarios.rules_of_thumb()
    with st.container(border=True, gap="medium", key="thumbs"):
        st.header(box.title, anchor=False)
        left, right = st.columns(2, gap="large")
        with left:
            _compounding(box)
        with right:
            _replacement(scene)
            _valuation(scene, box)


def _compounding(box: nrr.scenarios.RulesOfThumb) -> None:
    """What $1M becomes."""
    st.markdown("**One rate kept every year, on \\$1M**")
    rows = nrr.scenarios.compounding_table()
    table = pd.DataFrame(
        {"NRR": [f"{row.rate * 100:.0f}%" for row in rows]}
        | {
            f"Year {year}": [f"{row.values[place]:.3f}" for row in rows]
            for place, year in enumerate(box.compounding_years)
        }
        | {"Doubles in": [_doubles(row) for row in rows]}
    )
    st.table(table, border="horizontal", hide_index=True, alt="Compounding at one rate")
    st.caption(box.rule("compounding").caution)


def _doubles(row: nrr.scenarios.CompoundingRow) -> str:
    if row.doubles_in_years is not None:
        return f"{row.doubles_in_years:.1f} years"
    if row.halves_in_years is not None:
        return f"never (halves in {row.halves_in_years:.1f} years)"
    return "never"


def _replacement(scene: Scene) -> None:
    """What replaces churned revenue: by arithmetic, and by the article's estimate."""
    churned = round(scene.flow().churn * scene.today.arr_minor[0] * scene.year_steps)
    found = nrr.scenarios.replacement(churned)
    short, basis = scene.look.short, scene.look.basis
    st.markdown("**Replacing churn**")
    st.markdown(
        nrr.markdown_text(
            f"To keep {basis} level you need {short(churned)} of new {basis}. {found.rule.source} puts the"
            f" effort at {found.rule.claim}; we cannot reproduce that as arithmetic and show it as its"
            f" estimate: {short(found.low_arr_minor)} to {short(found.high_arr_minor)}.",
            500,
        )
    )


def _valuation(scene: Scene, box: nrr.scenarios.RulesOfThumb) -> None:
    """The premium rule on the reader's own multiple; there is no default."""
    st.markdown("**Valuation**")
    own = st.number_input(
        "Your revenue multiple today", 0.1, 100.0, None, step=0.5, key="multiple", width=240
    )
    rule = box.rule("valuation_premium")
    steps = scene.year_steps
    before, after = scene.today.base_nrr(steps), scene.scenario.base_nrr(steps)
    if own is None:
        st.markdown(nrr.markdown_text(f"{rule.source}: {rule.claim}. Type a multiple to apply it.", 400))
    else:
        st.markdown(
            nrr.markdown_text(
                _worth(scene, nrr.scenarios.valuation(scene.today.arr_minor[0], own, before, after)), 500
            )
        )
    bands = " / ".join(f"{band.multiple:g}× {band.label}" for band in box.multiples.bands)
    st.caption(
        nrr.markdown_text(
            f"{rule.caution} Outside the source articles and much wider: {bands} ({box.multiples.source}).",
            500,
        )
    )


def _worth(scene: Scene, found: nrr.scenarios.Valuation) -> str:
    short = scene.look.short
    if found.values_minor is None or found.multiples is None:
        return f"Today {short(found.base_value_minor)}. {found.sentence}"
    low, high = found.values_minor
    return (
        f"Today {short(found.base_value_minor)}; at {found.multiples[0]:.1f}× to {found.multiples[1]:.1f}×, "
        f"{short(low)} to {short(high)}. {found.sentence}"
    )
