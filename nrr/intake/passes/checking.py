"""What of the amounts is no recurring revenue of a customer, in order: what is none goes first, then
repetitions, then who is who, then the months.
"""

from collections.abc import Callable
from dataclasses import replace

from nrr.ground import Month
from nrr.intake.answers import Answers
from nrr.intake.checks.courses import courses_of, told_cumulation
from nrr.intake.checks.credits import with_credit_signs
from nrr.intake.checks.currencies import settled_currencies
from nrr.intake.checks.duplicates import settled_duplicates
from nrr.intake.checks.identity import matched_customers
from nrr.intake.checks.kinds import without_other_kinds
from nrr.intake.checks.likenesses import told_likenesses
from nrr.intake.checks.lines import refused_lines
from nrr.intake.checks.measures import without_other_measures
from nrr.intake.checks.months import checked_months
from nrr.intake.checks.patterns import asked_movements, asked_once_only
from nrr.intake.checks.pools import told_pools
from nrr.intake.checks.remarks import told_remarks
from nrr.intake.checks.renames import settled_renames
from nrr.intake.checks.scenarios import without_forecasts
from nrr.intake.checks.signs import told_currency
from nrr.intake.checks.sums import settled_sums
from nrr.intake.checks.switches import checked_units
from nrr.intake.checks.testers import without_test_names
from nrr.intake.checks.ties import tied_out
from nrr.intake.deciding.lines import asked_words
from nrr.intake.drafts import Draft
from nrr.intake.passes.ways import Fact, Run, Way, made
from nrr.intake.said.saying import Phrase


def _alone(check: Callable[[Draft], Draft]) -> Run:
    return lambda way: replace(way, draft=check(_of(way)))


def _answered(check: Callable[[Draft, Answers], Draft]) -> Run:
    return lambda way: replace(way, draft=check(_of(way), way.answers))


def _dated(check: Callable[[Draft, Answers, Month], Draft]) -> Run:
    return lambda way: replace(way, draft=check(_of(way), way.answers, way.today))


def _of(way: Way) -> Draft:
    assert way.draft is not None
    return way.draft


def _told_by_courses(draft: Draft, answers: Answers) -> Draft:
    """What the course of customers over the months gives away, laid out once, and again where some of them
    are joined.
    """
    courses = None if draft.entries is None else courses_of(draft.entries)
    if courses is None:
        return draft
    settled = settled_renames(draft, courses, answers)
    if settled.entries is not draft.entries and settled.entries is not None:
        courses = courses_of(settled.entries)
        assert courses is not None
    return told_cumulation(told_likenesses(settled, courses), courses)


CHECKING = (
    made(Phrase.ASK_ABOUT_UNKNOWN_WORDS, (Fact.DRAFT,), (), _alone(asked_words)),
    made(Phrase.LEAVE_OUT_TOTALS, (Fact.DRAFT,), (Fact.NO_TOTALS,), _answered(settled_sums)),
    made(Phrase.TIE_OUT_OWN_TOTALS, (Fact.NO_TOTALS,), (), _alone(tied_out)),
    made(Phrase.REFUSE_LINES_OF_A_REPORT, (Fact.NO_TOTALS,), (Fact.NO_LINES,), _alone(refused_lines)),
    made(Phrase.NAME_POOLED_CUSTOMERS, (Fact.NO_LINES,), (), _alone(told_pools)),
    made(Phrase.LEAVE_OUT_PLANS, (Fact.DRAFT,), (Fact.ACTUAL,), _alone(without_forecasts)),
    made(Phrase.LEAVE_OUT_MEASURES, (Fact.ACTUAL,), (Fact.ONE_MEASURE,), _alone(without_other_measures)),
    made(Phrase.LEAVE_OUT_OTHER_KINDS, (Fact.ONE_MEASURE,), (Fact.ONE_KIND,), _answered(without_other_kinds)),
    made(Phrase.LEAVE_OUT_TESTS, (Fact.ONE_KIND,), (Fact.NO_TESTS,), _answered(without_test_names)),
    made(Phrase.GIVE_CREDITS_THEIR_SIGN, (Fact.NO_TESTS,), (Fact.SIGNED,), _answered(with_credit_signs)),
    made(Phrase.ASK_ABOUT_ONCE_ONLY, (Fact.SIGNED,), (), _answered(asked_once_only)),
    made(Phrase.ASK_ABOUT_MOVEMENTS, (Fact.SIGNED,), (Fact.RECURRING,), _answered(asked_movements)),
    made(Phrase.DROP_REPEATED_ROWS, (Fact.RECURRING,), (Fact.ONCE,), _answered(settled_duplicates)),
    made(Phrase.MATCH_CUSTOMERS, (Fact.ONCE,), (Fact.CUSTOMERS,), _answered(matched_customers)),
    made(Phrase.FOLLOW_CUSTOMERS_OVER_THE_MONTHS, (Fact.CUSTOMERS,), (), _answered(_told_by_courses)),
    made(Phrase.SETTLE_THE_CURRENCY, (Fact.CUSTOMERS,), (Fact.ONE_MONEY,), _answered(settled_currencies)),
    made(Phrase.CHECK_THE_MONTHS, (Fact.ONE_MONEY,), (Fact.MONTHS,), _dated(checked_months)),
    made(Phrase.CHECK_THE_UNIT, (Fact.MONTHS,), (Fact.ONE_UNIT,), _answered(checked_units)),
    made(Phrase.NAME_THE_CURRENCY, (Fact.ONE_UNIT,), (), _alone(told_currency)),
    made(Phrase.READ_REMARKS, (Fact.ONE_UNIT,), (), _alone(told_remarks)),
)
