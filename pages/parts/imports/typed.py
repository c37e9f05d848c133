"""Components typed by hand: four numbers are enough for an overview."""

import streamlit as st

import nrr
from pages.parts import arrivals
from pages.parts.imports import intakes

_FIELDS = (
    ("opening", "Starting revenue", "What the customers paid at the start"),
    ("expansion", "Expansion", "What they pay more"),
    ("contraction", "Contraction", "What they pay less"),
    ("churn", "Churn", "What the lost ones paid"),
    ("reactivation", "Reactivation", "What returned customers pay; may stay empty"),
)
_PERIODS = {"A month": 1, "A quarter": 3, "A year": 12}


def form() -> None:
    """The form; a press of its button opens the overview."""
    with st.form("components", border=False):
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            period = st.segmented_control(
                "Over", list(_PERIODS), default="A year", required=True, key="typed_period"
            )
            currency = st.text_input("Currency", "USD", max_chars=3, key="typed_currency", width=110)
        with st.grid(5, min_column_width=170, gap="small"):
            values = {
                field: st.number_input(label, 0.0, 1e12, None, step=None, help=words, key=f"typed_{field}")
                for field, label, words in _FIELDS
            }
        if st.form_submit_button("Show the overview", key="typed_go"):
            _open(values, _PERIODS[period], currency)


def _open(values: dict[str, float | None], months: int, currency: str) -> None:
    if not values["opening"]:
        st.warning("Starting revenue is missing: every rate is a share of it.")
        return
    per_unit = nrr.Basis.MRR.per_unit
    amounts = {name: round((value or 0) * per_unit) for name, value in values.items()}
    total = nrr.retention.components(nrr.Window.trailing(nrr.retention.UNDATED, months), **amounts)
    intakes.use_components(total, currency.upper() if currency.isalpha() else "")
    arrivals.go_on()
