"""Counting: which amounts measure something, and what those count whose noun isn't printed with them.

*Brussels counted 89 boats in 2024 and 96 in 2025*: the 96 are boats, too. *The two countries*, *for twelve years* and *in 2000 people
danced* measure nothing.
"""

from collections.abc import Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.quantities import (
    CASUALTIES,
    CHANGING,
    ENDS_OF_PHRASE,
    JAILED,
    LASTING,
    MEASURING,
    NOT_COUNTED_BEFORE,
    SENTENCED,
)
from archive.reading.lexicon.units import TIMES, UNCOUNTED, UNITS
from archive.reading.measuring.labels import is_name, is_year, opens_year
from archive.reading.measuring.numbers import printed_value, whole
from archive.reading.measuring.ranges import TOO_LARGE, Amount
from archive.reading.measuring.units import head_of, is_plural, singular
from archive.reading.mentions import Mentions
from archive.reading.tokens import Text, Token

_ALSO = words("against versus another other otros otras to from than frente with and y or a de up down compared")
_STANDING = words(
    "reached reaches reach total totals totaled totalled totalling totaling numbered number numbers exceeding exceeded exceeds "
    "climbed rose fell rising falling hit hits stood stands at sum suman suma alcanzo alcanzaron sumo llego counted recorded "
    "surpassed increased dropped grew jumped declined decreased fallen risen rise fall pass passed passes surpass exceed top topped"
)
_PEOPLE = frozenset(("person", "man", "woman", "child", "death", "firearm"))
_FORWARD = words(", and y e or o to from a de about around some nearly almost over more than roughly")
_REACH = 14
_NEAR = 8
_MOST_LOOKED_AT = 4
_OLD = words("old older edad")
_WAITS = words("delay wait average median duration mean espera demora promedio media")
_COMPARED = (("compared", "with"), ("compared", "to"), ("frente", "a"))
_AS_AGE = ("over", "under", "above", "below")


