"""The record of a roll-forward: what was at the opening, what moved it, and what it came to."""

from dataclasses import dataclass

from nrr.ground import Window


@dataclass(frozen=True, slots=True)
class RollForward:
    """Monthly movements of one step or their sum over several, in annualised minor units and customers.

    `window` is one month long, or more where the file lacks the months between; such a step has no
    monthly rate. Losses are positive magnitudes.
    """

    window: Window
    opening: int
    new: int
    reactivation: int
    expansion: int
    contraction: int
    churn: int
    fx: int
    transferred_in: int
    transferred_out: int
    opening_logos: int
    new_logos: int
    reactivated_logos: int
    expanded_logos: int
    contracted_logos: int
    churned_logos: int

    @property
    def closing(self) -> int:
        """All revenue at the close."""
        return (
            self.opening
            + self.new
            + self.reactivation
            + self.expansion
            - self.contraction
            - self.churn
            + self.fx
            + self.transferred_in
            - self.transferred_out
        )

    @property
    def closing_logos(self) -> int:
        """All customers at the close; transfers between groups are not followed in counts."""
        return self.opening_logos + self.new_logos + self.reactivated_logos - self.churned_logos

    @property
    def monthly(self) -> bool:
        """Whether a monthly rate may be computed from it."""
        return self.window.months == 1
