"""Every retention figure as a row of data: point to point from a Bridge, from movements of a RollForward."""

from nrr.definitions.metric import LABELS, Better, Metric, Unit

NRR = Metric(
    "nrr",
    "Net revenue retention",
    "What the customers of the opening month pay at the close, for each unit they paid at the opening.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("NRR", "NDR", "NDRR", "net dollar retention", "DBNER", "net expansion"),
)
GRR = Metric(
    "grr",
    "Gross revenue retention",
    "The same with every customer counted at most at its opening amount: growth cannot hide a loss.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
    comparable=True,
    synonyms=("GRR", "GDR", "gross dollar retention"),
)
LOGO_RETENTION = Metric(
    "logo_retention",
    "Logo retention",
    "The share of the opening customers who still pay at the close, large or small.",
    ("opening_logos", "-churned_logos"),
    ("opening_logos",),
    synonyms=("customer retention",),
)
NRR_IN_NUMERATOR = Metric(
    "nrr_in_numerator",
    "Net revenue retention with reactivation",
    "NRR with the revenue of customers who had left before the opening added to the numerator.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+resurrected"),
    ("opening",),
)
EXPANSION_RATE = Metric(
    "expansion_rate",
    "Expansion rate",
    "Expansion for each unit of opening revenue.",
    ("expansion",),
    ("opening",),
)
CONTRACTION_RATE = Metric(
    "contraction_rate",
    "Contraction rate",
    "Contraction for each unit of opening revenue.",
    ("contraction",),
    ("opening",),
    Better.LOWER,
    synonyms=("downgrade rate",),
)
CHURN_RATE = Metric(
    "churn_rate",
    "Revenue churn rate",
    "Revenue of lost customers for each unit of opening revenue.",
    ("churn",),
    ("opening",),
    Better.LOWER,
)
LOGO_CHURN = Metric(
    "logo_churn",
    "Logo churn",
    "The share of the opening customers who no longer pay at the close.",
    ("churned_logos",),
    ("opening_logos",),
    Better.LOWER,
)
GROSS_CHURN = Metric(
    "gross_churn",
    "Gross revenue churn",
    "All losses of the opening base for each unit of opening revenue.",
    ("contraction", "+churn"),
    ("opening",),
    Better.LOWER,
)
NET_CHURN = Metric(
    "net_churn",
    "Net revenue churn",
    "Losses less expansion for each unit of opening revenue; below zero the base grows.",
    ("contraction", "+churn", "-expansion"),
    ("opening",),
    Better.LOWER,
)
EXPANSION_COVER = Metric(
    "expansion_cover",
    "Expansion cover",
    "Expansion for each unit lost: above one, growth inside the base outweighs its losses.",
    ("expansion",),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
ARPA = Metric(
    "arpa",
    "Average revenue per account",
    "Closing revenue for each customer at the close.",
    ("closing",),
    ("closing_logos",),
    Better.NEITHER,
    Unit.MONEY,
    undefined="nobody pays at the close",
)
GROWTH = Metric(
    "growth",
    "Total growth",
    "Closing revenue for each unit of opening revenue, new customers included. Growth, never NRR.",
    ("closing", "-opening"),
    ("opening",),
)
RETURNED_SHARE = Metric(
    "returned_share",
    "Returned within the window",
    "The part of NRR that comes from customers who had stopped paying inside the window and are back.",
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
    "One plus expansion less losses, added up from monthly movements, reactivation left out.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn"),
    ("opening",),
)
MOVEMENT_NRR_WITH_REACTIVATION = Metric(
    "movement_nrr_with_reactivation",
    "NRR from movements, reactivation included",
    "The same with the revenue of returning customers in the numerator.",
    ("opening", "+fx", "+expansion", "-contraction", "-churn", "+reactivation"),
    ("opening",),
)
MOVEMENT_GRR = Metric(
    "movement_grr",
    "GRR from movements",
    "One less all monthly losses. Ups and downs of one customer do not net, so it lies at or below GRR.",
    ("opening", "-contraction", "-churn"),
    ("opening",),
)
QUICK_RATIO = Metric(
    "quick_ratio",
    "SaaS quick ratio",
    "Revenue gained for each unit lost, over the monthly movements. Not the accounting quick ratio.",
    ("new", "+reactivation", "+expansion"),
    ("contraction", "+churn"),
    unit=Unit.MULTIPLE,
    undefined="no losses",
)
QUICK_RATIO_WITHOUT_REACTIVATION = Metric(
    "quick_ratio_without_reactivation",
    "SaaS quick ratio without reactivation",
    "The same with returning customers left out.",
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
