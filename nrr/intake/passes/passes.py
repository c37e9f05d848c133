"""The way of a file: every pass, in order."""

from nrr.intake.passes.opening import OPENING
from nrr.intake.passes.weighing import BUILDING, READING, WEIGHING

STAGES = (
    ("Opening the file", OPENING),
    ("Finding the table and reading its cells", READING),
    ("Checking rows and weighing other readings", WEIGHING),
    ("Building the book", BUILDING),
)
"""What a person who waits is told, and the passes behind it."""

PASSES = tuple(one for _, passes in STAGES for one in passes)
