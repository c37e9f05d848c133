"""Every open question with its answers side by side, and the NRR each of them leads to."""

import re
from collections.abc import Callable
from dataclasses import replace

from nrr.ground import Month, Option, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.months import held_months
from nrr.intake.drafts import Draft
from nrr.intake.files.uploads import Upload
from nrr.intake.headings.frames import frame_of
from nrr.intake.outcomes import option_of
from nrr.intake.said.catalogue import usual_choices
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.shapes.rate_columns import converted_choices

FIELDS: dict[str, str] = {
    "year_missing": "year",
    "columns": "columns",
    "customer_by_place": "columns",
    "deals": "columns",
    "rival_columns": "columns",
    "not_available": "columns",
}
"""Questions whose branches cannot all be listed, and what a person types: a year, the column of a role."""

_DATES, _WAITS = "date_order", wording(Phrase.KNOWN_ONCE_ORDER_IS)
_YEARS_BACK = 4


def with_options(
    draft: Draft, upload: Upload, answers: Answers, read: Callable[[Answers], Draft | None], today: Month
) -> Draft:
    """The same draft whose questions list their answers, each with the NRR it leads to.

    `today` is the month in which the file is read: months without a year are of it or of one of the years
    before. While months are not told from days no other answer has an NRR: it would be that of a guess.
    """
    open_now = {problem.code for problem in draft.problems if problem.severity is Severity.QUESTION}
    done = []
    for problem in draft.problems:
        if problem.severity is not Severity.QUESTION:
            done.append(problem)
        elif _DATES in open_now and problem.code != _DATES:
            done.append(_waiting(problem, _choices(problem, draft, upload, today)))
        else:
            done.append(_answered(problem, _choices(problem, draft, upload, today), draft, answers, read))
    return replace(draft, problems=tuple(done))


def _waiting(problem: Problem, choices: tuple[Option, ...]) -> Problem:
    return replace(problem, choices=tuple(replace(choice, reason=_WAITS) for choice in choices))


def _choices(problem: Problem, draft: Draft, upload: Upload, today: Month) -> tuple[Option, ...]:
    """The answers the question brought along where it was asked, else those of its kind."""
    if problem.choices:
        return problem.choices
    if problem.code == "year_missing":
        return tuple(
            Option(wording(Phrase.THE_YEAR_IS, year=year), {"year": year})
            for year in _years(draft, upload, today)
        )
    return usual_choices().get(problem.code) or _made(problem, draft, upload)


def _answered(
    problem: Problem,
    choices: tuple[Option, ...],
    draft: Draft,
    answers: Answers,
    read: Callable[[Answers], Draft | None],
) -> Problem:
    options = tuple(_option(choice, read(answers.and_also(choice.answers))) for choice in choices)
    if problem.code == _DATES and draft.entries is not None and len({option.nrr for option in options}) == 0:
        return problem
    return replace(problem, choices=options)


def _option(choice: Option, draft: Draft | None) -> Option:
    """A choice with what it leads to; a year names the months it gives where these are of two years."""
    year = choice.answers.get("year")
    if isinstance(year, int) and draft is not None and draft.entries is not None and draft.entries.count:
        held = held_months(draft)
        if held[0] // 12 < held[-1] // 12 == year:
            first, last = Month(held[0]), Month(held[-1])
            choice = replace(
                choice, label=wording(Phrase.YEAR_OF_LAST_MONTH, year=year, first=first, last=last)
            )
    return option_of(choice, draft)


def _made(problem: Problem, draft: Draft, upload: Upload) -> tuple[Option, ...]:
    """Answers that depend on the file: its sheets, currencies, statuses, years."""
    match problem.code:
        case "mixed_currencies":
            labels = [label for label in (draft.entries.currency_labels if draft.entries else ()) if label]
            return (
                Option(wording(Phrase.KEEP_SEPARATE), {"currency": "SEPARATE"}),
                *(Option(wording(Phrase.ONLY_CURRENCY, currency=one), {"currency": one}) for one in labels),
                *converted_choices(draft),
            )
        case "deals" if problem.place is not None and problem.place.column:
            return (Option(wording(Phrase.ROW_IS_ITS_MONTH), {"columns": {"month": problem.place.column}}),)
    return ()


def _years(draft: Draft, upload: Upload, today: Month) -> list[int]:
    """Years written in the words around the table, and the last few until today; the months may be of any
    of them.
    """
    table, frames = draft.tables[0], [frame_of(sheet.table) for sheet in upload.sheets]
    above = [text for frame in frames for row in frame.preamble for text in frame.table.row(row)]
    words = " ".join((table.file, table.sheet, *draft.headings, *above))
    written = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", words)}
    return sorted({*sorted(written)[-3:], *range(today.year - _YEARS_BACK, today.year + 1)})
