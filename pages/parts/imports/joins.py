"""Several files as one book: what each second file is for, the column that joins it, and who has no
partner.
"""

from dataclasses import replace

import streamlit as st

import nrr
from pages.parts import dropzones, memory, problems, session, ties
from pages.parts.imports import desk, first_figures, intakes, progress, remembered

_KINDS = {
    nrr.intake.SideKind.ATTRIBUTES: "Attributes or signals by customer",
    nrr.intake.SideKind.CONTRACTS: "Contracts by customer",
    nrr.intake.SideKind.ONE_OFFS: "One-off amounts to take out",
    nrr.intake.SideKind.RATES: "Exchange rates",
    nrr.intake.SideKind.TOTALS: "Ledger totals to compare with",
}
_SELECT_WIDE = 310
_REFUSED = "sides_refused"
_BY_CUSTOMER = (nrr.intake.SideKind.ATTRIBUTES, nrr.intake.SideKind.ONE_OFFS)
_CODES = frozenset(
    {
        "contracts_exceed",
        "contracts_in_other_currency",
        "contracts_joined",
        "contracts_need_start",
        "contracts_without_start",
        "joined",
        "no_contracts",
        "unmatched_contracts",
        "unmatched_table",
        "without_contract",
        "unmatched_book",
        "repeated_key",
        "runs_on",
        "term_rows",
        "one_offs_taken_out",
        "one_offs_not_found",
        "one_off_columns",
        "rates_joined",
        "rates_unused",
        "rate_missing",
    }
)


def combined(found: intakes.Read) -> intakes.Read:
    """The book with every second table on the desk joined to it."""
    now, ledger = desk.desk(), found.intake.ledger
    if now is None or not now.sides or ledger is None:
        return found
    marks = repr([_mark(join) for join in now.sides])
    return memory.held.of(("joined", found.key, marks), lambda: _joined(found, ledger, now.sides, marks))


def _joined(
    found: intakes.Read, ledger: nrr.Ledger, sides: tuple[nrr.intake.Join, ...], marks: str
) -> intakes.Read:
    whole = nrr.intake.combine(ledger, sides)
    return intakes.with_ledger(found, whole.ledger, whole.problems, marks)


def _mark(join: nrr.intake.Join) -> tuple[str, ...]:
    return (
        join.table.file,
        join.kind,
        join.key,
        session.key_of(join.table.file, repr(join.table.rows).encode()),
    )


def draw(found: intakes.Read) -> None:
    """The second drop zone, then a card for every file joined so far; open where rates are missing."""
    ledger, now = found.intake.ledger, desk.desk()
    if ledger is None:
        return
    sides = () if now is None else now.sides
    missing = _not_yet(sides, () if now is None else remembered.files_before(now.file.form))
    wanted = bool(sides or missing) or first_figures.needs_rates(ledger)
    with st.expander("Add other files", expanded=wanted, key="add_files"):
        st.markdown(
            "Contracts with their ends and amounts, plans and regions, usage, tickets, NPS, payment failures,"
            " renewal dates, churn reasons, parent companies, one-off amounts, exchange rates, or totals of"
            " the general ledger."
        )
        if missing:
            words = f"Last time with {', '.join(missing)}. Add the new one and it is used the same way."
            st.caption(nrr.markdown_text(words, 300))
        _drop(ledger)
        problems.report(st.session_state.get(_REFUSED, ()), ledger.currency)
        for place, join in enumerate(sides):
            _card(place, join, found)


