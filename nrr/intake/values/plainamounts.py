"""Plain decimal texts as amounts, by the thousand: Arrow finds and converts them."""

import numpy as np
import numpy.typing as npt

from nrr.intake.tables.grids import Column, Kind

QUICK_PLACES = 6
SLOW = np.iinfo(np.int64).min
"""Of a text that is not plain."""
_PLAIN = r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"
_THREE_PLACES = r"^-?[1-9][0-9]{0,2}\.[0-9]{3}$"


def quick_amounts(column: Column, used: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.int64], int, int]:
    """Plain decimal texts by the thousand, and their places; what is not plain is marked for the careful
    road.
    """
    import pyarrow as pa  # noqa: PLC0415 - few amounts are read without it
    import pyarrow.compute as pc  # noqa: PLC0415

    texts = pa.array(column.texts_of(used))
    plain = pc.match_substring_regex(texts, _PLAIN)
    numbers = pa.array(column.kinds[used] == Kind.NUMBER)
    plain = pc.and_(plain, pc.or_(numbers, pc.invert(pc.match_substring_regex(texts, _THREE_PLACES))))
    values = pc.if_else(plain, texts, "0").cast(pa.decimal128(25, QUICK_PLACES))
    scaled = (
        pc.multiply_checked(values, pa.scalar(10**QUICK_PLACES, pa.decimal128(8, 0)))
        .cast(pa.decimal128(38, 0))
        .cast(pa.int64())
    )
    points = pc.find_substring(texts, ".")
    lengths = pc.if_else(
        pc.and_(plain, pc.greater_equal(points, 0)),
        pc.subtract(pc.subtract(pc.utf8_length(texts), points), 1),
        0,
    )
    quick = np.full(len(column.texts), SLOW, np.int64)
    quick[used] = np.where(np.asarray(plain), np.asarray(scaled), SLOW)
    typed = pc.if_else(numbers, 0, lengths)
    return quick, int(pc.max(lengths).as_py() or 0), int(pc.max(typed).as_py() or 0)
