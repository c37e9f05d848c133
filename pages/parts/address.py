"""The address and the view: what a copied address may say, and what of it is not understood."""

from collections.abc import Collection, Mapping

_WHAT_IF = {"mode", "split", "s", "m", "lever_unit", "ask", "goal", "goal_own", "ahead", "steps", "method"}
KNOWN = _WHAT_IF | {
    "as_of",
    "window",
    "opening",
    "against",
    "renewals",
    "renewals_by",
    "fiscal_start",
    "amounts",
    "grain",
    "measure",
    "unit",
    "by",
    "part",
    "list",
    "outside",
    "metric",
    "bench",
    "earlier",
    "cohorts",
    "section",
    "saved",
}
"""Every key a page may put into the address, beside the filters."""
FILTER = "only."
_NOTED = 3


def filter_key(attribute: str) -> str:
    """The key of a filter by an attribute: `only.plan`."""
    return f"{FILTER}{attribute}"


def strangers(
    found: Mapping[str, Collection[str]], offered: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """The parts of an address that mean nothing here: unknown keys, and values that are not on offer.

    `offered` holds, by key, the values that are; a known key that is not in it belongs to another page.
    """
    odd: list[str] = []
    for key, values in found.items():
        if key in offered:
            odd += [f"{key}={value}" for value in values if value and value not in offered[key]]
        elif key not in KNOWN:
            odd.append(key)
    return tuple(odd)


def note(odd: Collection[str]) -> str:
    """The quiet sentence about them, cut short; the caller escapes it."""
    shown = [text if len(text) <= 40 else f"{text[:39]}…" for text in list(odd)[:_NOTED]]
    more = len(odd) - len(shown)
    return f"Not used from the link: {', '.join(shown)}" + (f" and {more} more" if more > 0 else "")
