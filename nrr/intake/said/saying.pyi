"""Written by tests/catalogue.py from the catalogue: codes, messages, and what each takes."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypedDict, Unpack, overload

from nrr.ground import Item, Month, Option, Place, Problem

class Usual(TypedDict, total=False):
    count: int
    choices: tuple[Option, ...]
    items: tuple[Item, ...]
    effect: float | None
    arr_minor: int | None

class Code(StrEnum):
    AMOUNT_IS = "amount_is"
    AMOUNT_MISSING = "amount_missing"
    ANNUAL_ONLY = "annual_only"
    ANSWER_IGNORED = "answer_ignored"
    AS_OF = "as_of"
    BAD_DATE = "bad_date"
    BAD_HEADING_DATE = "bad_heading_date"
    BEFORE_AND_AFTER = "before_and_after"
    BILLED_AHEAD = "billed_ahead"
    BLANK_ROWS = "blank_rows"
    BLOCKS_JOINED = "blocks_joined"
    BROKEN_NUMBER = "broken_number"
    CANCELLED_COLUMN = "cancelled_column"
    CELL_TOO_LARGE = "cell_too_large"
    CENTS = "cents"
    COLUMNS = "columns"
    COLUMNS_ADDED = "columns_added"
    COLUMNS_NOT_ADDED = "columns_not_added"
    COMPONENT_SUMMARY = "component_summary"
    COMPONENTS_DO_NOT_FOOT = "components_do_not_foot"
    COMPONENTS_MISSING = "components_missing"
    COMPONENTS_ZERO = "components_zero"
    CONTRACTS_EXCEED = "contracts_exceed"
    CONTRACTS_IN_OTHER_CURRENCY = "contracts_in_other_currency"
    CONTRACTS_JOINED = "contracts_joined"
    CONTRACTS_NEED_START = "contracts_need_start"
    CONTRACTS_WITHOUT_START = "contracts_without_start"
    COUNTED_ROWS = "counted_rows"
    CREDIT_SIGNS = "credit_signs"
    CUMULATED = "cumulated"
    CURRENCY_BLANK = "currency_blank"
    CURRENCY_CONTRADICTION = "currency_contradiction"
    CURRENCY_SIGN = "currency_sign"
    CUSTOMER_BY_PLACE = "customer_by_place"
    CUSTOMER_COLUMN_MISSING = "customer_column_missing"
    CUSTOMER_MISSING = "customer_missing"
    CUT_SHORT = "cut_short"
    DAMAGED_FILE = "damaged_file"
    DASH_AS_ZERO = "dash_as_zero"
    DATE_MISSING = "date_missing"
    DATE_ORDER = "date_order"
    DATE_ORDER_ASSUMED = "date_order_assumed"
    DATE_ORDER_SHARED = "date_order_shared"
    DEALS = "deals"
    DECIMAL = "decimal"
    DECIMAL_ASSUMED = "decimal_assumed"
    DELETED_ROW = "deleted_row"
    DISCOUNT_BESIDE = "discount_beside"
    DISCOUNT_OPEN = "discount_open"
    DUPLICATE_MONTHS = "duplicate_months"
    DUPLICATES = "duplicates"
    EDIT_NOT_TAKEN = "edit_not_taken"
    EDITED_AMOUNT = "edited_amount"
    EDITED_LABEL = "edited_label"
    EDITED_RULE = "edited_rule"
    EMPTY_FILE = "empty_file"
    ENCODING = "encoding"
    ENDS = "ends"
    ENDS_ASSUMED = "ends_assumed"
    ENDS_BEFORE_START = "ends_before_start"
    ENDS_INSIDE = "ends_inside"
    EPOCH_DATES = "epoch_dates"
    ERROR_CELL = "error_cell"
    EXTRA_INVOICES = "extra_invoices"
    FIGURES_WITHOUT_CUSTOMERS = "figures_without_customers"
    FILLED_DOWN = "filled_down"
    FISCAL_START = "fiscal_start"
    FLAGGED_ROWS = "flagged_rows"
    FOOTER = "footer"
    FOOTNOTED_AMOUNTS = "footnoted_amounts"
    FORECAST_COLUMNS = "forecast_columns"
    FORECAST_ROWS = "forecast_rows"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    FREE_SPANS = "free_spans"
    FUTURE_MONTHS = "future_months"
    GROUPED_ROWS = "grouped_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_ROWS = "hidden_rows"
    HTML_TABLE = "html_table"
    ID_BY_NAME = "id_by_name"
    INTERVAL = "interval"
    JOINED = "joined"
    JOINED_HEADER = "joined_header"
    KNOWN_EXPORT = "known_export"
    LACKING_COLUMNS = "lacking_columns"
    LAST_MONTH = "last_month"
    LEDGER_ACCOUNTS = "ledger_accounts"
    LEVELS = "levels"
    LEVELS_BEFORE = "levels_before"
    LEVELS_BROKEN = "levels_broken"
    MEASURES = "measures"
    MINOR_UNITS = "minor_units"
    MISSING_MONTH = "missing_month"
    MIXED_CURRENCIES = "mixed_currencies"
    MIXED_DATE_ORDER = "mixed_date_order"
    MIXED_SEPARATORS = "mixed_separators"
    MIXED_SIGNS = "mixed_signs"
    MONTH_FORMAT = "month_format"
    MONTH_MISSING = "month_missing"
    MONTHLY_BRIDGE = "monthly_bridge"
    MONTHS_MISSING = "months_missing"
    MORE_EDITS = "more_edits"
    MOVEMENT_UNKNOWN = "movement_unknown"
    NAMESAKES = "namesakes"
    NEAR_NAMES = "near_names"
    NEGATIVE_AMOUNTS = "negative_amounts"
    NEGATIVE_GAIN = "negative_gain"
    NO_AMOUNTS = "no_amounts"
    NO_COLUMNS = "no_columns"
    NO_CONTRACTS = "no_contracts"
    NO_CUSTOMERS = "no_customers"
    NO_MONTH_END = "no_month_end"
    NO_ROWS = "no_rows"
    NO_TABLE = "no_table"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TABLE = "not_a_table"
    NOT_AVAILABLE = "not_available"
    NOT_FINITE = "not_finite"
    NOT_MULTIPLIED = "not_multiplied"
    NUMBER_AS_TEXT = "number_as_text"
    ODD_DIGITS = "odd_digits"
    ONCE_ONLY = "once_only"
    ONE_OFF_COLUMNS = "one_off_columns"
    ONE_OFFS_NOT_FOUND = "one_offs_not_found"
    ONE_OFFS_TAKEN_OUT = "one_offs_taken_out"
    ONE_TIME = "one_time"
    ONE_TIME_WITHIN = "one_time_within"
    OPEN_ENDS = "open_ends"
    OPENING_MISSING = "opening_missing"
    OTHER_AMOUNTS = "other_amounts"
    OTHER_CUSTOMERS = "other_customers"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OTHER_SEPARATOR = "other_separator"
    OVERDUE_ROWS = "overdue_rows"
    OVERFLOW = "overflow"
    OVERLAP = "overlap"
    OVERLAPS = "overlaps"
    OWN_EXPORT = "own_export"
    OWN_WORKBOOK = "own_workbook"
    PARENT_COLUMN = "parent_column"
    PASSWORD_PROTECTED = "password_protected"
    PAUSED_CONTRACTS = "paused_contracts"
    PAYMENT_ROWS = "payment_rows"
    PAYMENTS = "payments"
    PER_QUARTER = "per_quarter"
    PER_YEAR = "per_year"
    PERCENTAGE = "percentage"
    PERIODS_SPLIT = "periods_split"
    POOLED_CUSTOMERS = "pooled_customers"
    PREAMBLE = "preamble"
    QUARTER_ENDS = "quarter_ends"
    QUARTERS = "quarters"
    RATE_BESIDE = "rate_beside"
    RATE_MISSING = "rate_missing"
    RATES_JOINED = "rates_joined"
    RATES_UNUSED = "rates_unused"
    READER_STOPPED = "reader_stopped"
    RECIPE_WRONG = "recipe_wrong"
    REFUNDS_BESIDE = "refunds_beside"
    REMARKS = "remarks"
    RENAMED = "renamed"
    RENEWED_EARLY = "renewed_early"
    REPEATED_HEADER = "repeated_header"
    REPEATED_KEY = "repeated_key"
    RHYTHMS = "rhythms"
    RIVAL_COLUMNS = "rival_columns"
    ROUNDED = "rounded"
    RUNS_ON = "runs_on"
    SAME_MONTH = "same_month"
    SAME_NAME = "same_name"
    SCALED_AMOUNTS = "scaled_amounts"
    SCENARIOS = "scenarios"
    SCIENTIFIC = "scientific"
    SECOND_TABLE = "second_table"
    SECTIONS = "sections"
    SERIAL_DATES = "serial_dates"
    SEVERAL_NAMES = "several_names"
    SHARES_OF_AMOUNTS = "shares_of_amounts"
    SHEET_READ = "sheet_read"
    SHEETS = "sheets"
    SHEETS_JOINED = "sheets_joined"
    SIDE_TABLE = "side_table"
    SIGNED_BY_TYPE = "signed_by_type"
    SINGLE_INVOICES = "single_invoices"
    SPELLING_VARIANTS = "spelling_variants"
    SPENDING = "spending"
    SPREAD = "spread"
    START_MISSING = "start_missing"
    STARTS_LATER = "starts_later"
    STATUS = "status"
    STATUS_OF_TODAY = "status_of_today"
    STATUS_ROWS = "status_rows"
    STATUS_ZERO = "status_zero"
    STRAY_CELLS = "stray_cells"
    STRUCK_ROWS = "struck_rows"
    SUBSCRIPTION_COLUMN = "subscription_column"
    SUBTOTAL_COLUMNS = "subtotal_columns"
    SUMMARY_PERIOD = "summary_period"
    TAKEN_OFF = "taken_off"
    TAX_INCLUDED = "tax_included"
    TAX_ROWS = "tax_rows"
    TERM_MISSING = "term_missing"
    TERM_ROWS = "term_rows"
    TEST_NAMES = "test_names"
    TEST_ROWS = "test_rows"
    THOUSANDS = "thousands"
    TIE_OUT = "tie_out"
    TIMEZONE = "timezone"
    TOO_BIG = "too_big"
    TOO_LARGE = "too_large"
    TOO_MANY_CELLS = "too_many_cells"
    TOTAL_COLUMN = "total_column"
    TOTAL_COLUMNS = "total_columns"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_OFF = "total_off"
    TOTAL_ROWS = "total_rows"
    TRANSPOSED = "transposed"
    TRIAL_ROWS = "trial_rows"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNIT = "unit"
    UNIT_OF_TABLE = "unit_of_table"
    UNIT_PRICE = "unit_price"
    UNIT_SWITCH = "unit_switch"
    UNKNOWN_CURRENCY = "unknown_currency"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNKNOWN_INTERVAL = "unknown_interval"
    UNLIKELY_DATE = "unlikely_date"
    UNMATCHED_BOOK = "unmatched_book"
    UNMATCHED_CONTRACTS = "unmatched_contracts"
    UNMATCHED_TABLE = "unmatched_table"
    UNORDERED_MONTHS = "unordered_months"
    UNPACKED = "unpacked"
    UNREAD_END = "unread_end"
    UNREAD_MONTH = "unread_month"
    UNREADABLE_TEXT = "unreadable_text"
    UNSAFE_FILE = "unsafe_file"
    WITHOUT_CONTRACT = "without_contract"
    WORKBOOK_DAMAGED = "workbook_damaged"
    WORKBOOK_WITHOUT_SHEET = "workbook_without_sheet"
    YEAR_MISSING = "year_missing"
    YEARS_IN_ROWS = "years_in_rows"
    YEARS_OF_CONTRACT = "years_of_contract"

class Message(StrEnum):
    ADJUSTMENTS = "adjustments"
    AMOUNT_BLANK = "amount_blank"
    AMOUNT_IS = "amount_is"
    AMOUNT_IS_BALANCE = "amount_is_balance"
    AMOUNT_IS_BY_SIBLINGS = "amount_is_by_siblings"
    AMOUNT_IS_BY_TITLE = "amount_is_by_title"
    AMOUNT_IS_MOVEMENT = "amount_is_movement"
    AMOUNT_IS_OF_PERIODS = "amount_is_of_periods"
    AMOUNT_IS_TAXED = "amount_is_taxed"
    AMOUNT_IS_UNSAID = "amount_is_unsaid"
    AMOUNT_MAY_BE_TAXED = "amount_may_be_taxed"
    AMOUNT_MISSING = "amount_missing"
    ANNUAL_COLUMNS = "annual_columns"
    ANNUAL_DATES = "annual_dates"
    ANNUAL_FIGURE = "annual_figure"
    ANSWER_IGNORED = "answer_ignored"
    ANSWER_MISSPELT = "answer_misspelt"
    ANSWER_NAMES_NO_COLUMN = "answer_names_no_column"
    ANSWER_UNKNOWN = "answer_unknown"
    ANSWERS_NO_OBJECT = "answers_no_object"
    AS_OF = "as_of"
    AS_OF_RAN_OUT = "as_of_ran_out"
    AS_OF_RUNNING = "as_of_running"
    BAD_DATE = "bad_date"
    BAD_HEADING_DATE = "bad_heading_date"
    BEFORE_AND_AFTER = "before_and_after"
    BILLED_AHEAD = "billed_ahead"
    BILLED_BY_RHYTHM = "billed_by_rhythm"
    BILLINGS_BESIDE_REVENUE = "billings_beside_revenue"
    BLANK_ROWS = "blank_rows"
    BLOCKS_JOINED = "blocks_joined"
    BOOK_TOO_LARGE = "book_too_large"
    BROKEN_NUMBER = "broken_number"
    CANCELLED_COLUMN = "cancelled_column"
    CANCELLED_COLUMN_COUNTED = "cancelled_column_counted"
    CELL_TOO_LARGE = "cell_too_large"
    CENTS = "cents"
    CENTS_OF_API = "cents_of_api"
    COLUMNS = "columns"
    COLUMNS_ADDED = "columns_added"
    COLUMNS_MISSING = "columns_missing"
    COLUMNS_NOT_ADDED = "columns_not_added"
    COMPONENT_NOT_A_NUMBER = "component_not_a_number"
    COMPONENT_SUMMARY = "component_summary"
    COMPONENTS_DO_NOT_FOOT = "components_do_not_foot"
    COMPONENTS_MISSING = "components_missing"
    COMPONENTS_ZERO = "components_zero"
    CONTRACTS_EXCEED = "contracts_exceed"
    CONTRACTS_IN_OTHER_CURRENCY = "contracts_in_other_currency"
    CONTRACTS_JOINED = "contracts_joined"
    CONTRACTS_NEED_START = "contracts_need_start"
    CONTRACTS_WITHOUT_START = "contracts_without_start"
    COUNTED_ROWS = "counted_rows"
    CREDIT_ROWS = "credit_rows"
    CREDIT_SIGNS = "credit_signs"
    CREDIT_SIGNS_TURNED = "credit_signs_turned"
    CUMULATED = "cumulated"
    CUMULATED_BY_YEAR = "cumulated_by_year"
    CURRENCY_AGAINST_HEADING = "currency_against_heading"
    CURRENCY_BLANK = "currency_blank"
    CURRENCY_CONTRADICTION = "currency_contradiction"
    CURRENCY_DOLLAR = "currency_dollar"
    CURRENCY_SIGN = "currency_sign"
    CUSTOMER_BLANK = "customer_blank"
    CUSTOMER_BY_PLACE = "customer_by_place"
    CUSTOMER_COLUMN_MISSING = "customer_column_missing"
    CUSTOMER_MISSING = "customer_missing"
    CUSTOMER_TAKEN_BY_PLACE = "customer_taken_by_place"
    CUT_SHORT = "cut_short"
    DAMAGED_FILE = "damaged_file"
    DASH_AS_ZERO = "dash_as_zero"
    DATE_MISSING = "date_missing"
    DATE_ORDER = "date_order"
    DATE_ORDER_SHARED = "date_order_shared"
    DAY_FIRST_ASSUMED = "day_first_assumed"
    DEALS = "deals"
    DECIMAL = "decimal"
    DECIMAL_ASSUMED = "decimal_assumed"
    DELETED_ROW = "deleted_row"
    DISCOUNT_BESIDE = "discount_beside"
    DISCOUNT_OPEN = "discount_open"
    DUPLICATE_MONTHS = "duplicate_months"
    DUPLICATES = "duplicates"
    DUPLICATES_ADDED = "duplicates_added"
    DUPLICATES_DROPPED = "duplicates_dropped"
    EDIT_NOT_TAKEN = "edit_not_taken"
    EDITED_AMOUNT = "edited_amount"
    EDITED_LABEL = "edited_label"
    EDITED_RULE = "edited_rule"
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
    ENDS_BEFORE_START = "ends_before_start"
    ENDS_BEFORE_STARTS = "ends_before_starts"
    ENDS_BY_HEADING = "ends_by_heading"
    ENDS_BY_STARTS = "ends_by_starts"
    ENDS_INSIDE = "ends_inside"
    ENDS_OF_SUCCESSIONS = "ends_of_successions"
    ENDS_ON_CANCELLATION = "ends_on_cancellation"
    ENDS_WITH_DAY = "ends_with_day"
    ENDS_WITHOUT_DAY = "ends_without_day"
    EPOCH_DATES = "epoch_dates"
    ERROR_AMOUNT = "error_amount"
    ERROR_CELL = "error_cell"
    EXTRA_INVOICES = "extra_invoices"
    FIGURES_WITHOUT_CUSTOMERS = "figures_without_customers"
    FILLED_DOWN = "filled_down"
    FISCAL_MONTHS = "fiscal_months"
    FISCAL_START = "fiscal_start"
    FLAGGED_ROWS = "flagged_rows"
    FOOTER = "footer"
    FOOTER_BELOW = "footer_below"
    FOOTER_ROWS = "footer_rows"
    FOOTNOTED_AMOUNTS = "footnoted_amounts"
    FORECAST_COLUMNS = "forecast_columns"
    FORECAST_ROWS = "forecast_rows"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    FREE_SPANS = "free_spans"
    FUTURE_MONTHS = "future_months"
    GROUPED_ROWS = "grouped_rows"
    HEADING_ORDER = "heading_order"
    HEADING_ORDER_ASSUMED = "heading_order_assumed"
    HEADINGS_NUMBERED = "headings_numbered"
    HEADINGS_WITHOUT_YEAR = "headings_without_year"
    HEADINGS_YEAR_MONTH = "headings_year_month"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_ROWS_IN = "hidden_rows_in"
    HIDDEN_ROWS_OUT = "hidden_rows_out"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_SHEET_OF_MANY = "hidden_sheet_of_many"
    HTML_TABLE = "html_table"
    ID_BY_NAME = "id_by_name"
    INTERVAL = "interval"
    INTERVAL_OF_TERMS = "interval_of_terms"
    INTERVAL_UNCOUNTED = "interval_uncounted"
    JOINED = "joined"
    JOINED_HEADER = "joined_header"
    JOINED_LOOSELY = "joined_loosely"
    JOINED_ROWS = "joined_rows"
    JSON_FILE = "json_file"
    KNOWN_EXPORT = "known_export"
    LACKING_AMOUNT = "lacking_amount"
    LACKING_COLUMNS = "lacking_columns"
    LACKING_CUSTOMER = "lacking_customer"
    LAST_MONTH = "last_month"
    LAST_MONTH_IN = "last_month_in"
    LAST_MONTH_OUT = "last_month_out"
    LEDGER_ACCOUNTS = "ledger_accounts"
    LEVELS = "levels"
    LEVELS_BEFORE = "levels_before"
    LEVELS_BROKEN = "levels_broken"
    LEVELS_BROKEN_FEW = "levels_broken_few"
    MEASURES = "measures"
    MEASURES_ALONE = "measures_alone"
    MEASURES_OF_MONTHS = "measures_of_months"
    MEASURES_TAKEN = "measures_taken"
    MIDNIGHTS = "midnights"
    MINOR_UNITS = "minor_units"
    MISSING_MONTH = "missing_month"
    MIXED_CURRENCIES = "mixed_currencies"
    MIXED_CURRENCIES_APART = "mixed_currencies_apart"
    MIXED_CURRENCIES_ONE = "mixed_currencies_one"
    MIXED_DATE_ORDER = "mixed_date_order"
    MIXED_SEPARATORS = "mixed_separators"
    MIXED_SEPARATORS_READ = "mixed_separators_read"
    MIXED_SIGNS = "mixed_signs"
    MONTH_MISSING = "month_missing"
    MONTHLY_BRIDGE = "monthly_bridge"
    MONTHS_AGAIN = "months_again"
    MONTHS_DO_NOT_FOLLOW = "months_do_not_follow"
    MONTHS_DO_NOT_FOOT = "months_do_not_foot"
    MONTHS_MISSING = "months_missing"
    MONTHS_NUMBERED = "months_numbered"
    MORE_EDITS = "more_edits"
    MOVEMENT_NOT_A_NUMBER = "movement_not_a_number"
    MOVEMENT_UNKNOWN = "movement_unknown"
    MOVEMENTS_ADDED = "movements_added"
    MOVEMENTS_DROPPED = "movements_dropped"
    NAMES_FILLED_DOWN = "names_filled_down"
    NAMESAKES = "namesakes"
    NAMESAKES_MERGED = "namesakes_merged"
    NEAR_NAMES = "near_names"
    NEGATIVE_AMOUNTS = "negative_amounts"
    NEGATIVE_GAIN = "negative_gain"
    NET_OF_FEES = "net_of_fees"
    NO_AMOUNTS = "no_amounts"
    NO_COLUMNS = "no_columns"
    NO_CONTRACTS = "no_contracts"
    NO_CUSTOMERS = "no_customers"
    NO_CUSTOMERS_BUT_LINES = "no_customers_but_lines"
    NO_CUSTOMERS_IN_ROWS = "no_customers_in_rows"
    NO_MONTH_END = "no_month_end"
    NO_ROWS = "no_rows"
    NO_TABLE = "no_table"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TABLE = "not_a_table"
    NOT_AVAILABLE = "not_available"
    NOT_AVAILABLE_ANSWERED = "not_available_answered"
    NOT_FINITE = "not_finite"
    NOT_MULTIPLIED = "not_multiplied"
    NUMBER_AS_TEXT = "number_as_text"
    NUMBERS_DOCUMENT = "numbers_document"
    ODD_DIGITS = "odd_digits"
    ONCE_ONLY = "once_only"
    ONE_OFF_COLUMNS = "one_off_columns"
    ONE_OFFS_NOT_FOUND = "one_offs_not_found"
    ONE_OFFS_TAKEN_OUT = "one_offs_taken_out"
    ONE_TIME = "one_time"
    ONE_TIME_ROWS = "one_time_rows"
    ONE_TIME_WITHIN = "one_time_within"
    ONLY_INVOICES = "only_invoices"
    ONLY_INVOICES_BY_SIZE = "only_invoices_by_size"
    OPEN_ENDS = "open_ends"
    OPENING_MISSING = "opening_missing"
    OTHER_AMOUNTS = "other_amounts"
    OTHER_CUSTOMERS = "other_customers"
    OTHER_LINES = "other_lines"
    OTHER_MEASURES = "other_measures"
    OTHER_SEPARATOR = "other_separator"
    OVERDUE_ROWS = "overdue_rows"
    OVERFLOW = "overflow"
    OVERLAP = "overlap"
    OVERLAPS = "overlaps"
    OWN_EXPORT = "own_export"
    OWN_WORKBOOK = "own_workbook"
    OWN_WORKBOOK_CHANGED = "own_workbook_changed"
    PARENT_COLUMN = "parent_column"
    PARENT_COLUMN_COUNTED = "parent_column_counted"
    PASSWORD_PROTECTED = "password_protected"
    PAUSED_CONTRACTS = "paused_contracts"
    PAYMENT_ROWS = "payment_rows"
    PAYMENTS = "payments"
    PER_QUARTER = "per_quarter"
    PER_YEAR = "per_year"
    PERCENTAGE = "percentage"
    PERIODS_SPLIT = "periods_split"
    PIECES_TAKEN_BACK = "pieces_taken_back"
    PIECES_TAKEN_BACK_TURNED = "pieces_taken_back_turned"
    PLAIN_MONTHS_TAKEN = "plain_months_taken"
    POOLED_CUSTOMERS = "pooled_customers"
    PREAMBLE = "preamble"
    PRICE_CHANGES = "price_changes"
    QUARTER_ENDS = "quarter_ends"
    QUARTERS = "quarters"
    RATE_BESIDE = "rate_beside"
    RATE_MISSING = "rate_missing"
    RATES_JOINED = "rates_joined"
    RATES_UNUSED = "rates_unused"
    READER_STOPPED = "reader_stopped"
    RECIPE_WRONG = "recipe_wrong"
    REFUNDS_BESIDE = "refunds_beside"
    REMARKS = "remarks"
    RENAMED = "renamed"
    RENAMED_APART = "renamed_apart"
    RENAMED_JOINED = "renamed_joined"
    RENAMED_PERHAPS = "renamed_perhaps"
    RENEWED_EARLY = "renewed_early"
    REPEATED_HEADER = "repeated_header"
    REPEATED_KEY = "repeated_key"
    REPEATED_MOVEMENTS = "repeated_movements"
    RHYTHM = "rhythm"
    RHYTHMS = "rhythms"
    RIVAL_COLUMNS = "rival_columns"
    ROUNDED = "rounded"
    RUNS_ON = "runs_on"
    RUNS_ON_ANSWERED = "runs_on_answered"
    RUNS_ON_UNCANCELLED = "runs_on_uncancelled"
    SAME_COLUMN_ONCE = "same_column_once"
    SAME_COLUMN_TWICE = "same_column_twice"
    SAME_MONTH = "same_month"
    SAME_MONTH_ADDED = "same_month_added"
    SAME_MONTH_ADDED_UP = "same_month_added_up"
    SAME_MONTH_FIRST = "same_month_first"
    SAME_MONTH_LAST = "same_month_last"
    SAME_NAME = "same_name"
    SCALED_AMOUNTS = "scaled_amounts"
    SCENARIOS = "scenarios"
    SCIENTIFIC = "scientific"
    SECOND_TABLE = "second_table"
    SECTIONS = "sections"
    SERIAL_DATES = "serial_dates"
    SERIAL_HEADINGS = "serial_headings"
    SEVERAL_NAMES = "several_names"
    SHARES_OF_AMOUNTS = "shares_of_amounts"
    SHEET_OF_MANY = "sheet_of_many"
    SHEET_READ = "sheet_read"
    SHEETS = "sheets"
    SHEETS_JOINED = "sheets_joined"
    SIDE_TABLE = "side_table"
    SIDE_TOO_LARGE = "side_too_large"
    SIGNED_BY_TYPE = "signed_by_type"
    SIGNS_TURNED = "signs_turned"
    SINGLE_INVOICES = "single_invoices"
    SPELLING_VARIANTS = "spelling_variants"
    SPELLING_VARIANTS_APART = "spelling_variants_apart"
    SPELLING_VARIANTS_MERGED = "spelling_variants_merged"
    SPELLING_VARIANTS_TRIMMED = "spelling_variants_trimmed"
    SPENDING = "spending"
    SPREAD = "spread"
    START_MISSING = "start_missing"
    STARTS_LATER = "starts_later"
    STATUS = "status"
    STATUS_OF_TODAY = "status_of_today"
    STATUS_ROWS = "status_rows"
    STATUS_TOLD = "status_told"
    STATUS_ZERO = "status_zero"
    STRAY_CELLS = "stray_cells"
    STRUCK_ROWS = "struck_rows"
    SUBSCRIPTION_COLUMN = "subscription_column"
    SUBSCRIPTION_COLUMN_COUNTED = "subscription_column_counted"
    SUBTOTAL_COLUMNS = "subtotal_columns"
    SUMMARY_PERIOD = "summary_period"
    TABLE_TOO_LARGE = "table_too_large"
    TAKEN_OFF = "taken_off"
    TAX_INCLUDED = "tax_included"
    TAX_ROWS = "tax_rows"
    TERM_MISSING = "term_missing"
    TERM_ROWS = "term_rows"
    TEST_NAMES = "test_names"
    TEST_ROWS = "test_rows"
    TEXT_DOCUMENT = "text_document"
    THOUSANDS = "thousands"
    TIE_OUT = "tie_out"
    TIE_OUT_OFF = "tie_out_off"
    TIMEZONE = "timezone"
    TOO_BIG = "too_big"
    TOO_LARGE = "too_large"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_TABLES = "too_many_tables"
    TOTAL_COLUMN = "total_column"
    TOTAL_COLUMNS = "total_columns"
    TOTAL_CUSTOMER = "total_customer"
    TOTAL_CUSTOMER_OUT = "total_customer_out"
    TOTAL_OFF = "total_off"
    TOTAL_ROWS = "total_rows"
    TOTAL_ROWS_IN_DOUBT = "total_rows_in_doubt"
    TOTAL_ROWS_LEFT = "total_rows_left"
    TRANSPOSED = "transposed"
    TRANSPOSED_AMOUNTS = "transposed_amounts"
    TRIAL_ROWS = "trial_rows"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNIT = "unit"
    UNIT_OF_TABLE = "unit_of_table"
    UNIT_PRICE = "unit_price"
    UNIT_PRICE_MULTIPLIED = "unit_price_multiplied"
    UNIT_SWITCH = "unit_switch"
    UNIT_SWITCH_ANNUAL = "unit_switch_annual"
    UNIT_SWITCH_AS_WRITTEN = "unit_switch_as_written"
    UNIT_SWITCH_DIVIDED = "unit_switch_divided"
    UNIT_SWITCH_TOO_LARGE = "unit_switch_too_large"
    UNKNOWN_CURRENCY = "unknown_currency"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNKNOWN_INTERVAL = "unknown_interval"
    UNKNOWN_INTERVALS = "unknown_intervals"
    UNLIKELY_DATE = "unlikely_date"
    UNLIKELY_DATE_LEFT_OUT = "unlikely_date_left_out"
    UNMATCHED_BOOK = "unmatched_book"
    UNMATCHED_CONTRACTS = "unmatched_contracts"
    UNMATCHED_TABLE = "unmatched_table"
    UNORDERED_MONTHS = "unordered_months"
    UNPACKED = "unpacked"
    UNREAD_END = "unread_end"
    UNREAD_GAP = "unread_gap"
    UNREAD_MONTH = "unread_month"
    UNREADABLE_TEXT = "unreadable_text"
    UNSAFE_FILE = "unsafe_file"
    UPLOAD_TOO_LARGE = "upload_too_large"
    WEEK_COLUMNS = "week_columns"
    WITHOUT_CONTRACT = "without_contract"
    WORKBOOK_DAMAGED = "workbook_damaged"
    WORKBOOK_WITHOUT_SHEET = "workbook_without_sheet"
    YEAR_FIRST_ASSUMED = "year_first_assumed"
    YEAR_MISSING = "year_missing"
    YEARS_IN_ROWS = "years_in_rows"
    YEARS_OF_CONTRACT = "years_of_contract"

class Phrase(StrEnum):
    A_QUARTER = "a_quarter"
    A_YEAR = "a_year"
    ADD_ALL_OF_THEM = "add_all_of_them"
    ADD_COLUMNS = "add_columns"
    ALL_OF_THEM_COUNT = "all_of_them_count"
    ALL_SHEETS_TOGETHER = "all_sheets_together"
    AMOUNT_READ = "amount_read"
    AMOUNT_TIMES_SHARE = "amount_times_share"
    AMOUNTS_ARE_IN = "amounts_are_in"
    AMOUNTS_ARE_MONTHLY = "amounts_are_monthly"
    AMOUNTS_AS_WRITTEN = "amounts_as_written"
    AMOUNTS_IN_FULL = "amounts_in_full"
    AND_OTHERS = "and_others"
    ANNUAL_ARR = "annual_arr"
    AS_CURRENT_PERIOD = "as_current_period"
    AS_IT_STANDS = "as_it_stands"
    AS_IT_WAS_READ = "as_it_was_read"
    AS_YOU_ANSWERED = "as_you_answered"
    ASK_ABOUT_MOVEMENTS = "ask_about_movements"
    ASK_ABOUT_ONCE_ONLY = "ask_about_once_only"
    ASK_ABOUT_UNKNOWN_WORDS = "ask_about_unknown_words"
    BROKE_READER = "broke_reader"
    BROKEN_ZIP = "broken_zip"
    BUILD_THE_BOOK = "build_the_book"
    BUILDING_THE_BOOK = "building_the_book"
    CALLED_OFF = "called_off"
    CAME_UP = "came_up"
    CELL_FAR_OUTSIDE = "cell_far_outside"
    CELL_ON_ROW = "cell_on_row"
    CELL_REPEATED = "cell_repeated"
    CHARGED_FROM_START = "charged_from_start"
    CHECK_THE_MONTHS = "check_the_months"
    CHECK_THE_UNIT = "check_the_unit"
    CHECKING_ROWS = "checking_rows"
    CHOOSE_THE_SHEETS = "choose_the_sheets"
    COLUMN_IS_NO_END = "column_is_no_end"
    COLUMN_LETTERED = "column_lettered"
    COLUMN_NAMED = "column_named"
    COLUMN_SAYS = "column_says"
    COLUMNS_COUNT_TOO = "columns_count_too"
    COLUMNS_DO_NOT_FIT = "columns_do_not_fit"
    COLUMNS_FROM = "columns_from"
    COMMA_IS_DECIMAL = "comma_is_decimal"
    COMPARE_CONVENTIONS = "compare_conventions"
    COMPRESSED_FILE = "compressed_file"
    COUNTED_THROUGH_END = "counted_through_end"
    COUNTS = "counts"
    CREDITS_ALL_TAKEN_OFF = "credits_all_taken_off"
    CREDITS_AS_WRITTEN = "credits_as_written"
    CURRENCIES_OF_API = "currencies_of_api"
    CUSTOMER_NOT_ADDED = "customer_not_added"
    DAY_FIRST = "day_first"
    DECIDE_WHICH_ROWS_COUNT = "decide_which_rows_count"
    DECIMAL_COMMA = "decimal_comma"
    DECIMAL_POINT = "decimal_point"
    DOUBT_THE_BOOK = "doubt_the_book"
    DROP_REPEATED_ROWS = "drop_repeated_rows"
    EACH_BY_ITS_SIZE = "each_by_its_size"
    EACH_IS_A_CHANGE = "each_is_a_change"
    EDIT_AGAINST_RULES = "edit_against_rules"
    EDIT_NO_AMOUNT = "edit_no_amount"
    EDITED_ROW = "edited_row"
    END_NOT_COUNTED = "end_not_counted"
    END_OF_PERIOD = "end_of_period"
    ENDS_LAST_DAY = "ends_last_day"
    ENDS_NEXT_DAY = "ends_next_day"
    ENDS_ON_BOTH_SIDES = "ends_on_both_sides"
    ENTITIES = "entities"
    ENTITIES_IN = "entities_in"
    EVERY_FOUR_MONTHS = "every_four_months"
    EVERY_FOUR_WEEKS = "every_four_weeks"
    EVERY_HALF_YEAR = "every_half_year"
    EVERY_MONTH = "every_month"
    EVERY_QUARTER = "every_quarter"
    EVERY_THREE_YEARS = "every_three_years"
    EVERY_TWO_MONTHS = "every_two_months"
    EVERY_TWO_WEEKS = "every_two_weeks"
    EVERY_TWO_YEARS = "every_two_years"
    EVERY_WEEK = "every_week"
    EVERY_YEAR = "every_year"
    EXPANDS_BEYOND = "expands_beyond"
    EXPANDS_TO = "expands_to"
    FINDING_THE_TABLE = "finding_the_table"
    FIRST_TABLE = "first_table"
    FISCAL_YEAR_STARTS = "fiscal_year_starts"
    FOLLOW_CUSTOMERS_OVER_THE_MONTHS = "follow_customers_over_the_months"
    FOR_INTERVAL_IN = "for_interval_in"
    FOR_WHOLE_PERIOD = "for_whole_period"
    FRAME_EVERY_SHEET = "frame_every_sheet"
    FREE_UNTIL = "free_until"
    GIVE_CREDITS_THEIR_SIGN = "give_credits_their_sign"
    GZIP_BREAKS_OFF = "gzip_breaks_off"
    HEADED_AMOUNT = "headed_amount"
    HEADED_CURRENCY = "headed_currency"
    HEADED_CUSTOMER = "headed_customer"
    HEADED_FULL_NAME = "headed_full_name"
    HEADED_MONTH = "headed_month"
    HEADED_MRR = "headed_mrr"
    HEADED_PRODUCT = "headed_product"
    HEADED_SECTION = "headed_section"
    HEADER_ROWS = "header_rows"
    HEADING_IN_ROW = "heading_in_row"
    HEADING_OF_API = "heading_of_api"
    HEADINGS_READ = "headings_read"
    HEAR_THE_OTHER_SHEETS = "hear_the_other_sheets"
    IDS_OF_API = "ids_of_api"
    IN_ARR = "in_arr"
    IN_CENTS = "in_cents"
    IN_CENTS_AS = "in_cents_as"
    IN_CRORES = "in_crores"
    IN_FULL = "in_full"
    IN_FULL_AS = "in_full_as"
    IN_HUNDRED_MILLIONS = "in_hundred_millions"
    IN_LAKHS = "in_lakhs"
    IN_MILLIONS = "in_millions"
    IN_MRR = "in_mrr"
    IN_QUARTERLY_REVENUE = "in_quarterly_revenue"
    IN_TEN_THOUSANDS = "in_ten_thousands"
    IN_THOUSANDS = "in_thousands"
    IT_IS_FOR = "it_is_for"
    JOIN_THE_SHEETS = "join_the_sheets"
    KEEP_SEPARATE = "keep_separate"
    KIND_ARCHIVE = "kind_archive"
    KIND_BINARY = "kind_binary"
    KIND_DATABASE = "kind_database"
    KIND_HTML = "kind_html"
    KIND_IMAGE = "kind_image"
    KIND_MEDIA = "kind_media"
    KIND_PARQUET = "kind_parquet"
    KIND_PDF = "kind_pdf"
    KIND_PICKLE = "kind_pickle"
    KIND_PROGRAM = "kind_program"
    KIND_RTF = "kind_rtf"
    KIND_XML = "kind_xml"
    KNOWN_ONCE_ORDER_IS = "known_once_order_is"
    LACKED_COLUMN = "lacked_column"
    LACKS_COUNT = "lacks_count"
    LACKS_CURRENCY = "lacks_currency"
    LACKS_DATE = "lacks_date"
    LACKS_DEDUCTION = "lacks_deduction"
    LACKS_END = "lacks_end"
    LACKS_FLAG = "lacks_flag"
    LACKS_INTERVAL = "lacks_interval"
    LACKS_KIND = "lacks_kind"
    LACKS_QUANTITY = "lacks_quantity"
    LACKS_STATUS = "lacks_status"
    LAST_COMPLETE_MONTH = "last_complete_month"
    LAST_MONTH_BEGUN = "last_month_begun"
    LAST_MONTH_OF_CHANGE = "last_month_of_change"
    LAY_OUT_THE_ROWS = "lay_out_the_rows"
    LEAVE_COLUMNS_OUT = "leave_columns_out"
    LEAVE_OUT = "leave_out"
    LEAVE_OUT_MEASURES = "leave_out_measures"
    LEAVE_OUT_ONCE = "leave_out_once"
    LEAVE_OUT_OTHER_KINDS = "leave_out_other_kinds"
    LEAVE_OUT_PLANS = "leave_out_plans"
    LEAVE_OUT_TESTS = "leave_out_tests"
    LEAVE_OUT_TOTALS = "leave_out_totals"
    LEAVE_THEM_OUT = "leave_them_out"
    LEFT_BAD = "left_bad"
    LEFT_BLANK = "left_blank"
    LEFT_DUPLICATE = "left_duplicate"
    LEFT_FOOTER = "left_footer"
    LEFT_FORECAST = "left_forecast"
    LEFT_HEADER = "left_header"
    LEFT_HIDDEN = "left_hidden"
    LEFT_LAST_MONTH = "left_last_month"
    LEFT_MEASURE = "left_measure"
    LEFT_NO_AMOUNT = "left_no_amount"
    LEFT_PAYMENT = "left_payment"
    LEFT_PREAMBLE = "left_preamble"
    LEFT_STATUS = "left_status"
    LEFT_TEST = "left_test"
    LEFT_TOTAL = "left_total"
    LEFT_TRIAL = "left_trial"
    LENGTH_OF_PERIOD = "length_of_period"
    LESS_COLUMN = "less_column"
    MANY_PARTS = "many_parts"
    MATCH_CUSTOMERS = "match_customers"
    MERGE_NAMESAKES = "merge_namesakes"
    MIXED_ENCODINGS = "mixed_encodings"
    MONTH_FIRST = "month_first"
    MONTH_NOT_IN_FILE = "month_not_in_file"
    MONTH_OFF_TOTAL = "month_off_total"
    MONTH_STATED = "month_stated"
    MONTHLY_MRR = "monthly_mrr"
    NAME_POOLED_CUSTOMERS = "name_pooled_customers"
    NAME_THE_CURRENCY = "name_the_currency"
    NAME_UNDER_IDS = "name_under_ids"
    NAMES_NOT_READ_BACK = "names_not_read_back"
    NEAR_NAME = "near_name"
    NEEDS_RATES = "needs_rates"
    NESTED_ARCHIVES = "nested_archives"
    NO_AMOUNT_COLUMN = "no_amount_column"
    NO_AMOUNTS_IN_READING = "no_amounts_in_reading"
    NO_BOOK_IN_READING = "no_book_in_reading"
    NO_COLUMN_ADDED = "no_column_added"
    NO_CUSTOMER_COLUMN = "no_customer_column"
    NO_HEADINGS = "no_headings"
    NO_MONTH_COLUMN = "no_month_column"
    NO_OWN_NUMBER = "no_own_number"
    NOBODY_AT_OPENING = "nobody_at_opening"
    OF_MONTHS = "of_months"
    ONE_CURRENCY = "one_currency"
    ONE_MONTH = "one_month"
    ONE_OFF_AMOUNTS = "one_off_amounts"
    ONE_UNIT_EACH = "one_unit_each"
    ONLY_COLUMNS_OF = "only_columns_of"
    ONLY_CURRENCY = "only_currency"
    ONLY_MONTH = "only_month"
    ONLY_ONE_COUNTS = "only_one_counts"
    OPEN_THE_FILE = "open_the_file"
    OPENING_A_SIDE_FILE = "opening_a_side_file"
    OPENING_THE_FILE = "opening_the_file"
    OVER_MONTHS = "over_months"
    PART_OUTSIDE = "part_outside"
    PART_STACKED_TABLES = "part_stacked_tables"
    PARTS_DO_NOT_FIT = "parts_do_not_fit"
    PARTS_OF_ONE_NAME = "parts_of_one_name"
    PASS_NOT_TAKEN = "pass_not_taken"
    PASS_SAYS = "pass_says"
    PER_PERIOD = "per_period"
    PERIODS_OTHERWISE = "periods_otherwise"
    POINT_IS_DECIMAL = "point_is_decimal"
    PUT_IN_ORDER = "put_in_order"
    READ_AMOUNTS_BY_THE_SHAPE = "read_amounts_by_the_shape"
    READ_REMARKS = "read_remarks"
    READS_EVENTS = "reads_events"
    READS_LEVELS = "reads_levels"
    READS_LONG = "reads_long"
    READS_NONE = "reads_none"
    READS_PERIODS = "reads_periods"
    READS_SUMMARY = "reads_summary"
    READS_TRANSPOSED = "reads_transposed"
    READS_WIDE = "reads_wide"
    RECIPE_WITHOUT_SAMPLE = "recipe_without_sample"
    REFUSE_LINES_OF_A_REPORT = "refuse_lines_of_a_report"
    REVENUE_OF_ITS_MONTH = "revenue_of_its_month"
    ROLE_IN_COLUMN = "role_in_column"
    ROW_IS_ITS_MONTH = "row_is_its_month"
    ROWS_ARE_CHANGES = "rows_are_changes"
    ROWS_ARE_TERMS = "rows_are_terms"
    RUNS_THROUGH_PAUSES = "runs_through_pauses"
    SAMPLE_CUSTOMERS_OFF = "sample_customers_off"
    SAMPLE_GIVES_NOTHING = "sample_gives_nothing"
    SAMPLE_MONTH_OFF = "sample_month_off"
    SAMPLE_NOT_READ = "sample_not_read"
    SAMPLE_NRR_OFF = "sample_nrr_off"
    SAMPLE_WITHOUT_SIGNS = "sample_without_signs"
    SCENARIO_BLANK = "scenario_blank"
    SETTLE_THE_CURRENCY = "settle_the_currency"
    SHEET = "sheet"
    SHEET_COLUMN = "sheet_column"
    SHEET_HEADINGS = "sheet_headings"
    SHEET_HIDDEN = "sheet_hidden"
    SHEET_ITSELF = "sheet_itself"
    SHEET_NOT_READ = "sheet_not_read"
    SHEET_SCORES_LESS = "sheet_scores_less"
    SIGN_GROUPS = "sign_groups"
    SIGN_IS_POINT = "sign_is_point"
    SO_MANY_MONTHS = "so_many_months"
    SPREAD_OVER_RHYTHM = "spread_over_rhythm"
    START_OF_PERIOD = "start_of_period"
    SUGGESTED = "suggested"
    TELL_COLUMNS_OF_DEFINITIONS = "tell_columns_of_definitions"
    TELL_WHAT_ROWS_LEFT_OUT_MOVED = "tell_what_rows_left_out_moved"
    THE_END_IS_IN = "the_end_is_in"
    THE_YEAR_IS = "the_year_is"
    THESE_ARE_THE_CUSTOMERS = "these_are_the_customers"
    THESE_COLUMNS_COUNT = "these_columns_count"
    THEY_COUNT = "they_count"
    THEY_COUNT_AS_ACTUAL = "they_count_as_actual"
    THEY_COUNT_AS_RECURRING = "they_count_as_recurring"
    THROUGH_MONTH = "through_month"
    TIE_OUT_OWN_TOTALS = "tie_out_own_totals"
    TIMES_COLUMN = "times_column"
    TIMES_RATE = "times_rate"
    TOO_LONG = "too_long"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOTAL_ROW_OF_FILE = "total_row_of_file"
    TOTALS_IN_FILE = "totals_in_file"
    UNIT_ANNUAL = "unit_annual"
    UNIT_MONTHLY = "unit_monthly"
    UNIT_QUARTERLY = "unit_quarterly"
    UNIT_SEMI_ANNUAL = "unit_semi_annual"
    UNNAMED_CURRENCY = "unnamed_currency"
    WEIGH_THE_ANSWERS = "weigh_the_answers"
    WHICH_READING = "which_reading"
    WHOLE_UNITS = "whole_units"
    WITHOUT_HEADING = "without_heading"
    WITHOUT_TAX_AT = "without_tax_at"
    WORD_COUNTED = "word_counted"
    WORD_IS_ANNUAL = "word_is_annual"
    WORD_IS_HALF_YEARLY = "word_is_half_yearly"
    WORD_IS_MONTHLY = "word_is_monthly"
    WORD_IS_ONE_TIME = "word_is_one_time"
    WORD_IS_QUARTERLY = "word_is_quarterly"
    YEAR_OF_LAST_MONTH = "year_of_last_month"

@overload
def wording(phrase: Literal[Phrase.A_QUARTER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.A_YEAR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ADD_ALL_OF_THEM]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ADD_COLUMNS], *, names: list[str] | tuple[str, ...]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ALL_OF_THEM_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ALL_SHEETS_TOGETHER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNT_READ], *, sample: str, value: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNT_TIMES_SHARE], *, share: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNTS_ARE_IN], *, unit: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNTS_ARE_MONTHLY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNTS_AS_WRITTEN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AMOUNTS_IN_FULL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AND_OTHERS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ANNUAL_ARR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AS_CURRENT_PERIOD], *, first: str, last: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AS_IT_STANDS], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AS_IT_WAS_READ]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.AS_YOU_ANSWERED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ASK_ABOUT_MOVEMENTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ASK_ABOUT_ONCE_ONLY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ASK_ABOUT_UNKNOWN_WORDS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BROKE_READER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BROKEN_ZIP], *, error: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BUILD_THE_BOOK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.BUILDING_THE_BOOK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CALLED_OFF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CAME_UP], *, number: int, amount: Fraction, month: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CELL_FAR_OUTSIDE], *, sheet: str, cell: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CELL_ON_ROW], *, text: str, row: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CELL_REPEATED], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CHARGED_FROM_START]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CHECK_THE_MONTHS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CHECK_THE_UNIT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CHECKING_ROWS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CHOOSE_THE_SHEETS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMN_IS_NO_END], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMN_LETTERED], *, letter: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMN_NAMED], *, heading: str, letter: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMN_SAYS], *, heading: str, words: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMNS_COUNT_TOO]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMNS_DO_NOT_FIT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COLUMNS_FROM], *, number: int, first: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COMMA_IS_DECIMAL], *, amounts: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COMPARE_CONVENTIONS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COMPRESSED_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COUNTED_THROUGH_END]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.COUNTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CREDITS_ALL_TAKEN_OFF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CREDITS_AS_WRITTEN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CURRENCIES_OF_API]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.CUSTOMER_NOT_ADDED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DAY_FIRST]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DECIDE_WHICH_ROWS_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DECIMAL_COMMA]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DECIMAL_POINT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DOUBT_THE_BOOK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.DROP_REPEATED_ROWS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EACH_BY_ITS_SIZE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EACH_IS_A_CHANGE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EDIT_AGAINST_RULES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EDIT_NO_AMOUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EDITED_ROW], *, row: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.END_NOT_COUNTED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.END_OF_PERIOD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENDS_LAST_DAY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENDS_NEXT_DAY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENDS_ON_BOTH_SIDES], *, number: int, counted: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENTITIES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ENTITIES_IN], *, name: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_FOUR_MONTHS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_FOUR_WEEKS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_HALF_YEAR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_QUARTER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_THREE_YEARS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_TWO_MONTHS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_TWO_WEEKS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_TWO_YEARS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_WEEK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EVERY_YEAR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EXPANDS_BEYOND]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.EXPANDS_TO], *, expanded: int, size: float) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FINDING_THE_TABLE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FIRST_TABLE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FISCAL_YEAR_STARTS], *, month: str, year: str, first: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FOLLOW_CUSTOMERS_OVER_THE_MONTHS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FOR_INTERVAL_IN], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FOR_WHOLE_PERIOD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FRAME_EVERY_SHEET]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.FREE_UNTIL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.GIVE_CREDITS_THEIR_SIGN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.GZIP_BREAKS_OFF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_AMOUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_CUSTOMER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_FULL_NAME]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_MRR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_PRODUCT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADED_SECTION]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADER_ROWS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADING_IN_ROW], *, row: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADING_OF_API], *, heading: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEADINGS_READ], *, names: list[str]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.HEAR_THE_OTHER_SHEETS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IDS_OF_API]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_ARR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_CENTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_CENTS_AS], *, sample: str, amount: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_CRORES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_FULL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_FULL_AS], *, sample: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_HUNDRED_MILLIONS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_LAKHS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_MILLIONS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_MRR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_QUARTERLY_REVENUE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_TEN_THOUSANDS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IN_THOUSANDS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.IT_IS_FOR], *, number: int, length: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.JOIN_THE_SHEETS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KEEP_SEPARATE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_ARCHIVE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_BINARY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_DATABASE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_HTML]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_IMAGE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_MEDIA]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_PARQUET]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_PDF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_PICKLE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_PROGRAM]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_RTF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KIND_XML]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.KNOWN_ONCE_ORDER_IS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKED_COLUMN], *, column: str, why: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_DATE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_DEDUCTION]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_END]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_FLAG]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_INTERVAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_KIND]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_QUANTITY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LACKS_STATUS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_COMPLETE_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_MONTH_BEGUN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAST_MONTH_OF_CHANGE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LAY_OUT_THE_ROWS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_COLUMNS_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_MEASURES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_ONCE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_OTHER_KINDS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_PLANS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_TESTS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_OUT_TOTALS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEAVE_THEM_OUT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_BAD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_BLANK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_DUPLICATE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_FOOTER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_FORECAST]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_HEADER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_HIDDEN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_LAST_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_MEASURE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_NO_AMOUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_PAYMENT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_PREAMBLE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_STATUS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_TEST]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_TOTAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LEFT_TRIAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LENGTH_OF_PERIOD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.LESS_COLUMN], *, column: str, other: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MANY_PARTS], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MATCH_CUSTOMERS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MERGE_NAMESAKES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MIXED_ENCODINGS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MONTH_FIRST]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MONTH_NOT_IN_FILE], *, month: Month) -> str: ...
@overload
def wording(
    phrase: Literal[Phrase.MONTH_OFF_TOTAL], *, month: Month, ours: Fraction, stated: Fraction
) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MONTH_STATED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.MONTHLY_MRR]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAME_POOLED_CUSTOMERS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAME_THE_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAME_UNDER_IDS], *, name: str, ids: list[str]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NAMES_NOT_READ_BACK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NEAR_NAME], *, gone: str, last: Month, new: str, first: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NEEDS_RATES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NESTED_ARCHIVES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_AMOUNT_COLUMN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_AMOUNTS_IN_READING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_BOOK_IN_READING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_COLUMN_ADDED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_CUSTOMER_COLUMN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_HEADINGS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_MONTH_COLUMN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NO_OWN_NUMBER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.NOBODY_AT_OPENING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.OF_MONTHS], *, months: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_OFF_AMOUNTS], *, file: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONE_UNIT_EACH], *, words: list[str] | tuple[str, ...]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONLY_COLUMNS_OF], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONLY_CURRENCY], *, currency: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONLY_MONTH], *, month: Month) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ONLY_ONE_COUNTS], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.OPEN_THE_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.OPENING_A_SIDE_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.OPENING_THE_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.OVER_MONTHS], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PART_OUTSIDE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PART_STACKED_TABLES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PARTS_DO_NOT_FIT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PARTS_OF_ONE_NAME]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PASS_NOT_TAKEN]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PASS_SAYS], *, codes: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PER_PERIOD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PERIODS_OTHERWISE], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.POINT_IS_DECIMAL], *, amounts: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.PUT_IN_ORDER]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READ_AMOUNTS_BY_THE_SHAPE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.READ_REMARKS]) -> str: ...
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
def wording(phrase: Literal[Phrase.RECIPE_WITHOUT_SAMPLE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.REFUSE_LINES_OF_A_REPORT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.REVENUE_OF_ITS_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ROLE_IN_COLUMN], *, role: str, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ROW_IS_ITS_MONTH]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ROWS_ARE_CHANGES], *, figures: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.ROWS_ARE_TERMS], *, figures: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.RUNS_THROUGH_PAUSES]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_CUSTOMERS_OFF], *, found: int, said: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_GIVES_NOTHING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_MONTH_OFF], *, month: str, found: str, said: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_NOT_READ], *, outcome: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_NRR_OFF], *, found: str, said: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SAMPLE_WITHOUT_SIGNS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SCENARIO_BLANK]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SETTLE_THE_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET], *, sheet: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_COLUMN], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_HEADINGS], *, key: str, name: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_HIDDEN], *, sheet: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_ITSELF]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_NOT_READ], *, name: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SHEET_SCORES_LESS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SIGN_GROUPS], *, amounts: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SIGN_IS_POINT], *, amounts: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SO_MANY_MONTHS], *, word: str, n: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SPREAD_OVER_RHYTHM], *, rhythms: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.START_OF_PERIOD]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.SUGGESTED], *, label: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TELL_COLUMNS_OF_DEFINITIONS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TELL_WHAT_ROWS_LEFT_OUT_MOVED]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THE_END_IS_IN], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THE_YEAR_IS], *, year: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THESE_ARE_THE_CUSTOMERS], *, column: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THESE_COLUMNS_COUNT], *, columns: list[str] | tuple[str, ...]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT_AS_ACTUAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THEY_COUNT_AS_RECURRING]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.THROUGH_MONTH], *, month: Month, why: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TIE_OUT_OWN_TOTALS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TIMES_COLUMN], *, column: str, number: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TIMES_RATE], *, column: str, rate: str, currency: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOO_LONG]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOO_MANY_COLUMNS], *, number: int) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOTAL_ROW_OF_FILE]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.TOTALS_IN_FILE], *, file: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.UNIT_ANNUAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.UNIT_MONTHLY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.UNIT_QUARTERLY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.UNIT_SEMI_ANNUAL]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.UNNAMED_CURRENCY]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WEIGH_THE_ANSWERS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WHICH_READING], *, said: str, doubt: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WHOLE_UNITS]) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WITHOUT_HEADING], *, letter: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WITHOUT_TAX_AT], *, column: str, rate: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_COUNTED], *, word: str, rows: int, amount: Fraction) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_IS_ANNUAL], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_IS_HALF_YEARLY], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_IS_MONTHLY], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_IS_ONE_TIME], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.WORD_IS_QUARTERLY], *, word: str) -> str: ...
@overload
def wording(phrase: Literal[Phrase.YEAR_OF_LAST_MONTH], *, year: int, first: Month, last: Month) -> str: ...
@overload
def problem_of(
    message: Literal[Message.ADJUSTMENTS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_BLANK],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_BALANCE],
    place: Place | None = None,
    *,
    label: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_BY_SIBLINGS],
    place: Place | None = None,
    *,
    sheet: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_BY_TITLE],
    place: Place | None = None,
    *,
    words: str,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_MOVEMENT], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_OF_PERIODS],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_TAXED],
    place: Place | None = None,
    *,
    chosen: str,
    tax: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_IS_UNSAID], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_MAY_BE_TAXED],
    place: Place | None = None,
    *,
    chosen: str,
    tax: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AMOUNT_MISSING],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANNUAL_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANNUAL_DATES],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANNUAL_FIGURE],
    place: Place | None = None,
    *,
    years: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWER_IGNORED],
    place: Place | None = None,
    *,
    key: str,
    value: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWER_MISSPELT],
    place: Place | None = None,
    *,
    key: str,
    name: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWER_NAMES_NO_COLUMN],
    place: Place | None = None,
    *,
    answer: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWER_UNKNOWN], place: Place | None = None, *, key: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ANSWERS_NO_OBJECT], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AS_OF], place: Place | None = None, *, month: Month, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AS_OF_RAN_OUT],
    place: Place | None = None,
    *,
    last: Month,
    until: Month,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.AS_OF_RUNNING],
    place: Place | None = None,
    *,
    month: Month,
    why: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BAD_DATE],
    place: Place | None = None,
    *,
    heading: str,
    samples: list[str] | tuple[str, ...],
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BAD_HEADING_DATE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BEFORE_AND_AFTER],
    place: Place | None = None,
    *,
    before: str,
    after: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BILLED_AHEAD], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BILLED_BY_RHYTHM],
    place: Place | None = None,
    *,
    rhythms: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BILLINGS_BESIDE_REVENUE],
    place: Place | None = None,
    *,
    heading: str,
    beside: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BLANK_ROWS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BLOCKS_JOINED],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BOOK_TOO_LARGE],
    place: Place | None = None,
    *,
    customers: int,
    months: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.BROKEN_NUMBER],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CANCELLED_COLUMN],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CANCELLED_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    heading: str,
    nrr: float,
    moved: float,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CELL_TOO_LARGE],
    place: Place | None = None,
    *,
    limit: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CENTS], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CENTS_OF_API],
    place: Place | None = None,
    *,
    heading: str,
    signs: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COLUMNS],
    place: Place | None = None,
    *,
    gaps: list[str] | tuple[str, ...],
    headings: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COLUMNS_ADDED],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COLUMNS_MISSING],
    place: Place | None = None,
    *,
    gaps: list[str] | tuple[str, ...],
    headings: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COLUMNS_NOT_ADDED],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COMPONENT_NOT_A_NUMBER],
    place: Place | None = None,
    *,
    label: str,
    row: int,
    text: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COMPONENT_SUMMARY],
    place: Place | None = None,
    *,
    months: int,
    unit: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COMPONENTS_DO_NOT_FOOT],
    place: Place | None = None,
    *,
    difference: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COMPONENTS_MISSING],
    place: Place | None = None,
    *,
    missing: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COMPONENTS_ZERO],
    place: Place | None = None,
    *,
    text: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CONTRACTS_EXCEED],
    place: Place | None = None,
    *,
    amount: Fraction,
    month: Month,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CONTRACTS_IN_OTHER_CURRENCY],
    place: Place | None = None,
    *,
    file: str,
    theirs: str,
    ours: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CONTRACTS_JOINED],
    place: Place | None = None,
    *,
    file: str,
    customers: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CONTRACTS_NEED_START],
    place: Place | None = None,
    *,
    file: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CONTRACTS_WITHOUT_START],
    place: Place | None = None,
    *,
    file: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.COUNTED_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CREDIT_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CREDIT_SIGNS],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CREDIT_SIGNS_TURNED],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUMULATED], place: Place | None = None, *, share: float, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUMULATED_BY_YEAR],
    place: Place | None = None,
    *,
    share: float,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_AGAINST_HEADING],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_BLANK],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    taken: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_CONTRADICTION],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_DOLLAR],
    place: Place | None = None,
    *,
    sign: str,
    currency: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CURRENCY_SIGN],
    place: Place | None = None,
    *,
    sign: str,
    currency: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUSTOMER_BLANK],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUSTOMER_BY_PLACE],
    place: Place | None = None,
    *,
    name: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUSTOMER_COLUMN_MISSING], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUSTOMER_MISSING],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUSTOMER_TAKEN_BY_PLACE],
    place: Place | None = None,
    *,
    name: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.CUT_SHORT],
    place: Place | None = None,
    *,
    last: str,
    row: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DAMAGED_FILE], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DASH_AS_ZERO], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DATE_MISSING],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DATE_ORDER],
    place: Place | None = None,
    *,
    heading: str,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DATE_ORDER_SHARED],
    place: Place | None = None,
    *,
    column: str,
    order: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DAY_FIRST_ASSUMED],
    place: Place | None = None,
    *,
    heading: str,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DEALS], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DECIMAL], place: Place | None = None, *, sample: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DECIMAL_ASSUMED],
    place: Place | None = None,
    *,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DELETED_ROW],
    place: Place | None = None,
    *,
    customer: str,
    sheet: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DISCOUNT_BESIDE],
    place: Place | None = None,
    *,
    heading: str,
    other: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DISCOUNT_OPEN],
    place: Place | None = None,
    *,
    heading: str,
    other: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATE_MONTHS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES_ADDED],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.DUPLICATES_DROPPED],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EDIT_NOT_TAKEN],
    place: Place | None = None,
    *,
    where: str,
    what: str,
    why: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EDITED_AMOUNT],
    place: Place | None = None,
    *,
    customer: str,
    month: Month,
    before: Fraction,
    after: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EDITED_LABEL],
    place: Place | None = None,
    *,
    customer: str,
    column: str,
    before: str,
    after: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EDITED_RULE],
    place: Place | None = None,
    *,
    rule: str,
    before: str,
    after: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EMPTY_ARCHIVE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EMPTY_FILE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EMPTY_UPLOAD], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING], place: Place | None = None, *, encoding: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING_GUESSED],
    place: Place | None = None,
    *,
    encoding: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING_MIXED], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENCODING_MIXED_GUESSED], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS],
    place: Place | None = None,
    *,
    heading: str,
    exclusive: int,
    counted: int,
    inclusive: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_ANSWERED],
    place: Place | None = None,
    *,
    how: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_ASSUMED],
    place: Place | None = None,
    *,
    heading: str,
    how: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BEFORE_START],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BEFORE_STARTS],
    place: Place | None = None,
    *,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BY_HEADING],
    place: Place | None = None,
    *,
    heading: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_BY_STARTS],
    place: Place | None = None,
    *,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_INSIDE],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_OF_SUCCESSIONS],
    place: Place | None = None,
    *,
    heading: str,
    exclusive: int,
    counted: int,
    inclusive: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_ON_CANCELLATION],
    place: Place | None = None,
    *,
    ends: str,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_WITH_DAY],
    place: Place | None = None,
    *,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ENDS_WITHOUT_DAY],
    place: Place | None = None,
    *,
    number: int,
    counted: int,
    heading: str,
    otherwise: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EPOCH_DATES], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ERROR_AMOUNT],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ERROR_CELL],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.EXTRA_INVOICES],
    place: Place | None = None,
    *,
    number: int,
    numbers: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FIGURES_WITHOUT_CUSTOMERS],
    place: Place | None = None,
    *,
    why: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FILLED_DOWN],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FISCAL_MONTHS],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FISCAL_START],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FLAGGED_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FOOTER],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FOOTER_BELOW],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FOOTER_ROWS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FOOTNOTED_AMOUNTS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FORECAST_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FORECAST_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FORMULA_WITHOUT_VALUE],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FREE_SPANS], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.FUTURE_MONTHS],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.GROUPED_ROWS],
    place: Place | None = None,
    *,
    kind: str,
    text: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HEADING_ORDER],
    place: Place | None = None,
    *,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HEADING_ORDER_ASSUMED],
    place: Place | None = None,
    *,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HEADINGS_NUMBERED],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HEADINGS_WITHOUT_YEAR],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HEADINGS_YEAR_MONTH],
    place: Place | None = None,
    *,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_ROWS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_ROWS_IN],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_ROWS_OUT],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_SHEET],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HIDDEN_SHEET_OF_MANY],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    others: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.HTML_TABLE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ID_BY_NAME], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.INTERVAL], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.INTERVAL_OF_TERMS],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.INTERVAL_UNCOUNTED],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED],
    place: Place | None = None,
    *,
    file: str,
    key: str,
    total: int,
    columns: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_HEADER],
    place: Place | None = None,
    *,
    numbers: list[str],
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_LOOSELY],
    place: Place | None = None,
    *,
    file: str,
    key: str,
    total: int,
    columns: str,
    loosely: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JOINED_ROWS],
    place: Place | None = None,
    *,
    numbers: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.JSON_FILE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.KNOWN_EXPORT], place: Place | None = None, *, name: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LACKING_AMOUNT],
    place: Place | None = None,
    *,
    name: str,
    column: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LACKING_COLUMNS],
    place: Place | None = None,
    *,
    name: str,
    names: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LACKING_CUSTOMER],
    place: Place | None = None,
    *,
    name: str,
    column: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH], place: Place | None = None, *, month: Month, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH_IN],
    place: Place | None = None,
    *,
    month: Month,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LAST_MONTH_OUT],
    place: Place | None = None,
    *,
    month: Month,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEDGER_ACCOUNTS],
    place: Place | None = None,
    *,
    heading: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEVELS],
    place: Place | None = None,
    *,
    heading: str,
    heading_2: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEVELS_BEFORE], place: Place | None = None, *, first: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEVELS_BROKEN],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.LEVELS_BROKEN_FEW],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MEASURES],
    place: Place | None = None,
    *,
    heading: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MEASURES_ALONE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MEASURES_OF_MONTHS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MEASURES_TAKEN],
    place: Place | None = None,
    *,
    measure: str,
    rest: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIDNIGHTS],
    place: Place | None = None,
    *,
    heading: str,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MINOR_UNITS], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MISSING_MONTH],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES_APART],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_CURRENCIES_ONE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    currency: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_DATE_ORDER],
    place: Place | None = None,
    *,
    heading: str,
    samples: list[str] | tuple[str, ...],
    numbers: Sequence[int],
    order: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_SEPARATORS],
    place: Place | None = None,
    *,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_SEPARATORS_READ], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MIXED_SIGNS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTH_MISSING],
    place: Place | None = None,
    *,
    month: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHLY_BRIDGE],
    place: Place | None = None,
    *,
    steps: int,
    first: Month,
    last: Month,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHS_AGAIN],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHS_DO_NOT_FOLLOW],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHS_DO_NOT_FOOT],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHS_MISSING],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MONTHS_NUMBERED],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MORE_EDITS],
    place: Place | None = None,
    *,
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MOVEMENT_NOT_A_NUMBER],
    place: Place | None = None,
    *,
    cells: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MOVEMENT_UNKNOWN],
    place: Place | None = None,
    *,
    sample: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MOVEMENTS_ADDED],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.MOVEMENTS_DROPPED],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NAMES_FILLED_DOWN], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NAMESAKES],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NAMESAKES_MERGED],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NEAR_NAMES],
    place: Place | None = None,
    *,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NEGATIVE_AMOUNTS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NEGATIVE_GAIN],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NET_OF_FEES],
    place: Place | None = None,
    *,
    gross: str,
    fee: str,
    net: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_AMOUNTS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_COLUMNS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_CONTRACTS], place: Place | None = None, *, file: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_CUSTOMERS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_CUSTOMERS_BUT_LINES],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_CUSTOMERS_IN_ROWS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_MONTH_END],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_ROWS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NO_TABLE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_A_NUMBER],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_A_TABLE], place: Place | None = None, *, kind: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_AVAILABLE],
    place: Place | None = None,
    *,
    where: str,
    words: list[str] | tuple[str, ...],
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_AVAILABLE_ANSWERED],
    place: Place | None = None,
    *,
    where: str,
    words: list[str] | tuple[str, ...],
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_FINITE],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NOT_MULTIPLIED],
    place: Place | None = None,
    *,
    heading: str,
    number: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NUMBER_AS_TEXT],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.NUMBERS_DOCUMENT], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ODD_DIGITS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONCE_ONLY],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_OFF_COLUMNS],
    place: Place | None = None,
    *,
    file: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_OFFS_NOT_FOUND],
    place: Place | None = None,
    *,
    file: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_OFFS_TAKEN_OUT],
    place: Place | None = None,
    *,
    file: str,
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_TIME],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_TIME_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONE_TIME_WITHIN],
    place: Place | None = None,
    *,
    heading: str,
    other: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONLY_INVOICES],
    place: Place | None = None,
    *,
    number: int,
    numbers: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ONLY_INVOICES_BY_SIZE],
    place: Place | None = None,
    *,
    number: int,
    numbers: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OPEN_ENDS], place: Place | None = None, *, month: Month, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OPENING_MISSING],
    place: Place | None = None,
    *,
    name: str,
    month: Month,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_AMOUNTS],
    place: Place | None = None,
    *,
    chosen: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_CUSTOMERS],
    place: Place | None = None,
    *,
    chosen: str,
    other: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_LINES],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_MEASURES],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OTHER_SEPARATOR],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OVERDUE_ROWS],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OVERFLOW], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OVERLAP],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OVERLAPS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OWN_EXPORT], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OWN_WORKBOOK],
    place: Place | None = None,
    *,
    customers: int,
    months: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.OWN_WORKBOOK_CHANGED],
    place: Place | None = None,
    *,
    customers: int,
    months: int,
    edits: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PARENT_COLUMN],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PARENT_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    heading: str,
    nrr: float,
    moved: float,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PASSWORD_PROTECTED], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PAUSED_CONTRACTS],
    place: Place | None = None,
    *,
    names: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PAYMENT_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PAYMENTS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PER_QUARTER],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PER_YEAR],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PERCENTAGE],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PERIODS_SPLIT],
    place: Place | None = None,
    *,
    column: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PIECES_TAKEN_BACK],
    place: Place | None = None,
    *,
    number: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PIECES_TAKEN_BACK_TURNED],
    place: Place | None = None,
    *,
    number: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PLAIN_MONTHS_TAKEN],
    place: Place | None = None,
    *,
    rest: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.POOLED_CUSTOMERS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PREAMBLE], place: Place | None = None, *, header: int, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.PRICE_CHANGES],
    place: Place | None = None,
    *,
    before: str,
    after: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.QUARTER_ENDS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.QUARTERS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATE_BESIDE],
    place: Place | None = None,
    *,
    chosen: str,
    tax: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATE_MISSING],
    place: Place | None = None,
    *,
    file: str,
    currencies: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATES_JOINED],
    place: Place | None = None,
    *,
    currencies: list[str] | tuple[str, ...],
    reporting: str,
    file: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RATES_UNUSED], place: Place | None = None, *, file: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.READER_STOPPED], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RECIPE_WRONG], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REFUNDS_BESIDE],
    place: Place | None = None,
    *,
    heading: str,
    other: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REMARKS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RENAMED],
    place: Place | None = None,
    *,
    number: int,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RENAMED_APART],
    place: Place | None = None,
    *,
    number: int,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RENAMED_JOINED],
    place: Place | None = None,
    *,
    number: int,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RENAMED_PERHAPS],
    place: Place | None = None,
    *,
    number: int,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RENEWED_EARLY],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REPEATED_HEADER],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REPEATED_KEY], place: Place | None = None, *, file: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.REPEATED_MOVEMENTS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RHYTHM],
    place: Place | None = None,
    *,
    months: int,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RHYTHMS],
    place: Place | None = None,
    *,
    rhythms: str,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RIVAL_COLUMNS],
    place: Place | None = None,
    *,
    what: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.ROUNDED], place: Place | None = None, *, lost: float, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RUNS_ON],
    place: Place | None = None,
    *,
    month: Month,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RUNS_ON_ANSWERED],
    place: Place | None = None,
    *,
    month: Month,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.RUNS_ON_UNCANCELLED],
    place: Place | None = None,
    *,
    month: Month,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_COLUMN_ONCE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_COLUMN_TWICE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_ADDED],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_ADDED_UP],
    place: Place | None = None,
    *,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_FIRST], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_MONTH_LAST], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SAME_NAME],
    place: Place | None = None,
    *,
    samples: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SCALED_AMOUNTS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SCENARIOS],
    place: Place | None = None,
    *,
    heading: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SCIENTIFIC],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SECOND_TABLE],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SECTIONS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SERIAL_DATES],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SERIAL_HEADINGS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SEVERAL_NAMES],
    place: Place | None = None,
    *,
    listed: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHARES_OF_AMOUNTS],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHEET_OF_MANY],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    others: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHEET_READ],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHEETS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SHEETS_JOINED],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SIDE_TABLE],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SIDE_TOO_LARGE],
    place: Place | None = None,
    *,
    height: int,
    width: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SIGNED_BY_TYPE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SIGNS_TURNED], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SINGLE_INVOICES],
    place: Place | None = None,
    *,
    number: int,
    times: list[int],
    numbers: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_APART],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_MERGED],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPELLING_VARIANTS_TRIMMED],
    place: Place | None = None,
    *,
    number: int,
    samples: Iterable[Iterable[str]],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPENDING],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SPREAD], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.START_MISSING],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STARTS_LATER],
    place: Place | None = None,
    *,
    month: Month,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS_OF_TODAY],
    place: Place | None = None,
    *,
    heading: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS_ROWS],
    place: Place | None = None,
    *,
    words: int,
    columns: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS_TOLD],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STATUS_ZERO],
    place: Place | None = None,
    *,
    words: list[str] | tuple[str, ...],
    heading: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STRAY_CELLS],
    place: Place | None = None,
    *,
    numbers: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.STRUCK_ROWS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUBSCRIPTION_COLUMN],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUBSCRIPTION_COLUMN_COUNTED],
    place: Place | None = None,
    *,
    heading: str,
    nrr: float,
    moved: float,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUBTOTAL_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.SUMMARY_PERIOD], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TABLE_TOO_LARGE],
    place: Place | None = None,
    *,
    height: int,
    width: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TAKEN_OFF],
    place: Place | None = None,
    *,
    heading: str,
    other: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TAX_INCLUDED],
    place: Place | None = None,
    *,
    heading: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TAX_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TERM_MISSING],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TERM_ROWS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TEST_NAMES],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TEST_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TEXT_DOCUMENT], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.THOUSANDS],
    place: Place | None = None,
    *,
    heading: str,
    unit: str,
    times: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TIE_OUT], place: Place | None = None, *, number: int, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TIE_OUT_OFF],
    place: Place | None = None,
    *,
    months: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TIMEZONE],
    place: Place | None = None,
    *,
    heading: str,
    differing: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOO_BIG],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    samples: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOO_LARGE], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOO_MANY_CELLS],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOO_MANY_TABLES],
    place: Place | None = None,
    *,
    tables: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_COLUMN],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_CUSTOMER],
    place: Place | None = None,
    *,
    name: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_CUSTOMER_OUT],
    place: Place | None = None,
    *,
    name: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_OFF],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_ROWS],
    place: Place | None = None,
    *,
    name: str,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_ROWS_IN_DOUBT],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TOTAL_ROWS_LEFT],
    place: Place | None = None,
    *,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TRANSPOSED], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TRANSPOSED_AMOUNTS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.TRIAL_ROWS],
    place: Place | None = None,
    *,
    heading: str,
    words: list[str] | tuple[str, ...],
    rows: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNCLOSED_QUOTE], place: Place | None = None, *, row: int, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT],
    place: Place | None = None,
    *,
    heading: str,
    unit: str,
    months: int,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_OF_TABLE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_PRICE],
    place: Place | None = None,
    *,
    price: str,
    number: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_PRICE_MULTIPLIED],
    place: Place | None = None,
    *,
    price: str,
    number: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH],
    place: Place | None = None,
    *,
    number: int,
    factor: int,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_ANNUAL],
    place: Place | None = None,
    *,
    number: int,
    factor: int,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_AS_WRITTEN],
    place: Place | None = None,
    *,
    number: int,
    factor: int,
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_DIVIDED],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    factors: list[str],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNIT_SWITCH_TOO_LARGE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNKNOWN_CURRENCY],
    place: Place | None = None,
    *,
    currency: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNKNOWN_ENCODING], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNKNOWN_INTERVAL],
    place: Place | None = None,
    *,
    heading: str,
    word: str,
    numbers: Sequence[int],
    amount: Fraction,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNKNOWN_INTERVALS],
    place: Place | None = None,
    *,
    heading: str,
    word: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNLIKELY_DATE],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNLIKELY_DATE_LEFT_OUT],
    place: Place | None = None,
    *,
    months: Sequence[Month],
    rows: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNMATCHED_BOOK],
    place: Place | None = None,
    *,
    file: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNMATCHED_CONTRACTS],
    place: Place | None = None,
    *,
    file: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNMATCHED_TABLE],
    place: Place | None = None,
    *,
    file: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNORDERED_MONTHS], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNPACKED], place: Place | None = None, *, member: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNREAD_END], place: Place | None = None, *, heading: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNREAD_GAP], place: Place | None = None, *, names: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNREAD_MONTH], place: Place | None = None, *, names: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNREADABLE_TEXT], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UNSAFE_FILE], place: Place | None = None, *, why: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.UPLOAD_TOO_LARGE], place: Place | None = None, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.WEEK_COLUMNS],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.WITHOUT_CONTRACT],
    place: Place | None = None,
    *,
    file: str,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.WORKBOOK_DAMAGED],
    place: Place | None = None,
    *,
    why: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.WORKBOOK_WITHOUT_SHEET],
    place: Place | None = None,
    *,
    sheet: str,
    lacking: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.YEAR_FIRST_ASSUMED],
    place: Place | None = None,
    *,
    heading: str,
    sample: str,
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.YEAR_MISSING],
    place: Place | None = None,
    *,
    heading: str,
    numbers: Sequence[int],
    **usual: Unpack[Usual],
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.YEARS_IN_ROWS], place: Place | None = None, *, text: str, **usual: Unpack[Usual]
) -> Problem: ...
@overload
def problem_of(
    message: Literal[Message.YEARS_OF_CONTRACT],
    place: Place | None = None,
    *,
    names: list[str] | tuple[str, ...],
    **usual: Unpack[Usual],
) -> Problem: ...
