"""Rows of actions as a company edits them: owner, effort, wording, share; kept with its data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nrr.actions.parts import ActionPart
from nrr.actions.rows import Effort, Owner, Share, actions
from nrr.actions.worths import Edits, TypedStep
from nrr.notes import Note


@dataclass(frozen=True, slots=True)
class Edited:
    """A row as edited; what is empty stays as it was. `share` are the ends of what it keeps or adds, as
    fractions; `off` takes it off the next steps; `step` is the size of a price step.
    """

    action: str
    title: str = ""
    how: str = ""
    owner: str = ""
    effort: Effort | None = None
    share: tuple[float, float] | None = None
    off: bool = False
    step: TypedStep | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What a company brings to the rows: those it edited, and its dated notes."""

    rows: tuple[Edited, ...] = ()
    notes: tuple[Note, ...] = ()


NOTHING_OF_ITS_OWN = Own()
OWN_SHARE = "typed by this company"


def shares_of(rows: Sequence[Edited]) -> Edits:
    """The shares among the edits and the price step, for the worth of their actions."""
    shares = {one.action: Share(*one.share) for one in rows if one.share is not None}
    return Edits(shares, next((one.step for one in rows if one.step is not None), None))


def edited(part: ActionPart, by_action: Mapping[str, Edited]) -> ActionPart:
    """An action in the words of its company, with the original title beside it."""
    row = by_action.get(part.id)
    if row is None:
        return part
    return replace(
        part,
        title=row.title or part.title,
        how=row.how or part.how,
        owner=row.owner or part.owner,
        effort=row.effort or part.effort,
        effort_source=part.effort_source if row.effort is None else OWN_SHARE,
        share=row.share or part.share,
        share_source=part.share_source if row.share is None else OWN_SHARE,
        step=row.step,
        original=actions()[part.id].title,
        off=row.off,
    )


def role_of(action: str, owner: str) -> Owner:
    """Whose it is where no name may be told: the role given, or the one of the row."""
    return Owner(owner) if owner in set(Owner) else actions()[action].owner
