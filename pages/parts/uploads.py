"""After a drop: what was recognised, the questions, the report, and the one button that opens the book."""

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

import nrr
from pages.parts import intakes, menu, previews, problems
from pages.parts.server import uploaders

_ANSWERS = "answers_given"
_BYTES = "dropped"


def drop_zone() -> intakes.Read | None:
    """The file on the desk, read under the answers given so far."""
    turn = st.session_state.setdefault("turn_drop", 0)
    held = st.session_state.get(_BYTES)
    with st.container(key="wide_drop" if held is None else "narrow_drop"):
        dropped = st.file_uploader(
            "Drop a spreadsheet here: CSV or Excel" if held is None else "Drop another spreadsheet",
            key=f"drop_{turn}",
            help="It stays in the memory of this server and is never written to disk.",
        )
    if dropped is not None:
        st.session_state[_BYTES] = (dropped.name, dropped.getvalue())
        st.session_state[_ANSWERS] = nrr.Answers()
        _forget(dropped.file_id)
        st.session_state["turn_drop"] = turn + 1
        st.rerun()
    if held is None:
        return None
    with st.spinner("Reading the file"):
        return intakes.read(*held, st.session_state[_ANSWERS])


def show(found: intakes.Read) -> None:
    """What the file holds and what there is to say about it."""
    ledger = found.intake.ledger
    currency = ledger.currency if ledger is not None else ""
    with st.container(border=True, key="reading", gap="small"):
        previews.head(found)
        _buttons(found)
    _questions(found)
    rest = tuple(problem for problem in found.intake.problems if not problem.choices)
    if rest:
        st.subheader(f"Import report: {problems.summary(rest)}", anchor=False)
        with st.container(gap="small", key="import_report"):
            problems.report(rest, currency)


def _buttons(found: intakes.Read) -> None:
    with st.container(horizontal=True, gap="small"):
        if previews.usable(found) and st.button("Use this book", type="primary", key="use_book"):
            intakes.use(found)
            menu.go_to("overview")
        if st.button("Remove the file", key="drop_file"):
            st.session_state.pop(_BYTES, None)
            st.rerun()


def _questions(found: intakes.Read) -> None:
    """Each as a choice, with the NRR every answer leads to."""
    asked = [problem for problem in found.intake.problems if problem.choices]
    for place, problem in enumerate(asked):
        with st.container(border=True, key=f"question_{place}", gap="small"):
            st.badge("Question", icon=":material/help:", color="blue")
            st.markdown(f"**{nrr.markdown_text(problem.what, 600)}**")
            labels = [_label(option) for option in problem.choices]
            picked = st.radio(
                "Choose", labels, index=None, key=f"answer_{place}", label_visibility="collapsed"
            )
            if problem.remedy:
                st.caption(nrr.markdown_text(problem.remedy, 600))
            if picked is not None:
                chosen = problem.choices[labels.index(picked)]
                st.session_state[_ANSWERS] = st.session_state[_ANSWERS].and_also(chosen.answers)
                del st.session_state[f"answer_{place}"]
                st.rerun()


def _label(option: nrr.Option) -> str:
    return nrr.markdown_text(f"{option.label} · NRR {nrr.percent(option.nrr)}", 200)


def _forget(file_id: str) -> None:
    """Free the uploaded bytes: the app holds its own copy only while the file is on the desk."""
    context = get_script_run_ctx()
    if context is None:
        return
    uploaders.settle(context.session_id)
    try:
        get_instance().uploaded_file_mgr.remove_file(context.session_id, file_id)
    except (AttributeError, RuntimeError, KeyError):
        # Inside knowledge of the server: where it has moved, the bytes leave with the session instead.
        return
