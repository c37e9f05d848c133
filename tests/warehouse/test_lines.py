"""Pauses held, grace for past due, usage as a mean of three months: on a table as in a book."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import nrr
from nrr.commands import main
from nrr.definitions import ChurnDate, Currency, Gaps, Level, Negatives, Pauses, Policy, Reactivation, Usage
from nrr.warehouse import Wanted, Warehouse, opened
from warehouse.books_of_lines import OF_LINES, RULES, columns_of, drawn_lines
from warehouse.engines import Duck, differences, warehouse

DUCK, PLAIN = Duck(), Duck(keeps=False)
EACH = {
    "hold": {"pauses": Pauses.HOLD},
    "grace": {"churn_date": ChurnDate.GRACE},
    "smooth3": {"usage": Usage.SMOOTH3},
    "all of them": {"pauses": Pauses.HOLD, "churn_date": ChurnDate.GRACE, "usage": Usage.SMOOTH3},
}
LONGEST = st.sampled_from([1, 2, 3])


def compared(duck, draw, policy, *, several=False, money=False, back=0):
    book, rows = drawn_lines(draw, several=several, money=money)
    months = book.months[: max(len(book.months) - back, 2)]
    year = nrr.Window.trailing(months[-1], 12)
    view = nrr.View(year if year.opening in months else nrr.Window(months[0], months[-1]), policy)
    columns = columns_of(several=several, money=money)
    source = warehouse(duck.engine, duck.lines(rows), policy, view.window, columns=columns, rules=RULES)
    try:
        ledger = nrr.retention.unfiltered(book, view)
    except nrr.Refusal as refusal:
        with pytest.raises(nrr.Refusal, match=str(refusal).split(";")[0]):
            source.closings()
        return []
    return differences(source, ledger, view, OF_LINES)


@pytest.mark.parametrize("name", EACH)
@settings(max_examples=4)
@given(
    duck=st.sampled_from([DUCK, PLAIN]), draw=st.randoms(), longest=LONGEST, back=st.sampled_from([0, 0, 3])
)
def test_of_one_line_a_customer(name, duck, draw, longest, back):
    policy = Policy(**EACH[name], hold_months=longest, grace_months=longest)
    assert compared(duck, draw, policy, back=back) == []


COMBINED = st.builds(
    Policy,
    pauses=st.sampled_from(Pauses),
    churn_date=st.sampled_from([ChurnDate.LAST_ACTIVE, ChurnDate.GRACE]),
    usage=st.sampled_from(Usage),
    hold_months=LONGEST,
    grace_months=LONGEST,
    reactivation=st.sampled_from(Reactivation),
)


@settings(max_examples=8)
@given(
    st.sampled_from([DUCK, PLAIN]),
    st.randoms(),
    COMBINED,
    st.sampled_from([Level.CUSTOMER, *Level]),
    st.booleans(),
)
def test_of_several_lines_a_customer_by_every_level_and_in_several_currencies(
    duck, draw, policy, level, money
):
    own = nrr.definitions.Policy(**{**_told(policy), "level": level, "currency": Currency.CONSTANT})
    assert compared(duck, draw, own, several=True, money=money) == []


@settings(max_examples=5)
@given(
    st.sampled_from([DUCK, PLAIN]),
    st.randoms(),
    COMBINED,
    st.sampled_from(
        [(Gaps.BRIDGE1, Negatives.FLOOR), (Gaps.CHURN, Negatives.BRIDGE), (Gaps.BRIDGE1, Negatives.BRIDGE)]
    ),
)
def test_with_months_bridged_afterwards(duck, draw, policy, bridged):
    own = Policy(**{**_told(policy), "gaps": bridged[0], "negatives": bridged[1]})
    assert compared(duck, draw, own) == []


def _told(policy):
    return {name: getattr(policy, name) for name in Policy.__dataclass_fields__}


BOOK = """Customer,Month,ARR,Status,Plan
Ash,2025-01,100,Active,pro
Ash,2025-02,0,Paused,pro
Ash,2025-03,0,Paused,pro
Ash,2025-04,120,Active,pro
Birch,2025-01,50,Active,free
Birch,2025-02,0,Past due,free
Birch,2025-03,0,Past due,free
Birch,2025-04,0,Past due,free
Cedar,2025-01,10,Active,free
Cedar,2025-02,10,Active,free
Cedar,2025-03,10,Active,pro
Cedar,2025-04,10,Active,pro
"""
METERED = """Customer,Month,ARR,Revenue type
Ash,2025-01,9.00,Subscription
Ash,2025-02,9.00,Subscription
Ash,2025-03,9.00,Subscription
Ash,2025-04,9.00,Subscription
Ash,2025-01,1.00,Usage
Ash,2025-02,1.01,Usage
Ash,2025-04,0.50,Usage
Birch,2025-01,6.00,Usage
"""
DRAWN = {
    "hold": (BOOK, ["pauses=hold"], [160_00, 110_00, 110_00, 130_00]),
    "hold one month": (BOOK, ["pauses=hold", "hold_months=1"], [160_00, 110_00, 10_00, 130_00]),
    "grace": (BOOK, ["churn_date=grace", "grace_months=2"], [160_00, 60_00, 60_00, 130_00]),
    "hold and grace": (BOOK, ["pauses=hold", "churn_date=grace"], [160_00, 160_00, 110_00, 130_00]),
    # Half of 201 is 100.5, up to 101, and of 600 300; a third of 201 is 67, of 600 200, of 151 50.
    "smooth3": (METERED, ["usage=smooth3"], [16_00, 9_00 + 101 + 300, 9_00 + 67 + 200, 9_00 + 50]),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_table_gives_the_months_a_reader_adds_up_and_the_report_of_the_file(tmp_path, name):
    text, policies, closings = DRAWN[name]
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('[words]\nPaused = "counts"\n', encoding="utf-8")
    asked = ["--months", "2", "--answers", str(recipe), "--json"]
    asked += [part for policy in policies for part in ("--policy", policy)]
    table, file = told(f"csv:{tmp_path}", *asked), told(tmp_path / "book.csv", *asked)
    for key in ("bridge", "roll_forward", "metrics", "trend", "segments", "cohorts", "sample", "stamp"):
        assert table[key] == file[key], key
    policy = nrr.definitions.read_settings(policies)
    own = opened(f"csv:{tmp_path}", Wanted("", RULES))
    assert (
        list(Warehouse(own, nrr.View(nrr.Window.trailing(own.months[-1], 2), policy)).closings()) == closings
    )


def told(*arguments):
    found = CliRunner().invoke(main, ["report", *map(str, arguments)])
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


REFUSED = {
    "no paused month": (
        "Customer,Month,ARR,Status\na,2025-01,5,Active\na,2025-02,5,Active\n",
        "pauses=hold",
        "holding pauses needs a status column with paused months; the table has none",
    ),
    "no status": (
        "Customer,Month,ARR\na,2025-01,5\na,2025-02,5\n",
        "churn_date=grace",
        "a period of grace needs a status column with past due months; the table has none",
    ),
    "no kinds": (
        "Customer,Month,ARR\na,2025-01,5\na,2025-02,5\n",
        "usage=smooth3",
        "smoothing usage needs a column that tells usage from subscriptions; the table has none",
    ),
    "two states": (
        "Customer,Month,ARR,Status\na,2025-01,5,Active\na,2025-02,0,Past due\na,2025-02,1,Active\n",
        "churn_date=grace",
        "1 customers have rows of one month that are paused or past due beside rows that are not",
    ),
    "below zero kept": (
        "Customer,Month,ARR\na,2025-01,5\na,2025-02,5\n",
        "negatives=keep",
        "negatives=keep is not computed in a warehouse",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_table_does_not_hold_is_refused_by_name(tmp_path, case):
    text, policy, reason = REFUSED[case]
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    found = CliRunner().invoke(main, ["report", f"csv:{tmp_path}", "--months", "1", "--policy", policy])
    assert found.exit_code == 2 and reason in found.stderr
