"""Organisations the gazetteer doesn't know: capital words around a head such as *Institute*, *Commission* or *Universidad*."""

from collections.abc import Collection
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.everyday import COMMON, COMMON_ENDINGS
from archive.reading.lexicon.given_names import GIVEN_NAMES
from archive.reading.lexicon.organisations import (
    ACRONYMS,
    BODIES,
    ENDINGS,
    HEADS,
    INNER,
    INTERNATIONAL,
    LAST_WORDS,
    LEADING_HEADS,
    LONG_BODIES,
    NEVER_ALONE,
    NO_BODIES,
    SPANISH_LEADING,
    WEAK_HEADS,
)
from archive.reading.lexicon.people import HONORIFICS, NO_SURNAMES, OFFICES, OPENERS, ROLES
from archive.reading.lexicon.places import DEMONYMS, LONG_PLACES, PLACES
from archive.reading.naming.acronyms import bracketed_acronym, initials_start
from archive.reading.naming.runs import capital_runs, span_of
from archive.reading.tokens import Text, Token

_OF = words("of for on de del para")
_ARTICLES = words("the la el los las")
_TITLES = HONORIFICS | OFFICES
_IN_NAMES = words("""
national latin new central north south east west northern southern eastern western first second third great big good young old early
free same little one una un sun may mar young
""")
_NOT_FIRST = OPENERS - INTERNATIONAL - _IN_NAMES
_SECOND_NAMES = LEADING_HEADS | {"the", "la", "el"}
_CUTS = words("in en against to a without")
_JOINED = {
    "to": words("committee campaign center centre coalition fund movement council initiative alliance league commission"),
    "against": words("initiative coalition campaign movement committee union league mothers office alliance council"),
    "without": words("doctors reporters engineers lawyers"),
    "a": words("for"),
}
"""After which words a small word that else divides goes on with a name: *Committee to Protect …*, *Center for a …*."""
_LAWS = words("act acts bill treaty resolution agreement convention report survey law ley")
_CHAMBERS = words("senate house congressional parliamentary joint commons lords")
_OF_STATES = words("alliance union fund bank forum council federation network league")
_ACTING = words("acting deputy assistant principal former")
_PLANS = words("initiative project programme campaign network")
"""Heads of programmes too: one word before them isn't enough (*Merida Initiative*)."""
_PERSONAL = words("administration campaign")
_ALL_HEADS = LAST_WORDS | dict.fromkeys(ENDINGS, "company")


class Organisation(NamedTuple):
    """An organisation's name in a text and its kind, read from its head."""

    start: int
    end: int
    name: str
    kind: str
    rule: str
    why: str


def find_organisations(text: Text, taken: Collection[int]) -> list[Organisation]:
    """The unknown organisations of a text, in order. A known name may lie inside one (*University of Mexico*), not at its end alone."""
    return [found for first, end in capital_runs(text, INNER) if end - first > 1 for found in _in_run(text, first, end, taken)]


def _in_run(text: Text, first: int, end: int, taken: Collection[int]) -> list[Organisation]:
    tokens = text.tokens
    found = []
    for begin, stop in _parts(tokens, first, end, taken):
        if spelled := _spelled_out(text, begin, stop):
            found.append(spelled)
            continue
        begin = _begin(tokens, begin, stop)
        if _is_shouted(tokens, begin, stop):
            continue
        head = _head(tokens, begin, stop, bracketed_acronym(text.body, tokens[stop - 1].end) is not None)
        if head is None:
            continue
        goes_on = _is_followed_by_of(tokens, head, stop) or head == begin
        if not goes_on or _is_part_of_known(tokens, begin, head, stop, taken):
            stop = _after_head(tokens, head, stop)
        else:
            stop = _before_title(tokens, head, stop)
        if found_one := _organisation(text, begin, head, stop, taken):
            found.append(found_one)
    return found


def _is_shouted(tokens: list[Token], begin: int, stop: int) -> bool:
    """Several words all in capitals: *SENIOR STATE DEPARTMENT OFFICIAL*."""
    names = [token for token in tokens[begin:stop] if token.is_capital and token.kind == "word"]
    return len(names) > 1 and all(token.text.isupper() and len(token.text) > 1 for token in names)


def _organisation(text: Text, begin: int, head: int, stop: int, taken: Collection[int]) -> Organisation | None:
    """The organisation of these tokens, unless it is a single word or a known name with a head behind it."""
    tokens = text.tokens
    names = [token for token in tokens[begin:stop] if token.is_capital]
    is_law = tokens[stop - 1].low in _LAWS and tokens[stop - 2].low != "of"
    if is_law or len(names) < 2:
        return None
    if head != begin and all(token.start in taken or token.low in HEADS for token in names):
        return None
    start, after = span_of(tokens, begin, stop)
    return Organisation(start, after, text.body[start:after], _kind(tokens[head].low, names), "organisation-head",
                        f"“{tokens[head].text}” in the name")  # fmt: skip


