"""One customer: what it pays, how it moved, how healthy it looks, and the cells all of it was read from."""

import pandas as pd
import streamlit as st

import nrr
from pages.parts import cards, checklist, explained, headlines, session, tables, thresholdcards
from pages.parts.advices import beside
from pages.parts.customers import accounts, exposures, healthcourses
from pages.parts.notes import notecards


def draw(row: int, asked: session.Asked) -> None:
    """The customer under its finding, its figures, timeline, signals, and every month with its cells."""
    book = explained.book(asked)
    name = nrr.retention.shown_name(book, row)
    amounts = book.grid[:, row].tolist()
    chart = nrr.charts.account_timeline(name, book.months, amounts, asked.look)
    st.button(
        "All accounts",
        icon=":material/arrow_back:",
        key="account_back",
        on_click=accounts.close,
        type="tertiary",
    )
    checklist.doubts(asked)
    with st.container(gap="xxsmall", key="head"):
        st.title(nrr.markdown_text(chart.title, 240), anchor=False)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(nrr.markdown_text(_context(row, book, asked), 400), width="content")
            checklist.strip(asked)
    _figures(row, amounts, asked)
    cards.chart_card(headlines.untitled(chart, "Month by month"), "account_timeline")
    notecards.customer(book.names[row], asked)
    left, right = st.columns([2, 1], gap="small")
    with left, st.container(border=True, height="stretch", key="account_months", gap="small"):
        st.header("Every month and its source cells", anchor=False)
        _months(row, amounts, asked)
    with right, st.container(border=True, height="stretch", key="account_health", gap="small"):
        _health(row, asked)


def _context(row: int, book: nrr.Ledger, asked: session.Asked) -> str:
    """What is known of it, as of the close."""
    last = len(book.months) - 1
    values = [(name, a.texts(last)[row]) for name, a in book.attributes.items()]
    known = [f"{name}: {text}" for name, text in values if text != nrr.UNKNOWN]
    return " · ".join([f"as of {asked.view.window.closing}", *known])


def _figures(row: int, amounts: list[int], asked: session.Asked) -> None:
    book, window = explained.book(asked), asked.view.window
    s = book.index(window.opening)
    before = amounts[s] if s is not None else 0
    paid = [index for index, amount in enumerate(amounts) if amount > 0]
    since = book.months[paid[0]].label if paid else nrr.MISSING
    before_it = ", or earlier" if paid and paid[0] == 0 else ""
    bridge = asked.snapshot.main.bridge
    adds = None if bridge is None or not before else (amounts[-1] - before) / bridge.opening
    share = nrr.ground.ratio(amounts[-1], asked.snapshot.closings[-1])
    shown = (
        (f"{asked.view.basis} now", asked.short(amounts[-1]), f"{nrr.percent(share)} of all revenue"),
        (
            f"Change in {nrr.plural(window.months, 'month')}",
            asked.signed(amounts[-1] - before),
            f"adds {nrr.points(adds)} to NRR" if adds is not None else "not an opening customer",
        ),
        ("Customer since", since, f"{nrr.plural(len(paid), 'paid month')}{before_it}"),
        ("Highest", asked.short(max(amounts, default=0)), _highest(amounts, book)),
    )
    with st.grid(4, min_column_width=220, gap="small", key="account_figures"):
        for label, text, note in shown:
            with st.container(
                border=True, height="stretch", gap="xsmall", key=f"own_{label.split()[0].lower()}"
            ):
                st.metric(label, text)
                st.caption(nrr.markdown_text(note))


def _highest(amounts: list[int], book: nrr.Ledger) -> str:
    top = max(amounts, default=0)
    return f"first in {book.months[amounts.index(top)].label}" if top > 0 else "never paid"


def _months(row: int, amounts: list[int], asked: session.Asked) -> None:
    book = explained.book(asked)
    kinds = nrr.charts.movement_kinds(amounts)
    lines = [
        line
        for index in range(len(book.months) - 1, -1, -1)
        for line in _lines(row, index, amounts, kinds, asked)
    ]
    table = pd.DataFrame(lines)
    empty = [name for name in table if not table[name].fillna("").astype(str).str.len().any()]
    tables.listed(
        table.drop(columns=empty),
        key="account_cells",
        placeholder="",
        alt="Months, movements and uploaded cells of this customer",
    )


def _lines(
    row: int, index: int, amounts: list[int], kinds: tuple[str, ...], asked: session.Asked
) -> list[dict[str, str]]:
    """One line a cell; a month without one says so where the customer pays."""
    book = explained.book(asked)
    change = asked.signed(amounts[index] - amounts[index - 1]) if kinds[index] else ""
    own = {
        "Month": book.months[index].label,
        str(asked.view.basis): asked.cents(amounts[index]),
        "Movement": kinds[index].capitalize(),
        "Change": change,
    }
    cells = nrr.explanations.sources(book, row, (book.months[index],))
    if not cells:
        return [own | {"As uploaded": "no entry" if book.origins is not None else ""}]
    return [
        own
        | {
            "As uploaded": c.raw,
            "Row": str(c.row),
            "Column": c.shown_column,
            "Sheet": c.sheet,
            "File": c.file,
        }
        for c in cells
    ]


def _steps(light: str, known: nrr.accounts.Health, asked: session.Asked) -> None:
    """The next step for its colour, what forces it to red, and every signal without a mark."""
    weak = {one.key: one.label for one in nrr.accounts.SIGNALS if known.marks.get(one.key) == 0}
    beside.lines("colour", beside.named([light]), asked)
    beside.lines("override", beside.named(known.overrides), asked)
    beside.lines("signal", weak, asked)


def _health(row: int, asked: session.Asked) -> None:
    """Every signal with its weight and mark, or the column that would give it."""
    scored = accounts.scored(asked)
    light = scored.lights[row] if len(accounts.run(asked).months) > 3 else None
    if light is None:
        st.header("No health score", anchor=False)
        st.markdown("A score needs a paying customer and four consecutive months of data.")
        return
    known = scored.health(row)
    score = "" if known.score is None else f", score {known.score:.0f}"
    st.header(nrr.markdown_text(f"Health: {exposures.LIGHTS[light]}{score}"), anchor=False)
    shown = [signal for signal in nrr.accounts.SIGNALS if signal.key in known.marks]
    for reason in known.overrides:
        st.markdown(f"**Red because of: {nrr.markdown_text(reason)}**")
    _steps(str(light), known, asked)
    tables.listed(
        pd.DataFrame(
            {
                "Signal": [signal.label for signal in shown],
                "Weight": [known.scale.weights[signal.key] for signal in shown],
                "Mark": [_MARKS[known.marks[signal.key]] for signal in shown],
            }
        ),
        key="account_signals",
        alt="Health signals of this customer",
    )
    st.caption(
        f"{nrr.percent(known.coverage)} of all signals by weight are known. A mark is 1, ½ or 0; no"
        " probability is attached."
    )
    unmarked = (one.key for one in nrr.accounts.SIGNALS if one.key not in scored.marks)
    if needed := [nrr.accounts.unlocking(key) for key in unmarked]:
        st.caption(f"More would be known with {', '.join(needed)}.")
    thresholdcards.told(asked)
    healthcourses.of_customer(row, asked)


_MARKS = {0.0: "0", 0.5: "½", 1.0: "1"}
