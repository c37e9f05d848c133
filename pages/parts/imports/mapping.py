"""The mapping: what every column is taken for, changed column by column, with the first rows beside it."""

from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

import nrr
from pages.parts import tables
from pages.parts.imports import desk, first_figures, intakes

_MONTHS, _ATTRIBUTE, _UNUSED = "month_column", "attribute", "unused"
ROLES = {
    "customer": "Customer",
    "customer_id": "Customer ID",
    "month": "Month or date",
    "year": "Year",
    "amount": "Amount",
    "start": "Start",
    "end": "End",
    "interval": "Billing interval",
    "interval_count": "Number of intervals",
    "term": "Term in months",
    "movement": "Movement type",
    "revenue_type": "Revenue type",
    "status": "Status",
    "currency": "Currency",
    "subscription": "Subscription",
    "product": "Product or plan",
    "parent": "Parent company",
    "cancelled": "Cancelled on",
    "free": "Free months",
    _ATTRIBUTE: "Attribute to filter by",
    _UNUSED: "Ignore",
}
"""What a column can be taken for, in words."""
CONTENTS = {
    "identity": "identifiers",
    "name": "words",
    "category": "groups",
    "flag": "yes or no",
    "month": "months",
    "date": "dates",
    "duration": "durations",
    "money": "amounts",
    "rate": "rates",
    "count": "whole numbers",
    "index": "running numbers",
    "text": "texts",
    "empty": "empty",
}
"""What the cells of a column are, in words."""
SUMMARY = ("opening", "expansion", "contraction", "churn", "reactivation", "new", "closing")
_FEW = 14


def draw(found: intakes.Read) -> None:
    """The first rows as read, then a choice for every column that is no month; open where only another role
    can give figures.
    """
    glimpse = found.intake.glimpse
    months = [column for column in glimpse.columns if column.role == _MONTHS]
    others = [column for column in glimpse.columns if column.role != _MONTHS]
    with st.expander(_title(months, others), expanded=_stuck(found.intake), key="columns"):
        headings = _headings(glimpse)
        st.markdown(nrr.markdown_text(_result(found), 300))
        _first_rows(glimpse, headings)
        if months:
            span = f"{months[0].heading} to {months[-1].heading}"
            st.caption(nrr.markdown_text(f"{nrr.plural(len(months), 'column')} of months: {span}", 200))
        height: int | Literal["content"] = 460 if len(others) > _FEW else "content"
        with (
            st.container(key="mapping", height=height),
            st.grid(3, min_column_width=230, gap="small", key="mapping_grid"),
        ):
            for column in others:
                _role(column, headings[column.letter])


def _stuck(intake: nrr.Intake) -> bool:
    """No figures, and no question with an answer to press."""
    asked = (p for p in intake.problems if p.severity is nrr.Severity.QUESTION)
    usable = intake.ledger is not None or intake.components is not None
    return not usable and not any(problem.choices for problem in asked)


def _title(months: list[nrr.intake.GlimpsedColumn], others: list[nrr.intake.GlimpsedColumn]) -> str:
    used = len(months) + sum(column.role != _UNUSED for column in others)
    ignored = len(months) + len(others) - used
    if not used:
        return f"{nrr.plural(ignored, 'column')}, none used"
    return f"{nrr.plural(used, 'column')} used" + (f", {ignored} ignored" if ignored else "")


def _result(found: intakes.Read) -> str:
    """What the mapping in force gives."""
    ledger = found.intake.ledger
    if ledger is None:
        return "Answer the questions above, or change a column's role, to see figures."
    months = f"{nrr.plural(len(ledger.months), 'month')} to {ledger.months[-1].label}"
    people = nrr.plural(ledger.customer_count, "customer")
    return f"These roles give {people}, {months}, closing MRR {first_figures.closing(found, nrr.Basis.MRR)}."


def _headings(glimpse: nrr.intake.Glimpse) -> dict[str, str]:
    """By letter; an ignored column keeps the heading it was first read with."""
    now = desk.desk()
    first = (
        {} if now is None or now.file.first is None else {c.letter: c.heading for c in now.file.first.columns}
    )
    return {c.letter: c.heading or first.get(c.letter, "") for c in glimpse.columns}


def _first_rows(glimpse: nrr.intake.Glimpse, headings: dict[str, str]) -> None:
    names = [f"{c.letter} · {headings[c.letter] or 'no heading'}" for c in glimpse.columns]
    data = {"Row": [number for number, _ in glimpse.rows]}
    frame = pd.DataFrame(data | {n: [texts[i] for _, texts in glimpse.rows] for i, n in enumerate(names)})
    narrow = {"Row": st.column_config.NumberColumn(width=60)}
    tables.listed(frame, column_config=narrow, alt="First rows as read", key="first_rows")


def _role(column: nrr.intake.GlimpsedColumn, heading: str) -> None:
    """One column's choice and what its cells are; its key changes with the reading, so that it always shows
    what is in force.
    """
    roles = [*ROLES, *((column.role,) if column.role in SUMMARY else ())]
    key = f"role_{column.letter}_{desk.turn()}"
    with st.container(gap="xxsmall"):
        _choice(column, heading, roles, key)
        st.caption(CONTENTS.get(column.content, ""))


def _choice(column: nrr.intake.GlimpsedColumn, heading: str, roles: list[str], key: str) -> None:
    st.selectbox(
        nrr.markdown_text(f"{column.letter} · {heading or 'no heading'}", 60),
        roles,
        index=roles.index(column.role) if column.role in roles else roles.index(_UNUSED),
        format_func=lambda role: ROLES.get(role, role.capitalize()),
        key=key,
        on_change=_changed,
        args=(column.letter, heading, key),
    )


def _changed(letter: str, heading: str, key: str) -> None:
    now = desk.desk()
    if now is not None:
        desk.decide(mapped(now.answers, letter, heading, st.session_state[key]))


def mapped(answers: nrr.Answers, letter: str, heading: str, role: str) -> nrr.Answers:
    """The answers with one column in another role."""
    names = {letter.casefold(), heading.strip().casefold()}
    columns = {r: c for r, c in answers.columns.items() if c.strip().casefold() not in names}
    ignore = [c for c in answers.ignore or () if c.casefold() not in names]
    plain = [c for c in answers.attributes or () if c.casefold() not in names]
    if role == _UNUSED:
        ignore.append(letter)
    elif role == _ATTRIBUTE:
        plain.append(letter)
    else:
        columns[role] = letter
    return replace(answers, columns=columns, ignore=tuple(ignore) or None, attributes=tuple(plain) or None)
