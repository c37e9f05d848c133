"""A book with everything its owner decided about it, as bytes to keep and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from nrr.actions import Agreement, Edited
from nrr.comparisons import DefinitionChange
from nrr.definitions import Policy
from nrr.ground import Problem, Refusal
from nrr.ledgers import Ledger, pack, unpack
from nrr.notes import Note
from nrr.retention import SegmentRule
from nrr.scenarios import Scenario

VERSION = 1


@dataclass(frozen=True, slots=True)
class KeptWork:
    """An open book: its name, what was said on import, the definition in force, scenarios, whose book it is,
    the actions agreed on it, the changes of its definition, segments by rule, edited rows of
    actions, and dated notes.

    `answers` are those remembered by the form of a file; `sent` is the hash of the digest told last.
    """

    name: str
    ledger: Ledger
    policy: Policy
    problems: tuple[Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    company: str = ""
    agreements: tuple[Agreement, ...] = ()
    log: tuple[DefinitionChange, ...] = ()
    segments: tuple[SegmentRule, ...] = ()
    edits: tuple[Edited, ...] = ()
    notes: tuple[Note, ...] = ()
    sent: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    name: str
    book: bytes
    policy: Policy
    problems: tuple[Problem, ...]
    assumptions: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    answers: dict[str, dict[str, Any]]
    company: str = ""
    agreements: tuple[Agreement, ...] = ()
    log: tuple[DefinitionChange, ...] = ()
    segments: tuple[SegmentRule, ...] = ()
    edits: tuple[Edited, ...] = ()
    notes: tuple[Note, ...] = ()
    sent: str = ""


def pack_work(work: KeptWork) -> bytes:
    """The work as versioned bytes."""
    return msgspec.msgpack.encode(
        _Kept(
            VERSION,
            work.name,
            pack(work.ledger),
            work.policy,
            work.problems,
            work.assumptions,
            work.scenarios,
            {form: dict(told) for form, told in work.answers.items()},
            work.company,
            work.agreements,
            work.log,
            work.segments,
            work.edits,
            work.notes,
            work.sent,
        )
    )


def unpack_work(data: bytes) -> KeptWork:
    """The work in the bytes; Refusal for anything that is not one."""
    try:
        kept = msgspec.msgpack.decode(data, type=_Kept)
    except (msgspec.DecodeError, ValueError) as error:
        raise Refusal(f"this is not saved data: {error}") from error
    if kept.version != VERSION:
        raise Refusal(f"this data was saved in format {kept.version}; this program reads format {VERSION}")
    return KeptWork(
        kept.name,
        unpack(kept.book),
        kept.policy,
        kept.problems,
        kept.assumptions,
        kept.scenarios,
        kept.answers,
        kept.company,
        kept.agreements,
        kept.log,
        kept.segments,
        kept.edits,
        kept.notes,
        kept.sent,
    )
