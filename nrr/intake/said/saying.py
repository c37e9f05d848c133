"""`problem_of` makes a Problem from a message of the catalogue. What mypy knows of it stands beside, in
`saying.pyi`: one signature a message, written from the catalogue by `tests/catalogue.py`.
"""

from enum import StrEnum
from typing import Any

from nrr.ground import Item, Option, Place, Problem
from nrr.intake.said.catalogue import phrases, rows
from nrr.intake.said.rendering import prose

Message = StrEnum("Message", {key.upper(): key for key in rows()})  # type: ignore[misc]
Code = StrEnum("Code", {row.code.upper(): row.code for row in rows().values()})  # type: ignore[misc]
Phrase = StrEnum("Phrase", {key.upper(): key for key in phrases()})  # type: ignore[misc]


def wording(phrase: Phrase, **values: Any) -> str:
    """The words of a label or of a part of a message. TypeError as in `problem_of`."""
    found = phrases()[phrase]
    return prose(found.says, found.takes, values)


def problem_of(
    message: Message,
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    **values: Any,
) -> Problem:
    """What a message says of a place. TypeError where its parameters are not those of its row."""
    row = rows()[message]
    takes = {"count": "count", **row.takes}
    what, remedy, did = (prose(t, takes, {"count": count, **values}) for t in (row.says, row.remedy, row.did))
    if not choices:
        choices = tuple(
            Option(prose(c["label"], takes, {"count": count, **values}), c["answers"]) for c in row.choices
        )
    return Problem(row.code, row.level, what, remedy, did, place, count, arr_minor, effect, choices, items)
