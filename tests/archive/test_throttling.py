from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from archive import throttling
from archive.throttling import Rate, wait_for_turn

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


def test_neither_an_address_nor_anything_made_of_it_alone_is_written_down(settings: Any) -> None:
    wait("192.0.2.1")
    kept = [file for file in Path(settings.CACHES["shared"]["LOCATION"]).iterdir() if file.is_file()]
    assert len(kept) == 2  # the salt and the turn
    assert not any(b"192.0.2.1" in file.read_bytes() or "192.0.2.1" in file.name for file in kept)


def test_who_had_a_turn_is_forgotten_with_the_salt_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    long = Rate(1, 10 * throttling._DAY)
    assert (wait(rate=long), wait(rate=long)) == (0, long.seconds)
    clock.now += throttling._DAY + 1
    assert wait(rate=long) == 0