def _not_yet(sides: tuple[nrr.intake.Join, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """The files of last time where fewer stand here now."""
    return before if len(sides) < len(before) else ()


def _drop(ledger: nrr.Ledger) -> None:
    turn = st.session_state.setdefault("turn_side", 0)
    dropped = st.file_uploader("Add files", accept_multiple_files=True, key=f"side_{turn}")
    if not dropped:
        return
    st.session_state[_REFUSED] = ()
    for place, one in enumerate(dropped):
        data, nth = one.getvalue(), f"file {place + 1} of {len(dropped)}, " if len(dropped) > 1 else ""
        task = progress.Task(
            f"{one.name} ({nth}{progress.size_of(len(data))})", len(data), _forget, len(dropped), place
        )
        _add(progress.waited(_reader(data, one.name), task), one.name, ledger)
        dropzones.free(one.file_id)
    st.session_state["turn_side"] = turn + 1
    st.rerun()


def _forget() -> None:
    """Of the files that were dropped together those not read yet are not wanted."""
    st.session_state["turn_side"] += 1


def _reader(data: bytes, name: str) -> progress.Work[nrr.intake.SideReading]:
    return lambda tell, stop: nrr.intake.read_side_apart(data, name, tell, stop)


def _add(reading: nrr.intake.SideReading, name: str, ledger: nrr.Ledger) -> None:
    now = desk.desk()
    if reading.table is None or not reading.table.rows or now is None:
        st.session_state[_REFUSED] += tuple(map(_named, reading.problems)) or (_no_rows(name),)
        return
    others = tuple(join for join in now.sides if join.table.file != reading.table.file)
    desk.set_sides((*others, remembered.as_before(nrr.intake.proposed(reading.table, ledger))))


def _named(problem: nrr.Problem) -> nrr.Problem:
    """With its file in front: several may have been dropped at once."""
    return (
        problem if problem.place is None else replace(problem, what=f"{problem.place.file}: {problem.what}")
    )


def _no_rows(name: str) -> nrr.Problem:
    return nrr.Problem(
        "empty_table",
        nrr.Severity.ERROR,
        f"{name} holds no rows below its headings.",
        remedy="Export the table again and add it.",
        place=nrr.Place(name),
    )


def _card(place: int, join: nrr.intake.Join, found: intakes.Read) -> None:
    # By name, not by place: what was chosen for one file stays with it when another is removed.
    own_key = session.key_of(join.table.file, b"")[:12]
    with st.container(border=True, key=f"side_card_{own_key}", gap="small"):
        st.markdown(f"**{nrr.markdown_text(join.table.file, 80)}**")
        st.caption(
            f"{nrr.plural(len(join.table.rows), 'row')}, {nrr.plural(len(join.table.headings), 'column')}"
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            kinds = list(_KINDS)
            kind = st.selectbox(
                "Used for",
                kinds,
                kinds.index(join.kind),
                format_func=_KINDS.__getitem__,
                key=f"side_kind_{own_key}",
                width=_SELECT_WIDE,
            )
            headings = list(dict.fromkeys(join.table.headings))
            key = join.key
            if kind in _BY_CUSTOMER:
                at = headings.index(join.key) if join.key in headings else 0
                key = st.selectbox(
                    "Customers are named in", headings, at, key=f"side_key_{own_key}", width=_SELECT_WIDE
                )
            st.button("Remove this file", key=f"side_gone_{own_key}", on_click=_remove, args=(place,))
        changed = replace(join, kind=kind, key=key or headings[0])
        if changed != join:
            _replace(place, changed)
            st.rerun()
        own = tuple(
            p
            for p in found.intake.problems
            if p.code in _CODES and p.place is not None and p.place.file == join.table.file
        )
        problems.report(own, found.intake.ledger.currency if found.intake.ledger is not None else "")
        if join.kind is nrr.intake.SideKind.TOTALS and found.intake.ledger is not None:
            _compared(join, found.intake.ledger)


def _compared(join: nrr.intake.Join, ledger: nrr.Ledger) -> None:
    """What the comparison of a list of totals comes to; the months stand under Tie-out."""
    found = [one for one in nrr.ledgers.reconciliations(ledger) if join.table.file in one.source]
    for one in found:
        st.markdown(nrr.markdown_text(ties.title(one, ledger), 240))
    st.caption("Every month is compared above." if found else _why_not_compared(ledger))


def _why_not_compared(ledger: nrr.Ledger) -> str:
    if "currency" in ledger.roles:
        return "Not compared: amounts in several currencies have no one total a month."
    return "Not compared: no row holds both a month and an amount."


def _replace(place: int, changed: nrr.intake.Join) -> None:
    now = desk.desk()
    if now is not None:
        desk.set_sides(tuple(changed if i == place else one for i, one in enumerate(now.sides)))


def _remove(place: int) -> None:
    now = desk.desk()
    if now is not None:
        desk.set_sides(tuple(one for i, one in enumerate(now.sides) if i != place))
