"""Words for months, quarters and years in the languages spreadsheets arrive in."""

from nrr.intake.lexicon.vocabulary import months_by_word

MONTH_OF_WORD = months_by_word()


def as_written(text: str) -> str:
    """The content of a cell written as `="2023-01"`, by which exports keep spreadsheets from changing it."""
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 3 else text
