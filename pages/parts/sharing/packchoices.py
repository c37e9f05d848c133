"""What stands in the pack and in which order: one choice for the board, PDF, PowerPoint and Excel."""

from collections.abc import Sequence

import streamlit as st

import nrr
from pages.parts import memory, ownscenarios, session
from pages.parts.advices import held as held_actions
from pages.parts.desks import owning, records
from pages.parts.plans import sheets, variances

_PARTS = {
    nrr.packs.Part.RESTATED: "Restated",
    nrr.packs.Part.BRIDGE: "Bridge",
    nrr.packs.Part.COMPARED: "Compared",
    nrr.packs.Part.TREND: "Trend",
    nrr.packs.Part.PLAN: "Plan",
    nrr.packs.Part.COHORTS: "Cohorts",
    nrr.packs.Part.SEGMENTS: "Segments",
    nrr.packs.Part.BENCHMARKS: "Benchmarks",
    nrr.packs.Part.FINDINGS: "Findings",
    nrr.packs.Part.AGREED: "Agreed actions",
    nrr.packs.Part.RENEWALS: "Renewals",
    nrr.packs.Part.SCENARIOS: "Outlook",
    nrr.packs.Part.DEFINITIONS: "Definitions and checks",
}
_SHEETS = {nrr.packs.PaperSize.A4: "A4", nrr.packs.PaperSize.LETTER: "US Letter"}
_MOST_COLUMNS, _LONGEST_SOURCE = 2, 80


@memory.kept()
def _with_data(
    key: str, _ledger: nrr.Ledger, view: nrr.View, _snapshot: nrr.Snapshot
) -> tuple[nrr.packs.Part, ...]:
    standing = nrr.publishing.standing_scenarios(_ledger, view)
    return nrr.publishing.parts_with_data(_ledger, view, _snapshot, standing)


def _before() -> records.KeptPack | None:
    """What was last chosen in this browser."""
    found: records.KeptPack | None = owning.own_desk().value(records.PACK)
    return found


def offered(asked: session.Asked, earlier: nrr.Snapshot | None) -> tuple[nrr.packs.Part, ...]:
    """The sections this data can fill; what was restated only where the board follows an `earlier` one."""
    if asked.connected:
        held = set(nrr.publishing.sections_of(asked.snapshot))
        held |= {nrr.packs.Part.PLAN} if _planned(asked) else set()
        return tuple(part for part in _PARTS if part in held)
    held = set(_with_data(asked.book.key, asked.ledger, asked.view, asked.snapshot))
    held |= {nrr.packs.Part.RESTATED} if earlier is not None else set()
    held |= {nrr.packs.Part.AGREED} if held_actions.agreements(asked.ledger) else set()
    held |= {nrr.packs.Part.PLAN} if _planned(asked) else set()
    held |= {nrr.packs.Part.SCENARIOS} if ownscenarios.scenarios() else set()
    return tuple(part for part in _PARTS if part in held)


def _planned(asked: session.Asked) -> bool:
    """Whether a period of the plan of this browser is complete in the data."""
    plan = sheets.plan_or_none(asked)
    return plan is not None and variances.found(asked, plan).told


def sections(found: tuple[nrr.packs.Part, ...]) -> tuple[nrr.packs.Part, ...]:
    """The sections in their order, all of them unless some are taken away; as last chosen in this browser."""
    key = f"board_parts_{'_'.join(found)}"
    if key not in st.session_state:
        st.session_state[key] = list(_usual(found, _before()))
    chosen = st.multiselect(
        "Sections, in their order",
        found,
        format_func=_PARTS.__getitem__,
        key=key,
        placeholder="The summary alone",
        help="The summary comes first. To move a section to the end, remove it and choose it again.",
    )
    return tuple(chosen)


def _usual(found: tuple[nrr.packs.Part, ...], before: records.KeptPack | None) -> tuple[nrr.packs.Part, ...]:
    """Those chosen before and those that were not on offer then, which stand where the plan has them."""
    if before is None:
        return found
    chosen = [part for part in before.parts if part in found]
    several = [*chosen, *(part for part in found if part not in before.offered)]
    order = list(_PARTS).index
    return tuple(sorted(several, key=order) if chosen == sorted(chosen, key=order) else several)


def columns_first(columns: Sequence[str], book_key: str) -> tuple[str, ...]:
    """Which of the columns that readers get stand in the segment table of every form."""
    if len(columns) <= _MOST_COLUMNS:
        return tuple(columns)
    key, before = f"board_segments_{book_key[:8]}", _before()
    if key not in st.session_state:
        st.session_state[key] = [one for one in before.segments if one in columns] if before else []
    chosen = st.multiselect(
        "Columns in the segment table",
        list(columns),
        max_selections=_MOST_COLUMNS,
        format_func=lambda name: nrr.markdown_text(name, 40),
        key=key,
        placeholder="The first two with few groups",
    )
    return tuple(one for one in chosen if one in columns)


def source() -> str:
    """What stands as the source on every page; a file name only where somebody writes it."""
    return st.text_input(
        "Source", max_chars=_LONGEST_SOURCE, key="board_source", placeholder="company data"
    ).strip()


def paper() -> nrr.packs.PaperSize:
    """The sheets the pack is printed on, as last chosen in this browser."""
    before = _before()
    st.session_state.setdefault("board_paper", before.paper_size if before else nrr.packs.PaperSize.A4)
    chosen = st.segmented_control(
        "Paper",
        list(_SHEETS),
        required=True,
        format_func=_SHEETS.__getitem__,
        key="board_paper",
    )
    return nrr.packs.PaperSize(str(chosen))


def keep(pack: nrr.packs.PackChoices, found: tuple[nrr.packs.Part, ...]) -> None:
    """Remember what was chosen of those on offer for the next board of this browser."""
    before = _before()
    segments = pack.segments or (before.segments if before else ())
    chosen = records.KeptPack(pack.parts, found, segments, pack.paper_size)
    if chosen != (before or records.KeptPack(found, found)):
        owning.change(owning.own_desk(), {nrr.store.Spot(records.PACK): chosen})
