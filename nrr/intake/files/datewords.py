"""A date as a spreadsheet shows it under a number format: `mmm-yy` gives "Feb-23"."""

import re
from calendar import day_name, month_name
from collections.abc import Mapping
from datetime import date

_BUILT_IN: Mapping[str, str] = {
    "14": "mm/dd/yyyy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "22": "mm/dd/yyyy",
}
"""Formats that every XLSX knows by number."""
_TOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|y+|m+|d+|[_*].|.', re.IGNORECASE)
_CLOCK = re.compile(r"[hs]|am/pm|general|0|#|\?", re.IGNORECASE)


def date_code(number_format: str, codes: Mapping[str, str]) -> str:
    """The format of that number where it shows a day or a month; empty for every other."""
    code = codes.get(number_format, _BUILT_IN.get(number_format, "")).split(";")[0]
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    return code if re.search(r"[ymd]", bare, re.IGNORECASE) and not _CLOCK.search(bare) else ""


def written(day: date, code: str) -> str:
    """The day under a format of `date_code`."""
    return "".join(_part(token, day) for token in _TOKEN.findall(code)).strip()


def _part(token: str, day: date) -> str:
    kind, length = token[0].casefold(), len(token)
    if kind in '"\\':
        return token.strip('"') if kind == '"' else token[1]
    if kind in "[_*@":
        return ""
    if kind == "y":
        return f"{day.year % 100:02d}" if length < 3 else str(day.year)
    if kind == "m":
        return _named(month_name[day.month], day.month, length)
    if kind == "d":
        return _named(day_name[day.weekday()], day.day, length)
    return token


def _named(name: str, number: int, length: int) -> str:
    return (str(number), f"{number:02d}", name[:3], name, name[0])[min(length, 5) - 1]
