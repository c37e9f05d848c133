"""Columns of yes and no that say of a row that it is no recurring revenue: one-time, trial, test."""

# ruff: noqa: SIM905 - a list of words reads best as words

from dataclasses import dataclass

from nrr.intake.drafts import Draft, Reason
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.tables.grids import distinct

_YES = frozenset("yes y true t 1 x ja j oui si sim wahr vrai vero verdadero checked".split())
_NO = frozenset("no n false f 0 nein non nao falsch faux falso unchecked".split())


@dataclass(frozen=True, slots=True)
class Flag:
    """What a heading says of the rows flagged, and which cells flag them."""

    reason: Reason
    code: str
    what: str
    cells: frozenset[str]


_ONE_TIME = ("one_time", "one-time (non-recurring)")
_FLAGS: dict[str, Flag] = {
    **dict.fromkeys("one time|one off|onetime|non recurring|nonrecurring|is one time|is one off|einmalig|one time fee|setup fee".split("|"),
                    Flag(Reason.ONE_TIME, *_ONE_TIME, _YES)),
    **dict.fromkeys("recurring|is recurring|recurring flag|wiederkehrend|recurrent|subscription revenue flag".split("|"),
                    Flag(Reason.ONE_TIME, *_ONE_TIME, _NO)),
    **dict.fromkeys("trial|is trial|trial flag|in trial|on trial|free trial|testphase".split("|"),
                    Flag(Reason.TRIAL, "trial_rows", "trial (not paying yet)", _YES)),
    **dict.fromkeys("test|is test|test account|is test account|internal|is internal|internal account|internal flag|demo|is demo|demo account|livemode off".split("|"),
                    Flag(Reason.TEST, "test_rows", "test, demo or internal", _YES)),
    **dict.fromkeys("deleted|is deleted|void|voided|is void|is voided|exclude|excluded|is excluded|ignore|ignored|duplicate|is duplicate".split("|"),
                    Flag(Reason.STATUS, "flagged_rows", "deleted, void or excluded", _YES)),
}  # fmt: skip


def flag_of(draft: Draft, index: int) -> Flag | None:
    """The flag a column sets: its heading is a known one, and its cells are yes and no."""
    flag = _FLAGS.get(phrase_of(draft.headings[index]))
    if flag is None:
        return None
    label = draft.label(index)
    texts = {plain_flag(label.texts[code]) for code in distinct(label.codes).tolist()} - {""}
    return flag if texts and texts <= _YES | _NO else None


def plain_flag(text: str) -> str:
    """`TRUE`, `1.0` and `Yes` as they are compared."""
    return phrase_of(text.strip().removesuffix(".0").lower())
