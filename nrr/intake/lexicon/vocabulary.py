"""The lists of the language files that are asked for by name: what columns are called, how movements
and units are written, and the months.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_LANGUAGES = "languages"


class Section(StrEnum):
    """A table of a language file; its keys are those of the code that asks."""

    HEADINGS = "headings"  # by role of a column
    MOVEMENTS = "movements"  # by kind of movement in a log
    UNITS = "units"  # monthly, annual, thousand: words beside an amount
    MONTHS = "months"  # by number, 1 to 12
    CURRENCIES = "currencies"  # by ISO code
    CLUES = "clues"  # what single checks look for, by the check: names of tests, legal forms, pools


@lru_cache(maxsize=1)
def language_files() -> Mapping[str, Mapping[str, Any]]:
    """Language -> its file. ValueError for a table nobody asks for."""
    found = {}
    for file in sorted((files(__package__) / _LANGUAGES).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            language = file.name.removesuffix(".toml")
            found[language] = MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))
            for name, value in found[language].items():
                if isinstance(value, dict):
                    Section(name)
    return MappingProxyType(found)


@cache
def vocabulary(section: Section, key: str) -> frozenset[str]:
    """The words of all languages for a key of a section, in the plain form of `values.calendars.plain`."""
    return frozenset(
        word for file in language_files().values() for word in file.get(section, {}).get(key, ())
    )


@lru_cache(maxsize=1)
def months_by_word() -> Mapping[str, int]:
    """The word of a month in any language -> 1 to 12."""
    by_number = {number: vocabulary(Section.MONTHS, str(number)) for number in range(1, 13)}
    return MappingProxyType({word: number for number, words in by_number.items() for word in words})


@cache
def any_of(*keys: str) -> str:
    """The clues of these keys as alternatives of a pattern, the longest first."""
    words = frozenset[str]().union(*(vocabulary(Section.CLUES, key) for key in keys))
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
