"""One address cannot try many links; the table that knows it stays small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nrr.store import Doorkeeper, Limiter
from nrr.store.audits import Event
from nrr.store.limits import limited_network
from nrr.store.view_counts import Tally


def test_the_eleventh_unknown_link_within_a_minute_has_to_wait() -> None:
    door = Doorkeeper()
    for _ in range(10):
        assert door.admit("203.0.113.7", 0.0) == 0
        door.refused("203.0.113.7", 0.0)
    assert door.admit("203.0.113.7", 0.0) == 6
    assert door.admit("203.0.113.8", 0.0) == 0, "a reader elsewhere is not affected"
    assert door.admit("203.0.113.7", 5.9) == 1
    assert door.admit("203.0.113.7", 6.0) == 0
    door.refused("203.0.113.7", 6.0)
    assert door.admit("203.0.113.7", 6.0) == 6
    assert door.admit("203.0.113.7", 600.0) == 0


def test_links_looked_up_at_the_same_time_are_limited_as_those_one_after_the_other() -> None:
    door = Doorkeeper()
    assert [door.admit("203.0.113.7", 0.0) for _ in range(60)] == [0] * 60
    told = [door.refused("203.0.113.7", 0.0) for _ in range(60)]
    assert told[:10] == [0] * 10 and min(told[10:]) == max(told[10:]) == 6
    assert door.refused("203.0.113.8", 0.0) == 0, "a reader elsewhere is not affected"


def test_three_hundred_views_a_minute_and_no_more() -> None:
    door = Doorkeeper()
    assert [door.admit("a", 0.0) for _ in range(300)] == [0] * 300
    assert door.admit("a", 0.0) == 1
    assert door.admit("a", 1.0) == 0


def test_ten_thousand_requests_get_ten_answers_and_one_entry() -> None:
    door = Doorkeeper()
    admitted = 0
    for turn in range(10_000):
        if door.admit("203.0.113.7", turn / 100_000) == 0:
            admitted += 1
            door.refused("203.0.113.7", turn / 100_000)
    assert (admitted, len(door.unknown), len(door.views)) == (10, 1, 1)


def test_the_table_is_bounded_and_forgets_the_longest_unused() -> None:
    limiter = Limiter(per_minute=1, capacity=100)
    for number in range(10_000):
        limiter.spend(f"address {number}", 0.0)
        limiter.spend("busy", 0.0)
    assert len(limiter) == 100
    assert limiter.wait_s("busy", 0.0) > 0
    assert limiter.wait_s("address 0", 0.0) == 0


@given(st.lists(st.floats(0, 30), max_size=60))
def test_no_minute_ever_admits_more_than_twice_the_limit(pauses: list[float]) -> None:
    limiter, now_s, admitted = Limiter(per_minute=10), 0.0, []
    for pause in pauses:
        now_s += pause
        if limiter.wait_s("a", now_s) == 0:
            limiter.spend("a", now_s)
            admitted.append(now_s)
    assert all(sum(start <= at < start + 60 for at in admitted) <= 20 for start in admitted)


def test_a_clock_that_goes_back_locks_nobody_out_for_longer() -> None:
    limiter = Limiter(per_minute=10)
    for _ in range(10):
        limiter.spend("a", 1_000.0)
    assert limiter.wait_s("a", 0.0) == 6


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_what_counts_as_one_address(address: str, counted_as: str) -> None:
    assert limited_network(address) == counted_as


def test_waiting_counts_are_bounded_and_none_is_lost() -> None:
    tally = Tally(capacity=100)
    for number in range(5_000):
        tally.noted(Event.REFUSED, f"{number:06x}", "")
    pending = tally.drain(0)
    assert len(pending.lines) <= 101
    assert sum(entry.times for entry in pending.entries()) == 5_000
    tally.put_back(pending)
    assert tally.drain(0).lines == pending.lines


def test_counts_are_taken_out_once_a_second_at_most() -> None:
    tally = Tally()
    taken = []
    for now_s in (100, 100, 100, 101, 101, 50):
        tally.viewed(1)
        taken.append(tally.drain_if_due(now_s).views.total())
    assert taken == [1, 0, 0, 3, 0, 2], "and a clock set back does not stop the writing"
