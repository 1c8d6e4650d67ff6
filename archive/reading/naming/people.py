"""People the gazetteer doesn't know: capital words that a title, a speech verb, a role or a given name shows to be a person.

A run of capitals is cut at titles, known names and *and*; each piece that has a name's shape needs one piece of evidence (``evidence``).
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from archive.reading.lexicon.everyday import COMMON
from archive.reading.lexicon.given_names import FAMILY_FIRST, GIVEN_NAMES, SURNAMES, WORD_SURNAMES
from archive.reading.lexicon.organisations import ENDINGS, LAST_WORDS
from archive.reading.lexicon.people import NO_SURNAMES, OFFICES, OPENERS, PARTICLES, ROLES, SUFFIXES
from archive.reading.lexicon.places import DEMONYMS, PLACES
from archive.reading.naming.evidence import Piece, Surroundings
from archive.reading.naming.runs import capital_runs
from archive.reading.tokens import Text, Token

_MOST_WORDS = 5
_HYPHENS = ("-", "\u2010", "\u2011")
_ARABIC = frozenset(("al", "el", "as", "ar", "az", "an", "ash"))
_SYLLABLES = frozenset(("un", "in", "so", "no", "an", "my", "young", "he", "hui", "si", "min"))
"""Last syllables of Korean and other names that are small words elsewhere."""
_PRONOUNS = frozenset(("i", "we", "you", "they", "he", "she", "it", "that", "here", "there", "what", "who"))
_BREAKS = frozenset(("&", "and", "e", "the", ","))
_NOT_LAST = frozenset(LAST_WORDS) | NO_SURNAMES
_TITLES = OFFICES | ROLES
_GOES_BEFORE = OPENERS | DEMONYMS | PLACES | COMMON | _TITLES | SUFFIXES


class Person(NamedTuple):
    """A person's name in a text: ``start`` may stand on a form of address, ``name`` is without it."""

    start: int
    end: int
    name: str
    rule: str
    why: str


def find_people(text: Text, taken: Collection[int]) -> list[Person]:
    """The unknown people of a text, in order; ``taken`` are the characters of known names, which nobody's name may touch."""
    around = Surroundings(text, taken)
    pieces = [
        piece
        for first, end in capital_runs(text, PARTICLES)
        if end - first > 1 or around.small_address(first) is not None
        for piece in _pieces(text, first, end, taken, around)
    ]
    return list(_people(text, pieces, around))


def _people(text: Text, pieces: list[Piece], around: Surroundings) -> Iterator[Person]:
    """The pieces with evidence; one beside a person in a list is a person too (*Ada Roe, Tove Halden and Ben Loe*)."""
    found = [around.evidence(piece) for piece in pieces]
    for index, piece in enumerate(pieces):
        evidence = found[index]
        if evidence is None and index and found[index - 1] and around.is_list(pieces[index - 1], piece):
            evidence = found[index] = _beside(text, pieces[index - 1])
        if evidence is None and index + 1 < len(pieces) and found[index + 1] and around.is_list(piece, pieces[index + 1]):
            evidence = _beside(text, pieces[index + 1])
        if evidence and (evidence[0] != "listed-person" or around.is_plain(piece)):
            yield _person(text, piece, evidence, around)


def _beside(text: Text, piece: Piece) -> tuple[str, str]:
    name = text.body[text.tokens[piece.begin].start : text.tokens[piece.end - 1].end]
    return "listed-person", f"in a list beside “{name}”"


def _person(text: Text, piece: Piece, evidence: tuple[str, str], around: Surroundings) -> Person:
    tokens = text.tokens
    start, end = tokens[piece.begin].start, tokens[piece.end - 1].end
    address = around.form_of_address(piece)
    return Person(start if address is None else tokens[address].start, end, text.body[start:end], *evidence)


def _pieces(text: Text, first: int, end: int, taken: Collection[int], around: Surroundings) -> Iterator[Piece]:
    """The stretches of a run that have the shape of a person's name, each with the title right before it."""
    tokens = text.tokens
    begin, title = first, None
    for index in range(first, end + 1):
        token = tokens[index] if index < end else None
        is_title = token is not None and around.is_title(index, begin, end)
        if token is None or is_title or token.start in taken or _breaks(tokens, index, begin, end):
            if piece := _shaped(tokens, begin, index, title, around):
                yield piece
            begin = index + 1
            if is_title:
                title = index
                begin += tokens[begin].text == "." if begin < end else 0
            elif token is not None:
                title = None
        elif token.text == "." and index == begin:
            begin += 1


def _breaks(tokens: list[Token], index: int, begin: int, end: int) -> bool:
    """Whether a name can't go on over this token. *Ortega y Gasset* goes on where one capital follows a name of two."""
    token = tokens[index]
    if token.low == "y":
        return not (index - begin == 2 and end - index == 2)
    if token.text == "," and index + 1 < end and tokens[index + 1].low in SUFFIXES:
        return False
    return token.low in _BREAKS


