"""Whereabouts: the place that a figure is of. *In Ohio*, *entering the United States*, *Mexico spent*, *Mexican firms*."""

from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import MONTHS, WEEKDAYS
from archive.reading.measuring.ranges import Amount
from archive.reading.mentions import Mentions, Placed
from archive.reading.naming.runs import adjoining
from archive.reading.tokens import Text

_OPENERS = words("in entering into within inside across near at en dentro hacia")
_INNER = words("of the de del la el los las")
_REACH = 30
_LONGEST_NAME, _LONGEST = 6, 120


def place_of(text: Text, mentions: Mentions, amount: Amount, sentence: tuple[int, int], following: int) -> str | None:
    """The place behind the figure, up to the next one, else the nearest before it, else the state that its sentence begins with."""
    tokens = text.tokens
    stop = min(text.index_at(sentence[1]), following, amount.end + _REACH)
    for position in range(amount.end, stop):
        if tokens[position].low in _OPENERS and (found := _named(text, mentions, position + 1, stop)):
            return found
    start = max(text.index_at(sentence[0]), amount.first - _REACH)
    for position in range(amount.first - 1, start - 1, -1):
        if tokens[position].low in _OPENERS and (found := _named(text, mentions, position + 1, amount.first)):
            return found
    return _state_within(text, mentions, amount) or _state_first(text, mentions, sentence)


def _named(text: Text, mentions: Mentions, position: int, stop: int) -> str | None:
    """The place named from the token ``position``: a known state by its name, else capital words as printed."""
    tokens = text.tokens
    if position < stop and tokens[position].low in ("the", "el", "la", "los", "las"):
        position += 1
    if position >= stop or not tokens[position].is_capital or tokens[position].low in MONTHS or tokens[position].low in WEEKDAYS:
        return None
    mention = mentions.at(tokens[position].start)
    if mention is not None:
        return _name(mention)
    end = position + 1
    last = end
    while end < min(stop, position + _LONGEST_NAME) and adjoining(text.body, tokens[end - 1], tokens[end]):
        if tokens[end].is_capital and tokens[end].kind == "word":
            last = end + 1
        elif tokens[end].low not in _INNER:
            break
        end += 1
    printed = text.body[tokens[position].start : tokens[last - 1].end]
    return printed if tokens[position].kind == "word" and len(printed) <= _LONGEST else None


def _name(mention: Placed) -> str | None:
    return mention.actor.name if mention.actor.kind == "state" else None


def _state_within(text: Text, mentions: Mentions, amount: Amount) -> str | None:
    """*three Mexican firms* are of Mexico."""
    found = mentions.between(text.tokens[amount.first].start, text.tokens[amount.end - 1].end)
    return next((mention.actor.name for mention in found if mention.actor.kind == "state"), None)


def _state_first(text: Text, mentions: Mentions, sentence: tuple[int, int]) -> str | None:
    """*Mexico spent 0.7%*: the state that the sentence begins with."""
    mention = mentions.at(sentence[0])
    return mention.actor.name if mention and mention.actor.kind == "state" and mention.strength == "name" else None
