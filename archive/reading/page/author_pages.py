"""Author pages: links that lead to what a site tells of an author."""

import re
from typing import Any

from archive.reading.lexicon.html import AUTHOR_FOLDERS

_FOLDER = re.compile(r"/([a-z-]{2,20})(?=/[^/])")
_HANDLE = re.compile(r"/@[^/]|[?&]author(?:_name)?=")


def is_authors_page(link: Any) -> bool:
    """Whether a link leads to an author's page: ``<a href="/staff/ada-roe">``, ``<a rel="author">``."""
    if link.get("rel") in ("author", "authors"):
        return True
    address = (link.get("href") or "")[:300].lower()
    return any(match[1] in AUTHOR_FOLDERS for match in _FOLDER.finditer(address)) or bool(_HANDLE.search(address))
