"""Text as plain words: the form in which headings, labels and cells are compared."""

import re
from functools import lru_cache

from nrr.intake.lexicon.plain import plain


@lru_cache(maxsize=50_000)
def words_of(heading: str) -> tuple[str, ...]:
    """The plain words of a heading: `customerName`, `customer_name` and `Customer  name` are the same two."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z][A-Za-z])", " ", heading)
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain(spaced)))


def phrase_of(text: str) -> str:
    """The plain words as one phrase, the form in which lists of words hold phrases."""
    return " ".join(words_of(text))
