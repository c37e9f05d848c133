"""Tables that settle the numbers of `thresholds.toml` which no table of `door_columns` does, each from one
side: a little lower or higher, they are read otherwise.
"""

from datetime import date

from tests.intake.door_columns import MONTHS, changing

NAMES = [f"Firm {chr(65 + i // 26)}{chr(65 + i % 26)}x" for i in range(60)]


def one_loss():
    """Changes of which only one takes off."""
    return [
        row if row[0] != "Firm B" or row[2] == "Amount" or row[2] > 0 else [*row[:2], 5]
        for row in changing(4)
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
    "Mae for Moe": letter_apart("Moe", "Mae"),
    "Marb for Morb": letter_apart("Morb", "Marb"),
    "twelve times but for a cent in 2,500": switching(12.0048, 12.0048, 12.0048, small=2500),
    "twelve times but for a cent in 1,300": switching(12.009, 12.009, 12.009, small=1000),
    "one switches with a rise of 1.5%": switching(12, 12.18, small=40),
    "one switches with a rise of 2.5%": switching(12, 12.3, small=40),
    "a 25th switches": switching(12, small=35),
    "a 17th switches": switching(12, small=53),
    "words in 10 ways": worded(10),
    "words in 16 ways": worded(16),
    "one loss among changes": one_loss(),
    "from 40 cents on": in_cents(40),
    "from 60 cents on": in_cents(60),
    "17 signed a month": signed_a_month(17),
    "22 signed a month": signed_a_month(22),
}
