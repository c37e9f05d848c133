"""Where snapshot, page and store meet: preparing a board, filling its page, comparing it, keeping a book."""

from nrr.publishing.drafts import BoardChoices, Prepared, prepare, standing_scenarios
from nrr.publishing.keeping import KeptWork, pack_work, unpack_work
from nrr.publishing.payloads import pack_board, published_plate, published_snapshot
from nrr.publishing.plates import Plate, content_policy, fill
from nrr.publishing.restating import Restated, restated

__all__ = [
    "BoardChoices",
    "KeptWork",
    "Plate",
    "Prepared",
    "Restated",
    "content_policy",
    "fill",
    "pack_board",
    "pack_work",
    "prepare",
    "published_plate",
    "published_snapshot",
    "restated",
    "standing_scenarios",
    "unpack_work",
]
