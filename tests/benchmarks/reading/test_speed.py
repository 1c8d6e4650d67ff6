"""Taking the time of reading."""

from itertools import count

from archive.reading import Gazetteer, RawPage
from benchmarks.reading.speed import measure

PAGES = [RawPage("mill.txt", b"The mill\n\nThe mill burned 40 tonnes of wood."), RawPage("dam.txt", b"The dam\n\nIt held.")]


def test_the_speed_is_pages_by_the_median_of_the_rounds() -> None:
    ticks = count()
    found = measure(PAGES, Gazetteer(), rounds=3, clock=lambda: 0.5 * next(ticks))
    assert found.rounds == (1.0, 1.0, 1.0)
    assert found.pages == {"mill.txt": 0.5, "dam.txt": 0.5}
    assert found.articles_a_second == 2.0
    assert str(found).startswith("2 articles/s on one core (2 pages, 61 bytes, median of 3 rounds of CPU time); the slowest takes 500.0 ms")


def test_reading_takes_time() -> None:
    assert measure(PAGES, Gazetteer(), rounds=2).articles_a_second > 0
