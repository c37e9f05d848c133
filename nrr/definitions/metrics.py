"""Every retention figure as a row of data: point to point from a Bridge, from movements of a RollForward."""

from nrr.definitions.metric import LABELS, Better, Metric, Unit

NRR = Metric(
    "nrr",
    "Net revenue retention",
    "Share of opening revenue kept from the same customers, upsells included.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("NRR", "NDR", "NDRR", "net dollar retention", "DBNER", "net expansion"),
)
GRR = Metric(
    "grr",
    "Gross revenue retention",
    "As NRR, without upsells: no customer counts for more than it paid at the start.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("GRR", "GDR", "gross dollar retention"),
)
LOGO_RETENTION = Metric(
    "logo_retention",
    "Logo retention",
    "Share of opening customers still paying, whatever their size.",
    ("opening_logos", "-churned_logos"),
    ("opening_logos",),
    synonyms=("customer retention",),
)
NRR_IN_NUMERATOR = Metric(
    "nrr_in_numerator",
    "NRR with returned customers",
    "NRR plus revenue from Returned customers, who had left before the period.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+resurrected"),
    ("opening",),
)
EXPANSION_RATE = Metric(
    "expansion_rate",
    "Expansion rate",
    "Expansion as a share of opening revenue.",
    ("expansion",),
    ("opening",),
)
CONTRACTION_RATE = Metric(
    "contraction_rate",
    "Contraction rate",
    "Contraction as a share of opening revenue.",
    ("contraction",),
    ("opening",),
    Better.LOWER,
    synonyms=("downgrade rate",),
)
CHURN_RATE = Metric(
    "churn_rate",
    "Revenue churn rate",
    "Revenue of lost customers as a share of opening revenue.",
    ("churn",),
    ("opening",),
    Better.LOWER,
)
LOGO_CHURN = Metric(
    "logo_churn",
    "Logo churn",
    "Share of opening customers no longer paying.",
    ("churned_logos",),
    ("opening_logos",),
    Better.LOWER,
)
GROSS_CHURN = Metric(
    "gross_churn",
    "Gross revenue churn",
    "Contraction and churn as a share of opening revenue.",
    ("contraction", "+churn"),
    ("opening",),
    Better.LOWER,
)
NET_CHURN = Metric(
    "net_churn",
    "Net revenue churn",
    "Losses minus expansion, as a share of opening revenue. Negative means growth.",
    ("contraction", "+churn", "-expansion"),
    ("opening",),
    Better.LOWER,
)
EXPANSION_COVER = Metric(
    "expansion_cover",
    "Expansion cover",
    "Expansion ÷ losses. Above 1.0×, upsells exceed losses.",
    ("expansion",),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
ARPA = Metric(
    "arpa",
    "Average revenue per account",
    "Closing revenue per closing customer.",
    ("closing",),
    ("closing_logos",),
    Better.NEITHER,
    Unit.MONEY,
    undefined="no closing customers",
)
GROWTH = Metric(
    "growth",
    "Total growth",
    "Change in total revenue, new customers included. This is growth, not retention.",
    ("closing", "-opening"),
    ("opening",),
)
RETURNED_SHARE = Metric(
    "returned_share",
    "Paused and back",
    "Part of NRR from customers who paused during the period and pay again at its end.",
    ("returned",),
    ("opening",),
    Better.NEITHER,
)

BRIDGE_METRICS = (
    NRR,
    GRR,
    LOGO_RETENTION,
    EXPANSION_RATE,
    CONTRACTION_RATE,
    CHURN_RATE,
    LOGO_CHURN,
    GROSS_CHURN,
    NET_CHURN,
    EXPANSION_COVER,
    RETURNED_SHARE,
    NRR_IN_NUMERATOR,
    ARPA,
    GROWTH,
)

MOVEMENT_NRR = Metric(
    "movement_nrr",
    "NRR from movements",
    "NRR from summed monthly movements, without reactivation.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
)
MOVEMENT_NRR_WITH_REACTIVATION = Metric(
    "movement_nrr_with_reactivation",
    "NRR from movements, with reactivation",
    "NRR from summed monthly movements, with reactivation in the numerator.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+reactivation"),
    ("opening",),
)
MOVEMENT_GRR = Metric(
    "movement_grr",
    "GRR from movements",
    "GRR from summed monthly losses. A customer's ups and downs do not net, so it is at or below GRR.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
)
QUICK_RATIO = Metric(
    "quick_ratio",
    "SaaS quick ratio",
    "Revenue gained ÷ revenue lost, from monthly movements. Not the accounting quick ratio.",
    ("new", "+reactivation", "+expansion"),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
QUICK_RATIO_WITHOUT_REACTIVATION = Metric(
    "quick_ratio_without_reactivation",
    "SaaS quick ratio without reactivation",
    "Revenue gained ÷ revenue lost, without reactivation.",
    ("new", "+expansion"),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)

MOVEMENT_METRICS = (
    MOVEMENT_NRR,
    MOVEMENT_NRR_WITH_REACTIVATION,
    MOVEMENT_GRR,
    GROSS_CHURN,
    NET_CHURN,
    QUICK_RATIO,
    QUICK_RATIO_WITHOUT_REACTIVATION,
)

METRICS = {metric.key: metric for metric in (*BRIDGE_METRICS, *MOVEMENT_METRICS)}
"""Every metric by its key; a key is unique."""

__all__ = [
    "ARPA",
    "BRIDGE_METRICS",
    "CHURN_RATE",
    "CONTRACTION_RATE",
    "EXPANSION_COVER",
    "EXPANSION_RATE",
    "GROSS_CHURN",
    "GROWTH",
    "GRR",
    "LABELS",
    "LOGO_CHURN",
    "LOGO_RETENTION",
    "METRICS",
    "MOVEMENT_GRR",
    "MOVEMENT_METRICS",
    "MOVEMENT_NRR",
    "MOVEMENT_NRR_WITH_REACTIVATION",
    "NET_CHURN",
    "NRR",
    "NRR_IN_NUMERATOR",
    "QUICK_RATIO",
    "QUICK_RATIO_WITHOUT_REACTIVATION",
    "RETURNED_SHARE",
    "Better",
    "Metric",
    "Unit",
]
