"""What must hold for every input: no crash, a remedy with every refusal, and no wrong total without a
word.
"""

from decimal import Decimal

from renderings import broken, rendered

from nrr.intake import read, read_object

OUTCOMES = ("accepted", "needs_answer", "refused")


def check_rendering(seed):
    """The outcome of a rendered truth; AssertionError when figures are wrong."""
    data, made = rendered(seed)
    found = read_object(read(data, "book.csv"))
    assert found["outcome"] in OUTCOMES
    if found["outcome"] == "accepted":
        wanted = {}
        for row in made.values():
            for (year, month), amount in row.items():
                wanted[f"{year}-{month:02d}"] = wanted.get(f"{year}-{month:02d}", Decimal(0)) + amount
        got = {m: Decimal(a) for months in found["totals"].values() for m, a in months.items()}
        assert {m: a for m, a in got.items() if a} == {m: a for m, a in wanted.items() if a}, (
            seed,
            found["messages"],
        )
        assert found["customers"] == sum(any(row.values()) for row in made.values()), seed
    else:
        assert any(message["remedy"] for message in found["messages"]), seed
    return found["outcome"]


def check_broken(data, seed, name="book.csv"):
    """Any outcome but a crash; rows in = rows used + rows left out."""
    found = read(broken(data, seed), name)
    assert found.outcome in OUTCOMES
    read_object(found)
    if found.rows is not None:
        assert found.rows.read == found.rows.used + sum(line.rows for line in found.rows.left), seed
    if found.outcome == "refused":
        assert any(problem.remedy for problem in found.problems), seed
    return found.outcome
