"""Bodies and people as sources by what they find: *X estimates*, *researchers at X found*, *people familiar with the matter said*."""

from collections.abc import Iterator

from archive.reading.citing.naming import Source, cite, shown, without_article
from archive.reading.citing.phrases import RELATIVE, Page, phrase_end, phrase_start
from archive.reading.citing.publishers import behind_acronym, definite_body, last_body_before
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import AUXILIARY, BLOCKING, DETERMINERS, DOCUMENTS, FINDING, GROUP_FINDING, UNFOUND
from archive.reading.lexicon.informants import FINDERS, GROUPS, KNOWING, TELLING, UNNAMED, WITNESSED
from archive.reading.lexicon.organisations import HEADS
from archive.reading.mentions import Placed
from archive.reading.record import Citation
from archive.reading.tokens import Token

_SILENT_KINDS = ("criminal-organisation", "party")
_GROUP_REACH = 18
_WITNESSING = {("who", "have"), ("who", "has"), ("who", "had"), ("who", "were"), ("who", "was"), ("who", "is"), ("who", "are")}
_SPEAKING = TELLING | GROUP_FINDING
_FINITE = BLOCKING | AUXILIARY
_BEFORE_FINITE = RELATIVE | _FINITE
_NEAR = 50
_PLACING = 12
_KNOWING_REACH = 7
_WARNING = words("warn warns warned caution cautions cautioned expect advirtio advierte")
_BEHIND_NOUNS = words(", show shows showed suggest of from by on very and or are were is was which to have has for indicate muestran de")
_NAMELESS_KINDS = ("agency", "institute", "international-body")


def by_findings(page: Page) -> Iterator[Citation]:
    """The bodies that find, then people without a name that do."""
    for mention in page.bodies:
        if found := _by_body(page, mention):
            yield found
    for index in page.marks:
        token = page.tokens[index]
        if token.low in GROUPS and not page.mentions.at(token.start):
            if found := _by_group(page, index):
                yield found
        elif token.low in HEADS and not token.is_capital and (found := _by_definite(page, index)):
            yield found


def _verb_behind(page: Page, position: int, kinds: frozenset[str]) -> Token | None:
    """The finding verb at ``position``, behind *also* or *has*; *found itself* is none."""
    steps = 0
    while steps < 3 and page.low(position) in AUXILIARY:
        position += 1
        steps += 1
    if position >= len(page.tokens) or page.low(position) not in kinds or page.tokens[position].is_capital:
        return None
    if page.low(position) in ("expects", "expected", "expect") and page.low(position + 1) == "to":
        return None
    if not page.is_adjoining(position) or _is_no_finding(page, position) or page.low(position - 1) in ("to", "not"):
        return None
    return page.tokens[position]


def _is_no_finding(page: Page, position: int) -> bool:
    if page.low(position).startswith(("conclu", "determin")):
        return page.low(position + 1) not in ("that", "the", "in", "que")
    if page.low(position) in ("puts", "rates", "pegs", "pegged"):
        return not any(page.low(at) in ("at", "as") for at in range(position + 2, page.limit(position, _PLACING)))
    if page.low(position) in ("ranks", "ranked"):
        return page.low(position + 1) not in DETERMINERS and not page.tokens[position + 1].is_capital
    return page.low(position + 1) in UNFOUND and page.low(position) in ("found", "finds", "find", "reported", "reports")


def _is_document(page: Page, verb: Token) -> bool:
    """*X estimates show*, *X reports of …*: a noun, which is the documents' rule."""
    following = page.low(page.text.index_at(verb.start) + 1)
    return verb.low in DOCUMENTS and verb.low.endswith("s") and following in _BEHIND_NOUNS


def _by_body(page: Page, mention: Placed) -> Citation | None:
    if mention.actor.kind in _SILENT_KINDS or page.text.block_at(mention.start).kind == "heading":
        return None
    end = behind_acronym(page, page.text.index_at(mention.end))
    verb = _verb_behind(page, _behind_apposition(page, end), FINDING)
    if verb is None or _is_document(page, verb) or _is_possessed(page, mention):
        return None
    span = mention.start, verb.end if verb.start - mention.end < _NEAR else page.tokens[end - 1].end
    return cite(page, span, _as_source(mention, verb), "finding", f"finding verb {shown(verb.text)} behind the body’s name")


def _behind_apposition(page: Page, position: int) -> int:
    """Behind *, which counts drops,* between a body and its verb."""
    if page.low(position) != "," or page.low(position + 1) not in RELATIVE and page.low(position + 1) not in ("a", "an", "una", "un"):
        return position
    comma = page.first_of(",", position + 2, page.limit(position, _GROUP_REACH))
    return position if comma is None else comma + 1


def _is_possessed(page: Page, mention: Placed) -> bool:
    """*a panel of the Institute found*: what stands before *of* found it, not the body."""
    first = page.text.index_at(mention.start)
    before = page.low(first - 2) if page.low(first - 1) in DETERMINERS else page.low(first - 1)
    return before in ("at", "of", "from", "to", "by", "with", "in", "for", "on", "against", "de", "del")


def _as_source(mention: Placed, verb: Token) -> Source:
    return Source(mention.actor.name, mention.actor.name, "statement" if verb.low in _WARNING else "report")


