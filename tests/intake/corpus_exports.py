"""Exports of billing tools and sheets of board packs, in the words and layouts these really have."""

from truths import Case, book, end_of, long_rows, months_of, reading, text, wide_rows

PLAIN = book()
MONTHS = months_of(PLAIN)
EITHER = ("accepted", "needs_answer")


def cases():
    for part in (unknown_totals, service_periods, left_columns):
        yield from part()


def added(made, names):
    """One row of sums over some customers."""
    return [sum(made[name].get(month, 0) for name in names) for month in MONTHS]


def unknown_totals():
    head, *body = wide_rows(PLAIN)
    first, second = list(PLAIN)[:3], list(PLAIN)[3:]
    rows = [["Segment", *head], *(["A", *row] for row in body[:3]), ["Bloque A", "", *added(PLAIN, first)]]
    rows += [*(["B", *row] for row in body[3:]), ["Bloque B", "", *added(PLAIN, second)]]
    rows += [["Kokku", "", *added(PLAIN, PLAIN)]]
    yield Case("totals-in-unknown-words", text(rows).encode(), readings=(reading(PLAIN),), says=("total",))


def service_periods():
    rows = [["Customer", "Invoice date", "Service from", "Service to", "Net amount"]]
    made = {}
    for month, name in enumerate(list(PLAIN)[:4], start=1):
        start, end = f"2023-{month:02d}-01", end_of((2023, month + 2)).isoformat()
        rows.append([name, start, start, end, 300])
        made[name] = {(2023, m): 100 for m in range(month, month + 3)}
    yield Case("service-from-and-to", text(rows).encode(), allowed=EITHER, readings=(reading(made),), says=("month|period",))  # fmt: skip


def left_columns():
    rows = [["Customer", "Month", "Subscription MRR", "One-time fees"]]
    rows += [[*row, 500 if i % 9 == 0 else 0] for i, row in enumerate(long_rows(PLAIN))]
    yield Case("fees-in-a-column-of-their-own", text(rows).encode(), readings=(reading(PLAIN),), says=("One-time fees",))  # fmt: skip
