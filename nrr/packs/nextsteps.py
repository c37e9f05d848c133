"""The next step of a finding as a pack tells it: who does what, and its worth or why there is none."""

from dataclasses import dataclass

from nrr.actions import Advice, answering, brief_worth_said, role_of, worth_said
from nrr.charts import Look
from nrr.packs.words import pack_words, text_of


@dataclass(frozen=True, slots=True)
class NextStep:
    """`brief` is its worth, or why it has none, in a cell of a table."""

    title: str
    by: str
    brief: str

    @property
    def line(self) -> str:
        """Title, owner and effort."""
        return f"{self.title} ({self.by})"


def next_step(rule: str, advice: Advice | None, look: Look) -> NextStep:
    """The next step of a rule; without twelve months it has no worth."""
    step = None if advice is None else advice.step(rule)
    if advice is None or step is None:
        row = answering("rule", rule)
        none = text_of("no_worth")
        return NextStep(row.title, text_of("by", owner=row.owner, effort=row.effort), none)
    action = advice.action(step.action)
    return NextStep(
        action.title,
        text_of("by", owner=role_of(action.id, action.owner), effort=action.effort),
        brief_worth_said(action, advice, look.short),
    )


def together_said(advice: Advice | None, look: Look) -> str:
    """What the first steps are worth as one; empty where none can be valued."""
    if advice is None or advice.together is None:
        return ""
    return text_of("together", worth=worth_said(advice.together, advice, look.short))


def standing_said(advice: Advice | None, look: Look) -> str:
    """What is red, where there is room to grow, and what renews within 90 days, as far as it may be told."""
    if advice is None or advice.standing is None:
        return ""
    found, texts = advice.standing, pack_words().texts
    renewing = None if found.renewing is None else found.renewing.whole
    told = {"red": found.red, "room": found.room, "renewing": renewing}
    said = [
        texts[f"standing_{key}"].format(amount=look.short(one.arr_minor), basis=look.basis)
        for key, one in told.items()
        if one is not None and one.arr_minor
    ]
    return text_of("standing", said=", ".join(said)) if said else ""
