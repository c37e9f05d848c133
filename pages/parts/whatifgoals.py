"""Placeholder."""

from pages.parts.whatifscenes import Scene


def draw(scene: Scene) -> None:
    pass
