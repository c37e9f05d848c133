"""What can be done with scenarios: set the levers to one, keep the levers under a name, download, upload."""

import streamlit as st

import nrr
from pages.parts import downloads, ownscenarios, problems
from pages.parts.whatifs.scenes import Scene, start_from, under

_RESERVED = frozenset({"base", "low", "high", "as set now"})
_NAME, _SAID, _FILE = "scenario_name", "scenario_said", "scenario_file"
_LONGEST_NAME = 40


def chooser(scene: Scene, named: tuple[nrr.Scenario, ...]) -> None:
    """Set the levers to a scenario, or forget one of the reader's own."""
    by_name = {one.name: one for one in named}
    own = {one.name for one in ownscenarios.scenarios()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="scenario_chooser"):
        chosen = st.selectbox("Scenario", list(by_name), key=f"scenario_{scene.mode}", width=220)
        found = by_name[chosen]
        where = under(scene, found.by).outlook
        st.button("Set the levers", key="use_scenario", on_click=start_from, args=(where, found.levers))
        if chosen in own:
            st.button("Delete", key="forget_scenario", type="tertiary", on_click=_forget, args=(chosen,))


def _forget(name: str) -> None:
    ownscenarios.keep_scenarios(tuple(one for one in ownscenarios.scenarios() if one.name != name))


def keeper(scene: Scene) -> None:
    """Keep the levers as they stand under a name."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="scenario_keeper"):
        st.text_input(
            "Save scenario as", key=_NAME, placeholder="Renewal plan", max_chars=_LONGEST_NAME, width=220
        )
        st.button("Keep", key="keep_scenario", on_click=_keep, args=(scene,))
    said = st.session_state.pop(_SAID, "")
    if said:
        st.caption(nrr.markdown_text(said, 200))


def _keep(scene: Scene) -> None:
    name = str(st.session_state.get(_NAME) or "").strip()
    if not name or not _free(name):
        st.session_state[_SAID] = "Choose another name." if name else "A scenario needs a name."
        return
    by = scene.by if scene.levers.by_segment else ""
    fresh = nrr.Scenario(name, scene.levers.apart_from(scene.outlook.today), scene.mode, by)
    ownscenarios.keep_scenarios((*(one for one in ownscenarios.scenarios() if one.name != name), fresh))
    st.session_state[_SAID] = f"Saved as {name}."


def files(scene: Scene, named: tuple[nrr.Scenario, ...]) -> None:
    """Every scenario as one file, and a file back."""
    data = nrr.scenarios.encode_scenarios(named)
    downloads.offer(
        "Download the scenarios", data, "scenarios", "json", key="download_scenarios", emphasis="secondary"
    )
    st.file_uploader(
        "Scenarios from a file (JSON)", type="json", key=_FILE, on_change=_read, max_upload_size=1, width=360
    )
    reading = st.session_state.get("scenario_reading")
    if reading is not None and reading.problems:
        problems.report(reading.problems, scene.look.currency)
    elif reading is not None:
        st.caption(nrr.markdown_text(_read_words(scene, reading), 300))


def _read_words(scene: Scene, reading: nrr.scenarios.ScenarioReading) -> str:
    """What came in, what of it belongs to the other kind of rates, and what stays the book's own."""
    own = [one for one in reading.scenarios if _free(one.name)]
    names = ", ".join(one.name for one in own) or "no scenario of its own"
    elsewhere = [one.name for one in own if one.mode is not scene.mode]
    other = "by month" if scene.mode is nrr.Mode.ANNUAL else "by year"
    words = f"Read from the file: {names}."
    if elsewhere:
        words += f" Under rates {other}: {', '.join(elsewhere)}."
    if len(own) < len(reading.scenarios):
        words += " Base, Low and High stay as calculated from your data."
    return words


def _free(name: str) -> bool:
    """Whether a name is not one of the book's own scenarios."""
    return name.strip().casefold() not in _RESERVED


def _read() -> None:
    """Take over what the file holds, under its names; Base, Low and High stay the book's own."""
    file = st.session_state.get(_FILE)
    if file is None:
        st.session_state.pop("scenario_reading", None)
        return
    reading = nrr.scenarios.decode_scenarios(file.getvalue(), file.name)
    st.session_state["scenario_reading"] = reading
    fresh = tuple(one for one in reading.scenarios if _free(one.name))
    names = {one.name for one in fresh}
    ownscenarios.keep_scenarios((*(one for one in ownscenarios.scenarios() if one.name not in names), *fresh))
