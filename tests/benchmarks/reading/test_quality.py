"""The reader reads no worse than it did: gold of benchmarks/reading/gold, without its frozen pages, against the floors."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.reading import floors
from benchmarks.reading.__main__ import FROZEN, PAGES, measured
from benchmarks.reading.gold import Gold, frozen_names, load, parted
from benchmarks.reading.known import gazetteer
from benchmarks.reading.table import listed

GOLD = Path(floors.__file__).parent / "gold"


@cache
def golds() -> list[Gold]:
    """All gold, or a skipped test where none was made yet."""
    if not any(GOLD.glob("*.json")):
        pytest.skip("benchmarks/reading/gold holds no record yet")
    return load(GOLD, PAGES)


def test_no_kind_falls_under_its_floor() -> None:
    tallies = measured(parted(golds(), frozen_names(FROZEN))[0], gazetteer())
    falls = floors.fallen(tallies, floors.load(floors.FILE))
    misses = [miss for fall in falls if fall.kind in tallies for miss in tallies[fall.kind].misses]
    assert not falls, "\n".join(map(str, falls)) + "\n\n" + listed(misses)


def test_an_actor_that_gold_calls_known_is_in_the_gazetteer_and_no_other() -> None:
    names = {actor.name for actor in gazetteer().actors}
    assert [(g.page.name, a.name, a.known) for g in golds() for a in g.record.actors if a.known != (a.name in names)] == []


def test_a_frozen_page_is_one_that_exists() -> None:
    assert [name for name in sorted(frozen_names(FROZEN)) if not (PAGES / name).is_file()] == []
