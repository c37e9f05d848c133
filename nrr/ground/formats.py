"""How percent, points, quotients and counts are written, everywhere; money stands in `amounts`, months in
`windows`.
"""

MISSING = "N/A"
MINUS = "−"


def any_figure(text: str) -> bool:
    """Whether a written number is anything but zero: zero has no sign."""
    return any(figure in text for figure in "123456789")


def percent(rate: float | None) -> str:
    """For tiles and tables, one decimal: `107.0%`; `≈100%` where it would round to 100 and is not."""
    return _percent(rate, "≈")


def percent_said(rate: float | None, edges: tuple[float, ...] = ()) -> str:
    """For sentences: `107.0%`, `about 100%`, and beside one of `edges` its side: `just below 80%`."""
    if rate is not None:
        beside = next((edge for edge in edges if _reads_as(rate, edge)), None)
        if beside is not None:
            return f"just {'below' if rate < beside else 'above'} {100 * beside:g}%"
    return _percent(rate, "about ")


def _percent(rate: float | None, about: str) -> str:
    if rate is None:
        return MISSING
    return f"{about}100%" if _reads_as(rate, 1.0) else _unsigned_zero(f"{100 * rate:,.1f}%")


def _reads_as(rate: float, edge: float) -> bool:
    """Whether one decimal shows the edge itself for a rate that is not the edge."""
    return round(100 * rate, 1) == round(100 * edge, 1) and abs(rate - edge) > 1e-12


def _unsigned_zero(text: str) -> str:
    return text.replace("-", MINUS) if any_figure(text) else text.removeprefix("-")


def points(difference: float | None) -> str:
    """A difference of two rates for tiles and tables: `+1.2 pts`, `unchanged` where it rounds to zero."""
    if difference is None:
        return MISSING
    return "unchanged" if round(difference * 100, 1) == 0 else _points(difference)


def _points(difference: float) -> str:
    text = _unsigned_zero(f"{100 * difference:+,.1f} pts")
    return text.removeprefix("+") if text == "+0.0 pts" else text


def points_said(difference: float) -> str:
    """The size of a difference for sentences that say which way: `1.2 points`."""
    size = abs(100 * difference)
    return "less than 0.1 points" if 0 < size < 0.05 else f"{size:,.1f} points"


def fine_points(part: float) -> str:
    """Points with three decimals, so that small customers are seen to add up; a rounded zero has no sign."""
    text = f"{100 * part:+.3f} pts".replace("-", MINUS)
    return "0.000 pts" if text[1:] == "0.000 pts" else text


def percent_range(low: float | None, high: float | None) -> str:
    """`94.0% to 115.5%`; empty where an end is missing or both read alike, which would claim certainty."""
    return _range(percent_said(low), percent_said(high))


def points_range(low: float | None, high: float | None) -> str:
    """The same for a difference of two rates: `−21.9 pts to −0.8 pts`."""
    return _range(*(MISSING if end is None else _points(end) for end in (low, high)))


def multiple(ratio: float | None) -> str:
    """A quotient: `1.9×`."""
    return MISSING if ratio is None else f"{ratio:,.1f}×".replace("-", MINUS)


def count(number: int | None) -> str:
    """A whole number with thousands: `1,204`."""
    return MISSING if number is None else f"{number:,}".replace("-", MINUS)


def plural(number: int, noun: str) -> str:
    """A number with its noun: `1 customer`, `3 customers`."""
    return f"{count(number)} {noun}" if number == 1 else f"{count(number)} {noun}s"


def _range(low: str, high: str) -> str:
    return "" if MISSING in (low, high) or low == high else f"{low} to {high}"
