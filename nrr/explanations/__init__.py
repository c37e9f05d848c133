"""Explaining a figure: its formula, its terms, and the customers that sum to it."""

from nrr.explanations.figure import (
    Explanation,
    amounts_at_age,
    bridge_lines,
    explain,
    explain_cohort,
    explain_movement,
    movement_lines,
    sources,
)
from nrr.explanations.headline import explain_headline
from nrr.explanations.written import explanation_object, explanation_text

__all__ = [
    "Explanation",
    "amounts_at_age",
    "bridge_lines",
    "explain",
    "explain_cohort",
    "explain_headline",
    "explain_movement",
    "explanation_object",
    "explanation_text",
    "movement_lines",
    "sources",
]
