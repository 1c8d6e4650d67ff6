"""Citations: the sources that a text leans on, by the nouns and verbs by which texts cite.

*Data released by X*, *a report by X*, *X’s survey*, *according to X*, *X estimates*, *a leaked X document*, *polls show*:
each names a publisher where one stands there, else it is an unnamed source.
Two citations never overlap; the one that opens first and is longest stays.
"""

from collections.abc import Iterator

from archive.reading.date import PrintedDate
from archive.reading.lexicon.documents import DOCUMENTS, FINDING, FROM, ISSUED, LEAKED, MODIFIERS, PRINTED_KIND, SHOWING
from archive.reading.mentions import Mentions, Placed
from archive.reading.record import Citation
from archive.reading.tokens import Quoted, Text, Token

_TITLE_REACH = 60
_PASSED_OVER = ISSUED | {"recently", "jointly", "was", "and", "recientemente"}
_NOUN_BEFORE = FROM | SHOWING
_ARTICLES = frozenset("a an the its their un una el la los las su sus our his her".split())


def find_citations(text: Text, mentions: Mentions) -> tuple[Citation, ...]:
    """The citations of a text in order: *A report by the Imaginary Institute* has publisher and source *Imaginary Institute report*."""
    found = [*_by_documents(text, mentions), *_by_according(text, mentions), *_by_findings(text, mentions)]
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda citation: (citation.start, -citation.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)


def _by_documents(text: Text, mentions: Mentions) -> Iterator[Citation]:
    """One citation for each noun of a document that is somebody's, or that shows something."""
    for index, token in enumerate(text.tokens):
        if token.low not in DOCUMENTS or token.is_capital and index and text.tokens[index - 1].is_capital:
            continue
        if text.block_at(token.start).kind == "heading" or mentions.at(token.start) or _is_verb(text, mentions, index):
            continue
        kind = DOCUMENTS[token.low]
        first = _first_of_phrase(text, mentions, index)
        citation = (
            _issued_by(text, mentions, index, first, kind)
            or _owned(text, mentions, index, first, kind)
            or _unnamed(text, index, first, kind)
        )
        if citation:
            yield citation


def _is_verb(text: Text, mentions: Mentions, index: int) -> bool:
    """*The Institute estimates …* is no noun; *the Institute estimates show* is."""
    following = text.tokens[index + 1].low if index + 1 < len(text.tokens) else ""
    before = text.tokens[index].start - 2
    return text.tokens[index].low in FINDING and mentions.at(before) is not None and following not in _NOUN_BEFORE


def _first_of_phrase(text: Text, mentions: Mentions, index: int) -> int:
    """Where the document's noun phrase opens: back over articles, adjectives of the trade and names."""
    first = index
    while first > 0 and index - first < 16:
        before = text.tokens[first - 1]
        mention = mentions.at(before.start)
        if text.tokens[first].start - before.end > 1 or not (
            mention or before.low in MODIFIERS or before.kind == "possessive" or before.text in "()’'"
        ):
            break
        first = text.index_at(mention.start) if mention else first - 1
        if before.low in _ARTICLES and not mention:
            break
    while text.tokens[first].text in "()’'" or text.tokens[first].kind == "possessive":
        first += 1
    return first


def _issued_by(text: Text, mentions: Mentions, index: int, first: int, kind: str) -> Citation | None:
    """*Data released by X*, *estimates from X*, *a report by X*."""
    tokens = text.tokens
    position = index + 1
    title = _title_behind(text, tokens[index].end)
    if title:
        position = text.index_at(title.end + 1)
        position += position < len(tokens) and tokens[position].text in ',”"»'
    while position < len(tokens) and position - index < 30 and tokens[position].low in _PASSED_OVER:
        position += 1
    if position >= len(tokens) or tokens[position].low not in FROM:
        return None
    publisher = _publisher_at(text, mentions, tokens[position].end)
    if (
        publisher is None
        or tokens[position].low == "of"
        and not publisher.is_organised
        or text.sentence_at(publisher.start) != text.sentence_at(tokens[index].start)
    ):
        return None
    return _citation(text, first, index, publisher, kind, "issued-by", _end_behind(text, publisher), title)


