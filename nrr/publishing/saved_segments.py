"""Saved segments stay in the browser of who saved them."""

from nrr.ground import Refusal
from nrr.retention import View


def refuse_saved(view: View) -> None:
    """A rule may hold names and stays at home."""
    saved = {rule.name for rule in view.segments}
    for name, _ in view.where:
        if name in saved:
            raise Refusal(
                f"the figures are filtered by the saved segment {name}, whose rule stays in this browser."
                " Filter by its columns instead, or clear this filter."
            )
