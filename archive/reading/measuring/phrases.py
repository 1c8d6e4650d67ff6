"""Phrases: where a noun phrase near a figure ends, where its verb stands, and what that verb says of it."""

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import DETERMINERS, PREPOSITIONS
from archive.reading.lexicon.quantities import CHANGES, ENDS_OF_PHRASE
from archive.reading.lexicon.verbs import (
    ALONE,
    CHANGED,
    HELPERS,
    NOTHING_DONE,
    NOUNS_TOO,
    PARTICIPLES,
    PAST,
    PAST_ONLY,
    PRESENT,
    SPANISH_ENDINGS,
    SPANISH_PRESENT,
    SURELY_DONE,
)
from archive.reading.measuring.scenes import LONGEST, Scene
from archive.reading.measuring.units import is_plural

ARTICLES = words("the a an el la los las un una unos unas some")
OWNERS = words("its their his her our my your whose su sus")
RELATIVES = words("who that which que")
_JOINING = words("of with against on for from between without behind per under outside about among sin por de del con contra para sobre")
_INSIDE = words("in at en")
_ANY = words("any all each every some")
_SUBJECTS = words("they he she it we you i")
_PRONOUNS = words("them him us me themselves")
_NO_PLACE = words("a an one single two this that which whom un una")
_ASIDE = words("now how between who north south east west home back worldwide alone apiece overseas abroad antes despues")
_CLAUSES = words("and but while because although whereas y pero mientras porque aunque according segun alongside if when as before since")
_CLOSERS = ',;:.—–(“”‘"«»?!'
_LONGEST_PHRASE, _LONGEST_RESTRICTION = 8, 30


def opening(scene: Scene, first: int, stop: int, owners: bool = True) -> int:
    """The first token behind articles, *its* and *their*."""
    while first < stop and (scene.tokens[first].low in ARTICLES or owners and scene.tokens[first].low in OWNERS):
        first += 1
    return first


def noun_end(scene: Scene, first: int, stop: int) -> int:
    """Where the noun phrase from ``first`` ends, before its verb and all that restricts it: *wet sand*, *teachers’ college*."""
    tokens, end = scene.tokens, first
    while end < min(stop, first + _LONGEST_PHRASE):
        token = tokens[end]
        if token.text == "-" or token.text in "’'":
            joined = end > first and tokens[end - 1].end == token.start and end + 1 < stop
            if not joined or token.text == "-" and tokens[end + 1].start != token.end:
                break
        elif (
            scene.text.language == "es"
            and token.low in ("de", "del")
            and end > first
            and end not in scene.cuts
            and _is_noun(scene, end + 1, stop)
        ):
            end += 1
        elif (
            token.kind in ("mark", "number")
            or token.low in ENDS_OF_PHRASE
            or end > first
            and is_verb(scene, end)
            or end > first
            and (token.low in _ASIDE or token.low in _JOINING)
            or end > first
            and (end in scene.times or token.low.endswith("ing") and _takes_more(scene, end + 1))
        ):
            break
        end += 1
    while end > first and scene.tokens[end - 1].kind in ("mark", "possessive"):
        end -= 1
    return end


def _is_noun(scene: Scene, index: int, stop: int) -> bool:
    """*tasa* de **homicidios**."""
    token = scene.tokens[index] if index < stop else None
    return token is not None and token.kind == "word" and not token.is_capital and token.low not in ENDS_OF_PHRASE


def is_verb(scene: Scene, index: int) -> bool:
    """Whether the word behind a noun is a verb or participle: *boats sank*, *voters back it*, *sand seized*; not *listed firms*."""
    tokens = scene.tokens
    low, before = tokens[index].low, tokens[index - 1]
    if scene.text.language == "es":
        return is_spanish_verb(scene, index)
    if low in HELPERS or low in PAST_ONLY or low in CHANGED:
        return True
    plural = is_plural(before)
    if low in PRESENT and low not in CHANGES:
        sure = low.endswith("s") and low not in NOUNS_TOO
        return plural != low.endswith("s") and (plural or sure or _takes_more(scene, index + 1))
    if low not in PAST and not (low.endswith("ed") and len(low) > 4) or before.text == "-" or before.low.endswith("ly"):
        return False
    behind = tokens[index + 1] if index + 1 < scene.stop else None
    return plural or behind is None or not is_plural(behind)


def is_spanish_verb(scene: Scene, index: int) -> bool:
    """*rechaza*, *desaparecieron*, *se borraron*."""
    token = scene.tokens[index]
    if token.low in HELPERS or token.low in SPANISH_PRESENT or token.text.endswith(SPANISH_ENDINGS):
        return True
    return token.low == "se" and index + 1 < scene.stop and scene.tokens[index + 1].text.endswith(SPANISH_ENDINGS)


def is_verbal(scene: Scene, index: int) -> bool:
    """Whether a word can be a verb, where no noun is expected: *of whom* **depend**."""
    if scene.text.language == "es":
        return is_spanish_verb(scene, index)
    low = scene.tokens[index].low
    return low in HELPERS or low in PAST_ONLY or low in PAST or low in PRESENT or low in CHANGED or low.endswith("ed")


def _takes_more(scene: Scene, index: int) -> bool:
    return index < scene.stop and (scene.tokens[index].low in DETERMINERS or scene.tokens[index].low in PREPOSITIONS)


