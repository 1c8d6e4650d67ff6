"""A web site on this machine, reached as if it stood on the internet: names lead to a public address, and connecting there leads here."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import BinaryIO

from archive.importing.addresses import IPAddress
from archive.importing.fetching import Fetched, fetch

PUBLIC = "93.184.215.14"
Page = bytes | Callable[[BinaryIO], object]
"""All of an answer, or what writes one."""


def answer(body: bytes = b"", kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """An answer of HTTP/1.1; ``_`` in a header's name stands for ``-``."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(status=status, Location=to)


class Site:
    """What a site answers by its paths, what it was asked, and which addresses were dialled for it."""

    def __init__(self, pages: Mapping[str, Page], port: int) -> None:
        self.pages, self.port = pages, port
        self.heads: list[bytes] = []
        self.dialled: list[tuple[str, int]] = []
        self.looked_up: list[str] = []

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in their order."""
        return [head.split(b" ")[1].decode() for head in self.heads]

    def resolve(self, host: str) -> list[str]:
        """Every name is this site's."""
        self.looked_up.append(host)
        return [PUBLIC]

    def dial(self, address: IPAddress, port: int, seconds: float) -> socket.socket:
        """Connects here whatever is dialled, and remembers what it was."""
        self.dialled.append((str(address), port))
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    @property
    def fetch(self) -> Callable[..., Fetched]:
        """``fetch``, for which this site is all of the internet."""
        return partial(fetch, resolve=self.resolve, dial=self.dial)


@contextmanager
def site(pages: Mapping[str, Page], secured: Callable[[socket.socket], socket.socket] = lambda plain: plain) -> Iterator[Site]:
    """A site that answers by ``pages`` while the block runs."""

    class Answering(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                with secured(self.request) as connection, connection.makefile("rb") as asked, connection.makefile("wb") as told:
                    head = b"".join(iter(asked.readline, b"\r\n"))
                    here.heads.append(head)
                    page = here.pages.get(here.paths[-1], answer(status="404 Not Found"))
                    if callable(page):
                        page(told)
                    else:
                        told.write(page)
            except OSError:
                return  # whoever asked has heard enough

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Answering) as server:
        here = Site(pages, server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield here
        finally:
            server.shutdown()
            thread.join()


class Canary:
    """Listens at every address of this machine, counts who comes, and hangs up."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        self.port = int(self._listening.getsockname()[1])
        self._came = 0

    def dial(self, address: IPAddress, port: int, seconds: float) -> socket.socket:
        """Connects to just that address, but where the canary listens."""
        return socket.create_connection((str(address), self.port), 0.2)

    def count(self) -> int:
        """How many connections came so far."""
        time.sleep(0.1)
        return self._came

    def close(self) -> None:
        """Ends it."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listening.close()

    def _listen(self) -> None:
        with suppress(OSError):  # by which closing ends it
            while True:
                self._listening.accept()[0].close()
                self._came += 1
