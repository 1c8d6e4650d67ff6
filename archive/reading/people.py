"""People the gazetteer doesn't know: capital words that a title, a speech verb, a role or a given name shows to be a person."""

from collections.abc import Iterator
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.given_names import GIVEN_NAMES
from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.people import HONORIFICS, NOT_NAMES, OFFICES, PARTICLES, ROLES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.runs import adjoining, capital_runs, span_of
from archive.reading.tokens import Text, Token

_TITLES = HONORIFICS | OFFICES
_MOST_WORDS = 4
_APPOSITION = 8
_NOT_LAST = frozenset(HEADS) | words(
    """
    watch house team states nations war act plan law treaty summit report news street avenue road bridge river sea ocean bay island
    islands city county state day week crisis strategy security policy protocol convention agreement accord framework programme
    program rights review brief desk room north south east west division forces guard affairs relations studies sector port canal
    desert valley mountain mountains park
    """
)


class Person(NamedTuple):
    """A person's name in a text: ``start`` may stand on an honorific, ``name`` is without it."""

    start: int
    end: int
    name: str
    rule: str


def find_people(text: Text, taken: set[int]) -> list[Person]:
    """The unknown people of a text, in order; ``taken`` are the characters of known names, which nobody's name may touch."""
    return [person for first, end in capital_runs(text, PARTICLES) for person in _in_run(text, first, end, taken)]


def _in_run(text: Text, first: int, end: int, taken: set[int]) -> Iterator[Person]:
    """At most one person stands in a run; what precedes its last title is office or affiliation."""
    tokens = text.tokens
    title = max((index for index in range(first, end) if tokens[index].low in _TITLES), default=None)
    begin = first if title is None else title + 1
    while begin < end and (tokens[begin].text == "." or _is_small(tokens[begin]) or tokens[begin].text in "-&"):
        begin += 1
    while begin < end and any(position in taken for position in (tokens[begin].start, tokens[begin].end - 1)):
        begin += 1
    end = _cut(text, begin, end, taken)
    capitals = [token for token in tokens[begin:end] if token.kind == "word" and token.is_capital and len(token.text) > 1]
    if not _can_be_name(tokens[begin:end], capitals):
        return
    rule = _evidence(text, begin, end, title, taken)
    if rule:
        start = _with_honorific(text, begin, title)
        yield Person(start, tokens[end - 1].end, text.body[tokens[begin].start : tokens[end - 1].end], rule)


def _is_small(token: Token) -> bool:
    return token.low in NOT_NAMES or token.low in PARTICLES and not token.is_capital


def _cut(text: Text, begin: int, end: int, taken: set[int]) -> int:
    """Where the name ends: before a known name, and before *and*."""
    for index in range(begin, end):
        if text.tokens[index].start in taken or text.tokens[index].low in ("y", "e") and index > begin:
            end = index
            break
    while end > begin and not text.tokens[end - 1].is_capital:
        end -= 1
    return end


def _can_be_name(tokens: list[Token], capitals: list[Token]) -> bool:
    if not 2 <= len(capitals) <= _MOST_WORDS or any(token.kind == "dotted" or token.text == "&" for token in tokens):
        return False
    if any(token.text.isupper() and len(token.text) > 1 for token in capitals) or capitals[-1].low in _NOT_LAST:
        return False
    return not any(token.low in HEADS for token in capitals) and capitals[0].low not in NOT_NAMES


def _with_honorific(text: Text, begin: int, title: int | None) -> int:
    tokens = text.tokens
    near = title is not None and begin - title <= 2
    return tokens[title].start if title is not None and near and tokens[title].low in HONORIFICS else tokens[begin].start


def _evidence(text: Text, begin: int, end: int, title: int | None, taken: set[int]) -> str | None:
    """What shows that these capitals are a person."""
    tokens = text.tokens
    start, stop = span_of(tokens, begin, end)
    before = tokens[begin - 1] if begin else None
    after = tokens[end : end + _APPOSITION]
    if title is not None and begin - title <= 2:
        return "titled-person"
    if before and before.low in SPEECH and adjoining(text.body, before, tokens[begin]):
        return "speaking-person"
    if after and after[0].low in SPEECH and after[0].kind == "word":
        return "speaking-person"
    if after and after[0].text == "," and _is_role(after[1:]) or after and after[0].text == "(" and _is_role(after[1:]):
        return "described-person"
    if before and before.kind == "word" and before.low in ROLES and not before.is_capital:
        return "described-person"
    if len(after) > 2 and after[0].low in ("of", "at", "from", "de", "del") and any(token.start in taken for token in after[1:3]):
        return "affiliated-person"
    return "given-name" if tokens[begin].low in GIVEN_NAMES and start < stop else None


def _is_role(after: list[Token]) -> bool:
    """*a security analyst at …*, *former foreign secretary*, *who leads …*; but no verb comes before the role."""
    for position, token in enumerate(after):
        if token.low in ("who", "quien") and position == 0 or token.low in ROLES:
            return True
        if token.kind not in ("word", "mark", "possessive", "dotted") or token.text in ",.;:()" or token.low in SPEECH:
            return False
    return False
