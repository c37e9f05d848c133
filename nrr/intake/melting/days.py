"""Day numbers (proleptic) of months."""

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]


def first_day(months: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Proleptic day number of the first of a month."""
    since = (np.maximum(months.astype(np.int64), 12) - 1970 * 12).astype("datetime64[M]")
    return np.asarray(since.astype("datetime64[D]").astype(np.int64) + 719_163)


def month_of(days: npt.NDArray[np.integer]) -> npt.NDArray[np.int32]:
    """The month ordinal of proleptic day numbers."""
    months = (np.maximum(days.astype(np.int64), 1) - 719_163).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months.astype(np.int64) + 1970 * 12, np.int32)


def same_day(days: Days, months: npt.NDArray[np.integer]) -> Days:
    """The day of the month of other days, in these months; the last one where they are too short."""
    epoch = np.maximum(days, 1) - 719_163
    firsts = epoch.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = first_day(months)
    return np.asarray(np.minimum(following + (epoch - firsts), first_day(months + 1) - 1))
