"""The other ways in which companies annualise retention, in loops over the oracle's own bridges.

``e`` is the position of the closing month in a calendar without holes; every method looks back from there.
"""

import oracle
from oracle import ratio


def sum_all(book, e, months=12):
    """Movements of every customer over twelve months, against the opening revenue."""
    summed = oracle.monthly_movements(book, e - months, e)
    return {
        "nrr_excl_reactivation": summed["sum_nrr_excl_reactivation"],
        "nrr_incl_reactivation": summed["sum_nrr_incl_reactivation"],
        "grr": summed["sum_grr"],
    }


def sum_cohort(book, e, months=12):
    """The same sum for the customers who paid at the start: its NRR equals point to point."""
    summed = oracle.monthly_movements(book, e - months, e, cohort_only=True)
    return summed | {"nrr": summed["sum_nrr_incl_reactivation"], "grr": summed["sum_grr"]}


def chain(book, e, months=12):
    """The product of the monthly rates."""
    product = {"nrr_excl_reactivation": 1, "nrr_incl_reactivation": 1, "grr": 1}
    for step in oracle.monthly_movements(book, e - months, e)["by_month"]:
        if step["start"] == 0:
            return dict.fromkeys(product)
        kept = step["start"] - step["contraction"] - step["churn"]
        product["grr"] *= ratio(kept, step["start"])
        kept += step["expansion"]
        product["nrr_excl_reactivation"] *= ratio(kept, step["start"])
        product["nrr_incl_reactivation"] *= ratio(kept + step["reactivation"], step["start"])
    return product


def monthly_weighted_annualized(book, e, months=12):
    """Revenue kept over revenue exposed in a year of months, to the power of twelve."""
    steps = oracle.monthly_movements(book, e - months, e)["by_month"]
    exposed = sum(step["start"] for step in steps)
    kept = sum(s["start"] + s["expansion"] - s["contraction"] - s["churn"] for s in steps)
    monthly = ratio(kept, exposed)
    return {"monthly": monthly, "annual": None if monthly is None else monthly**12}


def mean(rates):
    """The plain mean, not defined as soon as one rate is not."""
    rates = list(rates)
    return None if None in rates else sum(rates) / len(rates)


def avg_p2p(book, e, months=12, closings=12):
    """Mean of the last point-to-point rates, plain and weighted by opening revenue."""
    bridges = [oracle.point_to_point(book, t - months, t) for t in range(e - closings + 1, e + 1)]
    base = sum(b["start"] for b in bridges)
    kept = sum(b["start"] - b["contraction"] - b["churn"] for b in bridges)
    return {
        "simple": mean(b["nrr"] for b in bridges),
        "weighted": ratio(kept + sum(b["expansion"] for b in bridges), base),
        "grr_simple": mean(b["grr"] for b in bridges),
        "grr_weighted": ratio(kept, base),
    }


def avg_p2p_4q(book, e, months=12):
    """Plain mean of the last four quarter-end point-to-point rates."""
    bridges = [oracle.point_to_point(book, t - months, t) for t in (e - 9, e - 6, e - 3, e)]
    return {"nrr": mean(b["nrr"] for b in bridges), "grr": mean(b["grr"] for b in bridges)}


def quarter_yoy(book, e):
    """Revenue of three months against the same three a year before, of who paid in the earlier three."""
    earlier = later = 0
    for row in book.values():
        before = sum(row[e - 14 : e - 11])
        if before > 0:
            earlier += before
            later += sum(row[e - 2 : e + 1])
    return ratio(later, earlier)


def rev_quarter_yoy(book, e):
    rates = [quarter_yoy(book, t) for t in (e - 9, e - 6, e - 3, e)] if e >= 23 else [None]
    return {"last_quarter": quarter_yoy(book, e), "avg_4_quarters": mean(rates)}


def rev_two_year(book, e):
    """Second year's revenue over the first's, of the customers of the first of 24 months."""
    cohort = [row for row in book.values() if row[e - 23] > 0]
    year1 = sum(sum(row[e - 23 : e - 11]) for row in cohort)
    year2 = sum(sum(row[e - 11 : e + 1]) for row in cohort)
    return {"year1": year1, "year2": year2, "nrr": ratio(year2, year1)}
