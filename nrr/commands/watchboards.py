"""A board of the series, published where the watch has news."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from nrr.ground import Window
from nrr.ledgers import Ledger, Naming
from nrr.packs import PackChoices
from nrr.publishing import (
    BoardChoices,
    Earlier,
    KeptWork,
    Terms,
    base_address,
    board_address,
    board_title,
    deliver,
    earlier_of,
    prepare,
    standing_address_of,
    standing_scenarios,
)
from nrr.retention import View
from nrr.store import Series, Standing, Store


def board_of(
    store: Store, before: Ledger, work: KeptWork, series: Series, asked: Mapping[str, Any]
) -> dict[str, str | None]:
    """The links of the new board: its own, and the standing one of its series; `before` is the book of the
    state. Refusal, in words, where it could not be published.
    """
    closing = work.ledger.months[-1]
    view = View(Window.trailing(closing), work.policy)
    choices = BoardChoices(
        title=board_title(asked["company"], closing),
        naming=Naming(asked["names"]),
        pack=PackChoices(company=asked["company"]),
        scenarios=standing_scenarios(work.ledger, view),
        agreed=work.agreements,
        notes=work.notes,
        log=work.log,
    )
    now = datetime.now(UTC)
    board = prepare(
        work.ledger,
        view,
        choices,
        made_at=now.isoformat(timespec="seconds"),
        this_year=now.year,
        secret=series.key,
        earlier=Earlier(earlier_of(store, series).snapshot, before),
    )
    terms = Terms(standing=Standing.OPENED)
    links = deliver(store, board, choices, terms, series, actor="command line")
    base = base_address()
    return {
        "board": board_address(base, links.board_token),
        "standing": standing_address_of(store, series, base),
    }
