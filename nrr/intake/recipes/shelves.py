"""Where recipes lie: those of the program, those of the folder in the setting NRR_RECIPES, and those beside
a file.
"""

import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from nrr.intake.recipes.parsing import recipe_from
from nrr.intake.recipes.recipe import Recipe

SETTING, BESIDE = "NRR_RECIPES", "*.recipe.toml"


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


def recipes_kept() -> tuple[Recipe, ...]:
    """The recipes of the folder in NRR_RECIPES, by name. Refusal where one of them is wrong, or the folder is
    not there.
    """
    folder = os.environ.get(SETTING, "").strip()
    return recipes_in(Path(folder), "*.toml") if folder else ()


def recipes_beside(file: Path) -> tuple[Recipe, ...]:
    """The recipes in the folder of a file. Refusal where one of them is wrong."""
    return recipes_in(file.parent, BESIDE)


def recipes_in(folder: Path, pattern: str) -> tuple[Recipe, ...]:
    """The recipes of a folder, by name."""
    return tuple(_read(path, path.stat().st_mtime_ns) for path in sorted(folder.glob(pattern)))


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> Recipe:
    return recipe_from(path.read_bytes(), path.name)
