"""Single customers: health, risk, room to grow, reasons for leaving, returning."""

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
    ScoreProof,
    health_score,
    health_scores,
    light_of,
    red_overrides,
    score_proof,
)
from nrr.accounts.lists import AtRisk, Candidate, at_risk, expansion_candidates, lights_now
from nrr.accounts.reasons import ChurnReason, ChurnReasons, churn_by_reason, churn_reason
from nrr.accounts.signals import SIGNALS, Signal, graded, revenue_signals

__all__ = [
    "SIGNALS",
    "AtRisk",
    "Candidate",
    "ChurnReason",
    "ChurnReasons",
    "EarlyWarning",
    "Health",
    "HealthScores",
    "Light",
    "ScoreProof",
    "Signal",
    "WinBack",
    "at_risk",
    "churn_after_contraction",
    "churn_by_reason",
    "churn_reason",
    "expansion_candidates",
    "graded",
    "health_score",
    "health_scores",
    "light_of",
    "lights_now",
    "recent_contractions",
    "red_overrides",
    "revenue_signals",
    "score_proof",
    "win_back",
]
