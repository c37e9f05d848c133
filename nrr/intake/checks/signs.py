"""Where the currency came from when no column names it."""

from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.tables.grids import distinct
from nrr.intake.values.currencies import DOLLARS, SIGN_OF


def told_currency(draft: Draft) -> Draft:
    """Signs in the cells made a currency: said, since a dollar sign is also that of other countries."""
    entries = draft.entries
    if entries is None or not entries.count or Role.CURRENCY in draft.roles:
        return draft
    used = distinct(entries.currencies).tolist()
    code = entries.currency_labels[used[0]] if len(used) == 1 else ""
    sign = SIGN_OF.get(code)
    if sign is None or not _signed(draft, sign):
        return draft
    said = problem_of(
        Message.CURRENCY_DOLLAR if code in DOLLARS else Message.CURRENCY_SIGN,
        place_of(draft),
        sign=sign,
        currency=code,
    )
    return draft.saying(said)


def _signed(draft: Draft, sign: str) -> bool:
    """Whether the sign stands in the first amounts read."""
    table = draft.tables[0]
    texts = (text for i in draft.columns_read[:3] for text in table.columns[i].texts[:200])
    return any(sign in text for text in texts)
