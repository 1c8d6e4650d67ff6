"""Slow, huge and broken requests, sent by hand to a gunicorn as it is shipped."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.gathering import MOST, GatheringWorker, is_whole
from tests.serving import Server, environment_of, gunicorn, set_up


class Hasty(GatheringWorker):
    """Waits for two seconds only, and ends a connection after three."""

    seconds = 2
    kept = 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    environment = environment_of(tmp_path_factory.mktemp("archive") / "data")
    set_up(environment)
    with gunicorn(environment, "-k", "tests.config.test_gathering.Hasty", "-w", "1", "--threads", "2") as server:
        yield server


def opened(server: Server, text: bytes = b"") -> socket.socket:
    """A connection on which this was sent."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    connection.sendall(text)
    return connection


def answer(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    come = b""
    with connection:
        while data := connection.recv(65_536):
            come += data
    return come


def asked(path: str, *headers: str, method: str = "GET", body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.mark.slow
@pytest.mark.parametrize("begun", [b"", b"GET /about/ HTTP/1.1\r\nX-Slow: ", b"POST /language/ HTTP/1.1\r\nContent-Length: 9\r\n\r\na"])
def test_more_slow_connections_than_threads_keep_nobody_waiting(server: Server, begun: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(30):
            stack.enter_context(opened(server, begun))
        before = time.monotonic()
        assert answer(opened(server, asked("/healthz"))).startswith(b"HTTP/1.1 200")
        assert time.monotonic() - before < Hasty.seconds


@pytest.mark.slow
def test_a_request_that_takes_too_long_is_refused_and_closed(server: Server) -> None:
    assert answer(opened(server, b"GET / HTTP/1.1\r\nX-Slow: ")).startswith(b"HTTP/1.1 408 ")


@pytest.mark.slow
def test_a_connection_without_a_request_is_closed_without_a_word(server: Server) -> None:
    assert answer(opened(server)) == b""


@pytest.mark.slow
def test_a_header_without_end_is_refused_and_closed(server: Server) -> None:
    connection = opened(server, b"GET / HTTP/1.1\r\nX-Huge: " + b"a" * MOST)
    assert connection.recv(100).startswith(b"HTTP/1.1 431 ")
    connection.close()


@pytest.mark.slow
def test_a_request_in_pieces_is_answered_as_one_in_one_piece(server: Server) -> None:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    for byte in asked("/healthz"):
        connection.sendall(bytes([byte]))
    assert answer(connection).startswith(b"HTTP/1.1 200")


@pytest.mark.slow
def test_requests_on_one_connection_are_all_answered(server: Server) -> None:
    kept = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    connection = opened(server, kept + kept)
    time.sleep(0.5)
    connection.sendall(kept)
    connection.sendall(asked("/healthz"))
    assert answer(connection).count(b"HTTP/1.1 200") == 4


@pytest.mark.slow
def test_a_connection_ends_after_some_seconds_and_says_so(server: Server) -> None:
    connection = opened(server)
    answers = []
    began = time.monotonic()
    for _ in range(10):
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answers.append(connection.recv(65_536).lower())
        if b"connection: close" in answers[-1]:
            break
        time.sleep(1)
    assert [b"connection: close" in one for one in answers] == [False] * (len(answers) - 1) + [True]
    assert len(answers) > 1
    assert time.monotonic() - began > Hasty.kept - 1
    assert answer(connection) == b""


@pytest.mark.slow
def test_a_body_that_comes_later_is_read(server: Server) -> None:
    body = b"language=es"
    form = ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    connection = opened(server, asked("/language/", *form, method="POST"))
    time.sleep(0.2)
    connection.sendall(body)
    assert b"Set-Cookie: language=es" in answer(connection)


@pytest.mark.slow
def test_who_asks_whether_to_send_a_body_is_told_to(server: Server) -> None:
    body = b"language=es"
    form = ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}", "Expect: 100-continue"]
    connection = opened(server, asked("/language/", *form, method="POST"))
    told = connection.recv(65_536)
    connection.sendall(body)
    assert told == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert b"HTTP/1.1 302" in answer(connection)


@pytest.mark.slow
def test_a_client_that_leaves_amid_its_request_leaves_nothing(server: Server) -> None:
    for _ in range(50):
        opened(server, b"GET / HTTP").close()
    assert answer(opened(server, asked("/healthz"))).startswith(b"HTTP/1.1 200")


HEADER = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_request_is_whole_once_its_header_and_its_short_body_have_come(body: bytes, cut: int) -> None:
    request = HEADER % len(body) + body
    assert is_whole(request)
    assert is_whole(request[:cut]) == (cut >= len(request))


def test_a_long_body_is_left_to_its_thread() -> None:
    assert is_whole(HEADER % (MOST + 1))
    assert not is_whole(HEADER % MOST)


def test_a_length_in_a_body_is_no_header() -> None:
    assert is_whole(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n\r\nContent-Length: 99\r\n\r\n")
