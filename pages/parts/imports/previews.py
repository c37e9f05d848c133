"""The head of an import: its finding, its verdict, and what makes it doubtful."""

import streamlit as st

import nrr
from pages.parts import today
from pages.parts.imports import first_figures, intakes, open_questions, recognised

_DOUBT = "implausible_"
"""Codes of alarms that stand between a book and its headline."""


def usable(found: intakes.Read) -> bool:
    """Whether there is anything to compute from."""
    return found.intake.ledger is not None or found.intake.components is not None


def answerable(found: intakes.Read) -> bool:
    """Whether every page would have figures: a book in several currencies has none before its rates."""
    ledger = found.intake.ledger
    return usable(found) and not (ledger is not None and first_figures.needs_rates(ledger))


def title(found: intakes.Read) -> str:
    """The finding of an import: the figure, or what stands in its way."""
    ledger = found.intake.ledger
    if ledger is not None:
        months = nrr.plural(len(ledger.months), "month")
        people = nrr.plural(ledger.customer_count, "customer")
        if first_figures.needs_rates(ledger):
            return f"{people} over {months} in several currencies: NRR needs exchange rates"
        trio = first_figures.of(found).trio
        return f"{trio}: {people} over {months}" if trio else f"{people} over {months}"
    if found.intake.components is not None:
        return "Totals of one period, without customers"
    questions = len(open_questions.asked(found))
    if questions and found.intake.outcome == "needs_answer":
        return f"{nrr.plural(questions, 'question')} to answer"
    return "No figures yet"


def doubts(found: intakes.Read) -> None:
    """What makes the figures below doubtful, before they are read."""
    for problem in found.intake.problems:
        if problem.code.startswith(_DOUBT):
            words = f"Doubtful data: {problem.what} {problem.remedy}"
            st.warning(nrr.markdown_text(words, 600), icon=":material/warning:")


def head(found: intakes.Read) -> None:
    """The verdict in one line, what was recognised in one sentence, and where it stands in the file."""
    name = nrr.markdown_text(found.name, 80)
    st.header(f"{name}: {_verdict(found)}", anchor=False)
    if sentence := recognised.sentence(found):
        st.markdown(nrr.markdown_text(sentence, 500))
    if details := recognised.details(found):
        st.caption(nrr.markdown_text(details, 400))


def _verdict(found: intakes.Read) -> str:
    if usable(found):
        return "ready to use" if answerable(found) else "needs exchange rates"
    return "needs an answer" if found.intake.outcome == "needs_answer" else "cannot be used"


def stamp(found: intakes.Read) -> str:
    """The definition the figures in the title are true under."""
    ledger, policy = found.intake.ledger, first_figures.policy_of(found)
    if ledger is None or not first_figures.of(found).trio:
        return ""
    return nrr.retention.stamp_of(nrr.View(nrr.default_window(today.complete(ledger, policy)), policy))