def _publisher_at(text: Text, mentions: Mentions, start: int) -> Placed | None:
    """The body named right behind *by*, after an article and adjectives."""
    for mention in mentions.between(start, start + 40):
        if mention.strength == "name" and (mention.is_organised or mention.actor.kind == "state"):
            between = text.between(start, mention.start)
            owned = mentions.at(mention.end + 3)
            if owned and owned.is_organised and text.body[mention.end : owned.start].strip() in ("’s", "'s"):
                mention = owned
                between = [token for token in between if token.low in MODIFIERS]
            return mention if all(token.low in MODIFIERS for token in between) else None
    return None


def _owned(text: Text, mentions: Mentions, index: int, first: int, kind: str) -> Citation | None:
    """*X’s release*, *X data*, *a leaked X document*."""
    tokens = text.tokens
    phrase = tokens[first:index]
    named = [mention for token in phrase if (mention := mentions.at(token.start)) and mention.is_organised and mention.strength == "name"]
    leaked = any(token.low in LEAKED for token in phrase)
    if not named and not leaked:
        return None
    publisher = named[-1] if named else None
    rule = "leaked" if leaked else "owned"
    title = _title_behind(text, tokens[index].end)
    return _citation(text, first, index, publisher, "document" if leaked else kind, rule, tokens[index].end, title)


def _unnamed(text: Text, index: int, first: int, kind: str) -> Citation | None:
    """*Polls show*, *analysis of trade data reveals*, *a joint statement released after …*: a source without a publisher."""
    tokens = text.tokens
    following = tokens[index + 1 : index + 7]
    shows = next((position for position, token in enumerate(following) if token.low in SHOWING), None)
    if following and following[0].low in ("released", "issued", "published") and kind == "statement":
        end = next((token.start for token in tokens[index + 1 : index + 16] if token.text in ",.;:–—"), tokens[index].end)
        return _citation(text, first, index, None, kind, "issued", len(text.body[:end].rstrip()), None)
    if shows is None or any(token.text in ",.;:" or token.low in ("that", "with", "and", "have") for token in following[:shows]):
        return None
    while (
        first > 1
        and tokens[first - 1].low == "of"
        and tokens[first - 2].low in DOCUMENTS
        or first
        and tokens[first - 1].low in ("trade", "official")
    ):
        first -= 2 if tokens[first - 1].low == "of" else 1
    if tokens[first].low in ("its", "their", "his", "her", "our"):
        return None
    end = tokens[index + shows].end if shows else tokens[index].end
    return _citation(text, first, index, None, kind, "showing", end, None)


def _by_according(text: Text, mentions: Mentions) -> Iterator[Citation]:
    """*According to X* where X is a body; a document after it is found by its noun."""
    tokens = text.tokens
    for index, token in enumerate(tokens):
        if token.low == "according" and index + 2 < len(tokens) and tokens[index + 1].low == "to":
            start = tokens[index + 1].end
        elif token.low == "segun":
            start = token.end
        else:
            continue
        publisher = _publisher_at(text, mentions, start)
        if publisher and publisher.is_organised and not _is_document_behind(text, publisher):
            yield _build(
                text, publisher.start, _end_behind(text, publisher), publisher.actor.name, publisher, "statement", "according-to", None
            )


def _is_document_behind(text: Text, publisher: Placed) -> bool:
    behind = [token for token in text.between(publisher.end, publisher.end + 60)[:6] if token.kind == "word"]
    return any(token.low in DOCUMENTS for token in behind[:3]) and text.body[publisher.end : publisher.end + 1] != ","


