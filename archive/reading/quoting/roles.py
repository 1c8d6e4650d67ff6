"""Roles and affiliations as printed, beside a person's name or in a noun group that stands for one.

*Ada Roe, a water analyst at the Imaginary Institute in Rome,*: the role is *water analyst*, the affiliation *Imaginary Institute*. A place
isn't part of either; an office keeps the state in it (*former Mexican Foreign Secretary*). What somebody does (*who teaches law*) is no
role, though the body where she does it is an affiliation.
"""

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from archive.reading.lexicon.people import HONORIFICS
from archive.reading.lexicon.speech import PARENTS, SPEECH, WRITINGS
from archive.reading.mentions import Mentions
from archive.reading.quoting.affiliations import (
    WHO,
    as_printed,
    body_from,
    capital_words,
    long_name,
    lower_case_body,
    named_body,
    where_somebody_works,
    without_articles,
)
from archive.reading.quoting.noun_groups import ROLES, looks_like_role
from archive.reading.tokens import Text, Token

_REACH = 260
_AT = words("at for with from en of de del in para on near outside inside off by")
_PLACING = words("in en near outside inside from on off by")
_BESIDE = words("at with near outside")
_TYING = words("of at from with for de del")
_TITLES_KEPT = words("professor profesor profesora prof")
_SKIPPED = DETERMINERS | {"now", "then", "also", "currently", "ahora", "as"}
_COUNTED = words("one another some several many un una uno")
_TERRITORIAL = words("""
mayor governor senator bishop archbishop king queen prince princess duke emir sheriff ambassador president premier minister
representative congressman congresswoman alcalde alcaldesa gobernador gobernadora presidente presidenta embajador embajadora obispo
""")
"""Offices that have a place: *mayor of Rome*."""
_OWNING = DETERMINERS | words("whose cuyo cuya cuyos cuyas")
_MOST_WORDS_BEFORE = 6
_BEHIND_PLACES = PREPOSITIONS | CONJUNCTIONS | WHO | SPEECH
_LONGEST_ROLE = 12

Described = tuple[str | None, str | None]


def described_at(text: Text, mentions: Mentions, start: int, end: int) -> Described:
    """Role and affiliation of the person whose name stands from ``start`` to ``end``: what follows it, else what precedes it."""
    role, affiliation = _behind(text, mentions, end)
    office, body = _office_before(text, mentions, start)
    return role or office, affiliation or body


def of_noun_group(text: Text, mentions: Mentions, start: int, end: int) -> Described:
    """Role and affiliation in *one Imaginary Commission official* or *a spokesman for the Imaginary Institute*."""
    tokens = text.between(start, end)
    while tokens and (tokens[0].low in _SKIPPED or tokens[0].low in _COUNTED):
        tokens = tokens[1:]
    if not tokens or any(token.low in WRITINGS for token in tokens[:3]):
        return None, None
    role, affiliation = _role_and_body(text, mentions, tokens)
    return (None if role and role.split()[-1].lower() in PARENTS else role), affiliation


def _behind(text: Text, mentions: Mentions, end: int) -> Described:
    """*X, a role at Body*, *X (Body)*, *X of Body*, *X, who leads Body*."""
    tokens = text.between(end, end + _REACH)
    if not tokens or tokens[0].start - end > 1:
        return None, None
    if tokens[0].low in ("of", "at", "from", "de", "del", "with") and tokens[0].kind == "word":
        body = body_from(text, mentions, tokens[1:4])
        return None, as_printed(text, mentions, body) if body else None
    if tokens[0].text not in (",", "(", "—", "–"):
        return None, None
    inside = _chunk(tokens[1:])
    if inside and (inside[0].kind == "number" or len(inside) <= 3 and len(inside[0].text) == 1):  # an age, *R-Iowa*
        behind = text.between(inside[-1].end, inside[-1].end + _REACH)
        inside = _chunk(behind[1:]) if behind and behind[0].text == "," else []
    if inside and inside[0].low in WHO:
        return None, where_somebody_works(text, mentions, inside)
    while inside and inside[0].low in _SKIPPED:
        inside = inside[1:]
    if not inside or inside[0].low.endswith("ing") and inside[0].low not in ROLES:
        return None, None
    if inside[0].low in PREPOSITIONS and inside[0].low not in _TYING:
        return None, None
    return _role_and_body(text, mentions, inside)


