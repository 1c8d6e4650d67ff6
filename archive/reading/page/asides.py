"""Asides: the elements of an HTML page that are no part of its article."""

import re
from typing import Any

from archive.reading.lexicon.html import ASIDE_CLASSES, ASIDES

_CLASS_WORD = re.compile(r"[a-z]+")
_NEVER = ("body", "html", "main", "article", "h1")


class Asides:
    """Menus, footers, comments and lists of other articles, told by tag, class or id: ``<div class="related-posts">``.

    What a page's headline or articleBody stands in is none by its class, whatever that says (``class="with-sidebar"``), and no form, for
    some systems put the whole page into one.
    """

    def __init__(self, tree: Any) -> None:
        inner = [*tree.iter("h1", "main"), *tree.xpath("//*[@itemprop='articleBody' or @itemprop='headline']")]
        self._around = {around for element in inner for around in (element, *element.iterancestors())}

    def begin_at(self, element: Any) -> bool:
        """Whether ``element`` itself is an aside."""
        if element.tag in ASIDES and not (element.tag == "form" and element in self._around):
            return True
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(named) == 1 or element.tag in _NEVER or element in self._around:
            return False
        return not ASIDE_CLASSES.isdisjoint(_CLASS_WORD.findall(named.lower()))

    def hold(self, element: Any) -> bool:
        """Whether ``element`` is an aside or stands in one."""
        while element is not None:
            if self.begin_at(element):
                return True
            element = element.getparent()
        return False
