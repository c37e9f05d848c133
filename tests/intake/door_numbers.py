"""Tables that settle the numbers of `thresholds.toml` which no table of `door_columns` does, each from one
side: a little lower or higher, they are read otherwise.
"""

from datetime import date, timedelta

from tests.intake.door_columns import MONTHS

NAMES = [f"Firm {chr(65 + i // 26)}{chr(65 + i % 26)}x" for i in range(60)]


def noted(share, rows=20):
    """Customers of two months with remarks that say not to count them, in so many of the rows."""
    return [
        ["Customer", "Month", "MRR", "Note"],
        *(
            [NAMES[i // 2], MONTHS[i % 2], 100 + i // 2, "do not count" if i < share * rows else "fine"]
            for i in range(rows)
        ),
    ]


def letter_apart(gone, come):
    """One leaves, one comes for the same amount, a letter apart."""
    gap = [""] * 4
    return [
        ["Customer", *MONTHS[:8]],
        ["Ada", *([100] * 8)],
        ["Bo", *([50] * 8)],
        [gone, *([1104] * 4), *gap],
        [come, *gap, *([1108] * 4)],
    ]


def switching(*ratios, small=100, level=10_000):
    """A large customer, and small ones whose amounts jump so many times from the sixth month on."""
    lines = [["Big", *([level] * 12)]]
    lines += [[NAMES[i], *([small] * 6), *([round(small * ratio, 2)] * 6)] for i, ratio in enumerate(ratios)]
    return [["Customer", *MONTHS[:12]], *lines]


def worded(texts):
    """Rows in so many words, some of which say that they come once."""
    rows = [
        [
            NAMES[i % 20],
            MONTHS[i // 20],
            "one-time fee" if i % 30 == 7 else f"item {i % (texts - 1)}",
            100 + i,
        ]
        for i in range(120)
    ]
    return [["Customer", "Month", "Kolor", "Amount"], *rows]


def followed_by(shared, after):
    """Contracts of which so many are followed on the day of their end, the others on the day after."""
    rows, first, end = [], date(2024, 1, 1), date(2024, 7, 1)
    for i in range(shared + after):
        begin = end + timedelta(i >= shared)
        rows += [[NAMES[i], first, end, 600], [NAMES[i], begin, date(2025, 1, 1), 660]]
    return [["Customer", "Start date", "End date", "MRR"], *rows]


def in_cents(smallest):
    """Whole numbers of a program beside its IDs."""
    rows = [[f"cus_{i:04d}ABCD{i % 7}", MONTHS[t], smallest + 100 * i] for i in range(6) for t in range(4)]
    return [["customer", "month", "amount"], *rows]


def signed_a_month(count, months=15):
    """Contracts of which so many begin in each month, and end in each from the second year on."""
    rows = []
    for t in range(months):
        for k in range(count):
            year, month = divmod(2024 * 12 + t, 12)
            end = date(2026 + (t + 1) // 12, (t + 1) % 12 + 1, 1)
            rows.append([f"Firm {t:02d}-{k:02d}", date(year, month + 1, 1), end, 100 + k])
    return [["Customer", "Start date", "End date", "MRR"], *rows]


SETTLING = {
    "remarks in two rows of five": noted(0.4),
    "remarks in three rows of five": noted(0.6),
    "Mae for Moe": letter_apart("Moe", "Mae"),
    "Marb for Morb": letter_apart("Morb", "Marb"),
    "twelve times but for a cent in 2,500": switching(12.0048, 12.0048, 12.0048, small=2500),
    "twelve times but for a cent in 1,000": switching(12.009, 12.009, 12.009, small=1000),
    "words in 26 ways": worded(26),
    "words in 36 ways": worded(36),
    "17 of 20 share a day": followed_by(17, 3),
    "23 of 25 share a day": followed_by(23, 2),
    "from 40 cents on": in_cents(40),
    "from 60 cents on": in_cents(60),
    "17 signed a month": signed_a_month(17),
    "22 signed a month": signed_a_month(22),
}
