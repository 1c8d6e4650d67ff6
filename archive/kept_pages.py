"""Kept pages: what was made for one reader is given to the next, for as long as nothing has changed that it shows.

A page of an article takes a dozen queries and some hundred templates. It shows what the archive's state tells of, what the index holds
and today's date; whoever knows of more that it shows adds a stamp of it. Pages are kept in files that all processes of a machine share,
each with the stamps that it was made under.
"""

import hashlib
import logging
import os
import pickle
import time
import zlib
from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import timedelta
from random import random
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

logger = logging.getLogger(__name__)

TIMEOUT = timedelta(hours=1)
"""Two changes that are committed in another order than they were made in can leave PostgreSQL's state as it was: so a page ends."""
CULLED = 0.01
"""How often, of the times that a page is kept, there is a look whether there are too many."""
LONGEST = 2**20
"""Characters of a page that is kept."""
OF_ONE_READER = (settings.SESSION_COOKIE_NAME, "messages")
"""Cookies of readers who are told something of their own."""

Stamp = Callable[[], Hashable | None]
"""What changes whenever something changes that pages show; ``None`` while that can't be told."""

_stamps: list[Stamp] = [timezone.localdate]


def depend_on(stamp: Stamp) -> None:
    """From now on a page is made anew, too, when ``stamp`` is another one."""
    if stamp not in _stamps:
        _stamps.append(stamp)


def kept_page(request: HttpRequest, state: Hashable, make: Callable[[], str]) -> str:
    """The page at the request's address in its language: the kept one, if it is of this ``state`` of the archive, else made."""
    if request.GET or any(name in request.COOKIES for name in OF_ONE_READER):
        return make()
    # Asked before the page is made: what changes meanwhile makes the next reader's page anew.
    stamps = (state, *(stamp() for stamp in _stamps))
    if None in stamps:
        return make()
    pages, address = caches["pages"], hashlib.sha256(f"{get_language()} {request.path}".encode()).hexdigest()
    found: tuple[Any, str] | None = pages.get(address)
    if found and found[0] == stamps:
        return found[1]
    page = make()
    if len(page) <= LONGEST:
        pages.set(address, (stamps, page), TIMEOUT.total_seconds())
    return page


class PageFiles(FileBasedCache):
    """Django's cache in files, which fails no page: what can't be kept, or not be read again, is made anew."""

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        """The value, if the disk has it whole."""
        try:
            return super().get(key, default, version)
        except (OSError, EOFError, zlib.error, pickle.PickleError) as error:
            logger.warning("A kept page can't be read: %s", error)
            return default

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keeps a value, if the disk takes it."""
        try:
            super().set(*args, **kwargs)
        except OSError as error:
            logger.warning("A page can't be kept: %s", error)

    def _cull(self) -> None:
        """Looks once in a while only for what is too many or too old: Django's lists all files whenever it keeps one, and lets the old be.

        What was taken down goes so from the disks of hosts that nobody took it down on.
        """
        if random() < CULLED:  # noqa: S311
            for path in self._list_cache_files():  # type: ignore[attr-defined]
                with suppress(OSError):
                    if os.path.getmtime(path) < time.time() - TIMEOUT.total_seconds():
                        os.unlink(path)
            super()._cull()  # type: ignore[misc]

    def _createdir(self) -> None:
        with suppress(OSError):  # said by ``set``, which needs the folder
            super()._createdir()  # type: ignore[misc]
