"""What chance can do stands beside every figure: trio, segments, cohorts. In by a file, out by a page."""

import pytest
from workshop import tables, words, workshop

import nrr


def company():
    """Sixty customers over 30 months. Older ones keep all; of those won in the last year every second halves.
    Enterprise grows, the rest does not.
    """
    head = "Customer,Plan," + ",".join(f"2023-{m:02d}" for m in range(1, 13))
    head += (
        ","
        + ",".join(f"2024-{m:02d}" for m in range(1, 13))
        + ",2025-01,2025-02,2025-03,2025-04,2025-05,2025-06"
    )
    rows = []
    for n in range(20):
        grown = 150 if n % 2 else 100
        rows.append([f"Base {n}", "enterprise", *[100] * 20, *[grown + n] * 10])
        rows.append([f"Older {n}", "team", *[0] * 8, *[100 + n % 3] * 22])
        rows.append([f"Newer {n}", "team", *[0] * 20, *[100] * 2, *[100 if n % 2 else 50 + n] * 8])
    rows.append(["Left", "team", *[100] * 22, *[0] * 8])
    return "\n".join([head, *(",".join(map(str, row)) for row in rows)]).encode()


@pytest.fixture(scope="module")
def book():
    found = nrr.read(company(), "company.csv", nrr.Answers(currency="USD"))
    assert found.ledger is not None, found.problems
    return found.ledger


def plain(app):
    assert not app.exception
    return words(app).replace("\\", "")


def test_the_trio_says_what_chance_can_do_and_what_one_customer_is(book):
    app = workshop(book)
    said = plain(app)
    assert "one customer = 2.4 pts" in said and "95% interval" in said
    helps = {one.label: one.proto.help for one in app.metric}
    assert "95% interval" in helps["GRR"] and "95% interval" in helps["Logo retention"]
    low, high = nrr.intervals.wilson_limits(40 / 41, 41, 0.95)
    assert nrr.ground.percent_range(low, high) in helps["Logo retention"]


def test_a_segment_is_told_from_the_rest_or_it_cannot_be_told(book):
    app = workshop(book, "segments", section="Segments", by="Plan")
    assert "team: NRR differs from the rest" in plain(app)
    rest = next(frame for frame in tables(app) if "Verdict" in frame)
    assert rest["Plan"].tolist() == ["team"] and rest["Verdict"].tolist() == ["lower"]
    assert rest["p"].tolist() == ["0.001"]
    table = next(frame for frame in tables(app) if "Logo 95% interval" in frame)
    assert all(" to " in text for text in table["Logo 95% interval"])


def test_cohorts_say_newer_against_older_with_intervals_and_both_other_averages(book):
    app = workshop(book, "cohorts")
    said = plain(app)
    assert "Newer cohorts retain less than older ones" in said and "Permutation test: p = 0." in said
    assert "(20 customers), older" in said and "95% interval" in said
    table = next(frame for frame in tables(app) if "Chain ladder" in frame)
    assert " to " in table["Logo 95% interval"].iloc[0] and "%" in table["Simple mean"].iloc[0]


def test_few_cohort_customers_cannot_tell():
    rows = [f"a{n}," + ",".join(["0"] * (2 + n) + ["10"] * (28 - n)) for n in range(20)]
    head = "Customer," + ",".join(
        [*(f"2023-{m:02d}" for m in range(1, 13)), *(f"2024-{m:02d}" for m in range(1, 13))]
    )
    data = "\n".join([head + ",2025-01,2025-02,2025-03,2025-04,2025-05,2025-06", *rows]).encode()
    found = nrr.read(data, "few.csv", nrr.Answers(currency="USD"))
    said = plain(workshop(found.ledger, "cohorts"))
    assert "Newer and older cohorts: no proven difference" in said


def test_holm_looks_at_every_segment():
    """Five segments alike but one: its p is five times what it would be alone."""
    assert nrr.intervals.holm_adjusted((0.01, 0.5, 0.6, 0.7, 0.8))[0] == pytest.approx(0.05)
