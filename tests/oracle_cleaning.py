"""Cleaning a book before anything is counted: credits, gaps, pauses, roll-ups, revenue types, currencies.

Each function takes plain rows and returns new ones; nothing is changed in place.
"""


def floor_negatives(row):
    return [max(amount, 0) for amount in row]


def bridge_negatives(row):
    """A credit between two paid months repeats the month before it; any other credit is nothing."""
    out = list(row)
    for t, amount in enumerate(row):
        if amount < 0:
            between = 0 < t < len(row) - 1 and row[t - 1] > 0 and row[t + 1] > 0
            out[t] = row[t - 1] if between else 0
    return out


def bridge_single_gaps(row):
    """One unpaid month between two paid ones repeats the month before it."""
    out = list(row)
    for t in range(1, len(row) - 1):
        if row[t] == 0 and row[t - 1] > 0 and row[t + 1] > 0:
            out[t] = row[t - 1]
    return out


def hold_pauses(row, paused, longest):
    """Months marked as paused keep the last amount, for at most ``longest`` months in a row."""
    out, held = list(row), 0
    for t in range(1, len(row)):
        held = held + 1 if t in paused and row[t] == 0 else 0
        if 0 < held <= longest:
            out[t] = out[t - 1]
    return out


def end_at_cancellation(row, month):
    """From the month in which somebody cancelled, nothing is committed any more."""
    return [amount if t < month else 0 for t, amount in enumerate(row)]


def roll_up(book, parent_of):
    """Rows of one parent added together; a row without a parent stands for itself."""
    out = {}
    for name, row in book.items():
        parent = parent_of.get(name, name)
        out[parent] = [a + b for a, b in zip(out.get(parent, [0] * len(row)), row, strict=True)]
    return out


def of_types(lines, kinds):
    """``[(customer, type, row)]`` to a book of the customers' revenue of the chosen types."""
    chosen = {}
    for customer, kind, row in lines:
        if kind in kinds:
            chosen[len(chosen)] = (customer, row)
    return roll_up({n: row for n, (_, row) in chosen.items()}, {n: c for n, (c, _) in chosen.items()})


def smooth_three(row):
    """Mean of the month and the two before it (fewer at the beginning)."""
    means = []
    for t in range(len(row)):
        seen = row[max(0, t - 2) : t + 1]
        means.append(sum(seen) / len(seen))
    return means


def at_constant(book, currency_of, rates, t):
    """Every month at the rates of one column (or of a plan table: one rate each)."""
    return {name: [amount * rates[currency_of[name]][t] for amount in row] for name, row in book.items()}


def at_spot(book, currency_of, rates):
    """Every month at its own rate."""
    return {
        name: [a * r for a, r in zip(row, rates[currency_of[name]], strict=True)]
        for name, row in book.items()
    }


def fx_line(book, currency_of, rates, t):
    """What the currencies alone did in month t: last month's local money at the change of the rate."""
    return sum(
        row[t - 1] * (rates[currency_of[name]][t] - rates[currency_of[name]][t - 1])
        for name, row in book.items()
    )
