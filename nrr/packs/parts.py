"""The sections of a pack, in the order of every form of it."""

from enum import StrEnum


class Part(StrEnum):
    """What a publisher may show or leave out. The summary always leads; what was restated is page 2."""

    SUMMARY = "summary"
    RESTATED = "restated"
    BRIDGE = "bridge"
    TREND = "trend"
    COHORTS = "cohorts"
    SEGMENTS = "segments"
    BENCHMARKS = "benchmarks"
    FINDINGS = "findings"
    SCENARIOS = "scenarios"
    DEFINITIONS = "definitions"

    @property
    def heading(self) -> str:
        """What stands above it where no title does."""
        return _HEADINGS[self]


_HEADINGS = {
    Part.SUMMARY: "Executive summary",
    Part.RESTATED: "Restated since the last board",
    Part.BRIDGE: "Where the change comes from",
    Part.TREND: "How it got here",
    Part.COHORTS: "Do newer customers stay",
    Part.SEGMENTS: "Which customers stay",
    Part.BENCHMARKS: "Against published figures",
    Part.SCENARIOS: "What it could become",
    Part.FINDINGS: "What to know",
    Part.DEFINITIONS: "Definitions and checks",
}


class PaperSize(StrEnum):
    """The sheets a pack is printed on, landscape."""

    A4 = "a4"
    LETTER = "us-letter"
