"""From a book to findings: which rules speak on which drawn book, in what order, and with which names."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import books, books_with_missing_months, ledger


def diagnosed(book, months=12, **more):
    window = nrr.Window.trailing(book.months[-1], months)
    return {one.rule.id: one for one in nrr.diagnose(book, nrr.View(window), **more)}


def steady(*rows, count=24):
    """Customers of 100 that never move, and the rows given."""
    return ledger(*[f"s{n:02d} " + " ".join(["100"] * 13) for n in range(count)], *rows)


def row(name, *parts):
    """`row("acme", (6, 100), (7, ".")`: six months at 100, then seven at nothing."""
    return " ".join([name, *(str(amount) for months, amount in parts for _ in range(months))])


def test_a_quiet_book_has_no_finding():
    found = diagnosed(steady())
    assert [rule for rule, one in found.items() if one.fires] == ["R-HIST"]
    assert found["R-HIST"].severity is nrr.findings.Alert.AMBER


def test_a_leak_is_found_with_the_names_of_the_lost():
    book = steady(
        *[row(f"gone{n}", (6, 100), (7, ".")) for n in range(8)],
        *[row(f"up{n}", (1, 100), (12, 300)) for n in range(5)],
    )
    leak = diagnosed(book)["R-LEAK"]
    assert leak.severity is nrr.findings.Alert.RED
    assert leak.at_stake_arr_minor == 8 * 100 * 1200
    assert leak.evidence[0].startswith("gone")


def test_returners_are_named_with_their_months_at_zero():
    book = steady(row("back", (4, 900), (3, "."), (6, 900)))
    found = diagnosed(book)["R-REACT"]
    assert found.severity is nrr.findings.Alert.RED
    assert found.evidence == ("back, 11k after 3 months at zero",)


def test_rules_speak_about_twelve_months_whatever_the_view_shows():
    book = steady(row("back", (4, 900), (3, "."), (6, 900)))
    year, month = diagnosed(book), diagnosed(book, months=1)
    assert {key: one.sentence for key, one in year.items()} == {
        key: one.sentence for key, one in month.items()
    }


def test_a_short_book_says_so_and_nothing_else():
    found = diagnosed(ledger("a 100 90 80", "b 10 10 10"))
    assert [rule for rule, one in found.items() if one.fires] == ["R-HIST"]
    assert "first 12-month NRR is for Jan 2026" in found["R-HIST"].sentence


def test_problems_of_the_reader_come_first():
    wrong = nrr.Problem("x", nrr.Severity.WARNING, "Two rows name the same month.", effect=0.02)
    parts = nrr.findings.finding_parts(
        nrr.diagnose(steady(), nrr.View(nrr.Window.trailing(steady().months[-1])), (wrong,))
    )
    assert [part.rule for part in parts][:2] == ["R-DATA", "R-HIST"]
    assert parts[0].severity is nrr.findings.Alert.RED


def test_amounts_that_jump_by_twelve_look_like_another_unit():
    book = steady(row("a", (6, 100), (7, 1200)), row("b", (6, 50), (7, 600)))
    data = diagnosed(book)["R-DATA"]
    assert data.severity is nrr.findings.Alert.RED
    assert "another unit" in data.sentence


def test_churn_through_failed_payments_needs_the_column():
    gone = [row(f"gone{n}", (6, 100), (7, ".")) for n in range(4)]
    kept = [f"s{n:02d} " + " ".join(["100"] * 13) for n in range(24)]
    without = diagnosed(ledger(*kept, *gone))
    book = ledger(*kept, *gone, reason=["?"] * 24 + ["card_declined", "card_declined", "price", "price"])
    book = replace(book, attributes={"Churn reason": book.attributes["reason"]})
    assert "R-INVOL" not in without
    assert diagnosed(book)["R-INVOL"].fires is False  # "card_declined" is one word to the word list
    labels = tuple(label.replace("_", " ") for label in book.attributes["Churn reason"].labels)
    spaced = replace(
        book, attributes={"Churn reason": replace(book.attributes["Churn reason"], labels=labels)}
    )
    found = diagnosed(spaced)["R-INVOL"]
    assert found.severity is nrr.findings.Alert.AMBER
    assert found.at_stake_arr_minor == 2 * 100 * 1200


def test_revenue_that_renews_soon_with_customers_at_risk():
    low = [row(f"risk{n}", (10, 200), (3, 100)) for n in range(10)]
    kept = [f"s{n:02d} " + " ".join(["100"] * 13) for n in range(20)]
    dates = ["2030-01-01"] * 20 + ["2026-03-15"] * 10
    book = ledger(*kept, *low, renewal=dates)
    found = diagnosed(replace(book, attributes={"Contract renewal": book.attributes["renewal"]}))["R-RENEW"]
    assert found.fires
    assert found.at_stake_arr_minor == 10 * 100 * 1200
    terms = tuple(until(name, day) for name, day in zip(book.names, dates, strict=True))
    by_contract = diagnosed(replace(book, attributes={}, terms=terms))["R-RENEW"]
    assert by_contract.fires and by_contract.affected == found.affected
    assert by_contract.at_stake_arr_minor == found.at_stake_arr_minor


def test_a_quarter_in_which_too_much_of_the_contracts_ends():
    kept = [f"s{n:02d} " + " ".join(["100"] * 13) for n in range(10)]
    book = ledger(*kept)
    closing = book.months[-1]
    ends = [f"{closing + 2}-15"] * 5 + [f"{closing + 14}-15"] * 5
    own = replace(book, terms=tuple(until(name, day) for name, day in zip(book.names, ends, strict=True)))
    found = diagnosed(own)["R-WALL"]
    assert found.fires and found.at_stake_arr_minor == 5 * 100 * 1200
    assert found.sentence.startswith("50.0% of ARR, 6.0k, is up for renewal in")
    assert found.sentence.endswith("20.0% of it one customer.") and len(found.evidence) == 5
    four = replace(own, terms=own.terms[1:])
    assert diagnosed(four)["R-WALL"].fires  # 40% is the line
    assert not diagnosed(replace(own, terms=own.terms[2:]))["R-WALL"].fires
    assert "R-WALL" not in diagnosed(book)
    absent = nrr.findings.diagnose(
        four, nrr.View(nrr.Window.trailing(closing)), naming=nrr.ledgers.Naming.ABSENT
    )
    withheld = next(one for one in absent if one.rule.id == "R-WALL")
    assert withheld.sentence.startswith("Much of ARR is up") and not withheld.at_stake_arr_minor


def until(name, day):
    """A contract of a year that is due on a day."""
    due = date.fromisoformat(day).toordinal()
    return nrr.ledgers.Term(name, "", due - 3000, due, due, 120_000)


def test_a_snapshot_carries_findings_without_names_unless_its_taker_allows_them():
    book = steady(row("Whale", (1, 900), (12, 4000)))
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    assert nrr.take(book, view, title="t", made_at="m").findings == ()
    closed = nrr.take(book, view, title="t", made_at="m", naming=nrr.ledgers.Naming.ABSENT)
    shown = nrr.take(book, view, title="t", made_at="m", naming=nrr.ledgers.Naming.SHOWN)
    masked = nrr.take(
        nrr.ledgers.named(book, nrr.ledgers.Naming.MASKED, b"k"),
        view,
        title="t",
        made_at="m",
        naming=nrr.ledgers.Naming.SHOWN,
    )
    assert b"Whale" not in nrr.snapshots.encode(closed)
    assert b"Whale" in nrr.snapshots.encode(shown)
    assert b"Whale" not in nrr.snapshots.encode(masked)
    assert b"Customer " in nrr.snapshots.encode(masked)


def test_customers_left_unnamed_are_neither_listed_nor_counted_nor_their_amounts_told():
    risen = ledger(*(f"s{n:02d} {' '.join(['100'] * 6 + ['105'] * 7)}" for n in range(20)))
    returned = steady(row("back", (4, 900), (3, "."), (6, 900)))

    def evidence(book, rule, naming):
        view = nrr.View(nrr.Window.trailing(book.months[-1]))
        found = nrr.take(book, view, title="t", made_at="m", naming=naming).findings
        return next(one.evidence for one in found if one.rule == rule)

    assert evidence(risen, "R-PRICE", nrr.ledgers.Naming.SHOWN)[:2] == ("s00", "s01")
    assert evidence(risen, "R-PRICE", nrr.ledgers.Naming.ABSENT) == ("Customer names withheld.",)
    assert evidence(returned, "R-REACT", nrr.ledgers.Naming.SHOWN)[0].startswith("back, ")
    assert evidence(returned, "R-REACT", nrr.ledgers.Naming.ABSENT) == ("Customer names withheld.",)


@pytest.mark.parametrize("naming", list(nrr.ledgers.Naming))
def test_findings_survive_the_way_through_bytes(naming):
    book = steady(row("Whale", (1, 900), (12, 4000)), row("back", (4, 900), (3, "."), (6, 900)))
    snapshot = nrr.take(
        book, nrr.View(nrr.Window.trailing(book.months[-1])), title="t", made_at="m", naming=naming
    )
    assert snapshot.findings
    assert nrr.snapshots.decode(nrr.snapshots.encode(snapshot)) == snapshot


def test_the_mix_between_two_windows_adds_up_and_warns_of_the_trap():
    """Enterprise falls from 130% to 125%, starter from 90% to 85%, and the total rises: the base shifted."""
    rows, plans = [], []
    for plan, count, year_one, year_two in (("enterprise", 1, 130, 125), ("starter", 9, 90, 85)):
        for n in range(count):
            rows.append(
                f"{plan}{n} 1000 "
                + f"{1000 * year_one // 100} " * 12
                + f"{1000 * year_one * year_two // 10_000} " * 12
            )
            plans.append(plan)
    for n in range(20):
        rows.append(f"late{n} " + ". " * 12 + "1000 " + "1250 " * 12)
        plans.append("enterprise")
    book = ledger(*rows, start="2024-01", plan=plans)
    later = nrr.Window.trailing(book.months[-1])
    moved = nrr.comparisons.why_moved(book, nrr.View(later), nrr.Window.trailing(later.opening), "plan")
    assert abs(moved.residual) < 1e-12
    assert moved.simpson is nrr.comparisons.Simpson.RISES_WHILE_ALL_FALL
    split = sum(effect.expansion + effect.contraction + effect.churn for effect in moved.effects)
    assert split == pytest.approx(moved.rate, abs=1e-12)


def test_segment_courses_end_at_the_segments_of_the_view():
    book = ledger("a " + "100 " * 14, "b " + "100 " * 6 + "50 " * 8, plan=["x", "y"])
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    courses = nrr.comparisons.segment_courses(book, view, "plan")
    assert {label: len(points) for label, points in courses.items()} == {"x": 2, "y": 2}
    assert [point.rates.nrr for point in courses["y"]] == [0.5, 0.5]


def test_segment_intervals_hold_their_estimates():
    book = ledger(*[f"a{n} 100 {100 + n}" for n in range(9)], plan=["x"] * 6 + ["?"] * 3)
    window = nrr.Window.trailing(book.months[-1], 1)
    book = nrr.ledgers.settle(book, nrr.Policy())
    found = nrr.comparisons.segment_rate_intervals(book, window, nrr.Policy(), "plan")["nrr"]
    assert found["x"].low <= found["x"].estimate <= found["x"].high
    assert found[nrr.UNKNOWN].customers == 3
    assert found[nrr.UNKNOWN].low is None


@given(books(shortest=5))
def test_mix_and_rate_add_up_on_any_book(drawn):
    """Segments that appear, vanish, or lose everybody included."""
    book = drawn.ledger
    months = (len(book.months) - 1) // 2
    later = nrr.Window.trailing(book.months[-1], months)
    earlier = nrr.Window.trailing(later.opening, months)
    for by in nrr.retention.prepared(book, nrr.View(later)).attributes:
        moved = nrr.comparisons.why_moved(book, nrr.View(later), earlier, by)
        if moved is None:
            continue
        rates = [
            nrr.rates(nrr.retention.prepared(book, nrr.View(one)), one, nrr.Policy()).nrr
            for one in (earlier, later)
        ]
        # Rounding grows with the rates, which may be in millions here.
        size = 1 + max(one.nrr or 0 for effect in moved.effects for one in (effect.before, effect.after))
        assert moved.delta == pytest.approx(rates[1] - rates[0], abs=1e-9 * size)
        assert abs(moved.residual) < 1e-9 * size


@given(st.one_of(books(), books(shortest=14), books_with_missing_months()))
def test_every_rule_answers_on_any_book(drawn):
    """Whatever the book, each rule is asked once, and what fires is said in whole words."""
    book = drawn.ledger
    found = nrr.diagnose(book, nrr.View(nrr.Window.trailing(book.months[-1])))
    assert len({one.rule.id for one in found}) == len(found)
    for one in found:
        assert (one.severity is None) == (one.sentence == "")
        assert "{" not in one.sentence
        assert "nan" not in one.why


@given(books(shortest=3))
def test_a_course_is_the_segments_of_each_window_taken_alone(drawn):
    book = drawn.ledger
    courses = nrr.comparisons.segment_courses(book, nrr.View(nrr.Window.trailing(book.months[-1], 1)), "plan")
    for label, points in courses.items():
        for point in points:
            window = nrr.Window.trailing(point.month, 1)
            own = nrr.retention.bridges(book, (window,), nrr.Policy(), "plan").by_group()[label]
            assert (point.opening_arr_minor, point.customers) == (own.opening, own.opening_logos)
