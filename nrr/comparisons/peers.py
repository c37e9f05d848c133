"""What published medians say of a book by its own contracts: each one against the row that holds its size."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from nrr.benchmarks import Benchmark, MixAdjusted, contract_mix
from nrr.ground import Window
from nrr.ledgers import Ledger
from nrr.retention import Segment

_MOST = 0.8


def own_medians(
    book: Ledger, window: Window, rows: Sequence[Benchmark], by: str
) -> Mapping[str, MixAdjusted]:
    """By segment, the medians of one source weighted by what its opening customers paid a year.

    A segment whose contracts are all of one size has the median of that size; one without a contract that
    the source speaks of is not in it.
    """
    at, amounts = _opening(book, window)
    attribute = book.attribute(by)
    codes = attribute.at(at)[amounts > 0]
    paid = amounts[amounts > 0]
    mixes = {label: contract_mix(paid[codes == code], rows) for code, label in enumerate(attribute.groups)}
    return {label: found for label, found in mixes.items() if found is not None}


def own_median(book: Ledger, window: Window, rows: Sequence[Benchmark]) -> MixAdjusted | None:
    """The same of all opening customers together."""
    _, amounts = _opening(book, window)
    return contract_mix(amounts[amounts > 0], rows)


def typical_acv(segments: Sequence[Segment]) -> int | None:
    """What a customer pays a year (minor units) on average in the size of contract that holds four fifths of
    opening revenue; None where no size does, since the average of a mix is nobody's contract.
    """
    main = next((one for one in segments if (one.share or 0.0) >= _MOST), None)
    return None if main is None else round(main.bridge.opening / main.bridge.opening_logos)


def _opening(book: Ledger, window: Window) -> tuple[int, npt.NDArray[np.int64]]:
    at = book.index(window.opening)
    return (0, np.zeros(len(book.names), np.int64)) if at is None else (at, book.grid[at])
