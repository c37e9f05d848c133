"""A break clause is a day on which a contract may be left: it comes up for renewal then, and again at its
end.
"""

from dataclasses import replace

from nrr.intake.thresholds import LIMITS
from nrr.ledgers import Term
from nrr.terms import term_months


def broken(term: Term, day: int | None) -> tuple[Term, ...]:
    """A term in its parts up to its break and from the day after on; a part of a month is not under term.

    The second part counts as signed on its first day: until the break has passed unused it is no fact. Where
    the term had ended by the break, the break is when it was due.
    """
    if not day or term.end is None or term.due is None:
        return (term,)
    if day >= term.end:
        return (replace(term, due=day if term.due == term.end else min(day, term.due)),)
    if day < term.start:
        return (replace(term, contract=_later(term.contract)),)
    if min(term_months(term.start, day)[0], term_months(day + 1, term.due)[0]) < LIMITS.several:
        return (term,)
    return _first(term, day), _second(term, day + 1)


def _later(contract: str) -> str:
    return f"{contract} after its break" if contract else ""


def _first(term: Term, day: int) -> Term:
    """It goes on by itself unless it is left, at the amount of the contract."""
    return replace(term, end=day, due=day, auto_renew=True, uplift=0.0)


def _second(term: Term, day: int) -> Term:
    return replace(term, start=day, signed=day, contract=_later(term.contract))
