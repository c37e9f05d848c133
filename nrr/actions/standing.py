"""How the customers stand: what is red, where there is room to grow, and what renews within 90 days."""

import numpy as np

from nrr.accounts import Light, monthly, scale_of, scored
from nrr.actions.evidence import Ground
from nrr.actions.evidence.growth import candidates
from nrr.actions.parts import Renewing, Standing, Told
from nrr.actions.together import Values
from nrr.findings import Subject
from nrr.terms import refused, renewals_of

DAYS_AHEAD = 90
_QUARTER = 3
_RISKY = (Light.AMBER, Light.RED)
RENEWAL_COLUMN = "a renewal date or contract end"


def standing(ground: Ground) -> Standing:
    """How the customers of a subject stand at its close."""
    subject = ground.subject
    lights = subject.scored.lights
    room = [one.whitespace_arr_minor for one in candidates(ground)]
    return Standing(
        red=_told(subject, ground.paying[lights == Light.RED]),
        red_before=_red_before(subject),
        room=_told(subject, np.array(room, np.float64)),
        renewing=_by_terms(ground) or _by_column(ground),
    )


def _told(subject: Subject, amounts: Values) -> Told:
    if 0 < len(amounts) < subject.fewest:
        return Told(None, None)
    return Told(round(float(amounts.sum())), len(amounts))


def _red_before(subject: Subject) -> Told | None:
    """A quarter before, with what was known then."""
    month = len(subject.run.months) - 1 - _QUARTER
    if month < _QUARTER:
        return None
    lights = scored(subject.run, monthly(subject.columns), scale_of(subject.policy), month).lights
    return _told(subject, subject.run.grid[month][lights == Light.RED].astype(np.float64))


def _by_terms(ground: Ground) -> Renewing | None:
    """From contract terms where the book holds them."""
    subject = ground.subject
    if refused(subject.ledger, subject.view):
        return None
    found = renewals_of(subject.ledger, subject.view)
    health = {
        name: str(light)
        for name, light in zip(subject.book.names, subject.scored.lights, strict=True)
        if light is not None
    }
    due = found.calendar(health).between(found.book.as_of, found.book.as_of + DAYS_AHEAD)
    risky = due.taken(due.is_in("health", _RISKY))
    return Renewing(*(_told(subject, rows.up.astype(np.float64)) for rows in (due, risky)))


def _by_column(ground: Ground) -> Renewing | None:
    """From a column of renewal dates."""
    subject = ground.subject
    mark = subject.scored.marks.get("renewal_days")
    if mark is None or np.isnan(mark).all():
        return None
    due = (mark < 1) & (ground.paying > 0)
    risky = due & np.isin(subject.scored.lights.astype(str), [str(one) for one in _RISKY])
    return Renewing(_told(subject, ground.paying[due]), _told(subject, ground.paying[risky]))
