"""Settings for every test."""

import gc
import os

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from nrr.intake import isolation
from nrr.intake.readers import reader_bench
from nrr.intake.worker import answered

# No deadline: a slow machine is not a wrong number, and speed is shown by the benchmarks.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.register_profile("release", parent=settings.get_profile("default"), max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

LONGEST = tuple(
    f"tests/{module}.py"
    for module in (
        "browser/test_what_if",
        "browser/test_journey",
        "board/test_desk_kills",
        "browser/test_board",
        "board/test_kills",
        "board/test_proxy",
        "browser/test_corpus",
        "board/test_uploads",
        "browser/test_explain",
        "board/test_memory",
        "browser/test_access",
        "browser/test_restart",
        "store/test_power_loss",
        "board/test_starts",
        "test_one_number",
        "browser/test_first_use",
        "browser/test_monthly",
        "browser/test_desks",
        "board/test_sign_in",
        "board/test_desk_machines",
        "test_readme",
        "test_operators",
        "test_notebooks",
        "test_lenses",
        "store/test_storekeeping",
        "intake/test_corpus",
        "store/test_crashes",
        "pages/test_share",
        "export/test_papers",
        "test_reference",
        "test_watching",
        "intake/test_roads",
        "warehouse/test_lines",
        "warehouse/test_postgresql",
        "warehouse/test_duckdb",
        "warehouse/test_bytes",
        "warehouse/test_seals",
        "warehouse/test_shapes",
        "warehouse/test_reports",
        "properties/test_bridges_properties",
        "export/test_pack_sheets",
        "export/test_workbooks",
    )
)
"""Modules that take longest: what is long begins first, so that no process is left with it alone. Those of
the warehouse would be found last of all.
"""


def pytest_collection_modifyitems(items):
    """The longest modules first; everything else as it was found."""
    place = {module: at for at, module in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONGEST)))


def pytest_collection_finish():
    """Ten thousand tests and all that was imported stay to the end: no collection walks over them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def reader_here(request, monkeypatch):
    """Files are read in this process, to the bytes a reader of its own would write.

    `intake/test_isolation.py` holds the two equal, and browsers, servers and the commands of the README start
    real ones; where a process is what a test is about, `reader_apart` marks it.
    """
    if request.node.get_closest_marker("reader_apart"):
        return
    monkeypatch.setattr(isolation, "_answer_of", _answered_here)
    monkeypatch.setattr(reader_bench, "ahead", lambda: None)


def _answered_here(request, data, _patience, tell, _stop):
    told = msgspec.msgpack.decode(msgspec.msgpack.encode(request))
    return answered(told, data, tell)
