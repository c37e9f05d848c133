"""Exchange rates typed where they are asked: one for good, as a table that joins the data like an added
file."""

import streamlit as st

import nrr
from pages.parts import session
from pages.parts.imports import desk, first_figures, intakes

_FILE, _HEADS = "Typed rates", ("Currency", "Rate")
_DIGITS = 8


def draw(found: intakes.Read) -> None:
    """Where amounts in several currencies are kept separate and nothing adds them up."""
    ledger = found.intake.ledger
    if ledger is not None and first_figures.needs_rates(ledger):
        with st.container(border=True, key="rates", gap="small"):
            st.markdown("**Which exchange rates add the currencies up?**")
            ask(ledger.roles["currency"].labels, {})


def ask(codes: tuple[str, ...], answers: dict[str, object]) -> None:
    """A field for each currency but the reporting one; `answers` are given with them."""
    former = _former()
    usual = codes.index(former.currency) if former is not None and former.currency in codes else 0
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        reporting = st.selectbox("Reporting currency", codes, usual, key="rates_reporting", width=190)
        others = [code for code in codes if code != reporting]
        typed = {code: _field(code, reporting, former) for code in others}
        pressed = st.button("Use these rates", key="rates_go")
    st.caption("Each rate holds for every month. For rates by month, add a table under Add other files.")
    missing = [code for code, rate in typed.items() if not rate]
    if pressed and missing:
        st.warning(f"Enter a rate above zero for {', '.join(missing)}.", icon=":material/warning:")
    elif pressed:
        _use(reporting, typed, answers)


def _field(code: str, reporting: str, former: nrr.Ledger | None) -> float | None:
    """Last time's rate stands in it already."""
    known = former is not None and former.currency == reporting and code in former.fx
    usual = float(former.fx[code][-1]) if former is not None and known else None
    key = f"rate_{code}_{reporting}"
    return st.number_input(
        f"1 {code} in {reporting}", 0.0, 1e9, usual, step=None, format=f"%.{_DIGITS}g", key=key, width=150
    )


def _former() -> nrr.Ledger | None:
    loaded = session.book()
    return None if loaded is None else loaded.ledger


def _use(reporting: str, typed: dict[str, float | None], answers: dict[str, object]) -> None:
    now = desk.desk()
    if now is None:
        return
    rows = ((reporting, "1"), *((code, f"{rate:.{_DIGITS}f}") for code, rate in typed.items()))
    numbers = tuple(range(2, len(rows) + 2))
    table = nrr.intake.SideTable(_FILE, "", _HEADS, rows, numbers, ("A", "B"))
    others = tuple(join for join in now.sides if join.table.file != _FILE)
    desk.set_sides((*others, nrr.intake.Join(table, nrr.intake.SideKind.RATES)))
    desk.decide_also(answers)
    st.rerun()
