"""Findings: what the diagnostic rules say about this book, the gravest first, each with its reasons."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, connectedtables, folds, memory, session, states, tables

_LOOKS: dict[nrr.findings.Alert, tuple[str, str, cards.Colour]] = {
    nrr.findings.Alert.RED: ("Act", ":material/error:", "red"),
    nrr.findings.Alert.AMBER: ("Watch", ":material/warning:", "orange"),
    nrr.findings.Alert.INFO: ("Note", ":material/info:", "blue"),
}

_WORDS = {
    nrr.findings.Alert.RED: "to act on",
    nrr.findings.Alert.AMBER: "to watch",
    nrr.findings.Alert.INFO: "to note",
}


@memory.kept("Checking for findings")
def _diagnosis(
    key: str,
    _ledger: nrr.Ledger,
    view: nrr.View,
    _problems: tuple[nrr.Problem, ...],
) -> tuple[nrr.findings.FindingPart, ...]:
    return nrr.findings.finding_parts(nrr.diagnose(_ledger, view, _problems))


def found(asked: session.Asked) -> tuple[nrr.findings.FindingPart, ...]:
    """What fired, in the order of the page, with the customers by name."""
    return _diagnosis(asked.book.key, asked.ledger, asked.view, asked.book.problems)


def of_table(asked: session.Asked) -> None:
    """The rules that totals are enough for, asked where the rows are, and which were not."""
    every = connectedtables.answered(
        asked.book, asked.view, "findings", lambda own: nrr.findings.findings_of_totals(own, asked.view)
    )
    parts = nrr.findings.finding_parts(every)
    with st.container(gap="small", key="next_steps"):
        st.header(title(parts), anchor=False)
        shown = unstepped(parts, asked)
        _rest([part for part in parts if part.rule not in shown], asked)
        names = [nrr.findings.diagnostic_rules()[rule].title for rule in nrr.findings.not_asked(every)]
        st.caption(
            nrr.markdown_text(
                f"Not asked of a table, because they look at single customers: {', '.join(names)}.",
                600,
            )
        )
        states.elsewhere(asked, "Next steps", "actions")


def unstepped(parts: tuple[nrr.findings.FindingPart, ...], asked: session.Asked) -> tuple[str, ...]:
    """Findings without next steps, of a book too short to value any; gives the rules shown."""
    first = [part for part in parts if part.rank is nrr.findings.Rank.FIRST]
    if first:
        with st.grid(2, min_column_width=400, gap="small", key="finding_cards"):
            for part in first:
                _card(part, asked)
    return tuple(part.rule for part in first)


def rest(shown: tuple[str, ...], asked: session.Asked) -> None:
    """Every finding that is not among those shown by their rules, as a table."""
    others = [part for part in found(asked) if part.rule not in shown]
    with st.container(gap="small", key="findings"):
        _rest(others, asked)


def title(parts: tuple[nrr.findings.FindingPart, ...]) -> str:
    clear = [part for part in parts if part.rank is not nrr.findings.Rank.DIRECTION]
    if not clear:
        return "No findings in this period"
    counted = [(sum(part.severity is severity for part in clear), word) for severity, word in _WORDS.items()]
    words = ", ".join(f"{number} {word}" for number, word in counted if number)
    return f"{nrr.plural(len(clear), 'finding')} in the last 12 months: {words}"


def _card(part: nrr.findings.FindingPart, asked: session.Asked) -> None:
    with st.container(border=True, height="stretch", gap="small", key=f"finding_{part.rule}"):
        heading(part, asked)
        st.markdown(nrr.markdown_text(part.sentence, 700))
        place, opened = folds.expander("How this is measured", f"measured_{part.rule}")
        if opened:
            with place:
                why(part)


def short_heading(part: nrr.findings.FindingPart) -> None:
    """How urgent it is and what it is called."""
    label, icon, colour = _LOOKS[part.severity]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.badge(label, icon=icon, color=colour)
        st.markdown(f"**{part.title}**", width="content")


def heading(part: nrr.findings.FindingPart, asked: session.Asked) -> None:
    """How urgent it is, what it is called, and the amount it speaks of."""
    label, icon, colour = _LOOKS[part.severity]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", width="content"):
            st.badge(label, icon=icon, color=colour)
            st.markdown(f"**{part.title}**", width="content")
        if part.at_stake_arr_minor:
            stake = f"{asked.short(part.at_stake_arr_minor)} {asked.view.basis} affected"
            st.caption(nrr.markdown_text(stake), width="content")


def why(part: nrr.findings.FindingPart) -> None:
    """The trigger with its numbers, and the customers or amounts behind it."""
    st.markdown(nrr.markdown_text(part.why, 900))
    if part.evidence:
        tables.listed(
            pd.DataFrame({"Evidence": part.evidence}),
            key=f"evidence_{part.rule}",
            alt=f"Evidence of {part.title}",
        )


def _rest(parts: list[nrr.findings.FindingPart], asked: session.Asked) -> None:
    if not parts:
        return
    place, opened = folds.expander(nrr.plural(len(parts), "more finding"), "more_findings")
    if not opened:
        return
    with place:
        tables.listed(
            pd.DataFrame(
                {
                    "Weight": [_weight(part) for part in parts],
                    "Rule": [part.title for part in parts],
                    "Finding": [part.sentence for part in parts],
                    f"{asked.view.basis} affected": [_affected(part, asked) for part in parts],
                }
            ),
            row_height=64,
            key="finding_rest",
            alt="More findings",
            column_config={"Finding": st.column_config.TextColumn(width="large")},
        )
        if any(part.rank is nrr.findings.Rank.DIRECTION for part in parts):
            st.caption("Few customers: these may be chance.")


def _affected(part: nrr.findings.FindingPart, asked: session.Asked) -> str:
    """Blank where a finding speaks of no sum."""
    return asked.short(part.at_stake_arr_minor) if part.at_stake_arr_minor else ""


def _weight(part: nrr.findings.FindingPart) -> str:
    return "Direction only" if part.rank is nrr.findings.Rank.DIRECTION else _LOOKS[part.severity][0]
