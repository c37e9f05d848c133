"""What a scenario says in one sentence: what was moved, what that does to NRR, and to revenue."""

from nrr.charts.looks import Look
from nrr.ground import percent_said
from nrr.scenarios import Course, Levers, Mode, Shift

_RATES = ("expansion", "contraction", "churn")
_NUMBERS = {"1": "One", "2": "Two", "3": "Three", "4": "Four", "5": "Five", "6": "Six", "10": "Ten"}


def scenario_sentence(
    today: Course,
    scenario: Course,
    start: Levers,
    levers: Levers,
    mode: Mode,
    look: Look,
    end: str = "36 months",
) -> str:
    """`Two points less churn lifts NRR from 105.1% to 107.1%: $182k more ARR in Oct 2029`; `end` names the
    last month where it is known.
    """
    steps = 1 if mode is Mode.ANNUAL else 12
    now, then = today.base_nrr(steps), scenario.base_nrr(steps)
    last = scenario.arr_minor[-1]
    if levers == start:
        return f"At today's rates, {look.basis} would reach {look.short(last)} in {end}"
    subject, many = _subject(levers, start, mode, look)
    change = last - today.arr_minor[-1]
    money = f"{look.short(abs(change))} {'more' if change >= 0 else 'less'} {look.basis} in {end}"
    if percent_said(then) == percent_said(now):
        return f"{subject} {'leave' if many else 'leaves'} NRR at {percent_said(now)}: {money}"
    verb = "lift" if then > now else "lower"
    return (
        f"{subject} {verb}{'' if many else 's'} NRR from {percent_said(now)} to {percent_said(then)}: {money}"
    )


def moved_words(levers: Levers, start: Levers, mode: Mode, look: Look) -> tuple[str, ...]:
    """Every lever that was moved, each in a few words."""
    return tuple(text for text, _ in _moves(levers, start, mode, look))


def _moves(levers: Levers, start: Levers, mode: Mode, look: Look) -> list[tuple[str, bool]]:
    """The words, each with whether it is a plural."""
    month, period = ("", "year") if mode is Mode.ANNUAL else (" a month", "month")
    found = _rate_moves(levers.everywhere, month)
    own = [
        (f"{text} in {name}", many)
        for name, shift in levers.by_segment.items()
        for text, many in _rate_moves(shift, month)
    ]
    found += own if len(own) < 2 else [(f"own levers for {_listed(tuple(levers.by_segment))}", True)]
    for name, label in (("new_arr_minor", "new"), ("returning_arr_minor", "returning")):
        change = getattr(levers, name) - getattr(start, name)
        if change:
            money = look.short(abs(change))
            found.append((f"{money} {_direction(change)} {label} {look.basis} a {period}", False))
    if levers.new_growth:
        way = "growing" if levers.new_growth > 0 else "shrinking"
        found.append((f"new revenue {way} {percent_said(abs(levers.new_growth))} a year", False))
    if levers.return_share:
        found.append((f"{percent_said(levers.return_share)} of lost revenue coming back", False))
    if levers.price:
        found.append((f"a price step of {percent_said(levers.price.uplift)}", False))
    return found


def _rate_moves(shift: Shift, month: str) -> list[tuple[str, bool]]:
    moved = [(rate, getattr(shift, rate) or 0.0) for rate in _RATES]
    return [
        (f"{_points(change)} {_direction(change)} {rate}{month}", False) for rate, change in moved if change
    ]


def _subject(levers: Levers, start: Levers, mode: Mode, look: Look) -> tuple[str, bool]:
    """What was moved as the subject of a sentence, and whether it is a plural."""
    moves = _moves(levers, start, mode, look)
    if not 1 <= len(moves) <= 2:
        return f"{_NUMBERS.get(str(len(moves)), str(len(moves)))} levers", True
    text = " and ".join(words for words, _ in moves)
    number, _, rest = text.partition(" ")
    return f"{_NUMBERS.get(number, number[:1].upper() + number[1:])} {rest}", len(moves) > 1 or moves[0][1]


def _listed(names: tuple[str, ...]) -> str:
    if len(names) > 2:
        return f"{names[0]} and {len(names) - 1} other segments"
    return " and ".join(names)


def _points(shift: float) -> str:
    number = f"{round(abs(shift) * 100, 1):g}"
    if number == "0":
        return "less than 0.1 points"
    return f"{number} {'point' if number == '1' else 'points'}"


def _direction(change: float) -> str:
    return "more" if change > 0 else "less"
