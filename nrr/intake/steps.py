"""Who is told of the steps of a reading."""

from collections.abc import Callable

Tell = Callable[[str], object]


def silent(_step: str) -> None:
    """Tells nobody which step is at work."""
