"""The one way from what a shape has read to a draft: annual amounts, currencies, and the months of bills and
quarters.
"""

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries
from nrr.intake.headings.roles import guess_of, unit_of
from nrr.intake.headings.words import MONTHLY_WORDS, Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.melting.billings import spread_billings
from nrr.intake.melting.cells import Cells, Timing
from nrr.intake.melting.currencies import entry_currencies
from nrr.intake.melting.invoice_lists import with_rhythms
from nrr.intake.melting.quarters import finished_quarters
from nrr.intake.melting.sparse_tables import billed_seldom, without_days
from nrr.intake.melting.units import annualised
from nrr.intake.values.durations import MONTH_PARTS


def finished(cells: Cells, answers: Answers) -> Draft:
    """The draft of a table of any shape."""
    body, roles = cells.body, dict(cells.roles)
    arr, scale = annualised(cells.values, cells.places, cells.parts, cells.measure)
    codes, labels, wrong = entry_currencies(
        body.table,
        None if _is_converted(cells) else roles.get(Role.CURRENCY),
        cells.rows.astype(np.intp),
        cells.signs,
        cells.measure.currency,
    )
    entries = Entries(
        cells.customers,
        cells.people.keys,
        cells.people.shown,
        cells.months,
        arr,
        scale,
        cells.rows,
        cells.columns,
        codes,
        labels,
        np.zeros(len(cells.rows), np.int32),
    )
    draft = Draft(
        (body.table,),
        body.headings,
        cells.shape,
        entries,
        (*cells.problems, *wrong),
        cells.left_out,
        roles,
        cells.labels,
        cells.own_totals,
        cells.columns_read,
        cells.held,
    )
    return _in_their_months(draft, cells, answers)


def _is_converted(cells: Cells) -> bool:
    """Amounts in the currency of their heading beside others in that of each row: MRR (USD), MRR (local)."""
    own, headings = cells.measure.currency, cells.body.headings
    others = (text for i, text in enumerate(headings) if i not in cells.columns_read)
    return bool(own) and any(
        guess_of(text).role is Role.AMOUNT and not unit_of(text).currency for text in others
    )


def _in_their_months(draft: Draft, cells: Cells, answers: Answers) -> Draft:
    """Amounts of several months in each of them."""
    if cells.timing is Timing.QUARTER:
        return finished_quarters(draft, answers)
    if _is_billed_seldom(draft, cells):
        return with_rhythms(draft, without_days(cells.body.table.height), answers)
    if cells.timing is not Timing.DATED or cells.dates is None:
        return draft
    covered = cells.parts // MONTH_PARTS
    return (
        spread_billings(draft, covered) if (covered > 1).any() else with_rhythms(draft, cells.dates, answers)
    )


def _is_billed_seldom(draft: Draft, cells: Cells) -> bool:
    """Months across that no word calls revenue of a month, and bills in them."""
    if cells.shape != "wide" or cells.timing is not Timing.OWN or draft.entries is None:
        return False
    said = set(words_of(cells.body.caption)) & MONTHLY_WORDS or (cells.parts != MONTH_PARTS).any()
    return not said and billed_seldom(draft.entries)
