"""Several currencies: never added without rates."""

from dataclasses import replace

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Reason
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct


def settled_currencies(draft: Draft, answers: Answers) -> Draft:
    """One currency, or a question; the answer `separate` keeps totals by currency."""
    entries = draft.entries
    if entries is None or not entries.count:
        return draft
    used = distinct(entries.currencies)
    if len(used) < 2:
        return draft
    names = [entries.currency_labels[code] or "(none)" for code in used.tolist()]
    if answers.currency is None:
        minority = (
            entries.currencies == used[np.argmin([(entries.currencies == code).sum() for code in used])]
        )
        rows = entry_rows(draft, minority)
        return draft.saying(
            problem_of(Message.MIXED_CURRENCIES, place_of(draft, rows), count=len(used), names=names)
        )
    if answers.currency == "SEPARATE":
        return draft.saying(problem_of(Message.MIXED_CURRENCIES_APART, count=len(used), names=names))
    other = np.array([label != answers.currency for label in entries.currency_labels])[entries.currencies]
    rows = entry_rows(draft, other)
    said = problem_of(
        Message.MIXED_CURRENCIES_ONE,
        place_of(draft, rows),
        count=len(rows),
        names=names,
        currency=answers.currency,
        rows=rows,
    )
    return replace(draft.without(Reason.STATUS, other)).saying(said)
