"""Changes: *a 78% increase in thefts*, *thefts fell by 5%*, *40% more boats than in 2021*, and what they are compared with."""

from archive.reading.lexicon import words
from archive.reading.lexicon.quantities import CHANGE_NOUNS, CHANGES, CHANGING
from archive.reading.lexicon.verbs import ACCOUNTING
from archive.reading.measuring.befores import phrase_before
from archive.reading.measuring.phrases import clause_end, noun_end, opening, restricted
from archive.reading.measuring.predicates import done, done_before
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene

_NOUNS = CHANGE_NOUNS | {
    "down": "fall",
    "falling": "fall",
    "cayo": "caída",
    "cayeron": "caída",
    "bajo": "caída",
    "bajaron": "caída",
    "descendio": "caída",
    "cae": "caída",
    "shrink": "shrinking",
    "sinking": "fall",
}
_MORE = words("more fewer less higher lower mas menos")
_BETWEEN = words("by un en just about some a roughly almost nearly over")
_COMPARED = words("compared comparado comparada respecto frente versus against")
_JOINTS = words("in to with from the a an en el la los al con que del lo those that")
_REACH = 16
_LONGEST = 6


def change_of(scene: Scene, amount: Amount, last: str | None) -> tuple[str, str | None] | None:
    """The change that a share is of and, where it is told, what changed; ``last`` is the subject of the figure before."""
    named = _noun_behind(scene, amount) or _more_behind(scene, amount, last)
    return (named, None) if named else _verb_before(scene, amount, last)


def _noun_behind(scene: Scene, amount: Amount) -> str | None:
    """*78% increase in seizures* is of the increase in seizures."""
    tokens = scene.tokens
    if amount.end < scene.stop and tokens[amount.end].low in ("of", "de"):
        return None
    for position in range(amount.end, min(amount.end + 3, scene.stop)):
        if tokens[position].low in CHANGES:
            end = position + 1
            if end < scene.stop and tokens[end].low in ("in", "of", "en", "de"):
                start = opening(scene, end + 1, scene.stop)
                end = restricted(scene, noun_end(scene, start, scene.stop), scene.stop, scene.cuts)
            return scene.printed(position, end)
    return None


def _more_behind(scene: Scene, amount: Amount, last: str | None) -> str | None:
    """*40% more boats*; *a third more than the year before* is of more of what was counted last."""
    tokens = scene.tokens
    taken = tokens[amount.end - 1].low in _MORE
    first = amount.end - taken
    if first >= scene.stop or tokens[first].low not in _MORE:
        return None
    if first + 1 >= scene.stop or tokens[first + 1].low in ("than", "que") or tokens[first + 1].kind == "mark":
        return f"{tokens[first].text} {last}" if last else None
    end = noun_end(scene, first + 1, scene.stop)
    if end == first + 1:
        return None
    verb = done_before(scene, amount)
    further = restricted(scene, end, scene.stop, scene.cuts)
    named = scene.printed(first, further)
    noun = scene.printed(first + 1, further) or ""
    made = done(scene, verb, noun) if verb is not None else None
    return f"{named} {made}" if made else named


def _verb_before(scene: Scene, amount: Amount, last: str | None) -> tuple[str, str | None] | None:
    """*Wheat exports fell by 5%* are a *fall in Wheat exports*; *, up 53% in a year* changes what was measured last."""
    tokens = scene.tokens
    for position in range(amount.first - 1, max(amount.first - 4, scene.start) - 1, -1):
        low = tokens[position].low
        if low in _NOUNS and not (low == "up" and tokens[position - 1].low in ACCOUNTING):
            joint = "de" if scene.text.language == "es" else "in"
            named = None if tokens[position - 1].text == "," and low in ("up", "down") else phrase_before(scene, position)
            named = named or last
            return (f"{_NOUNS[low]} {joint} {_with_article(scene, named)}", named) if named else None
        if low not in _BETWEEN:
            return None
    return None


def _with_article(scene: Scene, named: str) -> str:
    """*rise in the share of …*: the share keeps its article, as a change of boats doesn't."""
    return f"the {named}" if named.lower().startswith(("share of", "weight of", "number of")) and scene.text.language == "en" else named


def compared_with(scene: Scene, amount: Amount) -> str | None:
    """What a change is from: *than in 2021*, *compared to the same period last year*; said once for all changes of a sentence."""
    tokens = scene.tokens
    stop = min(scene.stop, amount.end + _REACH)
    taken = amount.end - (tokens[amount.end - 1].low in _MORE)
    changed = any(tokens[i].low in _MORE or tokens[i].low in CHANGES for i in range(taken, min(taken + 3, scene.stop)))
    changed = changed or any(tokens[i].low in CHANGING for i in range(max(scene.start, amount.first - 3), amount.first))
    if not changed:
        return None
    for index in range(amount.end, stop):
        if tokens[index].text in ".;":
            break
        than = tokens[index].low in ("than", "que") and any(tokens[i].low in _MORE for i in range(taken, index))
        if than or tokens[index].low in _COMPARED:
            return _compared(scene, index + 1)
    back = range(amount.first - 1, max(scene.start, amount.first - _REACH) - 1, -1)
    found = next((i for i in back if tokens[i].low in _COMPARED and i + 2 < amount.first), None)
    return _compared(scene, found + 1) if found is not None else None


def _compared(scene: Scene, first: int) -> str | None:
    tokens = scene.tokens
    while first < scene.stop and tokens[first].low in _JOINTS:
        first += 1
    end = clause_end(scene, first, min(scene.stop, first + _LONGEST), frozenset())
    end += end < scene.stop and tokens[end].low in ("before", "earlier")
    return scene.printed(first, end)
