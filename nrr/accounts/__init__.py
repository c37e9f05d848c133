"""Single customers: health, risk, room to grow, reasons for leaving, returning."""

from nrr.accounts.columns import (
    Columns,
    Held,
    column_texts,
    columns_of,
    date_of,
    month_end,
    monthly,
    numbers,
    usage_of_limit,
)
from nrr.accounts.columnsignals import column_overrides, column_signals, unlocking
from nrr.accounts.events import (
    EarlyWarning,
    WinBack,
    churn_after_contraction,
    recent_contractions,
    win_back,
)
from nrr.accounts.health import (
    Health,
    HealthScores,
    Light,
    health_score,
    health_scores,
    light_of,
    red_overrides,
)
from nrr.accounts.lists import AtRisk, Candidate, at_risk, expansion_candidates
from nrr.accounts.reasons import ChurnReason, ChurnReasons, churn_by_reason, churn_reason
from nrr.accounts.scoring import Scored, ScoreProof, score_proof, scored
from nrr.accounts.signals import SIGNALS, Signal, graded, revenue_signals

__all__ = [
    "SIGNALS",
    "AtRisk",
    "Candidate",
    "ChurnReason",
    "ChurnReasons",
    "Columns",
    "EarlyWarning",
    "Health",
    "HealthScores",
    "Held",
    "Light",
    "ScoreProof",
    "Scored",
    "Signal",
    "WinBack",
    "at_risk",
    "churn_after_contraction",
    "churn_by_reason",
    "churn_reason",
    "column_overrides",
    "column_signals",
    "column_texts",
    "columns_of",
    "date_of",
    "expansion_candidates",
    "graded",
    "health_score",
    "health_scores",
    "light_of",
    "month_end",
    "monthly",
    "numbers",
    "recent_contractions",
    "red_overrides",
    "revenue_signals",
    "score_proof",
    "scored",
    "unlocking",
    "usage_of_limit",
    "win_back",
]
