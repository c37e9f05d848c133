"""The publisher's choices, as widgets: what the board shows, whom it names, how long it lives."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st

import nrr
from pages.parts import datednotes, definitionlogs, memory, ownscenarios, session
from pages.parts.advices import held
from pages.parts.plans import companions, sheets
from pages.parts.sharing import certificatecards, columnchoices, letterheads, packchoices
from pages.parts.sharing.restatecards import Follows

_NAMES = {
    nrr.ledgers.Naming.ABSENT: "Left out",
    nrr.ledgers.Naming.MASKED: "Masked",
    nrr.ledgers.Naming.SHOWN: "Shown",
}
_ABOUT_NAMES = {
    nrr.ledgers.Naming.ABSENT: "No names of customers, parent companies or owners.",
    nrr.ledgers.Naming.MASKED: (
        "Customers appear under a code that stays the same on later boards. No parent companies or owners."
    ),
    nrr.ledgers.Naming.SHOWN: "Findings name customers as your file does. Set a passphrase.",
}
_ON_A_DAY = "On a day"
_EXPIRIES = {"7 days": 7, "30 days": 30, "90 days": 90}
_LONGEST_NOTE, _LONGEST_TITLE = 2_000, 120
_LONGEST_CONFIRMATION = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says now. `fault` is a sentence when it cannot be published as it stands."""

    choices: nrr.publishing.BoardChoices
    lifetime: timedelta
    passphrase: str | None
    fault: str = ""


@memory.kept()
def _standing(key: str, _ledger: nrr.Ledger, view: nrr.View) -> tuple[nrr.Scenario, ...]:
    return nrr.publishing.standing_scenarios(_ledger, view)


def ask(asked: session.Asked, follows: Follows) -> Wanted:
    """Draw the widgets and read them."""
    company, logo = letterheads.ask()
    usual = nrr.publishing.board_title(company, asked.view.window.closing)
    title = st.text_input("Title", placeholder=usual, max_chars=_LONGEST_TITLE, key="board_title")
    note = _note(asked)
    found = packchoices.offered(asked, follows.earlier.snapshot)
    parts = packchoices.sections(found)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        naming = nrr.ledgers.Naming.ABSENT if asked.connected else _naming()
        smallest = _smallest(asked)
    st.caption(_ABOUT_NAMES[naming])
    columns = columnchoices.ask(asked, naming)
    segments = packchoices.columns_first(columns, asked.book.key)
    confirmation, doubtful = _confirmation(asked)
    scenarios = _scenarios(asked)
    certificate, untrue = certificatecards.ask(asked)
    source, paper = _imprint()
    pack = nrr.packs.PackChoices(company, logo, source, parts, segments, paper)
    packchoices.keep(pack, found)
    choices = nrr.publishing.BoardChoices(
        title.strip() or usual,
        note.strip(),
        naming,
        smallest,
        scenarios,
        columns,
        confirmation,
        pack,
        () if asked.connected else held.agreements(asked.ledger),
        () if asked.connected else held.edits(asked.ledger),
        sheets.plan_or_none(asked),
        companions.typed(),
        () if asked.connected else datednotes.notes(asked.ledger),
        definitionlogs.rows(asked),
        certificate=certificate,
    )
    lifetime, fault = _lifetime()
    passphrase, weak = _passphrase(naming)
    return Wanted(choices, lifetime, passphrase, doubtful or fault or weak or untrue)


def _imprint() -> tuple[str, nrr.packs.PaperSize]:
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        return packchoices.source(), packchoices.paper()


def _confirmation(asked: session.Asked) -> tuple[str, str]:
    """A doubtful book goes out only with its publisher's own words on it; the second text says that they
    are missing.
    """
    if not asked.snapshot.alarms:
        return "", ""
    for alarm in asked.snapshot.alarms:
        st.warning(nrr.markdown_text(f"Doubtful data: {alarm.what}", 600), icon=":material/warning:")
    told = st.text_input(
        "Why these figures are right",
        max_chars=_LONGEST_CONFIRMATION,
        key="board_confirmation",
        placeholder="Readers see this beside the warning",
    ).strip()
    return told, "" if told else "Say why these figures are right: the data look doubtful."


