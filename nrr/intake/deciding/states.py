"""What a word of a column of statuses says of a row in a month, as a book codes it."""

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import means
from nrr.ledgers import PAST_DUE, PAUSED, TRIAL

_CODES = ((Concept.PAUSED, PAUSED), (Concept.OVERDUE, PAST_DUE), (Concept.TRIAL, TRIAL))


def state_code(word: str) -> int:
    """Paused, past due or trial; 0 for a word that says none of them."""
    return next((code for concept, code in _CODES if means(word, concept)), 0)
