"""`nrr serve`: the dashboard, from an installation or from a checkout."""

import subprocess
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
    server is a process of its own: this package never loads it.
    """
    app = next(place for place in PLACES if (place / "app.py").is_file()) / "app.py"
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    sys.exit(subprocess.call(command))  # noqa: S603 - our own interpreter and app; options of who started us
