"""The rows of the file of alarms: thresholds, words, and the readings each speaks against."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Row:
    """One alarm: `limits` by name, `label` when nothing is wrong, `what` with places for the figures.

    `against` are codes of what the import says about the readings it doubts, `case` the example that
    settles the limits.
    """

    key: str
    limits: Mapping[str, float]
    label: str
    what: str
    remedy: str
    against: tuple[str, ...]
    case: str


def _rows() -> Mapping[str, Row]:
    table = tomllib.loads((files(__package__) / "rows.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            key: Row(
                key,
                MappingProxyType(dict(row["limits"])),
                row["label"],
                row["what"],
                row["remedy"],
                tuple(row["against"]),
                row["case"],
            )
            for key, row in table.items()
        }
    )


ALARMS = _rows()
