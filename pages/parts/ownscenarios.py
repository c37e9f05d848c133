"""The reader's own scenarios of the open book."""

import nrr
from pages.parts.desks.owning import keep, own_desk
from pages.parts.desks.records import BOOK, SCENARIOS, Card


def scenarios() -> tuple[nrr.Scenario, ...]:
    """The reader's own scenarios of the open book."""
    return tuple(_own_scenarios().values())


def keep_scenarios(chosen: tuple[nrr.Scenario, ...]) -> None:
    """Keep these as the own scenarios of the open book."""
    if (prefix := _scenario_prefix()) is not None:
        keep(SCENARIOS, _own_scenarios(), {f"{prefix}{one.name}": one for one in chosen})


def _own_scenarios() -> dict[str, nrr.Scenario]:
    prefix = _scenario_prefix()
    found = own_desk().values(SCENARIOS).items()
    return {entry: one for entry, one in found if prefix is not None and entry.startswith(prefix)}


def _scenario_prefix() -> str | None:
    card: Card | None = own_desk().value(BOOK)
    return None if card is None else f"{card.key}\n"
