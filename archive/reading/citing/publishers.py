"""Publishers: the body that a noun phrase names, by its name, by capitals that look like one, or by *the bureau* for one named before."""

from archive.reading.citing.phrases import PREPOSITIONS, Page
from archive.reading.lexicon.documents import DETERMINERS
from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.people import HONORIFICS, OFFICES
from archive.reading.mentions import Placed

_LONGEST_NAME = 8
_NAME_REACH = 1_500
_NO_PUBLISHERS = DETERMINERS | OFFICES | HONORIFICS


def publisher_behind(page: Page, index: int, reach: int = 5) -> tuple[Placed | None, int, int] | None:
    """The body named right from ``index`` on, or capitals that look like one: mention, first and end among the tokens.

    *the U.S. Imaginary Bureau*, *the polling firm Quill & Reed*, *Stanford’s Center on X* (the part that was named last).
    """
    position = index
    while position < min(index + reach, len(page.tokens)):
        token = page.tokens[position]
        mention = page.mentions.at(token.start)
        if mention and (mention.is_organised or mention.actor.kind == "state") and mention.strength == "name":
            return _owned(page, mention)
        if mention and mention.is_person:
            return None
        if token.is_capital and not mention and token.low not in _NO_PUBLISHERS:
            end = capitals_end(page, position)
            inner = next((page.body_at(i) for i in range(position, end) if page.body_at(i)), None)
            return _owned(page, inner) if inner else (None, position, end)
        if token.kind == "mark" or token.low in PREPOSITIONS or _is_other_noun(page, position, mention):
            break
        position += 1
    return definite_body(page, index)


def _is_other_noun(page: Page, position: int, mention: Placed | None) -> bool:
    """A body without a name; *la organización Causa Clara* gives its name right behind."""
    named = position + 1 < len(page.tokens) and page.tokens[position + 1].is_capital
    return mention is None and page.low(position) in HEADS and not page.tokens[position].is_capital and not named


def _owned(page: Page, mention: Placed) -> tuple[Placed | None, int, int]:
    first, end = page.text.index_at(mention.start), page.text.index_at(mention.end)
    if end + 1 < len(page.tokens) and page.tokens[end].kind == "possessive" and (part := page.body_at(end + 1)):
        return part, first, page.text.index_at(part.end)
    return mention, first, max(end, first + 1)


def capitals_end(page: Page, first: int) -> int:
    """Behind a run of capital words, *&*, hyphens and *of the* inside: *Quill & Reed*, *Journal of Wet Things*."""
    end = first + 1
    while end < min(first + _LONGEST_NAME, len(page.tokens)) and page.is_adjoining(end):
        token = page.tokens[end]
        small = token.low in ("of", "and", "for", "the", "on", "de", "y", "la") or token.text in "-&/’'."
        tight = token.text != "." or end + 1 < len(page.tokens) and page.tokens[end + 1].start == token.end
        if not (token.is_capital and token.kind != "mark") and not (small and tight and _capital_follows(page, end)):
            break
        end += 1
    return end


def _capital_follows(page: Page, index: int) -> bool:
    return any(
        position < len(page.tokens)
        and page.is_adjoining(position)
        and page.tokens[position].is_capital
        and all(page.low(between) in ("the", "la", "el", "los") for between in range(index + 1, position))
        for position in (index + 1, index + 2)
    ) or (page.tokens[index].text == "." and index + 1 < len(page.tokens) and page.tokens[index + 1].start == page.tokens[index].end)


def definite_body(page: Page, index: int) -> tuple[Placed | None, int, int] | None:
    """*the foundation*, *the bureau*: the body named last whose name holds that word."""
    if page.low(index) not in ("the", "la", "el", "este", "this", "that") or index + 1 >= len(page.tokens):
        return None
    word = page.tokens[index + 1]
    if word.low not in HEADS or word.is_capital and index + 2 < len(page.tokens) and page.tokens[index + 2].is_capital:
        return None
    before = last_body_before(page, word.start, word.low)
    return (before, index, index + 2) if before else None


def last_body_before(page: Page, position: int, word: str = "", reach: int = _NAME_REACH) -> Placed | None:
    """The body named last before ``position``, with ``word`` in its name or as it was printed."""
    for mention in reversed(page.mentions.between(max(position - reach, 0), position)):
        if mention.is_organised and mention.strength == "name":
            printed = f"{mention.actor.name} {page.text.body[mention.start : mention.end]}".lower()
            if word in printed or word in ("centre", "center") and "cent" in printed:
                return mention
    return None


def last_person_before(page: Page, position: int) -> Placed | None:
    """Whom *he* or *her* means: the person named last."""
    return page.mentions.last_person_before(position, 600)


def behind_acronym(page: Page, end: int) -> int:
    """Behind *(CRS)* at the token position ``end``."""
    if page.low(end) == "(" and page.low(end + 2) == ")" and page.is_adjoining(end):
        return end + 3
    return end
