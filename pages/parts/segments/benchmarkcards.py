"""The book against published figures: every source on a line of its own, or the reason why there is none."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

import nrr
from pages.parts import cards, controls, memory, session
from pages.parts.segments import benchmarkrows, benchmarktables, mixcards

_METRICS = {"nrr": "NRR", "grr": "GRR"}


def draw(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """Controls, bars, the verdict in words, then tiers, mix and what is known against the sources."""
    reason = _withheld(asked)
    if reason is not None:
        _no_benchmark(reason)
        return
    metric, rows, known, own = _controls(asked)
    value = getattr(asked.snapshot.main.headline.rates, metric)
    if value is None:
        _no_benchmark("There is no value to compare.")
        return
    if metric == "nrr":
        mixcards.draw(value, asked)
    dimension = st.pills(
        "Compare by",
        list(benchmarkrows.DIMENSIONS),
        default=benchmarkrows.FITTING,
        required=True,
        format_func=benchmarkrows.DIMENSIONS.__getitem__,
        key="bench",
        bind="query-params",
    )
    found = benchmarkrows.picked(dimension, rows, known)
    shown = [*(row for row, _ in found), *own]
    _bars(value, _METRICS[metric], shown, asked)
    if metric == "nrr":
        benchmarktables.tiers(value, _main_row(known, rows, asked))
    benchmarktables.sources([*found, *((row, "Your own.") for row in own)])
    benchmarktables.caveats(shown)


def _withheld(asked: session.Asked) -> str | None:
    main, policy = asked.snapshot.main.headline, asked.view.policy
    measured = nrr.benchmarks.Measured(
        main.rates.nrr,
        asked.view.window.months,
        main.customers,
        main.effective,
        str(policy.method),
        str(policy.reactivation),
    )
    return nrr.benchmarks.withheld(measured, nrr.intervals.ladder_of(policy))


def _no_benchmark(reason: str) -> None:
    with st.container(border=True, key="no_benchmark", gap="small"):
        st.header("No published figure stands beside this value", anchor=False)
        st.markdown(nrr.markdown_text(reason, 400))


Controls = tuple[
    str, tuple[nrr.benchmarks.Benchmark, ...], nrr.benchmarks.Profile, tuple[nrr.benchmarks.Benchmark, ...]
]


def _controls(asked: session.Asked) -> Controls:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="bench_controls"):
        metric = controls.choice("metric", "Figure", tuple(_METRICS), names=_METRICS)
        with st.popover("Sources", icon=":material/library_books:"):
            rows = benchmarkrows.available(metric)
        with st.popover("About the company", icon=":material/domain:"):
            known = benchmarkrows.profile(asked)
        with st.popover("Own figures", icon=":material/flag:"):
            own = benchmarkrows.own_rows(metric)
    return metric, rows, known, own


def _bars(value: float, label: str, rows: Sequence[nrr.benchmarks.Benchmark], asked: session.Asked) -> None:
    if not rows:
        st.markdown("No row of the chosen sources fits. Choose another comparison or more sources above.")
        return
    year = datetime.now(UTC).year
    cards.chart_card(nrr.charts.benchmark_bars(value, label, rows, year, asked.look), "benchmark_bars")
    st.markdown(f"**{nrr.markdown_text(nrr.benchmarks.verdict_sentence(value, rows), 900)}**")


def _main_row(
    known: nrr.benchmarks.Profile, rows: Sequence[nrr.benchmarks.Benchmark], asked: session.Asked
) -> nrr.benchmarks.Benchmark | None:
    """The row that the verdict is read from: the one that fits, unless the reader takes another."""
    lines = {row.id: row for row in rows if row.median is not None}
    fitting = [one.row.id for one in nrr.benchmarks.proposals(known, rows) if one.row.id in lines]
    chosen = st.selectbox(
        "Most relevant benchmark",
        list(lines),
        index=list(lines).index(fitting[0]) if fitting else None,
        format_func=lambda one: f"{nrr.benchmarks.cited(lines[one]).short}: {lines[one].band}",
        key="main_row",
        placeholder="None: the generic tier alone",
        width=420,
    )
    if chosen is None:
        return None
    misfit = _misfit(asked.book.key, asked.ledger, asked.view, chosen, lines[chosen])
    if misfit:
        st.warning(nrr.markdown_text(misfit, 400), icon=":material/warning:")
    return lines[chosen]


@memory.kept("Checking whether this benchmark fits")
def _misfit(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    row_id: str,
    _row: nrr.benchmarks.Benchmark,
) -> str:
    """What the rule about wrong benchmarks says of a row; empty where it fits."""
    found = nrr.diagnose(_ledger, view, (), _row)
    return next((one.sentence for one in found if one.rule.id == "R-BENCH"), "")
