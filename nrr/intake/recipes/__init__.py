"""How files of one source are read: known exports, answers somebody gave, and what people put beside one."""

from nrr.intake.recipes.parsing import parsed_recipe, recipe_from, recipe_text, told_of
from nrr.intake.recipes.recipe import Recipe, Sample
from nrr.intake.recipes.shelves import KNOWN, recipes_beside, recipes_kept, supported_tools

__all__ = [
    "KNOWN",
    "Recipe",
    "Sample",
    "parsed_recipe",
    "recipe_from",
    "recipe_text",
    "recipes_beside",
    "recipes_kept",
    "supported_tools",
    "told_of",
]
