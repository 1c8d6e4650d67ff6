"""Conditions: what a forecast hangs on, from *if*, *unless*, *without*, *should X fail*, *si*, *de no* … to where it ends.

At a clause's beginning a condition ends at its comma (*If it rains, or if the dam holds, …*), later at the next comma or the clause's end.
"""

from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.future import ASKING, CONDITIONS, LACKING, MODALS, NO_LACK, PRONOUNS, SUBJECTS
from archive.reading.walking import Walk

_INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse")
_SHORTEST_INFINITIVE = 4
_FULL_SUBJECTS = SUBJECTS - PRONOUNS
_LONGEST = 60
_SOON = 4


def find_condition(walk: Walk, first: int, last: int) -> tuple[int, int] | None:
    """The first condition from the place ``first`` up to ``last``: the places before its first and after its last word."""
    for index in [index for index, low in enumerate(walk.lows[first:last], first) if low in CONDITIONS]:
        length = _opening(walk, index, last)
        if not length or not _is_meant(walk, index, first, last):
            continue
        end = _end(walk, index, length, first, last)
        if end and end - index <= _LONGEST:
            return index, end
    return None


def _opening(walk: Walk, index: int, last: int) -> int:
    """How many words open a condition here, 0 where none does."""
    for rest in CONDITIONS.get(walk.low(index), ()):
        if tuple(walk.lows[index + 1 : index + 1 + len(rest)]) == rest and index + 1 + len(rest) < last:
            return 1 + len(rest)
    return 0


def _is_meant(walk: Walk, index: int, first: int, last: int) -> bool:
    """Whether the words open a condition here: not *as if*, *see if*, *some, if not all,*, *without incident*, *it should*."""
    low, after = walk.low(index), walk.low(index + 1) if index + 1 < last else ""
    before = walk.low(index - 1) if index > first else ""
    opens = index == first or before in (",", "—", "–", "-", "(") or before in ("and", "but", "y", "pero") and index == first + 1
    if low in ("if", "si"):
        aside = after in ("not", "any", "ever", "anything") and "," in walk.lows[index : index + _SOON] and index > first
        return before not in ASKING and not aside and walk.tokens[index].text.lower() != "sí"
    if low in ("without", "sin"):
        return after not in NO_LACK and (opens and index == first or after in LACKING)
    if low == "should":
        return opens and walk.tokens[index].is_capital or index > first and before == ","
    if low == "de":
        return index == first and (after == "no" or after.endswith(_INFINITIVES) and len(after) >= _SHORTEST_INFINITIVE)
    if low in ("assuming", "barring", "absent", "providing"):
        return opens
    if low == "provided":
        return after == "that" or before == ","
    if low in ("as", "so"):
        amount = walk.low(index + 3) if index + 3 < last else ""
        return not amount.isdecimal() and amount not in NUMBERS
    return True


def _end(walk: Walk, index: int, length: int, first: int, last: int) -> int | None:
    """The place after a condition's last word."""
    comma = _closing_comma(walk, index + length, last)
    if comma is not None:
        return comma
    if index > first:
        return last
    if walk.low(index) in ("only", "but"):
        return walk.first_of(MODALS, index + length, last)
    if walk.low(index) in ("without", "sin"):
        return _end_of_lack(walk, index + 1, last)
    return None


def _closing_comma(walk: Walk, start: int, last: int) -> int | None:
    """The comma that ends a condition; one before *or if* doesn't."""
    for index in range(start, min(last, start + _LONGEST)):
        spaced = walk.tokens[index].text in ("—", "–") and walk.tokens[index].start > walk.tokens[index - 1].end
        if (spaced or walk.tokens[index].text in (",", ")", "—")) and not _goes_on(walk, index, last):
            return index
    return None


def _goes_on(walk: Walk, index: int, last: int) -> bool:
    after = walk.lows[index + 1 : min(index + 3, last)]
    return len(after) == 2 and after[0] in ("or", "and", "o", "y") and after[1] in ("if", "unless", "si")


def _end_of_lack(walk: Walk, start: int, last: int) -> int | None:
    """*Without it the argument …*, *without that subsidy they expect …*."""
    if start + 1 < last and walk.low(start) not in _FULL_SUBJECTS and walk.low(start + 1) in SUBJECTS:
        return start + 1
    return walk.first_of(SUBJECTS, start + 2, min(start + _SOON + 2, last))
