"""Our answers beside stock Whoosh's, and the archives to compare them on."""

import gzip
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

from whoosh.index import EmptyIndexError

from search.engine import Document, IndexFolder, Query, Snapshot, Snapshots, search
from search.engine.document import KEY_FIELDS, interval
from tests.search.engine.corpus import ACTORS, SOURCES, TOPICS, document, some_document
from tests.search.engine.stock_whoosh import StockWhoosh
from tests.search.engine.trees import Questions

PROJECT = Path(__file__).parents[3]
PRESS_RELEASES = PROJECT.parent / "shared" / "real" / "press_releases.jsonl.gz"
"""Real texts, read where they lie beside the project."""
NEAR = 1e-9


def differences(snapshot: Snapshot, stock: StockWhoosh, query: Query) -> list[str]:
    """What of our answer is not exactly stock Whoosh's, one line each."""
    expected = stock.found(query)
    ours = search(snapshot, replace(query, stop=snapshot.size))
    found = {hit.django_id: hit.score for hit in ours.hits}
    wrong = []
    if found.keys() != expected.keys() or ours.count != len(expected):
        wrong.append(f"hits {len(found)} instead of {len(expected)}")
    elif far := [number for number, score in found.items() if abs(score - expected[number]) > NEAR * max(1.0, abs(score))]:
        wrong.append(f"score of {far[0]}: {found[far[0]]} instead of {expected[far[0]]}")
    else:
        dates = {hit.django_id: str(hit.stored.get("date", "")) for hit in ours.hits}
        wrong += _orders(snapshot, query, expected, dates)
    for field in KEY_FIELDS:
        if dict(ours.facets[field].counts) != {**dict.fromkeys(_chosen(query, field), 0), **stock.facet(query, field)}:
            wrong.append(f"counts of {field}")
    printed = stock.dates(query)
    years, months = Counter[str](), Counter[str]()
    for text, number in printed.items():
        years[text[:4]] += number if text else 0
        months[text[:7]] += number if len(text) > 4 else 0
    if (dict(ours.years), dict(ours.months), ours.undated) != (dict(+years), dict(+months), printed[""]):
        wrong.append("counts over time")
    return [f"{line}: {query}" for line in wrong]


def _orders(snapshot: Snapshot, query: Query, scores: dict[int, float], dates: dict[int, str]) -> Iterator[str]:
    def day(number: int) -> int:
        return interval(dates[number]).first.toordinal() if dates[number] else 0

    for sort, key in (
        ("relevance", lambda number: (-round(scores[number], 9), not day(number), -day(number), number)),
        ("newest", lambda number: (not day(number), -day(number), number)),
        ("oldest", lambda number: (not day(number), day(number), number)),
    ):
        for start in (0, 7):
            shown = search(snapshot, replace(query, sort=sort, start=start, stop=start + 20, facets=()))
            if [hit.django_id for hit in shown.hits] != sorted(scores, key=key)[start : start + 20]:
                yield f"order {sort} from {start}"


def _chosen(query: Query, field: str) -> frozenset[str]:
    return query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())


def synthetic(folder: IndexFolder, size: int, seed: int) -> Questions:
    """An archive of invented words in several segments with deletions, and questions about it."""
    chance = random.Random(seed)
    documents = [some_document(number, chance) for number in range(size)]
    _in_segments(folder, documents, chance)
    keys = {"actor": list(ACTORS), "topic": list(TOPICS), "source": list(SOURCES)}
    return Questions([f"{one.title} {one.text}" for one in documents], keys, (1998, 2026), seed)


def press_releases(folder: IndexFolder, size: int, seed: int) -> Questions:
    """Real press releases in several segments with deletions, and questions about them."""
    chance = random.Random(seed)
    keys = {"actor": [f"a{number}" for number in range(40)], "topic": ["t1", "t2", "t3", "t4"], "source": [f"s{n}" for n in range(15)]}
    documents = []
    with gzip.open(PRESS_RELEASES, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(size), lines, strict=False):
            release = json.loads(line)
            text = unescape(re.sub(r"<[^>]+>", " ", release["html"]))
            chosen = {field: tuple(sorted(chance.sample(names, chance.randint(0, 4)))) for field, names in keys.items()}
            date = chance.choice((release["date"][:10], release["date"][:10], release["date"][:7], release["date"][:4], ""))
            documents.append(document(number, text, release["title"], date, "en", **chosen))
    _in_segments(folder, documents, chance)
    return Questions([f"{one.title} {one.text}" for one in documents], keys, (2017, 2022), seed)


def _in_segments(folder: IndexFolder, documents: list[Document], chance: random.Random) -> None:
    """Writes documents in commits of several sizes, and some again or away."""
    cuts = [0, *(int(len(documents) * part) for part in (0.5, 0.75, 0.85, 0.92, 0.96, 0.99)), len(documents)]
    folder.rebuild(documents[: cuts[1]])
    for start, stop in pairwise(cuts[1:]):
        folder.write(documents[start:stop])
    folder.write(chance.sample(documents, len(documents) // 50), [one.id for one in chance.sample(documents, len(documents) // 15)])


def of_one_commit(folder: IndexFolder) -> tuple[Snapshot, StockWhoosh]:
    """Our snapshot and stock Whoosh on the same commit, while somebody may be writing the next ones."""
    while True:
        snapshot = Snapshots(folder).current()
        try:
            stock = StockWhoosh(snapshot.state.build)
        except (OSError, EmptyIndexError):
            continue  # files of an older commit were removed while they were copied
        if stock.generation == snapshot.state.generation:
            return snapshot, stock


@contextmanager
def written_to(folder: IndexFolder, size: int) -> Iterator[None]:
    """Another process writes commits into the folder all the while."""
    command = [sys.executable, "-m", "tests.search.engine.scribbling", str(folder.path), str(size)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout
            writer.stdout.readline()
            yield
            assert writer.poll() is None, "the writer ended before it was told to"
        finally:
            writer.terminate()
