"""Ranges: two numbers that are the ends of one amount: *10–15*, *$2 million to $3 million*, *between 10 and 15*, *−2% to +1%*.

*Rose from 10 to 15* are two figures, *52-47* and *2010-2020* none.
"""

from dataclasses import dataclass

from archive.reading.lexicon.quantities import CHANGE_NOUNS, CHANGING
from archive.reading.lexicon.units import CURRENCY_SIGNS, PERCENT
from archive.reading.measuring.labels import is_contest, is_label, is_year
from archive.reading.measuring.numbers import Number, may_open, number_at, printed_value, whole
from archive.reading.tokens import Text

TOO_LARGE = 10**18
"""No figure is as large; digits without end are something else."""

MINUS = ("-", "−")
_SIGNS = frozenset((*CURRENCY_SIGNS, *MINUS, "+", "US", "USD", "EUR"))
_DASHES = ("-", "–", "—", "‑", "‒")
_FROM = ("from", "de", "desde")


@dataclass(slots=True)
class Amount:
    """An amount among the tokens ``first`` to ``end``; ``number`` is its first number, ``unit`` what it counts, if that is printed.

    ``out_of`` is the span of tokens that tells of how many (*five households*), ``shared`` whether the number is a share in words.
    """

    number: Number
    first: int
    end: int
    value: int | float
    high: int | float | None = None
    comparator: str = "="
    unit: str | None = None
    kind: str = "bare"
    out_of: tuple[int, int] | None = None
    shared: bool = False
    ranged: bool = False


def take_range(text: Text, amount: Amount) -> bool:
    """*10–15*, *10 to 15*, *between 10 and 15*, *from 29 to 43*. False where two numbers and a dash are no amount: *52-47*, *2010-2020*."""
    tokens, position = text.tokens, amount.end
    percent = position < len(tokens) and tokens[position].low in PERCENT
    position += percent
    if position + 1 >= len(tokens):
        return True
    joiner = tokens[position]
    dashed = joiner.text in _DASHES and joiner.start == tokens[position - 1].end
    if not dashed and joiner.low not in ("to", "and", "or", "a", "y", "o"):
        return True
    high = _second(text, position + 1)
    if high is None:
        return True
    if (
        dashed
        and not percent
        and amount.kind == "bare"
        and (is_contest(tokens, amount.number.first, high.end) or _are_years(text, amount, high))
    ):
        amount.end = high.end
        return False
    if dashed and _goes_on(text, high.end):
        amount.end = high.end + 2
        return False
    if dashed and high.value <= amount.value:
        amount.end = high.end
        return amount.kind == "money"
    if dashed or _is_range(text, amount, high, joiner.low):
        _join(text, amount, high, percent)
    return True


def _goes_on(text: Text, position: int) -> bool:
    """A telephone's number: *202-261-8207*."""
    tokens = text.tokens
    dashed = position + 1 < len(tokens) and tokens[position].text in _DASHES and tokens[position].start == tokens[position - 1].end
    return dashed and tokens[position + 1].kind == "number"


def _second(text: Text, position: int) -> Number | None:
    """The number that closes a range, behind a sign of money or its own sign."""
    tokens = text.tokens
    negative = tokens[position].text in MINUS
    if tokens[position].text in _SIGNS:
        position += 1
        position += position < len(tokens) and tokens[position].text in CURRENCY_SIGNS
    if position >= len(tokens) or not may_open(tokens[position], text.language):
        return None
    number = number_at(text, position)
    if number is None or number.value >= TOO_LARGE:
        return None
    return number._replace(value=-number.value) if negative else number


def _are_years(text: Text, amount: Amount, high: Number) -> bool:
    """*2010-2020*, *2019–22*."""
    return is_year(text, amount.number) and text.tokens[high.first].text.isdigit() and len(text.tokens[high.first].text) in (2, 4)


def _is_range(text: Text, amount: Amount, high: Number, joiner: str) -> bool:
    """Whether two numbers are the ends of one range; *rose from 10 to 15* are two figures."""
    tokens, first = text.tokens, amount.first
    before = tokens[first - 1].low if first else ""
    near = [token.low for token in tokens[max(first - 3, 0) : first]]
    if joiner in ("and", "y"):
        return "between" in near or "entre" in near
    if joiner in ("or", "o"):
        return high.value == amount.value + 1 and not high.scaled and amount.number.spelled == high.spelled and amount.value > 1
    if joiner == "a" and text.language != "es" or high.value <= amount.value and not high.scaled:
        return False
    changing = any(token.low in CHANGING for token in tokens[max(first - 9, 0) : first])
    if any(word in _FROM for word in near) and joiner == "to" or before in ("de", "desde"):
        return not changing
    own_unit = amount.kind == "money" or tokens[amount.end].low in PERCENT or amount.number.scaled and not high.scaled
    return not (own_unit and before in CHANGE_NOUNS)


def _join(text: Text, amount: Amount, high: Number, percent: bool) -> None:
    """Closes the range; a multiplier or sign behind the second number holds for both."""
    tokens = text.tokens
    behind = tokens[high.end].low if high.end < len(tokens) else ""
    if percent and behind not in PERCENT:
        return
    money = tokens[high.first - 1].text in CURRENCY_SIGNS
    if money and amount.kind != "money" or is_label(text, high) and tokens[high.first - 1].text not in _DASHES:
        return
    base = printed_value(tokens[high.first].text, text.language) if tokens[high.first].kind == "number" else None
    low = amount.value
    if high.scaled and not amount.number.scaled and base:
        low = whole(low * abs(high.value / base))
    if high.value <= low:
        return
    amount.value, amount.high, amount.end, amount.ranged = low, high.value, high.end, True
    if amount.first and tokens[amount.first - 1].low in ("between", "entre", "from"):
        amount.first -= 1
