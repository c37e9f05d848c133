"""`nrr serve`: the dashboard, from an installation or from a checkout."""

import os
import sys
from pathlib import Path

import click

PACKAGE = Path(__file__).resolve().parents[1]
# In a wheel the app lies inside the package; in a checkout it stands beside it.
PLACES = (PACKAGE / "dashboard", PACKAGE.parent)


@click.command("serve", context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def serve_command(options: tuple[str, ...]) -> None:
    """Start the dashboard. OPTIONS go to `streamlit run`, such as --server.port 8600.

    The store, .streamlit/secrets.toml and the environment are those of the folder it is started in. The
    server takes the place of this process, which never loads it: who stops the one has stopped the other.
    """
    app = next(place for place in PLACES if (place / "app.py").is_file()) / "app.py"
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter and app; options of who started us
