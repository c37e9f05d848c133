"""What happened since the file before, figure by figure: restated, moved, one customer, or noise."""

from nrr.watching.agreed import AgreedNow, State, agreed_now
from nrr.watching.digests import Account, Digest, Due, Mover, digest_of, renewals_due
from nrr.watching.forms import digest_object, hook_object, html_of, message_of, refused_object, text_of
from nrr.watching.moves import Move, Side, Status, Thresholds, move_of, thresholds_of
from nrr.watching.outcomes import EXIT, NOT_DELIVERED, Happened, Outcome, outcome_of
from nrr.watching.said import Teller, part_said
from nrr.watching.sides import Pair, Watched, pair_of, watched

__all__ = [
    "EXIT",
    "NOT_DELIVERED",
    "Account",
    "AgreedNow",
    "Digest",
    "Due",
    "Happened",
    "Move",
    "Mover",
    "Outcome",
    "Pair",
    "Side",
    "State",
    "Status",
    "Teller",
    "Thresholds",
    "Watched",
    "agreed_now",
    "digest_object",
    "digest_of",
    "hook_object",
    "html_of",
    "message_of",
    "move_of",
    "outcome_of",
    "pair_of",
    "part_said",
    "refused_object",
    "renewals_due",
    "text_of",
    "thresholds_of",
    "watched",
]
