"""The made corpus: every kind of mess, each with its truth. No wrong figure, no crash, nothing left
unsaid.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import judging
from corpora import every_case

CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case):
    found, why = judging.verdict(case)
    assert found == "PASS", why


def test_the_corpus_is_large():
    assert len(CASES) > 400
