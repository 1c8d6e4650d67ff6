"""An article's passages as W3C Web Annotations: a collection, its pages, and what each passage says of the words it stands at.

Source: W3C Recommendations of 23 February 2017, Web Annotation Data Model (bodies, selectors, collections: section 5) and Vocabulary.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse

from archive.marking import anchor_of
from archive.models import Actor, Article, Citation, EventMention, Figure, Forecast, Mention, Origin, Passage, Quotation, State
from archive.proposing import passages_of
from archive.refusals import Refused

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
PER_PAGE = 100

Body = dict[str, Any]


def collection_of(article: Article) -> dict[str, Any]:
    """The AnnotationCollection of an article's shown passages, its first page inside."""
    passages, address = _in_reading_order(article), _address(article)
    last = max(1, -(-len(passages) // PER_PAGE))
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": article.heading,
        "total": len(passages),
        "first": _page(article, passages, 1),
        "last": f"{address}?page={last}",
    }


def page_of_collection(article: Article, number: int) -> dict[str, Any]:
    """The AnnotationPage of this number, from 1 on. Raises ``Refused`` past the end."""
    passages = _in_reading_order(article)
    if number > max(1, -(-len(passages) // PER_PAGE)):
        raise Refused(404, "There are not so many pages.")
    return {"@context": CONTEXT} | _page(article, passages, number)


def _in_reading_order(article: Article) -> list[Passage]:
    rows = [row for kind in passages_of(article).values() for row in kind]
    return sorted(rows, key=lambda row: (row.start, -row.end, anchor_of(row)))


def _page(article: Article, passages: list[Passage], number: int) -> dict[str, Any]:
    address, start = _address(article), (number - 1) * PER_PAGE
    page = {
        "id": f"{address}?page={number}",
        "type": "AnnotationPage",
        "partOf": {"id": address, "type": "AnnotationCollection", "label": article.heading, "total": len(passages)},
        "startIndex": start,
        "items": [annotation_of(article, passage) for passage in passages[start : start + PER_PAGE]],
    }
    if start:
        page["prev"] = f"{address}?page={number - 1}"
    if start + PER_PAGE < len(passages):
        page["next"] = f"{address}?page={number + 1}"
    return page


def annotation_of(article: Article, passage: Passage) -> dict[str, Any]:
    """One passage as an Annotation: its words, and what they are read as. Positions count characters of the article's ``body``."""
    motivation, bodies = _READ_AS[type(passage)]
    found = {
        "id": f"{_address(article)}#{anchor_of(passage)}",
        "type": "Annotation",
        "motivation": motivation,
        "body": [*bodies(passage), _said(passage._meta.verbose_name or "", "classifying"), _said(passage.state, "moderating")],
        "target": {
            "source": settings.SITE_URL + article.get_absolute_url(),
            "selector": [
                {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix},
                {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
            ],
        },
    }
    if passage.origin == Origin.READER:
        found["generator"] = {"type": "Software", "name": f"Policy Archive’s reader, rule “{passage.rule}”"}
    return found


def _address(article: Article) -> str:
    return settings.SITE_URL + reverse("api-1:list_annotations", args=[article.slug])


def _said(value: object, purpose: str) -> Body:
    return {"type": "TextualBody", "value": str(value), "format": "text/plain", "purpose": purpose}


def _linked(row: Any, purpose: str) -> Body:
    """A thing of the archive by the address of its page."""
    return {"type": "SpecificResource", "source": settings.SITE_URL + row.get_absolute_url(), "purpose": purpose}


def _of_actor(actor: Actor) -> Iterator[Body]:
    yield _linked(actor.standing, "identifying")
    yield _said(actor.standing.name, "tagging")


def _mention(row: Mention) -> Iterator[Body]:
    yield from _of_actor(row.actor)


def _quotation(row: Quotation) -> Iterator[Body]:
    speaker = row.speaker if row.speaker and row.speaker.state != State.REJECTED else None
    if speaker:
        yield from _of_actor(speaker)
    name = row.speaker_name or (speaker.standing.name if speaker else "")
    printed = ", ".join(filter(None, (name, row.role, row.affiliation)))
    yield _said(f"Said by {printed}" if printed else "Unattributed", "describing")


def _citation(row: Citation) -> Iterator[Body]:
    yield _linked(row.source, "linking")
    yield _said(row.source.name, "describing")


def _figure(row: Figure) -> Iterator[Body]:
    value = f"{row.value.normalize():f}" + (f"–{row.high.normalize():f}" if row.high is not None else "")
    comparator = "" if row.comparator == "=" else f"{row.comparator} "
    printed = (f"{comparator}{value} {row.unit}".strip(), row.subject, row.place, row.denominator, row.period)
    yield _said("; ".join(filter(None, printed)), "describing")
    if row.source:
        yield _linked(row.source, "linking")


def _forecast(row: Forecast) -> Iterator[Body]:
    window = f"{row.starts_on or '…'}/{row.ends_on}" if row.ends_on else "end unknown"
    yield _said("; ".join(filter(None, (f"Forecast, {row.horizon}", window, row.condition))), "describing")
    if row.verdict:
        yield _said(f"{row.verdict} ({row.judged_on}): {row.evidence}", "assessing")


def _event(row: EventMention) -> Iterator[Body]:
    yield _said(": ".join(filter(None, (row.date, row.name))), "describing")


_READ_AS: dict[type[Passage], tuple[str, Callable[[Any], Iterator[Body]]]] = {
    Mention: ("identifying", _mention),
    Quotation: ("identifying", _quotation),
    Citation: ("linking", _citation),
    Figure: ("describing", _figure),
    Forecast: ("describing", _forecast),
    EventMention: ("describing", _event),
}
