"""A list of contracts beside a book: its terms under the names of the book's customers, laid beside their
revenue.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from nrr.ground import Place, Problem
from nrr.intake.joins.matches import Join, customers_of, line_finder
from nrr.intake.said.saying import Message, problem_of
from nrr.ledgers import Ledger, Term
from nrr.terms import month_end, with_term_attributes

_NAMED = 60


def with_contracts(ledger: Ledger, join: Join) -> tuple[Ledger, list[Problem]]:
    """The book with the terms of the list; those of customers it does not name stay as they were."""
    table = join.table
    if not table.contracts:
        said = list(table.contracts_said)
        return ledger, said or [problem_of(Message.NO_CONTRACTS, table.place(), file=table.file)]
    if ledger.currency and table.contracts_currency not in ("", ledger.currency):
        return ledger, [_other_currency(join, ledger.currency)]
    found = line_finder(ledger)
    names = customers_of(ledger)
    mine = {name: names[lines[0]] for name in {t.customer for t in table.contracts} if (lines := found(name))}
    terms = [replace(t, customer=mine[t.customer]) for t in table.contracts if t.customer in mine]
    terms = _begun(terms, ledger)
    others = [term for term in ledger.terms if term.customer not in set(mine.values())]
    ordered = tuple(sorted((*others, *terms), key=lambda t: (t.customer, t.start, t.line)))
    joined = replace(ledger, terms=ordered, fingerprint="")
    joined = with_term_attributes(joined, names)
    return joined, [*_said(join, terms, mine, ledger), *table.contracts_said]


def _other_currency(join: Join, ours: str) -> Problem:
    table = join.table
    theirs = table.contracts_currency
    return problem_of(
        Message.CONTRACTS_IN_OTHER_CURRENCY, table.place(), file=table.file, theirs=theirs, ours=ours
    )


def _begun(terms: Iterable[Term], ledger: Ledger) -> list[Term]:
    """Terms whose start the list does not hold begin with the revenue of their customer, or a year before
    their end.
    """
    first: dict[str, int] = {}
    for name, index in zip(customers_of(ledger), ledger.first_paid.tolist(), strict=True):
        if index < len(ledger.months):
            day = month_end(ledger.months[index] - 1) + 1
            first[name] = min(day, first.get(name, day))
    return [
        term if term.start else replace(term, start=_start(term, first.get(term.customer))) for term in terms
    ]


def _start(term: Term, first: int | None) -> int:
    assert term.due is not None
    return first if first is not None and first < term.due else term.due - 364


def _said(join: Join, terms: list[Term], mine: Mapping[str, str], ledger: Ledger) -> list[Problem]:
    table, covered = join.table, set(mine.values())
    place = table.place(column=join.key)
    unknown = sorted((t for t in table.contracts if t.customer not in mine), key=lambda term: term.row)
    missing = [name for name in dict.fromkeys(_paying(ledger)) if name not in covered]
    said = [
        problem_of(Message.CONTRACTS_JOINED, place, count=len(terms), file=table.file, customers=len(covered))
    ]
    if unknown:
        rows = tuple(term.row for term in unknown[:50])
        names = list(dict.fromkeys(term.customer[:_NAMED] for term in unknown))
        where = table.place(rows, join.key)
        said.append(
            problem_of(Message.UNMATCHED_CONTRACTS, where, count=len(unknown), file=table.file, names=names)
        )
    if missing:
        names = [name[:_NAMED] for name in missing]
        said.append(
            problem_of(Message.WITHOUT_CONTRACT, place, count=len(missing), file=table.file, names=names)
        )
    return [*said, *_exceeding(table.place, terms, ledger)]


def _paying(ledger: Ledger) -> list[str]:
    return [
        name for name, paid in zip(customers_of(ledger), ledger.grid[-1].tolist(), strict=True) if paid > 0
    ]


def _exceeding(place: Callable[[], Place], terms: Iterable[Term], ledger: Ledger) -> list[Problem]:
    """Customers whose contracts say more than they pay in the last month."""
    if "currency" in ledger.roles:
        return []
    day, month = month_end(ledger.months[-1]), ledger.months[-1]
    over: dict[str, int] = {}
    for term in terms:
        over[term.customer] = over.get(term.customer, 0) + term.amount(day)
    for name, paid in zip(customers_of(ledger), ledger.grid[-1].tolist(), strict=True):
        if name in over:
            over[name] -= paid
    names = [name[:_NAMED] for name, amount in over.items() if amount > 0]
    if not names:
        return []
    whole = Fraction(sum(amount for amount in over.values() if amount > 0), 100)
    return [
        problem_of(
            Message.CONTRACTS_EXCEED, place(), count=len(names), amount=whole, month=month, names=names
        )
    ]
