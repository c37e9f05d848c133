"""What the user decided about a file: one field per question, and the same keys in JSON.

An answer is remembered by the form of the file (its headings) and applied again next month, visibly.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Self

from nrr.ground import Month, Problem
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.plain import plain
from nrr.intake.lexicon.vocabulary import months_by_word
from nrr.intake.said.saying import Message, problem_of

_CHOICES: dict[str, tuple[str, ...]] = {
    "date_order": ("DMY", "MDY"),
    "month_format": ("yy-mon", "dd-mon"),
    "timezone": ("as_written", "UTC", "next_day"),
    "decimal": (".", ","),
    "amount_is": ("mrr", "arr", "quarter", "minor_units", "period", "rhythm", "changes"),
    "duplicates": ("sum", "drop_exact", "first", "last"),
    "same_month": ("sum", "drop_exact", "first", "last"),
    "customer_match": ("exact", "trim", "merge"),
    "renamed": ("one", "apart"),
    "hidden_rows": ("include", "exclude"),
    "last_month": ("include", "exclude", "exclude_partial"),
    "runs_through": ("complete", "begun"),
    "total_rows": ("include", "exclude"),
    "units": (
        "as_written",
        "one_unit",
        "thousands",
        "millions",
        "lakhs",
        "crores",
        "ten_thousands",
        "hundred_millions",
        "cents",
    ),
    "dates": ("as_written", "leave_out"),
    "credits": ("as_written", "taken_off"),
    "blank_customer": ("fill_down",),
    "test_names": ("include", "exclude"),
    "not_available": ("no_revenue",),
    "ends": ("inclusive", "exclusive"),
    "overlaps": ("renewal", "add_on"),
    "rows_are": ("terms", "changes"),
    "auto_renew": ("as_written", "rolls"),
    "payments": ("exclude", "include"),
    "extra_invoices": ("exclude", "month", "until_next"),
    "single_invoices": ("size", "1", "3", "6", "12", "24", "36"),
}
COUNTS, LEAVE_OUT = "counts", "leave_out"
_MAPPINGS = ("columns", "words", "intervals", "cut")


@dataclass(frozen=True, slots=True)
class Answers:
    """None means not answered. `columns` maps a role to a heading or a column letter, `words` a word of a
    column that decides whether rows are revenue to `counts` or `leave_out`, `intervals` a word of a column
    of billing intervals to its months. `ends` says whether the end date of a period is its last day,
    `term` how many months a contract without an end runs. The amount of a row is that of its column `times`
    the number in another one, `plus` and `less` what further columns hold; `cut` ends the cells of a
    role before a mark, `lasts` names the first and last day of a period as long as the billing interval.
    `runs_through` chooses the as-of month of every file in doubt about it, `as_of` that of one file.
    `rows_are` says whether a row of contract periods is a term or a change within one, `auto_renew`
    whether a contract that renews by itself runs on past its last row.
    """

    date_order: str | None = None
    month_format: str | None = None
    year: int | None = None
    fiscal_start: int | None = None
    timezone: str | None = None
    decimal: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    amount_is: str | None = None
    duplicates: str | None = None
    same_month: str | None = None
    customer_match: str | None = None
    renamed: str | None = None
    hidden_rows: str | None = None
    sheets: tuple[str, ...] | None = None
    last_month: str | None = None
    status: tuple[str, ...] | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    test_names: str | None = None
    not_available: str | None = None
    total_rows: str | None = None
    units: str | None = None
    dates: str | None = None
    credits: str | None = None
    blank_customer: str | None = None
    payments: str | None = None
    extra_invoices: str | None = None
    single_invoices: str | None = None
    currency: str | None = None
    as_of: str | None = None
    runs_through: str | None = None
    ignore: tuple[str, ...] | None = None
    attributes: tuple[str, ...] | None = None
    confirmed: tuple[str, ...] | None = None
    period_months: int | None = None
    ends: str | None = None
    overlaps: str | None = None
    rows_are: str | None = None
    auto_renew: str | None = None
    term: int | None = None
    intervals: Mapping[str, int] = field(default_factory=dict)
    times: str | None = None
    less: tuple[str, ...] | None = None
    plus: tuple[str, ...] | None = None
    lasts: tuple[str, ...] | None = None
    cut: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))
        object.__setattr__(self, "intervals", MappingProxyType(dict(self.intervals)))
        object.__setattr__(self, "cut", MappingProxyType(dict(self.cut)))

    def counts(self, word: str) -> bool | None:
        """Whether rows of a word count, by what was said of it; None where nothing was.

        `words` says it of each word by itself; `status` is the shorter way: the words left out, all others
        count.
        """
        wanted = _folded(word)
        said = {_folded(key): value for key, value in self.words.items()}
        if wanted in said:
            return said[wanted] == COUNTS
        return False if wanted in {_folded(text) for text in self.status or ()} else None

    def says(self, heading: str, word: str) -> bool | None:
        """Whether rows of a word count, said of the word in this column (`Paid: no`) before all columns."""
        own = self.counts(f"{heading}: {word}")
        return self.counts(word) if own is None else own

    def months_of(self, word: str) -> int | None:
        """The months an interval lasts, by what was said of its word."""
        said = {_folded(key): months for key, months in self.intervals.items()}
        return said.get(_folded(word))

    def given(self) -> dict[str, Any]:
        """The answers that were given, as JSON would hold them."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        kept = {name: value for name, value in found.items() if value is not None and value != {}}
        return {
            name: dict(v) if isinstance(v, Mapping) else list(v) if isinstance(v, tuple) else v
            for name, v in kept.items()
            if name not in _MAPPINGS or v
        }

    def and_also(self, more: Mapping[str, object]) -> Self:
        """These answers and some more."""
        known, _ = parsed_answers(more)
        merged = {
            "words": {**self.words, **known.words},
            "intervals": {**self.intervals, **known.intervals},
        }
        return replace(
            self, **{**known.changes(), **{name: value for name, value in merged.items() if value}}
        )

    def changes(self) -> dict[str, Any]:
        """Field values that differ from no answer at all."""
        return {
            f.name: value
            for f in fields(self)
            if (value := getattr(self, f.name)) is not None and len(getattr(value, "keys", lambda: "x")()) > 0
        }


