"""The wheel: built from this tree, unpacked where nothing of the tree is, and used as an installation is."""

import email
import json
import os
import subprocess
import sys
import time
import tomllib
import urllib.request
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import nrr
from board.servers import free_port

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    told = "from hatchling.build import build_wheel; print(build_wheel(__import__('sys').argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", told, folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(folder / built.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed, *arguments):
    """As from any other folder: the package is found in the installation alone."""
    return subprocess.run(
        [sys.executable, "-m", "nrr", *arguments],
        cwd=installed.parent,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_it_tells_its_version_its_command_and_what_it_needs(installed):
    told = next(installed.glob("nrr-*.dist-info"))
    metadata = email.message_from_string((told / "METADATA").read_text())
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    wanted = {Requirement(line).name.lower() for line in lines if not line.startswith("#")}
    needed = [Requirement(one) for one in metadata.get_all("Requires-Dist")]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert metadata["Version"] == nrr.__version__
    assert {one.name.lower() for one in needed if one.marker is None} == wanted
    assert set(metadata.get_all("Provides-Extra")) == set(project["optional-dependencies"])
    assert "nrr = nrr.commands:main" in (told / "entry_points.txt").read_text()
    assert (installed / "nrr" / "py.typed").exists()
    assert run(installed, "--version").strip() == f"nrr, version {nrr.__version__}"


def test_it_reads_a_file_to_the_figures_of_this_tree(installed):
    file = ROOT / "sample_data" / "tarnbeck_wide.xlsx"
    there = json.loads(run(installed, "report", str(file), "--json"))
    here = json.loads(
        subprocess.run(
            [sys.executable, "-m", "nrr", "report", str(file), "--json"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    assert there["metrics"] == here["metrics"] and there["metrics"]["nrr"]["value"] > 1


def test_it_serves_the_app_with_its_pages_and_its_samples(installed):
    port = free_port()
    command = ["-m", "nrr", "serve", "--server.port", str(port), "--server.headless", "true"]
    settings = {"PYTHONPATH": str(installed), "NRR_STORE_URL": f"sqlite:///{installed.parent}/boards.db"}
    with (installed.parent / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *command],
            cwd=installed.parent,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        assert answer(port, "/healthz", server) == b"ok"
        assert b"<html" in answer(port, "/", server)
        assert (installed / "nrr" / "dashboard" / "sample_data" / "tarnbeck_long.csv").is_file()
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


def answer(port, path, server):
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as told:
                return told.read()
        except OSError:
            assert server.poll() is None and time.monotonic() < until
            time.sleep(0.2)
