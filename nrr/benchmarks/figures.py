"""A published figure exactly as its source words it, and the span of values it speaks about.

`Mark` keeps the source's own word (`130+`, `>85`, `≈105`) beside the value used in comparisons. `Span` is
written as mathematicians do: `[1.0,1.2)` holds 1.0 and not 1.2, `(1.3,)` everything above 1.3.
"""

import re
from dataclasses import dataclass
from typing import Self

_MARK = re.compile(r"(?P<about>≈)?(?P<side>[<>])?(?P<number>-?\d+(?:\.\d+)?)(?P<plus>\+)?")
_SPAN = re.compile(r"([\[(])\s*(-?\d+(?:\.\d+)?)?\s*,\s*(-?\d+(?:\.\d+)?)?\s*([\])])")


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a source: `text` as printed, `value` as a fraction (percent) or in its unit."""

    text: str
    value: float

    @classmethod
    def parse(cls, text: str, divisor: float = 100.0) -> Self:
        """The mark written as `118`, `130+`, `>85`, `<5` or `≈105`; ValueError for anything else."""
        match = _MARK.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a figure; write a number such as 118, 130+, >85 or ≈105")
        return cls(text.strip(), float(match["number"]) / divisor)

    @property
    def percent(self) -> str:
        """The source's own wording with the percent sign where people put it: `125%+`, `>105%`."""
        return f"{self.text[:-1]}%+" if self.text.endswith("+") else f"{self.text}%"


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of values with its ends open or closed exactly as worded; None is unbounded."""

    text: str
    low: float | None
    high: float | None
    holds_low: bool
    holds_high: bool

    @classmethod
    def parse(cls, text: str) -> Self:
        """The span written as `[low,high)`; ValueError for anything else or an empty span."""
        match = _SPAN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a span; write it as [25000,100000) with either end left out")
        low = None if match[2] is None else float(match[2])
        high = None if match[3] is None else float(match[3])
        if low is not None and high is not None and low > high:
            raise ValueError(f"the span {text!r} ends before it starts")
        return cls(text.strip(), low, high, match[1] == "[", match[4] == "]")

    def holds(self, value: float) -> bool:
        """Whether the value lies inside, tested unrounded."""
        above = self.low is None or value > self.low or (self.holds_low and value == self.low)
        below = self.high is None or value < self.high or (self.holds_high and value == self.high)
        return above and below
