"""The second answer: every figure again, in dictionaries and loops, sharing nothing with the package.

A book is ``{customer: [amount at each month-end]}`` of exact numbers (int or Fraction) in one unit, every row
as long as the calendar. Windows are positions in that calendar. A ratio is a Fraction, or None where there is
nothing to divide by. Slow on purpose: each line should read like the sentence that defines it.
"""

from fractions import Fraction

MONTHLY = ("new", "reactivation", "expansion", "contraction", "churn")


def exact(book):
    """The same book with every amount a Fraction; an empty cell counts as nothing paid."""
    return {name: [Fraction(0) if a is None else Fraction(str(a)) for a in row] for name, row in book.items()}


def ratio(over, under):
    return None if under == 0 else Fraction(over) / Fraction(under)


def total(book, t):
    return sum(row[t] for row in book.values())


def customers_paying(book, t, least=0):
    return sum(1 for row in book.values() if row[t] > 0 and row[t] >= least)


def last_paid(row, before):
    """Position of the last paid month strictly before a position, or None."""
    return next((t for t in range(before - 1, -1, -1) if row[t] > 0), None)


def paid_not_too_long_ago(row, t, calendar, longest_gap):
    """Was the row paying before t, with no more unpaid months in between than the cap allows?"""
    last = last_paid(row, t)
    if last is None:
        return False
    return longest_gap is None or calendar[t] - calendar[last] - 1 <= longest_gap


# --- point to point ---------------------------------------------------------------------------------------


def returned_from_before(row, s, e, calendar, longest_gap):
    """Nothing at s, paying at e: had it paid before s, recently enough when it first came back?"""
    back = next(t for t in range(s + 1, e + 1) if row[t] > 0)
    return paid_not_too_long_ago(row, back, calendar, longest_gap)


def paused_inside(row, s, e):
    return any(row[t] <= 0 for t in range(s + 1, e))


def one_customer(row, s, e, reactivation, calendar, longest_gap):
    """The terms one customer adds to the bridge from s to e, as (name, amount) pairs."""
    was, now = row[s], row[e]
    if was == 0 and now > 0:
        back = returned_from_before(row, s, e, calendar, longest_gap)
        return [("resurrected" if back else "new", now)]
    if was > 0 and now == 0:
        return [("start", was), ("churn", was)]
    paused = was > 0 and now > 0 and paused_inside(row, s, e)
    if paused and reactivation == "strict":
        return [("start", was), ("churn", was), ("resurrected", now)]
    terms = [("start", was), ("expansion", max(now - was, 0)), ("contraction", max(was - now, 0))]
    return [*terms, ("reactivated_in_window", now)] if paused else terms


def logos(book, s, e, reactivation, least):
    """Customers counted at the start, and how many of them still count at the end."""
    base = [row for row in book.values() if row[s] > 0 and row[s] >= least]
    kept = [row for row in base if row[e] > 0 and row[e] >= least]
    if reactivation == "strict":
        kept = [row for row in kept if not paused_inside(row, s, e)]
    return len(base), len(kept)


def point_to_point(
    book, s, e, *, reactivation="p2p", min_logo=0, exclude=(), longest_gap=None, calendar=None
):
    """Each customer's two ends, netted. ``reactivation`` is p2p, strict or in_numerator."""
    book = {name: row for name, row in book.items() if name not in exclude}
    calendar = calendar or range(e + 1)
    names = "start expansion contraction churn new resurrected reactivated_in_window"
    terms = dict.fromkeys(names.split(), 0)
    for row in book.values():
        for name, amount in one_customer(row, s, e, reactivation, calendar, longest_gap):
            terms[name] += amount
    kept = terms["start"] - terms["contraction"] - terms["churn"]
    counted = terms["resurrected"] if reactivation == "in_numerator" else 0
    first, last = logos(book, s, e, reactivation, min_logo)
    return terms | {
        "end_total": total(book, e),
        "nrr": ratio(kept + terms["expansion"] + counted, terms["start"]),
        "grr": ratio(kept, terms["start"]),
        "logos_start": first,
        "logos_retained": last,
        "logos_end": customers_paying(book, e, min_logo),
        "logo_retention": ratio(last, first),
    }


# --- monthly movements ------------------------------------------------------------------------------------


def one_step(row, t, calendar, longest_gap):
    """The movement of one customer in month t, as (name, amount), or None when nothing moved."""
    was, now = row[t - 1], row[t]
    if was == now:
        return None
    if was == 0 and now > 0:
        back = paid_not_too_long_ago(row, t, calendar, longest_gap)
        return ("reactivation" if back else "new"), now
    if was > 0 and now == 0:
        return "churn", was
    return ("expansion", now - was) if now > was else ("contraction", was - now)


def month_movements(book, t, *, longest_gap=None, calendar=None):
    """The roll-forward of one step of the calendar: opening, the five movements, closing."""
    calendar = calendar or range(t + 1)
    terms = {"start": total(book, t - 1)} | dict.fromkeys(MONTHLY, 0) | {"end": total(book, t)}
    for row in book.values():
        moved = one_step(row, t, calendar, longest_gap)
        if moved:
            terms[moved[0]] += moved[1]
    return terms


def monthly_movements(book, s, e, *, cohort_only=False, longest_gap=None, calendar=None):
    """Every step from s to e, and their sum; ``cohort_only`` keeps the customers who pay at s."""
    if cohort_only:
        book = {name: row for name, row in book.items() if row[s] != 0}
    steps = [
        month_movements(book, t, longest_gap=longest_gap, calendar=calendar) for t in range(s + 1, e + 1)
    ]
    summed = {name: sum(step[name] for step in steps) for name in MONTHLY}
    start = total(book, s)
    kept = start - summed["contraction"] - summed["churn"]
    return summed | {
        "by_month": steps,
        "start": start,
        "end": total(book, e),
        "sum_nrr_excl_reactivation": ratio(kept + summed["expansion"], start),
        "sum_nrr_incl_reactivation": ratio(kept + summed["expansion"] + summed["reactivation"], start),
        "sum_grr": ratio(kept, start),
    }
