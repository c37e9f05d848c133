"""The board pack as one plan: its sections, order and titles, the same on web, paper, slides and in Excel."""

from nrr.packs.chances import with_shown_chance
from nrr.packs.findingpages import Told
from nrr.packs.heat import shade_of
from nrr.packs.nextsteps import next_step, standing_said, together_said
from nrr.packs.pages import Page, pages_of
from nrr.packs.parts import PaperSize, Part
from nrr.packs.pictures import Bars, Group, Line, Lines, Picture, Step, Waterfall, spread
from nrr.packs.planned import PlanBeside, plan_beside
from nrr.packs.plans import pack_of
from nrr.packs.records import Material, Pack, PackChoices, ScenarioStep, Section
from nrr.packs.renewalsahead import RenewalsAhead, renewals_ahead
from nrr.packs.restatements import (
    CUSTOMER_HEADS,
    FIGURE_HEADS,
    Restatement,
    figure_row,
    figures_sentence,
)
from nrr.packs.shown import chosen_groups, compared, followed_cohorts, large_groups, too_few
from nrr.packs.tables import Note, Role, Row, Table
from nrr.packs.words import FindingWords, note_of, pack_words, text_of

__all__ = [
    "CUSTOMER_HEADS",
    "FIGURE_HEADS",
    "Bars",
    "FindingWords",
    "Group",
    "Line",
    "Lines",
    "Material",
    "Note",
    "Pack",
    "PackChoices",
    "Page",
    "PaperSize",
    "Part",
    "Picture",
    "PlanBeside",
    "RenewalsAhead",
    "Restatement",
    "Role",
    "Row",
    "ScenarioStep",
    "Section",
    "Step",
    "Table",
    "Told",
    "Waterfall",
    "chosen_groups",
    "compared",
    "figure_row",
    "figures_sentence",
    "followed_cohorts",
    "large_groups",
    "next_step",
    "note_of",
    "pack_of",
    "pack_words",
    "pages_of",
    "plan_beside",
    "renewals_ahead",
    "shade_of",
    "spread",
    "standing_said",
    "text_of",
    "together_said",
    "too_few",
    "with_shown_chance",
]
