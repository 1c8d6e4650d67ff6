"""Denominators of counts, sums and rates: *one in five boats*, *40 per 100,000 people*, *$40 a barrel*, *a kilogram costs $40*."""

from archive.reading.lexicon.periods import RELATIVE
from archive.reading.lexicon.quantities import ENDS_OF_PHRASE
from archive.reading.lexicon.units import CODES, TIMES, UNITS
from archive.reading.lexicon.verbs import NAMING_VERBS
from archive.reading.measuring.amounts import rate_behind
from archive.reading.measuring.phrases import ARTICLES, OWNERS, main_verb, restricted
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene
from archive.reading.measuring.units import is_plural

_EACH = frozenset("a an per each every por cada".split())
_EACH_IN_SPANISH = _EACH - {"a", "an"}
_REACH = 12


def denominator_of(scene: Scene, amount: Amount) -> str | None:
    """Of what a figure is one, or for each of which it is told."""
    if amount.out_of:
        return _out_of(scene, amount, *amount.out_of)
    if rate := rate_behind(scene.text, amount.end):
        return scene.printed(*rate)
    if amount.kind == "bare" and (rate := _rate_of_next(scene, amount.end)):
        return scene.printed(*rate)
    return _each(scene, amount) or (_price_of(scene, amount) if amount.kind in ("money", "bare") else None)


def _rate_of_next(scene: Scene, end: int) -> tuple[int, int] | None:
    """*from 61 to 24 per 100,000 people*: the first of two rates has its whole behind the second."""
    if end + 2 >= scene.stop or scene.tokens[end].low not in ("to", "a"):
        return None
    return next((rate for at in range(end + 2, min(end + 4, scene.stop)) if (rate := rate_behind(scene.text, at))), None)


def _out_of(scene: Scene, amount: Amount, first: int, end: int) -> str | None:
    """*five people with a fever*: the whole with what restricts it, up to its verb."""
    tokens = scene.tokens
    while first < end - 1 and (tokens[first].low in ARTICLES or tokens[first].low in OWNERS):
        first += 1
    if amount.kind != "ratio" or end >= scene.stop or tokens[end - 1].kind == "number" or amount.unit in CODES:
        return scene.printed(first, end)
    verb = main_verb(scene, end, scene.stop)
    full = restricted(scene, end, scene.stop, scene.cuts)
    full = min(full, verb) if verb is not None else full
    return scene.printed(first, full)


def _each(scene: Scene, amount: Amount) -> str | None:
    """*$40 a barrel*, *98 pesos per person*, *6 kilograms of base per hectare*."""
    tokens, position = scene.tokens, amount.end
    each = _EACH if scene.text.language == "en" else _EACH_IN_SPANISH
    if amount.kind == "measure" and position + 2 < scene.stop and tokens[position].low == "of" and tokens[position + 2].low == "per":
        position += 2
    if amount.kind not in ("money", "measure", "noun") or position + 1 >= scene.stop or tokens[position].low not in each:
        return None
    of = tokens[position + 1]
    joined = tokens[position].low == "por" and amount.kind == "noun"
    known = of.low not in RELATIVE and of.low not in TIMES and of.low not in ENDS_OF_PHRASE
    return of.text if of.kind == "word" and known and not is_plural(of) and not joined else None


def _price_of(scene: Scene, amount: Amount) -> str | None:
    """*A kilogram costs $40*, *a barrel of oil sold for $62*: the unit that a price is for."""
    tokens = scene.tokens
    low = max(scene.start, amount.first - _REACH)
    verb = next((i for i in range(amount.first - 1, low - 1, -1) if tokens[i].low in NAMING_VERBS), None)
    if verb is None or any(tokens[i].kind == "number" for i in range(verb, amount.first)):
        return None
    for index in range(verb - 1, max(scene.start, verb - 8) - 1, -1):
        if tokens[index].low in UNITS and index > 0 and tokens[index - 1].low in ("a", "an", "un", "una", "each", "per", "cada"):
            return tokens[index].text
    return None
