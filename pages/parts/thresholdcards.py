"""Thresholds of rules, weights of the health score and limits of the watch: set here, told beside them."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import definitionlogs, downloads, dropzones, memory, session

_ABOUT = {
    nrr.definitions.HEALTH: "Green and amber by score; weights say how much each signal counts.",
    nrr.definitions.WATCH: "From where on the watch speaks. A --set of the command line goes before these.",
}
_SUFFIX = {nrr.definitions.Measure.PERCENT: ", %", nrr.definitions.Measure.POINTS: ", points"}
_TURN, _WRONG = "settings_turn", "settings_wrong"


def told(asked: session.Asked) -> None:
    """Beside findings and colours: what of the thresholds is not the standard; nothing where all of it is."""
    lines = asked.view.policy.changed_criteria
    if lines:
        st.caption(nrr.markdown_text(f"Thresholds changed: {'; '.join(lines)}.", 1500))


def draw(asked: session.Asked) -> None:
    """One group at a time with its values, what others would change, and all that was changed."""
    policy, groups = asked.view.policy, _groups()
    group = st.selectbox("Thresholds of", list(groups), format_func=groups.__getitem__, key="threshold_group")
    left, right = st.columns([3, 2], gap="large")
    with left:
        if group in _ABOUT:
            st.caption(_ABOUT[group])
        with st.grid(2, min_column_width=240, gap="medium", key="threshold_values"):
            values = {one.key: _value(one, policy) for one in nrr.definitions.group_of(group).values()}
    with right, st.container(border=True, key="threshold_sides", gap="small"):
        _sides(asked, values)
    _all_changed(asked)
    _file(asked)


def _groups() -> dict[str, str]:
    return {one.group: one.subject for one in nrr.definitions.criteria().values()}


def _value(one: nrr.definitions.Criterion, policy: nrr.Policy) -> float:
    held = policy.criterion(one.key)
    with st.container(gap="xxsmall"):
        told = st.number_input(
            f"{one.label[:1].upper()}{one.label[1:]}{_SUFFIX.get(one.unit, '')}",
            value=round(held * one.unit.per_unit, 6),
            step=None if one.unit.per_unit > 1 else 1.0,
            format="%g",
            key=f"threshold_{one.key}_{held:g}",
        )
        low, high = one.written(one.least), one.written(one.most)
        st.caption(f"Standard {one.written(one.standard)}. From {low} to {high}.")
    return round(told / one.unit.per_unit, 12)


def _sides(asked: session.Asked, values: Mapping[str, float]) -> None:
    """Nothing changes until the button is pressed."""
    policy = asked.view.policy
    try:
        proposed = policy.with_criteria(values)
    except nrr.Refusal as refusal:
        st.error(nrr.markdown_text(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.", 400))
        return
    counts = decided(asked, policy)
    if proposed == policy:
        st.header("Applied on every page", anchor=False)
        for what, number in counts.items():
            st.metric(what.capitalize(), nrr.count(number))
        st.caption(
            "Change a value to see what it decides before applying it. Boards keep the values they"
            " were made with."
        )
        return
    st.header("Preview", anchor=False)
    st.markdown(
        nrr.markdown_text(nrr.comparisons.rules_said(nrr.comparisons.changed_rules(policy, proposed)))
    )
    for what, number in decided(asked, proposed).items():
        st.markdown(f"{what.capitalize()}: {nrr.count(counts[what])} → {nrr.count(number)}")
    definitionlogs.reason_box("threshold")
    st.button(
        "Use these values",
        type="primary",
        on_click=_use,
        args=(asked, proposed, "threshold"),
        key="threshold_go",
    )


@memory.kept("Asking every rule")
def _decided(
    key: str, _ledger: nrr.Ledger, view: nrr.View, _problems: tuple[nrr.Problem, ...]
) -> dict[str, int]:
    return nrr.findings.decided_counts(_ledger, view, _problems)


def decided(asked: session.Asked, policy: nrr.Policy) -> dict[str, int]:
    """What the thresholds of a policy decide: how many findings fire and how many customers are red."""
    if asked.connected:
        return {}
    view = replace(asked.view, policy=policy)
    return _decided(asked.book.key, asked.ledger, view, asked.book.problems)


def _use(asked: session.Asked, proposed: nrr.Policy, box: str) -> None:
    """Put it in force, and write down what it does to the headline and to what thresholds decide."""
    old, new = decided(asked, asked.view.policy), decided(asked, proposed)
    then = asked.snapshot_of(replace(asked.view, policy=proposed)).main.headline.rates
    other = {what: (old[what], new[what]) for what in old}
    definitionlogs.use(asked, proposed, then, box=box, other=other)


def _all_changed(asked: session.Asked) -> None:
    """All that is not the standard, and one press back."""
    lines = asked.view.policy.changed_criteria
    with st.container(border=True, key="thresholds_changed", gap="small"):
        if not lines:
            st.header("Every threshold is at its standard", anchor=False)
            return
        st.header(f"{nrr.plural(len(lines), 'threshold')} changed from the standard", anchor=False)
        st.markdown("\n".join(f"- {nrr.markdown_text(line)}" for line in lines))
        st.button(
            "Back to the standard",
            icon=":material/undo:",
            on_click=_use,
            args=(asked, replace(asked.view.policy, criteria=()), "threshold"),
            key="threshold_standard",
        )


def _file(asked: session.Asked) -> None:
    """The settings as a file, for the command line and for another browser, and the way back in."""
    policy = asked.view.policy
    with st.expander("Settings file", type="compact"):
        st.caption(
            "The definition and the thresholds that differ from the standard, a line each. The command line"
            " reads it with --settings."
        )
        data = nrr.definitions.settings_text(policy).encode()
        downloads.offer("Download settings", data, "nrr-settings", "txt", key="settings_download")
        if wrong := st.session_state.pop(_WRONG, ""):
            st.error(nrr.markdown_text(f"{wrong[:1].upper()}{wrong[1:]}.", 400))
        turn = st.session_state.setdefault(_TURN, 0)
        dropped = st.file_uploader("Load a settings file", key=f"settings_file_{turn}")
        if dropped is not None:
            _load(asked, dropped.getvalue(), dropped.name)
            dropzones.free(dropped.file_id)
            st.session_state[_TURN] = turn + 1
            st.rerun()


def _load(asked: session.Asked, data: bytes, name: str) -> None:
    try:
        proposed = nrr.definitions.settings_in(data, name)
        if proposed != asked.view.policy:
            _use(asked, proposed, "")
    except nrr.Refusal as refusal:
        st.session_state[_WRONG] = str(refusal)
