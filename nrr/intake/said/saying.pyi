"""Written by tests/catalogue.py from the rows of the catalogue: the codes, the messages, and what each takes."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Literal, overload

from nrr.ground import Item, Month, Option, Place, Problem

class Code(StrEnum):
    AMOUNT_IS = "amount_is"
    ANSWER_IGNORED = "answer_ignored"
    AS_OF = "as_of"
    BLOCKS_JOINED = "blocks_joined"
    CANCELLED_COLUMN = "cancelled_column"
    CELL_TOO_LARGE = "cell_too_large"
    CENTS = "cents"
    COUNTED_ROWS = "counted_rows"
    CREDIT_SIGNS = "credit_signs"
    CUMULATED = "cumulated"
    CURRENCY_SIGN = "currency_sign"
    CUT_SHORT = "cut_short"
    DAMAGED_FILE = "damaged_file"
    DUPLICATES = "duplicates"
    EMPTY_FILE = "empty_file"
    ENCODING = "encoding"
    ENDS = "ends"
    ENDS_ASSUMED = "ends_assumed"
    FLAGGED_ROWS = "flagged_rows"
    FORECAST_ROWS = "forecast_rows"
    FUTURE_MONTHS = "future_months"
    HIDDEN_COLUMNS = "hidden_columns"
    HTML_TABLE = "html_table"
    JOINED = "joined"
    JOINED_HEADER = "joined_header"
    LAST_MONTH = "last_month"
    LEDGER_ACCOUNTS = "ledger_accounts"
    MEASURES = "measures"
    MISSING_MONTH = "missing_month"
    MIXED_CURRENCIES = "mixed_currencies"
    NAMESAKES = "namesakes"
    NEAR_NAMES = "near_names"
    NO_AMOUNTS = "no_amounts"
    NO_COLUMNS = "no_columns"
    NO_CUSTOMERS = "no_customers"
    NO_TABLE = "no_table"
    NOT_A_TABLE = "not_a_table"
    ONCE_ONLY = "once_only"
    ONE_OFF_COLUMNS = "one_off_columns"
    ONE_OFFS_NOT_FOUND = "one_offs_not_found"
    ONE_OFFS_TAKEN_OUT = "one_offs_taken_out"
    ONE_TIME = "one_time"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OVERDUE_ROWS = "overdue_rows"
    OVERFLOW = "overflow"
    PARENT_COLUMN = "parent_column"
    PASSWORD_PROTECTED = "password_protected"
    PAYMENT_ROWS = "payment_rows"
    POOLED_CUSTOMERS = "pooled_customers"
    QUARTER_ENDS = "quarter_ends"
    QUARTERS = "quarters"
    RATE_MISSING = "rate_missing"
    RATES_JOINED = "rates_joined"
    RATES_UNUSED = "rates_unused"
    READER_STOPPED = "reader_stopped"
    RECIPE_WRONG = "recipe_wrong"
    REMARKS = "remarks"
    REPEATED_KEY = "repeated_key"
    ROUNDED = "rounded"
    SAME_MONTH = "same_month"
    SAME_NAME = "same_name"
    SCENARIOS = "scenarios"
    SHEET_READ = "sheet_read"
    SHEETS = "sheets"
    SHEETS_JOINED = "sheets_joined"
    SIDE_TABLE = "side_table"
    SPELLING_VARIANTS = "spelling_variants"
    STATUS = "status"
    STATUS_OF_TODAY = "status_of_today"
    STATUS_ROWS = "status_rows"
    STATUS_ZERO = "status_zero"
    STRAY_CELLS = "stray_cells"
    SUBSCRIPTION_COLUMN = "subscription_column"
    TAX_ROWS = "tax_rows"
    TEST_NAMES = "test_names"
    TEST_ROWS = "test_rows"
    TIE_OUT = "tie_out"
    TOO_LARGE = "too_large"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_ROWS = "total_rows"
    TRIAL_ROWS = "trial_rows"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNIT_SWITCH = "unit_switch"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNLIKELY_DATE = "unlikely_date"
    UNMATCHED_BOOK = "unmatched_book"
    UNMATCHED_TABLE = "unmatched_table"
    UNPACKED = "unpacked"
    UNREADABLE_TEXT = "unreadable_text"
    UNSAFE_FILE = "unsafe_file"

class Message(StrEnum):
    AMOUNT_IS_BY_SIBLINGS = "amount_is_by_siblings"
    AMOUNT_IS_MOVEMENT = "amount_is_movement"
    AMOUNT_IS_UNSAID = "amount_is_unsaid"
    ANSWER_IGNORED = "answer_ignored"
    ANSWERS_NO_OBJECT = "answers_no_object"
    AS_OF = "as_of"
    AS_OF_RAN_OUT = "as_of_ran_out"
    AS_OF_RUNNING = "as_of_running"
    BLOCKS_JOINED = "blocks_joined"
    BOOK_TOO_LARGE = "book_too_large"
    CANCELLED_COLUMN = "cancelled_column"
    CANCELLED_COLUMN_COUNTED = "cancelled_column_counted"
    CELL_TOO_LARGE = "cell_too_large"
    CENTS = "cents"
    CENTS_OF_API = "cents_of_api"
    COUNTED_ROWS = "counted_rows"
    CREDIT_SIGNS = "credit_signs"
    CREDIT_SIGNS_TURNED = "credit_signs_turned"
    CUMULATED = "cumulated"
    CUMULATED_BY_YEAR = "cumulated_by_year"
    CURRENCY_DOLLAR = "currency_dollar"
    CURRENCY_SIGN = "currency_sign"
    CUT_SHORT = "cut_short"
    DAMAGED_FILE = "damaged_file"
    DUPLICATES = "duplicates"
    DUPLICATES_ADDED = "duplicates_added"
    DUPLICATES_DROPPED = "duplicates_dropped"
    EMPTY_ARCHIVE = "empty_archive"
    EMPTY_FILE = "empty_file"
    EMPTY_UPLOAD = "empty_upload"
    ENCODING = "encoding"
    ENCODING_GUESSED = "encoding_guessed"
    ENCODING_MIXED = "encoding_mixed"
    ENCODING_MIXED_GUESSED = "encoding_mixed_guessed"
    ENDS = "ends"
    ENDS_ANSWERED = "ends_answered"
    ENDS_ASSUMED = "ends_assumed"
    ENDS_BEFORE_STARTS = "ends_before_starts"
    ENDS_BY_HEADING = "ends_by_heading"
    ENDS_BY_STARTS = "ends_by_starts"
    ENDS_OF_SUCCESSIONS = "ends_of_successions"
    ENDS_WITH_DAY = "ends_with_day"
    ENDS_WITHOUT_DAY = "ends_without_day"
    FLAGGED_ROWS = "flagged_rows"
    FORECAST_ROWS = "forecast_rows"
    FUTURE_MONTHS = "future_months"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_SHEET_OF_MANY = "hidden_sheet_of_many"
    HTML_TABLE = "html_table"
    JOINED = "joined"
    JOINED_HEADER = "joined_header"
    JOINED_LOOSELY = "joined_loosely"
    JOINED_ROWS = "joined_rows"
    JSON_FILE = "json_file"
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
    NO_AMOUNTS = "no_amounts"
    NO_COLUMNS = "no_columns"
    NO_CUSTOMERS_BUT_LINES = "no_customers_but_lines"
    NO_TABLE = "no_table"
    NOT_A_TABLE = "not_a_table"
    NUMBERS_DOCUMENT = "numbers_document"
    ONCE_ONLY = "once_only"
    ONE_OFF_COLUMNS = "one_off_columns"
    ONE_OFFS_NOT_FOUND = "one_offs_not_found"
    ONE_OFFS_TAKEN_OUT = "one_offs_taken_out"
    ONE_TIME = "one_time"
    ONE_TIME_ROWS = "one_time_rows"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OVERDUE_ROWS = "overdue_rows"
    OVERFLOW = "overflow"
    PARENT_COLUMN = "parent_column"
    PARENT_COLUMN_COUNTED = "parent_column_counted"
    PASSWORD_PROTECTED = "password_protected"
    PAYMENT_ROWS = "payment_rows"
    POOLED_CUSTOMERS = "pooled_customers"
    QUARTER_ENDS = "quarter_ends"
    QUARTERS = "quarters"
    RATE_MISSING = "rate_missing"
    RATES_JOINED = "rates_joined"
    RATES_UNUSED = "rates_unused"
    READER_STOPPED = "reader_stopped"
    RECIPE_WRONG = "recipe_wrong"
    REMARKS = "remarks"
    REPEATED_KEY = "repeated_key"
    ROUNDED = "rounded"
    SAME_MONTH = "same_month"
    SAME_MONTH_ADDED = "same_month_added"
    SAME_MONTH_ADDED_UP = "same_month_added_up"
    SAME_MONTH_FIRST = "same_month_first"
    SAME_MONTH_LAST = "same_month_last"
    SAME_NAME = "same_name"
    SCENARIOS = "scenarios"
    SHEET_OF_MANY = "sheet_of_many"
    SHEET_READ = "sheet_read"
    SHEETS = "sheets"
    SHEETS_JOINED = "sheets_joined"
    SIDE_TABLE = "side_table"
    SIDE_TOO_LARGE = "side_too_large"
    SPELLING_VARIANTS = "spelling_variants"
    SPELLING_VARIANTS_APART = "spelling_variants_apart"
    SPELLING_VARIANTS_MERGED = "spelling_variants_merged"
    SPELLING_VARIANTS_TRIMMED = "spelling_variants_trimmed"
    STATUS = "status"
    STATUS_OF_TODAY = "status_of_today"
    STATUS_ROWS = "status_rows"
    STATUS_TOLD = "status_told"
    STATUS_ZERO = "status_zero"
    STRAY_CELLS = "stray_cells"
    SUBSCRIPTION_COLUMN = "subscription_column"
    SUBSCRIPTION_COLUMN_COUNTED = "subscription_column_counted"
    TABLE_TOO_LARGE = "table_too_large"
    TAX_ROWS = "tax_rows"
    TEST_NAMES = "test_names"
    TEST_ROWS = "test_rows"
    TEXT_DOCUMENT = "text_document"
    TIE_OUT = "tie_out"
    TIE_OUT_OFF = "tie_out_off"
    TOO_LARGE = "too_large"
    TOO_MANY_TABLES = "too_many_tables"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_CUSTOMER_OUT = "total_customer_out"
    TOTAL_ROWS = "total_rows"
    TRIAL_ROWS = "trial_rows"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNIT_SWITCH = "unit_switch"
    UNIT_SWITCH_ANNUAL = "unit_switch_annual"
    UNIT_SWITCH_AS_WRITTEN = "unit_switch_as_written"
    UNIT_SWITCH_DIVIDED = "unit_switch_divided"
    UNIT_SWITCH_TOO_LARGE = "unit_switch_too_large"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNLIKELY_DATE = "unlikely_date"
    UNMATCHED_BOOK = "unmatched_book"
    UNMATCHED_TABLE = "unmatched_table"
    UNPACKED = "unpacked"
    UNREADABLE_TEXT = "unreadable_text"
    UNSAFE_FILE = "unsafe_file"
    UPLOAD_TOO_LARGE = "upload_too_large"

class Phrase(StrEnum):
    ALL_OF_THEM_COUNT = "all_of_them_count"
    ALL_SHEETS_TOGETHER = "all_sheets_together"
    AS_YOU_ANSWERED = "as_you_answered"
    BROKE_READER = "broke_reader"
    BROKEN_ZIP = "broken_zip"
    CELL_FAR_OUTSIDE = "cell_far_outside"
    CELL_REPEATED = "cell_repeated"
    COLUMN_SAYS = "column_says"
    COMPRESSED_FILE = "compressed_file"
    COUNTED_THROUGH_END = "counted_through_end"
    COUNTS = "counts"
    END_NOT_COUNTED = "end_not_counted"
    ENDS_LAST_DAY = "ends_last_day"
    ENDS_NEXT_DAY = "ends_next_day"
    ENTITIES = "entities"
    ENTITIES_IN = "entities_in"
    EXPANDS_BEYOND = "expands_beyond"
    EXPANDS_TO = "expands_to"
    GZIP_BREAKS_OFF = "gzip_breaks_off"
    HEADING_IN_ROW = "heading_in_row"
    HEADING_OF_API = "heading_of_api"
    HEADINGS_READ = "headings_read"
    IDS_OF_API = "ids_of_api"
    IN_CENTS = "in_cents"
    IN_CENTS_AS = "in_cents_as"
    IN_FULL = "in_full"
    IN_FULL_AS = "in_full_as"
    LAST_COMPLETE_MONTH = "last_complete_month"
    LAST_MONTH_BEGUN = "last_month_begun"
    LAST_MONTH_OF_CHANGE = "last_month_of_change"
    LEAVE_OUT = "leave_out"
    LEAVE_OUT_ONCE = "leave_out_once"
    LEAVE_TESTS_OUT = "leave_tests_out"
    LEAVE_THEM_OUT = "leave_them_out"
    MANY_PARTS = "many_parts"
    MERGE_NAMESAKES = "merge_namesakes"
    MONTH_OFF_TOTAL = "month_off_total"
    MONTH_STATED = "month_stated"
    NAME_UNDER_IDS = "name_under_ids"
    NEAR_NAME = "near_name"
    NESTED_ARCHIVES = "nested_archives"
    NO_COLUMN_ADDED = "no_column_added"
    ONE_CURRENCY = "one_currency"
    ONE_OFF_AMOUNTS = "one_off_amounts"
    ONLY_ONE_COUNTS = "only_one_counts"
    PART_OUTSIDE = "part_outside"
    PARTS_DO_NOT_FIT = "parts_do_not_fit"
    PARTS_OF_ONE_NAME = "parts_of_one_name"
    PERIODS_OTHERWISE = "periods_otherwise"
    READS_EVENTS = "reads_events"
    READS_LEVELS = "reads_levels"
    READS_LONG = "reads_long"
    READS_NONE = "reads_none"
    READS_PERIODS = "reads_periods"
    READS_SUMMARY = "reads_summary"
    READS_TRANSPOSED = "reads_transposed"
    READS_WIDE = "reads_wide"
    SCENARIO_BLANK = "scenario_blank"
    SHEET = "sheet"
    SHEET_HIDDEN = "sheet_hidden"
    SHEET_NOT_READ = "sheet_not_read"
    SHEET_SCORES_LESS = "sheet_scores_less"
    SUGGESTED = "suggested"
    THEY_COUNT = "they_count"
    THEY_COUNT_AS_RECURRING = "they_count_as_recurring"
    THROUGH_MONTH = "through_month"
    TOO_LONG = "too_long"
    TOTAL_ROW_OF_FILE = "total_row_of_file"
    WORD_COUNTED = "word_counted"

@overload
def wording(phrase: Literal[Phrase.ALL_OF_THEM_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ALL_SHEETS_TOGETHER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AS_YOU_ANSWERED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BROKE_READER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BROKEN_ZIP], *, error: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CELL_FAR_OUTSIDE], *, sheet: str, cell: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CELL_REPEATED], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMN_SAYS], *, heading: str, words: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COMPRESSED_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COUNTED_THROUGH_END]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COUNTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.END_NOT_COUNTED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENDS_LAST_DAY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENDS_NEXT_DAY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENTITIES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENTITIES_IN], *, name: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EXPANDS_BEYOND]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EXPANDS_TO], *, expanded: int, size: float) -> str: ...
@overload
def wording(phrase: Literal[Phrase.GZIP_BREAKS_OFF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADING_IN_ROW], *, row: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADING_OF_API], *, heading: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADINGS_READ], *, names: list[str]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IDS_OF_API]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_CENTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_CENTS_AS], *, sample: str, amount: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_FULL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_FULL_AS], *, sample: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_COMPLETE_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_MONTH_BEGUN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_MONTH_OF_CHANGE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_ONCE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_TESTS_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_THEM_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MANY_PARTS], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MERGE_NAMESAKES]) -> str: ...
@overload
def wording(
    phrase: Literal[Phrase.MONTH_OFF_TOTAL], *, month: Month, ours: Fraction, stated: Fraction
) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MONTH_STATED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAME_UNDER_IDS], *, name: str, ids: list[str]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NEAR_NAME], *, gone: str, last: Month, new: str, first: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NESTED_ARCHIVES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_COLUMN_ADDED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_OFF_AMOUNTS], *, file: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONLY_ONE_COUNTS], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PART_OUTSIDE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PARTS_DO_NOT_FIT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PARTS_OF_ONE_NAME]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PERIODS_OTHERWISE], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_EVENTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_LEVELS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_LONG]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_NONE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_PERIODS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_SUMMARY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_TRANSPOSED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READS_WIDE], *, n: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SCENARIO_BLANK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET], *, sheet: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_HIDDEN], *, sheet: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_NOT_READ], *, name: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_SCORES_LESS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SUGGESTED], *, label: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT_AS_RECURRING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THROUGH_MONTH], *, month: Month, why: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOO_LONG]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOTAL_ROW_OF_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_COUNTED], *, word: str, rows: int, amount: Fraction) -> str: ...
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
    message: Literal[Message.ANSWER_IGNORED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    key: str,
    value: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWERS_NO_OBJECT],
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
    message: Literal[Message.AS_OF],
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
    message: Literal[Message.AS_OF_RAN_OUT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    last: Month,
    until: Month,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AS_OF_RUNNING],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    month: Month,
    why: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BLOCKS_JOINED],
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
    message: Literal[Message.BOOK_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    customers: int,
    months: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CANCELLED_COLUMN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CANCELLED_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    nrr: float,
    moved: float,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CELL_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    limit: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CENTS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CENTS_OF_API],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    signs: str,
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
    message: Literal[Message.CUT_SHORT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    last: str,
    row: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DAMAGED_FILE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
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
    message: Literal[Message.EMPTY_ARCHIVE],
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
    message: Literal[Message.EMPTY_FILE],
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
    message: Literal[Message.EMPTY_UPLOAD],
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
    message: Literal[Message.ENCODING],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    encoding: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING_GUESSED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    encoding: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING_MIXED],
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
    message: Literal[Message.ENCODING_MIXED_GUESSED],
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
    message: Literal[Message.ENDS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    exclusive: int,
    counted: int,
    inclusive: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_ANSWERED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    how: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_ASSUMED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    how: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BEFORE_STARTS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BY_HEADING],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BY_STARTS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_OF_SUCCESSIONS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    exclusive: int,
    counted: int,
    inclusive: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_WITH_DAY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_WITHOUT_DAY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FLAGGED_ROWS],
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
    message: Literal[Message.HIDDEN_COLUMNS],
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
    message: Literal[Message.HIDDEN_SHEET],
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
    message: Literal[Message.HIDDEN_SHEET_OF_MANY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    others: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HTML_TABLE],
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
    message: Literal[Message.JOINED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
    key: str,
    total: int,
    columns: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_HEADER],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    numbers: list[str],
    sample: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_LOOSELY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
    key: str,
    total: int,
    columns: str,
    loosely: int,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    numbers: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JSON_FILE],
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
    message: Literal[Message.NO_AMOUNTS],
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
    message: Literal[Message.NO_COLUMNS],
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
    message: Literal[Message.NO_TABLE],
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
    message: Literal[Message.NOT_A_TABLE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    kind: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NUMBERS_DOCUMENT],
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
    message: Literal[Message.ONE_OFF_COLUMNS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_OFFS_NOT_FOUND],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_OFFS_TAKEN_OUT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
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
    message: Literal[Message.ONE_TIME_ROWS],
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
    message: Literal[Message.OVERFLOW],
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
    message: Literal[Message.PARENT_COLUMN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PARENT_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    nrr: float,
    moved: float,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PASSWORD_PROTECTED],
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
    message: Literal[Message.PAYMENT_ROWS],
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
    message: Literal[Message.QUARTER_ENDS],
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
    message: Literal[Message.QUARTERS],
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
    message: Literal[Message.RATE_MISSING],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
    currencies: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATES_JOINED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    currencies: list[str] | tuple[str, ...],
    reporting: str,
    file: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATES_UNUSED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.READER_STOPPED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RECIPE_WRONG],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
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
    message: Literal[Message.REPEATED_KEY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ROUNDED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    lost: float,
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
    message: Literal[Message.SHEET_OF_MANY],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    names: list[str] | tuple[str, ...],
    others: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHEET_READ],
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
    message: Literal[Message.SHEETS],
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
    message: Literal[Message.SHEETS_JOINED],
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
    message: Literal[Message.SIDE_TABLE],
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
    message: Literal[Message.SIDE_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    height: int,
    width: int,
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
    message: Literal[Message.STATUS],
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
    message: Literal[Message.STATUS_OF_TODAY],
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
    message: Literal[Message.STATUS_ROWS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    words: int,
    columns: list[str],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS_TOLD],
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
    message: Literal[Message.STATUS_ZERO],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    words: list[str] | tuple[str, ...],
    heading: str,
    rows: Sequence[int],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STRAY_CELLS],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    numbers: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUBSCRIPTION_COLUMN],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUBSCRIPTION_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    heading: str,
    nrr: float,
    moved: float,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TABLE_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    height: int,
    width: int,
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
    message: Literal[Message.TEST_ROWS],
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
    message: Literal[Message.TEXT_DOCUMENT],
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
    message: Literal[Message.TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOO_MANY_TABLES],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    tables: int,
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
    message: Literal[Message.TRIAL_ROWS],
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
    message: Literal[Message.UNCLOSED_QUOTE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    row: int,
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
    message: Literal[Message.UNKNOWN_ENCODING],
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
@overload
def problem_of(
    message: Literal[Message.UNMATCHED_BOOK],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNMATCHED_TABLE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    file: str,
    names: list[str] | tuple[str, ...],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNPACKED],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    member: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNREADABLE_TEXT],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNSAFE_FILE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
    why: str,
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UPLOAD_TOO_LARGE],
    place: Place | None = None,
    *,
    count: int = 1,
    choices: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    effect: float | None = None,
    arr_minor: int | None = None,
) -> Problem: ...
