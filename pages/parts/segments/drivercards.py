"""What drove expansion, as far as the columns of the book tell, and which column would explain more."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, memory, session, tables


@memory.kept("Splitting expansion by cause")
def _drivers(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.comparisons.ExpansionDrivers:
    return nrr.comparisons.expansion_drivers(_ledger, view)


@memory.kept("Splitting the change by price and seats")
def _seat_mix(key: str, _ledger: nrr.Ledger, view: nrr.View) -> nrr.comparisons.SeatMix | None:
    return nrr.comparisons.seat_mix(_ledger, view)


def card(asked: session.Asked) -> None:
    """Expansion by cause, or the columns that would give it."""
    found = _drivers(asked.book.key, asked.ledger, asked.view)
    if found.expansion == 0:
        return
    with st.container(border=True, key="drivers", gap="small"):
        known = {driver: amount for driver, amount in found.arr_minor.items() if amount}
        st.header(nrr.markdown_text(_title(known, found.expansion, asked), 240), anchor=False)
        if set(known) != {nrr.comparisons.GrowthDriver.UNTOLD}:
            _table(known, found.expansion, asked)
        if found.unlocking:
            st.caption(f"{_listed(found.unlocking)} would explain more.")
    _seats(asked)


def _seats(asked: session.Asked) -> None:
    """What the opening customers pay more or less, by price, seats and mix; nothing without seats."""
    found = _seat_mix(asked.book.key, asked.ledger, asked.view)
    if found is None:
        return
    named = {"Price": found.parts.price, "Seats": found.parts.volume, "Mix": found.parts.mix}
    first, amount = max(named.items(), key=lambda pair: abs(pair[1]))
    with st.container(border=True, key="seat_mix", gap="small"):
        moved = asked.signed(round(found.parts.total))
        words = f"{first} made {asked.signed(round(amount))} of the {moved} of opening customers"
        st.header(nrr.markdown_text(words, 240), anchor=False)
        rows = named | {"Together": found.parts.total}
        table = pd.DataFrame(
            {
                "Part": list(rows),
                "Change": [round(value) for value in rows.values()],
                "NRR": [value / found.whole for value in rows.values()],
            }
        )
        tables.listed(
            table.style.format({"Change": asked.signed, "NRR": nrr.points}),
            key="seat_mix_rows",
            alt="Price, seats and mix",
        )
        share = nrr.percent(nrr.ground.ratio(found.opening, found.whole))
        whose = f"{nrr.plural(found.customers, 'opening customer')} whose seats are known"
        st.caption(
            f"Over {whose} ({share} of opening revenue). Mix: seats that moved to customers with dearer or"
            " cheaper ones."
        )


def _title(known: dict[nrr.comparisons.GrowthDriver, int], expansion: int, asked: session.Asked) -> str:
    if set(known) == {nrr.comparisons.GrowthDriver.UNTOLD}:
        return f"{asked.short(expansion)} of expansion has no recorded cause"
    first, amount = max(known.items(), key=lambda pair: pair[1])
    share = nrr.ground.percent_said(nrr.ground.ratio(amount, expansion))
    verb = "has" if first is nrr.comparisons.GrowthDriver.UNTOLD else "is"
    return f"{share} of the {asked.short(expansion)} expansion {verb} {first}"


def _table(known: dict[nrr.comparisons.GrowthDriver, int], expansion: int, asked: session.Asked) -> None:
    table = pd.DataFrame(
        {
            "Cause": [str(driver).capitalize() for driver in known],
            "Expansion": [asked.look.cell(amount) for amount in known.values()],
            "Share": [nrr.percent(amount / expansion) for amount in known.values()],
        }
    )
    cards.figures(table, "Expansion by cause")


def _listed(columns: tuple[nrr.accounts.Held, ...]) -> str:
    """`A column with seats by month or plan by month`."""
    return f"A column with {' or '.join(columns)}"
