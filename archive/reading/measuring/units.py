"""Units: what a number counts. A sign, money, a measure, or the head of the noun phrase behind it: *13 million fentanyl cartridges*."""

from collections.abc import Sequence
from typing import NamedTuple

from archive.reading.lexicon.quantities import CASUALTIES, ENDS_OF_PHRASE
from archive.reading.lexicon.speech import SPEECH
from archive.reading.lexicon.units import (
    CODES,
    COMPARATIVES,
    CURRENCY_SIGNS,
    DOLLARS,
    FOLD,
    HYPHENATED,
    IRREGULAR,
    MONEY,
    MONEY_OF,
    NATIONS,
    NO_UNITS,
    PERCENT,
    PLURAL_MODIFIERS,
    PRINTED_MONEY,
    QUALIFIED,
    QUALIFIED_BEHIND,
    TIMES,
    UNITS,
)
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text, Token, is_hyphen

_LONGEST_PHRASE = 8
_CLEAR_CODES = ("USD", "EUR", "GBP", "JPY", "CHF", "CNY")
_ALSO_NOUNS = frozenset(
    "claims notes states reports charges calls votes demands threats pledges promises requests answers comments".split()
)
_REACH = 2_000
_MOST_MENTIONS = 60
_MORE = ("more", "such", "other", "additional", "further", "extra", "different", "mas")
_SIGN_WORDS = PERCENT | frozenset("per por point points puntos punto basis c f ° º degrees grados".split())
_POINTS = ("point", "points", "puntos", "punto")


class Unit(NamedTuple):
    """A unit that ends before the token ``end``. ``kind`` is ``percent``, ``money``, ``measure``, ``time``, ``fold`` or ``noun``."""

    name: str
    end: int
    kind: str