def _shaped(tokens: list[Token], begin: int, end: int, title: int | None, around: Surroundings) -> Piece | None:
    """The piece without what goes before a name, where what is left can be one."""
    while end > begin and not (tokens[end - 1].is_capital or _is_syllable(tokens, end - 1) or _is_stop(tokens, end - 1)):
        end -= 1
    begin = _without_what_goes_before(tokens, begin, end, around)
    words = [token for token in tokens[begin:end] if token.is_capital and token.low not in SUFFIXES]
    names = [token for token in words if len(token.text) > 1 and token.kind == "word"]
    if not names or len(names) > _MOST_WORDS or len(words) > len(names) and not _has_initial(tokens, begin, end):
        return None
    size = _size(tokens, begin, end)
    if size == 1 and len(words) == len(names) and title is None and around.small_address(begin) is None:
        return None
    if not _can_close(tokens, begin, names) or any(token.low in ENDINGS or token.kind == "number" for token in names):
        return None
    shouted = [token for token in names if token.text.isupper()]
    as_label = len(shouted) == len(names) == len(words) and (len(names) in (2, 3) or title is not None) and around.is_label(end)
    if shouted and not as_label:
        return None
    near = title if title is not None and begin - title <= 2 else None
    return Piece(begin, end, near, size)


def _size(tokens: list[Token], begin: int, end: int) -> int:
    """How many full words a name has; hyphened ones count as one (*Biden-Roe* is no full name)."""
    return sum(
        tokens[index].is_capital
        and (len(tokens[index].text) > 1 and tokens[index].kind == "word")
        and not (index > begin and tokens[index - 1].text in _HYPHENS)
        and tokens[index].low not in SUFFIXES
        for index in range(begin, end)
    )


def _is_syllable(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index].kind == "word" and tokens[index - 1].text in _HYPHENS and tokens[index].low not in PARTICLES


def _is_stop(tokens: list[Token], index: int) -> bool:
    """*Jr.* keeps its full stop."""
    return tokens[index].text == "." and tokens[index - 1].low in ("jr", "sr")


def _has_initial(tokens: list[Token], begin: int, end: int) -> bool:
    """*J. Roe*, *J.D. Roe*; but *D-Calif* opens with no initial."""
    return any(tokens[index].kind == "dotted" or tokens[index + 1].text == "." for index in range(begin, end - 1))


def _can_close(tokens: list[Token], begin: int, names: list[Token]) -> bool:
    """No head, place word or people ends a name; an everyday word only after a given name (*Ada Rice*)."""
    last = names[-1]
    if last.low in _TITLES and tokens[begin].low not in GIVEN_NAMES:
        return False
    if len(names) > 1 and tokens[begin].low in FAMILY_FIRST and last.low in _SYLLABLES:
        return True
    if last.low in _NOT_LAST or last.low in DEMONYMS or last.low in OPENERS and last.low not in WORD_SURNAMES:
        return False
    given = len(names) > 1 and tokens[begin].low in GIVEN_NAMES or len(tokens[begin].text) == 1 or tokens[begin].kind == "dotted"
    if any(token.low in LAST_WORDS and token.low not in WORD_SURNAMES for token in names):
        return False
    return given and last.low not in COMMON or last.low in WORD_SURNAMES and given or last.low not in COMMON


def _without_what_goes_before(tokens: list[Token], begin: int, end: int, around: Surroundings) -> int:
    """Small words, peoples, places and everyday words before two capitals that are none: *Yesterday Texan Tove Halden*."""
    while begin < end and (not tokens[begin].is_capital or tokens[begin].kind not in ("word", "dotted")):
        if tokens[begin].low in _ARABIC and begin + 2 < end and tokens[begin + 1].text in _HYPHENS:
            return begin
        begin += 1
    for index in range(begin + 1, end - 2):
        if tokens[index].low in _NOT_LAST and tokens[index].low not in WORD_SURNAMES and tokens[index].is_capital:
            begin = index + 1
    while begin + 1 < end and tokens[begin].low in _GOES_BEFORE and not _opens_name(tokens, begin, end):
        begin += 1
        while begin < end and not tokens[begin].is_capital:
            begin += 1
    return begin + (begin + 1 < end and tokens[begin].low.split("'")[0] in _PRONOUNS and "'" in tokens[begin].low)


def _opens_name(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether a word that mostly goes before names opens this one: *Jordan Smith*, *Will Young*, *Song Hye*; not *Ohio Ada Roe*."""
    word, following = tokens[begin].low, tokens[begin + 1].low
    if word in FAMILY_FIRST and word not in OPENERS:
        return True
    if word not in GIVEN_NAMES:
        return False
    return following in SURNAMES or following not in GIVEN_NAMES and word not in OPENERS
