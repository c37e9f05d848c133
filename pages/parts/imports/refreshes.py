"""Next month's file of the company whose data is loaded: what changed since, before it takes their place."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, memory, session, tables, today
from pages.parts.imports import intakes

_NAMED, _MOST_ROWS = 3, 200
_HEADS = ("Customer", "What", "Month", "Before", "Now")
_OTHER_MONEY = (nrr.successions.Code.CURRENCY_CHANGED, nrr.successions.Code.UNIT_CHANGED)
"""Then no amount of the one file can be laid beside one of the other."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """The file on the desk and the loaded data are of one company: `shared` of the customers are in both.

    `policy` is the definition in force, `sequel` what changed, None where no amount can be compared,
    `objection` why the file may not be what it should, `told` what the watch says of it.
    """

    name: str
    shared: float
    policy: nrr.Policy
    currency: str
    sequel: nrr.successions.Sequel | None
    objection: nrr.successions.Objection | None
    told: tuple[str, ...] = ()


def of(found: intakes.Read) -> Refresh | None:
    """Compared once a reading; None for the data of somebody else, and where there is nothing to compare."""
    before, ledger, policy = session.book(), found.intake.ledger, session.policy()
    if before is None or before.ledger is None or ledger is None or before.key == found.key:
        return None
    former, name, own = before.ledger, before.name, found.uploaded or ledger
    key = ("refresh", before.key, found.key, policy, today.running_month())

    def compared() -> tuple[Refresh | None]:
        with st.spinner("Comparing with the loaded data"):
            return (_compared(former, ledger, own, policy, name),)

    return memory.held.of(key, compared)[0]


def _compared(
    former: nrr.Ledger, ledger: nrr.Ledger, own: nrr.Ledger, policy: nrr.Policy, name: str
) -> Refresh | None:
    """`own` is the ledger of the file alone, `ledger` the one with the earlier months it lacks."""
    marks = nrr.successions.customer_marks
    shared = nrr.successions.shared_customers(marks(former), marks(own))
    if shared < nrr.successions.SAME_COMPANY:
        return None
    before, now = today.complete(former, policy), today.complete(ledger, policy)
    try:
        then, book = nrr.ledgers.settle(before, policy), nrr.ledgers.settle(now, policy)
        objection = _objection(then, nrr.ledgers.settle(today.complete(own, policy), policy), own)
        apart = objection is not None and objection.code in _OTHER_MONEY
        sequel = None if apart else nrr.successions.sequel(before, now, policy)
    except nrr.Refusal:
        return None
    told = _watched(former, ledger, policy) if objection is None else ()
    return Refresh(name, shared, policy, book.currency, sequel, objection, told)


def _watched(former: nrr.Ledger, ledger: nrr.Ledger, policy: nrr.Policy) -> tuple[str, ...]:
    """The lines of the watch: what was restated, moved beyond chance, by few, or is noise; none where the
    file holds no new month.
    """
    before = today.complete(former, policy)
    now = today.complete(nrr.successions.rolled(former, ledger).ledger, policy)
    if now.months[-1] <= before.months[-1]:
        return ()
    found = nrr.watching.digest_of(before, now, policy, "", nrr.watching.thresholds_of(policy))
    return nrr.watching.Teller(found, str).lines()


def _objection(then: nrr.Ledger, book: nrr.Ledger, uploaded: nrr.Ledger) -> nrr.successions.Objection | None:
    """The file's own totals are told under Tie-out, not here."""
    closings = {month: int(row.sum()) for month, row in zip(then.months, then.grid, strict=True)}
    former = nrr.successions.Former(closings, then.currency, then)
    expected = nrr.successions.Expectation(datetime.now(UTC).date())
    passed = (nrr.successions.Code.TOTAL_DIFFERS,)
    return nrr.successions.objection(former, book, uploaded, expected, passed)


def draw(found: intakes.Read) -> None:
    """Nothing for the first file of a company."""
    refresh = of(found)
    if refresh is None:
        return
    look = nrr.charts.Look(refresh.currency, nrr.Basis.MRR)
    with st.container(key="refresh", gap="xsmall"):
        if refresh.sequel is not None:
            st.markdown(f"**{nrr.markdown_text(_title(refresh.sequel, look), 200)}**")
        if refresh.objection is not None:
            sentence = refresh.objection.sentence
            words = f"Check before use: {sentence}."
            st.warning(nrr.markdown_text(words, 400), icon=":material/warning:")
        if refresh.sequel is not None:
            lines = _lines(refresh.sequel, look)
            st.markdown("\n".join(f"- {nrr.markdown_text(line, 300)}" for line in lines))
            _customers(refresh.sequel, look)
        if refresh.told:
            _since_last_time(refresh.told)
        st.caption(nrr.markdown_text(_compared_with(refresh), 300))


