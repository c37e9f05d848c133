"""Settings for every test."""

from hypothesis import HealthCheck, settings

# No deadline: a slow machine is not a wrong number, and speed is shown by the benchmarks.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("default")
