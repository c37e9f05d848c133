"""The terms of a draft under the names of the book's customers."""

from dataclasses import replace

from nrr.intake.drafts import Draft, Entries, TermRows
from nrr.ledgers import Term
from nrr.terms import joined


def terms_of(draft: Draft) -> tuple[Term, ...]:
    """Terms whose rows are counted or begin later; none where several tables or currencies were added up."""
    entries, found = draft.entries, draft.terms
    if found is None or entries is None or len(draft.tables) > 1:
        return ()
    names = _names(entries, found)
    named = (
        replace(term, customer=names[row])
        for term, row in zip(found.terms, found.rows.tolist(), strict=True)
        if row in names and term.arr_minor > 0
    )
    return joined(tuple(named))


def _names(entries: Entries, found: TermRows) -> dict[int, str]:
    """By row, its customer as the book has it: customers may have been merged, and rows left out, since."""
    final = dict(zip(entries.rows.tolist(), entries.customers.tolist(), strict=True))
    of_people: dict[int, int] = {}
    rows, people, counted = found.rows.tolist(), found.people.tolist(), found.counted.tolist()
    for row, person in zip(rows, people, strict=True):
        if row in final:
            of_people[person] = final[row]
    names = {row: entries.keys[code] for row, code in final.items()}
    for row, person, gave in zip(rows, people, counted, strict=True):
        if row not in names and not gave and person in of_people:
            names[row] = entries.keys[of_people[person]]
    return names
