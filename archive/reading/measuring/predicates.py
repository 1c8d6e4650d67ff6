"""Predicates: what counted things do or have done to them, as it is told behind their noun: *boats* sunk, *voters* who back the plan."""

from archive.reading.lexicon import words
from archive.reading.lexicon.quantities import CHANGE_NOUNS
from archive.reading.lexicon.speech import SPEECH
from archive.reading.lexicon.verbs import (
    ACCOUNTING,
    BE,
    FIGURED_PEOPLE,
    HAVE,
    MODALS,
    NOTHING_DONE,
    ORIGIN,
    PARTICIPLES,
    PAST,
    PAST_ONLY,
    SPANISH_DONE,
    SPANISH_NOTHING,
)
from archive.reading.measuring.phrases import clause_end
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene
from archive.reading.measuring.units import is_plural

_WITH = words("compared charged linked provided replaced")
_ENDING = words("in during by with after since until")
_NOW = words("now still already also then alone hoy ya")
_SPOKEN = SPEECH - words("put call calls called")
_PRONOUNS = words("we they i you who that it he she which")
_SKIPPED = words("all the only also a an another just record up her his their no un una los las otras otros despues tambien ayer ya hoy")
_COMPLEMENTS = words("as on under north south home back into onto")
_FEMININE = ("a", "as", "cion", "ciones", "dad", "dades")


def predicate(scene: Scene, noun: str, verb: int, cuts: frozenset[int] | None = None) -> str | None:
    """What the verb at ``verb`` says of ``noun``: *containers* opened, *people* who left, *sand* originating from the north."""
    tokens, position = scene.tokens, verb
    end = clause_end(scene, verb + 1, scene.stop, scene.cuts if cuts is None else cuts)
    if tokens[position].low == "se" and position + 1 < end:
        done = spanish_done(tokens[position + 1].text, noun)
        return _joined(noun, done, scene.printed(position + 2, end)) if done else None
    if tokens[position].low in HAVE or tokens[position].low in MODALS:
        position += 1
        negated = position < end and tokens[position].low in ("not", "never", "no")
        position += negated
        if position < end and tokens[position].low == "been":
            return _joined(noun, "not" if negated else None, scene.printed(position + 1, end))
        return _who(scene, noun, verb, end)
    if tokens[position].low in BE:
        position += 1
        while position < end and tokens[position].low in ("being", "then", "now", "still", "already", "been"):
            position += 1
        if position < end and (tokens[position].low in ("a", "an") or position + 1 < end and is_plural(tokens[position + 1])):
            return scene.printed(position + (tokens[position].low in ("a", "an")), end)
        return _joined(noun, scene.printed(position, end)) if position < end else None
    if tokens[position].low in ORIGIN and position + 1 < end and tokens[position + 1].low == "from":
        return _joined(noun, ORIGIN[tokens[position].low], scene.printed(position + 1, end))
    return _who(scene, noun, verb, end)


def _who(scene: Scene, noun: str, verb: int, end: int) -> str | None:
    verb += scene.tokens[verb].low in _NOW
    if scene.text.language == "es":
        return _joined(noun, "que", scene.printed(verb, end))
    return _joined(noun, "who" if is_people(noun) else "that", scene.printed(verb, end))


def is_people(noun: str) -> bool:
    """Whether *who* is said of what a noun phrase names."""
    head = noun.split(" of ")[0].split(" with ")[0].rsplit(" ", 1)[-1].lower()
    return head in FIGURED_PEOPLE


def done_before(scene: Scene, amount: Amount) -> int | None:
    """The verb right before a figure that does something to what it counts: *seized* 44 tonnes, *could carry* sixty people."""
    tokens, index = scene.tokens, amount.first - 1
    for _ in range(2):
        if index > scene.start and tokens[index].low in _SKIPPED:
            index -= 1
    if index < scene.start:
        return None
    low = tokens[index].low
    if scene.text.language == "es":
        return index if _is_spanish_preterite(tokens[index].text, low) else None
    named = amount.end < scene.stop and tokens[amount.end].low == "as"
    if low not in PARTICIPLES or low in NOTHING_DONE and not named or low in CHANGE_NOUNS or low in ACCOUNTING or low in _SPOKEN:
        return None
    if low in PAST or low in PAST_ONLY:
        return index
    before = tokens[index - 1] if index > scene.start else None
    governed = before is not None and (before.low in MODALS or before.low in _PRONOUNS or is_plural(before))
    return index if governed else None


def done(scene: Scene, verb: int, noun: str) -> str | None:
    """The participle of a verb, for ``noun``: *took* is *taken*; in Spanish in the noun's gender and number."""
    token = scene.tokens[verb]
    return spanish_done(token.text, noun) if scene.text.language == "es" else PARTICIPLES.get(token.low)


def complement_end(scene: Scene, first: int, made: str) -> int:
    """*put* on aircraft, *named* as dealers: what belongs to the verb behind its object."""
    if (
        first < scene.stop
        and (scene.tokens[first].low in _COMPLEMENTS or made in _WITH and scene.tokens[first].low == "with")
        and first not in scene.cuts
    ):
        end = clause_end(scene, first + 1, scene.stop, scene.cuts)
        return next((index for index in range(first + 1, end) if scene.tokens[index].low in _ENDING), end)
    return first


def _is_spanish_preterite(printed: str, low: str) -> bool:
    ended = printed.endswith(("ó", "aron", "ieron")) or low in SPANISH_DONE
    return ended and low not in SPANISH_NOTHING


def spanish_done(printed: str, noun: str) -> str | None:
    """*decomisó* of *cocaína* is *decomisada*."""
    low = printed.lower().replace("ó", "o")
    if low in SPANISH_DONE:
        made = SPANISH_DONE[low]
    elif low.endswith(("ieron", "io")):
        made = low.removesuffix("ieron").removesuffix("io") + "ido"
    elif low.endswith(("aron", "o")):
        made = low.removesuffix("aron").removesuffix("o") + "ado"
    else:
        return None
    head = noun.split()[0].lower() if noun else ""
    folded = head.replace("ó", "o").replace("í", "i")
    if folded.endswith(_FEMININE):
        made = made[:-1] + "a"
    return made + "s" * head.endswith("s")


def _joined(*parts: str | None) -> str | None:
    kept = [part for part in parts if part]
    return " ".join(kept) if len(kept) > 1 else None
