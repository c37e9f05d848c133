"""Invoices and payments of several rhythms in one list: how long each lasts, spread over that or asked
about.
"""

from dataclasses import dataclass, replace

import numpy as np

from nrr.ground import Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Entries, Mask, Reason, row_numbers
from nrr.intake.headings.roles import unit_of
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import meaning
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.melting.bills import Bills, Kind, Terms, index_of, months_of
from nrr.intake.melting.coverage import looks_paid
from nrr.intake.melting.grids import Floats, Ints
from nrr.intake.melting.odd_invoices import odd_invoices, with_answers
from nrr.intake.melting.prepayments import with_prepayments
from nrr.intake.melting.rhythm_names import rhythm_name
from nrr.intake.melting.rhythms import terms_of
from nrr.intake.melting.spoken import spoken_terms
from nrr.intake.melting.spreads import spread_over
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.calendars import MONTH_OF_WORD
from nrr.intake.values.spans import DateColumn, DateStatus

RHYTHM = "rhythm"
_APART = frozenset(
    {
        Concept.ONE_TIME,
        Concept.WORK,
        Concept.USAGE,
        Concept.TRIAL,
        Concept.TEST,
        Concept.NOT_PAID,
        Concept.REFUNDED,
    }
)
_TELLING = (Role.PRODUCT, Role.REVENUE_TYPE, Role.STATUS)
_MOST_TEXTS = 5_000
_DAYS_BEFORE, _FAR = 719_163, 2**17
_LARGE, _SAMPLE, _YEAR = 50_000, 30_000, 12
_DAYS_OF_BILLS, _LAST_DAYS = 3, 27
"""Amounts of months stand on one day, the first or the last; bills on the days of their customers."""


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """Every entry as an invoice, its term, and which of them count in other months or at another rate than
    their own.
    """

    bills: Bills
    terms: Terms
    moves: Mask

    @property
    def told(self) -> bool:
        """Words beside every amount that moves say the same as its rhythm, and the amounts are bills: days of
        service, or days of their own.
        """
        said = index_of(self.bills.said)
        same = said[self.moves] == self.terms.period[self.moves]
        day = self.bills.day.astype(np.int64).astype("datetime64[D]")
        of_month = np.minimum((day - day.astype("datetime64[M]")).astype(np.int64), _LAST_DAYS)
        billed = len(np.unique(of_month)) >= _DAYS_OF_BILLS
        return bool((same & (self.bills.firm[self.moves] | billed)).all())

    @property
    def likely(self) -> bool:
        """More than a coincidence: words say so, or payers come back at the same distance."""
        regular = self.moves & (self.terms.kind == Kind.REGULAR)
        bills = np.bincount(self.bills.payer[regular])
        if bool((bills > 1).any()) and self._beside_monthly(regular):
            return True
        known = bool((self.terms.kind[self.moves] == Kind.SAID).any())
        return known or bool((bills >= LIMITS.fewest).any()) or int((bills > 1).sum()) >= LIMITS.fewest

    def _beside_monthly(self, regular: Mask) -> bool:
        """Whole years apart, in a list whose other payers are billed every month."""
        monthly = ~self.moves & (self.terms.kind == Kind.REGULAR)
        years = months_of(self.terms.period[regular]) % _YEAR == 0
        return bool(years.all()) and bool((np.bincount(self.bills.payer[monthly]) >= LIMITS.fewest).any())


def with_rhythms(draft: Draft, dates: DateColumn, answers: Answers) -> Draft:
    """The draft of a list of invoices, each spread over its term; unchanged where every amount is that of its
    month.
    """
    entries = draft.entries
    if entries is None or not entries.count or not _is_a_list(draft, dates, answers):
        return draft
    if (entries.arr < 0).any() and looks_paid(
        entries.customers.astype(np.int64), _when(entries, dates)[0], entries.arr.astype(np.float64)
    ):
        return _without_payments(draft, dates, answers)
    products = _products(draft)
    if _by_the_month(entries, products, dates) and not (spoken_terms(draft, dates)[0] > 1).any():
        return with_prepayments(draft, products, answers)
    if (
        entries.count > _LARGE
        and answers.amount_is != RHYTHM
        and not _sample(draft, entries, dates, products, answers)
    ):
        return draft
    reading = _read(draft, dates, products, answers)
    if not reading.moves.any() or not (reading.likely or answers.amount_is == RHYTHM):
        return with_prepayments(draft, products, answers)
    if answers.amount_is != RHYTHM and not reading.told:
        return draft.saying(_asked(draft, reading))
    return _spread(draft, reading, answers)