def _spelled_out(text: Text, begin: int, stop: int) -> Organisation | None:
    """*Quiet Sanctions Monitor (QSM)*: words whose initials stand in brackets behind them, unless they name a law, a plan or a disease."""
    tokens = text.tokens
    acronym = bracketed_acronym(text.body, tokens[stop - 1].end)
    if acronym is None or sum(character.isupper() for character in acronym) < 2 or acronym.lower() in NO_BODIES:
        return None
    while begin < stop and tokens[begin].low in _NOT_FIRST:
        begin += 1
    first = initials_start(text.body, tokens, begin, stop, acronym)
    if first is None:
        return None
    head = _head(tokens, first, stop, acronym=True)
    if head is None and _is_everyday(tokens[stop - 1]):
        return None
    names = [token for token in tokens[first:stop] if token.is_capital]
    start, after = span_of(tokens, first, stop)
    kind = _kind(tokens[head].low, names) if head is not None else "institute"
    return Organisation(start, after, text.body[start:after], kind, "organisation-acronym", f"its acronym “{acronym}” in brackets")


def _is_everyday(token: Token) -> bool:
    return token.low in COMMON or token.low in NO_SURNAMES or token.low.endswith(COMMON_ENDINGS)


def _is_part_of_known(tokens: list[Token], begin: int, head: int, stop: int, taken: Collection[int]) -> bool:
    """*Imaginary Cases Initiative of the Known Institute*: the part and the whole are two."""
    return head - begin >= 2 and all(token.start in taken for token in tokens[head:stop] if token.is_capital and token is not tokens[head])


def _after_head(tokens: list[Token], head: int, stop: int) -> int:
    """One past the head, with the company endings and the full stop behind it: *Teel Holdings*, *Inc.*."""
    end = head + 1
    while end < stop and (tokens[end].low in ENDINGS or tokens[end].text in ".," and _goes_on(tokens, end, stop)):
        end += 1
    return end


def _goes_on(tokens: list[Token], index: int, stop: int) -> bool:
    """Whether the mark at ``index`` belongs to an ending: ``Inc.`` or ``, Inc``."""
    if tokens[index].text == ".":
        return tokens[index - 1].low in ENDINGS
    return index + 1 < stop and tokens[index + 1].low in ENDINGS


def _before_title(tokens: list[Token], head: int, stop: int) -> int:
    """*Bureau of Rivers Director Ada Roe* ends before *Director*."""
    for index in range(head + 3, stop - 1):
        token = tokens[index]
        opens_person = token.low in _TITLES or token.low in _ACTING or token.low in GIVEN_NAMES and token.low not in PLACES
        if opens_person and token.is_capital and tokens[index + 1].is_capital and tokens[index - 1].is_capital:
            return index
    return stop


def _parts(tokens: list[Token], first: int, end: int, taken: Collection[int]) -> list[tuple[int, int]]:
    """A run cut before *in* and a city, at *of* after a person (*Ada Roe of the …*), before a second name's head, and at *and the*."""
    parts = []
    begin = first
    for index in range(first + 1, end - 1):
        if _divides(tokens, begin, index, end, taken):
            if index > begin:
                parts.append((begin, index))
            begin = index + 1
    return [*parts, (begin, end)]


def _divides(tokens: list[Token], begin: int, index: int, end: int, taken: Collection[int]) -> bool:
    """Whether the small word at ``index`` divides two names instead of joining words of one."""
    token, before, following = tokens[index], tokens[index - 1], tokens[index + 1]
    word = token.low
    if token.is_capital or token.kind != "word":
        return False
    if word in ("and", "y", "e"):
        if not (following.is_capital or following.low in _ARTICLES) or following.low in DEMONYMS:
            return True
        pair = f"{following.low} {tokens[index + 2].low}" if index + 2 < end else ""
        if pair in LONG_BODIES or pair in LONG_PLACES or following.low in BODIES or following.text.isupper() and following.low in ACRONYMS:
            return True
        both_known = following.start in taken and before.start in taken
        return both_known or _opens_second_name(tokens, begin, index, end) or not _is_list_inside(tokens, begin, index, end)
    if word in _ARTICLES:
        return before.low not in _OF and before.low not in ("and", "y", "in", "against")
    if word == "on" and index + 2 < end and f"{following.low} {tokens[index + 2].low}" in LONG_PLACES:
        return True
    if word == "on" and following.low in _NOT_FIRST and following.low not in _ARTICLES:
        return True
    if word in ("of", "de", "for", "para", "on"):
        return not any(token.low in _ALL_HEADS or token.low in LEADING_HEADS for token in tokens[begin:index])
    if word in _JOINED:
        return before.low not in _JOINED[word]
    return word in _CUTS


