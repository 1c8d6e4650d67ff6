"""JSON-LD: what a page states of itself in schema.org's words (https://schema.org/Article), however its publisher nested it."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

_SPACES = re.compile(r"\s+")
_OPENINGS = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_CLOSINGS = (";", "-->", "//]]>", "/*]]>*/", "]]>", "//")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_LONE_FIELD = re.compile(r'"(headline|datePublished|name|@type)"\s*:\s*"((?:[^"\\\n]|\\.){1,400})"')
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_RANKS = (("article", "posting", "report"), ("work", "review", "episode", "videoobject", "event"), ("page",))
"""Ends of the types that can be a page's own subject, the surest first."""
_MOST_OBJECTS = 2_000


@dataclass(frozen=True, slots=True)
class Author:
    """Who is stated to have written a page; ``is_person`` is false for what is typed as an organisation."""

    name: str
    is_person: bool = True


class LinkedData:
    """The JSON-LD objects of a page, those first that describe its article.

    ``LinkedData(['{"@type": "NewsArticle", "headline": "Rain"}']).text("headline")`` is ``"Rain"``.
    """

    def __init__(self, scripts: Iterable[str], address: str | None = None) -> None:
        everything = [item for script in scripts for item in _objects(script)][:_MOST_OBJECTS]
        self._named = {item["@id"]: item for item in everything if isinstance(item.get("@id"), str) and "name" in item}
        ranked = [(_rank(item), not _is_about(item, address), item) for item in everything]
        self._articles = [item for rank, _, item in sorted(ranked, key=lambda entry: entry[:2]) if rank < len(_RANKS)]

    def text(self, *keys: str, pages: bool = True) -> str | None:
        """The first text that one of ``keys`` has, article by article; without ``pages`` those of mere web pages don't count."""
        for item in self._articles:
            for key in keys if pages or _rank(item) < 2 else ():
                value = item.get(key)
                value = value[0] if isinstance(value, list) and value else value
                if isinstance(value, str) and (cleaned := clean(value)):
                    return cleaned
        return None

    def people(self, *keys: str) -> list[Author]:
        """Who stands under ``keys`` of the first article that has any: texts, objects, references by ``@id``, and lists of these."""
        for item in self._articles:
            for key in keys:
                if found := list(self._authors(item.get(key))):
                    return found
        return []

    def addresses(self) -> list[str]:
        """The articles' own addresses as stated."""
        found: list[Any] = []
        for item in self._articles:
            page = item.get("mainEntityOfPage")
            found += [page.get("@id") if isinstance(page, dict) else page, item.get("url")]
        return [address for address in found if isinstance(address, str)]

    def _authors(self, value: Any) -> Iterator[Author]:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                item = item if "name" in item else self._named.get(str(item.get("@id")), item)
                names = item.get("name") or " ".join(str(item[key]) for key in ("givenName", "familyName") if item.get(key))
                for name in names if isinstance(names, list) else [names]:
                    if isinstance(name, str) and clean(name):
                        yield Author(clean(name), "organization" not in " ".join(_types(item)))
            elif isinstance(item, str) and clean(item):
                yield Author(clean(item))


def clean(text: str) -> str:
    """A stated text without its entities (escaped once or twice), markup and line ends: ``clean("Rain &amp;amp; wind")``."""
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return _SPACES.sub(" ", text.replace("\u200b", "").replace("\xad", "")).strip()


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """Every object of one script that may describe a page, breadth first; what is nested in others as a mere part is left."""
    pending = deque([_parsed(script)])
    while pending:
        item = pending.popleft()
        if isinstance(item, list):
            pending += item[:200]
        elif isinstance(item, dict):
            pending += [
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "article") if isinstance(item.get(key), (dict, list))
            ]
            yield item


def _parsed(script: str) -> Any:
    text = script.strip()
    for opening in _OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _rescued(text)


def _rescued(text: str) -> dict[str, Any]:
    """Of a script that is no JSON its headline and its day, where it says once only what it describes."""
    found: dict[str, Any] = {}
    for match in _LONE_FIELD.finditer(text[:200_000]):
        found.setdefault(match[1], match[2].replace('\\"', '"').replace("\\/", "/"))
    found.pop("name", None)
    return found


def _types(item: dict[str, Any]) -> list[str]:
    stated = item.get("@type", "")
    return [str(one).lower() for one in (stated if isinstance(stated, list) else [stated])]


def _rank(item: dict[str, Any]) -> int:
    """How surely an object is the page's subject: 0 an article, 1 another work, 2 a page, 3 none."""
    types = _types(item)
    return next((rank for rank, endings in enumerate(_RANKS) if any(one.endswith(endings) for one in types)), len(_RANKS))


def _is_about(item: dict[str, Any], address: str | None) -> bool:
    """Whether an object says that its page is at ``address``; each is taken at its word where the page states no address."""
    page = item.get("mainEntityOfPage")
    stated = [item.get("url"), item.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    own = [one for one in stated if isinstance(one, str) and one.startswith("http")]
    return not address or not own or any(_path(one) == _path(address) for one in own)


def _path(address: str) -> str:
    return address.split("#")[0].split("?")[0].rstrip("/").partition("://")[2]
