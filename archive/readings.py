"""Counting readings: a number a day and article, without cookies, and without a word on who read.

A reading is a page of an article that is given to a browser: not to a robot, not fetched ahead, not to an editor who is logged in, and
once a day to the same reader. Readers are told apart by a keyed digest of address, browser and article, whose key is drawn at random
each day; digests and key are in this process's memory alone, so one who is served by two processes may be counted by both.

Counts are gathered in memory and added to the database every few seconds by a thread, and when the process ends: no page waits for
them, and no failure to write them fails a page. A process that is killed loses what it gathered since.
"""

import atexit
import logging
import os
import re
import secrets
from collections import Counter
from datetime import date, timedelta
from hashlib import blake2b
from threading import Lock, Timer

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from archive.models import Readings
from archive.throttling import address_of

logger = logging.getLogger(__name__)

EVERY = 10.0
"""Seconds between two writes."""
KEPT = timedelta(days=400)
"""How long a day's counts are kept: a year, and the month in which somebody looks back at it."""
MOST_REMEMBERED = 100_000
"""Digests in memory, some 10 MB. Past it the day begins anew: who comes again is counted again."""
ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|fetch|scan|monitor|preview|headless|phantom|lighthouse"
    r"|curl|wget|python|httpx|libwww|go-http|okhttp|java/|https?://",
    re.IGNORECASE,
)
"""Words of programs in what they call themselves (Cubot is a telephone); a browser names no address, robots mostly do."""
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers in which browsers say that nobody looks at the page yet."""


def note(request: HttpRequest, article: int) -> None:
    """Counts a reading of the article with this key, if it is one. No query, unless the request has an editor's session.

    The view calls it for each page it makes, so one that a browser still had, and that is answered 304 by whatever stands before the
    view, counts too: it was looked at again.
    """
    if is_reading(request):
        reader = f"{address_of(request)}\0{request.headers['User-Agent']}"
        gathered.add(article, reader, timezone.localdate())


def is_reading(request: HttpRequest) -> bool:
    """Whether a reader looks at the page, as far as the request tells."""
    agent = request.headers.get("User-Agent", "")
    ahead = any(word in request.headers.get(name, "").lower() for name in AHEAD for word in ("prefetch", "preview"))
    return request.method == "GET" and bool(agent.strip()) and not ROBOT.search(agent) and not ahead and not _of_editor(request)


def _of_editor(request: HttpRequest) -> bool:
    """Whether somebody is logged in. Asked of requests with a session alone: for others it costs no query and changes no header."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


class Gathered:
    """What one process counted and has not written yet, and whom it counted today."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Counter[tuple[int, date]] = Counter()
        self._timer: Timer | None = None
        self._begin(None)
        self.writing = Lock()
        self.tidied: date | None = None

    def _begin(self, day: date | None) -> None:
        self._day, self._key, self._seen = day, secrets.token_bytes(32), set[bytes]()

    def add(self, article: int, reader: str, day: date) -> None:
        """Counts a reading, unless this reader was counted for this article on this day, and sees to it that it will be written."""
        with self._lock:
            if day != self._day or len(self._seen) >= MOST_REMEMBERED:
                self._begin(day)
            digest = blake2b(f"{article}\0{reader}".encode(), key=self._key, digest_size=12).digest()
            if digest in self._seen:
                return
            self._seen.add(digest)
            self._waiting[article, day] += 1
            if self._timer is None:
                self._timer = Timer(EVERY, _flush_in_thread)
                self._timer.daemon = True  # else a process would take ten seconds to end
                self._timer.start()

    def take(self) -> Counter[tuple[int, date]]:
        """What waits, by article and day; it waits no more."""
        with self._lock:
            taken, self._waiting, self._timer = self._waiting, Counter(), None
            return taken

    def put_back(self, counts: Counter[tuple[int, date]]) -> None:
        """Has ``counts`` wait again, for the next write."""
        with self._lock:
            self._waiting.update(counts)


gathered = Gathered()
os.register_at_fork(after_in_child=gathered.__init__)  # type: ignore[misc]  # else a forked process would write its parent's counts again


def flush() -> int:
    """Adds what was gathered to the database, once a day lets go of days older than ``KEPT``, and gives the number of readings written.

    Raises what the database raises; nothing is lost then.
    """
    with gathered.writing:  # the end of the process waits for a write that has begun
        counts = gathered.take()
        if not counts:
            return 0
        try:
            Readings.objects.add(counts)
        except Exception:
            gathered.put_back(counts)
            raise
        _tidy(timezone.localdate())
        return counts.total()


def _tidy(today: date) -> None:
    if gathered.tidied != today:
        Readings.objects.filter(day__lt=today - KEPT).delete()
        gathered.tidied = today


def _flush_in_thread() -> None:
    try:
        _flush_and_log()
    finally:
        connection.close()


def _flush_and_log() -> None:
    try:
        flush()
    except Exception:
        logger.exception("Readings wait for the next write: this one failed")


atexit.register(_flush_and_log)
