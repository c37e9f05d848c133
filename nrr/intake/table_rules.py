"""What the rules of a file say of a table in a database: of its words, its ends and its last month."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from nrr.ground import Month, Refusal, Severity
from nrr.intake.answers import Answers
from nrr.intake.deciding.states import state_code
from nrr.intake.deciding.verdicts import Verdict, company_of, state_verdict
from nrr.intake.headings.tablecolumns import revenue_kind, table_columns
from nrr.intake.joins.rates import RateTable
from nrr.intake.melting.horizons import Course, horizon
from nrr.intake.melting.last_days import Basis, Ends, Told, told_of
from nrr.intake.said.saying import Phrase, wording
from nrr.intake.shapes.cadences import length_of
from nrr.intake.shapes.events import movement_sign, names_churn
from nrr.intake.shapes.term_columns import names_term
from nrr.intake.tables.grids import Table
from nrr.intake.values.currencies import currency_of
from nrr.intake.values.durations import YEAR_PARTS
from nrr.intake.values.spans import is_open_end
from nrr.ledgers import Ledger

if TYPE_CHECKING:
    from nrr.intake.intakes import Intake

_NO_TABLE = Table("", "", (), np.zeros(0, np.int32), ())


@dataclass(frozen=True, slots=True)
class TableRules:
    """The rules under the answers of a recipe; `running` is the month of today, `valued` the rates given,
    `reads` who reads files: without one no contracts are followed.
    """

    answers: Answers
    running: Month
    valued: RateTable | None = None
    reads: "Callable[[bytes, str, Answers], Intake] | None" = None

    def columns(self, names: Sequence[str], texts: Sequence[str]) -> Mapping[str, Any]:
        """What each column is: roles, attributes and what an amount is."""
        return table_columns(names, texts, self.answers)

    def kind(self, word: str) -> str:
        """What a word of a column of revenue kinds means: usage, one_time or recurring."""
        return revenue_kind(word)

    def state(self, word: str) -> int:
        """What a word of a column of statuses says of a month: paused, past due, trial, or nothing (0)."""
        return state_code(word)

    def currency(self, word: str) -> str:
        """The code of a currency; empty for a word that names none."""
        return currency_of(word) or ""

    def rates(self, currencies: Sequence[str]) -> tuple[str, Callable[[str, int], float]]:
        """The currency that is reported in, and what a unit of one is worth in it in a month by its ordinal.

        Refusal without rates.
        """
        if self.answers.currency not in (None, "SEPARATE"):
            raise Refusal(
                f"only {self.answers.currency} of several currencies is an answer for files; "
                "give a view of the table that holds it alone"
            )
        if self.valued is None:
            raise Refusal(
                f"amounts are in several currencies ({', '.join(currencies)}); give their exchange rates as a"
                " file beside the table"
            )
        return self.valued.reporting(currencies), self.valued.at

    def counted(self, heading: str, words: Sequence[str]) -> Mapping[str, str]:
        """Whether rows of a status count: `counts`, `ended` or `left_out`. Refusal where nothing says it."""
        company = company_of(words)
        found = {word: self._verdict(heading, word, state_verdict(word, company)) for word in words}
        if unsure := [word for word, told in found.items() if not told]:
            raise Refusal(
                f"nothing says whether rows count whose {heading!r} is {', '.join(unsure[:5])}; "
                "say counts or leave_out of each in a recipe under [words]"
            )
        return found

    def _verdict(self, heading: str, word: str, verdict: Verdict) -> str:
        told = self.answers.says(heading, word)
        if told is False:
            return "left_out"
        if verdict is Verdict.ENDED:
            return "ended"
        if told or verdict is Verdict.COUNTS:
            return "counts"
        return "" if verdict in (Verdict.UNKNOWN, Verdict.PAUSED) else "left_out"

    def lasts(self, heading: str, word: str) -> Fraction | None:
        """How much of a year a billing interval lasts; None for a word nobody knows."""
        found = length_of(heading, word, self.answers)
        return None if found is None else Fraction(found.parts, YEAR_PARTS)

    def movement(self, word: str) -> int:
        """1 for what adds revenue, -1 for what takes it away, 0 for a word that names no movement."""
        return movement_sign(word) or 0

    def churns(self, word: str) -> bool:
        """Whether a movement ends all a customer pays."""
        return names_churn(word)

    def open_end(self, word: str) -> bool:
        """Whether the end of a period means that it has none."""
        return is_open_end(word)

    def exclusive(
        self, successions: Sequence[tuple[int, int]], lengths: tuple[int, int], *, renews: bool
    ) -> bool:
        """Whether the end of a period is the first day that it no longer holds.

        `successions` are, of lines and of customers, the periods followed on the day of their end and on
        the day after; `lengths` those of whole months to their end and to the day after; `renews` says that
        the heading of the ends speaks of renewal. Refusal where the evidence stands on both sides.
        """
        if self.answers.ends is not None:
            return self.answers.ends == Ends.EXCLUSIVE
        told = told_of(successions, lambda: lengths, renews=renews)
        if told.mixed and told.basis is not Basis.NOTHING:
            raise Refusal(_ends_on_both_sides(told))
        return told.ends is Ends.EXCLUSIVE

    def renewal(self, count: int) -> bool:
        """Whether contracts that begin while the like of them runs renew it; Refusal where nobody said it."""
        if count and self.answers.overlaps is None:
            raise Refusal(
                f"{count} periods begin while one of about the same amount still runs; "
                'say overlaps = "renewal" or "add_on" in a recipe'
            )
        return self.answers.overlaps == "renewal"

    def repeated(self, count: int) -> bool:
        """Whether movements that stand twice count once; Refusal where nobody said it."""
        if count and self.answers.duplicates is None:
            raise Refusal(
                f"{count} movements are equal to another in every column; "
                'say duplicates = "sum" or "drop_exact" in a recipe'
            )
        return self.answers.duplicates == "drop_exact"

    def contract_columns(self, names: Sequence[str]) -> Sequence[str]:
        """The columns that say something of a contract and name no customer."""
        return [name for name in names if names_term(name)]

    def contracts(self, data: bytes, columns: Mapping[str, str]) -> Ledger:
        """The book of a CSV of contracts, `columns` by their roles; Refusal with what stands in the way."""
        if self.reads is None:
            raise Refusal("nobody reads contracts here")
        held = next(csv.reader(data[: data.index(b"\n")].decode().splitlines()))
        told = dict(self.answers.columns) | dict(columns)
        own = self.answers.attributes
        answers = replace(
            self.answers,
            columns={role: name for role, name in told.items() if name in held},
            attributes=None if own is None else tuple(name for name in own if name in held),
            ignore=None,
            decimal=".",
            customer_match="exact",
            renamed="apart",
        )
        found = self.reads(data, "contracts.csv", answers)
        if found.ledger is None:
            severe = (Severity.ERROR, Severity.QUESTION)
            why = next((one.what for one in found.problems if one.severity in severe), found.outcome)
            raise Refusal(f"its contracts are not followed: {why.rstrip('.')}; say it in a recipe")
        return found.ledger

    def through(
        self, began: Mapping[int, int], lasts: Mapping[int, int], *, endless: bool, bills: bool
    ) -> int:
        """The last month of a book that runs on: rows by the month in which they begin, and by their last.

        Refusal where the file would ask.
        """
        course = Course(_spread(began), _spread(lasts), endless)
        reach = horizon(course.of_bills() if bills else course, "", self.answers, self.running, _NO_TABLE)
        asked = [one for one in reach.problems if one.severity is Severity.QUESTION]
        if asked:
            raise Refusal(
                "nothing says through which month the table runs; "
                f'say as_of in a recipe, as "{Month(reach.month)}"'
            )
        return reach.month


def _ends_on_both_sides(told: Told) -> str:
    return wording(Phrase.ENDS_ON_BOTH_SIDES, number=told.exclusive, counted=told.counted)


def _spread(counts: Mapping[int, int]) -> np.ndarray[Any, np.dtype[np.int32]]:
    months = np.array(sorted(counts), np.int32)
    return np.repeat(months, [counts[int(month)] for month in months])
