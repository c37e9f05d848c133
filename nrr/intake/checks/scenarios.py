"""Rows of a forecast or a budget beside those of the actual figures: left out, counted and said."""

import numpy as np

from nrr.intake.checks.ways import one_or_all
from nrr.intake.drafts import Draft, Reason, total_of
from nrr.intake.headings.scenarios import Scenario, scenario_of, scenarios_of
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.places import entry_rows, mrr_of, place_of, rows_with
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import distinct

_HEADED = vocabulary(Section.CLUES, "scenario_headings")


def without_forecasts(draft: Draft) -> Draft:
    """The draft without the rows that a column of scenarios calls forecast or budget."""
    if draft.entries is None or not draft.entries.count:
        return draft
    for index in draft.labels:
        if _tells_scenarios(draft, index):
            draft = _left_out(draft, index)
        elif _HEADED & set(words_of(draft.headings[index])):
            draft = _asked(draft, index)
    return draft


def _asked(draft: Draft, index: int) -> Draft:
    """Scenarios nobody calls actual or forecast, of the same customers and months: adding them would count
    revenue twice.
    """
    entries, label = draft.entries, draft.label(index)
    assert entries is not None
    used = distinct(label.codes).tolist()
    places = entries.places
    pairs = len(np.unique(places * (len(label.texts) + 1) + label.codes))
    if len(used) < 2 or pairs == len(np.unique(places)):
        return draft
    heading = draft.headings[index]
    names = [label.texts[code] or wording(Phrase.SCENARIO_BLANK) for code in used]
    return draft.saying(
        problem_of(
            Message.SCENARIOS,
            place_of(draft, (), heading),
            count=len(used),
            choices=one_or_all(draft, index),
            heading=heading,
            names=names,
        )
    )


def _tells_scenarios(draft: Draft, index: int) -> bool:
    """Every text names a scenario, and both the actual, in a whole word, and another one occur; products
    are called A and B.
    """
    label = draft.label(index)
    texts = sorted({label.texts[code] for code in distinct(label.codes).tolist()} - {""})
    if not any(scenario_of(text) is Scenario.ACTUAL for text in texts[:12]):
        return False
    return len(texts) <= 12 and set(scenarios_of(texts)) == {Scenario.ACTUAL, Scenario.FORECAST}


def _left_out(draft: Draft, index: int) -> Draft:
    entries = draft.entries
    assert entries is not None
    texts = sorted({*draft.label(index).texts} - {""})
    planned = {t for t, told in zip(texts, scenarios_of(texts), strict=True) if told is Scenario.FORECAST}
    hits = rows_with(draft, index, planned.__contains__)
    rows = entry_rows(draft, hits)
    heading = draft.headings[index]
    problem = problem_of(
        Message.FORECAST_ROWS,
        place_of(draft, rows, heading),
        count=len(rows),
        heading=heading,
        rows=rows,
        amount=mrr_of(draft, total_of(entries.arr[hits])),
    )
    return draft.without(Reason.FORECAST, hits).saying(problem)
