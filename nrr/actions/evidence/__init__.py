"""From a book to the worth of every action: what of its revenue an action works on, and how sure that is."""

from nrr.actions.evidence.records import Ground
from nrr.actions.evidence.valuing import ENDS, Fired, Valued, valued

__all__ = ["ENDS", "Fired", "Ground", "Valued", "valued"]
