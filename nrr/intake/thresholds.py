"""The numbers by which a reading is decided, each with what it tells apart and the cases that settle it."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One number a field; `thresholds.toml` says what of, and why."""

    several: int
    fewest: int
    most: float
    mostly: float
    nearly: float
    holds: float
    named: float
    rare: float
    sample: int
    category: int
    few_words: int
    sentence: int
    word: int
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
    going_on: float
    credits: float
    like_amounts: float
    odd_digits: int
    spike: float
    switch: float
    switch_near: float
    switch_share: float
    cents: int
    foots: float
    slack: float
    near: float
    on_time: float
    full: float
    seldom: float
    changes: int
    term_of_bill: int
    without_year: float
    deeper: float


def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "thresholds.toml").read_text(encoding="utf-8"))


LIMITS = Thresholds(**{name: row["value"] for name, row in _rows().items()})
