"""A column of cancellation dates as months of the calendar, so that a policy can end revenue by them."""

import numpy as np

from nrr.ground import Month
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.tables.grids import column_of_texts
from nrr.intake.values.spans import Calendar, DateStatus, dates_of
from nrr.ledgers import Attribute

_DATED = (Role.START, Role.END, Role.MONTH)


def by_month(made: Attribute, draft: Draft) -> Attribute:
    """The same column with labels YYYY-MM; what is no date is unknown.

    Where its own cells leave the order of day and month open, the other dates of the table tell it.
    """
    dates = dates_of(column_of_texts(list(made.labels)), Calendar(order=_order(made, draft)))
    texts = [
        str(Month(month)) if status == DateStatus.OK else ""
        for status, month in zip(dates.statuses.tolist(), dates.months.tolist(), strict=True)
    ]
    labels = tuple(sorted(set(texts) - {""}))
    codes = np.array([labels.index(text) if text else -1 for text in texts] + [-1], np.int32)
    return Attribute(made.name, labels, codes[made.codes])


def _order(made: Attribute, draft: Draft) -> str | None:
    own = dates_of(column_of_texts(list(made.labels)), Calendar())
    if not own.open_order:
        return own.order
    for role in _DATED:
        if role in draft.roles:
            other = dates_of(draft.tables[0].columns[draft.roles[role]], Calendar())
            if not other.open_order:
                return other.order
    return None
