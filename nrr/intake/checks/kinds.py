"""Rows that are not recurring revenue: one-time fees, trials, tests, and statuses that may or may not count."""

# ruff: noqa: SIM905 - a list of words reads best as words

from collections.abc import Callable
from functools import partial

import numpy as np

from nrr.errors import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.counted import saying_counted, saying_overdue
from nrr.intake.checks.flags import Flag, flag_of, plain_flag
from nrr.intake.checks.places import entry_rows, money_text, place_of, rows_with, texts_by_code
from nrr.intake.checks.testers import asked_test_names
from nrr.intake.drafts import Draft, Mask, Reason, listed, rows_are, total_of
from nrr.intake.headings.roles import is_tax_line
from nrr.intake.headings.words import (
    ENDED_WORDS,
    ONE_TIME_WORDS,
    PAUSED_WORDS,
    PIPELINE_WORDS,
    RECURRING_WORDS,
    TEST_WORDS,
    TRIAL_WORDS,
    USAGE_WORDS,
    Role,
)
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.tables.grids import distinct


def without_other_kinds(draft: Draft, answers: Answers) -> Draft:
    """The draft without one-time, trial and test rows; doubtful statuses are asked."""
    draft = _flagged(draft)
    if draft.entries is not None and draft.entries.count:
        draft = _fee_rows(draft)
    for role in (Role.REVENUE_TYPE, Role.STATUS, Role.PRODUCT):
        index = draft.roles.get(role)
        if index is not None and draft.entries is not None and draft.entries.count:
            draft = _by_column(draft, index, role, answers)
    return asked_test_names(draft, answers)


def _flagged(draft: Draft) -> Draft:
    if draft.entries is None or not draft.entries.count:
        return draft
    for index in dict.fromkeys(
        (*draft.labels, *(draft.roles[r] for r in (Role.REVENUE_TYPE,) if r in draft.roles))
    ):
        flag = flag_of(draft, index)
        if flag is not None:
            draft = _leave(draft, index, _flagged_by(flag), flag.reason, flag.code, flag.what)
    return draft


def _fee_rows(draft: Draft) -> Draft:
    """One-time rows by a column of any heading in which a cell says nothing but so, beside other rows of the customers."""
    for index in draft.labels:
        label = draft.label(index)
        codes = distinct(label.codes).tolist()
        named = any(phrase_of(label.texts[code]) in _FEE_PHRASES for code in codes)
        if (
            named
            and 1 < len(codes) <= _FEW
            and index not in draft.roles.values()
            and _beside_others(draft, index)
        ):
            draft = _leave(draft, index, lambda text: phrase_of(text) in _FEE_PHRASES, Reason.ONE_TIME, "one_time",
                           "one-time (setup, implementation)")  # fmt: skip
    return draft


def _beside_others(draft: Draft, index: int) -> bool:
    """Most customers with such rows have others too: a remark about a customer is no fee."""
    assert draft.entries is not None
    hits = rows_with(draft, index, lambda text: phrase_of(text) in _FEE_PHRASES)
    who = np.unique(draft.entries.customers[hits])
    return bool(np.isin(who, draft.entries.customers[~hits]).mean() > 0.5) if len(who) else False


def _flagged_by(flag: Flag) -> Callable[[str], bool]:
    return lambda text: plain_flag(text) in flag.cells


_FEES = ONE_TIME_WORDS - frozenset(
    (
        "fee",
        "no",
        "false",
        "n",
        "nein",
        "non",
        "services",
        "ps",
        "training",
        "hardware",
        "project",
        "consulting",
        "migration",
    )
)


_FEW = 30
_FEE_PHRASES = (
    "one time",
    "one off",
    "non recurring",
    "setup fee",
    "set up fee",
    "onboarding fee",
    "implementation fee",
    "activation fee",
)


def _is_fee(text: str) -> bool:
    """A product or line description that can only be a one-time charge."""
    plain = phrase_of(text)
    return plain in _FEES or any(phrase in plain for phrase in _FEE_PHRASES) or _is_work(plain)


_WORK = frozenset(
    "implementation onboarding setup installation consulting training migration professional activation einrichtung customization".split()
)
_BESIDE = frozenset(
    "fee fees service services charge charges cost costs hours days package revenue income one initial customer client and of project work".split()
)


def _is_one_of(phrases: frozenset[str], text: str) -> bool:
    return phrase_of(text) in phrases


def _is_work(plain: str) -> bool:
    """ "4200 Professional services revenue": work done once, with nothing recurring beside it."""
    words = {word for word in plain.split() if not word.isdigit()}
    return len(words) > 1 and bool(words & _WORK) and words <= _WORK | _BESIDE


