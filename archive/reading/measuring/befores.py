"""What stands before a number that has its noun there: *deaths reached 40*, *a fee of 25%*, *sand – 40 tonnes*, *puts losses at*."""

from archive.reading.lexicon import words
from archive.reading.lexicon.documents import FINDING, SHOWING
from archive.reading.lexicon.grammar import DETERMINERS, PREPOSITIONS
from archive.reading.lexicon.informants import TELLING
from archive.reading.lexicon.periods import OFTEN
from archive.reading.lexicon.quantities import CHANGE_NOUNS, CHANGES, CHANGING, MEASURING
from archive.reading.lexicon.speech import SPEECH
from archive.reading.lexicon.units import TIMES
from archive.reading.lexicon.verbs import (
    CHANGED,
    HELPERS,
    NAMING_VERBS,
    PARTICIPLES,
    PAST,
    PRESENT,
    SPANISH_PRESENT,
    STAND_FOR_SUBSTANCES,
    SUBSTANCES,
    VAGUE,
    VALUING,
)
from archive.reading.measuring.phrases import OWNERS, RELATIVES, noun_end, opening, restricted, without_owner
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene
from archive.reading.measuring.units import is_plural

CHANGE_WORDS = frozenset(CHANGE_NOUNS.values()) | CHANGES | {"caída"}
"""Nouns of a change: *rise*, *caída*."""
_VERBS = (
    CHANGING
    | MEASURING - PREPOSITIONS - words("than versus y a")
    | NAMING_VERBS.keys()
    | words(
        "widened shrank shrink exceeded slipped soared averaged averages totals remained remains equals equalled fue es era son sera stood"
    )
)
_BETWEEN = HELPERS | words(
    "worth by for to at of from un un una en a de around about record nearly only total low high some average out in"
)
_STOPS = words("while because although if when as but whereas where whose mientras porque aunque si cuando pero donde than since")
_ADVERBS = words("there here then again together alone combined still now ahi alli frente")
_PRONOUNS = words(
    "it they this that these those he she which who we you i what them ello esto eso ellos ellas total figure sum share toll all"
)
_COMPARING = words(
    "exceeding exceeds exceeded exceed surpassing surpassed surpasses surpass topping topped tops pass passed passes supera superan"
)
_NO_NOUN = (
    PREPOSITIONS | HELPERS | OWNERS | _STOPS | PAST | SPANISH_PRESENT | words("a an the and y un una el la los las that que all both")
)
_LEADING = words("and but that y e pero que or also still so yet then")
_MARKS = ';:–—“("«'
_TOLD = (
    SPEECH
    | TELLING
    | FINDING
    | SHOWING
    | words("estimates estimated show shows showed indicates indicate found finds suggests suggest says reveals revealed calcula")
)
_REPORTED = words("estimated thought believed expected reported said projected known calculado estimado calcula estima")
_FOUND = words(
    "indicates indicate indicated shows show showed suggests suggest suggested reveals reveal revealed indica indican muestra muestran"
)
_FROM = words("from to de a")
_INSIDE = words("in of en de")
_REVENUE = words("revenue ingreso")
_TAKING = words("take takes took bring brings brought rake rakes raked pull pulls pulled")
_VERB_REACH, _REACH = 6, 40


def before(scene: Scene, amount: Amount) -> str | None:
    """What a number measures that stands behind it."""
    scene = scene._replace(start=max(scene.start, scene.floor))
    tokens, first = scene.tokens, amount.first
    if first <= scene.start:
        return None
    at = tokens[first - 1]
    if tokens[first].low in _COMPARING:
        return phrase_before(scene, first)
    if at.low in ("of", "de") and first - 2 > scene.start and not _is_led(tokens[first - 2].low):
        return _of_amount(scene, amount)
    if at.low == "worth" and tokens[first - 2].low not in HELPERS:
        return _worth(scene, first - 1)
    if tokens[first].low in ("above", "over", "under", "below") and is_plural(at):
        return local_noun(scene, scene.start, first)
    valued = _valued(scene, first)
    if valued:
        return valued
    verb = _verb(scene, first)
    if verb is not None:
        noun = "revenue" if _takes_in(scene, verb) else NAMING_VERBS.get(tokens[verb].low)
        if noun and not (noun in _REVENUE and amount.kind != "money"):
            return named_by(scene, verb, noun)
        named = phrase_before(scene, verb)
        return _what_changed(named) if at.low in _FROM and amount.kind != "percent" else named
    if at.text in (",", "–", "—", "-") and first - 1 > scene.start:
        return phrase_before(scene, first - 1)
    return None


def _what_changed(named: str | None) -> str | None:
    """*a sharp rise in boats, growing from 40 to 60*: forty are boats, not a rise."""
    words_of = named.split() if named else []
    for index, word in enumerate(words_of[1:4], start=1):
        if word in _INSIDE and words_of[index - 1].lower() in CHANGE_WORDS:
            return " ".join(words_of[index + 1 :]) or None
    return named


