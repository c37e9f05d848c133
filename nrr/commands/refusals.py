"""How a command ends when there is no answer: status 2 and the reason."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from nrr.ground import Refusal

REFUSED = 2


@contextmanager
def refusing() -> Iterator[None]:
    """A question without an answer ends with status 2 and its reason, never with a traceback."""
    try:
        yield
    except Refusal as refusal:
        click.echo(f"refused: {refusal}", err=True)
        sys.exit(REFUSED)
