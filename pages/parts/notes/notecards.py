"""Cards of dated notes: those of months and figures, numbered as on the charts, and those of a customer."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import datednotes, definitionlogs, findingcards, folds, session
from pages.parts.advices import beside

_KINDS = {
    nrr.notes.NoteKind.REMARK: "Note",
    nrr.notes.NoteKind.SPONSOR_CHANGE: "Sponsor change",
    nrr.notes.NoteKind.MISSED_REVIEW: "Missed review",
}
_SAID, _TURN = "note_said", "note_turn"


def marked(chart: nrr.charts.Chart, asked: session.Asked) -> nrr.charts.Chart:
    """The chart with the number of every note and change of the definition at its month."""
    return nrr.charts.noted(chart, _numbered(asked))


def marked_bridge(chart: nrr.charts.Chart, asked: session.Asked) -> nrr.charts.Chart:
    """The bridge of the view with the numbers of the notes of its period."""
    return nrr.charts.noted_bridge(chart, asked.view.window, _numbered(asked))


def of_finding(rule: str, asked: session.Asked) -> None:
    """Beside a finding: what was noted about it."""
    for number, note in enumerate(datednotes.of_months(asked), 1):
        if note.about is nrr.notes.About.FINDING and note.key == rule:
            by = f" ({note.author})" if note.author else ""
            when = nrr.Month.parse(note.month).label
            st.caption(nrr.markdown_text(f"Note {number} · {when}: {note.text}{by}", 800))


def months(asked: session.Asked) -> None:
    """The notes of months and figures, and a form for the next."""
    if asked.connected:
        return
    with st.container(border=True, key="notes", gap="small"):
        st.header("Notes", anchor=False)
        shown, changes = datednotes.of_months(asked), _changes(asked)
        for number, note in enumerate(shown, 1):
            _line(f"{number} · {datednotes.when(note)}", note, asked)
        for number, one in enumerate(changes, 1):
            said = nrr.comparisons.change_said(one)
            st.markdown(f"**D{number} · {nrr.Month.parse(one.as_of).label}** {nrr.markdown_text(said, 800)}")
        if not shown and not changes:
            st.caption("What a figure does not say, dated: shown on the charts of its month.")
        _add_one(asked, nrr.notes.About.MONTH, "")
        _say()


def customer(name: str, asked: session.Asked) -> None:
    """The notes of one customer, newest first, with the step that a change of sponsor or a missed review
    asks for.
    """
    own = [
        note
        for note in nrr.notes.standing(datednotes.notes(asked.ledger))
        if note.about is nrr.notes.About.CUSTOMER and note.key == name
    ]
    with st.container(border=True, key="customer_notes", gap="small"):
        st.header("Notes", anchor=False)
        for note in own:
            kind = "" if note.kind is nrr.notes.NoteKind.REMARK else f"{_KINDS[note.kind]}, "
            _line(f"{kind}{nrr.Month.parse(note.month).label}", note, asked)
        beside.lines("note", {str(note.kind): _KINDS[note.kind] for note in own}, asked)
        _add_one(asked, nrr.notes.About.CUSTOMER, name)
        _say()


def _numbered(asked: session.Asked) -> Sequence[tuple[nrr.Month, str]]:
    """Notes by their numbers, changes of the definition by D and theirs."""
    notes = [(note.month, str(number)) for number, note in enumerate(datednotes.of_months(asked), 1)]
    changes = [(one.as_of, f"D{number}") for number, one in enumerate(_changes(asked), 1)]
    return [(nrr.Month.parse(month), mark) for month, mark in (*notes, *changes)]


def _changes(asked: session.Asked) -> tuple[nrr.comparisons.DefinitionChange, ...]:
    """Changes of the definition, oldest first."""
    return definitionlogs.rows(asked)[::-1]


def _line(when: str, note: nrr.notes.Note, asked: session.Asked) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"note_{note.id}"):
        by = f" ({note.author})" if note.author else ""
        reach = " · on boards" if note.shown is nrr.notes.Reach.BOARD else ""
        st.markdown(f"**{nrr.markdown_text(when)}** {nrr.markdown_text(note.text + by + reach, 800)}")
        st.button(
            "Withdraw note",
            key=f"withdraw_note_{note.id}",
            icon=":material/close:",
            type="tertiary",
            on_click=_withdraw,
            args=(note, asked),
        )


def _add_one(asked: session.Asked, about: nrr.notes.About, key: str) -> None:
    place, opened = folds.popover("Add a note", _popover(), ":material/add_comment:")
    if opened:
        with place:
            _form(asked, about, key)


def _form(asked: session.Asked, about: nrr.notes.About, key: str) -> None:
    chosen: dict[str, object] = {}
    with st.form(f"note_form_{about}", clear_on_submit=True, border=False):
        closing = asked.view.window.closing
        shown = [month for month in reversed(asked.snapshot.months) if month <= closing]
        chosen["month"] = st.selectbox("Month", shown, format_func=lambda month: month.label)
        if about is nrr.notes.About.MONTH:
            topics = datednotes.ABOUT | {one.rule: one.title for one in findingcards.found(asked)}
            chosen["key"] = st.selectbox("About", list(topics), format_func=topics.__getitem__)
        else:
            chosen["kind"] = st.selectbox("Kind", list(_KINDS), format_func=_KINDS.__getitem__)
        chosen["text"] = st.text_area("Note", max_chars=nrr.notes.LONGEST, height=80)
        chosen["author"] = st.text_input("Author", max_chars=80, placeholder="Optional")
        chosen["board"] = st.checkbox("Show it to the readers of boards")
        if st.form_submit_button("Add note", type="primary"):
            _add(asked, about, key, chosen)


def _add(asked: session.Asked, about: nrr.notes.About, key: str, chosen: dict[str, object]) -> None:
    month, figure = chosen["month"], str(chosen.get("key") or "")
    assert isinstance(month, nrr.Month)
    kind = chosen.get("kind", nrr.notes.NoteKind.REMARK)
    text, author = " ".join(str(chosen["text"]).split()), str(chosen["author"])
    finding = figure in nrr.findings.diagnostic_rules()
    topic = nrr.notes.About.FINDING if finding else nrr.notes.About.FIGURE
    own = topic if figure else about
    try:
        note = datednotes.fresh(own, figure or key, month, text, author)
    except nrr.Refusal as refusal:
        st.session_state[_SAID] = f"{str(refusal)[:1].upper()}{str(refusal)[1:]}."
        st.rerun()
    shown = nrr.notes.Reach.BOARD if chosen["board"] else nrr.notes.Reach.HERE
    datednotes.keep(replace(note, kind=nrr.notes.NoteKind(str(kind)), shown=shown), asked.ledger)
    st.session_state[_TURN] = int(st.session_state.get(_TURN, 0)) + 1
    st.rerun()


def _popover() -> str:
    """Another key after every note: the form closes by itself."""
    return f"add_note_{st.session_state.get(_TURN, 0)}"


def _withdraw(note: nrr.notes.Note, asked: session.Asked) -> None:
    datednotes.keep(nrr.notes.withdrawn(note, datednotes.now()), asked.ledger)


def _say() -> None:
    if said := st.session_state.pop(_SAID, ""):
        st.error(nrr.markdown_text(said, 300), icon=":material/error:")
