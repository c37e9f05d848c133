"""The import doctor: bytes, a name and answers -> a Ledger, or the reasons why there is none."""

from nrr.intake.accounts import LeftLine, RowCount
from nrr.intake.answers import Answers
from nrr.intake.glimpses import Glimpse, GlimpsedColumn
from nrr.intake.intakes import Intake, read
from nrr.intake.isolation import read_apart
from nrr.intake.reports import read_object

__all__ = [
    "Answers",
    "Glimpse",
    "GlimpsedColumn",
    "Intake",
    "LeftLine",
    "RowCount",
    "read",
    "read_apart",
    "read_object",
]
