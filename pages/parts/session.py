"""What this visitor has on the desk: the open book, the file on its way to one, the policy and what else,
typed.

A reload, a second tab or a restart is a new session for Streamlit. The desk belongs to the browser (its
cookie) and, with sign-in, to the person at it: the same address shows the same book there, and nobody
else's. It is sealed in the store piece by piece as it changes; this module and `imports/desk.py` are all
that writes it.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

import nrr
from pages.parts import cached, connectedtables, today, tones
from pages.parts.desks import companies
from pages.parts.desks.desk import Desk
from pages.parts.desks.owning import actor, change, keep, own_desk, registry
from pages.parts.desks.records import (
    ANSWERS,
    BOARDS,
    BOOK,
    COMPANY,
    KEPT,
    LEDGER,
    LOGO,
    NOTES,
    PLAN,
    POLICY,
    SCENARIOS,
    BoardLink,
    Card,
    KeptLink,
    OpenBook,
    PlanNotes,
)

ART = Path(__file__).resolve().parent / "art"
ICON = str(ART / "icon.png")
_ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an analysis page is about: the book, and the view of the control strip.

    It holds neither ledger nor snapshot: a page that stays open, its fragments and its buttons would keep
    them in memory for as long. Both are had from memory, and made again where they had to go. `taken` is
    the view its snapshot was taken of and `stated` the one its definition states, where they are not
    `view`.
    """

    book: Card
    view: nrr.View
    currency: str
    taken: nrr.View | None = None
    stated: nrr.View | None = None

    @property
    def connected(self) -> bool:
        """Whether the rows stay in a database."""
        return self.book.connected is not None

    @property
    def outline(self) -> nrr.Ledger:
        """Months, currency and columns, which need no customer: the book itself, or a table's."""
        return connectedtables.outline(self.book, self.view.policy) if self.connected else self.ledger

    @property
    def ledger(self) -> nrr.Ledger:
        """The book as far as it is complete; Refusal where it was put away, or stays in a database."""
        if self.connected:
            raise nrr.Refusal("this needs single customers, which stay in the database")
        return cached.complete(
            self.book.key, today.running_month(), self.view.policy, lambda: _ledger(self.book.key)
        )

    @property
    def contracts(self) -> nrr.Ledger:
        """The book whose contracts are followed: of a table with customers numbered in place of names."""
        return connectedtables.contracts(self.book, self.view.policy) if self.connected else self.ledger

    @property
    def snapshot(self) -> nrr.Snapshot:
        """Every figure of the view."""
        taken, stated = self.taken or self.view, self.stated or self.view
        found = self.snapshot_of(taken)
        return found if found.view == stated else replace(found, view=stated)

    def snapshot_of(self, view: nrr.View) -> nrr.Snapshot:
        """Every figure of another view of the same data."""
        if self.connected:
            return connectedtables.snapshot(self.book, view)
        return cached.snapshot(self.book.key, self.ledger, view, self.book.name)

    @property
    def look(self) -> nrr.charts.Look:
        """How amounts and colours are shown to this visitor."""
        return nrr.charts.look_of(self.snapshot, tones.tone(), tones.screen())

    def money(self, arr_minor: int | None) -> str:
        """An amount in full, in whole units."""
        return nrr.money(arr_minor, self.currency, self.view.basis)

    def cents(self, arr_minor: int | None) -> str:
        """An amount to the cent, for a customer's own months and for what two sums differ by."""
        return nrr.ground.money_to_cent(arr_minor, self.currency, self.view.basis)

    def signed(self, arr_minor: int) -> str:
        """A short change, with its sign."""
        return nrr.ground.signed_money(arr_minor, self.currency, self.view.basis)

    def signed_to_cent(self, arr_minor: int) -> str:
        """A change to the cent, with its sign."""
        return nrr.ground.signed_to_cent(arr_minor, self.currency, self.view.basis)

    def short(self, arr_minor: int | None) -> str:
        """A short amount."""
        return nrr.compact(arr_minor, self.currency, self.view.basis)


def begin() -> None:
    """Once a run, before anything is drawn: take over what another tab or machine has changed."""
    own_desk().refresh()


def book() -> OpenBook | None:
    """The open book; None before the first one, and while the store cannot give it back."""
    return book_on(own_desk())


def book_on(desk: Desk) -> OpenBook | None:
    """The open book of a desk."""
    card: Card | None = desk.value(BOOK)
    ledger: nrr.Ledger | None = None
    if card is not None and card.with_ledger:
        with suppress(nrr.Refusal):
            ledger = desk.value(LEDGER, card.key)
        if ledger is None:
            desk.unreadable()
            return None
    return None if card is None else card.opened(ledger)


def card() -> Card | None:
    """The open book without its ledger; None before the first one."""
    found: Card | None = own_desk().value(BOOK)
    return found


def _ledger(key: str) -> nrr.Ledger:
    found: nrr.Ledger | None = own_desk().value(LEDGER, key)
    if found is None:
        raise nrr.Refusal("This data is no longer loaded in this browser. Load it again on Start.")
    return found


def open_book(chosen: OpenBook) -> None:
    """Make this the book of every page, under the headline's own policy unless it brings another."""
    lay(own_desk(), chosen)


