"""The real server leaves with a sentence instead of starting under settings that open a door."""

import os
import subprocess
import sys

import pytest

from board.servers import ROOT, free_port


def started(folder, *options, **settings):
    """What a server says that ends by itself."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    port = ("--server.port", str(free_port()))
    environment = os.environ | {"NRR_STORE_URL": f"sqlite:///{folder / 'boards.db'}"} | settings
    return subprocess.run(
        [*command, *port, *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("options", "settings", "words"),
    [
        (("--server.enableXsrfProtection", "false"), {}, "enableXsrfProtection must stay true"),
        (("--server.address", "0.0.0.0"), {"NRR_STRICT": "1"}, "Everyone who reaches this server enters"),
        ((), {"NRR_SIGN_IN": "required"}, "no [auth] section"),
    ],
)
def test_it_does_not_start(tmp_path, options, settings, words):
    found = started(tmp_path, *options, **settings)
    assert found.returncode != 0
    assert words in found.stdout + found.stderr and "Traceback" not in found.stderr
    assert not (tmp_path / "boards.db").exists()
