"""Amounts: a number with all that belongs to it: sign, money, range, what it is out of, unit, comparator.

*between $2 million and $3 million*, *more than three lorries in 100,000*, *−2% to +1%*. Whether it counts is asked in ``counting.py``.
"""

from collections.abc import Sequence

from archive.reading.lexicon.quantities import (
    DOZENS,
    ENDS_OF_PHRASE,
    MULTIPLIERS,
    NOT_COUNTED_BEFORE,
    PARTS,
)
from archive.reading.lexicon.units import MILLIONS_OF, PERCENT, UNITS
from archive.reading.measuring.comparators import comparator_before, comparator_behind
from archive.reading.measuring.labels import is_label
from archive.reading.measuring.numbers import OPENERS, may_open, number_at
from archive.reading.measuring.ranges import MINUS, TOO_LARGE, Amount, take_range
from archive.reading.measuring.shares import half_in_spanish, ratio_behind, share_at
from archive.reading.measuring.units import head_of, money_before, singular, unit_behind
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text, Token, within

_PER = (("per",), ("por", "cada"), ("for", "every"), ("for", "each"), ("por",), ("a",), ("an",), ("each",))
_PER_FIRST = frozenset(phrase[0] for phrase in _PER)
_PER_NUMBERS = (100, 1_000, 10_000, 100_000, 1_000_000)
_LONGEST_NOUN = 4
_ARTICLES = frozenset(("a", "an", "un", "una", "la"))
_COUNTED_BY_ARTICLES = frozenset(("hundred", *DOZENS, *MULTIPLIERS["en"], *PARTS["en"], *PARTS["es"]))
_COUNTED_BY_ONE = (
    _COUNTED_BY_ARTICLES | PERCENT | UNITS.keys() | frozenset("- in out of for de per por and y billion percentage dollar euro".split())
)


_OPENERS = {language: openers | {"la", "mitad"} for language, openers in OPENERS.items()}


def amounts(text: Text, mentions: Mentions) -> list[Amount]:
    """The amounts of a text in order, none in a heading and none inside another."""
    found: list[Amount] = []
    openers = text.places_of(_OPENERS[text.language])
    for block in text.blocks:
        if block.kind == "heading":
            continue
        read_on = first = text.index_at(block.start)
        for index in _between(first, text.index_at(block.end), openers, text.numbers):
            if index < read_on or not _is_promising(text, index):
                continue
            amount, read_on = _amount(text, mentions, index, found[-1].end if found else 0)
            if amount:
                found.append(amount)
    return found


def _between(first: int, stop: int, *places: Sequence[int]) -> list[int]:
    """The places from ``first`` up to ``stop``, each once and in order."""
    return sorted({index for some in places for index in within(some, first, stop)})


def _is_promising(text: Text, index: int) -> bool:
    """A quick look: an article counts before *hundred*, *third* and the like only, a year before a mark or an ending word is a year."""
    tokens = text.tokens
    printed, low = tokens[index].text, tokens[index].low
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].kind == "number":
        year = (
            len(printed) == 4
            and printed.isdigit()
            and printed[:2] in ("18", "19", "20")
            and (index == 0 or tokens[index - 1].kind == "word")
        )
        return (
            not year or behind is not None and not (behind.text in (".", ",", ";") or behind.low in ENDS_OF_PHRASE and behind.low != "per")
        )
    if low in _ARTICLES:
        return behind is not None and behind.low in _COUNTED_BY_ARTICLES
    return low not in ("one", "uno") or behind is not None and (behind.low in _COUNTED_BY_ONE or _is_out_of(tokens, index + 2))


def _is_out_of(tokens: Sequence[Token], index: int) -> bool:
    """*one truck in 400*."""
    return index + 1 < len(tokens) and tokens[index].low in ("in", "of", "de") and may_open(tokens[index + 1], "en")


def _amount(text: Text, mentions: Mentions, index: int, floor: int) -> tuple[Amount | None, int]:
    """The amount whose number stands at ``index``, and where to read on."""
    digits = text.tokens[index].kind == "number"
    number = number_at(text, index)
    share = None if digits or number and number.scaled else share_at(text, index) or half_in_spanish(text, index)
    number = share or number
    if number is None or number.value >= TOO_LARGE:
        return None, index + 1 if number is None else number.end
    if not share and is_label(text, number):
        return None, number.end
    amount = Amount(number, number.first, number.end, number.value, shared=share is not None)
    _take_sign(text, amount)
    money = money_before(text, amount.first)
    if money and not share:
        amount.unit, amount.kind, amount.first = money[0], "money", money[1]
    if not take_range(text, amount):
        return None, max(amount.end, number.end)
    if share:
        amount.unit, amount.kind = "%", "percent"
        amount.end += amount.end < len(text.tokens) and text.tokens[amount.end].low in ("more", "less", "fewer")
    else:
        _take_plus(text, amount)
        _take_unit(text, mentions, amount)
    _take_comparator(text, amount, floor)
    return amount, amount.end


def _take_sign(text: Text, amount: Amount) -> None:
    """*−2%*, *(-0.4)*, *minus 3*: a minus right before the number and behind a blank."""
    tokens, first = text.tokens, amount.first
    if not first or amount.number.spelled:
        return
    before = tokens[first - 1]
    apart = first < 2 or tokens[first - 2].end < before.start or tokens[first - 2].text == "("
    if before.text in MINUS and before.end == tokens[first].start and apart or before.low == "minus":
        amount.value, amount.first = -amount.value, first - 1
    elif before.text == "+" and before.end == tokens[first].start:
        amount.first = first - 1


