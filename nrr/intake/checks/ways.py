"""Ways to read a column whose values must not be added up: one of them alone, or all together."""

import numpy as np

from nrr.ground import Option
from nrr.intake.answers import COUNTS, LEAVE_OUT
from nrr.intake.drafts import Draft
from nrr.intake.said.saying import Phrase, wording

_MOST = 8


def one_or_all(draft: Draft, index: int) -> tuple[Option, ...]:
    """Each value of a column alone, those of most rows first, and all of them added."""
    label = draft.label(index)
    counts = np.bincount(label.codes, minlength=len(label.texts))
    names = [label.texts[code] for code in np.argsort(-counts, kind="stable").tolist() if counts[code]]
    together = {"ignore": [draft.headings[index]], "same_month": "sum"}
    everything = Option(wording(Phrase.ADD_ALL_OF_THEM), together)
    if not all(name.strip() for name in names):
        return (everything,)
    return (*(_only(name, names) for name in names[:_MOST]), everything)


def _only(name: str, names: list[str]) -> Option:
    told = {other: COUNTS if other == name else LEAVE_OUT for other in names}
    return Option(wording(Phrase.ONLY_ONE_COUNTS, word=name), {"words": told})
