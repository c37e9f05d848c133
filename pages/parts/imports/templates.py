"""Templates: a small file of every accepted shape, to fill in."""

from dataclasses import dataclass

import streamlit as st

from pages.parts import downloads


@dataclass(frozen=True, slots=True)
class Template:
    """One accepted shape with three lines that show how to fill it in."""

    name: str
    shape: str
    words: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


TEMPLATES = (
    Template(
        "wide",
        "One row per customer",
        "One column per month",
        ("Customer", "Plan", "2025-01", "2025-02", "2025-03"),
        (
            ("Acme", "Pro", "100", "100", "120"),
            ("Birch", "Basic", "40", "40", "0"),
            ("Cedar", "Pro", "0", "80", "80"),
        ),
    ),
    Template(
        "long",
        "One row per month",
        "One row per customer and month",
        ("Customer", "Month", "MRR", "Plan"),
        (
            ("Acme", "2025-01", "100", "Pro"),
            ("Acme", "2025-02", "100", "Pro"),
            ("Birch", "2025-01", "40", "Basic"),
        ),
    ),
    Template(
        "contracts",
        "Contract periods",
        "Start, end, amount and billing interval",
        ("Customer", "Start date", "End date", "Amount", "Billing interval"),
        (
            ("Acme", "2025-01-01", "2025-12-31", "1200", "yearly"),
            ("Birch", "2025-01-01", "2025-03-31", "40", "monthly"),
        ),
    ),
    Template(
        "events",
        "Movement events",
        "New, expansion, contraction, churn with a date",
        ("Customer", "Date", "Type", "MRR change"),
        (
            ("Acme", "2025-01-15", "new", "100"),
            ("Acme", "2025-03-01", "expansion", "20"),
            ("Birch", "2025-01-20", "new", "40"),
        ),
    ),
    Template(
        "components",
        "Totals only",
        "Totals of one period, no customers",
        ("Component", "Amount"),
        (
            ("Months", "12"),
            ("Starting MRR", "100000"),
            ("Expansion", "15000"),
            ("Contraction", "2000"),
            ("Churn", "8000"),
        ),
    ),
)


def draw() -> None:
    """One line a shape with its template."""
    with st.grid(5, min_column_width=160, gap="small", key="templates"):
        for template in TEMPLATES:
            _card(template)


def _card(template: Template) -> None:
    data = downloads.safe_csv(template.headings, template.rows)
    with st.container(border=True, height="stretch", gap="xsmall", key=f"template_{template.name}"):
        st.markdown(f"**{template.shape}**")
        st.caption(template.words)
        downloads.offer(
            "Template", data, f"nrr-template-{template.name}", "csv", key=f"template_get_{template.name}"
        )
