"""The numbers by which cells are judged, each with what it tells apart and the cases that settle it."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One number a field; `thresholds.toml` says what of, and why."""

    mostly: float
    nearly: float
    holds: float
    sample: int
    figures: int
    fewest: int
    category: int
    sentence: int
    rows_of_report: int
    months_of_report: int
    changing: float
    once_a_month: float
    months_each: float
    customers: int
    magnitude: float
    columns_of_report: int
    steps: int
    measures: float


def _rows() -> dict[str, dict[str, float]]:
    return tomllib.loads((files(__package__) / "thresholds.toml").read_text(encoding="utf-8"))


THRESHOLDS = Thresholds(**{name: row["value"] for name, row in _rows().items()})  # type: ignore[arg-type]