def _by_column(draft: Draft, index: int, role: Role, answers: Answers) -> Draft:
    told = {phrase_of(text) for text in answers.status} if answers.status is not None else None
    if told is not None:
        return _leave(
            draft,
            index,
            lambda text: phrase_of(text) in told,
            Reason.STATUS,
            "status",
            "with a status you left out",
        )
    for words, reason, code, what in (
        (TRIAL_WORDS, Reason.TRIAL, "trial_rows", "trial (not paying yet)"),
        (TEST_WORDS, Reason.TEST, "test_rows", "test or demo"),
    ):
        if role is not Role.PRODUCT:
            draft = _leave(draft, index, partial(_is_one_of, words), reason, code, what)
    if role is not Role.STATUS:
        draft = _leave(draft, index, is_tax_line, Reason.MEASURE, "tax_rows", "tax (VAT)")
    if role is Role.PRODUCT:
        draft = _leave(draft, index, _is_fee, Reason.ONE_TIME, "one_time", "one-time (setup, implementation)")
        return saying_counted(draft, index)
    if role is Role.REVENUE_TYPE and _tells_recurring(draft, index):
        draft = _leave(
            draft,
            index,
            _is_one_time,
            Reason.ONE_TIME,
            "one_time",
            "one-time (non-recurring: setup, services)",
        )
        draft = saying_counted(draft, index)
    return _doubtful(saying_overdue(draft, index), index, answers) if role is Role.STATUS else draft


def _kind(text: str) -> str:
    """ "4100 Services revenue" is services: the number of an account and the word revenue say nothing of the kind."""
    words = [word for word in words_of(text) if not word.isdigit() and word not in ("revenue", "income")]
    return " ".join(words) or phrase_of(text)


def _is_one_time(text: str) -> bool:
    plain = _kind(text)
    return (
        plain in ONE_TIME_WORDS
        or _is_work(plain)
        or any(
            word in plain
            for word in ("one time", "one off", "non recurring", "setup", "implementation", "onboarding")
        )
    )


def _tells_recurring(draft: Draft, index: int) -> bool:
    """A type column says yes and no only where it also names recurring or one-time revenue."""
    texts = {_kind(text) for text in texts_by_code(draft, index) if text.strip()}
    certain = {
        t
        for t in texts
        if _is_one_time(t)
        and t not in ("no", "n", "false", "nein", "non", "fee", "services", "project", "training", "hardware")
    }
    return bool(certain) or bool(texts & (RECURRING_WORDS | USAGE_WORDS))


def _leave(
    draft: Draft, index: int, chosen: Callable[[str], bool], reason: Reason, code: str, what: str
) -> Draft:
    hits = rows_with(draft, index, chosen)
    if not hits.any():
        return draft
    assert draft.entries is not None
    rows = entry_rows(draft, hits)
    text = (f"{rows_are(len(rows))} {what} by column {draft.headings[index]} and left out: {listed(rows)}, "
            f"{money_text(draft, total_of(draft.entries.arr[hits]))} in all.")  # fmt: skip
    problem = Problem(code, Severity.WARNING, text, remedy="Correct the column if these rows are recurring revenue.",
                      place=place_of(draft, rows, draft.headings[index]), count=len(rows), arr_minor=_minor(draft, hits))  # fmt: skip
    return draft.without(reason, hits).saying(problem)


def _minor(draft: Draft, hits: Mask) -> int:
    assert draft.entries is not None
    return total_of(draft.entries.arr[hits]) * 100 // draft.entries.scale


def _doubtful(draft: Draft, index: int, answers: Answers) -> Draft:
    """Cancelled, paused or pipeline rows that still carry money in a month."""
    doubtful = PIPELINE_WORDS if draft.shape == "periods" else ENDED_WORDS | PAUSED_WORDS | PIPELINE_WORDS
    hits = rows_with(draft, index, lambda text: phrase_of(text) in doubtful)
    if draft.shape == "periods":
        hits |= rows_with(draft, index, lambda text: phrase_of(text) in ENDED_WORDS) & _open_ended(draft)
    if not hits.any():
        return draft
    assert draft.entries is not None
    label = draft.label(index)
    names = sorted({label.texts[code].strip() for code in distinct(label.codes[hits]).tolist()})
    if draft.shape != "periods" and _constant_by_customer(draft, index):
        text = f"Column {draft.headings[index]} holds the status of today ({', '.join(names)}), the same in every row of a customer; earlier months were kept."
        return draft.saying(
            Problem("status_of_today", Severity.INFO, text, place=place_of(draft, (), draft.headings[index]))
        )
    rows = entry_rows(draft, hits)
    text = f"{len(rows)} rows have the status {', '.join(names)} and still carry an amount ({listed(rows)}). Do they count?"
    problem = Problem("status_rows", Severity.QUESTION, text, remedy="Say which statuses are left out (cancelled, paused), or that all count.",
                      place=place_of(draft, rows, draft.headings[index]), count=len(rows), arr_minor=_minor(draft, hits))  # fmt: skip
    return draft.saying(problem)


def _open_ended(draft: Draft) -> Mask:
    """Entries of periods without an end: a cancelled one should have one."""
    assert draft.entries is not None
    ends = [draft.roles[role] for role in (Role.END, Role.CANCELLED) if role in draft.roles]
    found = np.ones(draft.entries.count, np.bool_)
    for index in ends:
        found &= draft.label(index).blank
    return found


def _constant_by_customer(draft: Draft, index: int) -> bool:
    entries = draft.entries
    assert entries is not None
    codes = draft.label(index).codes
    pairs = np.unique(entries.customers.astype(np.int64) * (int(codes.max()) + 1) + codes)
    customers = len(distinct(entries.customers))
    return len(pairs) == customers and entries.count > customers
