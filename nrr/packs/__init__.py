"""The board pack as one plan: its sections, order and titles, the same on web, paper, slides and in Excel."""

from nrr.packs.parts import PaperSize, Part
from nrr.packs.plans import pack_of
from nrr.packs.records import Material, Pack, PackChoices, ScenarioStep, Section
from nrr.packs.restatements import (
    CUSTOMER_HEADS,
    FIGURE_HEADS,
    Restatement,
    figure_row,
    figures_sentence,
)
from nrr.packs.shown import chosen_groups, compared, followed_cohorts, large_groups, too_few
from nrr.packs.words import FindingWords, pack_words

__all__ = [
    "CUSTOMER_HEADS",
    "FIGURE_HEADS",
    "FindingWords",
    "Material",
    "Pack",
    "PackChoices",
    "PaperSize",
    "Part",
    "Restatement",
    "ScenarioStep",
    "Section",
    "chosen_groups",
    "compared",
    "figure_row",
    "figures_sentence",
    "followed_cohorts",
    "large_groups",
    "pack_of",
    "pack_words",
    "too_few",
]