def _take_unit(text: Text, mentions: Mentions, amount: Amount) -> None:
    """What the number is out of, then the unit behind it, then *per 100,000 people*."""
    if not amount.ranged and (ratio := ratio_behind(text, amount.number)):
        _take_ratio(text, amount, ratio.first, ratio.end, ratio.noun)
        return
    scaled = amount.number.scaled or amount.ranged
    if amount.kind == "bare" and (code := MILLIONS_OF.get(text.tokens[amount.end - 1].low)):
        amount.unit, amount.kind = code, "money"
        return
    unit = unit_behind(text, mentions, amount.end, scaled) if amount.kind == "bare" else None
    if unit:
        amount.unit, amount.kind, amount.end = unit.name, unit.kind, unit.end
        _take_half(text, amount)
    elif amount.kind == "bare":
        _take_partitive(text, amount)
    if amount.kind == "bare":
        _take_rate(text, amount)


def _take_half(text: Text, amount: Amount) -> None:
    """*dos toneladas y media* are 2.5 tonnes."""
    low = [token.low for token in text.tokens[amount.end : amount.end + 2]]
    if low in (["y", "medio"], ["y", "media"]) and text.language == "es" and not amount.ranged and not amount.number.scaled:
        amount.value, amount.end = amount.value + 0.5, amount.end + 2


def _take_ratio(text: Text, amount: Amount, first: int, end: int, noun: int | None) -> None:
    """*one in five households*: of five households; *three lorries in 100,000*: of 100,000."""
    head = head_of(text, end) if noun is None else noun
    if noun is None and head is not None:
        unit = unit_behind(text, Mentions(()), end, False)
        if unit and unit.kind in ("time", "fold"):
            return
        end = head + 1 if unit is None else unit.end
        amount.unit = unit.name if unit else None
    elif noun is not None:
        amount.unit = singular(text.tokens[noun], text.language)
    amount.kind = "money" if amount.kind == "money" else "ratio"
    amount.out_of, amount.end = (first, end), end


def _take_partitive(text: Text, amount: Amount) -> None:
    """*two of the American cutters*: two cutters."""
    low = [token.low for token in text.tokens[amount.end : amount.end + 2]]
    if len(low) < 2 or low[0] not in ("of", "de") or low[1] not in NOT_COUNTED_BEFORE or amount.value == 1:
        return
    head = head_of(text, amount.end + 2)
    if head is not None and text.tokens[head].kind == "word":
        unit = unit_behind(text, Mentions(()), amount.end + 2, False)
        if unit and unit.kind in ("noun", "measure"):
            amount.unit, amount.kind, amount.out_of = unit.name, "part", (amount.end + 2, unit.end)
            amount.end = unit.end


def _take_rate(text: Text, amount: Amount) -> None:
    """*18.6 per 100,000 inhabitants*."""
    if rate := rate_behind(text, amount.end):
        amount.kind, amount.out_of, amount.end = "rate", rate, rate[1]


def rate_behind(text: Text, position: int) -> tuple[int, int] | None:
    """The tokens of *100,000 inhabitants* where *per* stands at ``position``."""
    tokens = text.tokens
    if position >= len(tokens) or tokens[position].low not in _PER_FIRST:
        return None
    low = tuple(token.low for token in tokens[position : position + 2])
    opener = next((phrase for phrase in _PER if low[: len(phrase)] == phrase), None)
    if opener is None or position + len(opener) >= len(tokens) or low == ("por", "ciento"):
        return None
    first = position + len(opener)
    number = number_at(text, first) if may_open(tokens[first], text.language) else None
    if number is None or number.value not in _PER_NUMBERS:
        return None
    end = number.end
    for position in range(end, min(len(tokens), end + _LONGEST_NOUN)):
        if (
            tokens[position].kind != "word"
            or tokens[position].low in ENDS_OF_PHRASE
            or tokens[position].start - tokens[position - 1].end > 1
        ):
            break
        end = position + 1
        if _ends_noun(tokens, position):
            break
    return first, end


def _ends_noun(tokens: Sequence[Token], position: int) -> bool:
    return tokens[position].low.endswith("s") or tokens[position].low in ("people", "population", "children", "women", "men")


def _take_plus(text: Text, amount: Amount) -> None:
    """*100+ names*, *2,000-plus pages*: the sign stands before the noun."""
    if amount.end < len(text.tokens) and text.tokens[amount.end].text in ("+", "-") and (plus := comparator_behind(text, amount.end)):
        amount.comparator, amount.end = plus.sign, plus.position


def _take_comparator(text: Text, amount: Amount, floor: int) -> None:
    """*over*, *at least*, *some* before the amount; *or more* behind it."""
    before = comparator_before(text, amount.first)
    if before and before.position >= floor:
        amount.comparator, amount.first = before.sign, before.position
    behind = comparator_behind(text, amount.end)
    if behind and behind.position <= len(text.tokens):
        if amount.comparator == "=":
            amount.comparator = behind.sign
        amount.end = behind.position
