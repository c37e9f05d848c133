"""`nrr publish`: a board from a script or a schedule."""

import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nrr.commands.files import ANSWERS, BESIDE, FILE, JSON, NAME, Said, opened
from nrr.commands.options import board_plan_options
from nrr.commands.refusals import refusing
from nrr.commands.schedules import publish_on_schedule, publishing_options
from nrr.commands.views import complete_months, view_of, view_options
from nrr.ground import Refusal

RESTATED = 3


@click.command("publish")
@FILE
@NAME
@ANSWERS
@BESIDE
@view_options
@publishing_options
@board_plan_options
@JSON
@refusing()
def publish_command(file: Path, name: str | None, answers: Path | None, **asked: Any) -> None:
    """Publish FILE as a board and print its link. NRR_STORE_URL and NRR_BASE_URL say where."""
    found = opened(file, name, answers, Said.AS_JSON if asked["as_json"] else Said.IN_WORDS, asked["beside"])
    if found.ledger is None:
        raise Refusal("totals have no customers to make a board of")
    ledger = complete_months(found.ledger, asked["policies"], found.policy)
    now, fresh_key = datetime.now(UTC), secrets.token_bytes(32)
    restated = publish_on_schedule(
        ledger, lambda book: view_of(book, asked, found.policy), asked, now, fresh_key
    )
    if restated and asked["tell_restated"]:
        sys.exit(RESTATED)
