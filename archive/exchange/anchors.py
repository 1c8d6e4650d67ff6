"""Anchors of paragraphs: an address for each that stays while its own words stay, whatever is edited elsewhere. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from django.utils.text import slugify

from archive.models.passages import digest

_WORDS, _LONGEST_WORDS, _DIGITS = 4, 40, 8
_WHOLE = 80
"""Characters up to which a text fragment holds all of a passage; of a longer one, its first and last words."""
_EDGE_WORDS = 6


def paragraph_anchors(texts: Iterable[str]) -> list[str]:
    """An anchor for each text: its first words, to be read, and a digest of all of them: ``p-rice-is-dear-again-1f0c22ab``.

    Quotation marks, accents, case and spaces may change. The same words met again are numbered: ``…-2``.
    """
    met: Counter[str] = Counter()
    anchors = []
    for text in texts:
        opening = slugify(" ".join(text.split(maxsplit=_WORDS)[:_WORDS])[:_LONGEST_WORDS])
        anchor = "-".join(filter(None, ("p", opening, digest(text)[:_DIGITS])))
        met[anchor] += 1
        anchors.append(anchor if met[anchor] == 1 else f"{anchor}-{met[anchor]}")
    return anchors


def text_fragment(words: str) -> str:
    """The text directive by which a browser finds and marks ``words`` in a page: ``:~:text=Rice%20is%20dear``.

    After the WICG's *URL Fragment Text Directives*: ``start`` or ``start,end``, with hyphens, commas and ampersands percent-encoded.
    """
    words = " ".join(words.split())
    edges = [words]
    if len(words) > _WHOLE:
        found = re.findall(r"\S+", words)
        edges = [" ".join(found[:_EDGE_WORDS]), " ".join(found[-_EDGE_WORDS:])] if len(found) > 2 * _EDGE_WORDS else [words]
    return ":~:text=" + ",".join(quote(edge.encode("utf-8", "replace"), safe="").replace("-", "%2D") for edge in edges)
