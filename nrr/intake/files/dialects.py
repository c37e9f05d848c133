"""Which character separates the cells of a text: the one under which its lines agree and its cells make
sense.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from nrr.intake.headings.roles import role_count
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form

_CANDIDATES = (",", ";", "\t", "|", "^", "~", "\x1f", ":", "#", "§")
_SAMPLE_LINES = 300


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is cut into cells. `joined` is the longer separator ("||") that `delimiter` replaced;
    `spaced` files put a blank between separator and quotation mark."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None
    joined: str = ""
    declared: bool = False
    spaced: bool = False

    def options(self) -> dict[str, Any]:
        """Arguments for the csv reader."""
        return {
            "delimiter": self.delimiter,
            "quotechar": self.quote,
            "escapechar": self.escape,
            "doublequote": True,
            "skipinitialspace": self.spaced,
        }


def dialect_of(text: str) -> Dialect | None:
    """The dialect of a text; None when its lines do not fall into columns."""
    lines = text[:400_000].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    declared = re.fullmatch(r"\ufeff?\"?sep=(.)\"?", lines[0].strip(" \r")) if lines else None
    if declared:
        return _quoted(Dialect(declared[1], declared=True), lines)
    filled = [line for line in lines if line.strip()]
    joined = next((sign for sign in ("||", ";;", "::", "~|~", "|~|") if _always(sign, filled)), "")
    if joined:
        return Dialect("\x1f", joined=joined)
    found = [candidate for sign in _CANDIDATES if (candidate := _quoted(Dialect(sign), filled))]
    scored = [(score, -rank, one) for rank, one in enumerate(found) if (score := _score(one, filled)) > 0]
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _always(sign: str, lines: list[str]) -> bool:
    """A longer separator stands equally often, and more than nothing, in nearly every line; its sign
    hardly ever alone.
    """
    counts = Counter(line.count(sign) for line in lines)
    usual, how_often = counts.most_common(1)[0] if counts else (0, 0)
    alone = sum(line.count(sign[0]) != sign.count(sign[0]) * line.count(sign) for line in lines)
    often = (
        usual >= 1 and how_often >= len(lines) * LIMITS.mostly and alone <= len(lines) * (1 - LIMITS.mostly)
    )
    return often and all(2 * sign not in line for line in lines[:20])


def _quoted(dialect: Dialect, lines: list[str]) -> Dialect:
    """The same delimiter with the quote and escape signs the lines use."""
    sign = re.escape(dialect.delimiter)
    body = "\n".join(lines)
    double = len(re.findall(rf'(?:^|{sign})"', body, re.M))
    single = len(re.findall(rf"(?:^|{sign})'[^'\n]*'(?={sign}|$)", body, re.M))
    quote = "'" if single > max(2, len(lines) // 3) and double == 0 else '"'
    escape = "\\" if "\\" + quote in body and double else None
    spaced = bool(re.search(rf"{sign} +{quote}", body)) and not re.search(rf"{sign}{quote}", body)
    return Dialect(dialect.delimiter, quote, escape, dialect.joined, dialect.declared, spaced)


def _score(dialect: Dialect, lines: list[str]) -> float:
    """Agreement of widths x share of cells that are dates, amounts or blanks x known headings."""
    rows = _rows(dialect, lines)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    body = [row for row in rows if len(row) == width]
    heads = max((role_count(row) for row in rows[:40]), default=0)
    return (
        (count / max(1, len(rows))) ** 2 * (1 + _typed(body[:60])) * (1 + heads) * (1 + min(width, 40) / 40)
    )


def _rows(dialect: Dialect, lines: list[str]) -> list[list[str]]:
    try:
        return [row for row in csv.reader(lines, **dialect.options()) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _typed(rows: list[list[str]]) -> float:
    cells = [cell.strip() for row in rows for cell in row[:60]]
    return sum(_is_typed(cell) for cell in cells) / max(1, len(cells))


def _is_typed(cell: str) -> bool:
    if not cell:
        return True
    return amount_of(cell).status not in (Status.WORD, Status.BROKEN) or stamp_of(cell).form is not Form.NONE
