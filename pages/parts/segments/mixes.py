"""Why NRR moved between two windows: the base's shift between segments, and the customers' behaviour."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, memory, session, tables

_MOST_ROWS = 40


@memory.kept("Splitting the change by cause")
def _moved(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    earlier: nrr.Window,
    by: str,
) -> nrr.comparisons.MixRate | None:
    return nrr.comparisons.why_moved(_ledger, view, earlier, by)


def draw(by: str, asked: session.Asked) -> None:
    """The choice of the earlier window, the waterfall, and every segment's part."""
    earlier = _earlier(asked)
    if earlier is None:
        st.markdown(
            f"A change needs an earlier {asked.view.window.months}-month period; the data begins in "
            f"{asked.outline.months[0].label}. Choose a shorter period above."
        )
        return
    moved = _moved(asked.book.key, asked.ledger, asked.view, earlier, by)
    if moved is None:
        st.markdown("One of the two periods has no opening customers, so there is no change to explain.")
        return
    if moved.simpson is not nrr.comparisons.Simpson.NONE:
        st.warning(nrr.markdown_text(str(moved.simpson), 300), icon=":material/swap_vert:")
    cards.chart_card(nrr.charts.mix_waterfall(moved, asked.look), "mix")
    with st.container(border=True, key="mix_table", gap="small"):
        st.header(nrr.markdown_text(_title(moved, by), 240), anchor=False)
        _table(moved, by)
        st.markdown(nrr.markdown_text(_sum_line(moved), 400))


def _earlier(asked: session.Asked) -> nrr.Window | None:
    """Every window of the same length that closed before; one length back unless the reader chooses."""
    months, closing = asked.view.window.months, asked.view.window.closing
    windows = [one for one in nrr.retention.windows_of(asked.ledger, months) if one.closing < closing]
    if not windows:
        return None
    by_label = {one.closing.label: one for one in reversed(windows)}
    usual = (closing - months).label
    label = st.selectbox(
        f"Compare with the {nrr.plural(months, 'month')} to",
        list(by_label),
        index=list(by_label).index(usual) if usual in by_label else len(by_label) - 1,
        key="earlier",
        bind="query-params",
        width=260,
    )
    return by_label[label]


def _title(moved: nrr.comparisons.MixRate, by: str) -> str:
    """The segment with the largest part in the change."""
    if not moved.effects:
        return "Nothing changed"
    top = max(moved.effects, key=lambda effect: abs(effect.mix + effect.rate))
    own = nrr.points(top.mix + top.rate)
    return f"{top.segment} accounts for {own} of the {nrr.points(moved.delta)} change"


def _table(moved: nrr.comparisons.MixRate, by: str) -> None:
    effects = sorted(moved.effects, key=lambda effect: -abs(effect.mix + effect.rate))[:_MOST_ROWS]
    table = pd.DataFrame(
        {
            by: [one.segment for one in effects],
            "Share before": [one.before.weight for one in effects],
            "Share now": [one.after.weight for one in effects],
            "NRR before": [_number(one.before.nrr) for one in effects],
            "NRR now": [_number(one.after.nrr) for one in effects],
            "Mix": [one.mix for one in effects],
            "Expansion": [_number(one.expansion) for one in effects],
            "Contraction": [_number(one.contraction) for one in effects],
            "Churn": [_number(one.churn) for one in effects],
            "In all": [one.mix + one.rate for one in effects],
        }
    )
    formats: dict[str, cards.Writer] = dict.fromkeys(
        ("Share before", "Share now", "NRR before", "NRR now"), nrr.percent
    )
    formats |= dict.fromkeys(("Mix", "Expansion", "Contraction", "Churn", "In all"), nrr.points)
    tables.listed(
        table.style.format(formats, na_rep=nrr.MISSING),
        height="content",
        key="mix_rows",
        placeholder=nrr.MISSING,
        alt=f"Mix and rate by {by}",
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _sum_line(moved: nrr.comparisons.MixRate) -> str:
    return (
        f"NRR {nrr.percent(moved.before)} {_signed(moved.mix)} points of mix {_signed(moved.rate)} points of"
        f" rate = {nrr.percent(moved.after)}. A segment found in one period only counts as mix."
    )


def _signed(part: float) -> str:
    return f"{'−' if part < 0 else '+'} {abs(100 * part):.1f}"