def counted(text: Text, mentions: Mentions, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts that measure something, in order, each with its unit where one can be told."""
    _share_units(text, amounts)
    kept: list[Amount] = []
    for amount in amounts:
        if _counts(text, mentions, amount, kept):
            kept.append(amount)
    return kept


def _share_units(text: Text, amounts: Sequence[Amount]) -> None:
    """*3,421, 4,006 and 5,118 boats* are all boats, *from 61 to 24 per 100,000* both rates."""
    for amount, following in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        joined = text.tokens[amount.end : following.first] if following.first - amount.end <= 3 else []
        if amount.kind != "bare" or not joined or not all(token.low in _FORWARD for token in joined):
            continue
        if following.kind == "rate":
            amount.unit = _unit_of_rate(text, amount, None)
        elif (
            following.kind in ("noun", "measure", "bare")
            or following.first == following.number.first
            and not following.shared
            and joined[0].low in ("to", "a", "and", "y", "or", ",")
        ):
            amount.unit = following.unit
        if following.number.scaled and joined[0].low in ("to", "a") and _leads_from(text, amount):
            amount.value = _scaled_alike(text, amount, following)


def _leads_from(text: Text, amount: Amount) -> bool:
    return amount.first > 0 and text.tokens[amount.first - 1].low in ("from", "de") and not amount.number.scaled


def _scaled_alike(text: Text, amount: Amount, following: Amount) -> int | float:
    """*rose from 300 to 450 million*: both are millions."""
    token = text.tokens[following.number.first]
    base = printed_value(token.text, text.language) if token.kind == "number" else None
    value = whole(amount.value * following.number.value / base) if base else amount.value
    return value if value < TOO_LARGE else amount.value


def _counts(text: Text, mentions: Mentions, amount: Amount, kept: list[Amount]) -> bool:
    if amount.kind in ("percent", "fold"):
        return not (amount.number.spelled and amount.value == 1 and amount.kind == "fold")
    if amount.kind == "money":
        return amount.number.spelled is False or amount.value > 1 or amount.number.scaled
    if amount.kind == "time":
        return _is_measured_time(text, amount)
    if amount.kind in ("measure", "noun", "part"):
        return _is_counted(text, mentions, amount)
    unit = amount.unit or _unit_told(text, amount, kept)
    if amount.kind == "ratio":
        amount.unit = amount.unit or unit
        return True
    if amount.kind == "rate":
        amount.unit = _unit_of_rate(text, amount, kept[-1] if kept else None)
        return True
    if kept and _was_percent(text, amount, kept[-1]):
        amount.unit = "%"
        return True
    counts = _is_bare_figure(text, mentions, amount, unit)
    amount.unit = unit
    return counts


def _was_percent(text: Text, amount: Amount, last: Amount) -> bool:
    """*61 per cent, up from 58*; *61 por ciento, frente a 58*: what a share was before is one, too."""
    tokens = text.tokens
    before = tuple(token.low for token in tokens[max(amount.first - 2, 0) : amount.first])
    compared = before[-1:] in (("from",), ("against",), ("versus",)) or before in _COMPARED
    near = last.kind == "percent" and last.unit == "%" and 0 < amount.first - last.end <= _NEAR and 0 < amount.value <= 100
    same = text.sentence_at(tokens[amount.first].start) == text.sentence_at(tokens[last.first].start)
    return compared and near and same and amount.unit is None and not is_year(text, amount.number) and _ends_clause(tokens, amount)


def _is_measured_time(text: Text, amount: Amount) -> bool:
    """*lasted 17 hours*, *15 years in prison*, *a limit of 180 days*, *31 months on average*; all other durations are none."""
    tokens = text.tokens
    before = [token.low for token in tokens[max(amount.first - 4, 0) : amount.first]]
    behind = [token.low for token in tokens[amount.end : amount.end + 4]]
    if any(word in _OLD for word in behind[:2]) or before[-1:] in (["last"], ["past"], ["next"], ["first"], ["within"], ["the"]):
        return False
    if (
        any(word in JAILED for word in behind[1:])
        and behind[0] in ("in", "of", "de", "behind", "'", "on")
        or behind[:2] == ["behind", "bars"]
    ):
        return True
    if any(word in SENTENCED for word in before[-3:]) and before[-1:] in (["to"], ["for"], ["a"], ["de"]):
        return True
    if before and before[-1] in LASTING and amount.value > 1:
        return True
    if before and before[-1] in ("of", "for", "was", "is", "by", "de") and any(word in LASTING for word in before[-3:]):
        return True
    if amount.value >= 100 and behind[:1] == ["of"]:
        return True
    if before[-1:] in (["was"], ["is"]) or amount.comparator != "=":
        return any(token.low in _WAITS for token in tokens[max(amount.first - _REACH, 0) : amount.first])
    return behind[:2] == ["on", "average"]


def _is_counted(text: Text, mentions: Mentions, amount: Amount) -> bool:
    """A number before its noun counts, unless it is a year or a name, or small, in words and of things known: *the two countries*."""
    tokens, number = text.tokens, amount.number
    before = tokens[number.first - 1].low if number.first else ""
    if is_year(text, number) and not amount.ranged:
        known = amount.unit in UNITS.values() or amount.comparator != "="
        return known and (amount.comparator != "=" or not opens_year(tokens, number.first)) and amount.kind != "time"
    if number.spelled and not number.scaled and amount.kind != "measure":
        return amount.value > 1 and before not in NOT_COUNTED_BEFORE and before != "or" and amount.unit not in UNCOUNTED
    if number.spelled and not number.scaled and amount.unit in _PEOPLE:
        return (amount.value > 1 or _has_casualties(tokens, amount)) and before not in NOT_COUNTED_BEFORE
    at = tokens[number.first - 1].start if number.first else 0
    placed = mentions.at(at)
    return not is_name(text, number, placed is not None and placed.actor.kind == "state")


def _has_casualties(tokens: Sequence[Token], amount: Amount) -> bool:
    near = [*tokens[max(amount.first - 3, 0) : amount.first], *tokens[amount.end : amount.end + 3]]
    return any(token.low in CASUALTIES or token.low in ("died", "killing", "wounding", "injuring", "dies") for token in near)


def _unit_told(text: Text, amount: Amount, kept: Sequence[Amount]) -> str | None:
    """What a number without a noun counts: what stands before its verb, else what was counted last."""
    tokens = text.tokens
    before = tokens[amount.first - 1].low if amount.first else ""
    if any(token.low in CASUALTIES for token in tokens[amount.end : amount.end + 3]):
        return "person"
    if before == "of" or before in ("from", "against", "another", "versus"):
        return _inherited(text, amount, kept) or _noun_before(text, amount, kept)
    return _noun_before(text, amount, kept) or _inherited(text, amount, kept)


def _noun_before(text: Text, amount: Amount, kept: Sequence[Amount]) -> str | None:
    """*Deaths in custody reached 110,000*: the plural before the verb that leads to the number."""
    tokens = text.tokens
    first = text.index_at(text.sentence_at(tokens[amount.first].start)[0])
    floor = max(first, kept[-1].end if kept else 0, amount.first - _REACH)
    verb, large = None, amount.value >= 1_000
    for position in range(amount.number.first - 1, floor - 1, -1):
        token = tokens[position]
        if verb is None:
            if token.low in _STANDING or token.low in CHANGING or large and token.low in ("is", "are", "was", "were"):
                verb = position
            elif token.low not in MEASURING and position < amount.first:
                return None
        elif token.low in ("that", "which", "who", ";"):
            return None
        elif is_plural(token) and token.low not in TIMES and (not token.is_capital or position == first):
            return UNITS.get(token.low) or singular(token, text.language)
    return None


def _inherited(text: Text, amount: Amount, kept: Sequence[Amount]) -> str | None:
    """The unit of the last figure that counts, of the same sentence or the one before; a share's is what it is of."""
    tokens = text.tokens
    start = tokens[amount.first].start
    sentence, block = text.sentence_at(start), text.block_at(start).start
    things = [token.low for token in tokens[amount.end : amount.end + 2]] in (["of", "them"], ["of", "those"], ["de", "ellos"])
    for last in reversed(kept[-_MOST_LOOKED_AT:]):
        end = tokens[last.end - 1].end
        if block > end or sentence[0] > end and text.sentence_at(max(sentence[0] - 2, 0))[0] > end:
            return None
        if last.kind == "percent" and last.end + 1 < len(tokens) and tokens[last.end].low == "of" and amount.first - last.end < _NEAR:
            head = head_of(text, last.end + 1)
            return singular(tokens[head], text.language) if head is not None else None
        if last.unit and last.kind not in ("percent", "fold", "time") and not (things and last.kind in ("money", "measure")):
            return last.unit
    return None


def _unit_of_rate(text: Text, amount: Amount, last: Amount | None) -> str | None:
    """*The murder rate fell to 24 per 100,000*: murders."""
    tokens = text.tokens
    for position in range(amount.first - 1, max(amount.first - _REACH, 0), -1):
        if tokens[position].low in ("rate", "rates") and tokens[position - 1].kind == "word":
            before = tokens[position - 1].low
            return None if before in ENDS_OF_PHRASE else UNITS.get(before) or before
        if tokens[position].low in ("tasa", "tasas") and position + 2 < len(tokens) and tokens[position + 1].low in ("de", "del"):
            return UNITS.get(tokens[position + 2].low) or singular(tokens[position + 2], "es")
    return last.unit if last and last.kind in ("rate", "bare") else None


def _is_bare_figure(text: Text, mentions: Mentions, amount: Amount, unit: str | None) -> bool:
    """Whether a number without a noun measures something: by its size, its decimals, the verb before it or what was counted before."""
    tokens, number = text.tokens, amount.number
    before = tokens[amount.first - 1].low if amount.first else ""
    behind = [token.low for token in tokens[amount.end : amount.end + 2]]
    if is_year(text, number) or behind[:1] == ["one"] or amount.value == 1 and not number.scaled:
        return False
    of_them = behind in (["of", "them"], ["of", "those"], ["of", "these"], ["de", "ellos"], ["de", "ellas"])
    if of_them:
        return before not in ("the", "last", "first") and (unit is not None or not number.spelled)
    if amount.unit in ("%", "percentage point") or unit is not None and _leads_from(text, amount) and behind[:1] in (["to"], ["a"]):
        return True
    if amount.ranged and not number.spelled and (unit is not None or before == "range"):
        return True
    others = before in ("another", "other", "otros", "otras") or behind[:1] in (["others"], ["more"], ["otros"], ["otras"])
    if (
        before == "from"
        and behind[:1] == ["to"]
        and any(token.low in CHANGING for token in tokens[max(amount.first - 6, 0) : amount.first])
    ):
        return True
    if others and unit is not None:
        return before not in NOT_COUNTED_BEFORE
    if number.spelled:
        known = unit is not None and before not in NOT_COUNTED_BEFORE and before != "or"
        return number.scaled and amount.value >= 1_000 or known and _ends_clause(tokens, amount)
    if amount.value >= 1_000 or number.scaled:
        return True
    standing = (
        before in _STANDING or before == "to" and any(token.low in CHANGING for token in tokens[max(amount.first - 6, 0) : amount.first])
    )
    if "." in tokens[number.first].text or "," in tokens[number.first].text:
        return before in MEASURING or standing
    if _is_aged(tokens, amount, before):
        return False
    if unit is not None and (before in _ALSO or amount.comparator != "="):
        return _ends_clause(tokens, amount) or behind[0].endswith("ed") or behind[0] in ("taken", "shot", "held", "hurt", "dead", "sent")
    if unit is not None and before == "," and behind[:1] in (["were"], ["are"], ["had"], ["have"]):
        return True
    return standing and _ends_clause(tokens, amount) and before not in ("and", "y")


def _is_aged(tokens: Sequence[Token], amount: Amount, before: str) -> bool:
    """*people over 65*, *under 18s*."""
    compared = tokens[amount.first].low in _AS_AGE
    return compared and amount.value <= 100 and before not in _STANDING


def _ends_clause(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether what stands behind a number leaves nothing for it to count: a mark, *in*, *a year*."""
    if amount.end >= len(tokens):
        return True
    token = tokens[amount.end]
    return token.kind == "mark" and token.text not in ("%", "/", ":") or token.low in _CLOSING


_CLOSING = words(
    "between through across among within over under near with but if up down until entre hasta contra con "
    "in during for last a an the this by and or as at on from to before after since while when per compared against among "
    "followed remained remain were was are had have have according en durante por para desde el la al a y o que mas total who"
)