def _chunk(tokens: list[Token]) -> list[Token]:
    """The tokens up to the mark or verb that ends an apposition; the stop of an abbreviation doesn't."""
    inside: list[Token] = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.text in ',;:)“"”«»—–' or token.low in SPEECH and inside and not token.is_capital and inside[0].low not in WHO:
            break
        if token.text == "." and not (inside and len(inside[-1].text) <= 3 and inside[-1].is_capital and following):
            break
        inside.append(token)
    return inside


def _role_and_body(text: Text, mentions: Mentions, tokens: list[Token]) -> Described:
    """The two parts of a noun group; both may be missing."""
    role: list[Token] = []
    is_over = False
    tokens, affiliation = _owner(text, mentions, tokens)
    for position, token in enumerate(tokens[: _LONGEST_ROLE + 14]):
        is_mark = token.kind == "mark" and token.text not in "-./’'"
        if token.low in WHO or token.kind == "number" or is_mark or token.low in ("and", "y") and not role:
            break
        behind = tokens[position + 1 :]
        if token.low in _AT and token.kind == "word" and without_articles(behind):
            is_seat = not role or is_over or any(one.low in _TERRITORIAL for one in role)
            if body := _body_behind(text, mentions, token.low, behind, is_seat):
                affiliation = affiliation or body
                break
            is_over = is_over or _ends_role(token.low, behind)
        if not is_over:
            role.append(token)
    return _printed_role(text, role), affiliation


def _body_behind(text: Text, mentions: Mentions, preposition: str, behind: list[Token], is_seat: bool) -> str | None:
    """The body that a preposition ties to a role: *at the Imaginary Institute*, *with Larch Street*, *editor of the Monitor*."""
    if body := body_from(text, mentions, behind[:4]):
        return as_printed(text, mentions, body)
    if printed := lower_case_body(text, behind):
        return printed
    first = without_articles(behind)[0]
    if preposition in ("at", "with"):
        return capital_words(text, behind)
    if preposition == "for" and not mentions.at(first.start):
        return long_name(text, behind)
    return named_body(text, mentions, behind, is_seat) if preposition == "of" and first.is_capital else None


def _ends_role(preposition: str, behind: list[Token]) -> bool:
    """*in Rome*, *at a school*, *of a four-county district* are no part of a role; *of security*, *of the police chief* are."""
    first = without_articles(behind)[0]
    if preposition in _BESIDE or preposition in _PLACING and first.is_capital and _is_place(behind):
        return True
    return preposition == "of" and behind[0].low in ("a", "an", "the") and not first.is_capital and first.low not in ROLES


def _is_place(behind: list[Token]) -> bool:
    """Whether the capital words there stand alone: *in Rome*, but not *in Roman law*."""
    index = next((k for k, token in enumerate(behind) if not token.is_capital and token.text != "-" and k), len(behind))
    following = behind[index : index + 1]
    return not following or following[0].kind != "word" or following[0].low in _BEHIND_PLACES


def _owner(text: Text, mentions: Mentions, tokens: list[Token]) -> tuple[list[Token], str | None]:
    """What a body owns or lends its name to: *the Institute’s legal counsel*, *Institute counsel*; other owners are left out."""
    body = mentions.at(tokens[0].start)
    if body and body.is_organised and body.strength == "name" and any(token.start >= body.end for token in tokens):
        rest = [token for token in tokens if token.start >= body.end]
        return (rest[1:] if rest[0].kind == "possessive" else rest), as_printed(text, mentions, body)
    owner = next((k for k, token in enumerate(tokens[:6]) if token.kind == "possessive" or token.text in "’'"), None)
    if owner is None or not tokens[owner + 1 :]:
        return tokens, None
    named = mentions.at(tokens[owner].start - 1)
    return tokens[owner + 1 :], text.body[named.start : named.end] if named and named.is_organised else None


def _printed_role(text: Text, tokens: list[Token]) -> str | None:
    while tokens and (tokens[-1].low in _AT or tokens[-1].low in _SKIPPED or tokens[-1].kind == "mark" or tokens[-1].low == "and"):
        tokens = tokens[:-1]
    if not tokens or len(tokens) > _LONGEST_ROLE or not any(is_role(token) for token in tokens):
        return None
    return text.body[tokens[0].start : tokens[-1].end]


def is_role(token: Token) -> bool:
    """Whether a word says what somebody is: *economist*, *hydrologist*, *ex-director*."""
    return token.low in ROLES or looks_like_role(token.low) or token.low.startswith("ex") and token.low[2:].lstrip("-") in ROLES


