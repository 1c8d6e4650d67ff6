"""Measures: what a figure is a figure of. The noun phrases behind and before a number, and what a share or rate is of."""

from collections.abc import Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.periods import RELATIVE
from archive.reading.lexicon.quantities import CHANGE_NOUNS, CHANGES, CHANGING, ENDS_OF_PHRASE, MEASURING, MULTIPLIERS
from archive.reading.lexicon.speech import SPEECH
from archive.reading.lexicon.units import MONEY, PERCENT, TIMES, UNITS
from archive.reading.measuring.amounts import rate_behind
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.units import is_plural
from archive.reading.tokens import Text, Token

_PEOPLE = words("person death child woman man firearm")
UNITS_OF_SIZE = (UNITS.keys() | MONEY.keys()) - {form for form, unit in UNITS.items() if unit in _PEOPLE}
"""Units that are no subject by themselves: *tonnes*, *pesos*."""

_LONGEST_PHRASE = 8
_REACH = 24
_OF = words("of de del")
_GOING_ON = words("of with against on sin por de del con")
_ARTICLES = words("the a an all el la los las un una some")
_WHOSE = words("its their his her our my your su sus")
_IRREGULAR_DONE = {
    "took": "taken",
    "taken": "taken",
    "lost": "lost",
    "sold": "sold",
    "bought": "bought",
    "built": "built",
    "sent": "sent",
    "shot": "shot",
    "won": "won",
    "made": "made",
    "stole": "stolen",
    "put": "put",
    "brought": "brought",
    "hired": "hired",
}
_NOT_DONE = words("""
counted reported recorded included needed wanted estimated totalled totaled numbered reached exceeded rated surpassed dated topped
registered claimed showed passed measured listed rejected planned promised expected pledged followed covered involved named
""")
"""Verbs right before a figure that do nothing to what it counts; all others in *-ed* do: *seized 44 tonnes of sand* are *sand seized*."""
_VERBS = words(
    "was were is are stood stands hit hits reached cost costs totals totalled totaled climbed jumped slipped slid soared weighs made"
)
_HELPERS = words("was were is are be been being has have had will would could may might should can also now still only already then must")
_EACH = words("a an per each every por cada")


def subject_of(text: Text, amount: Amount, sentence: tuple[int, int]) -> str | None:
    """What is counted or measured, as printed: *18 tonnes of wet sand* is of *wet sand*, *a 78% rise in thefts* a *rise in thefts*."""
    tokens = text.tokens
    stop = text.index_at(sentence[1])
    start = text.index_at(sentence[0])
    if amount.kind == "percent":
        return (
            _of_change(text, amount.end, stop)
            or _of_changing_verb(text, amount, start)
            or _of_share(text, amount.end, stop)
            or _before(text, amount.first, start)
        )
    if amount.kind in ("noun", "part", "ratio") or amount.kind == "measure" and amount.unit in _PEOPLE and not _is_of(tokens, amount.end):
        return _counted(text, amount, stop) or _before(text, amount.first, start)
    if _is_of(tokens, amount.end):
        phrase = _phrase(tokens, amount.end + 1, stop)
        return _printed(text, phrase, _done(tokens, amount)) or _before(text, amount.first, start)
    spent_on = amount.kind == "money" and amount.end < stop and tokens[amount.end].low in ("in", "for", "on", "en", "para")
    if spent_on and (phrase := _phrase(tokens, amount.end + 1, stop)):
        return _printed(text, phrase)
    if amount.kind == "bare" and amount.end < stop and (phrase := _phrase(tokens, amount.end, stop)) and is_plural(tokens[phrase[1] - 1]):
        return _printed(text, phrase)
    return _before(text, amount.first, start)


def denominator_of(text: Text, amount: Amount, sentence: tuple[int, int]) -> str | None:
    """Of what a share is one: *93% of all sand*, *one in five boats*, *$40 a barrel*, *compared to the same period last year*."""
    tokens, stop = text.tokens, text.index_at(sentence[1])
    if amount.out_of:
        return text.body[tokens[amount.out_of[0]].start : tokens[amount.out_of[1] - 1].end]
    if amount.kind == "percent":
        if _is_of(tokens, amount.end):
            return _printed(text, _phrase(tokens, amount.end + 1, stop, full=True))
        return _compared(text, sentence, tokens[amount.first].start)
    if rate := rate_behind(text, amount.end):
        return text.body[tokens[rate[0]].start : tokens[rate[1] - 1].end]
    each = _EACH if text.language == "en" else _EACH - {"a", "an"}
    if amount.kind in ("money", "measure", "noun") and amount.end + 1 < stop and tokens[amount.end].low in each:
        of = tokens[amount.end + 1]
        if of.kind == "word" and of.low not in RELATIVE and of.low not in TIMES and of.low not in ENDS_OF_PHRASE and not is_plural(of):
            return of.text
    return None


