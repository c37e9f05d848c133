"""The face of the package: everything pages and programs may use, and nothing else is promised."""

# Packed lines, so that the whole face fits on a few screens.
# fmt: off
# isort: off
from nrr import charts
from nrr.accounts import (
    AtRisk, Candidate, ChurnReason, ChurnReasons, Columns, EarlyWarning, Health, HealthScores, Held, Light,
    SIGNALS, ScoreProof, Scored, Signal, WinBack, at_risk, churn_after_contraction, churn_by_reason,
    churn_reason, column_overrides, column_signals, column_texts, columns_of, expansion_candidates, graded,
    health_score, health_scores, light_of, recent_contractions, red_overrides, revenue_signals, score_proof,
    scored, unlocking, usage_of_limit, win_back,
)
from nrr.archives import pack, unpack
from nrr.benchmarks import (
    Benchmark, BenchmarkFile, BenchmarkSource, Caveat, CaveatKind, Dimension, Judgement, Kind, Mark, Measured,
    MixAdjusted, Profile, Proposal, Span, Standing, Tier, TierScheme, Verdict, benchmark_row, benchmark_rows,
    benchmark_sources, caveats, caveats_of, fitting_row, judged, mix_adjusted, own_target, proposals,
    read_benchmarks, rows_for, tier, tier_schemes, tiers_side_by_side, verdict, verdict_sentence, withheld,
)
from nrr.bridges import Bridge, Bridges, bridge, bridges, bridges_by
from nrr.certainties import CERTAINTIES, Certainty
from nrr.checks import Check, checks, failed, tie_checks
from nrr.cohorts import CohortTable, Grain, cohort_labels, cohort_table, layers, members
from nrr.comparisons import SegmentPoint, segment_courses, why_moved
from nrr.conventions import CONVENTIONS, Claim, Convention
from nrr.customers import chosen, customers, end_heading, shown_name
from nrr.decompositions import (
    Concentration, Line, MixRate, PriceVolume, PriceVolumeMix, Ranking, SegmentEffect, SegmentState, Simpson,
    Without, concentration, contributions, default_removal, mix_rate, price_volume, price_volume_mix,
    without_largest,
)
from nrr.diagnoses import diagnose, finding_parts
from nrr.disclosures import GroupColumn, Openness, group_columns, readable_columns, readable_words
from nrr.drivers import ExpansionDrivers, GrowthDriver, expansion_drivers
from nrr.ends import missing_end, windows_of
from nrr.errors import Item, Option, Place, Problem, Refusal, Severity
from nrr.escapes import cell_text, markdown_text, plotly_text
from nrr.explanations import (
    Explanation, bridge_lines, explain, explain_cohort, explain_movement, explanation_object,
    explanation_text, movement_lines,
    sources,
)
from nrr.export import (
    BoardOptions, CUSTOMER_HEADS, FIGURE_HEADS, Part, Restatement, ScenarioStep, board_page, csv_of, excel_twin,
    figure_row, figures_sentence, slides,
)
from nrr.findings import (
    Alert, Arranged, BenchmarkFit, CohortGap, DiagnosticRule, Driver, EarlySigns, Facts, Finding, Masking,
    PriceWave, SegmentMedian, Spike, UnitSwitch, UsageShare, arranged, concentration_masking,
    contraction_warning, data_anomalies, diagnostic_rules, involuntary_churn, largest_spike_share,
    leaky_bucket, leaky_enterprise_bucket, little_history, logo_masked, mix_shift, newer_cohorts_worse,
    one_time_suspected, plain_loss, price_driven, price_wave_driven, price_waves, reactivation_driven,
    renewal_wall, restless_share, small_sample, spikes, turning_trend, unit_switches, usage_inflation,
    without_spikes, wrong_benchmark, young_churn,
)
from nrr.forecasts import (
    BackTest, Forecast, ForecastLine, ForecastMethod, HORIZONS_MONTHS, forecast, with_new_business,
)
from nrr.formats import (
    Basis, MISSING, amount, compact, count, fine_points, money, multiple, percent, percent_range, plural,
    points, sign_of, signed_in_full, signed_money,
)
from nrr.headlines import explain_headline
from nrr.intake import (
    Answers, Combined, Glimpse, GlimpsedColumn, Intake, Join, LeftLine, RowCount, SideKind, SideReading,
    SideTable, combine, proposed, read, read_apart, read_object, read_side_apart, reader_bench, side_of,
)
from nrr.intervals import (
    Comparison, Enough, ExpandedLevel, Group, Interval, Spells, SurvivalCurve, bootstrap_interval, compare,
    expanded_level, first_spells, holm_adjusted, kaplan_meier, log_rank_p_value, permutation_p_value,
    t_quantile, wilson_interval,
)
from nrr.ledgers import Attribute, Ledger, UNKNOWN, ledger_of
from nrr.lenses import LensRow, difference, lens
from nrr.maskings import Naming, named
from nrr.metrics import (
    BRIDGE_METRICS, Better, GRR, LABELS, LOGO_RETENTION, METRICS, MOVEMENT_METRICS, Metric, NRR, Unit,
)
from nrr.origins import Cell, Origins
from nrr.outlooks import (
    Backing, Band, Outlook, Past, components_outlook, course_band, course_method, course_of, outlook,
    own_range, splits,
)
from nrr.pieces import pack_piece, unpack_piece
from nrr.policies import (
    Choice, ChurnDate, Currency, Gaps, Level, Method, Negatives, PartialMonth, Pauses, Policy, Price,
    Reactivation, Usage, read_settings,
)
from nrr.publishing import (
    BoardChoices, ChangeSpan, EXTENSION_DAYS, Earlier, KeptWork, Plate, Prepared, Restated, Terms, base_address,
    board_address, board_title, book_address, content_policy, customer_table, deck, deliver, earlier_of, extensions, fill, followed, following, lifetime_of,
    manage_address, offline_page, pack_board, pack_work, paper, passphrase_in, prepare, published_plate,
    published_snapshot, restated, standing_scenarios, store_url, token_in, unpack_work, until, workbook,
    workbook_of_customers,
)
from nrr.rates import (
    Rates, component_stamp, first_available, movement_metric, net_metric, quarter_yoy, rates, rates_of,
    trailing, two_year_revenue, weighted_mean, weighted_monthly,
)
from nrr.ratios import (
    IntervalDisplay, SampleLabel, SampleLadder, annualised, compounded, doubling_periods, effective_count,
    growth, halving_periods, monthly_equivalent, ratio,
)
from nrr.reconciliations import Reconciliation, Tie, reconciliations
from nrr.restatements import Change, ChangeKind, FigureChange, changes, definition_change, figure_changes
from nrr.rollforwards import (
    RollForward, UNDATED, components, opening_base, rollforward, rollforwards, summed, trailing_sum,
)
from nrr.runs import Run, run_of
from nrr.samples import ladder_of, nrr_interval, segment_intervals
from nrr.scenarios import (
    AddressReading, Answer, Bar, CompoundingRow, Course, Flow, LEVER_RATES, Levers, Mode, Need, PlainTerms,
    PriceStep, PriceTiming, Projection, Replacement, RulesOfThumb, Scenario, ScenarioReading, SegmentAnswer,
    SegmentBase, SegmentWays, Shift, Tornado, Valuation, Way, annual_course, applied,
    break_even_new_arr_minor, compounding_table, course, decode_scenarios, encode_scenarios, equal_steps,
    from_address, monthly_course, named_scenarios, nudged, nudged_in, own_new_step, own_steps, plain_terms,
    priced_all, projection, replacement, rules_of_thumb, segment_ways, shift_of, solve, solve_segment,
    to_address, tornado, valuation, ways, whole,
)
from nrr.segments import ACV_BAND, COHORT_YEAR, Segment, TENURE, banded, segments, without_small
from nrr.settlements import complete, missing_months, settle
from nrr.snapshots import (
    Book, CohortPart, FindingPart, Headline, Layer, Rank, SegmentPart, Snapshot, TrendPoint, WindowPart,
    decode, encode,
)
from nrr.statements import SetAside, Statement
from nrr.store import (
    Announcement, Asking, Board, BookDraft, DeskBounds, DeskEnd, DeskFull, DeskList, Doorkeeper, Draft,
    EarlierBoard, Kept, KeptBook, LinkState, Managed, NeedsPassphrase, NotAvailable, Published, Purpose,
    Retention, Series, Spot, Store, StoreRefusal, StoreUnavailable, open_store, restore_store, store_doubts,
)
from nrr.successions import (
    Code, Expectation, Former, Objection, SAME_COMPANY, customer_marks, objection, shared_customers,
)
from nrr.takes import headline, take
from nrr.views import View, Where, default_window, prepared, stamp_of
from nrr.windows import Month, Window, day_label

