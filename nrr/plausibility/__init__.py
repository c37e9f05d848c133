"""Whether a book looks like the revenue of customers at all: between the book and its headline."""

from nrr.plausibility.alarms import Alarm, alarms, alarms_of_keys
from nrr.plausibility.rows import ALARMS, Row

__all__ = ["ALARMS", "Alarm", "Row", "alarms", "alarms_of_keys"]
