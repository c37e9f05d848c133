"""What is installed is what was locked, down to the hash, and nothing with a known hole."""

import csv
import re
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / ".ci" / "requirements.lock"
ADVISORIES = ROOT / ".ci" / "advisories.csv"
LINE = re.compile(r"^(?P<package>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)")


def requirements():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def locked():
    """Name, version and number of hashes of every entry."""
    found = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if entry := LINE.match(line):
            found.append([canonicalize_name(entry["package"]), Version(entry["version"]), 0])
        elif line.strip().startswith("--hash=sha256:"):
            found[-1][2] += 1
    return found


def advisories():
    with ADVISORIES.open(encoding="utf-8", newline="") as file:
        return [(row["package"], row["fixed_in"], row["advisory"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("wanted", requirements(), ids=lambda wanted: wanted.name)
def test_every_requirement_is_locked_within_its_range(wanted):
    versions = [at for name, at, _ in locked() if name == canonicalize_name(wanted.name)]
    assert versions and all(at in wanted.specifier for at in versions)


def test_every_locked_package_has_its_hashes():
    assert len(locked()) > 40 and all(hashes for _, _, hashes in locked())


def test_every_locked_package_has_its_row_or_is_said_to_be_unchecked():
    rows = [package for package, _, _ in advisories()]
    assert sorted(rows) == sorted({name for name, _, _ in locked()}), "one row each, and none of another"
    unchecked = {package for package, fixed_in, _ in advisories() if not fixed_in}
    assert unchecked == {package for package, _, words in advisories() if words.startswith("unchecked: ")}


@pytest.mark.parametrize(
    ("package", "fixed_in"), [(package, fixed_in) for package, fixed_in, _ in advisories() if fixed_in]
)
def test_no_known_hole_is_locked_or_installed(package, fixed_in):
    found = [at for name, at, _ in locked() if name == package]
    with suppress(PackageNotFoundError):
        found.append(Version(version(package)))
    assert found and min(found) >= Version(fixed_in)


def test_spreadsheets_are_read_behind_the_guard_against_entity_bombs():
    import openpyxl.xml

    assert openpyxl.xml.DEFUSEDXML
