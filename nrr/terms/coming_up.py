"""What comes up before a quarter ends: how often it renews until then, and at what contracted amount."""

from fractions import Fraction

import numpy as np

from nrr.ledgers import Ints
from nrr.terms.groups import sums
from nrr.terms.lengths import after_all
from nrr.terms.renewals import Book

_MOST = 60
_SAFE = 2**62


def comes_up(book: Book, which: Ints, day: int, ends: int) -> tuple[int, int, dict[int, int]]:
    """Of terms that end before the quarter does and have no successor: what is bound for one more term as
    its notice is past; else what comes up, and by number of renewals until then what it amounts to.
    """
    table, months = book.table, book.months[which]
    due, rises = table.due[which], np.zeros(len(which), np.int64)
    days = table.notice_days[which]
    again = table.auto_renew[which] & (days >= 0) & (due - days < day)
    due = np.where(again, after_all(due + 1, months) - 1, due)
    rises += again
    floor = again & (due >= ends)
    bound_again = _raised(book, which[floor], rises[floor])
    which, due, rises, months = (column[~floor] for column in (which, due, rises, months))
    up = _raised(book, which, rises)
    counts = np.zeros(len(which), np.int64)
    while (runs := (due < ends) & (counts < _MOST)).any():
        due = np.where(runs, after_all(due + 1, months) - 1, due)
        counts += runs
    flat = sums(counts, _raised(book, which, rises + counts), _MOST + 1).tolist()
    told = np.unique(counts).tolist()
    return int(bound_again.sum()), int(up.sum()), {count: flat[count] for count in told}


def _raised(book: Book, which: Ints, times: Ints) -> Ints:
    """The last amounts after so many contracted rises: whole minor units, half up."""
    found, uplift = book.up[which].copy(), book.table.uplift[which]
    rising = np.flatnonzero((uplift != 0) & (times > 0))
    kinds = np.stack([uplift[rising], times[rising].astype(np.float64)], axis=1)
    for rate, count in np.unique(kinds, axis=0).tolist():
        own = rising[(uplift[rising] == rate) & (times[rising] == count)]
        rise = (1 + Fraction(str(rate))) ** int(count)
        over, under = rise.numerator, rise.denominator
        exact = 2 * over * int(found[own].max()) + under < _SAFE
        amounts = found[own] if exact else found[own].astype(object)
        found[own] = ((2 * over * amounts + under) // (2 * under)).astype(np.int64)
    return found
