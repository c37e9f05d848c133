"""A settings file: a definition with its thresholds as lines of text, which a person can read and edit."""

from dataclasses import fields

from nrr.definitions.criteria import criteria, read_criterion
from nrr.definitions.policies import Policy, read_settings
from nrr.ground import Refusal

LARGEST_BYTES = 65_536


def settings_in(data: bytes, name: str) -> Policy:
    """The policy that a settings file gives; Refusal as of its lines."""
    try:
        return read_settings(settings_lines(data, name))
    except Refusal as refusal:
        where = "" if name in str(refusal) else f"{name}: "
        raise Refusal(f"{where}{refusal}") from None


def settings_lines(data: bytes, name: str) -> tuple[str, ...]:
    """The `name=value` texts of a file with one a line; `#` begins a remark.

    Refusal with the line for what cannot be set, and for one setting told twice.
    """
    if len(data) > LARGEST_BYTES:
        raise Refusal(f"{name} is too large for a settings file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"{name} is no text file in UTF-8; save it as plain text") from None
    told: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        setting = line.partition("#")[0].strip()
        if setting:
            key, value = _checked(setting, f"line {number} of {name}")
            if key in told:
                raise Refusal(f"line {number} of {name}: {key} was set in a line above")
            told[key] = value
    return tuple(f"{key}={value}" for key, value in told.items())


def _checked(setting: str, where: str) -> tuple[str, str]:
    """A setting by itself, as far as it can be judged without the others."""
    key, equals, value = (part.strip() for part in setting.partition("="))
    if not equals:
        raise Refusal(f"{where}: write a setting as NAME = VALUE, not {setting!r}")
    try:
        if "." in key:
            read_criterion(key, value)
        else:
            read_settings((f"{key}={value}",))
    except Refusal as refusal:
        raise Refusal(f"{where}: {refusal}") from None
    return key, value


def settings_text(policy: Policy) -> str:
    """What differs from the standard as such a file; the standard alone is a remark."""
    usual = Policy()
    lines = [
        f"{one.name} = {_text(getattr(policy, one.name))}"
        for one in fields(Policy)
        if one.name != "criteria" and getattr(policy, one.name) != getattr(usual, one.name)
    ]
    for key, value in policy.criteria:
        one = criteria()[key]
        lines += [f"# {one.said}; standard {one.written(one.standard)}", f"{key} = {_plain(value)}"]
    return "\n".join(lines or ["# Everything is at its standard"]) + "\n"


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "+".join(map(str, value))
    return "none" if value is None else str(value)


def _plain(value: float) -> str:
    return repr(round(value, 12)).removesuffix(".0")
