"""From a book to the worth of every action: what of its revenue an action works on, and how sure that is."""

from nrr.actions.evidence.losses import lost_by
from nrr.actions.evidence.records import Found, Ground
from nrr.actions.evidence.valuing import ENDS, Fired, Valued, fired_by, valued

__all__ = ["ENDS", "Fired", "Found", "Ground", "Valued", "fired_by", "lost_by", "valued"]
