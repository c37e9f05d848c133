"""A small run of what `run.py` does at length, drawn by Hypothesis."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "intake")]

from corpora import cases_of  # noqa: E402

from nrr.intake.values.amounts import amount_of  # noqa: E402
from nrr.intake.values.dates import heading_stamp_of, stamp_of  # noqa: E402
from properties import check_broken, check_rendering  # noqa: E402

SEEDS = st.integers(0, 2**40)
FILES = [case for kind in ("layout", "containers") for case in cases_of(kind) if len(case.data) < 100_000]
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@RELAXED
@given(SEEDS)
def test_rendered_tables_are_right_or_asked_about(seed):
    check_rendering(seed)


@RELAXED
@given(st.sampled_from(FILES), SEEDS)
def test_broken_files_break_nothing(case, seed):
    check_broken(case.data, seed, case.name)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_some_amount_and_some_date(text):
    amount_of(text)
    stamp_of(text)
    heading_stamp_of(text)


@settings(max_examples=500, deadline=None)
@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from([(",", "."), (".", ","), ("'", "."), ("\u00a0", ","), ("", ".")]),
)
def test_amounts_come_back_exactly(cents, style):
    group, decimal = style
    text = (
        f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}".replace(",", group)
        + decimal
        + f"{abs(cents) % 100:02d}"
    )
    assert amount_of(text).reading(decimal) == (cents, 2)


@pytest.mark.parametrize("case", FILES[::9], ids=[case.id for case in FILES[::9]])
def test_a_file_cut_anywhere_breaks_nothing(case):
    from nrr.intake import read

    for part in range(1, 12):
        assert read(case.data[: len(case.data) * part // 12], case.name).outcome in (
            "accepted",
            "needs_answer",
            "refused",
        )
