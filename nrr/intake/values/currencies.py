"""Currency signs and codes as they stand beside amounts and in headings."""

import re
import tomllib
from importlib.resources import files

from nrr.intake.lexicon.vocabulary import Section, language_files, vocabulary

_FILE = tomllib.loads((files(__package__) / "currencies.toml").read_text(encoding="utf-8"))
CODES = frozenset[str](_FILE["codes"])
WITHOUT_CENTS = frozenset[str](_FILE["without_cents"])
WORDS = frozenset[str](_FILE["words"])
"""Codes that are words of English as well."""
DOLLARS = frozenset[str](_FILE["dollars"])
_SIGNS: dict[str, str] = _FILE["signs"]
SIGN_OF = {code: sign for sign, code in _SIGNS.items() if len(sign) == 1 and not sign.isalpha()}
"""Of each code the one character that is written for it."""
_WORDS = {
    word: code
    for code in sorted(
        {code for file in language_files().values() for code in file.get(Section.CURRENCIES, ())}
    )
    for word in vocabulary(Section.CURRENCIES, code)
}
_TOKEN = "|".join(
    sorted((*map(re.escape, _SIGNS), *CODES, *(c.lower() for c in CODES)), key=len, reverse=True)
)
MONEY_SIGNS = "|".join(sorted(map(re.escape, {*_SIGNS, *CODES, *_WORDS}), key=len, reverse=True))
"""Everything that names a currency, as alternatives of a pattern."""
_LEADING = re.compile(
    rf"^({_TOKEN})(?![^\W\d_])\s*|^({'|'.join(re.escape(s) for s in _SIGNS if not s[-1].isalpha())})\s*"
)
_TRAILING = re.compile(rf"(?<![^\W\d_])\s*({_TOKEN})$")


def split_currency(text: str) -> tuple[str, str | None]:
    """The text without a leading or trailing currency, and its ISO code ("" for kr, None when there is
    none).
    """
    match = _LEADING.match(text)
    if match is not None:
        return text[match.end() :], _code(match[1] or match[2])
    match = _TRAILING.search(text)
    return (text[: match.start()], _code(match[1])) if match is not None else (text, None)


def currency_of(text: str) -> str | None:
    """The ISO code a whole cell or a word names; None when it is no currency."""
    cleaned = text.strip()
    if cleaned.upper() in CODES:
        return cleaned.upper()
    return _SIGNS.get(cleaned) or _WORDS.get(cleaned.casefold())


def currencies_in(heading: str) -> set[str]:
    """The currencies named in a heading: `MRR (EUR)`, `Revenue in $`, `mrr_usd`."""
    found = {
        currency_of(word)
        for word in re.findall(
            r"[A-Za-z]*[^\w\s()\[\],:;/.-]|[A-Za-z]+|[\u5186\u5143\uc6d0]", heading.replace("_", " ")
        )
    }
    return {code for code in found if code}


def _code(token: str) -> str:
    return token.upper() if token.upper() in CODES else _SIGNS[token]
