"""What a tab may promise of the work while the server is away."""

import pytest

import nrr
from pages.parts import promises
from pages.parts.desks.records import KINDS, POLICY
from pages.parts.desks.registry import Registry
from pages.parts.serving.notices import Work, mark

SECRET = "s" * 43


@pytest.fixture
def store(tmp_path):
    store = nrr.store.open_store(f"sqlite:///{tmp_path / 'boards.db'}")
    yield store
    store.close()


def desk(secret, stores):
    registry = Registry(KINDS)
    registry.serve_from(stores)
    return registry.visit(secret)


def laid(visit):
    visit.desk.change({nrr.store.Spot(POLICY): nrr.Policy(smallest_group=9)})
    return promises.work_on(visit.desk)


def away():
    raise nrr.store.StoreUnavailable("the store is away", "", "Wait.")


def test_an_empty_desk_promises_nothing(store):
    assert promises.work_on(desk(SECRET, lambda: store).desk) is Work.NONE


def test_what_the_store_has_acknowledged_is_kept(store):
    assert laid(desk(SECRET, lambda: store)) is Work.KEPT


def test_what_is_in_memory_alone_is_not(store):
    assert laid(desk("", lambda: store)) is Work.NOT_KEPT, "no cookie, no desk in the store"
    assert laid(desk(SECRET, away)) is Work.NOT_KEPT, "the store was away"


def test_the_mark_holds_no_more_than_the_promise_and_the_life():
    assert 'data-work="kept"' in mark(Work.KEPT) and len(mark(Work.KEPT)) < 90
