"""A calendar file (iCalendar, RFC 5545) of renewals and of the days by which notice must be given."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date

from nrr.ground import Month
from nrr.terms import CalendarRow, month_end

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_WIDEST = 73


def calendar_file(rows: Iterable[CalendarRow], money: Callable[[int], str], as_of: Month) -> bytes:
    """One event a due day and one a deadline; the same rows always give the same bytes."""
    stamp = f"{_basic(month_end(as_of))}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Net revenue retention//Renewals//EN"]
    for row in rows:
        what = f"{row.customer} {row.line}".strip()
        lines += _event(row.due, f"Renewal due: {what}, {money(row.up)}", stamp)
        if row.deadline is not None:
            lines += _event(row.deadline, f"Last day for notice: {what}, {money(row.up)}", stamp)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(day: int, summary: str, stamp: str) -> list[str]:
    digest = hashlib.sha256(f"{day}{summary}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{digest}@renewals",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_basic(day)}",
        f"SUMMARY:{summary.translate(_ESCAPED)}",
        "END:VEVENT",
    ]


def _basic(day: int) -> str:
    return date.fromordinal(day).strftime("%Y%m%d")


def _folded(line: str) -> str:
    """Lines of at most 75 bytes; the next one begins with a space."""
    if len(line.encode()) <= _WIDEST:
        return line
    parts: list[str] = []
    own = ""
    for letter in line:
        if len((own + letter).encode()) > _WIDEST:
            parts, own = [*parts, own], ""
        own += letter
    return "\r\n ".join([*parts, own])
