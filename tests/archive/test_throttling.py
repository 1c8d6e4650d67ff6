import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import RequestFactory

from archive import throttling
from archive.models import Tally
from archive.throttling import Rate, spend, wait_for_turn

pytestmark = pytest.mark.django_db
TWO_A_MINUTE = Rate(2, 60)


def wait(address: str = "192.0.2.1", name: str = "reply", rate: Rate = TWO_A_MINUTE) -> int:
    """What a reader of that address is told."""
    return wait_for_turn(name, RequestFactory().post("/", REMOTE_ADDR=address), rate)


class Clock:
    """Time that passes when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_800_000_000.0
        monkeypatch.setattr("time.time", lambda: self.now)


def test_a_reader_has_so_many_turns_and_is_told_when_the_next_one_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    assert wait() == 0
    clock.now += 20
    assert (wait(), wait()) == (0, 40)
    clock.now += 39
    assert wait() == 1
    clock.now += 2
    assert wait() == 0
    assert wait() == 19


def test_each_reader_and_each_thing_is_counted_by_itself() -> None:
    assert [wait() > 0 for _ in range(3)] == [False, False, True]
    assert wait("192.0.2.2") == 0
    assert wait(name="other") == 0


def test_who_asks_in_vain_has_one_query_and_writes_nothing(django_assert_num_queries: object) -> None:
    while not wait():
        pass
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert wait() > 0


def test_no_address_is_written_down_and_what_stands_for_it_goes_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    wait("192.0.2.1")
    (kept,) = Tally.objects.all()
    assert re.fullmatch("[0-9a-f]{32}0", kept.who)
    clock.now += 61
    wait("192.0.2.2")
    assert not Tally.objects.filter(who=kept.who).exists()


@pytest.fixture
def counted_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting as on PostgreSQL, whatever the database is: the statement is the same."""
    monkeypatch.setattr(throttling, "_counted_by_process", throttling._counted_by_all)


def spent(quota: int = 3) -> throttling.Spent:
    return spend("api", RequestFactory().get("/", REMOTE_ADDR="192.0.2.1"), Rate(quota, 60))


@pytest.mark.usefixtures("counted_by_all")
def test_a_rate_is_counted_in_windows_and_what_is_left_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    assert [(one.left, one.refused) for one in (spent(), spent(), spent(), spent())] == [(2, False), (1, False), (0, False), (0, True)]
    clock.now += spent().reset
    assert spent().left == 2


@pytest.mark.usefixtures("counted_by_all")
def test_counts_whose_windows_are_over_are_deleted_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    monkeypatch.setattr(throttling, "TIDIED", 1.0)
    for _ in range(5):
        spent()
        clock.now += 61
    assert Tally.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_those_who_count_at_once_are_each_counted() -> None:
    def count(_: int) -> int:
        try:
            return Tally.objects.add("who", datetime(2100, 1, 1, tzinfo=UTC))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hosts:
        assert sorted(hosts.map(count, range(20))) == list(range(1, 21))
