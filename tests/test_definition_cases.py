"""Every worked case of the definitions, put to the public face; a case whose question has no adapter
fails.
"""

from math import isclose

import pytest

import cases_actions
import cases_core
import cases_statistics
from cases import CASES

ADAPTERS = cases_core.ADAPTERS | cases_statistics.ADAPTERS | cases_actions.ADAPTERS


def asked_input(case):
    given = case["input"]
    return CASES[given[1:]]["input"] if isinstance(given, str) else given


def assert_same(found, expected, tolerance, path):
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert_same(found[key], value, tolerance, f"{path}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), path
        for index, value in enumerate(expected):
            assert_same(found[index], value, tolerance, f"{path}[{index}]")
    elif isinstance(expected, bool) or expected is None or isinstance(expected, str):
        assert found == expected, f"{path}: {found!r} is not {expected!r}"
    else:
        close = found is not None and isclose(found, expected, rel_tol=1e-9, abs_tol=tolerance)
        assert close, f"{path}: {found!r} is not {expected!r}"


@pytest.mark.parametrize("case_id", CASES)
def test_worked_case(case_id):
    case = CASES[case_id]
    found = ADAPTERS[case["function"]](asked_input(case), case["policy"])
    assert_same(found, case["expected"], case["tolerance"], case_id)
