"""An Intake as bytes and back, for the reader that runs in its own process. Strict on reading, never
pickle.
"""

from typing import Any

import msgspec

from nrr.definitions import Policy
from nrr.ground import Problem
from nrr.intake.answers import parsed_answers
from nrr.intake.intakes import Evidence, Glimpse, Intake, RowCount, Step, Totals
from nrr.ledgers import Provenance, pack, unpack
from nrr.retention import RollForward


def encoded(found: Intake) -> bytes:
    """The bytes of an Intake."""
    return msgspec.msgpack.encode(
        {
            "name": found.name.encode("utf-8", "replace").decode(),
            "outcome": found.outcome,
            "problems": found.problems,
            "ledger": None if found.ledger is None else pack(found.ledger),
            "totals": found.totals,
            "shape": found.shape,
            "mapping": dict(found.mapping),
            "answers": found.answers.given(),
            "components": found.components,
            "movements": found.movements,
            "rows": found.rows,
            "rejected": found.rejected,
            "form": found.form,
            "glimpse": found.glimpse,
            "steps": found.steps,
            "evidence": found.evidence,
            "policy": found.policy,
            "recipe": found.recipe.given(),
            "provenance": found.provenance,
        },
        enc_hook=_plain,
    )


def _plain(value: Any) -> Any:
    """Read-only mappings travel as dicts."""
    return dict(value)


def decoded(data: bytes) -> Intake:
    """The Intake of some bytes; ValueError (of msgspec) when they are not one."""
    raw = msgspec.msgpack.decode(data)
    ledger = raw["ledger"]
    return Intake(
        name=raw["name"],
        outcome=raw["outcome"],
        problems=msgspec.convert(raw["problems"], tuple[Problem, ...]),
        ledger=None if ledger is None else unpack(ledger),
        totals=msgspec.convert(raw["totals"], Totals | None),
        shape=raw["shape"],
        mapping=msgspec.convert(raw["mapping"], dict[str, str]),
        answers=parsed_answers(raw["answers"])[0],
        components=msgspec.convert(raw["components"], RollForward | None),
        movements=msgspec.convert(raw["movements"], tuple[RollForward, ...]),
        rows=msgspec.convert(raw["rows"], RowCount | None),
        rejected=raw["rejected"],
        form=raw["form"],
        glimpse=msgspec.convert(raw["glimpse"], Glimpse),
        steps=msgspec.convert(raw["steps"], tuple[Step, ...]),
        evidence=msgspec.convert(raw["evidence"], Evidence),
        policy=msgspec.convert(raw["policy"], Policy | None),
        recipe=parsed_answers(raw["recipe"])[0],
        provenance=msgspec.convert(raw["provenance"], Provenance),
    )
