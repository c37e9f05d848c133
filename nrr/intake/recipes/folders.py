"""Recipes that people keep: those of the folder in the setting NRR_RECIPES, and those beside a file."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import nrr.intake.recipes

if TYPE_CHECKING:
    from nrr.intake.recipes import Recipe

SETTING, BESIDE = "NRR_RECIPES", "*.recipe.toml"


def recipes_kept() -> "tuple[Recipe, ...]":
    """The recipes of the folder in NRR_RECIPES, by name. Refusal where one of them is wrong, or the folder is
    not there.
    """
    folder = os.environ.get(SETTING, "").strip()
    return recipes_in(Path(folder), "*.toml") if folder else ()


def recipes_beside(file: Path) -> "tuple[Recipe, ...]":
    """The recipes in the folder of a file. Refusal where one of them is wrong."""
    return recipes_in(file.parent, BESIDE)


def recipes_in(folder: Path, pattern: str) -> "tuple[Recipe, ...]":
    """The recipes of a folder, by name."""
    return tuple(_read(path, path.stat().st_mtime_ns) for path in sorted(folder.glob(pattern)))


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> "Recipe":
    return nrr.intake.recipes.recipe_from(path.read_bytes(), path.name)
