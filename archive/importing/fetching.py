"""Fetching: a page from its address on the web, by a machine that stands where strangers must not look.

Whoever names an address chooses whom this machine asks. So every host's name is looked up once, all of its addresses have to be public,
and the connection goes to one of those and nowhere else; each redirect is judged like the first address; and time, bytes and kinds of
answers are bounded.
"""

import codecs
import io
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from threading import BoundedSemaphore
from time import monotonic
from typing import Any
from urllib.parse import urljoin

from archive.importing.addresses import IPAddress, NotFetched, WebAddress, is_public
from archive.reading import RawPage
from archive.reading.page.decoding import MAX_BYTES

SECONDS = 15.0
"""For all of it: names, connections, redirects, and the last byte."""
REDIRECTS = 5
NAMES = {
    "text/html": "fetched.html",
    "application/xhtml+xml": "fetched.xhtml",
    "text/plain": "fetched.txt",
    "text/markdown": "fetched.md",
}
"""The kinds of pages that are taken, and what their raw page is called."""

_PER_ADDRESS = 5.0
"""Seconds that one of a host's addresses has to take the connection, before the next one is tried."""
_MOST_BYTES = MAX_BYTES + 200_000
"""Of one answer, its head and the marks between its parts included."""
_PIECE = 1 << 16
_CHARSET = re.compile(r"charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_SAID_OF_WINDOWS = ("iso-8859-1", "latin1", "latin-1", "us-ascii")
_MOVED = (301, 302, 303, 307, 308)
_MOVED_FOR_GOOD = (301, 308)
_free = BoundedSemaphore(1)
"""One a process: each keeps a thread waiting, and pages need the others."""
_lookups = ThreadPoolExecutor(max_workers=2, thread_name_prefix="lookup")
"""Looking up a name can't be stopped; so it is waited for, but not longer than there is time."""

Resolve = Callable[[str], Sequence[str]]
Dial = Callable[[IPAddress, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page, and the address where it stands: the one asked for, or the one that it was moved to for good. Without a fragment."""

    page: RawPage
    address: str


def resolve(host: str) -> list[str]:
    """The IP addresses of a name, as the system knows them. Raises ``OSError``."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def dial(address: IPAddress, port: int, seconds: float) -> socket.socket:
    """A connection to that address and no other. Raises ``OSError``."""
    return socket.create_connection((str(address), port), seconds)


def fetch(
    address: str,
    *,
    resolve: Resolve = resolve,
    dial: Dial = dial,
    tls: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Fetched:
    """The page at an address of http or https. Raises ``NotFetched`` with one clear sentence.

    ``resolve`` looks names up, ``dial`` connects, ``tls`` judges certificates; ``seconds`` are for all of it. No proxy that the environment
    names is asked, and no cookie, name or password is sent.
    """
    if not _free.acquire(blocking=False):
        raise NotFetched("Another page is being fetched just now; try again in a few seconds.")
    try:
        return _Visit(resolve, dial, tls, monotonic() + seconds).follow(address)
    finally:
        _free.release()


@dataclass(frozen=True, slots=True)
class _Visit:
    """What one fetching goes by, and until when."""

    resolve: Resolve
    dial: Dial
    tls: ssl.SSLContext | None
    deadline: float

    def follow(self, address: str) -> Fetched:
        """The page to which an address leads, by redirects or without."""
        address = stands = address.partition("#")[0]
        for_good = True
        for _ in range(REDIRECTS + 1):
            asked = WebAddress.parse(address)
            with self._answer(asked) as answer:
                if answer.status not in _MOVED:
                    return Fetched(_page(answer, asked), stands)
                address = _led_to(answer, address)
            for_good = for_good and answer.status in _MOVED_FOR_GOOD
            stands = address if for_good else stands
        raise NotFetched(f"The address leads on more than {REDIRECTS} times.")

    @contextmanager
    def _answer(self, asked: WebAddress) -> Iterator[HTTPResponse]:
        """A host's answer, with its body to be read; whatever goes wrong on the way is said in a sentence."""
        try:
            with self._connected(asked) as connection:
                connection.settimeout(self.left())
                connection.sendall(_request(asked))
                wire = _Wire(connection, self)
                with HTTPResponse(wire, method="GET") as answer:  # type: ignore[arg-type] # of a socket it wants its file alone
                    answer.begin()
                    yield answer
        except TimeoutError as error:
            raise NotFetched(f"{asked.host} took too long to answer.") from error
        except ssl.SSLError as error:
            raise NotFetched(f"No secure connection to {asked.host} could be made.") from error
        except OSError as error:
            raise NotFetched(f"No connection to {asked.host} could be made, or it broke.") from error
        except (HTTPException, ValueError) as error:
            raise NotFetched(f"{asked.host} doesn't answer as a web site does.") from error

    def _connected(self, asked: WebAddress) -> socket.socket:
        """A connection to the first of a host's addresses that takes one."""
        addresses = self._public_addresses(asked)
        for address in addresses[:-1]:
            with suppress(OSError):
                return self._secured(self.dial(address, asked.port, min(self.left(), _PER_ADDRESS)), asked)
        return self._secured(self.dial(addresses[-1], asked.port, self.left()), asked)

    def _public_addresses(self, asked: WebAddress) -> list[IPAddress]:
        """A host's addresses, looked up once. One that isn't public spoils them all; whether there are any at all is not told."""
        try:
            literal = asked.literal
            addresses = [literal] if literal else [ip_address(one) for one in self._looked_up(asked.host)]
        except (OSError, ValueError):
            addresses = []
        if not addresses or not all(map(is_public, addresses)):
            raise NotFetched(f"{asked.host} is no site that is open to everybody.")
        return addresses

    def _looked_up(self, host: str) -> Sequence[str]:
        return _lookups.submit(self.resolve, host).result(self.left())

    def _secured(self, connection: socket.socket, asked: WebAddress) -> socket.socket:
        """With https, the connection after the host has shown that the address is its own."""
        if asked.scheme == "http":
            return connection
        try:
            connection.settimeout(self.left())
            return (self.tls or ssl.create_default_context()).wrap_socket(connection, server_hostname=asked.host)
        except BaseException:
            connection.close()
            raise

    def left(self) -> float:
        """Seconds that are left. Raises ``TimeoutError`` where none are."""
        seconds = self.deadline - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class _Wire(io.RawIOBase):
    """What comes over a connection, while there is time and until it is too much: also of a head that never ends, a byte at a time."""

    def __init__(self, connection: socket.socket, visit: _Visit) -> None:
        self._connection, self._visit, self._came = connection, visit, 0

    def makefile(self, mode: str) -> io.BufferedReader:
        """What ``HTTPResponse`` asks a socket for."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Takes what has come, or waits for it."""
        self._connection.settimeout(self._visit.left())
        came = self._connection.recv_into(buffer)
        self._came += came
        if self._came > _MOST_BYTES:
            raise _too_large()
        return came


def _request(asked: WebAddress) -> bytes:
    lines = (
        f"GET {asked.target} HTTP/1.1",
        f"Host: {asked.authority}",
        "User-Agent: policy-archive",
        f"Accept: {', '.join(NAMES)}",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _led_to(answer: HTTPResponse, address: str) -> str:
    """Where a redirect leads. ``http.client`` takes each byte of a head for a character; sites mean UTF-8."""
    location = answer.headers.get("Location", "").encode("latin-1").decode("utf-8", "replace")
    if not location:
        raise NotFetched("The site leads on, but doesn't say where to.")
    return urljoin(address, location).partition("#")[0]


def _page(answer: HTTPResponse, asked: WebAddress) -> RawPage:
    """The raw page that an answer holds."""
    if answer.status != 200:
        raise NotFetched(f"{asked.host} answered with status {answer.status} instead of a page.")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in NAMES:
        raise NotFetched("The address leads to something that is not HTML, Markdown or plain text.")
    if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise NotFetched(f"{asked.host} sent the page compressed, though it was asked not to.")
    data = b"".join(iter(lambda: answer.read(_PIECE), b""))
    if answer.length:
        raise NotFetched(f"{asked.host} sent only a part of the page.")
    if len(data) > MAX_BYTES:
        raise _too_large()
    charset = _CHARSET.search(answer.headers["Content-Type"])
    return RawPage(NAMES[kind], _in_utf8(data, charset[1].lower()) if charset else data)


def _in_utf8(data: bytes, charset: str) -> bytes:
    """A page's bytes, as UTF-8 where they are not: what the head of an answer says of them would be lost, since only the page is kept.

    As for the reader, a byte order mark and UTF-8 come before what is said; so what can't be decoded is left to the reader.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(UnicodeError, LookupError):
            return data.decode("cp1252" if charset in _SAID_OF_WINDOWS else charset).encode("utf-8")
    return data


def _too_large() -> NotFetched:
    return NotFetched(f"The page is larger than {MAX_BYTES // 1_000_000} MB.")
