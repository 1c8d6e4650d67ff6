"""Measures: what a figure is a figure of. The noun phrases behind and before a number, its denominator and its place."""

import re

from archive.reading.lexicon import words
from archive.reading.lexicon.quantities import CHANGES, ENDS_OF_PHRASE, UNITS
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text, Token

_COMPARED = re.compile(r"(?:compared (?:to|with)|than in|from) the (same period[^,.;]{0,40}?)(?=,| alongside|\.|;|$)")
_PER = re.compile(r" ?(?:per|por cada|for every) (100,000|1,000|10,000|million|capita|head|hectare|kilogram)(?: [a-z]{3,14})?")
_LONGEST_PHRASE = 8
_REACH = 300
_MEASURED = words(
    """
    seizures deaths arrests cartridges crossings apprehensions homicides murders killings exports imports sales designations prices
    seizure cases firearms weapons licences licenses laboratories shootings attacks requests decomisos muertes homicidios
    detenciones exportaciones incautaciones ventas
    """
)
_GRAMMAR = words(
    """
    the a an of in on at by to for with from and or but as is are was were be been has have had that which this these those its their
    over about more than some up put took seized reached totalled counted recorded el la los las de en por con para y que se su
    sus
    """
)
_PLACE_OPENERS = words("in entering into within inside across en dentro")


def subject_of(
    text: Text, mentions: Mentions, span: tuple[int, int], sentence: tuple[int, int], unit: str | None
) -> tuple[str | None, str | None]:
    """What is counted or measured, and the unit where only the subject tells it: *deaths … reached over 40* gives ``death``."""
    behind = text.between(span[1], min(sentence[1], span[1] + _REACH))
    if unit == "%":
        return _of_change(text, behind) or _share(text, behind), None
    if behind and behind[0].low in ("of", "de") and (phrase := _phrase(behind[1:])):
        return _printed(text, phrase), None
    before = _measured_before(text, span[0], sentence[0])
    if unit is None and before:
        head = before[-1].low
        return _printed(text, before), UNITS.get(head) or (head[:-1] if head.endswith("s") else head)
    if before and (unit is None or not text.body[span[0] : span[1]].split()[-1].isalpha() or unit in ("kilogram", "tonne")):
        return _printed(text, before), None
    if behind and unit and not unit.isupper() and (own := _phrase(behind)) and text.body[span[0] : span[1]][-1].isdigit():
        return _printed(text, own), None
    return (_printed(text, before), None) if before else (None, None)


def _of_change(text: Text, behind: list[Token]) -> str | None:
    """*78% increase in seizures* is of the increase in seizures."""
    for position, token in enumerate(behind[:3]):
        if token.low in CHANGES:
            phrase = [token]
            for following in behind[position + 1 : position + 9]:
                if following.kind == "mark" and following.text != "-" or following.low in ENDS_OF_PHRASE and following.low != "in" or (
                    following.low == "in" and len(phrase) > 1 and phrase[-1].low != token.low):  # fmt: skip
                    break
                phrase.append(following)
            return _printed(text, _trimmed(phrase))
    return None


def _share(text: Text, behind: list[Token]) -> str | None:
    phrase = _phrase(behind[1:]) if behind and behind[0].low in ("of", "de", "del") else []
    return _printed(text, phrase) if phrase else None


def _phrase(tokens: list[Token]) -> list[Token]:
    """A noun phrase from its first word: up to a mark or a word that ends phrases."""
    phrase: list[Token] = []
    for token in tokens[:_LONGEST_PHRASE]:
        if token.kind in ("mark", "number") and token.text != "-" or token.low in ENDS_OF_PHRASE or token.low in ("per", "a") and phrase:
            break
        phrase.append(token)
    while phrase and phrase[0].low in ("the", "a", "an", "all", "el", "la", "los", "las"):
        phrase = phrase[1:]
    return _trimmed(phrase)


def _trimmed(phrase: list[Token]) -> list[Token]:
    while phrase and (phrase[-1].low in _GRAMMAR or phrase[-1].kind == "mark"):
        phrase = phrase[:-1]
    return phrase


def _measured_before(text: Text, position: int, start: int) -> list[Token]:
    """The nearest noun of a measured thing before the number, with up to three words that belong to it."""
    tokens = text.between(max(start, position - _REACH), position)
    heads = [index for index, token in enumerate(tokens) if token.low in _MEASURED]
    if not heads:
        return []
    end = first = heads[-1]
    while first > 0 and end - first < 4:
        before = tokens[first - 1]
        if (
            before.low in _GRAMMAR
            or before.low.endswith("ed")
            and tokens[max(first - 2, 0)].text != "-"
            or before.kind in ("number", "possessive")
            or before.kind == "mark"
            and before.text != "-"
        ):
            break
        first -= 1
    return tokens[first : end + 1]


def _printed(text: Text, tokens: list[Token]) -> str | None:
    return text.body[tokens[0].start : tokens[-1].end] if tokens else None


def denominator_of(text: Text, span: tuple[int, int], sentence: tuple[int, int], unit: str | None) -> str | None:
    """*93% of all sand entering the port*: what the share is of; *6 per 100,000*; *compared to the same period last year*."""
    behind = text.body[span[1] : min(sentence[1], span[1] + 400)]
    if match := _PER.match(behind):
        return match[0].strip().split(" ", 1)[1]
    if unit != "%":
        return None
    tokens = text.between(span[1], min(sentence[1], span[1] + _REACH))
    if tokens and tokens[0].low in ("of", "de", "del") and (phrase := _phrase(tokens[1:])):
        return _printed(text, phrase)
    match = _COMPARED.search(text.body[max(sentence[0], span[0] - _REACH) : min(sentence[1], span[1] + _REACH)])
    return match[1].strip() if match else None


def place_of(text: Text, mentions: Mentions, position: int, sentence: tuple[int, int]) -> str | None:
    """The one state that the sentence's *in* or *entering* names."""
    states = set()
    for mention in mentions.between(max(sentence[0], position - _REACH), min(sentence[1], position + _REACH)):
        if mention.actor.kind == "state" and mention.strength == "name":
            before = text.between(max(mention.start - 20, sentence[0]), mention.start)[-2:]
            if any(token.low in _PLACE_OPENERS for token in before) and (before[-1].low in _PLACE_OPENERS or before[-1].low == "the"):
                states.add(mention.actor.name)
    return states.pop() if len(states) == 1 else None
