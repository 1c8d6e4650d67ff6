"""Authors that an HTML page marks: elements of a class or a property, cards of people, links to an author's own page."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from archive.folding import fold
from archive.reading.lexicon.bylines import AGENCIES
from archive.reading.lexicon.html import CARD_CLASSES
from archive.reading.page.asides import Asides
from archive.reading.page.author_pages import is_authors_page
from archive.reading.page.bylines import is_role_line, names_of, read_byline, without_by
from archive.reading.page.lines import is_sentence
from archive.reading.page.linked_data import Author
from archive.reading.page.offices import is_office
from archive.reading.page.printed_names import is_name, is_single_name, opens_with_a_given_name

_MARKED = (
    "//*[@itemprop='author' or @itemprop='creator' or @rel='author' or @rel='authors' or contains(@class, 'uthor')"
    " or contains(@class, 'yline') or contains(@class, 'ontributor') or contains(@class, 'autor') or contains(@class, 'firma')"
    " or contains(@class, 'writer') or contains(@class, 'columnist') or contains(@class, 'journalist') or contains(@property, ':author')"
    " or contains(@property, ':creator') or contains(@data-testid, 'byline') or contains(@data-testid, 'author')]"
)
"""Elements marked as author, byline or the like; the first letter of a class may be a capital."""
_INLINE = frozenset({"b", "strong", "em", "i", "u", "small", "font", "bdi", "span", "a", "sup"})
_ONE_EACH = frozenset({"a", "li"})
_QUOTED = frozenset({"blockquote", "figure", "q"})
_PAGE_WIDE = frozenset({"body", "main", "article", "html"})
_STAFFS = ("columnists", "journalists", "writers")
"""Classes of lists of all who write for a site."""
_MOST_ELEMENTS = 40
_MOST_LINKED = 4
_MOST_INNER = 80
_LONGEST = 200
_LONGEST_LINE = 120
_FARTHEST_UP = 6
_SENTENCE_WORDS = 5


def marked_authors(tree: Any, asides: Asides) -> list[Author]:
    """Names in elements marked as author or byline, the first that holds any and its like beside it; else an office that signs."""
    offices: list[Author] = []
    beside_text: list[Any] = []
    for element in tree.xpath(_MARKED)[:_MOST_ELEMENTS]:
        if _is_quoted(element) or any(word in (element.get("class") or "") for word in _STAFFS):
            continue
        if asides.hold(element):
            beside_text += [] if asides.hold(element, but_sidebars=True) else [element]
            continue
        if names := _names_in(element):
            beside = [name for other in _beside(element, tree, asides) for name in _names_in(other)]
            return [Author(name) for name in dict.fromkeys([*names, *beside])]
        office = without_by(" ".join(text for _, text in _lines_of(element)))
        offices += [Author(office, is_person=False)] if not offices and (is_office(office) or fold(office) in AGENCIES) else []
    return _linked(tree, asides) or _carded(tree, asides) or offices or _few(name for one in beside_text for name in _names_in(one))


def _names_in(element: Any) -> list[str]:
    """The names of one element: of its own name property, its links, or its lines, jobs and papers left out."""
    named = element.xpath(".//*[@itemprop='name']") if element.get("itemprop") == "author" else []
    content = element.get("content") or (named[0].get("content") if named else None) or (element.tag == "link" and element.get("title"))
    lines = _lines_of(named[0] if named else element) if not content else [(element.tag, content)]
    if sum(len(text) for _, text in lines) > _LONGEST:
        return []
    linked = [text for link in element.iter("a") for _, text in _lines_of(link)[:1] if is_name(text) and not is_role_line(text)]
    printed = _names_on(lines)
    more = [name for name in printed if name not in linked]
    if linked and not (set(linked) <= set(printed) and all(opens_with_a_given_name(name) for name in more)):
        return linked
    return printed or _single_name(element, lines)


def _single_name(element: Any, lines: Sequence[tuple[Any, str]]) -> list[str]:
    """The one word of an element that links to its author's page: ``<a rel="author" href="/author/nadar">Nadar</a>``."""
    links = any(is_authors_page(link) for link in element.iter("a"))
    name = without_by(" ".join(text for _, text in lines)) if links else ""
    return [name] if name and is_single_name(name) else []


def _names_on(lines: Sequence[tuple[Any, str]]) -> list[str]:
    """The names on the first line that has any, and on the lines like it: further items of a list, or full names."""
    names: list[str] = []
    like: tuple[Any, ...] = ()
    for key, text in lines:
        byline = read_byline(text) if not names else None
        found = list(byline.authors if byline else names_of(text))
        if is_role_line(text) and not (found and opens_with_a_given_name(found[0])):
            continue
        if found and (not names or key == like and (key[0] in _ONE_EACH or opens_with_a_given_name(found[0]))):
            names, like = names + found, key
    return names


