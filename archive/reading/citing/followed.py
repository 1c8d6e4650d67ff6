"""Whom *according to* follows: a name, people without one, a pronoun, a website; and what such a source is called."""

from typing import NamedTuple

from archive.reading.citing.naming import Source, cite, shown, without_article
from archive.reading.citing.phrases import Page
from archive.reading.citing.publishers import behind_acronym, capitals_end, last_person_before
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import DETERMINERS, MODIFIERS
from archive.reading.lexicon.informants import GROUPS
from archive.reading.lexicon.people import HONORIFICS, OFFICES, ROLES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.mentions import Placed
from archive.reading.record import Citation

_RULE = "according-to"
_PEOPLE = GROUPS | ROLES
_TITLES = HONORIFICS | OFFICES
_PRONOUNS = words("him her them you us me it el ella ellos usted nosotros")
_ONE_PERSONS = words("him her el ella")
_OF_A_BODY = words("at of from with in for de del")
_OPENING_QUOTES = '“"«‘'
_CLOSING_QUOTES = '”"»'


class Followed(NamedTuple):
    """A noun phrase behind *according to*: positions among the tokens, ``core`` behind its noun, ``end`` behind all that is said of it.

    ``first`` is where the ``opener`` stands, the phrase opens at ``start``.
    """

    first: int
    start: int
    core: int
    end: int
    opener: str


def by_name(page: Page, followed: Followed, named: Placed) -> Citation | None:
    """*according to the Institute*, *according to Gov. Ada Roe*; nobody beside their own quotation."""
    if named.is_person and _is_beside_quotation(page, followed, page.text.index_at(named.end)):
        return None
    stop = behind_acronym(page, followed.core)
    opening = page.tokens[followed.start].start
    span = max(named.start, opening), page.tokens[stop - 1].end
    printed = page.text.body[span[0] : page.tokens[followed.core - 1].end] if stop - followed.start > 8 else _printed(page, followed)
    return _cite(page, followed, span, named.actor.name, named.actor.name, printed)


def by_words(page: Page, followed: Followed) -> Citation | None:
    """People without a name, a name that nobody knows, a pronoun, a website."""
    start, core = followed.start, followed.core
    head = page.tokens[core - 1]
    if head.low in _PRONOUNS and core - start == 1:
        return _by_pronoun(page, followed)
    if head.kind == "mark" or head.low in DETERMINERS and core - start == 1 == followed.end - start:
        return None
    first = start
    while first + 1 < core and page.low(first) in DETERMINERS:
        first += 1
    if page.tokens[first].is_capital and head.is_capital and head.low not in GROUPS:
        return _by_capitals(page, followed, first)
    begin = core - 1
    while begin > first and page.tokens[begin - 1].is_capital and not page.mentions.at(page.tokens[begin - 1].start):
        begin -= 1
    if head.is_capital and core - begin > 1 and not page.mentions.at(head.start) and head.low not in _PEOPLE:
        return _by_capitals(page, followed, begin)
    return _by_group(page, followed)


def told_by(page: Page, start: int, opener: str) -> Citation | None:
    """*according to what Ada Roe has said*; ``start`` is where *what* stands."""
    at = start + 1 + (page.low(start + 1) in ("que", "the", "a"))
    inverted = page.low(at) in SPEECH
    at += inverted
    mention = page.mentions.at(page.tokens[at].start) if at < len(page.tokens) else None
    if mention is None or mention.strength != "name":
        return None
    end = page.text.index_at(mention.end)
    if not inverted and not any(page.low(position) in SPEECH for position in range(end, end + 3)):
        return None
    followed = Followed(start, at, end, end, opener)
    return _cite(page, followed, (mention.start, mention.end), mention.actor.name, mention.actor.name, page.printed(start, end))


def is_people(page: Page, followed: Followed) -> bool:
    """Whether the phrase means people: *two officials*, *several clerks*."""
    start, core = followed.start, followed.core
    return any(page.low(position) in _PEOPLE for position in range(start, core)) or page.low(core - 1) in MODIFIERS


def _cite(page: Page, followed: Followed, span: tuple[int, int], name: str, publisher: str | None, printed: str) -> Citation:
    return cite(page, span, Source(name, publisher, "statement"), _RULE, f"{shown(followed.opener)} before {shown(printed)}")


def _printed(page: Page, followed: Followed) -> str:
    return page.printed(followed.start, followed.core)


def _is_beside_quotation(page: Page, followed: Followed, end: int) -> bool:
    """A person beside their own quotation: right behind its closing marks, or right before its opening ones."""
    body = page.text.body
    opening, closing = page.tokens[followed.first].start, page.tokens[min(followed.core, end) - 1].end
    before = body[max(opening - 3, 0) : opening].rstrip()[-1:]
    behind = body[closing : closing + 4].lstrip(" ,:")[:1]
    return before != "" and before in _CLOSING_QUOTES or behind != "" and behind in _OPENING_QUOTES


def _by_pronoun(page: Page, followed: Followed) -> Citation | None:
    """*according to him*: whoever was named last; nobody is guessed for *them*."""
    pronoun = page.tokens[followed.start]
    person = last_person_before(page, pronoun.start) if pronoun.low in _ONE_PERSONS else None
    if person is None:
        return None
    name = person.actor.name
    why = f"{shown(followed.opener)} before {shown(pronoun.text)}, which means {shown(name)}, named last"
    return cite(page, (pronoun.start, pronoun.end), Source(name, name, "statement"), _RULE, why)


def _by_capitals(page: Page, followed: Followed, first: int) -> Citation | None:
    """*according to Reefwatch*, *according to Ms. Roe*."""
    core = followed.core
    end = max(core, capitals_end(page, first)) if core - first == 1 else core
    if _is_beside_quotation(page, followed._replace(core=end), end):
        return None
    begin = first
    while begin + 1 < core and (page.low(begin) in _TITLES or page.tokens[begin].text == "."):
        begin += 1
    name = " ".join(page.printed(begin, end).split())
    return _cite(page, followed, (page.tokens[first].start, page.tokens[end - 1].end), name, name, name)


def _by_group(page: Page, followed: Followed) -> Citation:
    """*X analysts* of *analysts at X*; else the words as printed."""
    start, core, end = followed.start, followed.core, followed.end
    body = next((found for position in range(start, end) if (found := page.body_at(position))), None)
    name = None
    if body and page.tokens[core - 1].end <= body.start and page.low(core) in _OF_A_BODY:
        end = max(min(end, page.text.index_at(body.end)), core)
        if page.text.language == "en" and page.text.index_at(body.start) <= core + 2:
            name = f"{body.actor.name} {without_article(page, start, core)}"
    elif body and body.end < page.tokens[core - 1].start and page.tokens[start].start >= body.start - 4 and core == end:
        behind = page.text.body[body.end : page.tokens[end - 1].end].strip().replace("'s", "’s")
        name = f"{body.actor.name}{behind}" if behind.startswith("’") else f"{body.actor.name} {behind}"
    name = name or without_article(page, start, end)
    span = page.tokens[start].start, page.tokens[end - 1].end
    return _cite(page, followed, span, name, body.actor.name if body else None, page.printed(start, end))