def _office_before(text: Text, mentions: Mentions, start: int) -> Described:
    """*Body Administrator X*, *the youth judge X*, *a retired officer, X*: the words right before a name that say what its bearer is."""
    kept = next(iter(text.between(start, start + 12)), None)
    inner = kept is not None and kept.low in _TITLES_KEPT and kept.is_capital
    tokens = text.between(max(start - 110, text.sentence_at(start)[0]), start)
    while tokens and (tokens[-1].low in HONORIFICS or tokens[-1].text == "." and len(tokens) > 1 and tokens[-2].low in HONORIFICS):
        if tokens[-1].low in _TITLES_KEPT:
            return text.body[tokens[-1].start : tokens[-1].end], None
        tokens = tokens[:-1]
    if tokens and tokens[-1].text == ",":
        return _noun_group_before(text, mentions, tokens[:-1])
    first = _first_of_office(mentions, tokens)
    if first is None:
        return (text.body[kept.start : kept.end] if inner and kept else None), None
    office = tokens[first:]
    before = tokens[first - 1] if first else None
    owner = before if before and before.kind != "possessive" else tokens[first - 2] if before and first > 1 else None
    body = mentions.at(owner.start) if owner else None
    affiliation = as_printed(text, mentions, body) if body and body.is_organised and body.strength == "name" else None
    return text.body[office[0].start : office[-1].end], affiliation


def _first_of_office(mentions: Mentions, tokens: list[Token]) -> int | None:
    """Where an office opens that ends right before a name: back over its adjectives to an article, a body, a verb or a mark."""
    last = len(tokens) - 1
    index = last
    if last >= 2 and tokens[last].text == ")" and tokens[last - 2].low == "ret" or last >= 3 and tokens[last - 2].text == ".":
        index = next((k - 1 for k in range(last, max(last - 5, 0), -1) if tokens[k].text == "("), -1)
    elif last >= 1 and tokens[last].text == "." and tokens[last - 1].low in ROLES:
        index = last - 1
    elif last >= 2 and tokens[last - 1].low in ("of", "de") and tokens[last - 2].low in ROLES:
        index = last - 2
    if index < 0 or not is_role(tokens[index]):
        return None
    first = index
    while first and index - first < _MOST_WORDS_BEFORE:
        before = tokens[first - 1]
        placed = mentions.at(before.start)
        if before.kind == "mark" and before.text != "-" or before.kind == "possessive" or before.low in _OWNING:
            break
        if placed and placed.is_organised or before.low in PREPOSITIONS or before.low in CONJUNCTIONS or before.low in SPEECH:
            break
        if before.kind not in ("word", "dotted", "mark"):
            break
        first -= 1
    bounded = first == 0 or index - first < _MOST_WORDS_BEFORE
    plain = [k for k in range(first, index) if not (tokens[k].is_capital or is_role(tokens[k]) or tokens[k].low in ("former", "ex", "-"))]
    opened = not first or _opens_office(mentions, tokens[first - 1])
    if plain and not (bounded and opened):
        first = plain[-1] + 1
    return first


def _opens_office(mentions: Mentions, before: Token) -> bool:
    """Whether an office may begin behind a token: an article, a verb of speech, a mark, an owner or a body."""
    placed = mentions.at(before.start)
    is_body = placed is not None and placed.is_organised
    return is_body or before.low in _OWNING or before.low in SPEECH or before.kind in ("possessive", "mark")


def _noun_group_before(text: Text, mentions: Mentions, tokens: list[Token]) -> Described:
    """*a former Treasury analyst, X,*: the group before the comma, when an article or an owner opens it."""
    for index in range(len(tokens) - 1, max(len(tokens) - 12, -1), -1):
        token = tokens[index]
        if token.kind == "mark" and token.text not in "-.’'" or token.low in CONJUNCTIONS:
            return None, None
        if token.kind == "possessive" and index:
            named = mentions.at(tokens[index - 1].start)
            role = _printed_role(text, tokens[index + 1 :])
            return role, as_printed(text, mentions, named) if role and named and named.is_organised else None
        if token.low in DETERMINERS and not (index and tokens[index - 1].low in PREPOSITIONS):
            return _role_and_body(text, mentions, tokens[index + 1 :]) if tokens[index + 1 :] else (None, None)
    return None, None
