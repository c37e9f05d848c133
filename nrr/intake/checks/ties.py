"""The file's own total row against the sum of its customers, month by month."""

from fractions import Fraction

from nrr.ground import Month
from nrr.intake.drafts import Draft, Reason
from nrr.intake.places import place_of
from nrr.intake.said.saying import Message, Phrase, problem_of, wording


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
        told = len(draft.own_totals)
        return draft.saying(problem_of(Message.TIE_OUT, place_of(draft), number=told))
    shown = [
        wording(Phrase.MONTH_OFF_TOTAL, month=Month(m), ours=ours / 12, stated=stated / 12)
        for m, ours, stated in off[:4]
    ]
    return draft.saying(problem_of(Message.TIE_OUT_OFF, place_of(draft), count=len(off), months=shown))
