"""What was recognised in a file, each with its reason."""

from collections.abc import Iterator

import streamlit as st

import nrr
from pages.parts import today
from pages.parts.imports import first_figures, intakes

_SHAPES = {
    "wide": ("Customer cube", "a row per customer, a column per month"),
    "long": ("Long list", "a row per customer and month"),
    "periods": ("Contract periods", "start, end and amount in a row"),
    "events": ("Movement events", "dated changes of revenue"),
    "invoices": ("Invoices", "spread over their service period"),
    "summary": ("Component summary", "totals without customers"),
    "workbook": ("Workbook of this product", "its customers by month"),
}
_UNITS = {
    "mrr": "MRR",
    "arr": "ARR",
    "quarter": "Quarterly",
    "minor_units": "MRR in cents",
    "period": "For the whole period",
}
_MOST_FILTERS = 4
Fact = tuple[str, str, str]

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
    ledger, problems = found.intake.ledger, found.intake.problems
    if ledger is not None:
        months = nrr.plural(len(ledger.months), "month")
        people = nrr.plural(ledger.customer_count, "customer")
        if first_figures.needs_rates(ledger):
            return f"{people} over {months} in several currencies: NRR needs exchange rates"
        trio = first_figures.of(found).trio
        return f"{trio}: {people} over {months}" if trio else f"{people} over {months}"
    if found.intake.components is not None:
        return "Totals of one period, without customers"
    questions = sum(problem.severity is nrr.Severity.QUESTION for problem in problems)
    if questions and found.intake.outcome == "needs_answer":
        return f"{nrr.plural(questions, 'question')} before the figures"
    return "This file gives no figures yet"


def doubts(found: intakes.Read) -> None:
    """What makes the figures below doubtful, before they are read."""
    for problem in found.intake.problems:
        if problem.code.startswith(_DOUBT):
            words = f"Doubtful data: {problem.what} {problem.remedy}"
            st.warning(nrr.markdown_text(words, 600), icon=":material/warning:")


def head(found: intakes.Read) -> None:
    """The verdict in one line, then what was recognised and why."""
    name = nrr.markdown_text(found.name, 80)
    st.subheader(f"{name}: {_verdict(found)}", anchor=False)
    facts = list(_facts(found))
    if not facts:
        return
    with st.grid(4, min_column_width=140, gap="small", key="facts"):
        for label, text, reason in facts:
            with st.container(gap=None):
                st.caption(label)
                st.markdown(f"**{nrr.markdown_text(text, 120)}**")
                st.caption(nrr.markdown_text(reason, 160))


def _verdict(found: intakes.Read) -> str:
    if usable(found):
        return "ready to use" if answerable(found) else "needs exchange rates"
    return "waits for an answer" if found.intake.outcome == "needs_answer" else "cannot be used"


def _facts(found: intakes.Read) -> Iterator[Fact]:
    intake = found.intake
    if intake.shape in _SHAPES:
        shape, words = _SHAPES[intake.shape]
        yield "Shape", shape, words
    if intake.ledger is not None:
        yield from _figures(intake.ledger, found)
    if intake.glimpse.rows:
        yield _header(intake)
    if intake.ledger is not None:
        yield _unit(intake)
        yield _currency(intake)
        yield _filters(intake.ledger)


def _filters(ledger: nrr.Ledger) -> Fact:
    """The first columns to filter by; a book with many names the number of the rest."""
    names = list(ledger.attributes)
    if not names:
        return "Filter by", "Nothing", "no further column"
    more = f" and {len(names) - _MOST_FILTERS} more" if len(names) > _MOST_FILTERS else ""
    return "Filter by", ", ".join(names[:_MOST_FILTERS]) + more, "columns without another role"


def _figures(ledger: nrr.Ledger, found: intakes.Read) -> Iterator[Fact]:
    months, intake = ledger.months, found.intake
    span = months[0].label if len(months) == 1 else f"{months[0].label} to {months[-1].label}"
    gap = months[-1].since(months[0]) + 1 - len(months)
    yield "Months", span, f"{_missing(months)} missing" if gap else "no month missing"
    by = intake.mapping.get("customer_id") or intake.mapping.get("customer") or "rows"
    yield "Customers", nrr.count(ledger.customer_count), f"told apart by {by}"
    arr = first_figures.closing(found, nrr.Basis.ARR)
    yield (
        "Closing MRR",
        first_figures.closing(found, nrr.Basis.MRR),
        f"{arr} ARR in {today.complete(ledger, nrr.Policy()).months[-1].label}",
    )


def _missing(months: tuple[nrr.Month, ...]) -> str:
    """The first months that are not there."""
    held = set(months)
    gone = [month for n in range(months[-1].since(months[0])) if (month := months[0] + n) not in held]
    return ", ".join(month.label for month in gone[:3]) + (
        f" and {len(gone) - 3} more" if len(gone) > 3 else ""
    )


def stamp(found: intakes.Read) -> str:
    """The definition the figures in the title are true under."""
    ledger, policy = found.intake.ledger, first_figures.policy_of(found)
    if ledger is None or not first_figures.of(found).trio:
        return ""
    return nrr.retention.stamp_of(nrr.View(nrr.default_window(today.complete(ledger, policy)), policy))


def _header(intake: nrr.Intake) -> Fact:
    glimpse = intake.glimpse
    joined = next((p.place.rows for p in intake.problems if p.code == "joined_header" and p.place), ())
    if not glimpse.header_row:
        return "Header", "None", "columns go by their letters"
    rows = joined or (glimpse.header_row,)
    where = f"{'Rows' if len(rows) > 1 else 'Row'} {' and '.join(map(str, rows))}"
    above = rows[0] - 1
    names = "they name the columns" if len(rows) > 1 else "it names the columns"
    reason = f"{nrr.plural(above, 'row')} above set aside" if above else names
    return "Header", where, f"sheet {glimpse.sheet}, {reason}" if glimpse.sheet else reason


def unit_assumed(intake: nrr.Intake) -> bool:
    """Whether nothing in the file and nobody said that amounts are monthly."""
    said = any(problem.code in ("unit", "minor_units") for problem in intake.problems)
    heading = intake.mapping.get("amount", "").casefold()
    told = intake.answers.amount_is is not None or said or "mrr" in heading or "month" in heading
    return intake.ledger is not None and intake.shape in ("wide", "long") and not told


def _unit(intake: nrr.Intake) -> Fact:
    told = intake.answers.amount_is
    if told is not None:
        return "Amounts", _UNITS[told], "as answered"
    said = next((p for p in intake.problems if p.code in ("unit", "minor_units")), None)
    if said is not None:
        return "Amounts", "MRR in cents" if said.code == "minor_units" else "Not monthly", said.did
    if not unit_assumed(intake):
        return (
            "Amounts",
            "MRR",
            f"column {intake.mapping['amount']} says so" if "amount" in intake.mapping else "",
        )
    return "Amounts", "MRR", "assumed: no heading names another period"


def _currency(intake: nrr.Intake) -> Fact:
    ledger = intake.ledger
    column = intake.mapping.get("currency")
    if ledger is not None and ledger.currency:
        return (
            "Currency",
            ledger.currency,
            f"from column {column}" if column else "from signs or words in the file",
        )
    mixed = ledger is not None and first_figures.needs_rates(ledger)
    return (
        "Currency",
        "Several" if mixed else "Not stated",
        "add a table of rates under Add files" if mixed else "amounts are shown without a sign",
    )
