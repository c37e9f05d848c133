"""Cohorts on random books: columns sum to the month, cells and averages are the oracle's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import oracle
import oracle_cohorts as by_hand
from nrr.ground.windows import Month
from nrr.retention.cohorts import Grain, cohort_table, layers

ANY = st.one_of(builders.books(), builders.books_with_missing_months())
PARTS = {"net": "net", "kept": "kept", "logos": "logos"}


def same(found, wanted):
    return found is None if wanted is None else found == pytest.approx(float(wanted), rel=1e-12)


def by_cell(table, part):
    """``{cohort: {age: value}}`` of the observed cells."""
    values = getattr(table, part)
    return {
        name: {age: int(values[c, age]) for age in np.flatnonzero(table.observed[c]).tolist()}
        for c, name in enumerate(table.cohorts)
    }


def named(book, triangle, part):
    return {
        str(Month(book.calendar[first])): {age: cell[part] for age, cell in cells.items()}
        for first, cells in triangle.items()
    }


@given(book=ANY)
def test_every_cell_equals_the_oracle(book):
    table = cohort_table(book.ledger)
    plain = by_hand.triangle(book.rows, calendar=book.calendar)
    lowest = by_hand.triangle(book.rows, basis="running_min", calendar=book.calendar)
    for part, theirs in PARTS.items():
        assert by_cell(table, part) == named(book, plain, theirs)
    assert by_cell(table, "floor") == named(book, lowest, "kept")


@given(book=ANY)
def test_layers_sum_to_every_month(book):
    found = layers(book.ledger)
    for t in range(len(book.calendar)):
        assert sum(layer[t] for layer in found.values()) == oracle.total(book.rows, t)


@pytest.mark.parametrize("grain", list(Grain))
@given(book=builders.books())
def test_layers_of_any_grain_sum_to_every_month(grain, book):
    found = layers(book.ledger, grain)
    for t in range(len(book.calendar)):
        assert sum(layer[t] for layer in found.values()) == oracle.total(book.rows, t)


@given(book=builders.books())
def test_cohort_columns_and_the_unknown_starts_sum_to_the_month(book):
    table, first = cohort_table(book.ledger), book.calendar[0]
    unknown = {name: row for name, row in book.rows.items() if row[0] > 0}
    born = [Month.parse(name).ordinal for name in table.cohorts]
    for t, ordinal in enumerate(book.calendar):
        cells = (int(table.net[c, ordinal - b]) for c, b in enumerate(born) if b <= ordinal)
        assert sum(cells) + oracle.total(unknown, t) == oracle.total(book.rows, t)
    assert all(b > first for b in born)


@given(book=builders.books())
def test_the_three_averages_equal_the_oracle(book):
    table, cells = cohort_table(book.ledger), by_hand.triangle(book.rows)
    for part, theirs in PARTS.items():
        averages = {"weighted": by_hand.weighted_average, "simple": by_hand.simple_average}
        for name, average in averages.items():
            found = getattr(table, name)(part)
            for age in range(len(found)) if cells else ():
                assert same(found[age], average(cells, theirs, age)), (part, name, age)
        if part != "kept":
            for age, value in enumerate(table.chain_ladder(part) if cells else ()):
                assert same(value, by_hand.chain_ladder(cells, theirs, age)), (part, age)


@given(book=builders.books())
def test_the_running_minimum_never_rises_and_lies_below_the_plain_curve(book):
    table = cohort_table(book.ledger)
    for c in range(len(table.cohorts)):
        seen = table.observed[c]
        assert (np.diff(table.floor[c, seen]) <= 0).all()
        assert (table.floor[c, seen] <= table.kept[c, seen]).all()
        assert (table.kept[c, seen] <= table.net[c, seen]).all()
