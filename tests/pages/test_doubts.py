"""What a page says above its headline when the book does not look like the revenue of customers."""

import pytest
from workshop import PAGES, workshop

from builders import ledger


def doubtful():
    """Six customers, each with one month of exactly twice its price, and one who came later."""
    twice = (f"c{k} {'100 ' * k}200 {'100 ' * (13 - k)}".strip() for k in range(1, 7))
    return ledger(*twice, f"late . . {'50 ' * 12}".strip())


@pytest.mark.parametrize("page", PAGES)
def test_a_doubt_stands_on_every_page(page):
    app = workshop(doubtful(), page)
    assert not app.exception
    said = " ".join(one.value for one in app.warning)
    assert "exactly twice the month before" in said and "Check whether periods" in said


def test_checks_that_tie_out_do_not_hide_a_doubt():
    app = workshop(doubtful(), "definitions", part="Checks")
    assert any("pass, 1 doubt about the data" in heading.value for heading in app.header)
