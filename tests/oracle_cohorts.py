"""First-payment cohorts by hand: triangles, the averages over cohorts, and the layer cake.

``calendar`` is the month number of each column (consecutive when left out). Customers who already pay in the
first column have an unknown start: they are a layer of the cake but no cohort.
"""

from oracle import ratio


def first_paid(row):
    return next((t for t, amount in enumerate(row) if amount > 0), None)


def cohorts_of(book, *, keep_first_month=False):
    """``{first column: [row, ...]}``, oldest first."""
    found = {}
    for row in book.values():
        first = first_paid(row)
        if first is not None and (first > 0 or keep_first_month):
            found.setdefault(first, []).append(row)
    return dict(sorted(found.items()))


def kept_of(row, first, t, basis):
    """What gross retention still counts at column t of a customer who began at ``first``."""
    if basis == "running_min":
        return min(row[first : t + 1])
    return min(row[t], row[first])


def cell(rows, first, t, basis):
    """One cell of a triangle: net money, gross-retained money, customers paying."""
    return {
        "net": sum(row[t] for row in rows),
        "kept": sum(kept_of(row, first, t, basis) for row in rows),
        "logos": sum(1 for row in rows if row[t] > 0),
    }


def triangle(book, *, basis="plain", calendar=None):
    """``{first column: {age: cell}}``; an age nobody could have reached yet has no cell."""
    width = len(next(iter(book.values())))
    calendar = calendar or range(width)
    return {
        first: {calendar[t] - calendar[first]: cell(rows, first, t, basis) for t in range(first, width)}
        for first, rows in cohorts_of(book).items()
    }


def curve(cells, measure, base_age=0):
    """One cohort's curve against its start (or a later base age), ``{age: Fraction or None}``."""
    over = "net" if measure == "kept" else measure
    base = cells[base_age][over] if base_age in cells else 0
    return {
        age: None if age < base_age else ratio(found[measure], base) for age, found in sorted(cells.items())
    }


def weighted_average(table, measure, age):
    """All cohorts observed at the age, as if they were one."""
    over = "net" if measure == "kept" else measure
    seen = [cells for cells in table.values() if age in cells]
    return ratio(sum(c[age][measure] for c in seen), sum(c[0][over] for c in seen)) if seen else None


def simple_average(table, measure, age):
    rates = [curve(cells, measure)[age] for cells in table.values() if age in cells]
    return sum(rates) / len(rates) if rates else None


def chain_ladder(table, measure, age):
    """The product of age-to-age factors, each over the cohorts observed at both ages."""
    product = 1
    for a in range(1, age + 1):
        both = [cells for cells in table.values() if a in cells and a - 1 in cells]
        factor = ratio(sum(c[a][measure] for c in both), sum(c[a - 1][measure] for c in both))
        if not both or factor is None:
            return None
        product *= factor
    return product


def layer_cake(book):
    """``{first column: [money at every column]}``; the layers add up to the whole, column by column."""
    width = len(next(iter(book.values())))
    return {
        first: [sum(row[t] for row in rows) for t in range(width)]
        for first, rows in cohorts_of(book, keep_first_month=True).items()
    }
