"""Names typed on a command line: whatever their case, and with the nearest known one where there is none."""

import difflib
from collections.abc import Sequence

from nrr.ground import Refusal

_MOST_LISTED = 12


def meant(told: str, known: Sequence[str], kind: str) -> str:
    """The known name that is meant; Refusal with the nearest one, or with what there is.

    >>> meant("region", ["Plan", "Region"], "column")
    'Region'
    """
    if told in known:
        return told
    folded = [name for name in known if name.casefold() == told.casefold()]
    if len(folded) == 1:
        return folded[0]
    close = difflib.get_close_matches(told.casefold(), [name.casefold() for name in known], 1)
    near = [name for name in known if name.casefold() in close][:1]
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {_listed(known)}"
    raise Refusal(f"there is no {kind} {told!r}; {hint}")


def _listed(known: Sequence[str]) -> str:
    if not known:
        return "none"
    more = len(known) - _MOST_LISTED
    return ", ".join(known[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
