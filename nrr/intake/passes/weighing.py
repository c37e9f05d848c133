"""From a checked table to a book: where every answer leads, the book itself, and what speaks against it."""

from dataclasses import replace

from nrr.intake.alternatives import with_alternatives
from nrr.intake.books import ledger_from
from nrr.intake.confirmations import with_answered
from nrr.intake.drafts import Draft
from nrr.intake.effects import with_effects
from nrr.intake.passes.checking import CHECKING
from nrr.intake.passes.framing import FRAMING
from nrr.intake.passes.ways import Fact, Way, in_order, made, through
from nrr.intake.plausible import Reading, alarms_of, doubts_of, reopened, said_of
from nrr.intake.policy_columns import told_columns
from nrr.intake.questions import with_options
from nrr.intake.said.saying import Phrase

READING = (*FRAMING, *CHECKING)
"""From sheets to a checked table: taken again for every answer that is weighed."""


def _again(way: Way) -> Reading:
    """The same sheets under other answers."""
    opened = Way(
        way.data,
        way.name,
        way.answers,
        way.today,
        way.recipes,
        way.upload,
        facts=frozenset({Fact.BYTES, Fact.SHEETS}),
    )
    return lambda told: through(READING, replace(opened, answers=told)).draft


def _draft(way: Way) -> Draft:
    assert way.draft is not None
    return way.draft


def _weigh(way: Way) -> Way:
    assert way.upload is not None
    again = _again(way)
    return replace(way, draft=with_options(_draft(way), way.upload, way.answers, again, way.today))


def _compare(way: Way) -> Way:
    return replace(way, draft=with_alternatives(_draft(way), way.answers, _again(way)))


def _build(way: Way) -> Way:
    draft = _draft(way)
    if draft.entries is None or draft.stopped:
        return way
    ledger, said = ledger_from(draft)
    if ledger is not None:
        start = way.answers.fiscal_start or 1
        ledger = replace(ledger, doubts=doubts_of(draft), fiscal_start=start)
    return replace(way, ledger=ledger, draft=draft.saying(*said))


def _doubt(way: Way) -> Way:
    assert way.ledger is not None
    draft, alarms = _draft(way), alarms_of(way.ledger)
    problems = reopened(draft.problems, alarms, draft, way.answers, _again(way))
    return replace(way, alarms=alarms, draft=replace(draft, problems=(*problems, *said_of(alarms, draft))))


def _settle(way: Way) -> Way:
    """In order, and what the answers decide is marked."""
    problems = with_answered(in_order(way.problems), way.answers)
    return replace(way, draft=replace(_draft(way), problems=problems))


def _tell_effects(way: Way) -> Way:
    draft = _draft(way)
    return replace(way, draft=replace(draft, problems=with_effects(draft, draft.problems)))


def _tell_columns(way: Way) -> Way:
    assert way.ledger is not None
    return replace(way, draft=_draft(way).saying(*told_columns(_draft(way), way.ledger)))


WEIGHING = (
    made(Phrase.WEIGH_THE_ANSWERS, (Fact.DRAFT, Fact.ONE_UNIT), (Fact.WEIGHED,), _weigh),
    made(Phrase.COMPARE_CONVENTIONS, (Fact.WEIGHED,), (Fact.COMPARED,), _compare),
)
BUILDING = (
    made(Phrase.BUILD_THE_BOOK, (Fact.COMPARED,), (Fact.BOOK,), _build),
    made(Phrase.DOUBT_THE_BOOK, (Fact.BOOK,), (Fact.ALARMS,), _doubt),
    made(Phrase.PUT_IN_ORDER, (Fact.DRAFT,), (Fact.SETTLED,), _settle),
    made(Phrase.TELL_WHAT_ROWS_LEFT_OUT_MOVED, (Fact.SETTLED,), (), _tell_effects),
    made(Phrase.TELL_COLUMNS_OF_DEFINITIONS, (Fact.SETTLED, Fact.BOOK), (), _tell_columns),
)
