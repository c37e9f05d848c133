"""The recipes of the program."""

from importlib.resources import files

from nrr.intake.recipes.parsing import recipe_from
from nrr.intake.recipes.recipe import Recipe


def _known() -> tuple[Recipe, ...]:
    texts = sorted((file.name, file) for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    found = [recipe_from(file.read_bytes(), name) for name, file in texts]
    return tuple(sorted(found, key=lambda recipe: -len(recipe.signs)))


KNOWN = _known()
"""The recipes of the program, those with the most signs first: the first whose signs a table has is taken."""


def supported_tools() -> tuple[str, ...]:
    """The makers of tools whose exports are supported, by name: the headings of a recipe of theirs were read
    at the vendor or in a public sample.
    """
    return tuple(sorted({recipe.vendor for recipe in KNOWN if recipe.verified}))
