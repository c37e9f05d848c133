"""Recipes as text and back: TOML, or JSON with the same keys. Strict: what is not known is an error."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from nrr.ground import Refusal
from nrr.intake.answers import Answers, parsed_answers
from nrr.intake.headings.words import Role
from nrr.intake.recipes.recipe import Recipe, Sample

_ANSWERS = tuple(f.name for f in fields(Answers))
_OWN = (
    "name",
    "vendor",
    "verified",
    "reads",
    "leaves_out",
    "title",
    "months_across",
    "form",
    "signs",
    "proposed",
    "read_at",
    "unseen",
    "sample",
)
_OF_SAMPLE = ("text", "mrr", "customers", "name", "nrr", "through")


def recipe_from(data: bytes, name: str) -> Recipe:
    """The recipe in a file. Refusal for what is no TOML or JSON, and for a key or value nobody knows."""
    try:
        text = data.decode("utf-8-sig")
        told = json.loads(text) if name.casefold().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{name} is no recipe: {error}") from error
    if not isinstance(told, dict):
        raise Refusal(f"{name} is no recipe: it holds no keys")
    try:
        return parsed_recipe(told)
    except Refusal as error:
        raise Refusal(f"{name}: {error}") from error


def parsed_recipe(told: Mapping[str, Any]) -> Recipe:
    """The recipe of some keys. Refusal that names the key, and the nearest one that is known."""
    _known(told, (*_OWN, *_ANSWERS), "key")
    given = {key: value for key, value in told.items() if key in _ANSWERS}
    answers, problems = parsed_answers(given)
    if problems:
        wrong = [key for key in given if key not in answers.given()]
        raise Refusal(f"not one of the values of {', '.join(wrong)}: {given[wrong[0]]!r}")
    for table in ("columns", "proposed"):
        _known(_table(told, table), [role.value for role in Role], f"role under {table}")
    return Recipe(
        _text(told, "name"),
        _list(told, "signs"),
        answers,
        {role: _headings(heading) for role, heading in _table(told, "proposed").items()},
        _text(told, "form"),
        _sample(_table(told, "sample")) if "sample" in told else None,
        _text(told, "vendor"),
        _truth(told, "verified"),
        {address: str(day) for address, day in _table(told, "read_at").items()},
        _text(told, "reads"),
        _text(told, "leaves_out"),
        _text(told, "title"),
        _truth(told, "months_across"),
        _list(told, "unseen"),
    )


def _sample(told: Mapping[str, Any]) -> Sample:
    _known(told, _OF_SAMPLE, "key under sample")
    if not _text(told, "text").strip() or not _table(told, "mrr"):
        raise Refusal("a sample has a text and the mrr of its months")
    months = {str(month): str(amount) for month, amount in _table(told, "mrr").items()}
    customers = told.get("customers")
    if customers is not None and not isinstance(customers, int):
        raise Refusal("customers of a sample is a number")
    name = _text(told, "name") or "sample.csv"
    return Sample(told["text"], months, customers, name, _text(told, "nrr"), _text(told, "through"))


def _known(told: Iterable[str], known: Iterable[str], what: str) -> None:
    names = list(known)
    for key in told:
        if key not in names:
            near = get_close_matches(str(key), names, 1)
            raise Refusal(
                f"unknown {what} {key!r}" + (f"; the nearest known one is {near[0]!r}" if near else "")
            )


def _table(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = told.get(key, {})
    if not isinstance(found, dict):
        raise Refusal(f"{key} is a table of names and values")
    return found


def _text(told: Mapping[str, Any], key: str) -> str:
    found = told.get(key, "")
    if not isinstance(found, str):
        raise Refusal(f"{key} is a text")
    return found


def _list(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = told.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
        raise Refusal(f"{key} is a list of headings")
    return tuple(found)


def _truth(told: Mapping[str, Any], key: str) -> bool:
    found = told.get(key, False)
    if not isinstance(found, bool):
        raise Refusal(f"{key} is true or false")
    return found


def _headings(told: object) -> tuple[str, ...]:
    """One heading, or those that one export after another has had for it, the usual one first."""
    return tuple(map(str, told)) if isinstance(told, list) else (str(told),)


def told_of(recipe: Recipe) -> dict[str, Any]:
    """The keys of a recipe, without those that say nothing."""
    own = {
        "name": recipe.name,
        "vendor": recipe.vendor,
        "verified": recipe.verified,
        "reads": recipe.reads,
        "leaves_out": recipe.leaves_out,
        "title": recipe.title,
        "months_across": recipe.months_across,
        "form": recipe.form,
        "signs": list(recipe.signs),
        "unseen": list(recipe.unseen),
    }
    sample = recipe.sample
    proposed = {role: names[0] if len(names) == 1 else list(names) for role, names in recipe.proposed.items()}
    tables: dict[str, Any] = {"proposed": proposed, "read_at": dict(recipe.read_at)}
    if sample is not None:
        counted = {} if sample.customers is None else {"customers": sample.customers}
        more = {key: value for key, value in (("nrr", sample.nrr), ("through", sample.through)) if value}
        tables["sample"] = {
            "name": sample.name,
            "text": sample.text,
            **counted,
            **more,
            "mrr": dict(sample.mrr),
        }
    return {key: value for key, value in {**own, **recipe.answers.given(), **tables}.items() if value}


def recipe_text(recipe: Recipe) -> str:
    """The recipe as TOML."""
    return _lines(told_of(recipe), ())


def _lines(told: Mapping[str, Any], above: tuple[str, ...]) -> str:
    plain = [f"{_key(key)} = {_value(value)}\n" for key, value in told.items() if not isinstance(value, dict)]
    tables = [
        f"\n[{'.'.join(map(_key, (*above, key)))}]\n{_lines(value, (*above, key))}"
        for key, value in told.items()
        if isinstance(value, dict)
    ]
    return "".join((*plain, *tables))


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if plain else _value(key)


def _value(value: object) -> str:
    """JSON writes texts, numbers and lists as TOML reads them; a sign that ends a line is one of these."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