def _by_definite(page: Page, index: int) -> Citation | None:
    """*The foundation estimates*: the body named last with that word; *its secretariat* is part of the one named last."""
    verb = _verb_behind(page, index + 1, FINDING)
    if verb is None or _is_document(page, verb) or page.mentions.at(page.tokens[index].start) or not page.is_adjoining(index):
        return None
    head, article = page.low(index), page.low(index - 1)
    span = page.tokens[index - 1].start, verb.end
    why = f"finding verb {shown(verb.text)} behind {shown(page.printed(index - 1, index + 1))}"
    if article == "the" and (found := definite_body(page, index - 1)) and found[0]:
        if found[0].actor.kind in _SILENT_KINDS:
            return None
        return cite(page, span, _as_source(found[0], verb), "finding", f"{why}, which means {shown(found[0].actor.name)}")
    kind = "statement" if verb.low in _WARNING else "report"
    if article == "its" and (owner := last_body_before(page, span[0], reach=500)):
        name = f"{owner.actor.name} {head}"
        return cite(page, span, Source(name, owner.actor.name, kind), "finding", f"{why}, which means {shown(name)}")
    first = phrase_start(page, index)
    if HEADS[head] not in _NAMELESS_KINDS or index - first < 2 or not _is_certain(page, first):
        return None
    return cite(page, (page.tokens[first].start, verb.end), Source(without_article(page, first, index + 1), None, kind), "finding", why)


def _is_certain(page: Page, first: int) -> bool:
    """*the finance ministry*, *Mexico’s statistics agency*: one certain body, though without a name."""
    return page.low(first) in ("the", "la", "el") or page.mentions.at(page.tokens[first].start) is not None


def _by_group(page: Page, index: int) -> Citation | None:
    """*Analysts at X expect*, *two officials familiar with the matter said*, *unnamed officials say*, *scientists found*."""
    if not page.is_adjoining(index + 1) and page.low(index + 1) != "," or page.text.block_at(page.tokens[index].start).kind == "heading":
        return None
    if _SPEAKING.isdisjoint(page.lows[index + 1 : index + _GROUP_REACH]):
        return None
    first = phrase_start(page, index)
    stop = page.limit(index, _GROUP_REACH)
    knowing = _knowing(page, index, first)
    owner = next((found for position in range(first, index) if (found := page.body_at(position))), None)
    end = index + 1
    if page.low(end) in ("at", "from", "with", "de", "del") or page.low(end) == "of" and page.low(index) in FINDERS:
        at = next((found for position in range(end + 1, min(end + 4, stop)) if (found := page.body_at(position))), None)
        owner, end = (at, behind_acronym(page, page.text.index_at(at.end))) if at else (owner, end)
    if knowing:
        verb = next((page.tokens[i] for i in range(index + 1, stop) if page.low(i) in TELLING and _tells(page, i)), None)
        end = page.text.index_at(verb.start) if verb else end
    elif owner:
        verb = _verb_behind(page, end, _SPEAKING if page.low(index) in FINDERS else GROUP_FINDING)
    elif page.low(index) in ("sources", "fuentes"):
        verb = _verb_behind(page, end, TELLING) or _verb_behind(page, phrase_end(page, first, 12), TELLING)
        end = page.text.index_at(verb.start) if verb else end
    else:
        verb = _verb_behind(page, end, GROUP_FINDING) if page.low(index) in FINDERS else None
    if verb and verb.low in DOCUMENTS and verb.low.endswith("s"):  # *media reports of …*
        return None
    if verb is None or page.low(first - 1) in ("to", "by", "of", "told", "with", "for", "from"):
        return None
    while end - 1 > index and page.low(end - 1) in AUXILIARY or page.tokens[end - 1].text == ",":
        end -= 1
    name = _name(page, owner, first, index, end)
    why = f"{shown(page.printed(first, end))} with the verb {shown(verb.text)}"
    kind = "report" if owner and page.low(index) in FINDERS and verb.low in GROUP_FINDING and verb.low not in _WARNING else "statement"
    publisher = owner.actor.name if owner else None
    return cite(page, (page.tokens[first].start, page.tokens[end - 1].end), Source(name, publisher, kind), "informants", why)


def _knowing(page: Page, index: int, first: int) -> bool:
    """Whether the text says that they know and aren't named."""
    for position in range(index + 1, min(index + _KNOWING_REACH, len(page.tokens) - 1)):
        pair = page.low(position), page.low(position + 1)
        known = pair in KNOWING or pair in _WITNESSING and page.low(position + 2) in WITNESSED
        if known and page.low(position - 1) not in ("or", "and", "but"):
            return True
        finite = page.low(position) in _FINITE and page.low(position - 1) not in _BEFORE_FINITE
        if page.tokens[position].text in ".;:" or finite or page.low(position) in TELLING:
            break
    return any(page.low(position) in UNNAMED for position in (*range(first, index), index + 1))


def _tells(page: Page, position: int) -> bool:
    return page.low(position - 1) not in ("to", "who", "not", "be", "been", "was", "were", "que") and not page.tokens[position].is_capital


def _name(page: Page, owner: Placed | None, first: int, index: int, end: int) -> str:
    if owner is None or page.text.language == "es":
        return without_article(page, first, end)
    return f"{owner.actor.name} {page.tokens[index].low}"
