import os
import signal
from collections.abc import Iterator

import pytest

from archive.importing.readers import AHEAD, Readers, ReadersFailed, Reading
from archive.importing.resembling import sketch
from archive.reading import Gazetteer, RawPage

NOTHING = Gazetteer()


class Deadly(str):
    """A page's name over which the process that reads it dies."""

    def lower(self) -> str:
        """What the reader asks a name first."""
        os.kill(os.getpid(), signal.SIGKILL)
        return "never"


class Faulty(str):
    """A page's name over which a rule fails."""

    def lower(self) -> str:
        """What the reader asks a name first."""
        raise LookupError("no such rule")


def page(number: int, name: str = "rain.txt", repeated: int = 1) -> RawPage:
    """A page that says its number."""
    return RawPage(name, f"Rain number {number}\n\n{'It rained for days, and nobody in Sonora went out. ' * repeated}\n".encode())


def titles(readings: list[tuple[int, Reading | None]]) -> list[str | None]:
    """What was read, in the order in which it came."""
    return [reading.record.title if reading and reading.record else None for _, reading in readings]


def test_without_processes_pages_are_read_here() -> None:
    with Readers(NOTHING, 0) as readers:
        (key, reading), (_, none), (_, refused) = readers.read([(1, page(1)), (2, None), (3, RawPage("empty.txt", b""))])
    assert (key, none) == (1, None)
    assert reading is not None
    assert reading.record is not None
    assert (reading.record.title, reading.sketch) == ("Rain number 1", sketch(reading.record.body))
    assert refused == Reading(None, reason="The page is empty.")


def test_a_mistake_of_a_rule_refuses_its_page_alone() -> None:
    with Readers(NOTHING, 0) as readers:
        (_, failed), (_, read) = readers.read([(1, page(1, Faulty("a.txt"))), (2, page(2))])
    assert failed is not None
    assert failed.reason == "The reader made a mistake on this page (LookupError: no such rule)."
    assert read is not None
    assert read.record is not None


@pytest.mark.slow
def test_several_processes_give_the_same_in_the_same_order() -> None:
    pages = [(number, None if number % 7 == 3 else page(number, repeated=1 + 400 * (number % 5 == 0))) for number in range(40)]
    with Readers(NOTHING, 0) as here, Readers(NOTHING, 2) as there:
        expected = list(here.read(pages))
        assert list(there.read(pages)) == expected
    assert titles(expected)[:4] == ["Rain number 0", "Rain number 1", "Rain number 2", None]


@pytest.mark.slow
def test_no_more_pages_are_drawn_than_may_wait() -> None:
    drawn = []

    def pages() -> Iterator[tuple[int, RawPage]]:
        for number in range(30):
            drawn.append(number)
            yield number, page(number)

    with Readers(NOTHING, 1) as readers:
        for done, _ in enumerate(readers.read(pages())):
            assert len(drawn) <= done + AHEAD + 1


@pytest.mark.slow
def test_a_page_over_which_its_process_dies_is_refused_and_the_others_are_read() -> None:
    pages = [(number, page(number, Deadly("bad.txt") if number in (1, 2) else "good.txt")) for number in range(5)]
    with Readers(NOTHING, 1) as readers:
        readings = list(readers.read(pages))
    assert titles(readings) == ["Rain number 0", None, None, "Rain number 3", "Rain number 4"]
    assert readings[1][1] == Reading(None, reason="The process that read this page was killed by signal 9.")


@pytest.mark.slow
def test_a_process_that_died_with_nothing_to_do_costs_no_page() -> None:
    with Readers(NOTHING, 1) as readers:
        readings = readers.read([(number, page(number)) for number in range(6)])
        first = next(readings)
        for pipe, process in readers._processes.items():
            assert pipe.poll(60), "it has read its page"
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
        assert None not in titles([first, *readings])


@pytest.mark.slow
def test_processes_that_cannot_start_are_no_reason_to_try_forever() -> None:
    class Broken(Gazetteer):
        """One that no other process can make sense of."""

    broken = Broken()
    broken.actors = (os._exit,)  # type: ignore[assignment]
    with Readers(broken, 1) as readers, pytest.raises(ReadersFailed, match="can't be started"):
        list(readers.read([(1, page(1))]))
