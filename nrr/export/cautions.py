"""What a reader must see before the figures, in every form: a banner, doubts, checks that do not pass, and
the publisher's note.
"""

from nrr.export.boards import BoardOptions
from nrr.export.boardwords import doubted, untied
from nrr.snapshots import Snapshot


def cautions(snapshot: Snapshot, options: BoardOptions) -> tuple[tuple[str, bool], ...]:
    """Each with whether it is a warning."""
    warned = (options.banner, *doubted(snapshot), untied(snapshot.checks))
    noted = tuple(line for line in options.note.split("\n") if line.strip())
    return (*((said, True) for said in warned if said), *((said, False) for said in noted))
