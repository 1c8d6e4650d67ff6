"""Shares: what part of what whole a percentage is. *60% of drivers said no*, *sand makes up 60% of the load*, *of which 2% were opened*."""

from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import PREPOSITIONS
from archive.reading.lexicon.verbs import ACCOUNTING, BE, NAMING_VERBS, SPENDING
from archive.reading.measuring.befores import before, local_noun, named_by, phrase_before
from archive.reading.measuring.phrases import clause_end, is_verb, is_verbal, main_verb, noun_end, opening, restricted
from archive.reading.measuring.predicates import done, done_before, predicate
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene

_OF = words("of de del")
_THEM = words("them those these whom which ellos ellas quienes cuales")
_IT = words("it that this what ello esto eso")
_SPENT_ON = words("on for en para")
_ALL = words("all todos todas")
_REACH = 24


class Whole(NamedTuple):
    """What was counted last: its noun, the subject of its figure and that figure's own whole."""

    noun: str | None
    subject: str | None
    denominator: str | None


Share = tuple[str | None, str | None, str | None]
"""Subject, denominator, and the noun of those that the share is of."""


def share_of(scene: Scene, amount: Amount, last: Whole) -> Share:
    """The subject and whole of a percentage that is no change; ``None`` where neither is told."""
    tokens, end = scene.tokens, amount.end
    if end < scene.stop and tokens[end].low in _OF:
        if end + 1 < scene.stop and tokens[end + 1].low in _THEM and not _is_relative(scene, end + 1):
            return _of_last(scene, end + 2, last)
        return _of(scene, amount, last)
    if (opened := _whole_before(scene, amount)) is not None:
        return opened
    if (shared := share_before(scene, amount)) is not None:
        return shared
    governed = amount.first > scene.start and tokens[amount.first - 1].low in PREPOSITIONS
    which = amount.first - 2 >= scene.start and tokens[amount.first - 1].low in _THEM and tokens[amount.first - 2].low in _OF
    if which and scene.floor <= scene.start and tokens[amount.first - 3].text == ",":
        noun = local_noun(scene, scene.start, amount.first - 3)
        last = Whole(noun, noun, None)
    if end < scene.stop and (which or not governed) and is_verbal(scene, end):
        return _of_last(scene, end, last)
    return None, None, None


def _is_relative(scene: Scene, index: int) -> bool:
    """*those who paid* are no *them*."""
    return index + 1 < scene.stop and scene.tokens[index + 1].low in ("who", "that", "que")


def _of_last(scene: Scene, verb: int, last: Whole) -> Share:
    """*44% had postponed it*, *of which 2% were opened*, *60% of whom depend on rain*: of those that were told of last."""
    if last.noun is None or verb >= scene.stop or not is_verbal(scene, verb):
        return None, None, None
    subject = predicate(scene, last.noun, verb, scene.times) or last.noun
    return subject, last.denominator or last.subject, last.noun


def _of(scene: Scene, amount: Amount, last: Whole) -> Share:
    """*60% of X*: X is the whole; the part is what X does, what is done to it, or what makes it up."""
    tokens = scene.tokens
    whole = opening(scene, amount.end + 1, scene.stop)
    first = whole + (whole < scene.stop and tokens[whole].low in _ALL)
    first = opening(scene, first, scene.stop)
    stop = noun_end(scene, first, scene.stop)
    if stop <= first:
        stop = min(first + 1, scene.stop)
    if first < scene.stop and tokens[first].low == "what":
        return last.subject, scene.printed(first, clause_end(scene, first + 1, scene.stop, scene.cuts)), last.noun
    if first < scene.stop and tokens[first].low in _IT:
        return None, None, None
    verb = main_verb(scene, stop, scene.stop) if stop < scene.stop else None
    full = verb if verb is not None else restricted(scene, stop, scene.stop, scene.times)
    denominator = scene.printed(whole, _without_time(scene, first, full))
    noun = scene.printed(first, stop)
    if (part := _part_before(scene, amount)) is not None:
        return part, denominator, part
    if spending := _spent(scene, amount, stop):
        return spending, noun, spending
    made_by = done_before(scene, amount)
    if made_by is not None and noun and (made := done(scene, made_by, noun)):
        return f"{noun} {made}", denominator, noun
    if verb is not None and noun:
        return predicate(scene, noun, verb, scene.times) or noun, denominator, noun
    return scene.printed(first, scene.cut(stop - 1, full)), denominator, noun


def _without_time(scene: Scene, first: int, end: int) -> int:
    return scene.time(first, end)


def _part_before(scene: Scene, amount: Amount) -> str | None:
    """*sand accounts for 60% of the load*, *exports are 40% of output*."""
    tokens, index = scene.tokens, amount.first - 1
    while index > scene.start and tokens[index].low in ("for", "up", "just", "only", "now", "el", "la", "un", "una"):
        index -= 1
    if index > scene.start and (tokens[index].low in ACCOUNTING or tokens[index].low in BE):
        return phrase_before(scene, index)
    for at in range(amount.first - 1, max(scene.start, amount.first - 4), -1):
        if (noun := NAMING_VERBS.get(tokens[at].low)) and noun not in SPENDING:
            return named_by(scene, at, noun)
    if tokens[amount.first - 1].low in ("to", "at", "a", "al") and amount.first > scene.start:
        return before(scene, amount)
    return None


def _spent(scene: Scene, amount: Amount, position: int) -> str | None:
    """*spends 0.7% of its output on water*: spending on water."""
    tokens = scene.tokens
    near = range(amount.first - 1, max(scene.start, amount.first - 3) - 1, -1)
    noun = next((NAMING_VERBS[tokens[i].low] for i in near if tokens[i].low in NAMING_VERBS), None)
    if noun not in SPENDING:
        return None
    for index in range(position, min(position + 6, scene.stop)):
        if tokens[index].low in _SPENT_ON and index not in scene.cuts:
            start = opening(scene, index + 1, scene.stop)
            end = noun_end(scene, start, scene.stop)
            return f"{noun} {tokens[index].text} {scene.printed(start, end)}" if end > start else noun
    return None


def _whole_before(scene: Scene, amount: Amount) -> Share | None:
    """*Of the boats counted in 2024, 74% sank*; *among shopkeepers the share was 40%*."""
    tokens, start = scene.tokens, scene.start
    if tokens[start].low not in ("of", "among", "de", "entre") or amount.first - start > _REACH:
        return None
    first = opening(scene, start + 1, amount.first)
    stop = noun_end(scene, first, amount.first)
    end = clause_end(scene, stop, amount.first, frozenset())
    for index in range(stop, amount.first):
        if tokens[index].text == ",":
            end = index
            break
    else:
        end = stop
    denominator, noun = scene.printed(first, _without_time(scene, first, end)), scene.printed(first, stop)
    if noun is None:
        return None
    said = predicate(scene, noun, amount.end) if amount.end < scene.stop and is_verb(scene, amount.end) else None
    return said or noun, denominator, noun


def share_before(scene: Scene, amount: Amount) -> Share | None:
    """*The share of households with a car rose to 61%*: of households, those with a car."""
    tokens = scene.tokens
    for index in range(max(scene.start, amount.first - _REACH), amount.first - 3):
        if tokens[index].low in ("share", "proportion", "percentage", "proporcion", "porcentaje") and tokens[index + 1].low in _OF:
            first = opening(scene, index + 2, amount.first)
            stop = noun_end(scene, first, amount.first)
            end = restricted(scene, stop, amount.first, scene.cuts)
            return (scene.printed(first, end), scene.printed(first, stop), scene.printed(first, stop)) if stop > first else None
    return None
