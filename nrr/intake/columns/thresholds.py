"""The numbers by which cells are judged, each with what it tells apart and the cases that settle it."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One number a field; `thresholds.toml` says what of, and why."""

    mostly: float
    holds: float
    sample: int
    fewest: int
    category: int
    sentence: int
    changing: float
    once_a_month: float
    months_each: float
    customers: int
    magnitude: float
    columns_of_report: int
    steps: int
    measures: float
    alike: float
    course_months: int
    course_customers: int
    course_steps: int
    rising: float
    partial: float
    partial_payers: int
    present: float
    sparse: float
    rare: float
    going_on: float
    credits: float
    like_amounts: float
    odd_digits: int


def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "thresholds.toml").read_text(encoding="utf-8"))


THRESHOLDS = Thresholds(**{name: row["value"] for name, row in _rows().items()})
