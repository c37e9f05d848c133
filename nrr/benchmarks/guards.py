"""When no published figure may stand beside a value, and the reason to print instead."""

from dataclasses import dataclass

from nrr.ground import SampleLabel, SampleLadder

_LADDER = SampleLadder()
_BASIS = "Published figures are mostly 12-month; their basis is rarely stated."


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and how it was measured. `method` and `reactivation` are the policy's names."""

    value: float | None
    window_months: int
    customers: int
    effective: float | None
    method: str = "p2p"
    reactivation: str = "p2p"


def withheld(measured: Measured, ladder: SampleLadder = _LADDER) -> str | None:
    """Why this value gets no benchmark and no tier, or None when it may have both."""
    if measured.value is None:
        return "There is no value to compare."
    if measured.window_months == 1:
        return f"A monthly value gets no benchmark and no tier. {_BASIS}"
    if measured.window_months < 12:
        return f"A {measured.window_months}-month value is not compared with annual figures. {_BASIS}"
    if measured.reactivation != "p2p":
        return f"With reactivation treated as {measured.reactivation} there is no like figure. {_BASIS}"
    if measured.method != "p2p":
        return f"The method {measured.method} has no published counterpart. {_BASIS}"
    return _too_few(measured, ladder)


def _too_few(measured: Measured, ladder: SampleLadder) -> str | None:
    if ladder.label(measured.customers, measured.effective) is SampleLabel.OK:
        return None
    if measured.customers < ladder.small_below:
        return f"{measured.customers} customers are too few to compare; {ladder.small_below} are the least."
    return (
        f"{measured.customers} customers as concentrated as {measured.effective or 0:.1f} equal ones are too"
        f" few to compare; {ladder.small_below_effective:g} are the least."
    )
