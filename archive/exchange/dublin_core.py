"""An article in Dublin Core: the fifteen elements of ``oai_dc``, those that the archive knows anything of."""

from collections.abc import Iterator
from typing import Any

from archive.models import Stakeholder


def elements_of(article: Any, origin: str) -> Iterator[tuple[str, str]]:
    """Names and values in the order of the format's documentation; an article with its entities, addresses begin with ``origin``.

    Subjects are the topics and the actors that title or first paragraph name. What isn't known is left out.
    """
    yield "title", article.heading
    yield from (("creator", author) for author in article.authors)
    yield from (("subject", row.topic.name) for row in article.main_topics)
    subjects = [row.actor.standing.name for row in article.main_actors if row.role == Stakeholder.Role.SUBJECT]
    yield from (("subject", name) for name in dict.fromkeys(subjects))
    known = {
        "description": _opening(article),
        "publisher": article.outlet,
        "date": article.printed_date,
        "type": "Text",
        "format": "text/html",
        "identifier": f"{origin}{article.get_absolute_url()}",
        "source": article.url,
        "language": article.language,
    }
    yield from ((name, value) for name, value in known.items() if value)
    yield from (("relation", source.name) for source in dict.fromkeys(row.source for row in article.main_citations))
    if article.rights:
        yield "rights", article.rights


def _opening(article: Any) -> str:
    """The first paragraph."""
    first = next((block for block in article.blocks if block["kind"] == "paragraph"), None)
    return article.body[first["start"] : first["end"]] if first else ""
