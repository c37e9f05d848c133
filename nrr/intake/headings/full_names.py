"""People in two columns, a first and a last name: one customer each."""

from dataclasses import replace

import numpy as np

from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.tables.grids import column_of_codes, letter_of
from nrr.intake.values.stamps import NOT_A_DATE

_FIRST = vocabulary(Section.CLUES, "first_names")
_LAST = vocabulary(Section.CLUES, "last_names")
_BOTH = wording(Phrase.HEADED_FULL_NAME)


def with_full_names(frame: Frame, roles: Assignment) -> tuple[Frame, dict[str, str]]:
    """The frame with a column of whole names, and its role; the same frame where a column names the customers
    already, or one of both is missing.
    """
    first, last = (_headed(frame, words) for words in (_FIRST, _LAST))
    named = {roles.get(Role.CUSTOMER), roles.get(Role.CUSTOMER_ID)} - {None, first, last}
    if first is None or last is None or named or not frame.rows:
        return frame, {}
    table = frame.table
    left, right = table.columns[first], table.columns[last]
    width = len(right.texts) or 1
    pairs, codes = np.unique(left.codes.astype(np.int64) * width + right.codes, return_inverse=True)
    texts = [f"{left.texts[pair // width]} {right.texts[pair % width]}".strip() for pair in pairs.tolist()]
    wider = replace(
        table,
        columns=(*table.columns, column_of_codes(codes.astype(np.int32), texts)),
        letters=(*table.letters, letter_of(table.width)),
    )
    headings = (*frame.headings, Heading(_BOTH, _BOTH, NOT_A_DATE))
    return replace(frame, table=wider, headings=headings), {Role.CUSTOMER: _BOTH}


def _headed(frame: Frame, words: frozenset[str]) -> int | None:
    return next((i for i, heading in enumerate(frame.headings) if phrase_of(heading.own) in words), None)
