"""Levers as a short text for an address: `x:0.02;h:-0.01;n:120000000;h@SMB:-0.03`.

Keys: x expansion, c contraction, h churn (fractions; `@attribute/segment` for one segment), n new revenue
a year, g its growth, r returning revenue, s share that returns, p price step as uplift,share,extra
churn,timing, month. Numbers are written in full, so reading gives back the same levers exactly. Only what
differs from the `start` is written: an untouched scenario has no text, and an address outlives next
month's figures. Levers of segments of another split are not lost: they wait, word for word, until the book
is split so again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote

from nrr.scenarios.levers import Levers, PriceStep, PriceTiming, Shift
from nrr.scenarios.records import lever_faults

_RATES = {"x": "expansion", "c": "contraction", "h": "churn"}
_NUMBERS = {"n": "new_arr_minor", "g": "new_growth", "r": "returning_arr_minor", "s": "return_share"}
_LONGEST = 8_000
_PLAIN = Levers()


@dataclass(frozen=True, slots=True)
class AddressReading:
    """Levers read from an address, the parts that were ignored, and those that wait for another split."""

    levers: Levers
    ignored: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """The attributes the waiting parts are about."""
        return tuple(dict.fromkeys(_scope(part)[0] for part in self.waiting))


@dataclass(slots=True)
class _Parts:
    """What has been read so far."""

    shifts: dict[str, dict[str, float]] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    price: PriceStep | None = None


def to_address(levers: Levers, start: Levers = _PLAIN, by: str = "", waiting: tuple[str, ...] = ()) -> str:
    """The levers in short; empty when nothing is moved from `start`, which moves no rate itself.

    `by` is the attribute whose segments have levers of their own; `waiting` are parts of other splits to
    keep.
    """
    levers = levers.on(start)
    parts = [_rate(key, levers.everywhere, name, "") for key, name in _RATES.items()]
    attribute = f"{quote(by, safe='')}/" if by else ""
    for segment, shift in levers.by_segment.items():
        suffix = f"@{attribute}{quote(segment, safe='')}"
        parts += [_rate(key, shift, name, suffix) for key, name in _RATES.items()]
    parts += [
        f"{key}:{getattr(levers, name)!r}"
        for key, name in _NUMBERS.items()
        if getattr(levers, name) != getattr(start, name)
    ]
    parts += [_price(levers.price)] if levers.price else []
    return ";".join(part for part in (*parts, *waiting) if part)


def from_address(text: str, start: Levers = _PLAIN, by: str = "") -> AddressReading:
    """The levers an address asks for on top of `start`, in a book split by the attribute `by`.

    What cannot be read is ignored and listed; one number out of range leaves `start` as it is.
    """
    if len(text) > _LONGEST:
        return AddressReading(start, ("scenario too long",))
    found = _Parts()
    ignored: list[str] = []
    waiting: list[str] = []
    for part in filter(None, text.split(";")):
        try:
            here = _scope(part)[0] in ("", by)
            _take(part, found if here else _Parts())
            waiting += [] if here else [part]
        except (ValueError, KeyError):
            ignored.append(part[:40])
    levers = _levers(found, start)
    faults = lever_faults(levers)
    if faults:
        return AddressReading(start, (*ignored, *faults), tuple(waiting))
    return AddressReading(levers, tuple(ignored), tuple(waiting))


def _scope(part: str) -> tuple[str, str]:
    """The attribute ("" when none is named) and the segment of one part, both "" where all segments move."""
    scope = part.rsplit(":", 1)[0].partition("@")[2]
    attribute, slash, segment = scope.partition("/")
    return (unquote(attribute), unquote(segment)) if slash else ("", unquote(scope))


def _take(part: str, found: _Parts) -> None:
    """Read one part into `found`; ValueError or KeyError when it makes no sense."""
    left, value = part.rsplit(":", 1)
    key = left.partition("@")[0]
    if key in _RATES:
        found.shifts.setdefault(_scope(part)[1], {})[_RATES[key]] = float(value)
    elif key == "p":
        uplift, share, extra, timing, month = value.split(",")
        found.price = PriceStep(float(uplift), float(share), float(extra), PriceTiming(timing), int(month))
    else:
        found.numbers[_NUMBERS[key]] = float(value)


def _levers(found: _Parts, start: Levers) -> Levers:
    own: Mapping[str, Shift] = {name: Shift(**rates) for name, rates in found.shifts.items() if name}
    everywhere = replace(start.everywhere, **found.shifts.get("", {}))
    return replace(start, everywhere=everywhere, by_segment=own, price=found.price, **found.numbers)


def _rate(key: str, shift: Shift, name: str, suffix: str) -> str:
    value = getattr(shift, name)
    silent = value is None or (not suffix and value == 0)
    return "" if silent else f"{key}{suffix}:{float(value)!r}"


def _price(step: PriceStep) -> str:
    return f"p:{step.uplift!r},{step.share_affected!r},{step.extra_churn!r},{step.timing},{step.month}"
