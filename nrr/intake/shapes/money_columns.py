"""What there is to say and to ask about the amounts of a table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask, listed, row_numbers
from nrr.intake.shapes.cells import Choice, note, question
from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Mark, Status, amount_of
from nrr.intake.values.money import CODE_OF, Money


def money_problems(
    table: Table, columns: Sequence[int], headings: Sequence[str], money: Money, asked: Mask, answers: Answers
) -> list[Problem]:
    """The decimal sign, negatives and odd notations of some columns together."""
    return [
        *_separator(table, columns, money, asked, answers),
        *_marked(table, columns, headings, money, asked),
    ]


def _separator(
    table: Table, columns: Sequence[int], money: Money, asked: Mask, answers: Answers
) -> list[Problem]:
    convention = money.convention
    if not (convention.clash or convention.open or convention.assumed):
        return []
    samples = _ambiguous_samples(table, columns)
    sample = next(iter(samples.values()), "1.234")
    if convention.clash:
        text = "Some amounts use the comma as decimal sign and others the dot (mixed decimal and thousands separators)."
        if convention.open:
            return [question("mixed_separators", f"{text} Amounts such as {sample} can then be read in two ways.",
                             "Write all amounts with the same decimal separator, or say which one is meant.", table, choices=_signs(samples))]  # fmt: skip
        return [
            note(
                "mixed_separators",
                f"{text} Each was read by its own form.",
                table,
                severity=Severity.WARNING,
                did="Read one by one.",
            )
        ]
    if convention.open:
        text = (f"Amounts such as {sample} are ambiguous: the separator can group thousands or be the decimal sign, "
                "and no amount of the file decides it.")  # fmt: skip
        return [question("decimal", text, "Say what the separator does.", table, choices=_signs(samples))]
    if convention.assumed:
        text = f"Amounts such as {sample} were read with the comma as thousands separator, because commas also separate the columns (decimal sign assumed: dot)."
        return [
            note(
                "decimal_assumed",
                text,
                table,
                severity=Severity.WARNING,
                did="Comma groups thousands.",
                remedy="Answer decimal comma if that is wrong.",
            )
        ]
    return []


def _ambiguous_samples(table: Table, columns: Sequence[int]) -> dict[str, str]:
    """Separator -> the first amount that it leaves open."""
    found: dict[str, str] = {}
    for index in columns:
        column = table.columns[index]
        for code in column.used.tolist():
            amount = amount_of(column.texts[code])
            if amount.status is Status.AMBIGUOUS:
                found.setdefault(amount.separator, column.texts[code].strip())
        if len(found) == len(_SIGN_NAMES):
            break
    return found


_SIGN_NAMES = {",": "comma", ".": "point"}


def _signs(samples: Mapping[str, str]) -> tuple[Choice, ...]:
    """Both readings, each with what it makes of an amount of this file; the one that groups thousands first."""
    words = {decimal: f"The {name} is the decimal sign" for decimal, name in _SIGN_NAMES.items()}
    order = sorted(_SIGN_NAMES, key=lambda sign: sign in samples)
    if len(samples) == 1:
        words = dict(zip(order, ("The sign groups thousands", "The sign is the decimal point"), strict=True))
    return tuple((f"{words[sign]}: {_as_read(samples, sign)}", {"decimal": sign}) for sign in order)


def _as_read(samples: Mapping[str, str], decimal: str) -> str:
    """ "5,180 is 5180": amounts of the file beside what they are worth under a decimal sign."""
    pairs = []
    for sample in samples.values():
        mantissa, places = amount_of(sample).reading(decimal)
        pairs.append(f"{sample} is {Decimal(mantissa).scaleb(-places).normalize():f}")
    return ", ".join(pairs)


_SAID = {
    Mark.NEGATIVE: (
        "negative_amounts",
        "Negative amounts (credits) were kept",
        Severity.WARNING,
    ),
    Mark.SCALED: (
        "scaled_amounts",
        "Amounts in thousands or millions (k, M) were multiplied out",
        Severity.WARNING,
    ),
    Mark.SCIENTIFIC: (
        "scientific",
        "Amounts in scientific notation may have lost digits when the file was saved",
        Severity.WARNING,
    ),
    Mark.AS_TEXT: (
        "number_as_text",
        "Numbers stored as text (with an apostrophe) were read as numbers",
        Severity.INFO,
    ),
    Mark.ODD_DIGITS: (
        "odd_digits",
        "Unusual digits or minus signs (Unicode) were read as numbers",
        Severity.INFO,
    ),
    Mark.FOOTNOTED: (
        "footnoted_amounts",
        "Amounts with the mark of a footnote (such as *) were read without it",
        Severity.WARNING,
    ),
    Mark.PER_YEAR: ("per_year", "Amounts per year were divided by 12", Severity.WARNING),
    Mark.PER_QUARTER: (
        "per_quarter",
        "Amounts per quarter were divided by 3",
        Severity.WARNING,
    ),
}


_REMEDIES = {
    Mark.NEGATIVE: "Take refunds of one-time charges out of the file; credits on a subscription lower its MRR and stay.",
    Mark.FOOTNOTED: "Look up what the footnote says: if part of an amount does not recur, take that part out of the file.",
    Mark.SCIENTIFIC: "Format the column as a number in the spreadsheet program and save it again.",
}


def _marked(
    table: Table, columns: Sequence[int], headings: Sequence[str], money: Money, asked: Mask
) -> list[Problem]:
    found = []
    for mark, (code, text, severity) in _SAID.items():
        hits = np.zeros(table.height, np.bool_)
        touched = []
        count = 0
        for index, parsed in zip(columns, money.columns, strict=True):
            if mark in parsed.marks and (own := parsed.marks[mark] & asked).any():
                hits |= own
                count += int(own.sum())
                touched.append(headings[index])
        if count:
            numbers = row_numbers(table, np.flatnonzero(hits))
            what = f"{text}: {count} on {listed(numbers)}."
            found.append(
                note(
                    code,
                    what,
                    table,
                    numbers,
                    touched[0] if len(touched) == 1 else None,
                    count,
                    severity,
                    remedy=_REMEDIES.get(mark, ""),
                )
            )
    return [*found, *_dashes(table, money, asked)]


def _dashes(table: Table, money: Money, asked: Mask) -> list[Problem]:
    count = sum(int(((parsed.statuses == CODE_OF[Status.DASH]) & asked).sum()) for parsed in money.columns)
    return (
        [
            note(
                "dash_as_zero",
                f"{count} dashes were read as zero.",
                table,
                count=count,
                did="Counted as no revenue.",
            )
        ]
        if count
        else []
    )
