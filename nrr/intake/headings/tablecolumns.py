"""Which column of a table in a database is what: by its headings alone, and by a recipe's answers first."""

from collections.abc import Iterable, Sequence
from typing import Any

from nrr.ground import Refusal
from nrr.intake.answers import Answers
from nrr.intake.headings.roles import amount_rank, guess_of, unit_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means

_AMOUNT_IS = {1: "mrr", 3: "quarter", 12: "arr"}
_NEEDED = (Role.CUSTOMER, Role.MONTH, Role.AMOUNT)
_ROLES = (*_NEEDED, Role.PARENT, Role.SUBSCRIPTION, Role.REVENUE_TYPE, Role.CANCELLED, Role.CURRENCY)
_SPOKEN = {Role.CUSTOMER_ID: Role.CUSTOMER}


def table_columns(names: Sequence[str], texts: Iterable[str], answers: Answers) -> dict[str, Any]:
    """Roles and their columns, `amount_is`, and the columns of text that are left as `attributes`.

    `names` are all columns of the table, `texts` those that hold text. Refusal names what is missing.
    """
    told = {_role(role): name for role, name in answers.columns.items()}
    found = {role: told.get(role) or _guessed(role, names) for role in _ROLES}
    missing = [str(role) for role in _NEEDED if not found[role]]
    if missing:
        raise Refusal(
            f"no column of the table is known as {missing[0]}; say it in a recipe under [columns], "
            f"the table has: {', '.join(names)}"
        )
    used = {*found.values(), *(answers.ignore or ())}
    free = [name for name in names if name in set(texts) and name not in used and not _is_key(name)]
    grouped = [name for name in (found[Role.PARENT], found[Role.REVENUE_TYPE]) if name]
    attributes = answers.attributes if answers.attributes is not None else (*free, *grouped)
    columns = {str(role): name or "" for role, name in found.items()}
    return columns | {
        "amount_is": answers.amount_is or _amount_is(str(found[Role.AMOUNT])),
        "attributes": tuple(name for name in names if name in attributes),
    }


def guessed_columns(names: Sequence[str], texts: Iterable[str]) -> dict[str, Any]:
    """The same by headings alone, where a person still chooses: what is not known is empty."""
    found = {role: _guessed(role, names) for role in _ROLES}
    free = [name for name in names if name in set(texts) and name not in found.values() and not _is_key(name)]
    amount = found[Role.AMOUNT]
    known = _AMOUNT_IS.get(unit_of(amount).months or 0, "") if amount else ""
    return {str(role): name for role, name in found.items()} | {"amount_is": known, "attributes": tuple(free)}


def _role(role: str) -> Role | None:
    known = {str(one): one for one in Role}.get(role)
    return None if known is None else _SPOKEN.get(known, known)


def _is_key(name: str) -> bool:
    return guess_of(name).role in (Role.CUSTOMER, Role.CUSTOMER_ID)


def _guessed(role: Role, names: Sequence[str]) -> str:
    """The surest heading of a role; a customer's number before its name, the better of several amounts."""
    wanted = {role, *(spoken for spoken, meant in _SPOKEN.items() if meant is role)}
    found = [(name, guess) for name in names if (guess := guess_of(name)).role in wanted]
    ranked = sorted(
        found,
        key=lambda pair: (
            pair[1].role is role and role is Role.CUSTOMER,
            amount_rank(pair[0]) if role is Role.AMOUNT else 0,
            -pair[1].strength,
        ),
    )
    return ranked[0][0] if ranked else ""


def _amount_is(heading: str) -> str:
    unit = unit_of(heading)
    known = _AMOUNT_IS.get(unit.months or 0)
    if known is None or unit.minor or unit.zeros:
        raise Refusal(
            f"the heading {heading!r} does not say what an amount is; "
            'say amount_is = "mrr" or "arr" in a recipe'
        )
    return known


def revenue_kind(word: str) -> str:
    """What a word of a column of revenue kinds means, in every language: usage, one_time or recurring."""
    if means(word, Concept.USAGE):
        return "usage"
    return "one_time" if means(word, Concept.ONE_TIME) else "recurring"
