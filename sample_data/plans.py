"""The plan of the running fiscal year, which begins in February: met in two segments, missed in the third."""

from company import MONTHS
from tables import change, month

YEAR_OPENS = next(t for t in range(MONTHS - 1, -1, -1) if month(t)[1] == 1)
"""The month-end on which the fiscal year opens: January."""
FLOWS = ("New", "Reactivation", "Expansion", "Contraction", "Churn")
HEADING = ["Period", "Segment", "Opening", *FLOWS, "Closing", "NRR target"]
LOSSES = ("Contraction", "Churn")
HOPES = {
    "Enterprise": dict.fromkeys(FLOWS, 1.0),
    "Mid-market": dict.fromkeys(FLOWS, 1.0) | {"New": 0.9, "Churn": 1.1},
    "SMB": dict.fromkeys(FLOWS, 1.0) | {"New": 1.4, "Churn": 0.6},
}
"""What was planned of every flow, as a share of what came: the third segment hoped for too much."""
ROUND = 1000
TARGETS = {"Enterprise": "112%", "Mid-market": "104%", "SMB": "95%"}
"""NRR of twelve months aimed at by every quarter-end."""


def flows(customers, segment, first, last):
    """What a segment's ARR did after month `first` up to `last`, in dollars a year."""
    sums = dict.fromkeys(FLOWS, 0)
    for one in customers:
        for t in range(first + 1, last + 1):
            moved = change(one, t)
            if moved and one.facts["Segment"] == segment:
                sums[moved[0]] += moved[1] * 12 / 100
    return sums


def arr_cents(customers, segment, t):
    """A segment's ARR at a month-end."""
    return sum(12 * one.cents[t] for one in customers if one.facts["Segment"] == segment)


def plan(customers):
    """Four quarters by segment; the last of them is still ahead and planned like the one before."""
    rows = []
    for segment, hopes in HOPES.items():
        opening = round(arr_cents(customers, segment, YEAR_OPENS) / 100 / ROUND) * ROUND
        for quarter in range(1, 5):
            last = min(YEAR_OPENS + 3 * quarter, MONTHS - 1)
            came = flows(customers, segment, last - 3, last)
            planned = {name: round(came[name] * hopes[name] / ROUND) * ROUND for name in FLOWS}
            closing = opening + sum(-v if name in LOSSES else v for name, v in planned.items())
            year = month(YEAR_OPENS)[0] + 1
            label = f"FY{year % 100} Q{quarter}"
            rows.append([label, segment, *map(str, (opening, *planned.values(), closing)), TARGETS[segment]])
            opening = closing
    return [HEADING, *rows]


def closings(customers, rows):
    """By segment what was planned and what came at the last complete quarter-end, in dollars of ARR."""
    last = f"Q{(MONTHS - 1 - YEAR_OPENS) // 3}"
    at = YEAR_OPENS + 3 * int(last[1])
    planned = {row[1]: int(row[-2]) for row in rows[1:] if row[0].endswith(last)}
    return {name: (told, arr_cents(customers, name, at) / 100) for name, told in planned.items()}
