"""What was recognised in a file, each with its reason."""

from collections.abc import Iterator

import streamlit as st

import nrr
from pages.parts.imports import intakes

_SHAPES = {
    "wide": ("Customer cube", "a row a customer, a column a month"),
    "long": ("Long list", "a row a customer and month"),
    "periods": ("Contract periods", "start, end and amount in a row"),
    "events": ("Movement events", "dated changes of revenue"),
    "invoices": ("Invoices", "spread over their service period"),
    "summary": ("Component summary", "totals without customers"),
}
_UNITS = {"mrr": "MRR", "arr": "ARR", "quarter": "Quarterly", "minor_units": "MRR in cents"}
Fact = tuple[str, str, str]


def usable(found: intakes.Read) -> bool:
    """Whether there is anything to compute from."""
    return found.intake.ledger is not None or found.intake.components is not None


def title(found: intakes.Read) -> str:
    """The finding of an import: the figure, or what stands in its way."""
    ledger, problems = found.intake.ledger, found.intake.problems
    if ledger is not None:
        months = nrr.plural(len(ledger.months), "month")
        people = nrr.plural(len(ledger.names), "customer")
        trio = _trio(found)
        return f"{trio}: {people} over {months}" if trio else f"{people} over {months}"
    if found.intake.components is not None:
        return "Components of one window, without customers"
    questions = sum(problem.severity is nrr.Severity.QUESTION for problem in problems)
    if questions and found.intake.outcome == "needs_answer":
        return f"{nrr.plural(questions, 'question')} before the figures"
    return "This file gives no figures yet"


def head(found: intakes.Read) -> None:
    """The verdict in one line, then what was recognised and why."""
    name = nrr.markdown_text(found.name, 80)
    st.subheader(f"{name}: {_verdict(found)}", anchor=False)
    facts = list(_facts(found.intake))
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
        return "ready to use"
    return "waits for an answer" if found.intake.outcome == "needs_answer" else "cannot be used"


def _facts(intake: nrr.Intake) -> Iterator[Fact]:
    if intake.shape in _SHAPES:
        shape, words = _SHAPES[intake.shape]
        yield "Shape", shape, words
    if intake.ledger is not None:
        yield from _figures(intake.ledger, intake)
    if intake.glimpse.rows:
        yield _header(intake)
    if intake.ledger is not None:
        yield _unit(intake)
        yield _currency(intake)
        names = ", ".join(intake.ledger.attributes)
        yield "Filter by", names or "no extra columns", "columns without another role" if names else ""


def _figures(ledger: nrr.Ledger, intake: nrr.Intake) -> Iterator[Fact]:
    months = ledger.months
    span = months[0].label if len(months) == 1 else f"{months[0].label} to {months[-1].label}"
    gap = months[-1].since(months[0]) + 1 - len(months)
    yield "Months", span, f"{_missing(months)} missing" if gap else "no month missing"
    by = intake.mapping.get("customer_id") or intake.mapping.get("customer") or "rows"
    yield "Customers", nrr.count(len(ledger.names)), f"told apart by {by}"
    total = int(ledger.grid[-1].sum())
    yield (
        "Closing MRR",
        nrr.compact(total, ledger.currency, nrr.Basis.MRR),
        f"{nrr.compact(total, ledger.currency, nrr.Basis.ARR)} ARR in {months[-1].label}",
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
    ledger = found.intake.ledger
    return "" if ledger is None or not _trio(found) else nrr.stamp_of(nrr.View(nrr.default_window(ledger)))


def _trio(found: intakes.Read) -> str:
    """The three figures that go together, computed once a reading."""
    key, text = st.session_state.get("trio", ("", ""))
    if key != found.key and found.intake.ledger is not None:
        text = _figures_together(found.intake.ledger)
        st.session_state["trio"] = (found.key, text)
    return text


def _figures_together(ledger: nrr.Ledger) -> str:
    """Empty where the book is too short or needs rates."""
    window = nrr.default_window(ledger)
    if nrr.missing_end(ledger, window):
        return ""
    try:
        rates = nrr.headline(nrr.prepared(ledger, nrr.View(window)), window, nrr.Policy()).rates
    except nrr.Refusal:
        return ""
    nets, gross, logos = map(nrr.percent, (rates.nrr, rates.grr, rates.logo_retention))
    return f"NRR {nets}, GRR {gross}, logo retention {logos}"


def _header(intake: nrr.Intake) -> Fact:
    glimpse = intake.glimpse
    joined = next((p.place.rows for p in intake.problems if p.code == "joined_header" and p.place), ())
    if not glimpse.header_row:
        return "Header", "None", "columns go by their letters"
    rows = joined or (glimpse.header_row,)
    where = f"{'Rows' if len(rows) > 1 else 'Row'} {' and '.join(map(str, rows))}"
    above = rows[0] - 1
    reason = f"{nrr.plural(above, 'row')} above it set aside" if above else "the first row names the columns"
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
    mixed = ledger is not None and "currency" in ledger.roles
    return (
        "Currency",
        "Several" if mixed else "Not stated",
        "needs rates to add up" if mixed else "amounts are shown without a sign",
    )
