"""Saving a segment by rule, and two saved segments in one chart."""

from decimal import Decimal

import streamlit as st

import nrr
from pages.parts import cached, cards, folds, savedsegments, session
from pages.parts.segments import segmentcourses

_JOINED = {nrr.retention.Joined.ALL: "All conditions", nrr.retention.Joined.ANY: "Any condition"}
_LONGEST_NAME = 40


def menu(asked: session.Asked) -> None:
    """Those saved, and a form for the next one."""
    place, opened = folds.popover("Saved segments", "saved_segments", ":material/bookmark:")
    if not opened:
        return
    with place:
        for rule in savedsegments.rules(asked.ledger):
            _saved(rule, asked)
        st.markdown("**Save a segment**")
        rule = _asked_for(asked)
        if st.button("Save segment", key="segment_save", type="primary"):
            _save(rule, asked)


def _saved(rule: nrr.retention.SegmentRule, asked: session.Asked) -> None:
    missing = savedsegments.why_not(asked.ledger, asked.view, rule)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(nrr.markdown_text(f"{rule.name}: {said(rule, asked)}", 300), width="content")
        st.button(
            "Remove",
            key=f"segment_remove_{rule.name}",
            type="tertiary",
            on_click=savedsegments.remove,
            args=(rule.name, asked.ledger),
        )
    if missing:
        st.caption(nrr.markdown_text(f"Not usable with this file: {missing}", 300))


def said(rule: nrr.retention.SegmentRule, asked: session.Asked) -> str:
    """`ARR above $50k and Region is EMEA or APAC`."""
    parts = [
        f"{one.column} is {' or '.join(one.values)}"
        if one.above_arr_minor is None
        else f"{asked.view.basis} above {asked.short(one.above_arr_minor)}"
        for one in rule.conditions
    ]
    return f" {rule.joined} ".join(parts)


def _asked_for(asked: session.Asked) -> nrr.retention.SegmentRule:
    name = st.text_input("Name", key="segment_name", max_chars=_LONGEST_NAME, placeholder="Large EMEA")
    above = st.number_input(
        f"{asked.view.basis} above", 0.0, None, None, key="segment_above", placeholder="Any contract value"
    )
    conditions = []
    if above is not None:
        minor = int(Decimal(str(above)) * asked.view.basis.per_unit)
        conditions.append(nrr.retention.Condition(above_arr_minor=minor))
    plain = nrr.View(asked.view.window, asked.view.policy)
    for column, labels in cached.attributes(asked.book.key, asked.ledger, plain).items():
        values = st.multiselect(
            nrr.markdown_text(column, 40), labels, key=f"segment_of_{column}", placeholder="Any"
        )
        if values:
            conditions.append(nrr.retention.Condition(column=column, values=tuple(values)))
    joined = st.segmented_control(
        "A customer must meet",
        list(_JOINED),
        default=nrr.retention.Joined.ALL,
        required=True,
        format_func=_JOINED.__getitem__,
        key="segment_joined",
    )
    joined = nrr.retention.Joined(joined or nrr.retention.Joined.ALL)
    return nrr.retention.SegmentRule(name.strip(), tuple(conditions), joined)


def _save(rule: nrr.retention.SegmentRule, asked: session.Asked) -> None:
    if not rule.name:
        st.warning("Give the segment a name.")
        return
    plain = nrr.View(asked.view.window, asked.view.policy)
    if fault := savedsegments.why_not(asked.ledger, plain, rule):
        st.warning(nrr.markdown_text(f"Nothing was saved: {fault}.", 300))
        return
    savedsegments.keep(rule, asked.ledger)
    st.rerun()


def compared(asked: session.Asked) -> None:
    """Two saved segments, or more, as lines of one chart; nothing with fewer."""
    names = [rule.name for rule in asked.view.segments]
    if len(names) < 2:
        st.caption("Save two segments to compare them in one chart.")
        return
    chosen = st.multiselect(
        "Compare saved segments", names, default=names[:2], key="saved", bind="query-params"
    )
    found = {name: segmentcourses.course(asked, name).get(name) for name in chosen}
    courses = {name: course for name, course in found.items() if course}
    if courses:
        months, least = asked.view.window.months, asked.view.policy.smallest_group
        chart = nrr.charts.segment_lines(courses, "saved segment", months, least, asked.look)
        cards.chart_card(chart, "saved_segment_lines")
