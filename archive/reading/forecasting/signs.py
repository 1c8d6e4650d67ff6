"""Signs of the future: the word in a clause that makes it look ahead, and the words that only seem to.

*Will*, *is likely to*, *plans to* look ahead; *free will*, *May*, *would have closed* and *was due to open* don't. Spanish futures are
known by their endings (*regresará*, *subirían*), in Spanish texts only.
"""

from collections.abc import Callable, Collection

from archive.reading.lexicon.future import (
    AIMS,
    BEFORE_PLAN,
    DETERMINERS,
    DONE,
    FORESEEING,
    FUTURE_ENDINGS,
    FUTURE_VERBS,
    LOOKS,
    MODALS,
    NO_FUTURE,
    NO_RISK,
    NOUNS_OF_WILL,
    OUTCOMES,
    PLANNED,
    PLANS,
    WITH_THAT,
    WITH_TO,
)
from archive.reading.walking import Walk

_FORESEEN_BEHIND = DETERMINERS | {"growth"}
_SHORTEST_FUTURE = 4
_INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse")


def sign_of_the_future(walk: Walk, first: int, last: int) -> tuple[int, int] | None:
    """The first word of the future from the place ``first`` up to ``last``, as the places before its first and after its last word."""
    for index, low in enumerate(walk.lows[first:last], first):
        rule = _RULES.get(low)
        length = rule(walk, index) if rule else _ending(walk, index) if walk.spanish or low.endswith("'ll") else 0
        if length:
            return index, index + length
    return None


def _ending(walk: Walk, index: int) -> int:
    """*You’ll*; *regresará*, *subirían* in a Spanish text."""
    token = walk.tokens[index]
    if token.low.endswith("'ll"):
        return 1
    if not walk.spanish or token.is_capital and index or len(token.text) < _SHORTEST_FUTURE or token.low in NO_FUTURE:
        return 0
    if not token.text.endswith(FUTURE_ENDINGS) and token.low not in FUTURE_VERBS:
        return 0
    perfect = token.low in ("habria", "habrian") and walk.low(index + 1).endswith(("ado", "ido", "cho", "sto", "rto"))
    return 0 if perfect else 1


def _modal(walk: Walk, index: int) -> int:
    """*Will*, *could*; not *the will*, *May*, *would have*."""
    token = walk.tokens[index]
    if token.is_capital or walk.low(index + 1) == "have" and token.low not in ("will", "won't", "shall"):
        return 0
    return 0 if token.low in ("will", "might") and walk.low(index - 1) in NOUNS_OF_WILL else 1


def _foreseeing(walk: Walk, index: int) -> int:
    """*Expects*, *likely*, *se prevé*; not *had been expected*, *estaba previsto*."""
    low, before = walk.tokens[index].low, walk.low(index - 1)
    if low in PLANNED and before in BEFORE_PLAN:
        return 0
    return 0 if before == "been" and walk.low(index - 2) == "had" else 1


def _with_to(walk: Walk, index: int) -> int:
    """*Plans to*, *is set to*, *going to*; not *was set to*, *due to the rain*."""
    low, before = walk.tokens[index].low, walk.low(index - 1)
    if walk.low(index + 1) != "to" or low in PLANNED and before in BEFORE_PLAN:
        return 0
    if low in ("due", "set", "bound", "about") and (before not in LOOKS or walk.low(index + 2) in DETERMINERS):
        return 0
    if low == "plans" and (before in PLANS or before == "'s") or low in ("pledged", "promised", "vowed") and before not in ("has", "have"):
        return 0
    if low in ("track", "course") and before != "on":
        return 0
    return 2 if low in ("going", "about") else 1


def _with_that(walk: Walk, index: int) -> int:
    """*A risk that*, *it projects that*."""
    if walk.low(index - 1) in NO_RISK:
        return 0
    told = walk.tokens[index].low in ("projects", "estimates", "estimate")
    return 1 if walk.low(index + 1) in (("that",) if told else ("that", "of", "que", "de", "are")) else 0


def _forecast(walk: Walk, index: int) -> int:
    """*Is forecast*, *it forecasts growth*, *forecasts that*; not *a forecast from you*."""
    before, after = walk.low(index - 1), walk.low(index + 1)
    told = before in ("is", "are", "was", "were", "be", "been", "also", "now", "have", "has") or after in _FORESEEN_BEHIND
    return 1 if told and not (before == "been" and walk.low(index - 2) == "had") else 0


def _should(walk: Walk, index: int) -> int:
    """*Delays should end* foresees, *governments should act* advises."""
    after = index + 1 + (walk.low(index + 1) in ("not", "also", "soon", "then", "eventually", "still"))
    verb = walk.low(after)
    if walk.tokens[index].is_capital:
        return 0
    return 1 if verb in OUTCOMES or verb == "be" and walk.low(after + 1) in DONE else 0


def _is_to(walk: Walk, index: int) -> int:
    """*The mill is to close*; not *the aim is to close*."""
    if walk.low(index + 1) != "to" or walk.low(index + 2) in DETERMINERS or walk.low(index - 1) in AIMS:
        return 0
    return 2 if walk.low(index + 2).isalpha() else 0


def _goes(walk: Walk, index: int) -> int:
    """*Va a cerrar*."""
    return 2 if walk.low(index + 1) == "a" and walk.low(index + 2).endswith(_INFINITIVES) else 0


_Rule = Callable[[Walk, int], int]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(WITH_THAT, _with_that),
    **dict.fromkeys(WITH_TO, _with_to),
    **dict.fromkeys(FORESEEING, _foreseeing),
    **dict.fromkeys(MODALS, _modal),
    "forecast": _forecast,
    "forecasts": _forecast,
    "should": _should,
    "is": _is_to,
    "are": _is_to,
    "va": _goes,
    "van": _goes,
    "vamos": _goes,
}
_SEEN = _RULES.keys() - {"is", "are"} | frozenset("i'll you'll he'll she'll it'll we'll they'll that'll there'll this'll who'll".split())


def may_look_ahead(lows: Collection[str], spanish: bool) -> bool:
    """Whether a sentence may hold a sign at all, by its folded words: most don't, and are done with."""
    return spanish or not _SEEN.isdisjoint(lows) or "to" in lows and ("is" in lows or "are" in lows)