def money_before(text: Text, first: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before the number, and where it begins: *US$*, *€*, *EUR*."""
    tokens = text.tokens
    before = tokens[first - 1] if first else None
    if before is None:
        return None
    if before.text in CODES and tokens[first].start - before.end <= 1:
        return (before.text, first - 1) if before.text in _CLEAR_CODES or tokens[first].end - tokens[first].start > 3 else None
    code = CURRENCY_SIGNS.get(before.text)
    if code is None:
        return None
    two = tokens[first - 2] if first > 1 else None
    if two and two.end == before.start and before.text == "$" and two.low in DOLLARS and two.is_capital:
        return DOLLARS[two.low], first - 2
    return code, first - 1


def unit_behind(text: Text, mentions: Mentions, end: int, scaled: bool) -> Unit | None:
    """The unit behind the number that ends before the token ``end``, or ``None``."""
    tokens = text.tokens
    if end >= len(tokens) or tokens[end].start - tokens[end - 1].end > 1:
        return None
    if scaled and tokens[end].low == "de":
        end += 1
    if end < len(tokens) and is_hyphen(tokens, end):
        return _hyphenated(tokens, end)
    return _sign(tokens, end) or _money(text, mentions, end) or _measure(tokens, end) or _noun(text, end)


def _sign(tokens: Sequence[Token], end: int) -> Unit | None:
    """Percent, points, degrees."""
    if end >= len(tokens) or tokens[end].low not in _SIGN_WORDS:
        return None
    low = [token.low for token in tokens[end : end + 3]]
    if low[:2] in (["per", "cent"], ["por", "ciento"]):
        return Unit("%", end + 2, "percent")
    if low[0] in PERCENT:
        return Unit("percentage point", end + 2, "percent") if low[1:2] and low[1] in _POINTS else Unit("%", end + 1, "percent")
    if low[0] in _POINTS and (number := tokens[end - 1].text).isdigit() and int(number) >= 100:
        return Unit("point", end + 1, "measure")
    if low[0] in ("c", "f") and tokens[end].start == tokens[end - 1].end and tokens[end].is_capital:
        return Unit("°" + low[0].upper(), end + 1, "measure")
    if low[0] in ("degrees", "grados") and low[1:2] and low[1] in ("celsius", "fahrenheit", "centigrados"):
        return Unit("°F" if low[1] == "fahrenheit" else "°C", end + 2, "measure")
    if low[0] in _POINTS:
        return Unit("percentage point", end + 1 + (low[1:2] == ["porcentuales"]), "percent")
    if low[:2] in (["basis", "points"], ["puntos", "basicos"]):
        return Unit("basis point", end + 2, "percent")
    if tokens[end].text in ("°", "º") and low[1:2] and low[1] in ("c", "f"):
        return Unit("°" + low[1].upper(), end + 2, "measure")
    return Unit("degree", end + 1, "measure") if low[0] in ("degrees", "grados") else None


def _money(text: Text, mentions: Mentions, end: int) -> Unit | None:
    """*dollars*, *Colombian pesos*, *pesos* of the state named last, *pounds* unless a substance is weighed, *USD*."""
    tokens = text.tokens
    nation = NATIONS.get(tokens[end].low) if end < len(tokens) else None
    position = end + (nation is not None)
    if position >= len(tokens):
        return None
    token = tokens[position]
    if token.text in CODES:
        return Unit(token.text, position + 1, "money")
    if token.low in ("pound", "pounds", "libras"):
        weighed = (
            position + 1 < len(tokens) and tokens[position + 1].low in ("of", "de", "sterling") and tokens[position + 1].low != "sterling"
        )
        return Unit("pound", position + 1, "measure") if weighed else Unit("GBP", position + 1, "money")
    if token.low not in MONEY or token.low in ("rand", "won", "real") and token.text != token.low:
        return None
    name = PRINTED_MONEY.get(token.low)
    behind = NATIONS.get(tokens[position + 1].low) if position + 1 < len(tokens) and text.language == "es" else None
    state = nation or behind or (_state_before(mentions, token.start, name) if name and name != "dollar" else None)
    code = MONEY_OF.get((name or "", state or ""), MONEY[token.low])
    return Unit(code, position + 1 + (behind is not None), "money")


def _state_before(mentions: Mentions, position: int, money: str) -> str | None:
    """The state with such money that is named last before ``position``."""
    for mention in reversed(mentions.between(max(position - _REACH, 0), position)[-_MOST_MENTIONS:]):
        if mention.actor.kind == "state" and (money, mention.actor.name.lower()) in MONEY_OF:
            return mention.actor.name.lower()
    return None


def _measure(tokens: Sequence[Token], end: int) -> Unit | None:
    """*kilograms*, *square miles*, *metros cúbicos*, *m* for metres, durations, and *times* where it compares."""
    low = [token.low for token in tokens[end : end + 3]]
    if not low:
        return None
    if low[0] in QUALIFIED and low[1:2] and low[1] in UNITS:
        return Unit(f"{QUALIFIED[low[0]]} {UNITS[low[1]]}".strip(), end + 2, "measure")
    if low[0] in UNITS and not _is_modifier(tokens, end):
        qualified = QUALIFIED_BEHIND.get(low[1]) if low[1:2] else None
        name = UNITS[low[0]] if qualified is None else f"{qualified} {UNITS[low[0]]}".strip()
        return Unit(name, end + 1 + (qualified is not None), "measure")
    if low[0] == "m" and tokens[end].text == "m":
        return Unit("metre", end + 1, "measure")
    if low[0] in TIMES:
        return Unit(_singular_time(tokens[end]), end + 1, "time")
    if low[0] in FOLD:
        return Unit("times", end + 1, "fold") if low[1:2] and (low[1] in COMPARATIVES or low[1].endswith("er")) else None
    return None


def _is_modifier(tokens: Sequence[Token], position: int) -> bool:
    """*9 firearm dealers* are dealers, *10 children’s homes* are homes."""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if behind is None or behind.start - tokens[position].end > 1:
        return False
    return behind.kind == "possessive" or is_plural(behind) and not tokens[position].low.endswith("s") and tokens[position].low != "people"


def _singular_time(token: Token) -> str:
    low = token.text.lower()
    if low.endswith("ies"):
        return low[:-3] + "y"
    return "mes" if low == "meses" else low.removesuffix("s")


def _hyphenated(tokens: Sequence[Token], end: int) -> Unit | None:
    """*a 1,954-mile border*, *a 27-nation bloc*."""
    if end + 1 >= len(tokens) or tokens[end + 1].start != tokens[end].end or tokens[end + 1].low not in HYPHENATED:
        return None
    low = tokens[end + 1].low
    if low == "percent":
        return Unit("%", end + 2, "percent")
    return Unit(UNITS.get(low) or singular(tokens[end + 1], "en"), end + 2, "measure" if low in UNITS else "noun")


def _noun(text: Text, end: int) -> Unit | None:
    """The head of the noun phrase: the first plural, or the last of several in a row; in Spanish the first, whose adjectives follow."""
    head = head_of(text, end)
    if head is None:
        return None
    token = text.tokens[head]
    if token.low in TIMES:
        return Unit(_singular_time(token), head + 1, "time")
    if token.low in CASUALTIES:
        return Unit("person", head + 1, "noun")
    return Unit(UNITS.get(token.low) or singular(token, text.language), head + 1, "noun")


def head_of(text: Text, first: int) -> int | None:
    """The token that heads the noun phrase from the token ``first``: *Mexican financial firms* is headed by *firms*."""
    tokens = text.tokens
    if first < len(tokens) and tokens[first].low in _MORE:
        first += 1
    for position in range(first, min(len(tokens), first + _LONGEST_PHRASE)):
        token = tokens[position]
        if position > first and token.start - tokens[position - 1].end > 1:
            return None
        if token.low in CASUALTIES and position == first:
            return position
        if token.low in ("and", "or") and position > first and joins_adjectives(tokens, position):
            continue
        if (
            token.low in ENDS_OF_PHRASE
            or token.kind in ("number", "possessive")
            or token.kind == "mark"
            and not is_hyphen(tokens, position)
        ):
            return None
        if is_plural(token):
            return position if text.language == "es" else _last_plural(tokens, position)
    return None


def joins_adjectives(tokens: Sequence[Token], position: int) -> bool:
    """Whether *and* or *or* parts two adjectives, since a word and a plural follow: *500 current or former ministers*."""
    following = tokens[position + 1 : position + 3]
    adjective = len(following) == 2 and following[0].kind == "word" and following[0].low not in ENDS_OF_PHRASE
    return adjective and not is_plural(following[0]) and is_plural(following[1])


def _last_plural(tokens: Sequence[Token], position: int) -> int:
    """*arms dealers* are dealers; of most plurals the next word in *s* is the verb."""
    while (
        position + 1 < len(tokens)
        and tokens[position].low in PLURAL_MODIFIERS
        and is_plural(tokens[position + 1])
        and tokens[position + 1].start - tokens[position].end == 1
    ):
        position += 1
    return position


def is_plural(token: Token) -> bool:
    """Whether a word looks like a plural noun: *boats*, *people*; not *was*, *process* or *Texas*."""
    low = token.low
    if low in IRREGULAR:
        return True
    if token.kind != "word" or low in NO_UNITS or low in ENDS_OF_PHRASE or low in SPEECH and low not in _ALSO_NOUNS:
        return False
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))


def singular(token: Token, language: str) -> str:
    """One of them, as printed but in lower case: *laboratories* is *laboratory*, *facciones* is *facción*."""
    word = token.text.lower()
    if token.low in IRREGULAR:
        return IRREGULAR[token.low]
    if language == "es":
        return _spanish_singular(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")) and word != "shoes" else word.removesuffix("s")


def _spanish_singular(word: str) -> str:
    if word.endswith("iones"):
        return word[:-4] + "ón"
    if word.endswith("ces"):
        return word[:-3] + "z"
    stem = word.removesuffix("es")
    if stem != word and stem[-1:] in "rlndyí" and stem[-2:-1] in "aeiouáéíóú" and stem[-2:] != "":
        return stem
    return word.removesuffix("s")
