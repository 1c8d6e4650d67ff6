"""From printed text to tokens, and from words to stems: the one analysis that index, query and snippets share.

A word is a run of letters and digits. ``U.S.`` is one word (``us``), so are ``EE.UU.`` (``eeuu``), ``O'Neil`` (``oneil``), ``C++``,
``140,000`` (``140000``) and ``3.5``; a possessive 's is dropped; a hyphen separates. There are no stop words. The text is folded first
(``archive.folding``), so accents, typographic quotes and compatibility forms make no difference.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from archive.folding import fold, fold_with_offsets

from .stock import EnglishStemmer, SpanishStemmer

Tongue = Literal["en", "es"]
"""A language that has a stemmer of its own."""

TONGUES: tuple[Tongue, ...] = ("en", "es")
LONGEST = 64
"""Characters kept of a word. Longer ones are data, not words."""

_WORD = r"[^\W_]"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?={_WORD})(?:(?P<plain>{_WORD}++)(?![.,'+#])"
    rf"|(?P<acronym>({_LETTER})\3?(?:\.({_LETTER})\4?)+)\.?(?!{_WORD})(?P<owner>'s(?!{_WORD}))?"
    rf"|(?<!\d\.)(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+\.\d+(?!\.?\d))"
    rf"|(?P<language>[a-z](?:\+\+|\#)(?!{_WORD}))"
    rf"|(?P<word>{_WORD}+(?:'{_WORD}+)*))"
)
"""Matches begin where a word does, since each takes whole words. ``plain`` is tried first: nine words of ten are."""


class Token(NamedTuple):
    """One printed word."""

    position: int
    """Its number in the text, from 0."""
    start: int
    end: int
    """``text[start:end]`` is the word as printed, a possessive 's included."""
    surface: str
    """Folded: ``merida``, ``oneil``, ``us``."""
    capitals: str | None
    """``CJNG``, ``US``: the word without accents and dots, where it is printed in capitals only and has two characters or more."""


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order, in time linear in its length."""
    folded = fold_with_offsets(text)
    offsets = folded.offsets
    found: list[Token] = []
    for match in _TOKEN.finditer(folded.text):
        begin, end = match.span()
        surface, bare_end = (match.group()[:LONGEST], end) if match.lastgroup == "plain" else _surface(match)
        start = offsets[begin]
        printed = text[start : offsets[bare_end]]
        capitals = surface.upper() if len(surface) > 1 and printed.isupper() else None
        found.append(Token(len(found), start, max(offsets[end], start + 1), surface, capitals))
    return found


def _surface(match: re.Match[str]) -> tuple[str, int]:
    """The word without its punctuation, and where it ends in the folded text when a possessive 's is left out."""
    word, end = match.group(), match.end()
    match match.lastgroup:
        case "acronym" | "owner":
            word, end = match["acronym"].replace(".", ""), match.end("acronym")
        case "number":
            word = word.replace(",", "")
        case "word":
            if word.endswith("'s"):
                word, end = word[:-2], end - 2
            word = word.replace("'", "")
    return word[:LONGEST], end


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``. Short texts are remembered: they are a query's words, and asked for several times."""
    return _words(text) if len(text) <= LONGEST else tuple(token.surface for token in tokens(text))


@lru_cache(maxsize=1 << 13)
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.surface for token in tokens(text))


def tongue(language: str) -> Tongue:
    """The stemmer for a language code: Spanish for ``es``, ``es-MX``, ``es_419``…; English for everything else."""
    return "es" if words(language)[:1] == ("es",) else "en"


_ENGLISH, _SPANISH = EnglishStemmer(), SpanishStemmer()
_CUT = ("s", "ed", "ing", "y", "i", "ion", "ism", "er", "ator", "ent", "ant", "ic", "e", "l")
"""What every English word ends with that the stemmer changes. It takes 20 microseconds for a word, and a third of all end otherwise."""
_UNACCENTED = (
    (re.compile("ion$"), "ión"),
    (re.compile("logia(s?)$"), r"logía\1"),
)
"""Spanish endings whose accent is regular. The stemmer knows them only with it, and folding took it."""


@lru_cache(maxsize=1 << 18)
def stem(surface: str, language: Tongue) -> str:
    """The folded stem of a folded word, by the Snowball stemmer of its language (https://snowballstem.org).

    Cached for the life of the process: words recur, and stemming is the slowest step of analysis.
    """
    if not (surface.isascii() and surface.isalpha()):
        return surface
    if language == "en":
        return str(_ENGLISH.stem(surface)) if surface.endswith(_CUT) else surface
    for ending, accented in _UNACCENTED:
        surface = ending.sub(accented, surface)
    try:
        return fold(str(_SPANISH.stem(surface)))
    except IndexError:
        # Whoosh's stemmer fails on words like "ague", where nothing but the last vowel may be cut: so that is all that we cut.
        return fold(surface[:-1])
