"""Where snapshot, page and store meet: preparing a board, filling its page, comparing it, keeping a book."""

from nrr.publishing.addresses import (
    base_address,
    board_address,
    book_address,
    manage_address,
    store_url,
    token_in,
)
from nrr.publishing.deliveries import Terms, deliver, keep_for_next
from nrr.publishing.drafts import (
    BoardChoices,
    Prepared,
    board_title,
    parts_with_data,
    prepare,
    prepare_totals,
    sections_of,
    standing_scenarios,
)
from nrr.publishing.earlier import Earlier, earlier_of
from nrr.publishing.files import (
    customer_csv_table,
    deck,
    offline_page,
    paper,
    workbook,
    workbook_of_customers,
)
from nrr.publishing.follows import followed, following
from nrr.publishing.keeping import KeptWork, pack_work, unpack_work
from nrr.publishing.lifetimes import EXTENSION_DAYS, extensions, lifetime_of, until
from nrr.publishing.payloads import pack_board, published_pack, published_plate, published_snapshot
from nrr.publishing.phrases import passphrase_in
from nrr.publishing.plates import Plate, content_policy, fill
from nrr.publishing.restating import Restated, restated

__all__ = [
    "EXTENSION_DAYS",
    "BoardChoices",
    "Earlier",
    "KeptWork",
    "Plate",
    "Prepared",
    "Restated",
    "Terms",
    "base_address",
    "board_address",
    "board_title",
    "book_address",
    "content_policy",
    "customer_csv_table",
    "deck",
    "deliver",
    "earlier_of",
    "extensions",
    "fill",
    "followed",
    "following",
    "keep_for_next",
    "lifetime_of",
    "manage_address",
    "offline_page",
    "pack_board",
    "pack_work",
    "paper",
    "parts_with_data",
    "passphrase_in",
    "prepare",
    "prepare_totals",
    "published_pack",
    "published_plate",
    "published_snapshot",
    "restated",
    "sections_of",
    "standing_scenarios",
    "store_url",
    "token_in",
    "unpack_work",
    "until",
    "workbook",
    "workbook_of_customers",
]
