"""Segments of one attribute: the choice of it, the whole beside its parts, bars, and the table."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, connectedtables, explain, explained, headlines, memory, session, tables
from pages.parts.segments import fits

_NO_VALUE = float("nan")
_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class SegmentQuestion:
    """A metric of one segment alone."""

    by: str
    label: str
    key: str = "nrr"

    def answer(self, asked: session.Asked) -> nrr.Explanation:
        book, window = explained.book(asked), asked.view.window
        own = nrr.retention.chosen(book, window, {self.by: (self.label,)})
        found = nrr.explain(own, window, asked.view.policy, self.key, asked.view.basis)
        place = {name: row for row, name in enumerate(book.names)}
        # The rows of the answer are those of the whole book, so that their cells are found.
        rows = found.rows.assign(row=[place[own.names[row]] for row in found.rows["row"]])
        return replace(found, label=f"{found.label} of {self.label}", rows=rows)


@memory.kept()
def _intervals(
    key: str,
    _book: nrr.Ledger,
    view: nrr.View,
    by: str,
) -> dict[str, dict[str, nrr.intervals.Interval]]:
    return nrr.comparisons.segment_rate_intervals(_book, view.window, view.policy, by)


def chosen(asked: session.Asked) -> nrr.snapshots.SegmentPart:
    """The segments by the attribute that the reader wants."""
    parts = {part.attribute: part for part in asked.snapshot.segments}
    by = st.selectbox("Segments by", list(parts), key="by", bind="query-params", width=260)
    return parts[by]


def title(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> str:
    """The span of NRR over the segments."""
    return nrr.charts.segment_bars(part, asked.look, asked.view.policy).title


def whole(asked: session.Asked) -> None:
    """The trio of everybody, so that no part is read without it."""
    main = asked.snapshot.main.headline
    sure = nrr.ground.percent_range(main.low, main.high)
    interval = f" \\({sure}\\)" if sure else ""
    others = headlines.sure(asked)
    spans = {key: _bracketed(others.get(key)) for key in nrr.comparisons.TRIO}
    parts = (
        f"**All {nrr.plural(main.customers, 'customer')}**",
        f"NRR **{nrr.markdown_text(nrr.percent(main.rates.nrr))}**{interval}",
        f"GRR **{nrr.markdown_text(nrr.percent(main.rates.grr))}**{spans['grr']}",
        f"Logo retention **{nrr.markdown_text(nrr.percent(main.rates.logo_retention))}**"
        f"{spans['logo_retention']}",
        nrr.markdown_text(
            f"{nrr.plural(asked.view.window.months, 'month')} to {asked.view.window.closing.label}"
        ),
    )
    st.markdown(" · ".join(parts))


def _bracketed(found: nrr.intervals.Interval | None) -> str:
    sure = nrr.ground.percent_range(found.low, found.high) if found else ""
    return f" \\({sure}\\)" if sure else ""


def draw(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """Bars and the full table; both lead to the customers."""
    if _shown(part, asked):
        chart = nrr.charts.segment_bars(part, asked.look, asked.view.policy)
        untitled = headlines.untitled(chart, f"NRR and GRR by {part.attribute}")
        cards.chart_card(untitled, "segment_bars", _bar(part.attribute))
    else:
        _too_few(part, asked)
    with st.container(border=True, key="segment_table", gap="small"):
        st.header(nrr.markdown_text(_contribution(part, asked), 240), anchor=False)
        _table(part, asked)
        st.caption(nrr.markdown_text(_notes(part, asked), 700))
    _against_the_rest(part, asked)


@memory.kept("Comparing each segment with the rest")
def _tests(key: str, _book: nrr.Ledger, view: nrr.View, by: str) -> tuple[nrr.comparisons.SegmentTest, ...]:
    return nrr.comparisons.segment_tests(_book, view.window, view.policy, by)


def _against_the_rest(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    """Which segments differ by more than chance; a small one is too few to tell."""
    if asked.connected:
        return
    found = _tests(asked.book.key, explained.book(asked), asked.view, part.attribute)
    seen = {one.label for one in _shown(part, asked)}
    told = [one for one in found if one.label in seen]
    if not told:
        return
    rows = {
        part.attribute: [one.label for one in told],
        "NRR minus the rest": [nrr.points(one.gap) for one in told],
        "Customers": [nrr.count(one.customers) for one in told],
        "p": [_chance(one) for one in told],
        "Verdict": [_verdict(one) for one in told],
    }
    with st.container(border=True, key="segments_rest", gap="small"):
        st.header(nrr.markdown_text(_differ(told, part.attribute), 240), anchor=False)
        cards.figures(pd.DataFrame(rows), "Each segment against the rest")
        st.caption(
            "Each segment against all other customers. Not proven is not the same as no difference."
            " Permutation test; p adjusted for the number of segments (Holm)."
        )


def _verdict(one: nrr.comparisons.SegmentTest) -> str:
    if one.p_value is None:
        return "too few to tell"
    if one.p_value >= _LEVEL:
        return "not proven"
    return "higher" if one.gap > 0 else "lower"


def _chance(one: nrr.comparisons.SegmentTest) -> str:
    return nrr.MISSING if one.p_value is None else f"{max(one.p_value, 0.001):.3f}"


def _differ(told: list[nrr.comparisons.SegmentTest], by: str) -> str:
    sure = [one.label for one in told if one.p_value is not None and one.p_value < _LEVEL]
    if not sure:
        return f"No {by} proven to differ from the rest in NRR"
    return f"{', '.join(sure)}: NRR differs from the rest"


def _too_few(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    with st.container(border=True, key="segments_too_few", gap="small"):
        st.header(
            nrr.markdown_text(
                f"Every {part.attribute} has fewer than {asked.view.policy.smallest_group} customers"
            ),
            anchor=False,
        )
        st.markdown(
            "Choose a column with fewer values under Segments by. Amounts of every segment are shown below."
        )


def _bar(by: str) -> Callable[[cards.Points], None]:
    def clicked(points: cards.Points) -> None:
        explain.ask(SegmentQuestion(by, cards.custom(points[0])[0]))

    return clicked


def _shown(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> list[nrr.Segment]:
    least = asked.view.policy.smallest_group
    return [one for one in part.segments if one.bridge.opening_logos >= least]


def _contribution(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> str:
    """The segments that add most and cost most."""
    known = [(one.contribution, one) for one in _shown(part, asked) if one.contribution is not None]
    if not known:
        return "No segment is large enough to show"
    best, worst = (pick(known, key=lambda pair: pair[0]) for pick in (max, min))
    said = [f"{one.label} {_adds(share)}" for share, one in dict.fromkeys((best, worst))]
    return ", ".join(said)


def _adds(contribution: float) -> str:
    verb = "costs" if contribution < 0 else "adds"
    return f"{verb} {nrr.points(abs(contribution)).lstrip('+±')}"


def _table(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> None:
    turn = st.session_state.setdefault("turn_segments", 0)
    name = f"segments_{turn}"
    tables.listed(
        _styled(part, asked),
        height="content",
        on_select=lambda: _row_clicked(name, part),
        selection_mode="single-row",
        key=name,
        placeholder="too few",
        alt=f"Segments by {part.attribute}",
    )
    cards.scroll_hint("segments", "GRR, logo retention and more")


def _row_clicked(name: str, part: nrr.snapshots.SegmentPart) -> None:
    # By row, not by cell: a press on a heading sorts, and would select the first cell with it.
    rows = st.session_state[name]["selection"]["rows"]
    if rows:
        st.session_state["turn_segments"] += 1
        explain.ask(SegmentQuestion(part.attribute, part.segments[rows[0]].label))


def _styled(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> object:
    """Numbers stay numbers, so that columns sort; only their looks are text."""
    spans, medians = _spans(part, asked), fits.medians(part, asked)
    seen = {one.label for one in _shown(part, asked)}
    rates = {
        heading: [
            _number(getattr(one.rates, key)) if one.label in seen else _NO_VALUE for one in part.segments
        ]
        for heading, key in (("NRR", "nrr"), ("GRR", "grr"), ("Logo retention", "logo_retention"))
    }
    table = pd.DataFrame(
        {
            part.attribute: [one.label for one in part.segments],
            "NRR": rates["NRR"],
            "95% interval": spans["nrr"],
            "GRR": rates["GRR"],
            "GRR 95% interval": spans["grr"],
            "Logo retention": rates["Logo retention"],
            "Logo 95% interval": spans["logo_retention"],
            "Customers": [one.bridge.opening_logos for one in part.segments],
            f"Opening {asked.view.basis}": [one.bridge.opening for one in part.segments],
            "Share": [_number(one.share) for one in part.segments],
            "Adds to NRR": [
                _number(one.contribution) if one.label in seen else _NO_VALUE for one in part.segments
            ],
            "Benchmark": [fits.fit(one, medians, asked) for one in part.segments],
        }
    )
    formats: dict[str, cards.Writer] = dict.fromkeys(("NRR", "GRR", "Logo retention", "Share"), nrr.percent)
    formats |= {"Adds to NRR": nrr.points, f"Opening {asked.view.basis}": asked.short, "Customers": nrr.count}
    return table.style.format(formats, na_rep="too few")


def _spans(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> dict[str, list[str]]:
    """The interval of every segment by figure."""
    if asked.connected:
        found = connectedtables.intervals(asked.book, asked.view, part.attribute)
    else:
        found = _intervals(asked.book.key, explained.book(asked), asked.view, part.attribute)
    return {
        key: [_interval(found.get(key, {}).get(one.label)) for one in part.segments]
        for key in nrr.comparisons.TRIO
    }


def _number(value: float | None) -> float:
    return _NO_VALUE if value is None else value


def _interval(found: nrr.intervals.Interval | None) -> str:
    if found is None or found.low is None:
        return "too few"
    return nrr.ground.percent_range(found.low, found.high) or nrr.percent(found.low)


def _notes(part: nrr.snapshots.SegmentPart, asked: session.Asked) -> str:
    text = (
        "Customers stay in their opening segment. 100% plus all contributions equals NRR. Tick a row to see"
        " its customers."
    )
    if asked.connected:
        text += f" Intervals: from {nrr.warehouse.interval_said(asked.snapshot.main.headline.customers)}."
    unknown = next((one for one in part.segments if one.label == nrr.UNKNOWN), None)
    if unknown is not None and unknown.share:
        text += f" {nrr.percent(unknown.share)} of opening revenue has no value for {part.attribute}."
    return text