def parsed_answers(raw: object) -> tuple[Answers, list[Problem]]:
    """Answers from JSON; what is not understood is named and left out, never guessed."""
    if not isinstance(raw, Mapping):
        return Answers(), [problem_of(Message.ANSWERS_NO_OBJECT)] if raw else []
    known: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in raw.items():
        read = _value(str(key), value)
        if read is None:
            problems.append(_ignored(str(key), str(value)[:60]))
        else:
            known[str(key)] = read
    return Answers(**known), problems


def _ignored(key: str, value: str) -> Problem:
    """What is wrong with an answer that cannot be taken, with the name that was meant where one is near."""
    known = [one.name for one in fields(Answers)]
    if key in known:
        return problem_of(Message.ANSWER_IGNORED, key=key, value=value)
    near = get_close_matches(key, known, 1)
    if near:
        return problem_of(Message.ANSWER_MISSPELT, key=key, name=near[0])
    return problem_of(Message.ANSWER_UNKNOWN, key=key)


def _value(key: str, value: object) -> Any:
    if key in _CHOICES:
        text = str(value)
        return next((choice for choice in _CHOICES[key] if choice.casefold() == text.casefold()), None)
    match key:
        case "year":
            return int(str(value)) if str(value).isdecimal() and 1900 <= int(str(value)) <= 2200 else None
        case "fiscal_start":
            return _month_number(value)
        case "period_months" | "term":
            return int(str(value)) if str(value).isdecimal() and 1 <= int(str(value)) <= 120 else None
        case "columns" | "words" | "intervals" | "cut":
            return _READERS[key](value) if isinstance(value, Mapping) else None
        case "as_of":
            return _month_text(value)
        case "currency":
            return str(value).strip().upper() or None
        case "times":
            return str(value).strip() or None
        case "sheets" | "status" | "ignore" | "attributes" | "confirmed" | "less" | "plus" | "lasts":
            return _texts(value)
    return None


def _of_columns(value: Mapping[object, object]) -> dict[str, str]:
    return {str(role): str(column) for role, column in value.items()}


def _of_words(value: Mapping[object, object]) -> dict[str, str] | None:
    """Word -> whether its rows count; None unless every one of them says so in a known way."""
    if not {str(v) for v in value.values()} <= {COUNTS, LEAVE_OUT}:
        return None
    return {str(word): str(said) for word, said in value.items()}


def _of_intervals(value: Mapping[object, object]) -> dict[str, int] | None:
    """Word -> months, 1 to 120; None unless every one of them is."""
    months = {str(word): int(str(said)) for word, said in value.items() if str(said).isdecimal()}
    return months if len(months) == len(value) and all(1 <= n <= 120 for n in months.values()) else None


def _of_cuts(value: Mapping[object, object]) -> dict[str, str] | None:
    """Role -> mark; None unless every one of them is of a column that names something."""
    known = {"customer", "customer_id", "subscription", "product", "parent"}
    return {str(k): str(v) for k, v in value.items()} if {str(k) for k in value} <= known else None


_READERS: Mapping[str, Callable[[Mapping[object, object]], Mapping[str, object] | None]] = {
    "columns": _of_columns,
    "words": _of_words,
    "intervals": _of_intervals,
    "cut": _of_cuts,
}


def _folded(word: str) -> str:
    return phrase_of(word) or word.strip().casefold()


def _month_text(value: object) -> str | None:
    try:
        return str(Month.parse(str(value)[:7]))
    except ValueError:
        return None


def _month_number(value: object) -> int | None:
    text = plain(str(value))
    number = months_by_word().get(text) or (int(text) if text.isdecimal() else 0)
    return number if 1 <= number <= 12 else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else None
