"""How long a search waits for a cluster that has just lost a node."""

import pytest
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import TransportError

from search.cluster import connecting
from search.cluster.connecting import asked, patiently
from search.engine import IndexMissing, IndexUnreachable

AWAY = TransportError(503, "search_phase_execution_exception", {})


def failing(times: int, error: Exception) -> list[int]:
    """Asks something that fails so often; how often it was asked."""
    turns: list[int] = []

    def ask() -> int:
        turns.append(1)
        if len(turns) <= times:
            raise error
        return 7

    with asked("archive"):
        assert patiently(ask) == 7
    return turns


def test_shards_that_move_are_asked_again() -> None:
    assert len(failing(2, AWAY)) == 3


def test_a_node_that_dies_while_it_answers_is_not_asked_for_ever() -> None:
    assert len(failing(1, TransportError(500, "search_phase_execution_exception", {}))) == 2
    with pytest.raises(IndexUnreachable, match="status 500"):
        failing(9, TransportError(500, "search_phase_execution_exception", {}))


def test_in_the_end_it_is_said_that_they_do_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "PAUSE", 0.001)
    with pytest.raises(IndexUnreachable, match="status 503"):
        failing(99, AWAY)


def test_where_nobody_answers_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting.time, "sleep", lambda seconds: pytest.fail("it waited"))
    with pytest.raises(IndexUnreachable, match="no node can be reached"):
        failing(1, NoConnection("N/A", "refused", OSError("refused at 10.0.0.1")))


def test_an_index_that_is_not_there_is_another_error() -> None:
    with pytest.raises(IndexMissing, match="no search index archive"):
        failing(1, connecting.NotFoundError(404, "index_not_found_exception", {}))
