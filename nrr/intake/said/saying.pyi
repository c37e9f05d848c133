"""Written by tests/catalogue.py from the rows of the catalogue: the codes, the messages, and what each takes."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Literal, overload

from nrr.ground import Item, Month, Option, Place, Problem

class Code(StrEnum):
    AMOUNT_IS = "amount_is"
    COUNTED_ROWS = "counted_rows"
    CREDIT_SIGNS = "credit_signs"
    CUMULATED = "cumulated"
    CURRENCY_SIGN = "currency_sign"
    DUPLICATES = "duplicates"
    FORECAST_ROWS = "forecast_rows"
    FUTURE_MONTHS = "future_months"
    LAST_MONTH = "last_month"
    LEDGER_ACCOUNTS = "ledger_accounts"
    MEASURES = "measures"
    MISSING_MONTH = "missing_month"
    MIXED_CURRENCIES = "mixed_currencies"
    NAMESAKES = "namesakes"
    NEAR_NAMES = "near_names"
    NO_CUSTOMERS = "no_customers"
    ONCE_ONLY = "once_only"
    ONE_TIME = "one_time"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OVERDUE_ROWS = "overdue_rows"
    POOLED_CUSTOMERS = "pooled_customers"
    REMARKS = "remarks"
    SAME_MONTH = "same_month"
    SAME_NAME = "same_name"
    SCENARIOS = "scenarios"
    SPELLING_VARIANTS = "spelling_variants"
    TAX_ROWS = "tax_rows"
    TEST_NAMES = "test_names"
    TIE_OUT = "tie_out"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_ROWS = "total_rows"
    UNIT_SWITCH = "unit_switch"
    UNLIKELY_DATE = "unlikely_date"

class Message(StrEnum):
    AMOUNT_IS_BY_SIBLINGS = "amount_is_by_siblings"
    AMOUNT_IS_MOVEMENT = "amount_is_movement"
    AMOUNT_IS_UNSAID = "amount_is_unsaid"
    COUNTED_ROWS = "counted_rows"
    CREDIT_SIGNS = "credit_signs"
    CREDIT_SIGNS_TURNED = "credit_signs_turned"
    CUMULATED = "cumulated"
    CUMULATED_BY_YEAR = "cumulated_by_year"
    CURRENCY_DOLLAR = "currency_dollar"
    CURRENCY_SIGN = "currency_sign"
    DUPLICATES = "duplicates"
    DUPLICATES_ADDED = "duplicates_added"
    DUPLICATES_DROPPED = "duplicates_dropped"
    FORECAST_ROWS = "forecast_rows"
    FUTURE_MONTHS = "future_months"
    LAST_MONTH = "last_month"
    LAST_MONTH_IN = "last_month_in"
    LAST_MONTH_OUT = "last_month_out"
    LEDGER_ACCOUNTS = "ledger_accounts"
    MEASURES = "measures"
    MISSING_MONTH = "missing_month"
    MIXED_CURRENCIES = "mixed_currencies"
    MIXED_CURRENCIES_APART = "mixed_currencies_apart"
    MIXED_CURRENCIES_ONE = "mixed_currencies_one"
    NAMESAKES = "namesakes"
    NAMESAKES_MERGED = "namesakes_merged"
    NEAR_NAMES = "near_names"
    NO_CUSTOMERS_BUT_LINES = "no_customers_but_lines"
    ONCE_ONLY = "once_only"
    ONE_TIME = "one_time"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OVERDUE_ROWS = "overdue_rows"
    POOLED_CUSTOMERS = "pooled_customers"
    REMARKS = "remarks"
    SAME_MONTH = "same_month"
    SAME_MONTH_ADDED = "same_month_added"
    SAME_MONTH_ADDED_UP = "same_month_added_up"
    SAME_MONTH_FIRST = "same_month_first"
    SAME_MONTH_LAST = "same_month_last"
    SAME_NAME = "same_name"
    SCENARIOS = "scenarios"
    SPELLING_VARIANTS = "spelling_variants"
    SPELLING_VARIANTS_APART = "spelling_variants_apart"
    SPELLING_VARIANTS_MERGED = "spelling_variants_merged"
    SPELLING_VARIANTS_TRIMMED = "spelling_variants_trimmed"
    TAX_ROWS = "tax_rows"
    TEST_NAMES = "test_names"
    TIE_OUT = "tie_out"
    TIE_OUT_OFF = "tie_out_off"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_CUSTOMER_OUT = "total_customer_out"
    TOTAL_ROWS = "total_rows"
    UNIT_SWITCH = "unit_switch"
    UNIT_SWITCH_ANNUAL = "unit_switch_annual"
    UNIT_SWITCH_AS_WRITTEN = "unit_switch_as_written"
    UNIT_SWITCH_DIVIDED = "unit_switch_divided"
    UNIT_SWITCH_TOO_LARGE = "unit_switch_too_large"
    UNLIKELY_DATE = "unlikely_date"

class Phrase(StrEnum):
    LEAVE_OUT_ONCE = "leave_out_once"
    LEAVE_TESTS_OUT = "leave_tests_out"
    MERGE_NAMESAKES = "merge_namesakes"
    MONTH_OFF_TOTAL = "month_off_total"
    NAME_UNDER_IDS = "name_under_ids"
    NEAR_NAME = "near_name"
    SCENARIO_BLANK = "scenario_blank"
    THEY_COUNT = "they_count"

@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_ONCE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_TESTS_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MERGE_NAMESAKES]) -> str: ...
@overload
def wording(
    phrase: Literal[Phrase.MONTH_OFF_TOTAL], *, month: Month, ours: Fraction, stated: Fraction
) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAME_UNDER_IDS], *, name: str, ids: list[str]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NEAR_NAME], *, gone: str, last: Month, new: str, first: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SCENARIO_BLANK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT]) -> str: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_BY_SIBLINGS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    sheet: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_MOVEMENT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_UNSAID],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COUNTED_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CREDIT_SIGNS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CREDIT_SIGNS_TURNED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUMULATED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    share: float,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUMULATED_BY_YEAR],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    share: float,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_DOLLAR],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    sign: str,
    currency: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_SIGN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    sign: str,
    currency: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES_ADDED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES_DROPPED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FORECAST_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FUTURE_MONTHS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    months: Sequence[Month],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    month: Month,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH_IN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    month: Month,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH_OUT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    month: Month,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEDGER_ACCOUNTS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MEASURES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MISSING_MONTH],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    months: Sequence[Month],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES_APART],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES_ONE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    currency: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NAMESAKES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NAMESAKES_MERGED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NEAR_NAMES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    samples: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_CUSTOMERS_BUT_LINES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONCE_ONLY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_TIME],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_LINES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_MEASURES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OVERDUE_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.POOLED_CUSTOMERS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REMARKS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_ADDED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_ADDED_UP],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_FIRST],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_LAST],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_NAME],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    samples: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SCENARIOS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_APART],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_MERGED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_TRIMMED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TAX_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TEST_NAMES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TIE_OUT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TIE_OUT_OFF],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    months: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_CUSTOMER],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    name: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_CUSTOMER_OUT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    name: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    name: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    factor: int,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_ANNUAL],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    factor: int,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_AS_WRITTEN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    factor: int,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_DIVIDED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    months: Sequence[Month],
    factors: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNLIKELY_DATE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    months: Sequence[Month],
    rows: Sequence[int],
) -> Problem: ...
