"""Linked data: an article and what it holds in schema.org's words, as JSON-LD.

A graph of the ``NewsArticle``, a ``FAQPage`` where it has questions with answers, and its quotations (``Quotation``) and figures
(``Claim``), each at the anchor of its words: identifiers are relative to the page. The JSON stands in a ``script`` that no browser runs,
so that it needs no leave of the Content-Security-Policy.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString

from archive.exchange.names import Name
from archive.exchange.references import ARCHIVE, Reference
from archive.marking import MarkedBlock, anchor_of, describe_figure, trusted
from archive.models import Actor, Correction, Figure, Passage, Quotation

MOST_OF_A_KIND = 15
"""Quotations and claims told each, in reading order: a page stays light, and the API has all of them."""
_TYPES = {Actor.Kind.PERSON: "Person", Actor.Kind.STATE: "Country", Actor.Kind.UNNAMED: "Thing"}
_MARKS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def graph_of(
    reference: Reference,
    actors: Sequence[Actor],
    blocks: Sequence[MarkedBlock],
    passages: dict[str, list[Passage]],
    origin: str,
    corrections: Sequence[Correction] = (),
) -> dict[str, Any]:
    """The graph of an article with the ``actors`` in it; ``origin`` is the archive's."""
    quotations = [_quotation(row) for row in passages["quotation"][:MOST_OF_A_KIND] if isinstance(row, Quotation)]
    figures = [row for row in passages["figure"] if isinstance(row, Figure) and row.subject][:MOST_OF_A_KIND]
    parts = [*_questions(blocks), *quotations, *(_claim(row) for row in figures)]
    article = _article(reference) | {
        "mentions": [_known({"@type": _type_of(a), "name": a.name, "url": f"{origin}{a.get_absolute_url()}"}) for a in actors],
        "hasPart": [{"@id": part["@id"]} for part in parts],
        "correction": [{"@type": "CorrectionComment", "text": row.note, "datePublished": row.printed_day} for row in corrections],
    }
    return {"@context": "https://schema.org", "@graph": [_known(article), *parts]}


def script_of(graph: dict[str, Any]) -> SafeString:
    """The graph as the content of a ``script``: whatever could end the element, or begin another, is written as an escape of JSON."""
    return trusted(json.dumps(graph, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode().translate(_MARKS))


def _article(reference: Reference) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": "#article",
        "headline": reference.title,
        "author": [_author(name) for name in reference.authors],
        "datePublished": reference.date,
        "publisher": {"@type": "Organization", "name": reference.outlet} if reference.outlet else None,
        "inLanguage": reference.language,
        "url": reference.archive_url,
        "isBasedOn": reference.url,
        "archivedAt": reference.archive_url,
        "sdPublisher": {"@type": "Organization", "name": ARCHIVE},
        "sdDatePublished": reference.accessed.isoformat() if reference.accessed else "",
        "keywords": list(reference.keywords),
        "copyrightNotice": reference.rights,
        "version": reference.version,
    }


def _author(name: Name) -> dict[str, str]:
    if not name.family:
        return {"@type": "Organization" if " " in name.printed else "Thing", "name": name.printed}
    return {"@type": "Person", "name": name.printed, "familyName": name.family, "givenName": name.given}


def _type_of(actor: Actor) -> str:
    return _TYPES.get(Actor.Kind(actor.kind), "Organization") if actor.kind in Actor.Kind.values else "Thing"


def _questions(blocks: Iterable[MarkedBlock]) -> list[dict[str, Any]]:
    """The questions that have an answer, as one page of questions; an answer is all that follows up to the next question or heading."""
    asked: list[tuple[MarkedBlock, list[str]]] = []
    answering = False
    for block in blocks:
        if block.kind == "question":
            asked.append((block, []))
        answering = bool(asked) and (block.kind == "answer" or answering and block.kind in ("paragraph", "quote"))
        if answering:
            asked[-1][1].append(block.words)
    questions = [
        {
            "@type": "Question",
            "@id": f"#{block.anchor}",
            "name": block.words,
            "acceptedAnswer": {"@type": "Answer", "text": "\n\n".join(answer)},
        }
        for block, answer in asked
        if answer
    ]
    return [{"@type": "FAQPage", "@id": "#questions", "mainEntity": questions}] if questions else []


def _quotation(row: Quotation) -> dict[str, Any]:
    """Quoted words with whom they are attributed to."""
    name = row.speaker.standing.name if row.speaker else row.speaker_name
    speaker = {"@type": _type_of(row.speaker.standing) if row.speaker else "Person", "name": name} if name else None
    return _known({"@type": "Quotation", "@id": f"#{anchor_of(row)}", "text": row.exact, "spokenByCharacter": speaker})


def _claim(row: Figure) -> dict[str, Any]:
    """What a figure says, in its words and read out, with the source it leans on."""
    source = {"@type": "CreativeWork", "name": row.source.name} if row.source else None
    said = {"name": describe_figure(row), "text": row.exact, "appearance": {"@id": "#article"}, "isBasedOn": source}
    return _known({"@type": "Claim", "@id": f"#{anchor_of(row)}"} | said)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {field: value for field, value in fields.items() if value}