def _opens_second_name(tokens: list[Token], begin: int, index: int, end: int) -> bool:
    """*Department of Justice and Department of Labor*; but *the Rule of Law* may close a list after *and*."""
    following = tokens[index + 1]
    if following.low in _ARTICLES:
        return not any(token.text == "," for token in tokens[begin:index])
    return following.low in _SECOND_NAMES and index + 2 < end and tokens[index + 2].low in _OF


def _is_list_inside(tokens: list[Token], begin: int, index: int, end: int) -> bool:
    """Whether *and* joins words of one name: after *Center for*, or before a head that closes the run."""
    if any(token.low in _OF and not token.is_capital for token in tokens[begin:index]):
        return True
    if any(token.low in _ALL_HEADS for token in tokens[begin + 1 : index] if token.is_capital):
        return False
    return tokens[end - 1].low in _ALL_HEADS or any(
        token.low in _OF and tokens[place - 1].low in _ALL_HEADS for place, token in enumerate(tokens[index + 1 : end], start=index + 1)
    )


def _begin(tokens: list[Token], begin: int, stop: int) -> int:
    """A name opens after articles, prepositions and titles: *The*, *As Dr.*"""
    for index in range(begin, stop - 1):
        if tokens[begin].low in LEADING_HEADS:
            break
        following = tokens[index + 1].low
        is_title = tokens[index].low in _TITLES and tokens[index].is_capital and following not in _OF
        if is_title and following not in COMMON and following not in _ALL_HEADS:
            begin = index + 1
    while begin < stop and (tokens[begin].low in _NOT_FIRST and not _is_al(tokens, begin, stop) or not tokens[begin].is_capital):
        begin += 1
    return begin


def _is_al(tokens: list[Token], begin: int, stop: int) -> bool:
    """*Al-Manar TV* opens with an Arabic article."""
    return begin + 1 < stop and tokens[begin + 1].low == "-"


def _head(tokens: list[Token], begin: int, stop: int, acronym: bool) -> int | None:
    """The head's position: an opening one with *of*, else the last one of the run."""
    leads = begin < stop and tokens[begin].low in LEADING_HEADS
    if leads and (_is_followed_by_of(tokens, begin, stop) or _opens_alone(tokens, begin, stop)):
        return begin
    heads = [index for index in range(begin + 1, stop) if tokens[index].low in _ALL_HEADS and tokens[index].is_capital]
    if not heads:
        return None
    head = next((index for index in heads if _is_followed_by_of(tokens, index, stop)), heads[-1])
    return head if acronym or _is_enough(tokens, begin, head, stop) else None


def _opens_alone(tokens: list[Token], begin: int, stop: int) -> bool:
    """*Instituto Mexicano*, *Fiscalía General*, *Committee to Protect*: heads that need no *of*."""
    if begin + 1 >= stop:
        return False
    return tokens[begin].low in SPANISH_LEADING or tokens[begin + 1].low in _JOINED and tokens[begin].low in _JOINED[tokens[begin + 1].low]


def _is_enough(tokens: list[Token], begin: int, head: int, stop: int) -> bool:
    """Whether what stands before a head makes it a name: *Foreign Ministry*, *Halden Times*; not *River Initiative*, *Natural Gas*."""
    word = tokens[head].low
    before = [token for token in tokens[begin:head] if token.is_capital]
    distinct = any(token.low not in COMMON and token.low not in _ALL_HEADS and token.low not in OPENERS for token in before)
    if f"{tokens[head - 1].low} {word}" in LONG_BODIES and (head + 1 == stop or not tokens[head + 1].is_capital):
        return True
    if (word not in HEADS or word in NEVER_ALONE) and head + 1 < stop and tokens[head + 1].is_capital and not _is_title(tokens[head + 1]):
        return word in ENDINGS and bool(before)
    if (word not in HEADS or word in NEVER_ALONE) and word not in ENDINGS and not _is_followed_by_of(tokens, head, stop):
        return bool(before) and all(token.low not in COMMON for token in before)
    if word in _PERSONAL and len(before) == 1:
        return False
    if word not in WEAK_HEADS or _is_followed_by_of(tokens, head, stop) or word in ENDINGS:
        return bool(before)
    return len(before) >= 2 or distinct and word not in _PLANS


def _is_title(token: Token) -> bool:
    return token.low in _TITLES or token.low in _ACTING or token.low in ENDINGS or token.low in ROLES


def _is_followed_by_of(tokens: list[Token], head: int, stop: int) -> bool:
    return head + 1 < stop and tokens[head + 1].low in _OF and not tokens[head + 1].is_capital


def _kind(head: str, names: list[Token]) -> str:
    kind = _ALL_HEADS.get(head, "institute")
    if head in ("committee", "subcommittee") and names[0].low in _CHAMBERS:
        return "legislature"
    if head == "group" and names[0].low in INTERNATIONAL:
        return "institute"
    if head in _OF_STATES and names[0].low in INTERNATIONAL:
        return "international-body"
    if kind in ("agency", "court", "legislature", "armed-force") and names[0].low in INTERNATIONAL:
        return "international-body"
    return kind
