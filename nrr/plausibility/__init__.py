"""Whether a book looks like the revenue of customers at all: between the book and its headline."""

from nrr.plausibility.alarms import Alarm, alarms, alarms_of, alarms_of_keys
from nrr.plausibility.rows import ALARMS, Row
from nrr.plausibility.traits import Traits, traits_of

__all__ = ["ALARMS", "Alarm", "Row", "Traits", "alarms", "alarms_of", "alarms_of_keys", "traits_of"]