def _is_led(low: str) -> bool:
    """*fue de 4%*."""
    return low in MEASURING or low in HELPERS


def _worth(scene: Scene, end: int) -> str | None:
    """*carried goods worth $40*: goods carried."""
    named = local_noun(scene, scene.start, end)
    verb = end - len(named.split()) - 1 if named else scene.start - 1
    made = PARTICIPLES.get(scene.tokens[verb].low) if verb >= scene.start and scene.tokens[verb].low in PAST else None
    return f"{named} {made}" if made else named


def named_by(scene: Scene, verb: int, noun: str) -> str | None:
    """*A press costs $40*: the *cost of a press*."""
    start = _clause(scene, verb)
    named = phrase_before(scene, verb)
    if named is None:
        return None
    joint = "de" if scene.text.language == "es" else "of"
    while start < verb and scene.tokens[start].low in _LEADING:
        start += 1
    first = next((index for index in range(start, verb) if scene.tokens[index].low in ("a", "an", "the", "el", "la", "los", "las")), None)
    article = scene.tokens[first].low if first is not None and first == start else ""
    if joint == "de":
        return f"{noun} del {named}" if article == "el" else f"{noun} de {article} {named}" if article else f"{noun} de {named}"
    return f"{noun} of {article} {named}" if article else f"{noun} of {named}"


def phrase_before(scene: Scene, end: int) -> str | None:
    """The noun phrase that ends before a verb or mark, without helpers, times, places and words that add nothing."""
    tokens = scene.tokens
    if end - 1 > scene.start and tokens[end - 1].text == ",":
        opened = next((i for i in range(end - 2, max(scene.start, end - 16), -1) if tokens[i].text == ","), None)
        end = opened if opened is not None else end - 1
    start = _clause(scene, end)
    if start == end and tokens[end - 1].low in ("and", "y"):
        start = opening(scene, scene.behind(scene.start), end)
        end = noun_end(scene, start, end)
    while end > start and _adds_nothing(scene, end - 1, start):
        end -= 1
    if end > start and tokens[end - 1].low in RELATIVES:
        return local_noun(scene, start, end - 1)
    while start < end and tokens[start].low in _LEADING:
        start += 1
    first = opening(scene, scene.behind(start), end)
    if first < end and tokens[first].low in PREPOSITIONS:
        return None
    if scene.floor and first == scene.floor:
        return None
    if end - first == 1 and tokens[first].low in _REPORTED and first > scene.start and tokens[first - 1].text == ",":
        return phrase_before(scene, first - 1)
    end = scene.cut(first, end)
    first = opening(scene, without_owner(scene, first, end), end)
    first, vague = _without_vague(scene, first, end)
    while end > first and (tokens[end - 1].low in PREPOSITIONS or tokens[end - 1].kind == "mark" or tokens[end - 1].low in HELPERS):
        end -= 1
    if first >= end or end - first == 1 and (tokens[first].low in _PRONOUNS or tokens[first].low in TIMES):
        return None
    if any(place.how == "by" and (place.first, place.end) == (first, end) for place in scene.places):
        return None
    return _with_substance(scene, first, end) if tokens[first - 1].low in ("the", "la", "el") or vague else scene.printed(first, end)


def _adds_nothing(scene: Scene, index: int, start: int) -> bool:
    """*boats are **now estimated to** carry*."""
    low = scene.tokens[index].low
    told = low in _REPORTED and index > start and (scene.tokens[index - 1].low in HELPERS or scene.tokens[index - 1].low in _ADVERBS)
    return low in HELPERS or low in _ADVERBS or low.endswith("ly") or told


def local_noun(scene: Scene, start: int, end: int) -> str | None:
    """*for a fee that has dropped to*: the nearest noun phrase that ends before *that*."""
    first = end
    while (
        first > start
        and end - first < 5
        and (
            _in_phrase(scene.tokens[first - 1].low)
            and not scene.tokens[first - 1].low.endswith("ed")
            and scene.tokens[first - 1].kind != "mark"
        )
    ):
        first -= 1
    return scene.printed(first, end)


def _with_substance(scene: Scene, first: int, end: int) -> str | None:
    """*The drug entering Ohio* is the substance that was named last: *sand entering Ohio*."""
    tokens = scene.tokens
    if tokens[first].low not in STAND_FOR_SUBSTANCES:
        return scene.printed(first, end)
    block = scene.text.index_at(scene.text.block_at(tokens[first].start).start)
    named = next((i for i in range(first - 1, max(block - 1, first - 150), -1) if tokens[i].low in SUBSTANCES), None)
    behind = scene.printed(first + 1, end)
    return scene.printed(first, end) if named is None else " ".join(filter(None, (tokens[named].text, behind)))


def _without_vague(scene: Scene, first: int, end: int) -> tuple[int, bool]:
    """*the total number of boats* are boats."""
    tokens = scene.tokens
    for index in range(first, min(first + 3, end - 2)):
        if tokens[index].low in VAGUE and tokens[index + 1].low in ("of", "de"):
            return opening(scene, index + 2, end), True
    return first, False