def restricted(scene: Scene, end: int, stop: int, cuts: frozenset[int]) -> int:
    """Where what restricts a noun phrase ends: *boats* of the north, *sand* entering Ohio, *people* who left; before one of ``cuts``."""
    tokens, done = scene.tokens, False
    stop = min(stop, end + _LONGEST_RESTRICTION)
    while end < stop and end not in cuts:
        low = tokens[end].low
        joined = low in _JOINING or low in _INSIDE or low == "to" and not (end + 1 < stop and tokens[end + 1].low in PARTICIPLES)
        if low in _INSIDE and end + 1 < stop and (tokens[end + 1].low in OWNERS or tokens[end + 1].low in _NO_PLACE):
            break
        if joined:
            further = _behind_preposition(scene, end, stop)
        elif low in RELATIVES:
            verb = end + 1 if end + 1 < stop and is_verbal(scene, end + 1) else main_verb(scene, end + 1, stop)
            second = main_verb(scene, verb + 1, stop) if verb is not None else None
            return second if second is not None else clause_end(scene, end, stop, cuts)
        elif low in ("and", "y", "or", "o") and end + 1 < stop:
            more = tokens[end + 1]
            further = end + 2 if is_plural(more) and not more.is_capital and not _is_doing(scene, end + 2) else end
            if more.low in PAST and more.low not in PAST_ONLY and done and not _is_doing(scene, end + 1):
                further = end + 2
        else:
            further = _participle_end(scene, end, stop)
            done = done or further > end
        if further <= end:
            break
        end = further
    return end


def _behind_preposition(scene: Scene, end: int, stop: int) -> int:
    first = opening(scene, end + 1, stop)
    first += first < stop and scene.tokens[first].low in _ANY
    if first < stop and scene.tokens[first].low in _PRONOUNS:
        return end
    if first < stop and scene.tokens[first].low.endswith("ing"):
        first += 1
        first = opening(scene, first, stop)
    further = noun_end(scene, first, stop)
    return further if further > first else end


def _participle_end(scene: Scene, index: int, stop: int) -> int:
    """*seized*, *tied to the port*, *entering the port*; the index itself where the word does something or says nothing."""
    low = scene.tokens[index].low
    if low in ENDS_OF_PHRASE or scene.text.language == "es" and is_spanish_verb(scene, index):
        return index
    if low.endswith("ing") and scene.tokens[index].kind == "word":
        first = opening(scene, index + 1, stop)
        return max(noun_end(scene, first, stop), index + 1)
    done = low in PAST and low not in PAST_ONLY and low not in CHANGED or low.endswith("ed")
    if scene.text.language == "es":
        done = low.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"))
    if not done or low in NOTHING_DONE or _is_doing(scene, index):
        return index
    return index + 1


def _is_doing(scene: Scene, index: int) -> bool:
    """Whether a verb behind a noun is what it does, *backed the plan*, and not what was done to it, *backed by*."""
    if index >= scene.stop:
        return False
    low = scene.tokens[index].low
    if scene.text.language == "es":
        return is_spanish_verb(scene, index)
    if low in HELPERS or low in PAST_ONLY or low in ALONE or low in CHANGED:
        return True
    if low not in PAST and not low.endswith("ed"):
        return low in PRESENT
    behind = scene.tokens[index + 1] if index + 1 < scene.stop else None
    return behind is not None and (behind.low in DETERMINERS or behind.low in ("they", "that") or behind.low in OWNERS)


def main_verb(scene: Scene, first: int, stop: int) -> int | None:
    """The verb of the noun phrase at ``first``: *boats that left the port* **sank**; a participle only if no other follows."""
    tokens, relative = scene.tokens, False
    for index in range(first, min(stop, first + LONGEST)):
        token = tokens[index]
        if token.text == "," and (closed := _parenthesis(scene, index, stop)):
            return closed if not relative else None
        if token.text in _CLOSERS or token.low in ("while", "but", "because"):
            return None
        if token.low in RELATIVES and index > first:
            relative = True
            continue
        if index == first and not is_verbal(scene, index):
            continue
        before = tokens[index - 1]
        if token.low == "to" or before.low in _SUBJECTS or before.low in PREPOSITIONS or before.low in DETERMINERS or index in scene.times:
            continue
        if not (token.low in HELPERS or token.low in SURELY_DONE or is_verb(scene, index) and _is_doing(scene, index)):
            continue
        if not relative:
            return index
        relative = before.low in RELATIVES and token.low in HELPERS
    return None


def _parenthesis(scene: Scene, comma: int, stop: int) -> int | None:
    """The verb behind *, some 230,000,*."""
    for index in range(comma + 1, min(comma + 8, stop - 1)):
        if scene.tokens[index].text == ",":
            return index + 1 if scene.tokens[index + 1].low in HELPERS else None
    return None


def clause_end(scene: Scene, first: int, stop: int, cuts: frozenset[int]) -> int:
    """Where a clause ends: at a mark, at *and*, *while* and the like, at one of ``cuts``."""
    tokens = scene.tokens
    for index in range(first, min(stop, first + LONGEST)):
        token = tokens[index]
        if token.text in _CLOSERS or index in cuts or index > first and token.low in _CLAUSES:
            return index
    return min(stop, first + LONGEST)


def without_owner(scene: Scene, first: int, end: int) -> int:
    """The first token behind the place that owns what is told: *Mexico’s* homicide rate."""
    for place in scene.places:
        if place.how == "by" and place.first == first and place.end < end and scene.tokens[place.end].kind == "possessive":
            return place.end + 1
    return first
