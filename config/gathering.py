"""Threads for whole requests: a worker of gunicorn that gathers a request before it gives it a thread.

gunicorn's own threads read the request themselves, so eight clients that send a letter every few seconds keep all eight threads of two
workers from everybody else (Slowloris). Here the loop that waits for all connections anyway takes in what comes, and hands a request on
once its header is there and a short body too. What takes too long, or is too much, is refused and closed.

A connection ends after some seconds, as its last answer says: clients that keep theirs for as long as they may (a proxy, say) would all be
with one worker once the others were renewed, and stay there.
"""

import re
import socket
import struct
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.http import get_parser
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, TConn, ThreadWorker

SECONDS = 20
"""For a header and a short body, from the first byte on; and for the first byte itself."""
STALLED = 30
"""Seconds for which a client may take nothing of its answer, or send nothing of a long body."""
MOST = 2**16
"""Bytes of a header. Longer bodies than this are read by the thread that serves them: files that editors send."""
KEPT = 10
"""Seconds from a connection's opening to its last answer; whichever worker has time takes the next one."""
CHUNK = 2**14
END = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d{1,18})[ \t]*(?=\r\n)", re.IGNORECASE)
EXPECTS = re.compile(rb"\r\nExpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
REFUSAL = "HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Connection(TConn):
    """gunicorn's connection, which knows since when it is open."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.since = time.monotonic()


class GatheringWorker(ThreadWorker):
    """gunicorn's ``gthread``, whose threads see a connection with a request on it only."""

    seconds = SECONDS
    kept = KEPT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gathering: dict[TConn, tuple[float, bytearray]] = {}
        """Since when, and what has come so far."""

    def accept(self, listener: socket.socket) -> None:
        """Takes a connection, to wait for what it asks."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another worker has it, or it is gone
            return
        self.nr_conns += 1
        for limit in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            client.setsockopt(socket.SOL_SOCKET, limit, struct.pack("ll", STALLED, 0))
        connection = Connection(self.cfg, client, address, listener.getsockname())
        connection.parser = get_parser(self.cfg, client, address)
        connection.initialized = True
        self._gather(connection)

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """A kept connection asks again."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._gather(conn)
        self._take(conn, client)

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Answers; on a connection that is old enough with ``Connection: close``. Gives whether it stays open."""
        if time.monotonic() - conn.since > self.kept:
            req.force_close()
        stays: bool = super().handle_request(req, conn)
        return stays

    def murder_pending(self) -> None:
        """Refuses what has taken too long.

        Who hasn't begun to ask is told nothing, since it may be asking just now; when the worker ends it is waited for as briefly as kept
        connections are.
        """
        super().murder_pending()
        now = time.monotonic()
        for connection, (since, come) in list(self.gathering.items()):
            if now - since <= (self.seconds if self.alive or come else STOP_KEEPALIVE_LINGER):
                continue
            if come:
                self._refuse(connection, 408, "Request Timeout")
            else:
                self._leave(connection)
                self._close(connection)

    def _gather(self, connection: TConn) -> None:
        connection.sock.setblocking(False)
        self.gathering[connection] = time.monotonic(), bytearray()
        self.poller.register(connection.sock, EVENT_READ, partial(self._take, connection))

    def _take(self, connection: TConn, client: socket.socket) -> None:
        """Takes in what has come; hands the connection on if it is enough."""
        _, come = self.gathering[connection]
        try:
            data = client.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        had_header = END in come
        come += data
        if not data:
            self._leave(connection)
            self._close(connection)
        elif is_whole(come):
            self._leave(connection)
            connection.parser.unreader.unread(bytes(come))
            self.enqueue_req(connection)
        elif len(come) > 2 * MOST or END not in come and len(come) > MOST:
            self._refuse(connection, 431, "Request Header Fields Too Large")
        elif not had_header and EXPECTS.search(come, 0, come.find(END) + 2):
            self._tell(connection, CONTINUE)  # and once more by the thread, which a client takes as one (RFC 9110, section 15.2)

    def _refuse(self, connection: TConn, status: int, reason: str) -> None:
        self._leave(connection)
        self._tell(connection, REFUSAL.format(status, reason).encode())
        self._close(connection)

    def _tell(self, connection: TConn, answer: bytes) -> None:
        try:
            connection.sock.send(answer)
        except OSError:  # it is gone, or takes nothing
            self.log.debug("Not told: %s", answer)

    def _leave(self, connection: TConn) -> None:
        del self.gathering[connection]
        self.poller.unregister(connection.sock)

    def _close(self, connection: TConn) -> None:
        self.nr_conns -= 1
        connection.close()


def is_whole(come: bytes | bytearray) -> bool:
    """Whether a thread may begin: the header has come, and its body too if that is short."""
    end = come.find(END)
    if end < 0:
        return False
    length = LENGTH.search(come, 0, end + 2)
    body = int(length[1]) if length else 0
    return body > MOST or len(come) - end - len(END) >= body