def _clause(scene: Scene, end: int) -> int:
    """Where the clause before ``end`` begins."""
    tokens = scene.tokens
    low = max(scene.start, end - _REACH)
    aside = False
    for index in range(end - 1, low - 1, -1):
        token = tokens[index]
        if token.text in ")(" and (aside or token.text == ")"):
            aside = token.text == ")"
            continue
        if aside:
            continue
        if token.text in _MARKS or token.text in '”"' or token.text == "," or token.low in _STOPS:
            return index + 1
        if token.low in ("that", "que") and index > low and (_tells(scene, index - 1) or tokens[index - 1].low in _LEADING):
            return index + 1
        if token.low in ("and", "y", "or") and _closes_clause(scene, index, low):
            return index + 1
        if token.low in _FOUND and index + 1 < end and tokens[index + 1].low in DETERMINERS:
            return index + 1
        if token.low in ("expects", "expect", "expected", "sees", "espera", "say", "says", "said", "estimates"):
            return index + 1
    return low


def _closes_clause(scene: Scene, index: int, low: int) -> bool:
    """Whether a verb stands before *and*, so that another clause follows it."""
    for at in range(index - 1, max(low, index - 14) - 1, -1):
        if scene.tokens[at].kind == "mark" or scene.tokens[at].low in ("that", "que"):
            return False
        if _finite(scene, at):
            return True
    return False


def _tells(scene: Scene, index: int) -> bool:
    low = scene.tokens[index].low
    return low in _TOLD or low in VALUING


def _finite(scene: Scene, index: int) -> bool:
    low = scene.tokens[index].low
    return low in HELPERS or low in PAST or low in CHANGED or low in PRESENT or low in NAMING_VERBS or low.endswith("ed")


def _valued(scene: Scene, first: int) -> str | None:
    """*puts losses at $2 billion*, *values the sand that enters Ohio at more than $2*."""
    tokens = scene.tokens
    if tokens[first - 1].low not in ("at", "en"):
        return None
    for index in range(first - 2, max(scene.start, first - _REACH) - 1, -1):
        if tokens[index].text in ";:,–—":
            break
        if (
            tokens[index].low in VALUING
            and index + 1 < first - 1
            and tokens[index + 1].low != "of"
            and tokens[index - 1].low not in DETERMINERS
        ):
            start = opening(scene, index + 1, first - 1)
            start += tokens[start].low in OFTEN or tokens[start].low in ("yearly", "annual", "total")
            end = scene.cut(start, first - 1)
            return scene.printed(opening(scene, start, end), end)
    opened = next((i for i in range(first - 2, max(scene.start, first - 5) - 1, -1) if tokens[i].text in "–—,("), None)
    if opened is None or not any(tokens[i].low in PARTICIPLES or tokens[i].low in VALUING for i in range(opened, first)):
        return None
    return phrase_before(scene, opened)


def _of_amount(scene: Scene, amount: Amount) -> str | None:
    """*A tariff of 25% on steel* is a tariff on steel, *a purity of more than 60%* a purity."""
    tokens, end = scene.tokens, amount.first - 1
    first = end
    while first > scene.start and end - first < 4 and tokens[first - 1].kind == "word" and _in_phrase(tokens[first - 1].low):
        first -= 1
    named = scene.printed(first, end)
    if named is None:
        return None
    further = restricted(scene, amount.end, scene.stop, scene.cuts)
    behind = (
        scene.printed(amount.end, further) if further > amount.end and tokens[amount.end].low in ("on", "for", "sobre", "para") else None
    )
    return f"{named} {behind}" if behind else named


def _in_phrase(low: str) -> bool:
    return low not in _NO_NOUN


def _verb(scene: Scene, first: int) -> int | None:
    """The verb that leads to the number, a few words before it; *from* and *to* may stand between."""
    tokens = scene.tokens
    for index in range(first - 1, max(scene.start, first - _VERB_REACH) - 1, -1):
        low = tokens[index].low
        if _takes_in(scene, index):
            return index
        if low in _VERBS and low not in HELPERS or low in HELPERS and low not in ("to", "do") and _is_copula(low):
            return index
        if tokens[index].kind in ("mark", "number") and tokens[index].text != "%" or low not in _BETWEEN and tokens[index].kind == "word":
            return _sold_for(scene, index, first)
    return None


def _takes_in(scene: Scene, index: int) -> bool:
    """*takes in $40*, *brought in more than $40*."""
    return scene.tokens[index].low in _TAKING and index + 1 < scene.stop and scene.tokens[index + 1].low == "in"


def _sold_for(scene: Scene, index: int, first: int) -> int | None:
    """*sold for $40*, *sold wholesale for*."""
    near = range(first - 1, max(scene.start, first - 4) - 1, -1)
    return (
        next((i for i in near if scene.tokens[i].low in NAMING_VERBS), None) if scene.tokens[first - 1].low in ("for", "at", "a") else None
    )


def _is_copula(low: str) -> bool:
    return low in ("is", "was", "were", "are", "es", "era", "fue", "son", "be")