def _is_of(tokens: Sequence[Token], position: int) -> bool:
    return position < len(tokens) and tokens[position].low in _OF


def _of_change(text: Text, first: int, stop: int) -> str | None:
    """*78% increase in seizures* is of the increase in seizures."""
    tokens = text.tokens
    for position in range(first, min(first + 3, stop)):
        if tokens[position].low in CHANGES:
            end = position + 1
            if end < stop and tokens[end].low in ("in", "of", "en", "de"):
                phrase = _phrase(tokens, end + 1, stop, full=True)
                end = phrase[1] if phrase else end
            return text.body[tokens[position].start : tokens[end - 1].end]
    return None


def _of_changing_verb(text: Text, amount: Amount, start: int) -> str | None:
    """*Wheat exports fell by 5%* are a *fall in Wheat exports*; *up 53% in a year* changes what stands before."""
    tokens = text.tokens
    for position in range(amount.first - 1, max(amount.first - 3, start) - 1, -1):
        low = tokens[position].low
        if low in CHANGE_NOUNS:
            named = _before(text, position, start)
            joint = "de" if text.language == "es" else "in"
            return f"{CHANGE_NOUNS[low]} {joint} {named}" if named else None
        if low not in ("by", "un", "en"):
            return None
    return None


def _of_share(text: Text, first: int, stop: int) -> str | None:
    return _printed(text, _phrase(text.tokens, first + 1, stop, full=True)) if _is_of(text.tokens, first) else None


def _counted(text: Text, amount: Amount, stop: int) -> str | None:
    """The noun phrase that the number stands before, with what was done to it."""
    tokens = text.tokens
    first = amount.number.end
    while first < amount.end and (tokens[first].low in (*_OF, "more", *PERCENT) or tokens[first].kind in ("mark", "number")):
        first += 1
    if amount.kind in ("ratio", "part") and amount.out_of:
        first = amount.out_of[0] + (amount.kind == "ratio")
    if first >= amount.end or tokens[first].low in ("them", "those", "these", "hundred", "ellos", "ellas"):
        return None
    end = amount.end
    if end < stop and tokens[end].low.endswith("ed") and tokens[end].low not in ENDS_OF_PHRASE:
        end += 1
    elif end + 1 < stop and tokens[end].low in _GOING_ON:
        phrase = _phrase(tokens, end + 1, stop)
        end = phrase[1] if phrase else end
    while first < end - 1 and tokens[first].low in _ARTICLES:
        first += 1
    return _printed(text, (first, end), _done(tokens, amount))


def _done(tokens: Sequence[Token], amount: Amount) -> str:
    """What the verb before or the passive behind says was done: *seized 44 tonnes*, *2,500 boats were sunk*."""
    before = tokens[amount.first - 1].low if amount.first else ""
    behind = [token.low for token in tokens[amount.end : amount.end + 3]]
    if behind[:1] in (["were"], ["was"]) and len(behind) > 1 and behind[1].endswith("ed"):
        return f" {behind[1]}"
    if behind[:2] in (["have", "been"], ["had", "been"]) and len(behind) > 2 and behind[2].endswith("ed"):
        return f" {behind[2]}"
    if before in _IRREGULAR_DONE:
        return f" {_IRREGULAR_DONE[before]}"
    done = before.endswith("ed") and len(before) > 4 and before not in _NOT_DONE and before not in CHANGE_NOUNS and before not in SPEECH
    return f" {before}" if done else ""


def _before(text: Text, position: int, start: int) -> str | None:
    """The noun phrase before the verb or preposition that leads to the number: *deaths in the U.S. reached* is of *deaths*."""
    tokens = text.tokens
    if (
        position - 2 > start
        and tokens[position - 1].low == "of"
        and tokens[position - 2].low != "per"
        and (phrase := _phrase_up_to(tokens, position - 1, start))
    ):
        return _printed(text, phrase)
    return _first_plural(text, position, start) or _before_verb(text, position, start)


