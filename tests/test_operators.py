"""The page for operators, followed block by block on this machine: a real PostgreSQL, an environment of its
own, the service as systemd reads it, the compose file as its specification reads it.
"""

import os
import re
import secrets
import shutil
import subprocess
import sys
import sysconfig
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest
from compose_spec import PyCompose

from board.servers import free_port
from store.databases import Server as PostgresServer

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "nrr" / "guide" / "operators.md").read_text(encoding="utf-8")


# The suite may run as root, which a server that others reach refuses.
AS_ROOT = {"NRR_ROOT": "allowed"}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """Where the page says /srv/nrr, its database and its port are those of this test."""
    folder, database = tmp_path_factory.mktemp("srv"), PostgresServer()
    yield Machine(folder, database)
    database.remove()


class Machine:
    def __init__(self, folder, database):
        self.folder, self.database, self.port = folder, database, free_port()

    def here(self, text):
        address = f"@/nrr?host={self.database.folder}"
        for there, own in (
            ("@127.0.0.1:5432/nrr", address),
            ("/srv/nrr/source", str(ROOT)),
            ("/srv/nrr", str(self.folder)),
            ("/etc/nginx/conf.d", str(self.folder)),
            ("8501", str(self.port)),
        ):
            text = text.replace(there, own)
        return text

    def run(self, script, **settings):
        """One block, as a shell of its own that stops at the first failure."""
        done = subprocess.run(
            ["bash", "-euc", self.here(script)],
            cwd=self.folder,
            env=os.environ | settings,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_the_page_leads_from_nothing_to_a_server_and_back_from_a_backup(machine):
    database, environment, settings = blocks("sql")[0], blocks("bash"), blocks("toml")[0]
    make_folders, install, write_settings, proxy, look, backup, restore, upgrade = environment
    with psycopg.connect(machine.database.server.get_uri(), autocommit=True) as superuser:
        for statement in database.strip().splitlines():
            superuser.execute(statement)
    machine.run(make_folders)
    # What the package stands on is here already: only the package itself is installed.
    (site,) = machine.folder.glob("venv/lib/python3*/site-packages")
    (site / "tests.pth").write_text(sysconfig.get_path("purelib"))
    quick = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    assert "nrr, version " in machine.run(install, **quick)
    machine.run(write_settings)
    assert (machine.folder / "nrr.env").stat().st_mode & 0o077 == 0
    (machine.folder / ".streamlit" / "secrets.toml").write_text(
        settings.replace("at least 32 random characters", secrets.token_urlsafe(32))
    )
    server = started(machine)
    try:
        assert '"sound": true' in machine.run(look)
    finally:
        server.terminate()
        server.wait(30)
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{machine.port}/healthz", timeout=10)
    known = {"NRR_STORE_URL": store_of(machine)}
    assert '"sound": true' in machine.run(backup, **known)
    assert machine.run(restore).count('"sound": true') == 2
    assert '"sound": true' in machine.run(upgrade, **known, **quick)
    if shutil.which("envsubst"):
        machine.run(proxy)
        filled = (machine.folder / "nrr.conf").read_text()
        assert "${" not in filled and "listen 443 ssl;" in filled and "$http_upgrade" in filled


def store_of(machine):
    return re.search(r"NRR_STORE_URL=(.+)", (machine.folder / "nrr.env").read_text())[1]


def started(machine):
    """The service as its unit starts it, with the settings of its file."""
    unit = machine.here(blocks("ini")[0])
    told = dict(line.split("=", 1) for line in (machine.folder / "nrr.env").read_text().split())
    (command,) = re.findall(r"^ExecStart=(.+)$", unit, re.M)
    with (machine.folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            command.split(), cwd=machine.folder, env=os.environ | told | AS_ROOT, stdout=log, stderr=log
        )
    until = time.monotonic() + 90
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{machine.port}/healthz", timeout=10):
                return server
        except OSError:
            assert server.poll() is None and time.monotonic() < until, (
                machine.folder / "log.txt"
            ).read_text()
            time.sleep(0.2)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd")
def test_systemd_finds_no_fault_with_the_unit(tmp_path):
    unit = tmp_path / "nrr.service"
    told = blocks("ini")[0].replace("/srv/nrr/venv/bin/nrr", sys.executable).replace("User=nrr", "User=root")
    unit.write_text(told)
    found = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")


def test_the_compose_file_is_one_and_names_what_the_page_says():
    compose = PyCompose.from_yaml((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert sorted(compose.service_names()) == ["app", "database", "proxy"]
    services = compose.to_dict()["services"]
    template = (ROOT / "nrr" / "guide" / "nginx.conf.template").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(NRR_\w+)\}", template)) == set(services["proxy"]["environment"])
    asked = set(re.findall(r"\$\{(NRR_\w+):\?\}", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    assert all(f"`{name}`" in PAGE for name in asked)
    assert services["proxy"]["volumes"][0].startswith("./nrr/guide/nginx.conf.template:")


def test_the_image_is_built_from_files_that_exist_and_run_by_nobody_special():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert copied and all((ROOT / name).exists() for name in copied)
    assert next(line for line in lines if line.startswith(("USER", "HEALTHCHECK", "CMD"))) == "USER nrr"
