"""What is wrong with what was given, where, and what to do about it.

A `Problem` is a fact about the user's data: it is collected and shown, never raised.
`Refusal` is raised only at the edge of a question that cannot be answered at all (a window that
does not exist, a policy value nobody knows); it always says what to do instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the file, a question waits for the user's choice."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the upload: rows as a spreadsheet shows them (from 1), column by heading or letter."""

    file: str
    sheet: str | None = None
    rows: tuple[int, ...] = ()
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer a question, with the answers that choose it and the figures it leads to.

    `nrr` is the headline, `closing_arr_minor` the last month in annualised minor units; `reason` says why
    there is no headline.
    """

    label: str
    answers: Mapping[str, object] = field(default_factory=dict)
    nrr: float | None = None
    closing_arr_minor: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things a question asks about, which may be answered by itself: left out, or counted."""

    label: str
    out: Option
    counted: Option


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about the upload.

    `arr_minor` is the amount concerned in annualised minor units, `effect` the change of the headline NRR
    as a fraction (0.012 is 1.2 points), `did` what the reader did about it. `items` are the things a
    question asks about, where each may be answered by itself. `answered` says that it was decided by an
    answer of the person's own.
    """

    code: str
    severity: Severity
    what: str
    remedy: str = ""
    did: str = ""
    place: Place | None = None
    count: int = 1
    arr_minor: int | None = None
    effect: float | None = None
    choices: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    answered: bool = False


class Refusal(ValueError):
    """A question that has no answer; the message says why and what to ask instead."""