def lay(desk: Desk, chosen: OpenBook) -> None:
    """As `open_book`, on this desk."""
    change(desk, _laid_book(desk, chosen))


def policy() -> nrr.Policy:
    """Your definition."""
    return own_desk().value(POLICY) or nrr.Policy()


def set_policy(chosen: nrr.Policy) -> None:
    """Put another definition in force on every page; the audit log says who did."""
    if chosen != policy():
        change(own_desk(), {nrr.store.Spot(POLICY): chosen})
        registry.note_definition(own_desk(), actor())


def board_links() -> tuple[BoardLink, ...]:
    """The boards published from this browser, newest first."""
    return tuple(reversed(own_desk().values(BOARDS).values()))


def keep_board_links(links: tuple[BoardLink, ...]) -> None:
    """Remember these as the boards published from this browser."""
    keep(BOARDS, own_desk().values(BOARDS), {one.manage_token: one for one in reversed(links)})


def remembered_answers() -> dict[str, dict[str, Any]]:
    """Answers to the questions of earlier files, by the form of the file."""
    return own_desk().values(ANSWERS)


def keep_answers(by_form: dict[str, dict[str, Any]]) -> None:
    """Remember these answers for the next files of the same forms."""
    keep(ANSWERS, remembered_answers(), by_form)


def company() -> str:
    """The name readers know the company by, as last given in this browser."""
    return own_desk().value(COMPANY) or ""


def keep_company(name: str) -> None:
    """Remember the company's name for the next board."""
    change(own_desk(), {nrr.store.Spot(COMPANY): name or None})


def logo() -> bytes:
    """The company's logo as last given in this browser; nothing without one."""
    return own_desk().value(LOGO) or b""


def keep_logo(picture: bytes) -> None:
    """Remember the logo for the next board; none takes it away."""
    change(own_desk(), {nrr.store.Spot(LOGO): picture or None})


def board_note(book_key: str) -> str:
    """The note to the readers of a board of this book, as far as it is written."""
    return own_desk().value(NOTES, book_key) or ""


def keep_board_note(book_key: str, text: str) -> None:
    """Keep it until another book is open: last month's note is none for this month's board."""
    others = {nrr.store.Spot(NOTES, one): None for one in own_desk().entries(NOTES) if one != book_key}
    change(own_desk(), others | {nrr.store.Spot(NOTES, book_key): text or None})


def plan_notes() -> PlanNotes:
    """The plan, target and costs of this browser: they stay when next month's book is opened."""
    return own_desk().value(PLAN) or PlanNotes()


def keep_plan_notes(notes: PlanNotes) -> None:
    """Remember them."""
    change(own_desk(), {nrr.store.Spot(PLAN): notes})


def kept_link() -> KeptLink | None:
    """The kept book that this browser opened last, whatever book is open now."""
    found: KeptLink | None = own_desk().value(KEPT)
    return found


def lay_out(owner: str, chosen: OpenBook, work: nrr.publishing.KeptWork, link: KeptLink) -> None:
    """Put a kept book on the desk of the browser with this cookie value, for its next page."""
    lay_work(registry.visit(owner).desk, chosen, work, link)


def lay_work(desk: Desk, chosen: OpenBook, work: nrr.publishing.KeptWork, link: KeptLink) -> None:
    """Put a kept book on a desk, with its definition, scenarios and answers."""
    laid: dict[nrr.store.Spot, Any] = _laid_book(desk, chosen) | {
        nrr.store.Spot(POLICY): work.policy,
        nrr.store.Spot(KEPT): link,
    }
    laid |= {nrr.store.Spot(SCENARIOS, f"{chosen.key}\n{one.name}"): one for one in work.scenarios}
    laid |= {nrr.store.Spot(ANSWERS, form): dict(told) for form, told in work.answers.items()}
    laid |= companies.laid(work)
    change(desk, laid | ({nrr.store.Spot(COMPANY): work.company} if work.company else {}))


def asked() -> Asked | None:
    """What the control strip of this run asks for; None without a ledger."""
    found: Asked | None = st.session_state.get(_ASKED)
    return found


def put_asked(question: Asked | None) -> None:
    """Keep it for the page and for the explanation that opens over it."""
    st.session_state[_ASKED] = question


def key_of(name: str, data: bytes, answers: str = "") -> str:
    """The identity of an upload: SHA-256 over the name, the answers and every byte."""
    digest = hashlib.sha256(f"{len(name)}:{name}\x1f{len(answers)}:{answers}\x1f".encode())
    digest.update(data)
    return digest.hexdigest()


def _laid_book(desk: Desk, chosen: OpenBook) -> dict[nrr.store.Spot, Any]:
    ledgers = {**dict.fromkeys(desk.entries(LEDGER)), chosen.key: chosen.ledger}
    # The headings of the file may count fiscal periods: then its years are those of every page.
    start = 1 if chosen.ledger is None else chosen.ledger.fiscal_start
    first = None if start == 1 else nrr.Policy(fiscal_start=start)
    return {nrr.store.Spot(BOOK): chosen.card, nrr.store.Spot(POLICY): chosen.policy or first} | {
        nrr.store.Spot(LEDGER, key): ledger for key, ledger in ledgers.items()
    }
