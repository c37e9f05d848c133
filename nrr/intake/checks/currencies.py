"""Several currencies: never added without rates."""

from dataclasses import replace

import numpy as np

from nrr.ground import Problem, Severity
from nrr.intake.answers import Answers
from nrr.intake.checks.places import entry_rows, place_of
from nrr.intake.drafts import Draft, Reason, listed
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
    text = f"The file mixes currencies ({', '.join(names)}); amounts in different currencies cannot be added without exchange rates."
    if answers.currency is None:
        minority = (
            entries.currencies == used[np.argmin([(entries.currencies == code).sum() for code in used])]
        )
        rows = entry_rows(draft, minority)
        return draft.saying(Problem("mixed_currencies", Severity.QUESTION, text, remedy="Keep them separate and add a table of exchange rates to see one NRR, or choose one currency.",
                                    place=place_of(draft, rows), count=len(used)))  # fmt: skip
    if answers.currency == "SEPARATE":
        return draft.saying(
            Problem(
                "mixed_currencies",
                Severity.WARNING,
                f"{text} Totals are shown by currency.",
                remedy="Add a table of exchange rates to see one NRR.",
                count=len(used),
            )
        )
    other = np.array([label != answers.currency for label in entries.currency_labels])[entries.currencies]
    rows = entry_rows(draft, other)
    said = Problem("mixed_currencies", Severity.WARNING, f"{text} Only {answers.currency} was kept, as you answered; left out: {listed(rows)}.",
                   did=f"Kept {answers.currency}.", place=place_of(draft, rows), count=len(rows))  # fmt: skip
    return replace(draft.without(Reason.STATUS, other)).saying(said)
