"""Currency signs and codes as they stand beside amounts and in headings."""

# ruff: noqa: SIM905 - a list of words reads best as words

import re

CODES = frozenset(
    "USD EUR GBP CHF JPY CNY AUD CAD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH INR BRL MXN ARS CLP COP"
    " PEN ZAR SGD HKD KRW TWD THB MYR IDR PHP VND ILS AED SAR QAR EGP NGN KES ISK".split()
)
WITHOUT_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF"})
_SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "NT$": "TWD",
    "$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u20b9": "INR",
    "\u20bd": "RUB",
    "\u20a9": "KRW",
    "\u20ba": "TRY",
    "\u20ab": "VND",
    "\u20aa": "ILS",
    "\u0e3f": "THB",
    "\u20a6": "NGN",
    "\u20b4": "UAH",
    "z\u0142": "PLN",
    "K\u010d": "CZK",
    "Fr.": "CHF",
    "SFr.": "CHF",
    "Rs.": "INR",
    "Rs": "INR",
    "Ft": "HUF",
    "EURO": "EUR",
    "Euro": "EUR",
    "euro": "EUR",
    "kr.": "",
    "kr": "",
    "\u5186": "JPY",
    "\u5143": "CNY",
    "\uc6d0": "KRW",
}
_WORDS = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds": "GBP",
    "sterling": "GBP",
    "francs": "CHF",
    "yen": "JPY",
    "rupees": "INR",
}
_TOKEN = "|".join(
    sorted((*map(re.escape, _SIGNS), *CODES, *(c.lower() for c in CODES)), key=len, reverse=True)
)
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