__all__ = [  # noqa: RUF022 - plain order of letters
    "ACV_BAND", "AddressReading", "Alert", "Announcement", "Answer", "Answers", "Arranged", "Asking",
    "AtRisk", "Attribute", "BRIDGE_METRICS", "BackTest", "Backing", "Band", "Bar", "Basis", "Benchmark",
    "BenchmarkFile", "BenchmarkFit", "BenchmarkSource", "Better", "Board", "BoardChoices", "BoardOptions",
    "Book", "BookDraft", "Bridge", "Bridges", "CERTAINTIES", "COHORT_YEAR", "CONVENTIONS", "CUSTOMER_HEADS",
    "Candidate", "Caveat", "CaveatKind", "Cell", "Certainty", "Change", "ChangeKind", "ChangeSpan", "Check",
    "Choice", "ChurnDate", "ChurnReason", "ChurnReasons", "Claim", "Code", "CohortGap", "CohortPart",
    "CohortTable", "Columns", "Combined", "Comparison", "CompoundingRow", "Concentration", "Convention",
    "Course", "Currency", "DeskBounds", "DeskEnd", "DeskFull", "DeskList", "DiagnosticRule", "Dimension",
    "Doorkeeper", "Draft", "Driver", "EXTENSION_DAYS", "Earlier", "EarlierBoard", "EarlySigns",
    "EarlyWarning", "Enough", "ExpandedLevel", "ExpansionDrivers", "Expectation", "Explanation",
    "FIGURE_HEADS", "Facts", "FigureChange", "Finding", "FindingPart", "Flow", "Forecast", "ForecastLine",
    "ForecastMethod", "Former", "GRR", "Gaps", "Glimpse", "GlimpsedColumn", "Grain", "Group", "GroupColumn",
    "GrowthDriver", "HORIZONS_MONTHS", "Headline", "Health", "HealthScores", "Held", "Intake", "Interval",
    "IntervalDisplay", "Item", "Join", "Judgement", "Kept", "KeptBook", "KeptWork", "Kind", "LABELS",
    "LEVER_RATES", "LOGO_RETENTION", "Layer", "Ledger", "LeftLine", "LensRow", "Level", "Levers", "Light",
    "Line", "LinkState", "METRICS", "MISSING", "MOVEMENT_METRICS", "Managed", "Mark", "Masking", "Measured",
    "Method", "Metric", "MixAdjusted", "MixRate", "Mode", "Month", "NRR", "Naming", "Need", "NeedsPassphrase",
    "Negatives", "NotAvailable", "Objection", "Openness", "Option", "Origins", "Outlook", "Part",
    "PartialMonth", "Past", "Pauses", "Place", "PlainTerms", "Plate", "Policy", "Prepared", "Price",
    "PriceStep", "PriceTiming", "PriceVolume", "PriceVolumeMix", "PriceWave", "Problem", "Profile",
    "Projection", "Proposal", "Published", "Purpose", "Rank", "Ranking", "Rates", "Reactivation",
    "Reconciliation", "Refusal", "Replacement", "Restated", "Restatement", "Retention", "RollForward",
    "RowCount", "RulesOfThumb", "Run", "SAME_COMPANY", "SIGNALS", "SampleLabel", "SampleLadder", "Scenario",
    "ScenarioReading", "ScenarioStep", "ScoreProof", "Scored", "Segment", "SegmentAnswer", "SegmentBase",
    "SegmentEffect", "SegmentMedian", "SegmentPart", "SegmentPoint", "SegmentState", "SegmentWays", "Series",
    "SetAside", "Severity", "Shift", "SideKind", "SideReading", "SideTable", "Signal", "Simpson", "Snapshot",
    "Span", "Spells", "Spike", "Spot", "Standing", "Statement", "Store", "StoreRefusal", "StoreUnavailable",
    "SurvivalCurve", "TENURE", "Terms", "Tie", "Tier", "TierScheme", "Tornado", "TrendPoint", "UNDATED",
    "UNKNOWN", "Unit", "UnitSwitch", "Usage", "UsageShare", "Valuation", "Verdict", "View", "Way", "Where",
    "WinBack", "Window", "WindowPart", "Without", "amount", "annual_course", "annualised", "applied",
    "arranged", "at_risk", "banded", "base_address", "benchmark_row", "benchmark_rows", "benchmark_sources",
    "board_address", "board_page", "board_title", "book_address", "bootstrap_interval",
    "break_even_new_arr_minor", "bridge", "bridge_lines", "bridges", "bridges_by", "caveats", "caveats_of",
    "cell_text", "changes", "charts", "checks", "chosen", "churn_after_contraction", "churn_by_reason",
    "churn_reason", "cohort_labels", "cohort_table", "column_overrides", "column_signals", "column_texts",
    "columns_of", "combine", "compact", "compare", "complete", "component_stamp", "components",
    "components_outlook", "compounded", "compounding_table", "concentration", "concentration_masking",
    "content_policy", "contraction_warning", "contributions", "count", "course", "course_band",
    "course_method", "course_of", "csv_of", "customer_marks", "customer_table", "customers", "data_anomalies",
    "day_label", "deck", "decode", "decode_scenarios", "default_removal", "default_window",
    "definition_change", "deliver", "diagnose", "diagnostic_rules", "difference", "doubling_periods",
    "earlier_of", "effective_count", "encode", "encode_scenarios", "end_heading", "equal_steps", "excel_twin",
    "expanded_level", "expansion_candidates", "expansion_drivers", "explain", "explain_cohort",
    "explain_headline", "explain_movement", "explanation_object", "explanation_text", "extensions", "failed",
    "figure_changes", "figure_row", "figures_sentence", "fill", "finding_parts", "fine_points",
    "first_available", "first_spells", "fitting_row", "followed", "following", "forecast", "from_address",
    "graded", "group_columns", "growth", "halving_periods", "headline", "health_score", "health_scores",
    "holm_adjusted", "involuntary_churn", "judged", "kaplan_meier", "ladder_of", "largest_spike_share",
    "layers", "leaky_bucket", "leaky_enterprise_bucket", "ledger_of", "lens", "lifetime_of", "light_of",
    "little_history", "log_rank_p_value", "logo_masked", "manage_address", "markdown_text", "members",
    "missing_end", "missing_months", "mix_adjusted", "mix_rate", "mix_shift", "money", "monthly_course",
    "monthly_equivalent", "movement_lines", "movement_metric", "multiple", "named", "named_scenarios",
    "net_metric", "newer_cohorts_worse", "nrr_interval", "nudged", "nudged_in", "objection", "offline_page",
    "one_time_suspected", "open_store", "opening_base", "outlook", "own_new_step", "own_range", "own_steps",
    "own_target", "pack", "pack_board", "pack_piece", "pack_work", "paper", "passphrase_in", "percent",
    "percent_range", "permutation_p_value", "plain_loss", "plain_terms", "plotly_text", "plural", "points",
    "prepare", "prepared", "price_driven", "price_volume", "price_volume_mix", "price_wave_driven",
    "price_waves", "priced_all", "projection", "proposals", "proposed", "published_plate",
    "published_snapshot", "quarter_yoy", "rates", "rates_of", "ratio", "reactivation_driven", "read",
    "read_apart", "read_benchmarks", "read_object", "read_settings", "read_side_apart", "readable_columns",
    "readable_words", "reader_bench", "recent_contractions", "reconciliations", "red_overrides",
    "renewal_wall", "replacement", "restated", "restless_share", "restore_store", "revenue_signals",
    "rollforward", "rollforwards", "rows_for", "rules_of_thumb", "run_of", "score_proof", "scored",
    "segment_courses", "segment_intervals", "segment_ways", "segments", "settle", "shared_customers",
    "shift_of", "shown_name", "side_of", "sign_of", "signed_in_full", "signed_money", "slides",
    "small_sample", "solve", "solve_segment", "sources", "spikes", "splits", "stamp_of", "standing_scenarios",
    "store_doubts", "store_url", "summed", "t_quantile", "take", "tie_checks", "tier", "tier_schemes",
    "tiers_side_by_side", "to_address", "token_in", "tornado", "trailing", "trailing_sum", "turning_trend",
    "two_year_revenue", "unit_switches", "unlocking", "unpack", "unpack_piece", "unpack_work", "until",
    "usage_inflation", "usage_of_limit", "valuation", "verdict", "verdict_sentence", "ways", "weighted_mean",
    "weighted_monthly", "whole", "why_moved", "wilson_interval", "win_back", "windows_of",
    "with_new_business", "withheld", "without_largest", "without_small", "without_spikes", "workbook",
    "workbook_of_customers", "wrong_benchmark", "young_churn",
]
