"""A column of exchange rates beside amounts in several currencies: amount times rate is one currency."""

import numpy as np

from nrr.ground import Option
from nrr.intake.drafts import Draft
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import Column
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.currencies import currencies_in

_RATES = vocabulary(Section.CLUES, "rate_headings")


def converted_choices(draft: Draft) -> tuple[Option, ...]:
    """The answer that multiplies by the column of rates, where there is one and its currency is known: that
    of its heading, or the only one whose rate is 1 in every row.
    """
    amount, currency = draft.roles.get(Role.AMOUNT), draft.roles.get(Role.CURRENCY)
    index = next((i for i, heading in enumerate(draft.headings) if names_rate(heading)), None)
    if amount is None or currency is None or index is None or not draft.tables:
        return ()
    columns, heading = draft.tables[0].columns, draft.headings[index]
    named = currencies_in(heading) - {""} or _at_par(columns[currency], columns[index])
    if len(named) != 1:
        return ()
    code = next(iter(named))
    label = wording(Phrase.TIMES_RATE, column=draft.headings[amount], rate=heading, currency=code)
    return (Option(label, {"times": heading, "currency": code}),)


def names_rate(heading: str) -> bool:
    """Whether a heading speaks of an exchange rate."""
    return bool(set(words_of(heading)) & _RATES)


def _at_par(currencies: Column, rates: Column) -> set[str]:
    """The currencies whose rate is 1 wherever one is written."""
    pairs = np.unique(np.stack([currencies.codes, rates.codes]), axis=1).T.tolist()
    found: dict[str, set[bool]] = {}
    for code, rate in pairs:
        name, one = currencies.texts[code].strip(), amount_of(rates.texts[rate])
        if name and one.status is Status.AMOUNT:
            found.setdefault(name, set()).add(one.mantissa == 10**one.places)
    return {code for name, ones in found.items() if ones == {True} for code in currencies_in(name) - {""}}
