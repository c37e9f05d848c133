"""The file on the desk before it becomes a book: its bytes, the answers so far, and the way back."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.desks.owning import change, keep, own_desk
from pages.parts.desks.records import FILE, IMPORT, SIDES, Dropped, Side


@dataclass(frozen=True, slots=True)
class Desk:
    """One dropped file as `Dropped` has it, with its bytes; `sides` are the second tables."""

    file: Dropped
    data: bytes = field(repr=False)
    answers: nrr.Answers
    sides: tuple[nrr.intake.Join, ...] = ()


def desk() -> Desk | None:
    """What lies on the desk; None before the first file, and while the store cannot give it back."""
    own = own_desk()
    file: Dropped | None = own.value(IMPORT)
    if file is None:
        return None
    data: bytes | None = None
    with suppress(nrr.Refusal):
        data = own.value(FILE, file.of)
    if data is None:
        own.unreadable()
        return None
    return Desk(file, data, nrr.Answers().and_also(file.answers), _sides())


def put(name: str, data: bytes) -> None:
    """Lay a file on the desk in place of the one before."""
    st.session_state.pop("sides_refused", None)
    file = Dropped(session.key_of(name, data), name)
    change(own_desk(), _nothing() | {nrr.store.Spot(IMPORT): file, nrr.store.Spot(FILE, file.of): data})


def clear() -> None:
    """Take the file off the desk and free its bytes."""
    st.session_state.pop("sides_refused", None)
    change(own_desk(), _nothing())


def _nothing() -> dict[nrr.store.Spot, Any]:
    pieces = (IMPORT, FILE, SIDES)
    return {nrr.store.Spot(piece, entry): None for piece in pieces for entry in own_desk().entries(piece)}


def _sides() -> tuple[nrr.intake.Join, ...]:
    found: list[Side] = list(own_desk().values(SIDES).values())
    return tuple(one.join for one in sorted(found, key=lambda one: one.place))


def decide(answers: nrr.Answers) -> None:
    """Read the file under other answers from now on; the ones before can be had back."""
    now = desk()
    if now is not None and answers.given() != now.answers.given():
        base, mine = now.answers.given(), answers.given()
        _alter(lambda file: _decided(file, merged(base, mine, file.answers)))


def decide_also(more: Mapping[str, object]) -> None:
    """The answers so far and some more."""
    decide_together((more,))


def decide_together(many: tuple[Mapping[str, object], ...]) -> None:
    """Several answers at once: one decision, one way back."""
    now = desk()
    if now is not None:
        answers = now.answers
        for more in many:
            answers = answers.and_also(more)
        decide(answers)


def learnt(form: str, glimpse: nrr.intake.Glimpse) -> None:
    """Keep what the reading without answers showed."""
    _alter(lambda file: replace(file, form=form, first=glimpse))


def recalled(answers: nrr.Answers) -> None:
    """Read the file as an earlier one of its form was read."""
    _alter(lambda file: replace(_decided(file, answers.given()), recalled=True))


def undo() -> None:
    """Back to the answers before the last decision."""
    _alter(
        lambda file: replace(file, answers=file.before[-1], before=file.before[:-1]) if file.before else file
    )


def call_off() -> None:
    """The reading is not wanted: back to the answers before, without any the file leaves the desk."""
    now = desk()
    if now is not None and now.file.before:
        undo()
    else:
        clear()


def set_sides(sides: tuple[nrr.intake.Join, ...]) -> None:
    """Join these tables from now on."""
    before = own_desk().values(SIDES)
    keep(SIDES, before, {join.table.file: Side(place, join) for place, join in enumerate(sides)})


def turn() -> int:
    """Changes with every decision, so that widgets start afresh."""
    now = desk()
    return 0 if now is None else hash(str(now.answers.given())) % 10**9


def merged(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """What I changed against what I saw, on top of what another tab has said meanwhile."""
    found = {key: value for key, value in theirs.items() if key in mine or key not in base}
    for key, value in mine.items():
        if isinstance(value, Mapping) and isinstance(found.get(key), Mapping):
            found[key] = merged(base.get(key, {}), value, found[key])
        elif key not in base or base[key] != value:
            found[key] = value
    return found


def _decided(file: Dropped, answers: dict[str, Any]) -> Dropped:
    return replace(file, answers=answers, before=(*file.before, file.answers), recalled=False)


def _alter(become: Callable[[Dropped], Dropped]) -> None:
    """Change what is said about the file on the desk, working on what other tabs have said of it
    meanwhile.
    """
    seen: Dropped | None = own_desk().value(IMPORT)

    def still(now: Dropped | None) -> Dropped | None:
        return now if now is None or seen is None or now.of != seen.of else become(now)

    change(own_desk(), {nrr.store.Spot(IMPORT): still})
