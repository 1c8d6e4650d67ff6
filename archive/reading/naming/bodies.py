"""Bodies: organisations without a head in their name, known by name, by their acronym, or by the noun before them."""

from collections.abc import Collection, Iterator

from archive.reading.lexicon import words
from archive.reading.lexicon.everyday import COMMON
from archive.reading.lexicon.given_names import GIVEN_NAMES
from archive.reading.lexicon.organisations import ACRONYMS, BODIES, INTRODUCERS, LONG_BODIES, NO_BODIES
from archive.reading.lexicon.people import HONORIFICS, NO_SURNAMES, OFFICES, OPENERS, ROLES
from archive.reading.lexicon.places import DEMONYMS, PLACES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.naming.matching import in_shouted_line
from archive.reading.naming.organisations import Organisation
from archive.reading.naming.runs import adjoining
from archive.reading.tokens import Text, Token

_LONGEST_ACRONYM = 6
_MOST_WORDS = 4
_ARTICLES = words("the el la los las del al")
_AFTER = words("""
is was has had will would and or are says official officials agent agents spokesman spokeswoman chief director es fue ha
""")
_NO_NAMES = HONORIFICS | OFFICES | OPENERS | DEMONYMS
_FIRST_WORDS: dict[str, list[list[str]]] = {}
for _name in LONG_BODIES:
    _FIRST_WORDS.setdefault(_name.replace("-", " - ").split()[0], []).append(_name.replace("-", " - ").split())


def find_bodies(text: Text, taken: Collection[int]) -> list[Organisation]:
    """The bodies of a text, in order, where no other name stands."""
    found = []
    free_from = 0
    for index, _ in text.capitals_outside_titles:
        if index >= free_from and text.tokens[index].start not in taken and (body := _at(text, index, taken)):
            found.append(body[0])
            free_from = body[1]
    return found


def _at(text: Text, index: int, taken: Collection[int]) -> tuple[Organisation, int] | None:
    """The body that opens at a capital word, and the token after it."""
    token = text.tokens[index]
    if (token.low in _FIRST_WORDS and (found := _long(text, index))) or (found := _hyphened(text, index)):
        return found
    if token.low in BODIES and not _touches_capital(text, index):
        return _body(text, index, index + 1, BODIES[token.low], "known-body", f"“{token.text}” is a body’s name"), index + 1
    letters = token.low.replace(".", "")
    if letters in ACRONYMS and token.text.replace(".", "").isupper() and not in_shouted_line(text.body, token.start, token.end):
        return _body(text, index, index + 1, ACRONYMS[letters], "known-body", f"“{token.text}” is a body’s acronym"), index + 1
    if token.kind == "word" and token.text.isupper() and 3 <= len(token.text) <= _LONGEST_ACRONYM and (why := _acronym_alone(text, index)):
        return _body(text, index, index + 1, "agency", "acronym-alone", why), index + 1
    return _introduced(text, index, taken)


def _body(text: Text, first: int, end: int, kind: str, rule: str, why: str) -> Organisation:
    start, after = text.tokens[first].start, text.tokens[end - 1].end
    return Organisation(start, after, text.body[start:after], kind, rule, why)


def _long(text: Text, index: int) -> tuple[Organisation, int] | None:
    """*White House*, *Human Rights Watch*: every longer word is capital."""
    for listed in _FIRST_WORDS[text.tokens[index].low]:
        end = index + len(listed)
        tokens = text.tokens[index:end]
        same = [token.low for token in tokens] == listed and not _touches_capital(text, end - 1)
        if (
            same
            and not text.body[tokens[0].start : tokens[-1].end].isupper()
            and all(token.is_capital for token in tokens if len(token.text) > 3)
        ):
            name = " ".join(listed).replace(" - ", "-")
            return _body(text, index, end, LONG_BODIES[name], "known-body", f"“{name}” is a body’s name"), end
    return None


def _hyphened(text: Text, index: int) -> tuple[Organisation, int] | None:
    """*Al-Qaeda*: three tokens of one body."""
    if index + 2 >= len(text.tokens) or text.tokens[index + 1].low != "-":
        return None
    tokens = text.tokens[index : index + 3]
    name = "".join(token.low for token in tokens)
    if name in BODIES:
        return _body(text, index, index + 3, BODIES[name], "known-body", f"“{name}” is a body’s name"), index + 3
    return None


def _touches_capital(text: Text, index: int) -> bool:
    """Whether a capital word follows, so that a body's name is a part of another one (*Pentagon Papers*), unless it is a title."""
    tokens = text.tokens
    if index + 1 >= len(tokens) or not adjoining(text.body, tokens[index], tokens[index + 1]):
        return False
    following = tokens[index + 1]
    return following.is_capital and following.kind == "word" and following.low not in OFFICES and following.low not in ROLES


def _acronym_alone(text: Text, index: int) -> str | None:
    """*the ZQRT said*, *the ZQRT’s plan*: an unknown acronym after an article that does what bodies do."""
    token = text.tokens[index]
    before = text.tokens[index - 1] if index else None
    after = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    if token.low in NO_BODIES or token.low in PLACES or not token.text.isalpha() or in_shouted_line(text.body, token.start, token.end):
        return None
    if before is None or before.low not in _ARTICLES or after is None or not _stands_as_body(after):
        return None
    return f"acronym “{token.text}” between “{before.text}” and “{after.text}”"


def _stands_as_body(after: Token) -> bool:
    return after.kind == "possessive" or after.low in SPEECH or after.low in _AFTER or after.text in ".,;)"


def _introduced(text: Text, index: int, taken: Collection[int]) -> tuple[Organisation, int] | None:
    """*the consultancy Farrow Lane*, *la organización Causa Fluvial*: a small noun for an organisation right before capital words."""
    tokens = text.tokens
    before = tokens[index - 1] if index else None
    if before is None or before.low not in INTRODUCERS or before.is_capital or not adjoining(text.body, before, tokens[index]):
        return None
    names = list(_capitals(text, index, taken))
    if not names or names[0].low in _NO_NAMES or names[0].low in PLACES or len(names) > _MOST_WORDS:
        return None
    if names[0].low in GIVEN_NAMES and len(names) > 1 or len(names) == 1 and (names[0].low in COMMON or names[0].low in GIVEN_NAMES):
        return None
    if all(token.low in COMMON or token.low in NO_SURNAMES or token.low in OPENERS for token in names):
        return None
    kind, why = INTRODUCERS[before.low], f"“{before.text}” right before the name"
    return _body(text, index, index + len(names), kind, "introduced-organisation", why), index + len(names)


def _capitals(text: Text, index: int, taken: Collection[int]) -> Iterator[Token]:
    """The capital words that stand together from ``index`` on."""
    tokens = text.tokens
    for position in range(index, min(index + _MOST_WORDS + 1, len(tokens))):
        token = tokens[position]
        if not token.is_capital or token.kind != "word" or token.start in taken:
            return
        if position > index and not adjoining(text.body, tokens[position - 1], token):
            return
        yield token
