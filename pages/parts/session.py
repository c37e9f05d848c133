"""What this visitor has on the desk: the open book and the policy, typed.

A reload or a second tab is a new session for Streamlit. The desk belongs to the browser (its cookie), so the
same address shows the same book there, and nobody else's.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

import nrr
from pages.parts.serving import headers

ART = Path(__file__).resolve().parent / "art"
ICON = str(ART / "icon.png")
_BOOK, _POLICY, _ASKED, _SCENARIOS = "open_book", "open_policy", "asked", "own_scenarios"
_BOARDS = "published_boards"
_ANSWERS = "remembered_answers"
_KEPT = "opened_kept_book"
_COMPANY = "company_name"


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book in use: `key` names exactly these bytes, this file name and these answers.

    `summary` stands in place of a ledger when only the components of one window are known.
    """

    key: str
    name: str
    ledger: nrr.Ledger | None
    problems: tuple[nrr.Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    summary: nrr.RollForward | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an analysis page is about: the book, its ledger, the view of the control strip and its snapshot."""

    book: OpenBook
    ledger: nrr.Ledger
    view: nrr.View
    snapshot: nrr.Snapshot

    @property
    def look(self) -> nrr.charts.Look:
        """How amounts and colours are shown to this visitor."""
        return nrr.charts.look_of(self.snapshot, tone())

    def money(self, arr_minor: int | None) -> str:
        """An amount in full."""
        return nrr.money(arr_minor, self.snapshot.book.currency, self.view.basis)

    def signed(self, arr_minor: int) -> str:
        """A change in three digits, with its sign."""
        return nrr.ground.signed_money(arr_minor, self.snapshot.book.currency, self.view.basis)

    def short(self, arr_minor: int | None) -> str:
        """An amount in three digits."""
        return nrr.compact(arr_minor, self.snapshot.book.currency, self.view.basis)


@dataclass(frozen=True, slots=True)
class BoardLink:
    """A board this visitor published: the right to manage it, never the link its readers have.

    `customers` are marks by which the next file of the same company is known.
    """

    title: str
    book_key: str
    manage_token: str = field(repr=False)
    series: nrr.store.Series = field(repr=False)
    customers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A kept book that was opened here, and the right to open it again."""

    name: str
    keep_token: str = field(repr=False)


@st.cache_resource(max_entries=64, ttl="12h", show_spinner=False)
def _desk(owner: str) -> dict[str, Any]:
    """The open things of one browser, by the hash of its cookie."""
    return {}


def book() -> OpenBook | None:
    """The open book; None before the first one."""
    found: OpenBook | None = _read(_BOOK)
    return found


def open_book(chosen: OpenBook) -> None:
    """Make this the book of every page, under the headline's own policy."""
    _write(_BOOK, chosen)
    _write(_POLICY, nrr.Policy())


def policy() -> nrr.Policy:
    """The definition in force."""
    return _read(_POLICY) or nrr.Policy()


def set_policy(chosen: nrr.Policy) -> None:
    """Put another definition in force on every page."""
    _write(_POLICY, chosen)


def scenarios() -> tuple[nrr.Scenario, ...]:
    """The reader's own scenarios of the open book."""
    open_now = book()
    return () if open_now is None else (_read(_SCENARIOS) or {}).get(open_now.key, ())


def keep_scenarios(chosen: tuple[nrr.Scenario, ...]) -> None:
    """Keep these as the own scenarios of the open book."""
    open_now = book()
    if open_now is not None:
        _write(_SCENARIOS, {**(_read(_SCENARIOS) or {}), open_now.key: chosen})


def board_links() -> tuple[BoardLink, ...]:
    """The boards published from this browser, newest first."""
    return _read(_BOARDS) or ()


def keep_board_links(links: tuple[BoardLink, ...]) -> None:
    """Remember these as the boards published from this browser."""
    _write(_BOARDS, links)


def remembered_answers() -> dict[str, dict[str, Any]]:
    """Answers to the questions of earlier files, by the form of the file."""
    return _read(_ANSWERS) or {}


def keep_answers(by_form: dict[str, dict[str, Any]]) -> None:
    """Remember these answers for the next files of the same forms."""
    _write(_ANSWERS, by_form)


def company() -> str:
    """The name readers know the company by, as last given in this browser."""
    return _read(_COMPANY) or ""


def keep_company(name: str) -> None:
    """Remember the company's name for the next board."""
    _write(_COMPANY, name)


def kept_link() -> KeptLink | None:
    """The kept book that this browser opened last, whatever book is open now."""
    found: KeptLink | None = _read(_KEPT)
    return found


def lay_out(owner: str, chosen: OpenBook, work: nrr.publishing.KeptWork, link: KeptLink) -> None:
    """Put a kept book on the desk of the browser with this cookie value, for its next page."""
    desk = _desk(_owner(owner))
    answers = {**desk.get(_ANSWERS, {}), **work.answers}
    kept = {_BOOK: chosen, _POLICY: work.policy, _SCENARIOS: {chosen.key: work.scenarios}}
    desk.update(kept | {_ANSWERS: answers, _KEPT: link} | ({_COMPANY: work.company} if work.company else {}))


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


def tone() -> nrr.charts.Tone:
    """The surface this visitor looks at."""
    return nrr.charts.Tone.DARK if st.context.theme.type == "dark" else nrr.charts.Tone.LIGHT


def _read(name: str) -> Any:
    if name not in st.session_state and (desk := _own_desk()) is not None and name in desk:
        st.session_state[name] = desk[name]
    return st.session_state.get(name)


def _write(name: str, value: object) -> None:
    st.session_state[name] = value
    if (desk := _own_desk()) is not None:
        desk[name] = value


def _own_desk() -> dict[str, Any] | None:
    token = headers.browser_token(st.context.cookies.items())
    if not token:
        return None
    waiting, who = _desk(_owner(token)), str(st.user.get("sub") or st.user.get("email") or "")
    if not who:
        return waiting
    # Two people who sign in at one browser have two desks; a kept book waits for whoever signs in next.
    own = _desk(_owner(f"{token}\n{who}"))
    own.update(waiting)
    waiting.clear()
    return own


def _owner(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
