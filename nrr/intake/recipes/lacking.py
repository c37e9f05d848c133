"""Columns that the exports of a source have and decide by, and that one file of it lacks."""

from collections.abc import Iterable, Mapping
from typing import Literal

from nrr.intake.headings.words import Role
from nrr.intake.recipes.recipe import Recipe, same_heading
from nrr.intake.said.saying import Phrase

_Why = Literal[
    Phrase.LACKS_END,
    Phrase.LACKS_STATUS,
    Phrase.LACKS_CURRENCY,
    Phrase.LACKS_KIND,
    Phrase.LACKS_INTERVAL,
    Phrase.LACKS_COUNT,
    Phrase.LACKS_DATE,
    Phrase.LACKS_QUANTITY,
    Phrase.LACKS_DEDUCTION,
    Phrase.LACKS_FLAG,
]
_BY_ROLE: Mapping[Role, _Why] = {
    Role.END: Phrase.LACKS_END,
    Role.STATUS: Phrase.LACKS_STATUS,
    Role.CURRENCY: Phrase.LACKS_CURRENCY,
    Role.REVENUE_TYPE: Phrase.LACKS_KIND,
    Role.MOVEMENT: Phrase.LACKS_KIND,
    Role.INTERVAL: Phrase.LACKS_INTERVAL,
    Role.INTERVAL_COUNT: Phrase.LACKS_COUNT,
    Role.START: Phrase.LACKS_DATE,
    Role.MONTH: Phrase.LACKS_DATE,
}


def lacking_columns(recipe: Recipe, held: set[str]) -> dict[str, _Why]:
    """The usual headings that a table of the source lacks, and what was read without them."""
    usual = {**_signs(recipe), **_of_amounts(recipe), **_of_roles(recipe, held)}
    return {name: why for name, why in usual.items() if not same_heading(name, held)}


def lacked(recipe: Recipe, roles: Iterable[Role], held: set[str]) -> str:
    """The usual heading of these roles where a table of the source has none of theirs; empty where it has."""
    names = [name for role in roles for name in _headings(recipe, role)]
    return names[0] if names and not any(same_heading(name, held) for name in names) else ""


def _signs(recipe: Recipe) -> dict[str, _Why]:
    """Those that play no role, as `livemode` does; of the others it is said what they are."""
    roles = {name for names in recipe.proposed.values() for name in names}
    roles |= set(recipe.answers.columns.values())
    return dict.fromkeys((sign for sign in recipe.signs if sign not in roles), Phrase.LACKS_FLAG)


def _of_amounts(recipe: Recipe) -> dict[str, _Why]:
    """Columns the amount is made with, and those whose words leave rows out."""
    own = recipe.answers
    flags = [word.rpartition(":")[0] for word in own.words if ":" in word]
    found: dict[str, _Why] = dict.fromkeys(flags, Phrase.LACKS_FLAG)
    found |= dict.fromkeys((*(own.less or ()), *(own.plus or ())), Phrase.LACKS_DEDUCTION)
    found |= dict.fromkeys(own.lasts or (), Phrase.LACKS_INTERVAL)
    return found | ({own.times: Phrase.LACKS_QUANTITY} if own.times else {})


def _of_roles(recipe: Recipe, held: set[str]) -> dict[str, _Why]:
    """The usual heading of every role that decides, where the table has none of its headings."""
    return {name: why for role, why in _BY_ROLE.items() if (name := lacked(recipe, (role,), held))}


def _headings(recipe: Recipe, role: Role) -> Iterable[str]:
    decided = recipe.answers.columns.get(role)
    return (decided,) if decided else recipe.proposed.get(role, ())
