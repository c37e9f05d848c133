"""What happened, between the two ends of a window, inside the class that came up for renewal."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from nrr.ledgers import Ints, Mask
from nrr.terms.groups import sums
from nrr.terms.threads import UP, Threads

_PARTS = ("expansion", "contraction", "churned", "open_at_close", "returned")


@dataclass(frozen=True, slots=True)
class UpChange:
    """What happened inside the class that came up for renewal, in minor units: losses are positive
    magnitudes.
    """

    between_renewals: int
    expansion: int
    contraction: int
    churned: int
    open_at_close: int
    returned: int


def up_change(found: Threads, inside: Mask, opening: int, closing: int) -> UpChange:
    """The renewals of a window by what became of them until its close; `opening` and `closing` are of what
    was up.
    """
    rows = found.book.rows
    own = np.flatnonzero(inside & found.base[rows.who])
    columns = _columns(found)
    share = _shares(found)
    whole, plain = share == 1, ~_split_over_the_close(found)
    exact = {name: Fraction(int(columns[name][own[(whole & plain)[own]]].sum())) for name in _PARTS}
    for index in own[((share != 0) & ~(whole & plain))[own]].tolist():
        for name, value in _of_one(found, index).items():
            exact[name] += value
    parts = {name: round(value) for name, value in exact.items()}
    explained = parts["expansion"] - parts["contraction"] - parts["churned"]
    explained += parts["returned"] - parts["open_at_close"]
    return UpChange(between_renewals=closing - opening - explained, **parts)


def _columns(found: Threads) -> dict[str, Ints]:
    """What every renewal adds to each part, were all of it up at the opening."""
    book, rows = found.book, found.book.rows
    started, _ = _followed(found)
    kept = started > 0
    gone = found.closes >= rows.due + 1 + book.grace_days
    member = rows.of_member
    left = gone[member] | book.notified(rows.members, found.closes)
    lost = sums(member, book.up[rows.members] * left, len(rows))
    lost = np.where(np.diff(rows.later_first) > 0, 0, lost)
    back = book.successions.back[rows.members]
    back_at = np.where(_back_by(found, back) & (found.lines[back] == UP), book.first_minor[back], 0)
    return {
        "expansion": np.where(kept, rows.expansion, 0),
        "contraction": np.where(kept, rows.contraction, 0),
        "churned": np.where(kept, 0, lost),
        "open_at_close": np.where(kept, 0, rows.up - lost),
        "returned": np.where(kept, 0, sums(member, back_at, len(rows))),
    }


def _back_by(found: Threads, back: Ints) -> Mask:
    """Which of the terms that came back had done so by the close."""
    return np.asarray((back >= 0) & (found.book.table.start[back] <= found.closes))


def _followed(found: Threads) -> tuple[Ints, Ints]:
    """By renewal, what its successors begin with: of those that start by the close, and of the others."""
    book, rows = found.book, found.book.rows
    renewal = np.repeat(np.arange(len(rows)), np.diff(rows.later_first))
    early = book.table.start[rows.later] <= found.closes
    amounts = book.first_minor[rows.later]
    return sums(renewal, amounts * early, len(rows)), sums(renewal, amounts * ~early, len(rows))


def _shares(found: Threads) -> Ints:
    """How much of every renewal was up at the opening: 0, 1, or 2 for a part of it."""
    book, rows = found.book, found.book.rows
    member, ups = rows.of_member, book.up[rows.members]
    lines = found.lines[rows.members]
    own = sums(member, ups * (lines == UP), len(rows))
    parted = sums(member, ups * (lines == -1), len(rows)) > 0
    return np.where(parted, 2, np.where(own == 0, 0, np.where(own == rows.up, 1, 2)))


def _split_over_the_close(found: Threads) -> Mask:
    """Renewals of which one part follows by the close and another after it, or that came back in parts."""
    rows = found.book.rows
    started, later = _followed(found)
    back = found.book.successions.back[rows.members]
    parted = _back_by(found, back) & (found.lines[back] == -1)
    return np.asarray((started > 0) & (later > 0)) | (sums(rows.of_member, parted * 1, len(rows)) > 0)


def _of_one(found: Threads, index: int) -> dict[str, Fraction]:
    """The same of one renewal that was up in part, exact."""
    book, one = found.book, found.book.renewal(index)
    ups = ((int(book.up[i]), found.weights(i)[UP]) for i in one.terms)
    share = sum((up * part for up, part in ups), Fraction(0)) / one.up
    first = [(int(book.table.start[s]) <= found.closes, int(book.first_minor[s])) for s in one.successors]
    started = sum(amount for early, amount in first if early)
    if started:
        whole = sum(amount for _, amount in first)
        still = Fraction(one.renewed * (whole - started), whole)
        return {
            "expansion": share * one.expansion,
            "contraction": share * one.contraction,
            "open_at_close": share * still,
        }
    return _unfollowed(found, index, share)


def _unfollowed(found: Threads, index: int, share: Fraction) -> dict[str, Fraction]:
    book, one = found.book, found.book.renewal(index)
    terms = np.array(one.terms)
    gone = found.closes >= one.due + 1 + book.grace_days
    left = book.notified(terms, found.closes) | gone
    churned = 0 if one.successors else int(book.up[terms[left]].sum())
    back = book.successions.back[terms]
    back = back[_back_by(found, back)]
    returned = (found.weights(i)[UP] * int(book.first_minor[i]) for i in back.tolist())
    return {
        "churned": share * churned,
        "open_at_close": share * (one.up - churned),
        "returned": sum(returned, Fraction(0)),
    }
