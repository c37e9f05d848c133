"""Answers in words: what was said about a file, each as `Dates: day before month`."""

from collections.abc import Mapping

import nrr
from pages.parts.imports import desk, mapping

WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "date_order": ("Dates", {"DMY": "day before month", "MDY": "month before day"}),
    "month_format": (
        "Month headings",
        {"yy-mon": "the number is the year", "dd-mon": "the number is the day"},
    ),
    "timezone": ("Times", {"as_written": "as written", "UTC": "in UTC"}),
    "decimal": ("Decimal sign", {".": "point", ",": "comma"}),
    "amount_is": (
        "Amounts",
        {
            "mrr": "monthly",
            "arr": "annual",
            "quarter": "quarterly",
            "minor_units": "in cents",
            "period": "for the whole period",
            "rhythm": "spread over each customer's rhythm",
            "changes": "changes of what each customer pays",
        },
    ),
    "duplicates": (
        "Repeated rows",
        {"sum": "added", "drop_exact": "dropped", "first": "first counts", "last": "last counts"},
    ),
    "same_month": (
        "Several amounts in a month",
        {"sum": "added", "drop_exact": "repeats dropped", "first": "first counts", "last": "last counts"},
    ),
    "customer_match": (
        "Spellings",
        {"exact": "kept separate", "trim": "outer blanks trimmed", "merge": "merged"},
    ),
    "renamed": (
        "A customer gone and one come",
        {"one": "one under a new name", "apart": "a loss and a new customer"},
    ),
    "hidden_rows": ("Hidden rows", {"include": "included", "exclude": "excluded"}),
    "last_month": (
        "Last month",
        {"include": "complete", "exclude": "excluded", "exclude_partial": "excluded while it is partial"},
    ),
    "runs_through": (
        "Files of later months run through",
        {"complete": "the last complete month", "begun": "the last month in which anything begins"},
    ),
    "total_rows": ("Total rows", {"include": "included", "exclude": "excluded"}),
    "units": (
        "Amounts",
        {
            "as_written": "right as written",
            "one_unit": "divided to one unit",
            "thousands": "in thousands",
            "millions": "in millions",
            "lakhs": "in lakhs",
            "crores": "in crores",
            "ten_thousands": "in ten thousands",
            "hundred_millions": "in hundred millions",
            "cents": "in cents",
        },
    ),
    "dates": ("Unusual dates", {"as_written": "right as written", "leave_out": "excluded"}),
    "credits": ("Credits", {"as_written": "right as written", "taken_off": "taken off"}),
    "overlaps": ("Overlapping contracts", {"renewal": "renewals", "add_on": "add-ons"}),
    "rows_are": ("Rows of contracts", {"terms": "each a term", "changes": "changes within a term"}),
    "auto_renew": ("Contracts that renew automatically", {"as_written": "end as written", "rolls": "run on"}),
    "intervals": ("Billing intervals", {}),
    "confirmed": ("Doubts", {}),
    "cut": ("Cut from names", {}),
    "lasts": ("Lasts", {}),
    "less": ("Taken off", {}),
    "times": ("Multiplied by", {}),
    "payments": ("Negative amounts", {"exclude": "payments, excluded", "include": "credits"}),
    "extra_invoices": (
        "Invoices between regular ones",
        {
            "exclude": "excluded",
            "month": "revenue of their month",
            "until_next": "until the next regular one",
        },
    ),
    "single_invoices": (
        "Single invoices",
        {
            "size": "as long as those nearest in size",
            "1": "for a month",
            "3": "for a quarter",
            "6": "for half a year",
            "12": "for a year",
            "24": "for two years",
            "36": "for three years",
        },
    ),
    "blank_customer": ("Blank names", {"fill_down": "the name above"}),
    "year": ("Year", {}),
    "period_months": ("Months of the totals", {}),
    "fiscal_start": ("Fiscal year starts in month", {}),
    "sheets": ("Sheets", {}),
    "status": ("Excluded by status", {}),
    "words": ("Rows", {}),
    "test_names": ("Test accounts", {"include": "counted", "exclude": "excluded"}),
    "not_available": ("Cells without a number", {"no_revenue": "no revenue"}),
    "currency": ("Currency", {"SEPARATE": "kept separate"}),
    "as_of": ("Open contracts run through", {}),
    "ends": (
        "End dates",
        {"inclusive": "the last day in force", "exclusive": "the day the next period begins"},
    ),
    "term": ("Months a contract without an end runs", {}),
    "columns": ("Columns", {}),
    "ignore": ("Ignored columns", {}),
    "attributes": ("Columns that only filter", {}),
    "plus": ("Columns added up", {}),
}


def given(answers: nrr.Answers) -> list[tuple[str, str]]:
    """Every answer: its key and the words."""
    names = _headings()
    return [(key, f"{_label(key)}: {_told(key, value, names)}") for key, value in answers.given().items()]


def _label(key: str) -> str:
    return WORDS[key][0]


def _told(key: str, value: object, names: Mapping[object, str]) -> str:
    if key == "words" and isinstance(value, Mapping):
        return _words_given(value)
    if key == "intervals" and isinstance(value, Mapping):
        return ", ".join(f"{word} is {nrr.plural(int(months), 'month')}" for word, months in value.items())
    if isinstance(value, Mapping):
        roles = mapping.ROLES
        return ", ".join(
            f"{roles.get(role, role.capitalize())} in {names.get(c, c)}" for role, c in value.items()
        )
    if key == "confirmed":
        return "right as read"
    if isinstance(value, list):
        return ", ".join(names.get(item, str(item)) for item in value) or "none"
    if key == "as_of":
        return nrr.Month.parse(str(value)).label
    return WORDS[key][1].get(str(value), str(value))


def _words_given(words: Mapping[str, str]) -> str:
    """`Closed, Lost excluded; Renewed counted`."""
    out = ", ".join(word for word, said in words.items() if said == "leave_out")
    counted = ", ".join(word for word, said in words.items() if said == "counts")
    return "; ".join(f"{names} {said}" for names, said in ((out, "excluded"), (counted, "counted")) if names)


def _headings() -> dict[object, str]:
    """What the columns are called, by letter."""
    now = desk.desk()
    columns = () if now is None or now.file.first is None else now.file.first.columns
    return {column.letter: column.heading for column in columns if column.heading}
