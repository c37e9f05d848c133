"""The month a file says it is as of, in the words around its table."""

import re

from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import Form


def stated_month(hints: str) -> int | None:
    """`As of 2026-01-31`, `Stand 31.01.2026`, `through Jan 2026` in the words around the table."""
    for match in re.finditer(
        r"(?:as of|as at|through|stand|data to|bis|au)\W{0,3}([\w./ ,-]{6,18})", hints, re.I
    ):
        stamp = heading_stamp_of(match[1].strip())
        if stamp.form in (Form.DAY, Form.NUMERIC) and stamp.month:
            return stamp.month_ordinal
    stamps = [stamp_of(word) for word in re.findall(r"(?<!\d)20\d{2}-(?:0[1-9]|1[0-2])(?!\d)", hints)]
    return stamps[0].month_ordinal if len(stamps) == 1 else None
