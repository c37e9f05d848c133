"""Health over time: the colours of the book by month, and the score of one customer."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import memory, session, tables
from pages.parts.customers import accounts

_SHOWN = (
    (nrr.accounts.Light.RED, "■ Red"),
    (nrr.accounts.Light.AMBER, "▲ Amber"),
    (nrr.accounts.Light.GREEN, "● Green"),
)


@memory.kept("Scoring the last months")
def _course(
    key: str, _run: nrr.retention.Run, _columns: nrr.accounts.Columns, view: nrr.View
) -> tuple[nrr.accounts.HealthAt, ...]:
    return nrr.accounts.health_course(_run, _columns, nrr.accounts.scale_of(view.policy))


def course(asked: session.Asked) -> tuple[nrr.accounts.HealthAt, ...]:
    """The last twelve months, oldest first; fewer where the file is shorter."""
    return _course(asked.book.key, accounts.run(asked), accounts.columns(asked), asked.view)


def draw(asked: session.Asked) -> None:
    """Revenue and customers by colour at each month-end, newest first."""
    found = course(asked)
    if len(found) < 2:
        return
    table = pd.DataFrame([_line(one, asked) for one in reversed(found)])
    with st.expander(_title(found, asked), type="compact"):
        tables.listed(
            table,
            key="health_course",
            alt="Health over time",
        )
        st.caption(
            "Each month is scored with what was known then; a column without months counts in the last month"
            " alone."
        )


def of_customer(row: int, asked: session.Asked) -> None:
    """Colour, score and every known mark of one customer by month, newest first."""
    rows = [_own(one, row) for one in reversed(course(asked)) if one.scored.lights[row] is not None]
    if len(rows) < 2:
        return
    with st.expander("Health and signals over time", type="compact"):
        tables.listed(
            pd.DataFrame(rows),
            placeholder="",
            key="customer_health_course",
            alt="Health of this customer over time",
        )


def _title(found: tuple[nrr.accounts.HealthAt, ...], asked: session.Asked) -> str:
    red = nrr.accounts.Light.RED
    now, then = found[-1], found[0]
    words = f"Red now {asked.short(now.arr_minor[red])}, {asked.short(then.arr_minor[red])}"
    return nrr.markdown_text(f"Health over time: {words} in {then.month.label}", 200)


def _line(one: nrr.accounts.HealthAt, asked: session.Asked) -> dict[str, str]:
    cells = {
        label: f"{asked.short(one.arr_minor[light])} ({nrr.count(one.customers[light])})"
        for light, label in _SHOWN
    }
    return {"Month": one.month.label} | cells


def _own(one: nrr.accounts.HealthAt, row: int) -> dict[str, str]:
    known = one.scored.health(row)
    labels = {signal.key: signal.label for signal in nrr.accounts.SIGNALS}
    marks = {labels[key]: f"{mark:g}" for key, mark in known.marks.items()}
    score = "" if known.score is None else f"{known.score:.0f}"
    return {"Month": one.month.label, "Colour": str(one.scored.lights[row]), "Score": score} | marks
