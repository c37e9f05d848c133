"""Where the currency came from when no column names it."""

from nrr.ground import Problem, Severity
from nrr.intake.checks.places import place_of
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.tables.grids import distinct

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def told_currency(draft: Draft) -> Draft:
    """Signs in the cells made a currency: said, since a dollar sign is also that of other countries."""
    entries = draft.entries
    if entries is None or not entries.count or Role.CURRENCY in draft.roles:
        return draft
    used = distinct(entries.currencies).tolist()
    code = entries.currency_labels[used[0]] if len(used) == 1 else ""
    sign = _SIGNS.get(code)
    if sign is None or not _signed(draft, sign):
        return draft
    what = f"Amounts carry the sign {sign}: they were read as {code}."
    remedy = "Add a column Currency if they are in another one." if sign == "$" else ""
    return draft.saying(Problem("currency_sign", Severity.INFO, what, remedy=remedy, place=place_of(draft)))


def _signed(draft: Draft, sign: str) -> bool:
    """Whether the sign stands in the first amounts read."""
    table = draft.tables[0]
    texts = (text for i in draft.columns_read[:3] for text in table.columns[i].texts[:200])
    return any(sign in text for text in texts)
