"""The import doctor: bytes, a name and answers -> a Ledger, or the reasons why there is none."""

from nrr.intake.accounts import LeftLine, RowCount
from nrr.intake.answers import Answers, parsed_answers
from nrr.intake.contract_lists import read, read_side
from nrr.intake.evidence import Evidence, Rival
from nrr.intake.glimpses import Glimpse, GlimpsedColumn
from nrr.intake.headings.tablecolumns import guessed_columns
from nrr.intake.intakes import Intake
from nrr.intake.isolation import read_apart, read_side_apart
from nrr.intake.joins.combining import Combined, combine
from nrr.intake.joins.matches import Join, SideKind, proposed
from nrr.intake.joins.sidetables import SideReading, SideTable, month_in
from nrr.intake.limits import limits_for
from nrr.intake.readers import reader_bench
from nrr.intake.recipe_samples import checked_recipe
from nrr.intake.recipes import Recipe, recipe_from, recipe_text, recipes_beside, supported_tools
from nrr.intake.reports import read_object, trace_lines, trace_object
from nrr.intake.second_files import joined
from nrr.intake.table_rules import TableRules

__all__ = [
    "Answers",
    "Combined",
    "Evidence",
    "Glimpse",
    "GlimpsedColumn",
    "Intake",
    "Join",
    "LeftLine",
    "Recipe",
    "Rival",
    "RowCount",
    "SideKind",
    "SideReading",
    "SideTable",
    "TableRules",
    "checked_recipe",
    "combine",
    "guessed_columns",
    "joined",
    "limits_for",
    "month_in",
    "parsed_answers",
    "proposed",
    "read",
    "read_apart",
    "read_object",
    "read_side",
    "read_side_apart",
    "reader_bench",
    "recipe_from",
    "recipe_text",
    "recipes_beside",
    "supported_tools",
    "trace_lines",
    "trace_object",
]
