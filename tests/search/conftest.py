"""What tests of search stand on besides: names read anew, and an outbox that is drained when the test says so."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from search import names, outbox

Committing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _names_of_this_test() -> None:
    """A test's rows are rolled back, and the next test's may get the same numbers: the names kept in the process must go too."""
    names._names.cache_clear()


@pytest.fixture
def committed(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Committing:
    """``with committed():`` does what a commit does, and drains the outbox in this thread instead of one of its own."""
    monkeypatch.setattr(outbox, "wake", outbox.drain)

    @contextmanager
    def committing() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return committing
