"""What an action is worth in words: always with its range, or with the reason why there is none."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from nrr.actions.agreements import Agreement
from nrr.actions.parts import ActionPart, Advice, Amounts, Step
from nrr.actions.rows import Pot
from nrr.actions.worths import Unvalued
from nrr.ground import MINUS, percent, points_said

Money = Callable[[int], str]
_ALL_OF_IT = "; all of it {whole}"


def worth_said(worth: Amounts, advice: Advice, money: Money) -> str:
    """`0.3 to 2.0 points ($18k to $127k)`."""
    return _ranged(worth, advice.base_arr_minor, money)


def _ranged(worth: Amounts, base_arr_minor: int, money: Money) -> str:
    """Both ends in points of a base and in money; ends that read alike are said once, as what was typed has
    no range.
    """
    ends = (worth.low_arr_minor, worth.high_arr_minor)
    low, high = (_points(end / base_arr_minor) for end in ends)
    tiny = low == high == _points(0.0) and any(ends)
    points = "less than 0.1" if tiny else _span(low, high)
    return f"{points} points ({_span(*(money(round(end)) for end in ends))})"


def _span(low: str, high: str) -> str:
    return high if low == high else f"{low} to {high}"


def _points(part: float) -> str:
    """`0.3`, `−0.3`; a rounded zero has no sign."""
    text = f"{100 * part:.1f}"
    return text.replace("-", MINUS) if float(text) else "0.0"


def action_worth_said(part: ActionPart, advice: Advice, money: Money) -> str:
    """The worth of one action standing alone, or why it cannot be valued and the amount it works on."""
    if part.worth is None:
        return unvalued_said(part, money)
    if part.outside:
        ends = f"{money(round(part.worth.low_arr_minor))} to {money(round(part.worth.high_arr_minor))}"
        return f"{ends} and no points: these customers do not pay today"
    small = ", small sample" if part.small else ""
    return worth_said(part.worth, advice, money) + small


def brief_worth_said(part: ActionPart, advice: Advice, money: Money) -> str:
    """As `action_worth_said`, short enough for a cell of a table."""
    if part.worth is not None:
        return action_worth_said(part, advice, money)
    words = _words()[part.reason]
    whole = words.get("brief_whole", _ALL_OF_IT) if part.whole_arr_minor else ""
    told = {"needs": part.needs, "not_valued": part.not_valued}
    return words["brief"].format(whole=whole.format(whole=money(part.whole_arr_minor or 0)), **told)


def step_worth_said(step: Step, advice: Advice, money: Money) -> str:
    """The worth of a finding's next step, alone and with the others shown beside it, or why it has none."""
    part = advice.action(step.action)
    said = action_worth_said(part, advice, money)
    if part.worth is None or part.outside:
        return said
    if step.part is None or step.part == part.worth:
        return f"{said}."
    return f"{said} alone, {worth_said(step.part, advice, money)} with the others."


def expected_said(agreement: Agreement, money: Money) -> str:
    """What was expected when it was agreed, in points of that day's year and in money, or why nothing was."""
    worth = agreement.worth
    if worth is None:
        key = agreement.unvalued or Unvalued.READING
        return _words()[key]["brief"].format(needs=agreement.needs, whole="")
    if agreement.pot is Pot.OUTSIDE:
        return f"{money(round(worth.low_arr_minor))} to {money(round(worth.high_arr_minor))}"
    return _ranged(worth, agreement.base_arr_minor, money)


def would_read_said(before: float, after: float) -> str:
    """`With the agreed actions NRR would read 106.4% instead of 105.1%.`"""
    return f"With the agreed actions NRR would read {percent(after)} instead of {percent(before)}."


def grounds_said(part: ActionPart) -> tuple[str, ...]:
    """What a worth rests on: its scope, the share with its source, the effort's source, the articles."""
    lines = [f"Works on: {part.over}{f' ({part.said})' if part.said else ''}."] if part.over else []
    if part.share is not None:
        low, high = (f"{100 * end:g}" for end in part.share)
        lines.append(f"Share kept or added: {low} to {high}% ({part.share_source}).")
    lines.append(f"Effort: {part.effort} ({part.effort_source}).")
    cited = [f"{one.article} {one.line}" if one.line else one.article for one in part.sources]
    return (*lines, f"Source: {', '.join(cited)}.")


def unvalued_said(part: ActionPart, money: Money) -> str:
    """Why an action cannot be valued, with the amount it works on where there is one."""
    words = _words()[part.reason]
    told = {"needs": part.needs, "not_valued": part.not_valued}
    said = words["said"].format(**told)
    if part.whole_arr_minor and words["whole"]:
        said += f" {words['whole'].format(whole=money(part.whole_arr_minor))}"
    if part.effect is not None:
        said += f" {part.effect_said.format(effect=points_said(part.effect))}"
    return said


@cache
def _words() -> dict[str, dict[str, str]]:
    data = files("nrr.actions").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)
