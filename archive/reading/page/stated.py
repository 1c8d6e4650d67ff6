"""What an HTML page states outside its running text: JSON-LD first, then meta elements, microdata and ``time`` elements."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from archive.folding import fold
from archive.reading.dating.date import PrintedDate, from_stamp, settled
from archive.reading.lexicon.html import DATE_CLASSES, DATE_FIELDS, OUTLET_FIELDS, REVISED_FIELDS, TITLE_FIELDS, WRITTEN_BY
from archive.reading.page.asides import Asides
from archive.reading.page.linked_data import LinkedData, clean

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
    for number in range(1, 4):
        if any(fold(label).strip(": ") in WRITTEN_BY for label in fields.get(f"twitter:label{number}", [])):
            fields.setdefault("twitter:written_by", []).extend(fields.get(f"twitter:data{number}", []))
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
