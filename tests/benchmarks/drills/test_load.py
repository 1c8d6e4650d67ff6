"""The drill of load as it is started by hand, with a small archive and for seconds, whatever time this machine takes."""

import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.drills.load import Phase, popular

PROJECT = Path(__file__).resolve().parents[3]


def test_articles_are_asked_for_by_zipfs_law() -> None:
    slugs = [f"article-{number}" for number in range(50)]
    asked = Counter(islice(popular(slugs, 1), 45_000))
    first, second, *_, last = (times for _, times in asked.most_common())
    assert first / second == pytest.approx(2, rel=0.1)
    assert first / last == pytest.approx(50, rel=0.3)


def test_readers_want_different_articles_the_same_often() -> None:
    slugs = [f"article-{number}" for number in range(50)]
    one, other = (list(islice(popular(slugs, reader), 2_000)) for reader in (1, 2))
    assert one != other
    assert Counter(one).most_common(1)[0][0] == Counter(other).most_common(1)[0][0]


def test_a_phase_tells_whether_memory_grew() -> None:
    times = [0.1] * 10
    assert Phase(times, 0, 1, [100, 110, 108, 109, 110, 107]).growth == 1
    assert Phase(times, 0, 1, [100, 110, 130, 150, 160, 220]).growth == 2


def test_readers_are_answered_for_long_and_beside_slow_connections() -> None:
    small = [sys.executable, "-m", "benchmarks.drills.load", "--number", "30", "--minutes", "0.1", "--slow", "40", "--any-time"]
    done = subprocess.run(small, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    phases = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert phases[:3] == ["bare view", "articles", "searches"]
    assert phases[3].startswith("searches beside 40 slow connections")
    assert done.stdout.count(" 0 errors") == 4
