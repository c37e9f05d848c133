"""Which dates bound the whole course of a subscription, and which only the period that runs now."""

from collections.abc import Mapping

from nrr.intake.columns.profiles import Profile
from nrr.intake.headings.bounds import names_creation, names_renewal, runs_now
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role


def whole_course(
    roles: dict[Role, int], frame: Frame, profiles: tuple[Profile, ...], told: Mapping[Role, int]
) -> dict[Role, int]:
    """The bounds of the period that runs now are none where other columns say when the whole course began and
    ended; nor is the next renewal or an end nobody filled, beside the day of cancellation.
    """
    ended = Role.CANCELLED in roles or (Role.END in roles and not _of_now(frame, roles[Role.END]))
    begun_before = any(names_creation(heading.text) for heading in frame.headings)
    gone = {
        role
        for role, elsewhere in ((Role.START, ended and begun_before), (Role.END, Role.CANCELLED in roles))
        if elsewhere and role in roles and _of_now(frame, roles[role])
    }
    end = roles.get(Role.END)
    if end is not None and Role.END not in told and Role.CANCELLED in roles:
        gone |= {Role.END} if not profiles[end].filled or names_renewal(frame.headings[end].text) else set()
    return {role: index for role, index in roles.items() if role not in gone}


def _of_now(frame: Frame, index: int) -> bool:
    return runs_now(frame.headings[index].text)
