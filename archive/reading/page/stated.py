"""What an HTML page states outside its running text: JSON-LD first, then meta elements, microdata and ``time`` elements."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from archive.folding import fold
from archive.reading.dating.date import PrintedDate, from_stamp, settled
from archive.reading.lexicon.bylines import AGENCIES, NOBODY
from archive.reading.lexicon.html import AUTHOR_FIELDS, DATE_CLASSES, DATE_FIELDS, OUTLET_FIELDS, REVISED_FIELDS, TITLE_FIELDS
from archive.reading.page.asides import Asides
from archive.reading.page.bylines import names_of
from archive.reading.page.linked_data import Author, LinkedData, clean
from archive.reading.page.marked_authors import marked_authors
from archive.reading.page.offices import is_office

_SPACES = re.compile(r"\s+")
_DATE_ELEMENTS = "//*[@itemprop='datePublished' or self::time or self::abbr[contains(@class, 'published')]]"
_MOST_ELEMENTS = 40

Fields = dict[str, list[str]]


def fields_of(tree: Any) -> Fields:
    """The page's meta elements by name (lower case), each with its values; what ``parsely-page`` packs as JSON is unpacked."""
    fields: Fields = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower().strip()
        if name and (content := clean(element.get("content") or "")):
            fields.setdefault(name, []).append(content)
    for packed in fields.pop("parsely-page", [])[:1]:
        try:
            unpacked = json.loads(packed)
        except (ValueError, RecursionError):
            continue  # A page's own broken element says nothing; the rest of the page still does.
        for key, name in (("title", "parsely-title"), ("pub_date", "parsely-pub-date"), ("author", "parsely-author")):
            if isinstance(unpacked, dict) and isinstance(unpacked.get(key), str):
                fields.setdefault(name, []).append(unpacked[key])
    return fields


def text_of(element: Any) -> str:
    """All text of an element on one line."""
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def titles_of(data: LinkedData, fields: Fields) -> list[str]:
    """The titles that the page states, the surest first, none twice."""
    stated = [data.text("headline", pages=False), *(fields[name][0] for name in TITLE_FIELDS if name in fields), data.text("headline")]
    return list(dict.fromkeys(title for title in stated if title))


def published_of(tree: Any, asides: Asides, data: LinkedData, fields: Fields, language: str = "en") -> str | None:
    """The moment of publication as stated, from the first place that states a real one, a sure one before one of two readings."""
    stamps = [data.text("datePublished"), *(fields[name][0] for name in DATE_FIELDS[0] if name in fields)]
    stamps += [*_marked_dates(tree, asides), *(fields[name][0] for name in DATE_FIELDS[1] if name in fields)]
    stamps += [data.text("dateCreated", "uploadDate")]
    read = [(stamp, printed) for stamp in stamps if stamp and (printed := from_stamp(stamp, language))]
    days = [(stamp, printed) for stamp, printed in read if printed.precision == "day"]
    if sure := next((stamp for stamp, printed in days if not printed.swapped), None):
        return sure
    revised = [data.text("dateModified"), *(fields[name][0] for name in REVISED_FIELDS if name in fields)]
    others = [printed for stamp in revised if stamp and (printed := from_stamp(stamp, language))]
    for stamp, printed in (days or read)[:1]:
        surer = settled(printed, [*others, *_not_after(printed, others)])
        return surer.printed if surer.precision == "day" else stamp
    return None


def _not_after(printed: PrintedDate, revised: Sequence[PrintedDate]) -> Sequence[PrintedDate]:
    """The one reading of a day that isn't later than the page's last revision; none where both are."""
    last = max((one.printed or "" for one in revised if one.precision == "day" and not one.swapped), default="")
    swapped = printed.swapped and PrintedDate(printed.start, printed.end, printed.year, *printed.swapped)
    readings = [replace(printed, swapped=None), swapped] if swapped else []
    possible = [one for one in readings if (one.printed or "") <= last]
    return possible if len(possible) == 1 else ()


def _marked_dates(tree: Any, asides: Asides) -> Iterator[str]:
    """Dates in ``time`` elements and microdata, those marked as the publication's first, then in the order of the page."""
    found: list[tuple[int, str]] = []
    for element in tree.xpath(_DATE_ELEMENTS)[:_MOST_ELEMENTS]:
        stamp = element.get("datetime") or element.get("content") or element.get("title") or text_of(element)
        marked = " ".join(filter(None, (element.get("itemprop"), element.get("class"), element.get("pubdate") and "published"))).lower()
        if stamp and not ("modif" in marked or "updat" in marked or asides.hold(element)):
            found.append((0 if any(word in marked for word in DATE_CLASSES) else 1, stamp))
    yield from (stamp for _, stamp in sorted(found, key=lambda entry: entry[0]))


def authors_of(tree: Any, asides: Asides, data: LinkedData, fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Persons that the page states as its authors, and organisations where it states such."""
    organisations: list[str] = []
    for stated in (data.people("author", "creator"), *_stated_fields(fields), marked_authors(tree, asides)):
        persons = [name for author in stated if author.is_person for name in _persons(author.name)]
        if persons:
            return tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(organisations))
        organisations += [author.name for author in stated if _may_sign(author)]
    return (), tuple(dict.fromkeys(organisations))


def _stated_fields(fields: Fields) -> Iterator[list[Author]]:
    for name in AUTHOR_FIELDS:
        values = [value for value in fields.get(name, []) if "://" not in value and not value.startswith(("/", "www."))]
        yield [Author(_in_order(value) if name.startswith(("citation", "dc")) else value) for value in values]


def _in_order(name: str) -> str:
    """``"Roe, Ada"`` of a library's catalogue as ``"Ada Roe"``."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first and " " not in last and first[:1].isupper() else name


def _persons(stated: str) -> Sequence[str]:
    """The persons in a stated author; one word alone (``"Nadar"``) is one too, unless it names nobody."""
    if "://" in stated or "@" in stated.split(" ")[0] or is_office(stated):
        return ()
    names = names_of(stated.partition(" | ")[0])
    if names or len(stated.split()) != 1:
        return names
    low = fold(stated)
    return (stated,) if stated[0].isupper() and not stated.isupper() and low not in NOBODY and low not in AGENCIES and low.isalpha() else ()


def _may_sign(author: Author) -> bool:
    """Whether a stated author that is no person can sign: an agency, an office, a named desk; not *admin*, an address or a sentence."""
    words = fold(author.name).split()
    known = " ".join(words) in AGENCIES
    plain = "://" not in author.name and "@" not in author.name and len(words) <= 8 and author.name[:1].isupper()
    return plain and (known or not all(word in NOBODY for word in words) and (len(words) >= 2 or not author.is_person))


def outlet_of(data: LinkedData, fields: Fields) -> str | None:
    """The outlet as stated: the JSON-LD publisher, or the site's name."""
    named = [publisher.name for publisher in data.people("publisher", "sourceOrganization") if "://" not in publisher.name]
    return next(iter(named), None) or next((fields[name][0] for name in OUTLET_FIELDS if name in fields), None)


def address_of(tree: Any, fields: Fields) -> str | None:
    """The page's own address: the canonical link, else ``og:url``."""
    canonical = [element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    return first_address([*canonical, *fields.get("og:url", []), *fields.get("parsely-link", [])])


def first_address(stated: Sequence[str | None]) -> str | None:
    """The first that is an address of the web."""
    return next((one.strip() for one in stated if one and one.strip().startswith(("http://", "https://"))), None)
