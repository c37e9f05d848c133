"""Messages that say themselves: the catalogue tells by which headings."""

from collections.abc import Mapping
from typing import Any

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.said.catalogue import Asked, rows
from nrr.intake.said.rendering import prose
from nrr.intake.said.saying import Message, problem_of


def asked_by_headings(frame: Frame, assignment: Assignment, answers: Answers) -> list[Problem]:
    """What the headings of a table make the catalogue say, as long as no answer settles it."""
    told = {*answers.given(), *(f"columns.{role}" for role in answers.columns)}
    found = []
    for key, row in rows().items():
        if row.asked is None or told & set(row.asked.unless):
            continue
        values = _values(frame, assignment, row.asked)
        if values:
            kept = {name: value for name, value in values.items() if name in row.takes}
            choices = tuple(
                Option(prose(one["label"], row.takes, kept), _filled(one["answers"], kept))
                for one in row.choices
            )
            place = frame.table.place((), values["heading"])
            said = problem_of(Message(key), place, choices=choices, **kept)  # type: ignore[call-overload]
            found.append(said)
    return found


def _values(frame: Frame, assignment: Assignment, asked: Asked) -> dict[str, Any]:
    """The headings that are meant; nothing where one is missing."""
    index = assignment.roles.get(Role(asked.role)) if asked.role else None
    if asked.role and index is None:
        return {}
    columns = range(len(frame.headings)) if index is None else (index,)
    names = [frame.headings[i].text for i in columns if _speaks(frame, i, asked.heading)]
    others = [h.text for i, h in enumerate(frame.headings) if i != index and _speaks(frame, i, asked.beside)]
    if not names or (asked.beside and not others):
        return {}
    return {"heading": names[0], "names": names[:3], "beside": others[0] if others else ""}


def _speaks(frame: Frame, index: int, words: tuple[str, ...]) -> bool:
    return bool(set(words_of(frame.headings[index].text)) & set(words))


def _filled(answers: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with the headings they name."""
    return {
        key: _filled(told, values)
        if isinstance(told, Mapping)
        else told.format(**values)
        if isinstance(told, str)
        else told
        for key, told in answers.items()
    }
