"""How long a link lives, as people write it: `30d`, or the last day `2026-03-31`."""

import re
from datetime import UTC, date, datetime, time, timedelta

from nrr.ground import Refusal

LONGEST_DAYS = 365
EXTENSION_DAYS = (7, 30, 90)


def lifetime_of(text: str, now: datetime) -> timedelta:
    """From `now` on: a number of days, or to the end of a day (UTC). Refusal outside one day to a year."""
    written = text.strip().lower()
    if re.fullmatch(r"[0-9]{1,4}d", written, re.ASCII):
        return _checked(timedelta(days=int(written[:-1])))
    return until(_day_of(written), now)


def _day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"write an expiry as 30d or as a day, 2026-03-31, not {text[:40]!r}") from None


def extensions(expires: datetime, now: datetime) -> tuple[int, ...]:
    """By how many days from now a link may be made to live longer: extending it never cuts it short."""
    return tuple(
        days for days in EXTENSION_DAYS if now.date() + timedelta(days=days) > expires.astimezone(UTC).date()
    )


def until(day: date, now: datetime) -> timedelta:
    """To the last second of a day (UTC); Refusal for a day gone by or more than a year away."""
    end = datetime.combine(day, time(23, 59, 59), UTC)
    return _checked(min(end - now, timedelta(days=LONGEST_DAYS)) if _within(end, now) else end - now)


def _within(end: datetime, now: datetime) -> bool:
    """A year to the day is a year, whatever the hour."""
    return (end.date() - now.date()).days <= LONGEST_DAYS


def _checked(span: timedelta) -> timedelta:
    if not timedelta(0) < span <= timedelta(days=LONGEST_DAYS):
        raise Refusal("the expiry must lie in the future and within a year")
    return span
