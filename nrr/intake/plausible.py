"""Between the book and its headline: doubts only the file can raise, and readings that an alarm opens
again.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from nrr.definitions import Policy
from nrr.ground import Option, Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.books import ledger_from
from nrr.intake.columns.nouns import names_money
from nrr.intake.drafts import Draft
from nrr.intake.outcomes import counted, option_of
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import distinct
from nrr.ledgers import Ledger
from nrr.plausibility import ALARMS, Alarm, alarms
from nrr.retention import default_window

_AS_READ = wording(Phrase.AS_IT_WAS_READ)
Reading = Callable[[Answers], Draft | None]


def doubts_of(draft: Draft) -> tuple[str, ...]:
    """Keys of the alarms that need the words of the file: one amount for everybody under a heading that
    says no money.
    """
    entries, limits = draft.entries, ALARMS["same_amount"].limits
    if entries is None or len(distinct(entries.customers)) < limits["customers"]:
        return ()
    if not (entries.arr == entries.arr[0]).all() or _says_money(draft):
        return ()
    return ("same_amount",)


def _says_money(draft: Draft) -> bool:
    table = draft.tables[0]
    texts = (
        table.file,
        table.sheet,
        *(draft.headings[i] for i in draft.columns_read if i < len(draft.headings)),
    )
    return any(names_money(text) for text in texts)


def alarms_of(ledger: Ledger) -> tuple[Alarm, ...]:
    """The alarms of a book just read, by its usual window and definition; none where it has no book by
    customer yet.
    """
    book = counted(ledger)
    return () if book is None else alarms(book, default_window(ledger), Policy())


def said_of(found: tuple[Alarm, ...], draft: Draft) -> tuple[Problem, ...]:
    """Every alarm as a line of the import."""
    place = draft.tables[0].place()
    return tuple(alarm.problem(place) for alarm in found)


def reopened(
    problems: tuple[Problem, ...], found: tuple[Alarm, ...], draft: Draft, answers: Answers, read: Reading
) -> tuple[Problem, ...]:
    """What was settled by a convention, asked where an alarm speaks against it and another reading is free
    of the alarm.
    """
    return tuple(_reopened(problem, found, draft, answers, read) for problem in problems)


def _reopened(
    problem: Problem, found: tuple[Alarm, ...], draft: Draft, answers: Answers, read: Reading
) -> Problem:
    against = [alarm for alarm in found if problem.code in alarm.against]
    if problem.severity is not Severity.WARNING or not against or problem.code in (answers.confirmed or ()):
        return problem
    if not any(_frees(option, against, answers, read) for option in problem.choices):
        return problem
    as_read = option_of(Option(_AS_READ, {"confirmed": [*(answers.confirmed or ()), problem.code]}), draft)
    what = wording(Phrase.WHICH_READING, said=problem.what, doubt=against[0].what)
    return replace(problem, severity=Severity.QUESTION, what=what, choices=(*problem.choices, as_read))


def _frees(option: Option, against: list[Alarm], answers: Answers, read: Reading) -> bool:
    draft = read(answers.and_also(option.answers))
    if draft is None or draft.entries is None or draft.stopped:
        return False
    ledger, _ = ledger_from(draft)
    if ledger is None or not np.any(ledger.grid):
        return False
    left = {alarm.key for alarm in alarms_of(ledger)}
    return any(alarm.key not in left for alarm in against)