def _without_payments(draft: Draft, dates: DateColumn, answers: Answers) -> Draft:
    """Payments of the invoices beside them, asked about; credits where the answer says so."""
    entries = draft.entries
    assert entries is not None
    paid = np.asarray(entries.arr < 0)
    if answers.payments == "exclude":
        return with_rhythms(draft.without(Reason.PAYMENT, paid), dates, answers)
    if answers.payments == "include":
        return draft
    rows = np.unique(_rows(draft)[paid])
    return draft.saying(
        problem_of(
            Message.PAYMENTS,
            draft.tables[0].place(row_numbers(draft.tables[0], rows)),
            count=len(rows),
        )
    )


def _is_a_list(draft: Draft, dates: DateColumn, answers: Answers) -> bool:
    """Amounts under a heading that names no period, dated by month or day, of which no answer says what they
    are.
    """
    heading = draft.headings[draft.columns_read[0]]
    quarters = bool((dates.statuses == DateStatus.QUARTER).any())
    return answers.amount_is in (None, RHYTHM) and unit_of(heading).months is None and not quarters


def _by_the_month(entries: Entries, products: Ints, dates: DateColumn) -> bool:
    """Everybody who comes again comes nearly every month, and no month has two days of one payer: nothing to
    look for.
    """
    line = entries.customers.astype(np.int64) * (int(products.max(initial=0)) + 1) + products
    place = line * _FAR + entries.months
    days = dates.days[entries.rows]
    order = np.argsort(place, kind="stable")
    steps, again = np.diff(place[order]), np.diff(line[order]) == 0
    twice = again & (steps == 0)
    if bool((days[order][1:][twice] != days[order][:-1][twice]).any()):
        return False
    gaps = np.bincount(line[order][1:][again & (steps > 0)])
    ones = np.bincount(line[order][1:][again & (steps == 1)], minlength=len(gaps))
    return bool(len(gaps)) and bool((ones >= LIMITS.mostly * gaps).all())


