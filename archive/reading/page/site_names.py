"""Site names: what an HTML page calls its site in its header and its copyright, so that no title keeps it."""

import re
from collections.abc import Iterator
from typing import Any

from archive.reading.lexicon.html import SITE_CLASSES
from archive.reading.page.elements import text_of

_HOME = re.compile(r"(?:https?:)?(?://[^/?#]{1,200})?/?(?:index\.\w{2,5}|home)?/?")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©,–\d-]{0,20}(?:by )?([^.|·•\n,©]{2,60})", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s(?:all rights|inc|ltd|llc|(?:19|20)\d\d)\b", re.IGNORECASE)
_MOST = 40
_MOST_WORDS = 8
_LONGEST = 200


def site_names(tree: Any) -> list[str]:
    """What stands in the links to the home page, in elements marked as the site's name, and behind the copyright sign."""
    found = [*_home_names(tree), *_marked_names(tree), *_holders(tree)]
    return list(dict.fromkeys(name for name in found if name and len(name.split()) <= _MOST_WORDS))


def is_sites_own(heading: Any) -> bool:
    """Whether a heading is the site's: marked so, in a block so marked, or a link to the home page and nothing else."""
    near = [heading, *list(heading.iterancestors())[:2]]
    if any(_marks(element) for element in near if element.tag not in ("article", "main", "body")):
        return True
    if _is_banners(heading):
        return True
    links = list(heading.iter("a"))
    return len(links) == 1 and _is_home(links[0]) and text_of(links[0], _MOST, _LONGEST) == text_of(heading, _MOST, _LONGEST)


def _is_banners(heading: Any) -> bool:
    """Whether a heading stands in the page's header, which is a child of its body or holds its menu, and in no article."""
    around = list(heading.iterancestors())
    if any(element.tag in ("article", "main") for element in around):
        return False
    headers = [element for element in around if element.tag == "header"]
    return any(one.getparent().tag == "body" or one.get("role") == "banner" or one.find(".//nav") is not None for one in headers)


def _marks(element: Any) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and not SITE_CLASSES.isdisjoint(named.lower().split())


def _is_home(link: Any) -> bool:
    href = (link.get("href") or "").strip().lower()
    return bool(href) and bool(_HOME.fullmatch(href[:300]))


def _home_names(tree: Any) -> Iterator[str]:
    for link in [link for link in tree.iter("a") if _is_home(link)][:_MOST]:
        yield text_of(link, _MOST, _LONGEST)
        for picture in link.iter("img"):
            yield " ".join((picture.get("alt") or "").split()).removesuffix(" logo").removesuffix(" Logo")


def _marked_names(tree: Any) -> Iterator[str]:
    """The texts of small elements whose class or id says that they are the site's name; a whole header is too long to be one."""
    marked = tree.xpath("//*[contains(@class, 'site') or contains(@class, 'logo') or contains(@id, 'logo') or contains(@class, 'brand')]")
    yield from (text_of(element, _MOST, _LONGEST) for element in marked[:_MOST] if _marks(element))


def _holders(tree: Any) -> Iterator[str]:
    for text in tree.xpath("//text()[contains(., '©') or contains(., 'opyright') or contains(., 'OPYRIGHT')]")[:_MOST]:
        around = text.getparent()
        around = around.getparent() if text.is_tail else around
        if around is None or around.tag in ("script", "style"):
            continue
        if match := _COPYRIGHT.search(text_of(around, _MOST, _LONGEST)):
            yield _AFTER_NAME.split(match[1])[0].strip()
