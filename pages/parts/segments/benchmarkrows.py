"""Which published rows are on the table: the company's own profile, sources, own target and own file."""

from collections.abc import Sequence

import streamlit as st

import nrr
from pages.parts import problems, session
from pages.parts.segments import fits

FITTING = "fitting"
_FILE, _TARGET = "benchmark_file", "benchmark_target"
DIMENSIONS = {
    FITTING: "Fits this company",
    str(nrr.benchmarks.Dimension.ACV): "Contract value",
    str(nrr.benchmarks.Dimension.ARR_STAGE): "ARR stage",
    str(nrr.benchmarks.Dimension.PRICING_MODEL): "Pricing model",
    str(nrr.benchmarks.Dimension.FUNDING_TYPE): "Funding",
    str(nrr.benchmarks.Dimension.FUNDING_STAGE): "Stage",
    str(nrr.benchmarks.Dimension.VERTICAL): "Vertical",
    str(nrr.benchmarks.Dimension.OVERALL): "Overall",
}
_ASKED = {
    "pricing_model": ("Pricing model", nrr.benchmarks.Dimension.PRICING_MODEL),
    "vertical": ("Vertical", nrr.benchmarks.Dimension.VERTICAL),
    "funding_type": ("Funding", nrr.benchmarks.Dimension.FUNDING_TYPE),
    "funding_stage": ("Stage", nrr.benchmarks.Dimension.FUNDING_STAGE),
}
_PRICING_WORDS = {"usage": "usage", "metered": "usage", "seat": "seat", "tier": "seat", "flat": "flat"}


def available(metric: str) -> tuple[nrr.benchmarks.Benchmark, ...]:
    """Rows of the sources that the reader has turned on; figures from outside are off until asked for."""
    sources = {source.key: source for source in nrr.benchmarks.benchmark_sources()}
    outside = st.toggle(
        "Figures from outside the source articles",
        key="outside",
        bind="query-params",
        help="Found by search, several of them second hand. Drawn hatched.",
    )
    kinds = (
        (nrr.benchmarks.Kind.ARTICLE, nrr.benchmarks.Kind.OUTSIDE)
        if outside
        else (nrr.benchmarks.Kind.ARTICLE,)
    )
    offered = list(dict.fromkeys(row.source.key for row in nrr.benchmarks.rows_for(metric, kinds=kinds)))
    picked = st.multiselect(
        "Sources",
        offered,
        key=f"sources_{metric}_{len(kinds)}",
        format_func=lambda key: sources[key].short,
        placeholder="All of them",
    )
    return nrr.benchmarks.rows_for(metric, kinds=kinds, sources=picked or offered)


def profile(asked: session.Asked) -> nrr.benchmarks.Profile:
    """What is known of the company from the book, with the reader's own words for the rest."""
    bridge = asked.snapshot.main.bridge
    assert bridge is not None
    guess = {"pricing_model": own_pricing(asked)}
    words = {field: _answer(field, label, dimension, guess) for field, (label, dimension) in _ASKED.items()}
    sizes = fits.bands(asked)
    acv = None if sizes is None else nrr.comparisons.typical_acv(sizes.segments)
    return nrr.benchmarks.Profile(
        acv_minor=acv, arr_minor=bridge.closing, currency=asked.snapshot.book.currency or "USD", **words
    )


def own_pricing(asked: session.Asked) -> str:
    """The band of the pricing model that holds most opening revenue, where a column names it."""
    part = next((one for one in asked.snapshot.segments if "pricing" in one.attribute.casefold()), None)
    if part is None or not part.segments:
        return ""
    label = part.segments[0].label.casefold()
    word = next((known for text, known in _PRICING_WORDS.items() if text in label), None)
    bands = _bands(nrr.benchmarks.Dimension.PRICING_MODEL)
    return next((band for band in bands if word is not None and word in band), "")


def _answer(field: str, label: str, dimension: nrr.benchmarks.Dimension, guess: dict[str, str]) -> str:
    bands = _bands(dimension)
    own = guess.get(field, "")
    picked: str | None = st.selectbox(
        label,
        bands,
        index=bands.index(own) if own in bands else None,
        key=f"profile_{field}",
        placeholder="Not stated",
        persist_state="session",
    )
    return picked or ""


def _bands(dimension: nrr.benchmarks.Dimension) -> list[str]:
    kinds = (nrr.benchmarks.Kind.ARTICLE, nrr.benchmarks.Kind.OUTSIDE)
    return list(dict.fromkeys(row.band for row in nrr.benchmarks.rows_for("nrr", dimension, kinds)))


def own_rows(metric: str) -> tuple[nrr.benchmarks.Benchmark, ...]:
    """The reader's own target and the rows of the reader's own file."""
    target: float | None = st.number_input(
        f"Own {metric.upper()} target, %",
        1.0,
        300.0,
        None,
        step=1.0,
        format="%.1f",
        key=f"{_TARGET}_{metric}",
        persist_state="session",
        placeholder="None",
    )
    own = () if target is None else (nrr.benchmarks.own_target(target / 100, metric=metric),)
    return (*own, *(row for row in _uploaded() if row.metric == metric))


def _uploaded() -> tuple[nrr.benchmarks.Benchmark, ...]:
    """The file on the desk; what is wrong with it stands under the drop zone, row by row."""
    dropped = st.file_uploader(
        "Own benchmark file, CSV",
        type="csv",
        key="benchmark_drop",
        help="Columns: source, statistic, band, then at least one of low, median, high, top in percent. "
        "dimension, metric, span, top_name, population, companies, year, basis and note are optional.",
    )
    if dropped is not None:
        st.session_state[_FILE] = nrr.benchmarks.read_benchmarks(dropped.getvalue(), dropped.name)
    held: nrr.benchmarks.BenchmarkFile | None = st.session_state.get(_FILE)
    if held is None:
        return ()
    if held.problems:
        problems.report(held.problems, "")
    if held.rows:
        st.caption(f"{nrr.plural(len(held.rows), 'row')} of your own in use")
        st.button("Remove them", key="benchmark_remove", on_click=_forget, type="tertiary")
    return held.rows


def _forget() -> None:
    st.session_state.pop(_FILE, None)
    st.session_state.pop("benchmark_drop", None)


def picked(
    dimension: str, rows: Sequence[nrr.benchmarks.Benchmark], known: nrr.benchmarks.Profile
) -> tuple[tuple[nrr.benchmarks.Benchmark, str], ...]:
    """The rows to draw, each with the reason why it is here."""
    if dimension == FITTING:
        return tuple((proposal.row, proposal.reason) for proposal in nrr.benchmarks.proposals(known, rows))
    return tuple((row, "Chosen above.") for row in rows if str(row.dimension) == dimension)
