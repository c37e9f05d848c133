"""The drop zone and what follows a drop: questions, what the figures rest on, the report, the one button."""

import streamlit as st

import nrr
from pages.parts import arrivals, browsercards, dropzones
from pages.parts.imports import (
    decisions,
    desk,
    intakes,
    joins,
    mapping,
    newest_months,
    open_questions,
    previews,
    rates,
    refreshes,
    remembered,
    reporting,
    tieouts,
    whys,
)


def drop_zone() -> None:
    """Where a file is dropped; it lies on the desk from the next run on."""
    held = desk.desk()
    turn = st.session_state.setdefault("turn_drop", 0)
    with st.container(key="wide_drop" if held is None else "narrow_drop"):
        dropped = st.file_uploader(
            "Upload CSV or Excel" if held is None else "Upload another file instead",
            key=f"drop_{turn}",
            help=browsercards.kept_words(),
        )
    if dropped is not None:
        _take(dropped.name, dropped.getvalue())
        dropzones.free(dropped.file_id)
        st.session_state["turn_drop"] = turn + 1
        st.rerun()


def reading() -> intakes.Read | None:
    """The file on the desk, read under the answers given so far; while it is read its bar stands here."""
    held = desk.desk()
    return None if held is None else joins.combined(newest_months.continued(_read(held)))


def _take(name: str, data: bytes) -> None:
    """A recipe is remembered, and holds for the file on the desk where it names no other form of file;
    anything else is the new file on the desk.
    """
    try:
        forms = remembered.parsed(name, data)
    except nrr.Refusal as error:
        st.toast(f"{error}. Nothing of it was taken in.", icon=":material/error:")
        return
    if forms is None:
        desk.put(name, data)
        return
    remembered.take_in(forms)
    now = desk.desk()
    if now is not None:
        told = nrr.Answers().and_also(forms.get("", {})) if "" in forms else remembered.recall(now.file.form)
        if told.given():
            desk.recalled(told)
    st.toast(f"Answers for {nrr.plural(len(forms), 'form')} of file taken in", icon=":material/history:")


def _read(held: desk.Desk) -> intakes.Read:
    """The first reading tells the form; where a file of that form was answered before, it is read as then."""
    found = intakes.read(held.file.name, held.data, held.answers, desk.call_off)
    if held.file.first is None:
        desk.learnt(found.intake.form, found.intake.glimpse)
        told = remembered.recall(found.intake.form)
        if told.given():
            desk.recalled(told)
            return intakes.read(held.file.name, held.data, told, desk.call_off)
    return found


def show(found: intakes.Read) -> None:
    """What the file holds and what there is to say about it."""
    with st.container(border=True, key="reading", gap="small"):
        previews.head(found)
        refreshes.draw(found)
        newest_months.draw(found)
        _buttons(found)
    reporting.refusals(found)
    rates.draw(found)
    open_questions.draw(found)
    decisions.draw(found)
    if previews.usable(found):
        tieouts.draw(found)
    if previews.usable(found) or reporting.remarks(found):
        reporting.draw(found)
    if found.intake.glimpse.columns:
        mapping.draw(found)
    if found.intake.glimpse.columns or previews.usable(found):
        whys.draw(found)
    if found.intake.ledger is not None:
        joins.draw(found)


def _buttons(found: intakes.Read) -> None:
    now = desk.desk()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if previews.answerable(found) and st.button("View retention", type="primary", key="use_book"):
            _use(found)
        if now is not None and now.file.before:
            st.button("Undo", key="undo", icon=":material/undo:", on_click=desk.undo)
        if st.button("Remove the file", key="drop_file"):
            desk.clear()
            st.rerun()
        remembered.take_away(found.intake.form if now is None else now.file.form)


def _use(found: intakes.Read) -> None:
    """Open the book, remember how it was read, and let its bytes go."""
    now = desk.desk()
    if now is not None:
        remembered.keep(now.file.form, now.answers)
        remembered.keep_sides(now.file.form, now.sides)
    if found.intake.policy is not None:
        # A workbook of this product brings the answers its file was read with: the next is read so too.
        remembered.keep(found.intake.provenance.form, found.intake.recipe)
    intakes.use(found, _rules(found))
    desk.clear()
    arrivals.go_on()


def _rules(found: intakes.Read) -> nrr.Policy | None:
    """Those that came with the file; those in force where it is the next one of the same company."""
    refresh = refreshes.of(found)
    return found.intake.policy or (None if refresh is None else refresh.policy)
