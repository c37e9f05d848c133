"""Settings for every test."""

from hypothesis import HealthCheck, settings

# No deadline: a slow machine is not a wrong number, and speed is shown by the benchmarks.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("default")

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
