"""Unspoken words in quotation marks: titles of works, nicknames, terms and words that the writer only holds at a distance.

*the so-called “war on rain”*, *Joaquín “El Molino” Roe*, *a study, “What We Catch”*, *the word “river”*, *the “reform” was late*.
"""

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import DETERMINERS
from archive.reading.lexicon.speech import SAYINGS, TERMS, WORKS, WRITINGS
from archive.reading.marks import Quoted
from archive.reading.quoting.clauses import Around
from archive.reading.tokens import Text, Token

_ARTICLES = DETERMINERS - {"that", "this"}
_LONGEST_TERM = 8
_LONGEST_NICKNAME = 4
_LONGEST_TITLE = 16
_STOPS = ".,!?…"
_AROUND = _STOPS + "“”‘’\"'()"
_TITLED = WRITINGS | WORKS
_SMALL = words("of the a an in on at for and or to with from by de la el los las y en del un una con por is how")


def is_unspoken(text: Text, quoted: Quoted, around: Around) -> bool:
    """Whether quoted words are a name, a title or a term rather than somebody's words, by what stands beside them."""
    quoted_words = text.body[quoted.start : quoted.end].split()
    before = around.before
    if len(quoted_words) <= _LONGEST_NICKNAME and _is_nickname(text, quoted, before, around.near):
        return True
    if len(quoted_words) <= _LONGEST_TERM and before and _is_term(before):
        return True
    return is_title(quoted_words) and not (before and before[-1].text in ":," and not _names_a_work(before))


def _is_nickname(text: Text, quoted: Quoted, before: list[Token], near: list[Token]) -> bool:
    """Capital words between two names, with nothing but the marks between."""
    if not before or not near or not text.body[quoted.start].isupper():
        return False
    left, right = before[-1], near[0]
    beside = quoted.start - left.end <= 2 and right.start - quoted.end <= 2
    return beside and left.is_capital and right.is_capital and left.kind == "word" and right.kind == "word"


def _is_term(before: list[Token]) -> bool:
    """*known as “…”*, *the term “…”*, *a book called “…”*."""
    last = [token.low for token in before[-3:]]
    if last[-1] in TERMS or last[-1] == "called" and last[:1] == ["so"]:
        return True
    return len(last) > 1 and last[-1] in ("as", "como", "the", "el", "la", "de", "for", "by") and last[-2] in TERMS


def _names_a_work(before: list[Token]) -> bool:
    """*A study, “What We Catch”*: the noun of a work right before the comma."""
    return len(before) > 1 and (before[-2].low in _TITLED or before[-2].low in TERMS)


def is_title(quoted_words: list[str]) -> bool:
    """Most long words capital, two at least: the name of a report, a book or an operation; before a full stop all of them are."""
    if not 2 <= len(quoted_words) <= _LONGEST_TITLE or quoted_words[-1][-1] in "!?…":
        return False
    bare = [word.strip(_AROUND) for word in quoted_words]
    if not bare[0][:1].isupper() or all(word.isupper() for word in bare if len(word) > 1):
        return False
    small_wrong = sum(word[:1].islower() and word.lower() not in _SMALL for word in bare)
    if small_wrong * 3 > len(bare) - 1 or small_wrong and quoted_words[-1][-1] == ".":
        return False
    return sum(word[:1].isupper() for word in bare) >= 2


def is_held_at_a_distance(text: Text, quoted: Quoted, around: Around, is_direct: bool) -> bool:
    """*the “reform” was late*: one or two words behind an article or a possessive, in the middle of a sentence.

    At its end *called it a “mistake”* is somebody's own word, but not where the verb is far.
    """
    count = len(text.body[quoted.start : quoted.end].split())
    before = around.before[-1] if around.before else None
    if before is None or count > 2:
        return False
    following = around.near[0] if around.near else None
    beside = quoted.start - before.end <= 2
    behind = following is not None and following.low not in SAYINGS and following.kind == "word" and text.body[quoted.end - 1] not in _STOPS
    owned = beside and (before.low in _ARTICLES or before.kind == "possessive")
    return owned and (behind or count == 1 and not is_direct)
