"""Which column of a table in a database is what: by its headings alone, and by a recipe's answers first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nrr.ground import Refusal
from nrr.intake.answers import Answers
from nrr.intake.headings.bounds import names_bill, names_creation, names_renewal, names_term_value
from nrr.intake.headings.roles import amount_rank, guess_of, unit_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means

_AMOUNT_IS = {1: "mrr", 3: "quarter", 12: "arr"}
_LONG = (Role.CUSTOMER, Role.MONTH, Role.AMOUNT)
_BESIDE = (Role.PARENT, Role.SUBSCRIPTION, Role.REVENUE_TYPE, Role.CANCELLED, Role.CURRENCY, Role.PRODUCT)
_RUNNING = (Role.START, Role.END, Role.INTERVAL, Role.INTERVAL_COUNT, Role.MOVEMENT, Role.STATUS)
_ROLES = (*_LONG, *_BESIDE, *_RUNNING)
_GROUPING = (Role.PARENT, Role.REVENUE_TYPE, Role.STATUS)
_SPOKEN = {Role.CUSTOMER_ID: Role.CUSTOMER}
_UNREAD = ("plus", "less", "lasts", "cut", "term")
"""Answers of a recipe that are given of cells, which a table in a database does not have."""


def table_columns(names: Sequence[str], texts: Iterable[str], answers: Answers) -> dict[str, Any]:
    """Roles and their columns, `amount_is` (empty where nothing says it), and the columns of text that are
    left as `attributes`.

    `names` are all columns of the table, `texts` those that hold text. With a start and an end the table is
    one of periods, with a movement one of movements. Refusal names what is missing.
    """
    if unread := next((name for name in _UNREAD if getattr(answers, name)), None):
        raise Refusal(f"the answer {unread!r} is for files; give a view of the table that has done it")
    told = {_role(role): name for role, name in answers.columns.items()}
    found = _shaped({role: told.get(role, _guessed(role, names)) for role in _ROLES}, names)
    _require(found, names)
    grouping = {name for role, name in found.items() if role is not Role.PRODUCT}
    used = {*grouping, answers.times, *(answers.ignore or ())}
    free = [name for name in names if name in set(texts) and name not in used and not _is_key(name)]
    grouped = [name for name in map(found.__getitem__, _GROUPING) if name]
    attributes = answers.attributes if answers.attributes is not None else (*free, *grouped)
    columns = {str(role): name or "" for role, name in found.items()}
    return columns | {
        "amount_is": _amount_is(found, names, answers),
        "attributes": tuple(name for name in names if name in attributes),
        "times": answers.times or "",
        "minor": answers.units == "cents",
        "renews": names_renewal(found[Role.END]),
        "bills": bool(found[Role.START]) and _are_bills(found, names),
    }


def _shaped(found: Mapping[Role, str], names: Sequence[str]) -> dict[Role, str]:
    """Without the columns of the other shapes: periods have a start and an end, movements their kind."""
    roles = dict(found)
    closes = roles[Role.END] or roles[Role.CANCELLED]
    if closes and not (roles[Role.START] or roles[Role.MOVEMENT] or roles[Role.MONTH]):
        roles[Role.START] = next((name for name in names if names_creation(name)), "")
    unused: tuple[Role, ...] = _RUNNING[:-1]
    if roles[Role.MOVEMENT] and roles[Role.MONTH]:
        unused = (Role.START, Role.END, Role.INTERVAL, Role.INTERVAL_COUNT)
    elif roles[Role.START] and (closes or not roles[Role.MONTH]):
        unused = (Role.MONTH, Role.MOVEMENT)
    return roles | dict.fromkeys(unused, "")


def _require(found: Mapping[Role, str], names: Sequence[str]) -> None:
    needed = tuple(Role.START if role is Role.MONTH and found[Role.START] else role for role in _LONG)
    missing = [str(role) for role in needed if not found[role]]
    if missing:
        raise Refusal(
            f"no column of the table is known as {missing[0]}; say it in a recipe under [columns], "
            f"the table has: {', '.join(names)}"
        )


def _are_bills(found: Mapping[Role, str], names: Sequence[str]) -> bool:
    """Rows headed as bills, whose amounts no heading and no interval measures: for all of their period."""
    plain = unit_of(found[Role.AMOUNT]).months is None and not found[Role.INTERVAL]
    dated = [name for name in names if guess_of(name).role in (Role.MONTH, Role.START, Role.END)]
    numbered = [name for name in names if guess_of(name).role is None]
    return plain and any(map(names_bill, (*dated, *numbered, found[Role.AMOUNT])))


def guessed_columns(names: Sequence[str], texts: Iterable[str]) -> dict[str, Any]:
    """The same by headings alone, where a person still chooses: what is not known is empty."""
    found = _shaped({role: _guessed(role, names) for role in _ROLES}, names)
    used = {*found.values()} - {found[Role.STATUS], found[Role.PRODUCT]}
    free = [name for name in names if name in set(texts) and name not in used and not _is_key(name)]
    known = _amount_is(found, names, Answers()) if found[Role.AMOUNT] else ""
    columns = {str(role): name for role, name in found.items()}
    return columns | {"amount_is": known, "attributes": tuple(free)}


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


def _amount_is(found: Mapping[Role, str], names: Sequence[str], answers: Answers) -> str:
    """By answer, by its heading, by its interval or its period; empty where nothing says it."""
    unit = unit_of(found[Role.AMOUNT])
    if answers.amount_is:
        return answers.amount_is
    if unit.minor or unit.zeros:
        return ""
    if not unit.months and found[Role.START]:
        whole = names_term_value(found[Role.AMOUNT]) or _are_bills(found, names)
        return "period" if whole else "interval" if found[Role.INTERVAL] else ""
    return _AMOUNT_IS.get(unit.months or 0, "mrr" if found[Role.MOVEMENT] else "")


def revenue_kind(word: str) -> str:
    """What a word of a column of revenue kinds means, in every language: usage, one_time or recurring."""
    if means(word, Concept.USAGE):
        return "usage"
    return "one_time" if means(word, Concept.ONE_TIME) else "recurring"