def _sample(draft: Draft, entries: Entries, dates: DateColumn, products: Ints, answers: Answers) -> bool:
    """Whether some of the payers of a large file have rhythms of their own."""
    some = entries.customers % (entries.count // _SAMPLE) == 0
    reading = _read(replace(draft, entries=entries.taken(some)), dates, products[some], answers)
    return bool(reading.moves.any()) and reading.likely


def _read(draft: Draft, dates: DateColumn, products: Ints, answers: Answers) -> _Reading:
    entries = draft.entries
    assert entries is not None
    amount = np.where(_apart(draft, answers), 0.0, entries.arr.astype(np.float64))
    months, first, firm = spoken_terms(draft, dates)
    when, day = _when(entries, dates)
    payer = entries.customers.astype(np.int64)
    bills = Bills(payer, products, when, day, amount, months, first, firm)
    terms = terms_of(bills)
    own = entries.months.astype(np.int64)
    moves = (amount != 0) & ((terms.period != 0) | (terms.first != own) | (terms.covered != 1))
    return _Reading(bills, terms, moves)


def _when(entries: Entries, dates: DateColumn) -> tuple[Floats, Floats]:
    """Dates in months, the day as a part of its month, and in days; a month without a day is its first."""
    months, days = entries.months.astype(np.int64), dates.days[entries.rows].astype(np.int64)
    first = (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    length = (months - 1970 * 12 + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - first
    passed = np.where(days > 0, days - first - _DAYS_BEFORE, 0)
    return months + passed / length, (first + passed).astype(np.float64)


def _apart(draft: Draft, answers: Answers) -> Mask:
    """Rows whose words say that they do not recur, are usage or were not paid, where no answer says that they
    count: other checks treat these. A refund is a credit of the invoice before it.
    """
    assert draft.entries is not None
    found, taken = np.zeros(draft.entries.count, np.bool_), draft.entries.arr < 0
    for role in _TELLING:
        index = draft.roles.get(role)
        if index is not None and index in draft.labels and len(draft.label(index).texts) <= _MOST_TEXTS:
            cells = draft.label(index)
            heading = draft.headings[index]
            apart = [
                meaning(text).concepts & _APART if answers.says(heading, text) is not True else frozenset()
                for text in cells.texts
            ]
            hits = np.array([bool(one) for one in apart], np.bool_)
            refunds = np.array([one == {Concept.REFUNDED} for one in apart], np.bool_)
            found |= hits[cells.codes] & ~(refunds[cells.codes] & taken)
    return found


def _products(draft: Draft) -> Ints:
    """What is billed, by number: the words of the product without dates and numbers; 0 where no column names
    products.
    """
    assert draft.entries is not None
    none = np.zeros(draft.entries.count, np.int64)
    index = draft.roles.get(Role.SUBSCRIPTION, draft.roles.get(Role.PRODUCT))
    if index is None or index not in draft.labels:
        return none
    cells = draft.label(index)
    used = np.bincount(cells.codes, minlength=len(cells.texts)) > 0
    whole = Role.SUBSCRIPTION in draft.roles
    names: dict[str, int] = {}
    codes = [
        names.setdefault(text if whole else _bare(text), len(names) + 1) if held else 0
        for text, held in zip(cells.texts, used.tolist(), strict=True)
    ]
    return none if len(names) > LIMITS.most * draft.entries.count else np.array(codes, np.int64)[cells.codes]


def _bare(text: str) -> str:
    words = (w for w in words_of(text) if w not in MONTH_OF_WORD and not any(map(str.isdigit, w)))
    return " ".join(words)


def _asked(draft: Draft, reading: _Reading) -> Problem:
    table, heading = draft.tables[0], draft.headings[draft.columns_read[0]]
    rhythms = _rhythms(reading)
    periods = np.unique(reading.terms.period[np.isin(reading.terms.kind, (Kind.REGULAR, Kind.SAID))])
    whole = len(periods) == 1 and float(months_of(periods)[0]).is_integer()
    choices = (
        Option(wording(Phrase.SPREAD_OVER_RHYTHM, rhythms=rhythms), {"amount_is": RHYTHM}),
        Option(wording(Phrase.REVENUE_OF_ITS_MONTH), {"amount_is": "mrr"}),
    )
    rows = np.unique(_rows(draft)[reading.moves])
    place = table.place(row_numbers(table, rows), heading)
    if whole:
        every = int(months_of(periods)[0])
        return problem_of(
            Message.RHYTHM, place, count=len(rows), choices=choices, months=every, heading=heading
        )
    return problem_of(
        Message.RHYTHMS, place, count=len(rows), choices=choices, rhythms=rhythms, heading=heading
    )


def _rows(draft: Draft) -> Ints:
    assert draft.entries is not None
    return draft.entries.rows.astype(np.int64)


def _rhythms(reading: _Reading) -> str:
    """ "7 monthly, 3 quarterly, 4 annual": payers by the rhythm of their invoices."""
    sure = np.isin(reading.terms.kind, (Kind.REGULAR, Kind.SAID, Kind.LIKE))
    pairs = np.unique(np.stack([reading.terms.period[sure], reading.bills.payer[sure]]), axis=1)[0]
    periods, counts = np.unique(pairs, return_counts=True)
    order = np.argsort(months_of(periods))
    return ", ".join(f"{counts[i]} {rhythm_name(int(periods[i]))}" for i in order.tolist())


def _spread(draft: Draft, reading: _Reading, answers: Answers) -> Draft:
    """Each amount over its term; invoices between the regular ones, and single ones, as answered or asked
    about.
    """
    entries, bills = draft.entries, reading.bills
    assert entries is not None
    moved = int(reading.moves.sum())
    said = problem_of(
        Message.BILLED_BY_RHYTHM, draft.tables[0].place(), count=moved, rhythms=_rhythms(reading)
    )
    draft = draft.saying(said, *odd_invoices(draft, bills, reading.terms, answers))
    terms = with_answers(bills, reading.terms, answers)
    out = (terms.covered == 0) & (terms.kind == Kind.EXTRA)
    last = max((int(entries.months.max()), *draft.months))
    spread = spread_over(entries, terms, bills.amount != 0, last)
    return replace(draft.without(Reason.ONE_TIME, out) if out.any() else draft, entries=spread)
