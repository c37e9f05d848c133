"""From bytes to sheets."""

from dataclasses import replace

from nrr.intake.files.uploads import opened
from nrr.intake.passes.ways import Fact, Way, made
from nrr.intake.said.saying import Phrase
from nrr.intake.shapes.stacked import without_stacks
from nrr.intake.shapes.successions import with_blocks_apart


def _open(way: Way) -> Way:
    return replace(way, upload=opened(way.data, way.name))


def _unstack(way: Way) -> Way:
    assert way.upload is not None
    return replace(way, upload=with_blocks_apart(without_stacks(way.upload)))


OPENING = (
    made(Phrase.OPEN_THE_FILE, (Fact.BYTES,), (Fact.SHEETS,), _open),
    made(Phrase.PART_STACKED_TABLES, (Fact.SHEETS,), (), _unstack),
)
