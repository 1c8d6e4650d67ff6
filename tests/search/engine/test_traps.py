"""The traps of stock Haystack and Whoosh that an engine can fall into, each measured once and kept out since.

Others have their tests beside what they concern: facets (3, 5, 7), dates (11), the kept snapshot (6), the lock (8), rebuilding (10), a
broken index (12), spelling (11).
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engine import Everything, IndexFolder, Query, Snapshot, Snapshots, Word, parse, search, snippet
from search.engine.segment import Segment
from tests.search.engine.conftest import Archive
from tests.search.engine.corpus import document, indexed


def found(snapshot: Snapshot, typed: str, **query: object) -> list[int]:
    return [hit.django_id for hit in search(snapshot, Query(parse(typed).tree, **query)).hits]  # type: ignore[arg-type]


def test_trap_1_any_slice_is_that_slice_of_the_whole(archive: Archive) -> None:
    for sort in ("relevance", "newest", "oldest"):
        whole = search(archive.snapshot, Query(Word("border"), sort=sort, stop=1000))
        assert whole.count == len(whole.hits) > 27
        for length in (1, 7, 10, 20):
            pages = [
                search(archive.snapshot, Query(Word("border"), sort=sort, start=start, stop=start + length)).hits
                for start in range(0, whole.count, length)
            ]
            assert tuple(hit for page in pages for hit in page) == whole.hits
        assert search(archive.snapshot, Query(Word("border"), sort=sort, start=13, stop=27)).hits == whole.hits[13:27]
        assert search(archive.snapshot, Query(Word("border"), sort=sort, start=1000, stop=1020)).hits == ()


def test_trap_2_a_key_is_one_token_whatever_its_characters(tmp_path: Path) -> None:
    keys = ("Smith, John", "marco-rubio", "World Bank", "a/b:c*", "Mérida", "merida", "x" * 300, " ")
    snapshot = indexed(tmp_path, *(document(number, actor=(key,)) for number, key in enumerate(keys)))
    assert dict(search(snapshot, Query()).facets["actor"].counts) == dict.fromkeys(keys, 1)
    for number, key in enumerate(keys):
        assert found(snapshot, "", any_of={"actor": frozenset({key})}) == [number]
    for part in ("Smith", "World", "marco", "bank"):
        assert found(snapshot, "", any_of={"actor": frozenset({part})}) == []


def test_trap_4_match_all_reads_no_postings(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Segment, "field", None)
    for tree in (None, Everything()):
        assert search(archive.snapshot, Query(tree)).count == len(archive.documents)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("x", [1]),
        ("7", [2]),
        ("clim*", [1, 2]),
        ("O'Neil", [1, 2]),
        ("O’Neil", [1, 2]),
        ("oneil", [1, 2]),
        ("C++", [1]),
        ("C#", []),
        ("Mérida", [1, 2]),
        ("merida", [1, 2]),
        ("Me\u0301rida", [1, 2]),
        ("U.S.", [1, 2]),
        ("US-Mexico", [2]),
        ("140,000", [1]),
        ("140000", [1]),
    ],
)
def test_trap_11_words_of_any_shape_are_found(tmp_path: Path, typed: str, numbers: list[int]) -> None:
    snapshot = indexed(
        tmp_path,
        document(1, text="Plan X of the U.S.: O'Neil wrote C++ in Mérida on climate, 140,000 times"),
        document(2, text="7 US–Mexico climatic talks by ONeil in MERIDA"),
        document(3, text="nothing"),
    )
    assert sorted(found(snapshot, typed)) == numbers


def test_trap_11_operators_are_never_highlighted() -> None:
    text = "or and not title actor the fence"
    assert snippet(text, parse("fence OR (title:x AND actor:y) NOT z").tree, "en") == "or and not title actor the <mark>fence</mark>"


HOSTILE = (
    "*a*",
    "*a* *b* *c* *d* *e* *f* *g* *h* *i* *j*",
    "[a TO zzzz]",
    "law~9",
    "(" * 500 + ")" * 500,
    "(" * 333 + "a" + ")" * 333,
    "a" * 1000,
    "NOT NOT",
    "date:[ TO ]",
    "<N",
    "a OR " * 200,
    "-(a -(b -(c -(d",
    "be* bo* se* cl* mi* fe* ta* co* la* th* ic* un* us* de* en* ley*",
    '"a b c d e f g h i j k l m n o p q r s t u v w x y z of the border"',
    '"' * 999,
    "title:" * 166,
    "\x00\ud800\u202e" * 300,
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_trap_13_a_hostile_query_takes_no_time(archive: Archive, typed: str) -> None:
    began = time.process_time()
    found(archive.snapshot, typed)
    assert time.process_time() - began < 0.2


WRITER = """
import sys
from search.engine import IndexFolder
from tests.search.engine.corpus import document
folder = IndexFolder(sys.argv[1])
for stamp in range(2, 10_000):
    print(stamp, flush=True)
    folder.write(document(number, text="border", stamp=str(stamp)) for number in range(20))
"""


@pytest.mark.slow
def test_trap_15_a_killed_writer_leaves_a_whole_commit_and_no_lock(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild(document(number, text="border") for number in range(20))
    root = str(Path(__file__).parents[3])
    for wait in (0.0, 0.05):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=root) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(wait)
            os.kill(writer.pid, signal.SIGKILL)
        snapshot = Snapshots(folder).current()
        assert search(snapshot, Query(Word("border"))).count == 20
        assert len(set(snapshot.entries().values())) == 1
    folder.write([document(21, text="border")])
    assert search(Snapshots(folder).current(), Query(Word("border"))).count == 21
