"""What the cells of a column look like: addresses, companies, people, or the customers of the very book."""

import re
from collections.abc import Collection, Iterable

from nrr.disclosures.headings import listed, phrase
from nrr.ledgers import Ledger

_ADDRESS = re.compile(
    r"@[\w-]+\.|\bhttps?://|\bwww\.|^(?:[a-z0-9-]+\.)+(?:com|net|org|io|de|fr|es|it|nl|"
    r"se|dk|no|fi|pl|cz|at|ch|be|eu|uk|"
    r"us|jp|cn|kr|br|pt|ru|co|ai|app|dev)$",
    re.I,
)
_PHONE = re.compile(r"^\+?[\d ()/.-]{9,20}$")
_PERSON = re.compile(
    r"^[^\W\d_]\w*(?:[-'’.]\w+)?\.?(?: [^\W\d_]\.?)?(?: (?:van|von|de|der|da|di|del|la|le))*(?:"
    r" [^\W\d_][\w’'-]+)+$"
)
_SHORTEST_NAME = 3
_LONGEST_NAME_WORDS = 8
_FEW, _MOST = 3, 0.5
_SOME = 0.3


def naming_cell(labels: Collection[str], names: frozenset[str]) -> str:
    """A cell that names a company, a person's address or one of the customers; empty where none does."""
    for label in labels:
        if (
            _ADDRESS.search(label.strip())
            or _is_phone(label)
            or _is_company(label)
            or _holds_one(label, names)
        ):
            return label
    short = [label for label in labels if _ends_in(label, listed("short_legal_forms"))]
    return short[0] if len(short) > _SOME * len(labels) else ""


def looks_like_people(labels: Collection[str]) -> bool:
    """Whether most of the cells read like "Grace Okafor" or "van der Berg, Ann"."""
    people = sum(_is_person(label) for label in labels)
    return people >= _FEW and people >= _MOST * len(labels)


def begins_names(labels: Collection[str], names: frozenset[str]) -> bool:
    """Whether several cells begin the names of customers, as a parent's name does."""
    begun = {
        " ".join(words[:count]) for words in map(str.split, names) for count in range(1, min(len(words), 4))
    }
    return sum(phrase(label) in begun for label in labels if len(phrase(label)) >= _SHORTEST_NAME) > 1


def customer_names(ledger: Ledger) -> frozenset[str]:
    """Every name and key of the customers, as phrases; numbers and the shortest are none."""
    shown: Iterable[str] = ledger.names
    for role in ("display", "customer", "parent"):
        if role in ledger.roles:
            shown = (*shown, *ledger.roles[role].labels)
    found = map(phrase, shown)
    return frozenset(
        one for one in found if len(one) >= _SHORTEST_NAME and not one.replace(" ", "").isdigit()
    )


def named_in(text: str, names: frozenset[str]) -> str:
    """The longest name of a customer that stands in a text as whole words; empty where there is none."""
    words = phrase(text).split()
    spans = (
        " ".join(words[start : start + count])
        for count in range(min(len(words), _LONGEST_NAME_WORDS), 0, -1)
        for start in range(len(words) - count + 1)
    )
    return next((span for span in spans if span in names), "")


def _holds_one(label: str, names: frozenset[str]) -> bool:
    return bool(named_in(label, names))


def _is_phone(label: str) -> bool:
    return bool(_PHONE.match(label.strip())) and sum(map(str.isdigit, label)) >= 9


def _is_company(label: str) -> bool:
    return _ends_in(label, listed("legal_forms")) or any(
        form in label for form in listed("legal_forms") if not form.isascii()
    )


def _ends_in(label: str, forms: frozenset[str]) -> bool:
    words = phrase(label).split()
    return any(" ".join(words[-count:]) in forms for count in (1, 2, 3) if len(words) > count)


def _is_person(label: str) -> bool:
    plain = " ".join(reversed(label.split(", ", 1))) if ", " in label else label
    words = plain.split()
    titled = all(word[:1].isupper() for word in (words[0], words[-1])) if words else False
    return 2 <= len(words) <= 4 and titled and bool(_PERSON.match(plain)) and not plain.isupper()
