"""One measurement in a process of its own: ``python -m benchmarks.worker TASK FILE``.

``FILE`` holds the task's arguments as a pickle, made by ``run`` a moment before; the outcome is written there in their place. Nothing is
imported before the clock runs but the standard library, so that what an engine needs is counted as its own.
"""

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import measure
from benchmarks.engines import CONTENDERS
from benchmarks.record import Asked, Built, Timed, Updated

UPDATES = 200
PART = 5_000
"""Articles that one of several processes takes at once."""


def build(engine: str, path: Path, corpus_file: Path, size: int, processes: int) -> Built:
    """An index of the first ``size`` articles."""
    from benchmarks import corpus

    module: Any = CONTENDERS[engine].load()
    start = perf_counter()
    if processes > 1:
        module.build_in_parallel(path, corpus.parts(corpus_file, size, max(1, min(PART, size // processes))), processes)
    else:
        module.build(path, corpus.read(corpus_file, size))
    built = Built(engine, size, processes, perf_counter() - start, measure.peak())
    start = perf_counter()
    module.settle(path)
    settled, peak = perf_counter() - start, measure.peak()
    return replace(built, settled=settled, settled_peak=peak, bytes=measure.sizes(path / CONTENDERS[engine].files))


def ask(engine: str, path: Path, size: int, questions: Path, repeats: int) -> Asked:
    """Open the index and ask it: first a question of its own, then all once, then all again ``repeats`` times."""
    own = [os.getpid()]
    memory = {"bare": measure.memory(own)}
    start = perf_counter()
    module = CONTENDERS[engine].load()
    imported = perf_counter()
    memory["imported"] = measure.memory(own)
    opening, asked = pickle.loads(questions.read_bytes())
    before = perf_counter()
    index = module.Index(path)
    opened = perf_counter()
    index.ask(opening)
    answered = perf_counter()
    memory["opened"] = measure.memory(index.processes())
    timed = [Timed(question.kind, *_timed(index.ask, question)) for question in asked]
    for _ in range(repeats):
        for number, question in enumerate(asked):
            time, _, _ = _timed(index.ask, question)
            timed[number].warm.append(time)
    memory["asked"] = measure.memory(index.processes())
    return Asked(
        engine=engine,
        size=size,
        imported=1000 * (imported - start),
        opened=1000 * (opened - before),
        answered=1000 * (answered - opened),
        memory={when: list(was) for when, was in memory.items()},
        load=os.getloadavg()[0],
        timed=timed,
    )


def update(path: Path, corpus_file: Path, size: int) -> Updated:
    """Replace single articles, each with a word that no other has. ``RuntimeError`` where one isn't found by that word at once."""
    from benchmarks import corpus
    from benchmarks.engines.ours import document
    from search.engine import IndexFolder, Query, Snapshots, Word, search

    folder = IndexFolder(path)
    snapshots = Snapshots(folder)
    snapshots.current()
    outcome = Updated(size, [], [])
    for number, row in zip(range(UPDATES), corpus.read(corpus_file, min(size, UPDATES)), strict=False):
        word = f"visible{number}"
        changed = replace(document(row, stamp=word), text=f"{row.text} {word}")
        start = perf_counter()
        folder.write([changed])
        snapshot = snapshots.current()
        outcome.milliseconds.append(1000 * (perf_counter() - start))
        outcome.segments.append(len(snapshot.segments))
        found = search(snapshot, Query(tree=Word(word)))
        if [hit.django_id for hit in found.hits] != [row.number]:
            raise RuntimeError(f"Article {row.number} was written, but {word} finds {found.count} articles.")
    return outcome


def _timed(answer: Callable[[Any], Any], question: Any) -> tuple[float, list[float], int]:
    """Milliseconds, room for repetitions, and how many were found."""
    start = perf_counter()
    given = answer(question)
    return 1000 * (perf_counter() - start), [], given.total


TASKS: dict[str, Callable[..., Any]] = {"build": build, "ask": ask, "update": update}

if __name__ == "__main__":
    task, file = TASKS[sys.argv[1]], Path(sys.argv[2])
    outcome = task(*pickle.loads(file.read_bytes()))
    file.write_bytes(pickle.dumps(outcome))
