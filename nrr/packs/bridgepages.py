"""The bridge of a pack: its bars from opening to closing, each with amount, customers and share."""

from collections.abc import Iterator

from nrr.charts import Look, Tone, colour_of
from nrr.ground import count, percent, plural
from nrr.packs.pictures import Step, Waterfall
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import pack_words, text_of
from nrr.retention import Bridge

# field, customers behind it, sign, whether it is a total
_LINES = (
    ("opening", "opening_logos", 1, True),
    ("fx", "", 1, False),
    ("expansion", "expanded_logos", 1, False),
    ("contraction", "contracted_logos", -1, False),
    ("churn", "churned_logos", -1, False),
    ("retained", "retained_logos", 1, True),
    ("resurrected", "resurrected_logos", 1, False),
    ("new", "new_logos", 1, False),
    ("closing", "closing_logos", 1, True),
)
_ONLY_WHERE_MOVED = frozenset({"fx", "resurrected"})


def waterfall_of(bridge: Bridge, look: Look, title: str) -> Waterfall:
    """Lines without a movement are left out only where they are rare ones."""
    steps = tuple(_steps(bridge, look))
    told = ", ".join(f"{step.label.lower()} {step.short}" for step in steps)
    return Waterfall(steps, look.unit, f"{title}. Waterfall: {told}.")


def step_table(shown: Waterfall, title: str) -> Table:
    """The bars as lines: amount, and share of the opening."""
    rows = tuple(
        Row((step.label, step.full, step.share), Role.TOTAL if step.total else Role.PLAIN)
        for step in shown.steps
    )
    heads = ("", shown.unit, text_of("share"))
    return Table(heads, rows, (1.5, 1.35, 0.85), f"{title}. Table of the lines of the bridge.")


def bridge_note(bridge: Bridge) -> Note:
    """How many customers moved."""
    return Note(
        (
            text_of(
                "moved",
                expanded=plural(bridge.expanded_logos, "customer"),
                contracted=count(bridge.contracted_logos),
                churned=count(bridge.churned_logos),
                won=count(bridge.new_logos),
            ),
        )
    )


def _steps(bridge: Bridge, look: Look) -> Iterator[Step]:
    level = 0
    for key, logos, sign, total in _LINES:
        change = sign * getattr(bridge, key)
        if change or key not in _ONLY_WHERE_MOVED:
            start = 0 if total else level
            level = start + change
            yield Step(
                key=key,
                label=pack_words().bridge[key],
                start=look.units(start),
                end=look.units(level),
                colour=colour_of(key, Tone.LIGHT),
                short=look.short(change) if total else look.signed(change),
                full=whole(change, look.basis),
                customers=count(getattr(bridge, logos)) if logos else "",
                share=percent(change / bridge.opening) if bridge.opening else "",
                total=total,
            )