def too_few(asked: session.Asked) -> str:
    """The customers behind the headline where they are fewer than a group that is shown; empty where they
    are not.
    """
    customers = asked.snapshot.main.headline.customers
    smallest = st.session_state.get(_smallest_key(asked), _least(asked))
    return nrr.plural(customers, "opening customer") if customers < smallest else ""


def _least(asked: session.Asked) -> int:
    return max(2, asked.view.policy.smallest_group)


def _smallest_key(asked: session.Asked) -> str:
    """Another least is another choice: one made below it would be refused."""
    return f"board_smallest_{_least(asked)}"


def _note(asked: session.Asked) -> str:
    """Kept as it is written; another book has another note."""
    key = asked.book.key
    note = st.text_area(
        "Note to readers",
        session.board_note(key),
        max_chars=_LONGEST_NOTE,
        height=80,
        key=f"board_note_{key[:12]}",
        placeholder="Plain text, shown under the headline",
    )
    if asked.connected:
        st.caption("Customers stay in the database, so nobody checks whether the note names one.")
    if note != session.board_note(key):
        session.keep_board_note(key, note)
    return note


def _smallest(asked: session.Asked) -> int:
    least = st.number_input(
        "Smallest group shown",
        _least(asked),
        max(100, _least(asked)),
        key=_smallest_key(asked),
        width=170,
        help=(
            "Smaller segments and cohorts are not shown: readers could recognise their customers. The"
            " definition sets the minimum."
        ),
    )
    return int(least)


def _naming() -> nrr.ledgers.Naming:
    chosen = st.segmented_control(
        "Customer names",
        list(_NAMES),
        default=nrr.ledgers.Naming.ABSENT,
        required=True,
        format_func=_NAMES.__getitem__,
        key="board_naming",
    )
    return nrr.ledgers.Naming(chosen)


def _scenarios(asked: session.Asked) -> tuple[nrr.Scenario, ...]:
    if asked.connected:
        return ()
    standing = _standing(asked.book.key, asked.ledger, asked.view)
    on_offer = {one.name: one for one in (*standing, *ownscenarios.scenarios())}
    if not on_offer:
        return ()
    chosen = st.multiselect(
        "Scenarios",
        list(on_offer),
        default=[one.name for one in standing],
        key="board_scenarios",
        help="Each is shown beside today's rates. Save your own on What-if.",
    )
    return tuple(on_offer[name] for name in chosen)


def _lifetime() -> tuple[timedelta, str]:
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = st.segmented_control(
            "Link expires after",
            [*_EXPIRIES, _ON_A_DAY],
            default="30 days",
            required=True,
            key="board_expiry",
        )
        if chosen in _EXPIRIES:
            return timedelta(days=_EXPIRIES[chosen]), ""
        now = datetime.now(UTC)
        day = st.date_input(
            "Last day",
            now.date() + timedelta(days=60),
            min_value=now.date() + timedelta(days=1),
            max_value=now.date() + timedelta(days=365),
            key="board_last_day",
            format="YYYY-MM-DD",
            width=170,
        )
    try:
        return nrr.publishing.until(day, now), ""
    except nrr.Refusal as refusal:
        return timedelta(days=30), str(refusal)


def _passphrase(naming: nrr.ledgers.Naming) -> tuple[str | None, str]:
    """Asked for by default where customers are named."""
    needed = naming is not nrr.ledgers.Naming.ABSENT
    wanted = st.toggle("Ask readers for a passphrase", needed, key=f"board_asks_{needed}")
    if not wanted:
        return None, ""
    phrase = st.text_input(
        "Passphrase",
        type="password",
        key="board_passphrase",
        placeholder="e.g. four random words",
        help="Send it separately from the link. It cannot be recovered.",
        max_chars=200,
        autocomplete="new-password",
    )
    return phrase, "" if len(phrase) >= 8 else "Use at least 8 characters for the passphrase."
