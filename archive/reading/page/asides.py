"""Asides: the elements of an HTML page that are no part of its article."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from archive.folding import fold
from archive.reading.lexicon.html import ASIDE_CLASSES, ASIDES
from archive.reading.page.author_pages import is_authors_page
from archive.reading.page.elements import text_of
from archive.reading.page.printed_names import is_name

_CLASS_WORD = re.compile(r"[a-z]+")
_NEVER = ("body", "html", "main", "article", "h1")
_AUTHORS = ("author", "byline")
_FOOT = frozenset({"footer"})
_SIDE = frozenset({"sidebar"})
_TEASER = frozenset({"teaser"})
_PEOPLE = frozenset({"person", "people", "expert", "author", "authors", "profile", "staff", "bio", "contributor"})
_OWN = frozenset({"post", "entry", "article"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_RUNNING = ("p", "blockquote", "body")
_MOST_LINKS = 600
_MOST_PIECES = 60
_FEWEST_WORDS = 3
_FEWEST_LINKED = 5
_LONGEST_TEASER = 600
_LONGEST_ITEM = 300
_HIGHEST = 4


class Asides:
    """Menus, footers, comments and lists of other articles, told by tag, class or id: ``<div class="related-posts">``.

    What a page's headline or articleBody stands in is none by its class, whatever that says (``class="with-sidebar"``), and no form, for
    some systems put the whole page into one. A short block around a heading that links to another article is a teaser, however called.
    """

    def __init__(self, tree: Any) -> None:
        inner = [*tree.iter("h1", "main"), *tree.xpath("//*[@itemprop='articleBody' or @itemprop='headline']")]
        self._around = {around for element in inner for around in (element, *element.iterancestors())}
        self._teasers = set(self._cards(tree))
        self._held: dict[Any, bool] = {}

    def begin_at(self, element: Any, but_sidebars: bool = False) -> bool:
        """Whether ``element`` itself is an aside; a sidebar is none where the caller says so."""
        if (
            element.tag in ASIDES
            and not (but_sidebars and element.tag == "aside")
            and not (element.tag == "form" and element in self._around)
            and not _is_articles_own(element)
        ):
            return True
        if element in self._teasers:
            return True
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(named) == 1 or element.tag in _NEVER or element in self._around:
            return False
        words, marked = _words_of(named)
        if marked == _FOOT:
            return words.isdisjoint(_OWN)
        if marked == _TEASER:
            return words.isdisjoint(_PEOPLE)
        return bool(marked) and not (but_sidebars and marked == _SIDE)

    def hold(self, element: Any, but_sidebars: bool = False) -> bool:
        """Whether ``element`` is an aside or stands in one."""
        if but_sidebars:
            return any(self.begin_at(one, but_sidebars) for one in (element, *element.iterancestors()))
        passed: list[Any] = []
        while element is not None and element not in self._held:
            passed.append(element)
            if self.begin_at(element):
                break
            element = element.getparent()
        held = bool(passed and self.begin_at(passed[-1])) or element is not None and self._held.get(element, True)
        self._held |= dict.fromkeys(passed, held)
        return held

    def _cards(self, tree: Any) -> Iterator[Any]:
        """The short blocks around links to other articles: ``<div><h4><a href="/b">A bridge here</a></h4><i>Una Other</i></div>``."""
        title = tree.find(".//title")
        own = fold(text_of(title, _MOST_PIECES)) if title is not None else ""
        for link in islice(tree.iter("a"), _MOST_LINKS):
            text = text_of(link, _MOST_PIECES)
            heading = _is_heading(link)
            if text.count(" ") + 1 < (_FEWEST_WORDS if heading else _FEWEST_LINKED) or fold(text) in own:
                continue
            if is_name(text) or is_authors_page(link) or not _PEOPLE.isdisjoint(_class_words(link)):
                continue
            if len(link) and len(text) <= _LONGEST_ITEM and link.getparent().tag not in _RUNNING:
                yield link
            block = self._block_around(link, text)
            if block is None or block in self._around or not _PEOPLE.isdisjoint(_class_words(block)):
                continue
            if len(text_of(block, _MOST_PIECES)) <= (_LONGEST_TEASER if heading else _LONGEST_ITEM):
                yield block

    def _block_around(self, link: Any, text: str) -> Any:
        """The smallest element that shows more than the link; ``None`` where that is a paragraph, for any may hold a link."""
        block = link.getparent()
        for _ in range(_HIGHEST):
            if block is None or len(text_of(block, _MOST_PIECES)) > len(text):
                break
            block = block.getparent()
        return None if block is None or block.tag in _RUNNING else block


def _is_heading(link: Any) -> bool:
    """Whether a link is a heading, stands in one, or holds one."""
    parent = link.getparent()
    return parent is not None and parent.tag in _HEADINGS or any(True for _ in link.iter(*_HEADINGS))


def _class_words(element: Any) -> list[str]:
    return _CLASS_WORD.findall((element.get("class") or "").lower())


@lru_cache(maxsize=4096)
def _words_of(named: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a class and id, and those among them that mark asides."""
    words = frozenset(_CLASS_WORD.findall(named.lower()))
    return words, words & ASIDE_CLASSES


def _is_articles_own(element: Any) -> bool:
    """Whether an aside or a foot is the article's: ``<aside class="authors">``, ``<footer class="entry-footer">``."""
    named = (element.get("class") or "").lower() if element.tag in ("aside", "footer") else ""
    return element.tag == "aside" and any(word in named for word in _AUTHORS) or not _OWN.isdisjoint(_CLASS_WORD.findall(named))
