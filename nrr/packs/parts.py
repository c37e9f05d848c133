"""The sections of a pack, in the order of every form of it."""

from enum import StrEnum


class Part(StrEnum):
    """What a publisher may show or leave out. The summary always leads; what was restated is page 2."""

    SUMMARY = "summary"
    RESTATED = "restated"
    BRIDGE = "bridge"
    COMPARED = "compared"
    TREND = "trend"
    PLAN = "plan"
    COHORTS = "cohorts"
    SEGMENTS = "segments"
    BENCHMARKS = "benchmarks"
    FINDINGS = "findings"
    AGREED = "agreed"
    RENEWALS = "renewals"
    SCENARIOS = "scenarios"
    DEFINITIONS = "definitions"


class PaperSize(StrEnum):
    """The sheets a pack is printed on, landscape."""

    A4 = "a4"
    LETTER = "us-letter"
