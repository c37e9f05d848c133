"""Two windows side by side: their Bridges line by line, and what each line adds to the difference."""

from dataclasses import dataclass

from nrr.retention import Bridge

LINES = ("opening", "fx", "expansion", "contraction", "churn", "retained", "resurrected", "new", "closing")
LOGO_LINES = (
    "opening_logos",
    "churned_logos",
    "retained_logos",
    "resurrected_logos",
    "new_logos",
    "closing_logos",
)


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One line of two Bridges: magnitudes as the Bridges hold them, and their difference, now less then."""

    line: str
    now: int
    then: int

    @property
    def difference(self) -> int:
        """Now less then; exact."""
        return self.now - self.then


def line_differences(now: Bridge, then: Bridge, lines: tuple[str, ...] = LINES) -> tuple[LineDifference, ...]:
    """Every line of both, in the order of the Bridge.

    Money is in annualised minor units. Differences of opening and movements add to that of the closing, with
    contraction and churn taken off, because they do so in both.
    """
    return tuple(LineDifference(line, getattr(now, line), getattr(then, line)) for line in lines)