def _before_verb(text: Text, position: int, start: int) -> str | None:
    """*Turnout was 82%* is of *Turnout*, *the budget deficit widened to 6%* of *budget deficit*."""
    tokens = text.tokens
    for index in range(position - 1, max(position - 5, start), -1):
        low = tokens[index].low
        if low in CHANGE_NOUNS or low in _VERBS or low in CHANGING:
            while index > start + 1 and tokens[index - 1].low in _HELPERS:
                index -= 1
            return _printed(text, _phrase_up_to(tokens, index, start))
        if tokens[index].kind == "mark" or low not in MEASURING and low not in _HELPERS:
            return None
    return None


def _phrase_up_to(tokens: Sequence[Token], end: int, start: int) -> tuple[int, int] | None:
    """The words of a noun phrase that ends before the token ``end``."""
    first = end
    while first > start and end - first < 4 and _belongs(tokens, first - 1):
        first -= 1
    return (first, end) if first < end else None


def _first_plural(text: Text, position: int, start: int) -> str | None:
    tokens = text.tokens
    plural = None
    for index in range(position - 1, max(position - _REACH, start) - 1, -1):
        token = tokens[index]
        far = token.text == "," and position - index > 3
        if token.low in ("that", "which", "who", ";", "que", "while") or token.kind == "number" or far:
            break
        if index == position - 1 and tokens[position].low not in CHANGE_NOUNS:
            continue
        if is_plural(token) and token.low not in TIMES and token.low not in UNITS_OF_SIZE and (not token.is_capital or index == start):
            plural = index
            break
    if plural is None:
        return None
    first = plural
    while first > start and plural - first < 4 and _belongs(tokens, first - 1):
        first -= 1
    return _printed(text, (first, plural + 1))


def _belongs(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text == "-":
        return tokens[index - 1].end == token.start and tokens[index + 1].start == token.end
    if token.kind != "word" or token.low in ENDS_OF_PHRASE or token.low in MEASURING or token.low in MULTIPLIERS["en"]:
        return False
    return not token.low.endswith("ed") or index == 0 or tokens[index - 1].text in ("-", ".")


def _phrase(tokens: Sequence[Token], first: int, stop: int, full: bool = False) -> tuple[int, int] | None:
    """A noun phrase from the token ``first``: up to a mark or a word that ends phrases; ``full`` takes *of …* and *entering …* along."""
    while first < stop and tokens[first].low in _ARTICLES:
        first += 1
    end = first + (first < stop and tokens[first].low in _WHOSE)
    while end < min(stop, first + _LONGEST_PHRASE):
        token = tokens[end]
        inner = full and end > first
        joins = inner and (token.low in _GOING_ON or token.low == "and" or token.low in _ARTICLES and _takes_object(tokens[end - 1]))
        joins = joins or token.text == "-"
        counted = token.kind == "number" and end > first and tokens[end - 1].kind == "possessive"
        if token.kind in ("mark", "number") and token.text != "-" and not counted or token.low in ENDS_OF_PHRASE and not joins:
            break
        end += 1
    while end > first and (tokens[end - 1].low in ENDS_OF_PHRASE or tokens[end - 1].kind in ("mark", "possessive")):
        end -= 1
    return (first, end) if end > first else None


def _takes_object(token: Token) -> bool:
    """*entering* the harbour, *submitted by* the army."""
    return token.low.endswith("ing") or token.low in _GOING_ON or token.low == "by"


def _printed(text: Text, phrase: tuple[int, int] | None, more: str = "") -> str | None:
    return text.body[text.tokens[phrase[0]].start : text.tokens[phrase[1] - 1].end] + more if phrase else None


def _compared(text: Text, sentence: tuple[int, int], position: int) -> str | None:
    """*compared to the same period last year*: from *same* up to a mark or a word that ends phrases."""
    start, stop = text.index_at(max(sentence[0], position - 300)), text.index_at(min(sentence[1], position + 300))
    for index in range(start, stop - 1):
        if text.tokens[index].low == "same" and text.tokens[index + 1].low == "period" and text.tokens[index - 1].low == "the":
            end = index + 2
            while end < stop and end < index + 5 and text.tokens[end].low in ("last", "of", "the", "previous", "year", "a", "in"):
                end += 1
            return text.body[text.tokens[index].start : text.tokens[end - 1].end]
    return None