def _since_last_time(told: tuple[str, ...]) -> None:
    """What the watch would send: how much of it is more than chance."""
    st.markdown("**Since last time**")
    st.markdown("\n".join(f"- {nrr.markdown_text(line, 400)}" for line in told))


def _title(found: nrr.successions.Sequel, look: nrr.charts.Look) -> str:
    since, now = found.since.label, look.short(found.closing)
    if found.unchanged:
        return f"Nothing changed since the last file: MRR of {since} is {now}"
    if found.latest == found.since:
        was = (
            "is unchanged"
            if found.was == found.restated
            else f"was {look.full(found.was)}, is {look.full(found.restated)}"
        )
        return f"No new month: MRR of {since} {was}"
    moved = found.closing - found.was
    if not moved:
        return f"MRR is {now} in {found.latest.label}, as in {since}"
    verb = "rose" if moved > 0 else "fell"
    return f"MRR {verb} {look.short(abs(moved))} since {since}, to {now} in {found.latest.label}"


def _lines(found: nrr.successions.Sequel, look: nrr.charts.Look) -> list[str]:
    """What was added, who is gone, what earlier months say now."""
    lines = []
    if found.latest != found.since:
        lines += [
            _moved(found.added, "added", "No customers added", look),
            _moved(found.gone, "lost", "No customers lost", look),
        ]
        if found.changed:
            change = sum(one.after - one.before for one in found.changed)
            people = nrr.plural(len(found.changed), "customer")
            lines.append(f"{people} changed: {look.signed(change)}")
        if found.currency:
            lines.append(f"Exchange rates: {look.signed(found.currency)}")
    return [*lines, _earlier(found, look)]


def _moved(moved: tuple[nrr.successions.Moved, ...], verb: str, nobody: str, look: nrr.charts.Look) -> str:
    if not moved:
        return nobody
    names = ", ".join(one.customer for one in moved[:_NAMED])
    more = f" and {len(moved) - _NAMED} more" if len(moved) > _NAMED else ""
    change = sum(one.after - one.before for one in moved)
    return f"{nrr.plural(len(moved), 'customer')} {verb}: {look.signed(change)} ({names}{more})"


def _earlier(found: nrr.successions.Sequel, look: nrr.charts.Look) -> str:
    if not found.restatements and not found.earlier:
        return "Earlier months are as they were"
    people = nrr.plural(len({one.customer for one in found.earlier}), "customer")
    told = f"{nrr.plural(len(found.earlier), 'change')}, {people}" if found.earlier else _many(found)
    restated = f"Earlier months restated: {told}"
    if found.was == found.restated:
        return restated
    return f"{restated}; {found.since.label} was {look.full(found.was)}, is {look.full(found.restated)}"


def _many(found: nrr.successions.Sequel) -> str:
    return f"{nrr.count(found.restatements)} amounts, too many to list"


def _compared_with(refresh: Refresh) -> str:
    kept = "" if refresh.policy == nrr.Policy() else " Your definition stays in force."
    return (
        f"Compared with {refresh.name}, loaded now: {nrr.percent(refresh.shared)} of the customers are in"
        f" both.{kept}"
    )


def _customers(found: nrr.successions.Sequel, look: nrr.charts.Look) -> None:
    rows = [*_movements(found, look), *_restated(found, look)]
    if rows:
        with st.expander("Show customers", type="compact"):
            frame = pd.DataFrame(rows[:_MOST_ROWS], columns=list(_HEADS))
            right = st.column_config.Column(alignment="right")
            pinned = st.column_config.Column(pinned=True)
            tables.listed(
                frame,
                key="refresh_customers",
                alt="Customers that changed since the last file",
                column_config={"Customer": pinned, "Before": right, "Now": right},
            )
            cards.scroll_hint("refresh", "before and now")
            more = f" The first {_MOST_ROWS} of {nrr.count(len(rows))}." if len(rows) > _MOST_ROWS else ""
            st.caption(f"Monthly revenue.{more}")


def _movements(found: nrr.successions.Sequel, look: nrr.charts.Look) -> list[tuple[str, ...]]:
    told = (("Added", found.added), ("Lost", found.gone), ("Changed", found.changed))
    return [
        (one.customer, what, found.latest.label, look.cents(one.before), look.cents(one.after))
        for what, moved in told
        for one in moved
    ]


def _restated(found: nrr.successions.Sequel, look: nrr.charts.Look) -> list[tuple[str, ...]]:
    return [
        (
            one.customer,
            f"Restated: {one.note}" if one.note else f"Restated: {one.kind}",
            one.label,
            "" if one.note else look.cents(one.before),
            "" if one.note else look.cents(one.after),
        )
        for one in found.earlier
    ]
