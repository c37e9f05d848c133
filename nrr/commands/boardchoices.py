"""What a board shows, as the command line was told: the same choices as on the Share page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nrr.commands.names import meant
from nrr.commands.plans import costs_of, plan_of_file
from nrr.export import logo_of
from nrr.ground import Refusal
from nrr.ledgers import Ledger, Naming
from nrr.packs import PackChoices, PaperSize, Part
from nrr.publishing.drafts import BoardChoices, board_title, standing_scenarios
from nrr.retention import View
from nrr.scenarios import Scenario, decode_scenarios
from nrr.warehouse import Certificate, certificate_in


def board_choices(ledger: Ledger, view: View, asked: Mapping[str, Any]) -> BoardChoices:
    """Refusal, in words, for a logo or a scenario file that cannot be used."""
    return BoardChoices(
        title=asked["title"] or board_title(asked["company"], view.window.closing),
        note=asked["note"],
        pack=_pack(asked),
        naming=Naming(asked["names"]),
        smallest_group=asked["smallest_group"],
        scenarios=_scenarios(ledger, view, asked),
        columns=asked["columns"] or None,
        confirmation=asked["confirmation"].strip(),
        plan=plan_of_file(asked, view.policy.fiscal),
        costs=tuple(costs_of(asked).items()),
        certificate=_certificate(asked["certificate"]),
    )


def _certificate(path: Path | None) -> Certificate | None:
    return None if path is None else certificate_in(path.read_bytes())


def _pack(asked: Mapping[str, Any]) -> PackChoices:
    return PackChoices(
        company=asked["company"],
        logo=b"" if asked["logo"] is None else logo_of(asked["logo"].read_bytes()),
        source=asked["source"],
        parts=tuple(Part(one) for one in asked["parts"]) or tuple(Part),
        segments=tuple(asked["segments"]),
        paper_size=PaperSize(asked["paper"]),
    )


def _scenarios(ledger: Ledger, view: View, asked: Mapping[str, Any]) -> tuple[Scenario, ...]:
    """Those around today's course and those of the file; only the named ones, in their order, where any
    are.
    """
    on_offer = {one.name: one for one in (*standing_scenarios(ledger, view), *_kept(asked["scenario_file"]))}
    wanted = asked["scenarios"] or tuple(on_offer)
    return tuple(on_offer[meant(name, tuple(on_offer), "scenario")] for name in wanted)


def _kept(path: Path | None) -> tuple[Scenario, ...]:
    if path is None:
        return ()
    reading = decode_scenarios(path.read_bytes(), path.name)
    if reading.problems:
        first = reading.problems[0]
        raise Refusal(f"{first.what} {first.remedy}".strip())
    return reading.scenarios
