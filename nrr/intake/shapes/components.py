"""The lines of a roll-forward by their words, in any language: opening, new, expansion, contraction,
churn, reactivation, closing.
"""

from collections.abc import Iterable
from fractions import Fraction

from nrr.ground import Window
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import ANNUAL_WORDS, QUARTERLY_WORDS, Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.values.amounts import Status, amount_of
from nrr.retention import RollForward, components

PARTS = {
    Concept.OPENING: Role.OPENING,
    Concept.EXPANSION: Role.EXPANSION,
    Concept.CONTRACTION: Role.CONTRACTION,
    Concept.CHURN: Role.CHURN,
    Concept.REACTIVATION: Role.REACTIVATION,
    Concept.NEW_BUSINESS: Role.NEW,
    Concept.CLOSING: Role.CLOSING,
}
MOVED = frozenset({Role.EXPANSION, Role.CONTRACTION, Role.CHURN})
_OTHERWISE = vocabulary(Section.CLUES, "no_component")
_NET, _COUNTED = vocabulary(Section.CLUES, "net_words"), vocabulary(Section.CLUES, "customer_counts")
_NO_MONEY = frozenset({Concept.RATE, Concept.COUNT, Concept.AVERAGE, Concept.TO_DATE})


def component(label: str) -> Role | None:
    """Which line of a roll-forward a label names; None for a rate, a count, a net of several, or none of
    them.
    """
    role = guess_of(label).role
    if role in PARTS.values():
        return None if role is Role.NEW and _NET & set(words_of(label)) else role
    found, words = meaning(label), set(words_of(label))
    named = {PARTS[concept] for concept in found.concepts & PARTS.keys()}
    counted = _COUNTED if not found.rest else frozenset()  # "new customers MRR" is a phrase of its own
    otherwise = words & _OTHERWISE - counted or found.concepts & _NO_MONEY or {"%", "#"} & set(label)
    return None if otherwise or len(named) != 1 else named.pop()


def months_of(label: str) -> int:
    """How many months an amount under this label covers: 12 for ARR, 3 by the quarter, else 1."""
    words = set(words_of(label))
    return 12 if words & ANNUAL_WORDS else 3 if words & QUARTERLY_WORDS else 1


def rollforward_of(found: dict[Role, Fraction], months: int, window: Window) -> RollForward:
    """The movements as a record; losses count as such with or without a minus."""
    money = {role.value: int(abs(value) * 1200 / months + Fraction(1, 2)) for role, value in found.items()}
    kept = {
        name: money.get(name, 0)
        for name in ("opening", "new", "reactivation", "expansion", "contraction", "churn")
    }
    return components(window, **kept)


def decimal_of(texts: Iterable[str]) -> str:
    """The decimal sign of amounts: the one that some of them prove, else the one that groups no thousands
    in all of them.
    """
    amounts = [amount_of(text) for text in texts if text.strip()]
    proved = {amount.evidence for amount in amounts} - {None}
    doubtful = {amount.separator for amount in amounts if amount.status is Status.AMBIGUOUS}
    return "," if proved == {","} or (not proved and doubtful == {"."}) else "."


def gap_of(found: dict[Role, Fraction]) -> Fraction:
    """By how much opening and movements miss the closing amount; 0 where none is stated."""
    if Role.CLOSING not in found:
        return Fraction(0)
    gains = (Role.OPENING, Role.NEW, Role.REACTIVATION, Role.EXPANSION)
    losses = (Role.CONTRACTION, Role.CHURN)
    up, down = (
        sum((abs(found.get(role, Fraction(0))) for role in roles), Fraction(0)) for roles in (gains, losses)
    )
    return up - down - found[Role.CLOSING]
