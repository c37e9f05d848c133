"""Several measures of one customer in rows of their own (MRR, seats, ARR): the MRR rows are read."""

# ruff: noqa: SIM905 - a list of words reads best as words

from nrr.errors import Problem, Severity
from nrr.intake.checks.places import entry_rows, place_of, rows_with
from nrr.intake.drafts import Draft, Reason, listed
from nrr.intake.headings.roles import words_of
from nrr.intake.tables.grids import distinct

_READ = "mrr"
_MEASURES = frozenset(
    "mrr|arr|acv|tcv|seats|users|active users|licences|licenses|units|quantity|arpa|arpu|headcount|logins|sessions|nps|tickets|"
    "employees|gross margin|margin|cost|discount|list price|growth|revenue growth|share".split("|")
)


def without_other_measures(draft: Draft) -> Draft:
    """The draft without rows of another measure than the MRR, where a column names the measure of each row."""
    if draft.entries is None or not draft.entries.count:
        return draft
    for index in draft.labels:
        if _tells_measures(draft, index):
            return _left_out(draft, index)
    return draft


def _tells_measures(draft: Draft, index: int) -> bool:
    label = draft.label(index)
    codes = distinct(label.codes).tolist()
    texts = {" ".join(words_of(label.texts[code])) for code in codes[:20]}
    return 1 < len(codes) < 20 and _READ in texts and texts <= _MEASURES


def _left_out(draft: Draft, index: int) -> Draft:
    hits = rows_with(draft, index, lambda text: " ".join(words_of(text)) != _READ)
    rows, heading = entry_rows(draft, hits), draft.headings[index]
    text = f"Column {heading} names the measure of every row: the rows of MRR were read, {len(rows)} rows of other measures left out ({listed(rows)})."
    said = Problem("other_measures", Severity.WARNING, text, did="Left out of the figures.", place=place_of(draft, rows, heading), count=len(rows))  # fmt: skip
    return draft.without(Reason.MEASURE, hits).saying(said)
