"""Rebuilding with several processes."""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engine import Document, IndexFolder
from search.engine.bulk import WorkerFailed
from tests.search.engine.corpus import document, some_document
from tests.search.engine.stock_writer import contents, write_stock

PREPARED = []


def prepare() -> None:
    """What each process does first."""
    PREPARED.append(True)


def some_documents(task: int) -> Iterator[Document]:
    """Five documents a task, once the process is prepared."""
    assert PREPARED
    chance = random.Random(task)
    return (some_document(number, chance) for number in range(5 * task, 5 * task + 5))


def failing(task: int) -> Iterator[Document]:
    yield document(task)
    if task == 3:
        raise LookupError("the database went away")


def dying(task: int) -> Iterator[Document]:
    yield document(task)
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)


def repeating(task: int) -> list[Document]:
    return [document(task % 3)]


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild([document(1, text="old")])
    return folder


def test_every_document_of_every_task_is_there(folder: IndexFolder, tmp_path: Path) -> None:
    progress: list[int] = []
    folder.rebuild_from(range(23), some_documents, 2, prepare, progress.append)
    write_stock(tmp_path / "stock", [one for task in range(23) for one in _without_preparing(task)])
    assert contents(folder.state().build) == contents(tmp_path / "stock")
    assert folder.verify() == []
    assert progress == sorted(progress)
    assert progress[-1] == 115


def _without_preparing(task: int) -> Iterator[Document]:
    chance = random.Random(task)
    return (some_document(number, chance) for number in range(5 * task, 5 * task + 5))


def test_no_task_makes_an_empty_index(folder: IndexFolder) -> None:
    folder.rebuild_from([], some_documents, 2, prepare)
    assert contents(folder.state().build)["stored"] == {}


@pytest.mark.parametrize(
    ("documents_of", "error", "message"),
    [
        (failing, WorkerFailed, "LookupError: the database went away"),
        (dying, WorkerFailed, "exit code -9"),
        (repeating, ValueError, "given twice"),
    ],
)
def test_a_failure_leaves_the_old_index(folder: IndexFolder, documents_of: object, error: type[Exception], message: str) -> None:
    before = folder.state()
    with pytest.raises(error, match=message):
        folder.rebuild_from(range(8), documents_of, 2)  # type: ignore[arg-type]
    assert folder.state() == before
    assert [path.name for path in folder.path.glob("build-*")] == [before.build.name]
    folder.write([document(2)])
