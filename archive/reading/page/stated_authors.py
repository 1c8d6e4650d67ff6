"""Authors that an HTML page states: in JSON-LD, in meta elements, in elements marked as author; without its site and without nobodies."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from archive.folding import fold
from archive.reading.lexicon.bylines import AGENCIES, NOBODY
from archive.reading.lexicon.html import AUTHOR_FIELDS
from archive.reading.page.asides import Asides
from archive.reading.page.bylines import is_outlet_like, names_of
from archive.reading.page.headlines import Site
from archive.reading.page.linked_data import Author, LinkedData
from archive.reading.page.marked_authors import marked_authors
from archive.reading.page.offices import is_office
from archive.reading.page.printed_names import is_single_name, opens_with_a_given_name
from archive.reading.page.stated import Fields

_PIECES = re.compile(r"\s+[|–—·•-]\s+|\s?/\s?|\s?\|\s?")
_INITIAL = re.compile(r"[A-Z]\.")
_MOST_GIVEN = 3
_MOST_WORDS = 8
_CATALOGUES = ("citation", "dc")


def authors_of(tree: Any, asides: Asides, data: LinkedData, fields: Fields, site: Site) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Persons that the page states as its authors, and organisations where it states such; the site itself is neither.

    A person of the site's own name (a blog's) signs only with a common given name, and only where nobody else does.
    """
    organisations: list[str] = []
    own: list[str] = []
    for stated in _all_stated(tree, asides, data, fields):
        persons = [name for author in stated if author.is_person for name in _persons(author.name)]
        own += [name for name in persons if site.is_called(name) and opens_with_a_given_name(name)]
        if others := [name for name in persons if not site.is_called(name)]:
            return tuple(dict.fromkeys(others)), tuple(dict.fromkeys(organisations))
        organisations += [author.name for author in stated if _may_sign(author, site)]
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(organisations))


def _all_stated(tree: Any, asides: Asides, data: LinkedData, fields: Fields) -> Iterator[list[Author]]:
    """What each place of a page states, the surest first; a place is looked at only where those before it told nobody."""
    yield data.people("author", "creator")
    yield from _stated_fields(fields)
    yield marked_authors(tree, asides)


def _stated_fields(fields: Fields) -> Iterator[list[Author]]:
    for name in AUTHOR_FIELDS:
        values = [value for value in fields.get(name, []) if "://" not in value and not value.startswith(("/", "www."))]
        catalogued = name.startswith(_CATALOGUES)
        yield [Author(_in_order(part.strip(), catalogued)) for value in values for part in (value.split(";") if catalogued else [value])]


def _in_order(name: str, catalogued: bool = False) -> str:
    """``"Roe, Ada"`` as ``"Ada Roe"``; elsewhere than in a catalogue a common given name or an initial must stand behind the comma."""
    last, comma, first = name.partition(", ")
    if not comma or "," in first or not first[:1].isupper() or len(first.split()) > _MOST_GIVEN or opens_with_a_given_name(last):
        return name
    given = opens_with_a_given_name(first.split()[0]) or bool(_INITIAL.match(first))
    return f"{first} {last}" if catalogued or given and " " not in last else name


def _persons(stated: str) -> Sequence[str]:
    """The persons in a stated author; one word alone (``"Nadar"``) is one too, unless it names nobody."""
    if "://" in stated or "@" in stated.split(" ")[0] or is_office(stated):
        return ()
    first, *further = _PIECES.split(_in_order(stated)) if not is_office(stated) else [stated]
    names = [*names_of(first)]
    for piece in further:
        names += [name for name in names_of(piece) if opens_with_a_given_name(name) and not is_outlet_like(name)]
    if names or len(stated.split()) != 1:
        return names
    return (stated,) if is_single_name(stated) else ()


def _may_sign(author: Author, site: Site) -> bool:
    """Whether a stated author that is no person can sign: an agency, an office, a named desk; not the site, *admin*, or a sentence."""
    name = author.name
    words = fold(name).split()
    if "://" in name or "@" in name or len(words) > _MOST_WORDS or not name[:1].isupper():
        return False
    if " ".join(words) in AGENCIES or is_office(name):
        return True
    if site.is_called(name) or any(word in NOBODY for word in words) and _is_sites_desk(words, site):
        return False
    return not all(word in NOBODY for word in words) and (len(words) >= 2 or not author.is_person)


def _is_sites_desk(words: Sequence[str], site: Site) -> bool:
    """Whether a name is the site's, or its last words, and a word for nobody: ``"Gazette Staff"`` of The Valley Gazette."""
    rest = "".join(word for word in words if word not in NOBODY)
    named = ["".join(fold(site.outlet or "").split()), *site.names]
    return not rest or any(rest.removeprefix("the") in name for name in named)
