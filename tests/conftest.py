"""Settings for every test."""

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
        "browser/test_board",
        "board/test_desk_kills",
        "board/test_kills",
        "browser/test_what_if",
        "browser/test_journey",
        "board/test_proxy",
        "browser/test_corpus",
        "store/test_power_loss",
        "intake/test_roads",
        "board/test_starts",
        "browser/test_explain",
        "test_lenses",
        "board/test_uploads",
        "store/test_storekeeping",
        "test_readme",
        "board/test_desk_machines",
        "test_one_number",
        "board/test_publishing",
        "browser/test_desks",
        "board/test_memory",
        "browser/test_restart",
    )
)
"""Modules that take longest: what is long begins first, so that no process is left with it alone."""


def pytest_collection_modifyitems(items):
    """The longest modules first; everything else as it was found."""
    place = {module: at for at, module in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONGEST)))


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
