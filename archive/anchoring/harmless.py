"""Harmless changes: which other words are still the words that an editor decided on. Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from archive.folding import fold, fold_with_offsets

WORD = re.compile(r"\w+|[^\w\s]")
"""A word or a mark."""
_SHORTEST_MISTAKE = 5
_WORDS_A_MISTAKE = 8


def is_harmless(was: str, now: str, standing: Collection[str]) -> bool:
    """Whether a passage may say ``now`` in place of ``was`` without anybody having to look at it again.

    Harmless are other quotation marks, dashes, spaces, accents and cases, and a typing mistake mended: in a word of five letters or more,
    none of them a digit, that begins and ends as before, two neighbours that changed places, or one letter more or less (*teritory*);
    only where the word with the mistake stands no longer among the text's ``standing`` folded words, and in one word of eight, or one.

    Not harmless is whatever may change the meaning: any numeral (*44* is not *45*, nor *10²* *102*), any letter put for another
    (*Iran* is not *Iraq*, a *million* no *billion*), a mark or a word more or less, a space that comes or goes between two words,
    an acronym that loses its capitals (*US*, *us*), a paragraph that ends or no longer ends within the passage.
    """
    words, others = _words(was), _words(now)
    if len(words) != len(others) or _numerals(was) != _numerals(now) or ("\n\n" in was) != ("\n\n" in now):
        return False
    changed = [(word, other) for word, other in zip(words, others, strict=True) if word != other]
    mended = all(word not in standing and is_mended(word, other) for word, other in changed)
    return mended and len(changed) <= max(1, len(words) // _WORDS_A_MISTAKE) and _keeps_acronyms(was, now)


def is_mended(word: str, other: str) -> bool:
    """Whether two folded words differ as a typing mistake does from the word that was meant, either way round."""
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST_MISTAKE or not word.isalpha() or not other.isalpha() or (word[0], word[-1]) != (other[0], other[-1]):
        return False
    differs = next((n for n, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    if len(short) == len(long):
        return short[differs + 2 :] == long[differs + 2 :] and short[differs : differs + 2] == long[differs : differs + 2][::-1]
    return short[differs:] == long[differs + 1 :]


class Wording:
    """The folded words of a text, each with where it stands."""

    def __init__(self, text: str) -> None:
        self._folded = fold_with_offsets(text)
        self._spans = [found.span() for found in WORD.finditer(self._folded.text)]
        self._words = [self._folded.text[slice(*span)] for span in self._spans]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            self._where[word].append(number)
        self._edged: dict[str, list[str]] = defaultdict(list)
        for word in self._where:
            self._edged[word[0] + word[-1]].append(word)

    def alike(self, exact: str) -> Iterator[tuple[int, int]]:
        """The spans whose words are those of ``exact``, or those with typing mistakes mended: what may be a harmless change of it."""
        wanted = _words(exact)
        beginnings = self._edged.get(wanted[0][0] + wanted[0][-1], ()) if wanted else ()
        for word in (word for word in beginnings if _is_like(wanted[0], word)):
            for first in self._where[word]:
                window = self._words[first : first + len(wanted)]
                if len(window) == len(wanted) and all(map(_is_like, wanted, window)):
                    yield self._folded.span(self._spans[first][0], self._spans[first + len(wanted) - 1][1])


def _is_like(word: str, other: str) -> bool:
    return word == other or is_mended(word, other)


def folded_words(text: str) -> frozenset[str]:
    """The words that a text has."""
    return frozenset(_words(text))


def _words(text: str) -> list[str]:
    found: list[str] = WORD.findall(fold(text))
    return found


def _numerals(text: str) -> list[str]:
    return [character for character in text if character.isnumeric()]


def _keeps_acronyms(was: str, now: str) -> bool:
    """Whether short words in capitals are the same, unless all of a longer passage is or was in capitals."""
    if len(was.split()) > 2 and (was.isupper() or now.isupper()):
        return True
    return _acronyms(was) == _acronyms(now)


def _acronyms(text: str) -> list[str]:
    return re.findall(r"\b[^\W\d_a-z]{2,5}\b", "".join(c if c.isupper() or not c.isalpha() else "a" for c in text))
