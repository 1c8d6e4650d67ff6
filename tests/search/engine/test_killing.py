"""A writer killed at any moment: the index is the one before or the one after, whole, and the next commit removes what was left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engine import IndexFolder
from search.engine.commit import last_commit
from tests.search.engine.corpus import document
from tests.search.engine.stock_writer import contents

WRITER = """
import sys
from search.engine import IndexFolder
from tests.search.engine.corpus import document

folder = IndexFolder(sys.argv[1])
for stamp in range(int(sys.argv[2]), 10**9):
    print(stamp, flush=True)
    folder.write(document(number, text=f"border stamp{stamp}", stamp=str(stamp)) for number in range(20))
    folder.merge()
"""


def killed_and_sound(folder: IndexFolder, moments: list[float], first: int) -> None:
    """Kills a writer after each of ``moments`` (seconds after its first commit), and looks at what is left."""
    for moment in moments:
        command = [sys.executable, "-c", WRITER, str(folder.path), str(first)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == b"%d\n" % first
            writer.stdout.readline()
            time.sleep(moment)
            os.kill(writer.pid, signal.SIGKILL)
        found = contents(folder.state().build)
        stamps = {stored["stamp"] for stored in found["stored"].values()}
        assert len(found["stored"]) == 20
        assert len(stamps) == 1
        assert len(found["postings"]["text"][b"stamp" + stamps.pop().encode()]) == 20
        assert folder.verify() == []
        first += 1_000


def after_that(folder: IndexFolder) -> None:
    """The next commit works, and leaves only its own files."""
    folder.write([document(21)])
    build = folder.state().build
    names = {entry.segment_id() for entry in last_commit(build).read().segments}
    assert {file.name.split(".")[0] for file in build.glob("MAIN_*.*")} == names
    assert len(list(build.glob("_MAIN_*"))) == 1


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild(document(number, text="border stamp1", stamp="1") for number in range(20))
    return folder


def test_a_writer_killed_a_few_times_leaves_a_whole_index(folder: IndexFolder) -> None:
    chance = random.Random(1)
    killed_and_sound(folder, [chance.uniform(0, 0.03) for _ in range(5)], 2)
    after_that(folder)


def test_a_writer_killed_thirty_times_leaves_a_whole_index(folder: IndexFolder) -> None:
    chance = random.Random(2)
    killed_and_sound(folder, [chance.uniform(0, 0.1) for _ in range(30)], 2)
    after_that(folder)
