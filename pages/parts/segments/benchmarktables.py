"""Beside the bars: every source's tiers, the sources, and what speaks against them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, tables

_KINDS: dict[nrr.benchmarks.CaveatKind, tuple[str, str, cards.Colour]] = {
    nrr.benchmarks.CaveatKind.CONTRADICTION: ("Sources disagree", ":material/compare_arrows:", "blue"),
    nrr.benchmarks.CaveatKind.ERROR: ("Error in the source", ":material/report:", "orange"),
}


def tiers(value: float, row: nrr.benchmarks.Benchmark | None) -> None:
    """What every scheme calls the value; the row of the own segment wins over all of them."""
    with st.container(border=True, height="stretch", key="tiers", gap="small"):
        st.header(nrr.markdown_text(nrr.benchmarks.judged(value, row).sentence, 400), anchor=False)
        names = {source.key: source.short for source in nrr.benchmarks.benchmark_sources()}
        schemes = nrr.benchmarks.tier_schemes()
        tables.listed(
            pd.DataFrame(
                {
                    "Source": [names[scheme.source] for scheme in schemes],
                    "Cut-offs": [scheme.name for scheme in schemes],
                    f"Calls {nrr.percent(value)}": [scheme.tier(value) or "no tier" for scheme in schemes],
                }
            ),
            key="tier_rows",
            alt="Tier of this value in every scheme",
        )
        st.caption(
            "Tiers are their sources' judgements for companies of all kinds. Where they differ, the row for"
            " your contract value is more relevant."
        )


def sources(found: Sequence[tuple[nrr.benchmarks.Benchmark, str]]) -> None:
    """Title, year, statistic, population and basis of every row that is drawn."""
    if not found:
        return
    with st.expander(f"{nrr.plural(len(found), 'row')} drawn, with their sources", type="compact"):
        tables.listed(
            pd.DataFrame(
                {
                    "Source": [nrr.benchmarks.cited(row).named for row, _ in found],
                    "Year": [_year(row) for row, _ in found],
                    "Row": [row.band for row, _ in found],
                    "Statistic": [row.statistic for row, _ in found],
                    "Figures, %": [" / ".join(mark.text for mark in row.marks) for row, _ in found],
                    "Companies": [_companies(row) for row, _ in found],
                    "Population": [nrr.benchmarks.cited(row).population for row, _ in found],
                    "Basis": [nrr.benchmarks.cited(row).basis for row, _ in found],
                    "Read": [_read(row) for row, _ in found],
                    "Why it is here": [reason for _, reason in found],
                }
            ),
            key="source_rows",
            alt="Sources of the rows drawn",
        )


def _companies(row: nrr.benchmarks.Benchmark) -> str:
    companies = nrr.benchmarks.cited(row).companies
    return "not stated" if companies is None else nrr.count(companies)


def _year(row: nrr.benchmarks.Benchmark) -> str:
    year = row.year or nrr.benchmarks.cited(row).year
    return "undated" if year is None else str(year)


def _read(row: nrr.benchmarks.Benchmark) -> str:
    """First or second hand, and through whom."""
    own = nrr.benchmarks.cited(row) == row.source
    return row.source.read if own else f"as printed by {row.source.short}"


def caveats(rows: Sequence[nrr.benchmarks.Benchmark]) -> None:
    """Contradictions and known errors that concern what is on the page."""
    ids = [row.id for row in rows] + [f"tier.{scheme.key}" for scheme in nrr.benchmarks.tier_schemes()]
    known = [one for one in nrr.benchmarks.caveats() if any(one.concerns(name) for name in ids)]
    if not known:
        return
    counts = [sum(one.kind is kind for one in known) for kind in _KINDS]
    with st.container(border=True, key="caveats", gap="small"):
        st.header(
            f"{nrr.plural(counts[0], 'contradiction')} between these sources,"
            f" {nrr.plural(counts[1], 'error')} in them",
            anchor=False,
        )
        with st.expander("Read before quoting", type="compact"):
            for one in known:
                _caveat(one)


def _caveat(one: nrr.benchmarks.Caveat) -> None:
    label, icon, colour = _KINDS[one.kind]
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.badge(label, icon=icon, color=colour)
            st.markdown(f"**{nrr.markdown_text(one.topic, 60)}**", width="content")
        st.markdown(nrr.markdown_text(one.text, 500))
        st.caption(nrr.markdown_text(one.treatment, 400))