def _by_findings(text: Text, mentions: Mentions) -> Iterator[Citation]:
    """*X found*, *X estimates*: the body itself is the source."""
    for mention in mentions.placed:
        if not mention.is_organised or mention.strength != "name":
            continue
        end = _end_behind(text, mention)
        behind = text.between(end, end + 30)[:2]
        verb = behind[1] if len(behind) > 1 and behind[0].low in ("also", "itself", "first") else behind[0] if behind else None
        if verb and verb.low in FINDING and verb.start - end <= 12 and text.block_at(mention.start).kind != "heading":
            yield _build(text, mention.start, verb.end, mention.actor.name, mention, "report", "finding", None)


def _title_behind(text: Text, position: int) -> Quoted | None:
    """The title in quotation marks right behind a document's noun."""
    quoted = next(iter(text.quotes_within(position, position + _TITLE_REACH)), None)
    if quoted is None or quoted.start - position > 4 or len(text.body[quoted.start : quoted.end].split()) > 20:
        return None
    return quoted


def _end_behind(text: Text, publisher: Placed) -> int:
    """Behind the publisher, its acronym in brackets, and *in December 2023*."""
    end = publisher.end
    tokens = text.between(end, end + 24)[:3]
    if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[0].start - end <= 1:
        end = tokens[2].end
    dated = _date_behind(text, end)
    return dated.end if dated and text.body[end : dated.start] in (" in ", " on ", " en ") else end


def _date_behind(text: Text, end: int) -> PrintedDate | None:
    return next((printed for printed in text.dates_near(end, end + 30) if printed.start >= end and printed.year), None)


def _citation(
    text: Text, first: int, index: int, publisher: Placed | None, kind: str, rule: str, end: int, title: Quoted | None
) -> Citation:
    """The passage and the source's name: its title, or *X data*, or the words as printed without their article."""
    tokens: list[Token] = text.tokens[first : index + 1]
    while len(tokens) > 1 and rule in ("issued-by", "showing") and tokens[0].low in ("some", "other"):
        tokens = tokens[1:]
    start = tokens[0].start
    if title:
        end = max(end, title.end + 1)
        source = text.body[title.start : title.end].rstrip(",.;")
    elif publisher and rule != "leaked":
        noun = "estimates" if tokens[-1].low in ("estimates", "estimaciones") else PRINTED_KIND.get(kind, tokens[-1].low)
        source = f"{publisher.actor.name} {noun}{_when(text, publisher, end)}"
    else:
        source = _without_article(text.body[start:end], tokens)
    if tokens[-1].low == "analysis" and source.endswith("data"):
        kind = "dataset"
    return _build(text, start, end, source, publisher, kind, rule, _issued_on(text, tokens[-1].end, end))


def _without_article(printed: str, tokens: list[Token]) -> str:
    return printed[len(tokens[0].text) :].lstrip() if tokens[0].low in _ARTICLES and len(tokens) > 1 or tokens[0].low == "the" else printed


def _when(text: Text, publisher: Placed, end: int) -> str:
    dated = next((printed for printed in text.dates_near(publisher.end, end) if printed.end == end), None)
    return f", {text.body[dated.start : dated.end]}" if dated else ""


def _issued_on(text: Text, start: int, end: int) -> str | None:
    """*published in May 2025* right beside the source."""
    for printed in text.dates_near(start, end + _TITLE_REACH):
        if start <= printed.start <= end + _TITLE_REACH and printed.year:
            before = text.between(max(printed.start - 30, start), printed.start)[-2:]
            if len(before) == 2 and before[0].low in ISSUED and before[1].low in ("in", "on", "en", "el"):
                return printed.printed
    return None


def _build(text: Text, start: int, end: int, source: str, publisher: Placed | None, kind: str, rule: str, issued: str | None) -> Citation:
    name = publisher.actor.name if publisher else None
    return Citation(start=start, end=end, exact=text.body[start:end], rule=rule, source=source, publisher=name, kind=kind, issued=issued)
