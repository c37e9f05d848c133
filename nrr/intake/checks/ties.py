"""The file's own total row against the sum of its customers, month by month."""

from fractions import Fraction

from nrr.ground import Month, Problem, Severity, plural
from nrr.intake.checks.places import place_of
from nrr.intake.drafts import Draft, Reason


def tied_out(draft: Draft) -> Draft:
    """Differences between computed and stated totals, said; nothing is changed.

    A total row may add up rows that were left out for what they are: one-time, trial, not paid.
    """
    entries = draft.entries
    if entries is None or not draft.own_totals:
        return draft
    off = []
    computed = entries.by_month()
    aside = [out for out in draft.left_out if out.reason is not Reason.TOTAL]
    for month, stated in sorted(draft.own_totals.items()):
        ours = computed.get(month, Fraction(0))
        whole = ours + sum((out.by_month.get(month, Fraction(0)) for out in aside), Fraction(0))
        if min(abs(ours - stated), abs(whole - stated)) > Fraction(12, 200):
            off.append((month, ours, stated))
    if not off:
        text = f"The computed totals tie out with the file's own total row in all {len(draft.own_totals)} months."
        return draft.saying(Problem("tie_out", Severity.INFO, text, place=place_of(draft)))
    shown = "; ".join(
        f"{Month(m).label}: {float(ours) / 12:,.2f} against {float(stated) / 12:,.2f}"
        for m, ours, stated in off[:4]
    )
    text = f"The file's own total row differs from the sum of the customers in {plural(len(off), 'month')} (does not foot): {shown}."
    return draft.saying(Problem("tie_out", Severity.WARNING, text, remedy="Check which rows the total of the file covers.", did="The customers were added, the total row was not used.",
                                place=place_of(draft), count=len(off)))  # fmt: skip