def _lines_of(element: Any) -> list[tuple[Any, str]]:
    """An element's text line by line, each with tag and class of what it stands in: items, links and glued words are lines of their own.

    Of a long element only the beginning, a little more than a byline can be.
    """
    pieces: list[tuple[Any, list[str]]] = [(_key(element), [(element.text or "")[: 2 * _LONGEST]])]
    read = 0
    for child in islice(element.iterdescendants(), _MOST_INNER):
        read += len(child.tail or "") + (len(child.text or "") if isinstance(child.tag, str) else 0)
        if read > 2 * _LONGEST:
            pieces.append((_key(child), ["…" * _LONGEST]))
            break
        if isinstance(child.tag, str):
            _add(pieces, _key(child), child.text or "", child.tag)
        if child.tail:
            around = child.getparent()
            _add(pieces, _key(around), child.tail, around.tag if around is not element else "span")
    lines = [(key, " ".join("".join(parts).split())) for key, parts in pieces]
    return [(key, text) for key, text in lines if text]


def _add(pieces: list[tuple[Any, list[str]]], key: Any, text: str, tag: str) -> None:
    """Puts a piece of text on the last line, or on its own where an element or a glued capital begins one."""
    before = "".join(pieces[-1][1])
    glued = before[-1:].isalnum() and text[:1].isupper()
    both = is_name(before.strip()) and is_name(text.strip())
    if tag in _INLINE and not glued and not both:
        pieces[-1] = (key if not before.strip(" \n\t,") else pieces[-1][0], [*pieces[-1][1], text])
    else:
        pieces.append((key, [text]))


def _key(element: Any) -> tuple[Any, ...]:
    return element.tag, element.get("class") or ""


def _beside(element: Any, tree: Any, asides: Asides) -> Iterator[Any]:
    """The elements marked alike under the same parent, or under its parent, and those that say ``rel=author``."""
    key = (*_key(element), element.get("itemprop"))
    parent = element.getparent()
    upper = parent.getparent() if parent is not None else None
    around = upper if upper is not None and upper.tag not in _PAGE_WIDE else parent
    for other in islice(around.iter(element.tag), _MOST_ELEMENTS) if around is not None else ():
        if other is not element and (*_key(other), other.get("itemprop")) == key and not asides.hold(other):
            yield other
    yield from (one for one in tree.xpath("//*[@rel='author']")[:10] if one is not element and not asides.hold(one))


def _is_quoted(element: Any) -> bool:
    """Whether an element stands in a quotation or beside a picture: its author is theirs."""
    return any(around.tag in _QUOTED for around in element.iterancestors())


def _linked(tree: Any, asides: Asides) -> list[Author]:
    """Names that link to their authors' own pages: ``<a href="/author/ada-roe">``; many of them are a list of the site's authors."""
    links = [link for link in tree.iter("a") if is_authors_page(link)][:_MOST_ELEMENTS]
    return _few(_first_name(link) for link in links if not _stands_in_a_sentence(link) and not asides.hold(link))


def _carded(tree: Any, asides: Asides) -> list[Author]:
    """Names on cards of people: ``<div class="people-card"><h4>Ada Roe</h4><p>Senior Fellow</p></div>``."""
    where = " or ".join(f"contains(@class, '{name}')" for name in CARD_CLASSES)
    cards = tree.xpath(f"//*[{where}]")[:_MOST_ELEMENTS]
    return _few(_first_name(card) for card in cards if not asides.hold(card))


def _first_name(element: Any) -> str:
    lines: Sequence[tuple[Any, str]] = _lines_of(element)[:3]
    return next((text for _, text in lines if is_name(text) and not is_role_line(text)), "")


def _few(names: Iterator[str]) -> list[Author]:
    found = [name for name in dict.fromkeys(names) if name]
    return [Author(name) for name in found] if len(found) <= _MOST_LINKED else []


def _stands_in_a_sentence(link: Any) -> bool:
    """Whether a link is part of running text, which may name anybody."""
    parent = link.getparent()
    for _ in range(_FARTHEST_UP):
        if parent is None or parent.tag not in _INLINE:
            break
        parent = parent.getparent()
    if parent is None or parent.tag != "p":
        return False
    text = "".join(parent.itertext()).strip()
    return len(text) > _LONGEST_LINE or is_sentence(text) and text.count(" ") >= _SENTENCE_WORDS
