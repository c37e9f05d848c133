"""The book that a workbook carries: all that is needed to read it back, as texts of a hidden sheet.

A workbook shows its customers in cells that people may change; what was written there first is told by
the book carried beside them. One written without customers carries none, and says so.
"""

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from nrr.definitions import Policy
from nrr.ground import Month, Refusal
from nrr.ledgers.ledger import Ledger
from nrr.ledgers.policy_applied import settle
from nrr.ledgers.provenances import Provenance

MARK_SHEET, SIGN, SCHEMA = "_nrr", "nrr workbook", 1
MONTHS_SHEET, ATTRIBUTES_SHEET, RULES_SHEET = "Months", "Attributes", "Summary"
KEY_HEAD, NAME_HEAD = "No.", "Customer"
"""Headings of the row number, by which a row is known again, and of the name."""
_LETTERS = 30_000
_MOST_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class RuleCell:
    """A rule in a cell: the words beside it, and what each text of the cell means; no texts, a number."""

    words: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """`book` is a packed ledger, empty where the workbook holds no customers (`why_not` says why).

    `ends` are those of the period, `months` those with a column, as ordinals; `columns` are the attributes
    with one, `rules` the policy questions with a cell; `provenance` is how the file was read.
    """

    policy: Policy
    ends: tuple[int, int] = (0, 0)
    months: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    rules: Mapping[str, RuleCell] = field(default_factory=dict)
    book: bytes = b""
    provenance: Provenance = Provenance()
    why_not: str = ""


def sheet_book(ledger: Ledger, policy: Policy, last: Month) -> Ledger:
    """The settled book as the sheet of months shows it, to its last month."""
    return settle(ledger.until(last), policy)


def texts_of_carried(carried: Carried) -> list[str]:
    """The cells of the hidden sheet, one below the other."""
    packed = zlib.compress(msgspec.msgpack.encode(carried, enc_hook=dict), 6)
    text = base64.b64encode(packed).decode()
    return [SIGN, str(SCHEMA), *(text[at : at + _LETTERS] for at in range(0, len(text), _LETTERS))]


def carried_of(texts: Sequence[str]) -> Carried:
    """What the cells hold; Refusal for anything that is not what this program writes."""
    if len(texts) < 3 or texts[0] != SIGN:
        raise Refusal("the hidden sheet of the workbook is not one of this program")
    if texts[1] != str(SCHEMA):
        raise Refusal(f"the workbook has form {texts[1]}; this program reads format {SCHEMA}")
    try:
        unpacker = zlib.decompressobj()
        packed = base64.b64decode("".join(texts[2:]), validate=True)
        data = unpacker.decompress(packed, _MOST_BYTES)
        return msgspec.msgpack.decode(data, type=Carried)
    except (ValueError, zlib.error, msgspec.DecodeError) as error:
        raise Refusal(f"the hidden sheet of the workbook is damaged: {error}") from error
