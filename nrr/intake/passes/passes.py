"""The way of a file: every pass, in order."""

from nrr.intake.passes.opening import OPENING
from nrr.intake.passes.weighing import BUILDING, READING, WEIGHING
from nrr.intake.said.saying import Phrase, wording

STAGES = (
    (wording(Phrase.OPENING_THE_FILE), OPENING),
    (wording(Phrase.FINDING_THE_TABLE), READING),
    (wording(Phrase.CHECKING_ROWS), WEIGHING),
    (wording(Phrase.BUILDING_THE_BOOK), BUILDING),
)
"""What a person who waits is told, and the passes behind it."""

PASSES = tuple(one for _, passes in STAGES for one in passes)
