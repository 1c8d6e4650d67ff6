"""Requests as bytes: what a well-behaved client library would refuse to send, over keep-alive connections."""

import socket
import time
from contextlib import suppress
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import NamedTuple

PATIENCE = 90
"""Seconds to wait for an answer; gunicorn itself gives a worker up after thirty."""


class Request(NamedTuple):
    """One request, of which no byte is judged."""

    method: bytes
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""
    closing: bool = False
    """Whether nothing can follow on the same connection: how long its body is can't be told for sure."""
    whole: bool = True
    """Whether all comes that it says will come; what never does need not be answered (RFC 9112, section 8)."""

    def __bytes__(self) -> bytes:
        return b"\r\n".join([b"%b %b HTTP/1.1" % self[:2], *(b"%b: %b" % header for header in self.headers), b"", self.body])


class Answer(NamedTuple):
    """What came back; ``seconds`` from the first byte sent to the last one read."""

    status: int
    headers: HTTPMessage
    body: bytes
    seconds: float


class Unanswered(Exception):
    """A request got no answer, or half of one; the sentence says what happened."""


class Connection:
    """One connection at a time to the server at ``port``, opened anew where it was closed."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def ask(self, request: Request) -> Answer:
        """The answer. Raises ``Unanswered``; a connection that the server closed while it was idle is opened once more."""
        if self.socket is not None:
            try:
                return self._asked(self.socket, request)
            except (OSError, HTTPException):
                self.close()
        try:
            return self._asked(self._opened(), request)
        except (OSError, HTTPException) as error:
            self.close()
            raise Unanswered(f"{type(error).__name__}: {error}") from error

    def close(self) -> None:
        """Ends the connection."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _opened(self) -> socket.socket:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.socket

    def _asked(self, through: socket.socket, request: Request) -> Answer:
        began = time.perf_counter()
        with suppress(BrokenPipeError, ConnectionResetError):  # it answers without having read all: what it says is still to be read
            through.sendall(bytes(request))
            if request.closing:
                through.shutdown(socket.SHUT_WR)
        with HTTPResponse(through, method=request.method.decode("latin-1")) as answer:
            answer.begin()
            body = answer.read()
            found = Answer(answer.status, answer.headers, body, time.perf_counter() - began)
        if answer.will_close or request.closing:
            self.close()
        return found
