"""Answers remembered by the form of a file, so that next month's file is read as last time, and says so."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

import nrr
from pages.parts import downloads, session
from pages.parts.imports import desk

_THIS_FILE_ONLY = frozenset({"as_of", "year", "last_month", "units", "dates"})
"""Answers about the content of one month: next month they have to be asked again."""
_PARTIAL = ("exclude", "exclude_partial")
_SCALES = frozenset(
    {"thousands", "millions", "lakhs", "crores", "ten_thousands", "hundred_millions", "cents"}
)
"""How all amounts of a file are written lasts; that a few of them are right as written does not."""

_MOST_FORMS = 60
_USED_FOR, _NAMED_IN, _NAMES = "used_for", "named_in", "names"
_NO_SIGN = frozenset({"month_column", "attribute", "unused"})


def recall(form: str) -> nrr.Answers:
    """The answers an earlier file of this form was read with; none when there was none."""
    return nrr.Answers().and_also(session.remembered_answers().get(form, {}))


def keep(form: str, answers: nrr.Answers) -> None:
    """Remember the answers that hold for every file of the form."""
    told = lasting(answers)
    known = {key: value for key, value in session.remembered_answers().items() if key != form}
    if form:
        newest = {**known, form: told} if told else known
        session.keep_answers(dict(list(newest.items())[-_MOST_FORMS:]))


def as_before(join: nrr.intake.Join) -> nrr.intake.Join:
    """A second file used as an earlier one with its headings was; as it is proposed where there was none."""
    told = session.remembered_answers().get(_beside(join.table.headings), {})
    kind, key = told.get(_USED_FOR), told.get(_NAMED_IN)
    known = kind in set(nrr.intake.SideKind) and key in join.table.headings
    return replace(join, kind=nrr.intake.SideKind(str(kind)), key=str(key)) if known else join


def keep_sides(form: str, sides: tuple[nrr.intake.Join, ...]) -> None:
    """Remember what each second file was used for, and which files stood beside one of the form."""
    told: dict[str, dict[str, Any]] = {
        _beside(join.table.headings): {_USED_FOR: str(join.kind), _NAMED_IN: join.key} for join in sides
    }
    if form and sides:
        told[_files(form)] = {_NAMES: [join.table.file for join in sides]}
    if told:
        known = {key: value for key, value in session.remembered_answers().items() if key not in told}
        session.keep_answers(dict(list((known | told).items())[-_MOST_FORMS:]))


def files_before(form: str) -> tuple[str, ...]:
    """The names of the files that stood beside the last one of the form."""
    return tuple(map(str, session.remembered_answers().get(_files(form), {}).get(_NAMES, ())))


def _beside(headings: tuple[str, ...]) -> str:
    return f"beside {session.key_of('', repr(headings).casefold().encode())[:24]}"


def _files(form: str) -> str:
    return f"files {form}"


def lasting(answers: nrr.Answers) -> dict[str, Any]:
    """The answers that hold for next month's file too; whether a last month is partial is told anew."""
    partial = {"last_month": "exclude_partial"} if answers.last_month in _PARTIAL else {}
    return partial | {
        key: value
        for key, value in answers.given().items()
        if key not in _THIS_FILE_ONLY or (key == "units" and value in _SCALES)
    }


def note() -> None:
    """Says that the file was read as last time, with the way to read it afresh."""
    now = desk.desk()
    if now is None or not now.file.recalled:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="as_last_time", gap="small"):
        st.badge("Read as last time", icon=":material/history:", color="blue")
        st.caption(
            "A file with these headings was answered before. The same answers were used.", width="content"
        )
        st.button(
            "Read afresh",
            key="read_afresh",
            on_click=desk.decide,
            args=(nrr.Answers(),),
            type="tertiary",
        )


def take_away(form: str) -> None:
    """The answers as a recipe, for another browser, another month or the command line."""
    now = desk.desk()
    if now is None or now.file.first is None or not (told := lasting(now.answers)):
        return
    signs = _signs(now.file.first)
    recipe = nrr.intake.Recipe(now.file.name, signs, nrr.Answers().and_also(told), form=form)
    downloads.offer(
        "Save as recipe",
        nrr.intake.recipe_text(recipe).encode(),
        "nrr-recipe",
        "toml",
        key="answers_get",
        help_text="Drop this file here with next month's spreadsheet, and it is read the same way.",
    )


def _signs(glimpse: nrr.intake.Glimpse) -> tuple[str, ...]:
    """Headings that give files of this form away: those of columns that play a role in every month."""
    parts = [column for column in glimpse.columns if column.role not in _NO_SIGN and column.heading.strip()]
    return tuple(dict.fromkeys(column.heading for column in parts))


def parsed(name: str, data: bytes) -> Mapping[str, Mapping[str, Any]] | None:
    """The answers in a dropped file, by form; None when it is not such a file. Refusal for a recipe that is
    wrong.
    """
    if name.casefold().endswith(".toml"):
        recipe = nrr.intake.recipe_from(data[:200_000], name)
        return {recipe.form: recipe.answers.given()}
    if not name.casefold().endswith(".json"):
        return None
    try:
        told = json.loads(data[:200_000])
    except (ValueError, RecursionError):
        return None
    forms = told.get("nrr_answers") if isinstance(told, dict) else None
    if not isinstance(forms, dict) or len(forms) > _MOST_FORMS:
        return None
    return {str(form)[:64]: value for form, value in forms.items() if isinstance(value, dict)}


def take_in(forms: Mapping[str, Mapping[str, Any]]) -> None:
    """Remember the answers of a dropped file."""
    for form, told in forms.items():
        keep(form, nrr.Answers().and_also(told))
