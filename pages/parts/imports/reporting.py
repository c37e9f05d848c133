"""The import report: rows accounted for, every problem, and the excluded rows to take away."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import downloads, problems
from pages.parts.imports import intakes

_AHEAD = (nrr.Severity.ERROR, nrr.Severity.QUESTION)
"""What stands in the way of figures is shown above the report."""
_HEADER = "header rows"


def refusals(found: intakes.Read) -> None:
    """Why the file cannot be used, and what to do about it."""
    errors = tuple(p for p in found.intake.problems if p.severity is nrr.Severity.ERROR)
    if errors:
        with st.container(gap="small", key="refusals"):
            problems.report(errors, "")


def draw(found: intakes.Read) -> None:
    """The count first, then what does not stand in the way: the points to check open, the notes folded."""
    intake, rest = found.intake, remarks(found)
    if intake.rows is not None:
        _rows(intake, intake.rows)
    if not rest:
        st.caption("Every row was read as written")
    currency = intake.ledger.currency if intake.ledger is not None else ""
    for severity in dict.fromkeys(one.severity for one in problems.gravest_first(rest)):
        alike = tuple(problem for problem in rest if problem.severity is severity)
        with st.expander(
            problems.summary(alike),
            expanded=severity is nrr.Severity.WARNING and intake.outcome == "accepted",
            key=f"import_{severity}",
        ):
            problems.report(alike, currency)


def remarks(found: intakes.Read) -> tuple[nrr.Problem, ...]:
    """What there is to say besides what stands in the way of figures."""
    return tuple(problem for problem in found.intake.problems if problem.severity not in _AHEAD)


def _rows(intake: nrr.Intake, rows: nrr.intake.RowCount) -> None:
    """Rows in are rows used and rows excluded; the heading alone is no loss to list."""
    gone = sum(line.rows for line in rows.left)
    only_header = {line.reason for line in rows.left} == {_HEADER}
    rest = nrr.plural(gone, "header row") if only_header else f"{nrr.count(gone)} excluded"
    counted = f"{nrr.plural(rows.read, 'row')} read = {nrr.count(rows.used)} used"
    finding = f"{counted} + {rest}" if gone else counted
    with st.container(key="row_count"):
        if only_header or not rows.left:
            st.markdown(f"**{finding}**")
            return
        with st.expander(finding):
            _excluded(intake, rows)


def _excluded(intake: nrr.Intake, rows: nrr.intake.RowCount) -> None:
    currency = intake.ledger.currency if intake.ledger is not None else ""
    table = pd.DataFrame(
        {
            "Excluded": [line.reason.capitalize() for line in rows.left],
            "Rows": [nrr.count(line.rows) for line in rows.left],
            "MRR, all months": [_amount(line.mrr, currency) for line in rows.left],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt="Rows excluded")
    if intake.rejected.count("\r\n") > 1:
        _download(intake.rejected)


def _amount(mrr: str, currency: str) -> str:
    return "–" if float(mrr) == 0 else f"{nrr.ground.sign_of(currency)}{float(mrr):,.2f}"


def _download(rejected: str) -> None:
    data = rejected.encode("utf-8-sig", "replace")
    downloads.offer("Download excluded rows", data, "nrr-excluded-rows", "csv", key="rejected_get")
