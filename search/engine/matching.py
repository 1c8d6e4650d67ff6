"""Where a text matches a query: found by how words begin, and decided by their tokens.

Tokenising a whole text to mark three words of it would take two milliseconds. So the text is first made plain: one byte a character,
small letters and digits as they are, what may stand within a word (``.,'+#``) as a dot, all else as a space. Tokenising never looks
across such a space, so between two of them stands a *piece* that can be read alone. All inflected forms of a stem begin alike
(``beginning``), and ``bytes.find`` finds pieces that begin so at memory speed. Words that the plain text may hide (``O'Neil``, ``U.S.``,
``140,000``, letters that fold to several or to none) are in pieces with a dot before a letter or with a character that has no plain
byte: those are looked at too. What a piece matches is then told by its tokens and stems alone, exactly as in the index.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from archive.folding import fold

from .analysis import Tongue, stem, tokens, tongue, words
from .tree import Capitals, Node, Phrase, Prefix, Word, wanted

Span = tuple[int, int, int]
"""``(start, end, leaf)``: ``text[start:end]`` matches the query's leaf of that number."""
Read = tuple[int, int, str]
"""``(start, end, stem)`` of a word in its piece."""

LONGEST_PIECE = 100
"""Characters of a piece that are looked at where the work is bounded, and of those that are remembered."""

_WITHIN = ".,'+#"
_DOT, _SPACE, _FOREIGN, _DROPPED = b".", b" ", b"\x80", b"\x81"
"""What may stand within words; what never does; a character that folds to letters in another way than one to one; one that vanishes."""


def _byte(character: str) -> int:
    folded = fold(character)
    if not folded:
        return _DROPPED[0]
    if folded.isascii() and folded.isalnum() and len(folded) == 1:
        return ord(folded)
    if any(c.isalnum() for c in folded):
        return _FOREIGN[0]
    return (_DOT if set(folded) & set(_WITHIN) else _SPACE)[0]


_BYTES: npt.NDArray[np.uint8] = np.zeros(0x3001, np.uint8)
"""The plain byte of each character, 0 where none was met yet. All from the last one on are foreign: Chinese, emoji."""
_BYTES[:128] = [_byte(chr(code)) for code in range(128)]
_BYTES[-1] = _FOREIGN[0]
_ASCII = _BYTES[:128].tobytes().ljust(256, _FOREIGN)

_INNER = re.compile(rb"\.[^. ][^ ]*")
_ODD = ((_FOREIGN, re.compile(rb"\x80[^ ]*")), (_DROPPED, re.compile(rb"\x81[^ ]*")))
"""From where a word may be that the plain text hides, to the end of its piece. Patterns that begin with one byte are searched fast."""
_LETTER = re.compile(rb"[^ .\x81]")


def plain(text: str) -> bytes:
    """The plain bytes of ``text`` between two spaces: character ``i`` is byte ``i + 1``. Linear in the text."""
    if text.isascii():
        return b" " + text.encode("ascii").translate(_ASCII) + b" "
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    made = _BYTES.take(codes, mode="clip")
    if not made.all():
        for code in np.unique(codes[made == 0]).tolist():
            _BYTES[code] = _byte(chr(code))
        made = _BYTES.take(codes, mode="clip")
    return b" " + made.tobytes() + b" "


_CHANGED = re.compile(r"(?:(?<=b)le?|[iy]?e?)$")
"""The end of an English stem that its forms need not have: ``probabl`` of probability, ``polici`` of policy, ``di`` of dying."""


def beginning(root: str, language: Tongue) -> str:
    """What every folded word with the stem ``root`` begins with; never empty.

    Stemmers cut endings, and what they put in their place is little: in English e, i and le (Porter's steps 1b, 1c and 2 of
    https://snowballstem.org/algorithms/english/stemmer.html, and dying, skies), in Spanish ``u`` for -uciones and ``ente`` for -encia
    (step 1 of https://snowballstem.org/algorithms/spanish/stemmer.html), which Whoosh replaces wherever they stand in the word.
    """
    if not (root.isascii() and root.isalpha()):
        return root
    if language == "en":
        return _CHANGED.sub("", root) or root[0]
    if root.endswith(("ent", "ente")):
        return root[: root.index("ent") + 2]
    return root[: root.index("u") + 1] if root.endswith("u") else root


def _read(piece: str, language: Tongue) -> tuple[Read, ...]:
    return tuple((token.start, token.end, stem(token.surface, language)) for token in tokens(piece))


_remembered = lru_cache(maxsize=1 << 13)(_read)


class Matcher:
    """The leaves of one query, to be found in texts of one language. Immutable but for its caches, which threads may share."""

    def __init__(self, tree: Node | None, language: str, title: bool) -> None:
        self._language = tongue(language)
        self._leaves: dict[tuple[str, object], int] = {}
        self._words: dict[str, int] = {}
        self._prefixes: list[tuple[str, int]] = []
        self._capitals: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
        """By the stem that is looked for: all stems, the place of that one among them, and the leaf."""
        self._before = self._after = 0
        """How many words of a phrase stand before and after the one that is looked for, at most."""
        begun: set[str] = set()
        for leaf in wanted(tree, title):
            begun.add(self._add(leaf))
        bare = [found for word in begun if word.isascii() and (found := word.encode("ascii").translate(_ASCII))]
        self._following = self._follower()
        self._needles = [b" " + one for one in bare if not any(one != other and one.startswith(other) for other in bare)]
        self._squeezed = [one.replace(_DOT, b"") for one in bare]
        self._known = lru_cache(maxsize=512)(self._matches)

    def spans(self, text: str, most: int | None = None) -> list[Span]:
        """What matches in ``text``, in order. ``most`` bounds the work: of that many places in all the query's words have their share."""
        if not self._leaves:
            return []
        made = plain(text)
        share, reach = (None, len(text)) if most is None else (most // (len(self._needles) + 1), LONGEST_PIECE)
        spans: list[Span] = []
        for begin, end in sorted(self._candidates(made, share).items()):
            end = min(end, begin + reach)
            piece = text[begin:end]
            found, anchored = self._known(piece) if end - begin <= LONGEST_PIECE else self._matches(piece)
            for start, stop, leaf in found:
                spans.append((begin + start, begin + stop, leaf))
            if anchored and not (self._following and made[begin + 1 : end + 1].isalnum() and self._goes_on_otherwise(made, end)):
                spans += self._whole_phrases(_Around(text, made, self._language, reach), begin, end)
        spans.sort()
        return spans

    def _add(self, leaf: Word | Phrase | Prefix | Capitals) -> str:
        """Files the leaf, and gives what its words begin with."""
        match leaf:
            case Prefix(printed):
                prefix = "".join(words(printed))
                if prefix:
                    self._prefixes.append((prefix, self._number("prefix", prefix)))
                return prefix
            case Capitals(printed) if len(surfaces := words(printed)) == 1:
                self._capitals[surfaces[0].upper()] = self._number("capitals", surfaces[0].upper())
                return surfaces[0]
            case Phrase(printed_words):
                return self._add_stems(printed_words)
            case Word(printed) | Capitals(printed):
                return self._add_stems((printed,))

    def _add_stems(self, printed: tuple[str, ...]) -> str:
        stems = tuple(stem(surface, self._language) for word in printed for surface in words(word))
        if not stems:
            return ""
        begun = [beginning(root, self._language) for root in stems]
        number = self._number("words", stems)
        if len(stems) == 1:
            self._words[stems[0]] = number
            return begun[0]
        anchor = max(range(len(stems)), key=lambda place: len(begun[place]))
        self._phrases.setdefault(stems[anchor], []).append((stems, anchor, number))
        self._before = max(self._before, anchor)
        self._after = max(self._after, len(stems) - anchor - 1)
        return begun[anchor]

    def _follower(self) -> bytes:
        """What must begin right after the word that is looked for, where there is one phrase and it goes on; in plain bytes."""
        phrases = [phrase for phrases in self._phrases.values() for phrase in phrases]
        if len(phrases) != 1 or phrases[0][1] + 1 == len(phrases[0][0]):
            return b""
        stems, anchor, _ = phrases[0]
        word = beginning(stems[anchor + 1], self._language)
        return word.encode("ascii") if word.isascii() and word.isalnum() else b""

    def _goes_on_otherwise(self, made: bytes, end: int) -> bool:
        """Whether the piece after ``end`` plainly begins with other letters than the phrase needs: then it needn't be read.

        Told only of a piece of one plain word before ``end``: ½ is two words, and the next one of the phrase may be within it.
        """
        ahead = made[end + 1 : end + 33].lstrip(_SPACE)[: len(self._following)]
        return len(ahead) == len(self._following) and ahead != self._following and ahead.isalnum()

    def _number(self, kind: str, value: object) -> int:
        return self._leaves.setdefault((kind, value), len(self._leaves))

    def _candidates(self, made: bytes, share: int | None) -> dict[int, int]:
        """The pieces of the text that may match, by where they start: each one's end."""
        pieces: dict[int, int] = {}
        for needle in self._needles:
            for begin, end in islice(_begun(made, needle), share):
                pieces[begin] = end
        for spot in islice(_INNER.finditer(made), share):
            first, end = spot.span()
            begin = made.rfind(_SPACE, 0, first)
            squeezed = made[begin:end].replace(_DOT, b"")
            if any(map(squeezed.__contains__, self._squeezed)):
                pieces[begin] = end - 1
        for byte, odd in _ODD:
            if byte in made:
                for spot in islice(odd.finditer(made), share):
                    first, end = spot.span()
                    pieces[made.rfind(_SPACE, 0, first)] = end - 1
        return pieces

    def _matches(self, piece: str) -> tuple[tuple[Span, ...], bool]:
        """The spans of a piece, and whether a phrase may pass through it."""
        found: list[Span] = []
        anchored = False
        for token in tokens(piece):
            root = stem(token.surface, self._language)
            leaves = [number for prefix, number in self._prefixes if token.surface.startswith(prefix)]
            if root in self._words:
                leaves.append(self._words[root])
            if token.capitals in self._capitals:
                leaves.append(self._capitals[token.capitals])
            found += [(token.start, token.end, leaf) for leaf in leaves]
            anchored = anchored or root in self._phrases
        return tuple(found), anchored

    def _whole_phrases(self, around: "_Around", begin: int, end: int) -> Iterator[Span]:
        """The phrases one of whose words, the one that is looked for, stands in the piece ``text[begin:end]``."""
        before = list(islice(around.backwards(begin), self._before))[::-1]
        inside = around.reads(begin, end)
        reads = [*before, *inside, *islice(around.forwards(end), self._after)]
        stems = tuple(root for _, _, root in reads)
        for place in range(len(before), len(before) + len(inside)):
            for phrase, anchor, leaf in self._phrases.get(stems[place], ()):
                first = place - anchor
                if first >= 0 and stems[first : first + len(phrase)] == phrase:
                    yield reads[first][0], reads[first + len(phrase) - 1][1], leaf


class _Around(NamedTuple):
    """The words around a piece, as phrases need them."""

    text: str
    made: bytes
    language: Tongue
    reach: int
    """Characters of a piece that are read."""

    def reads(self, begin: int, end: int) -> list[Read]:
        """The words of a piece, placed in the text."""
        end = min(end, begin + self.reach)
        read = _remembered if end - begin <= LONGEST_PIECE else _read
        return [(begin + start, begin + stop, root) for start, stop, root in read(self.text[begin:end], self.language)]

    def forwards(self, end: int) -> Iterator[Read]:
        """The words after a piece."""
        while (letter := _LETTER.search(self.made, end + 1)) is not None:
            begin, end = letter.start() - 1, self.made.find(_SPACE, letter.start()) - 1
            yield from self.reads(begin, end)

    def backwards(self, begin: int) -> Iterator[Read]:
        """The words before a piece, last first."""
        while (last := _last_letter(self.made, begin + 1)) > 0:
            begin = self.made.rfind(_SPACE, 0, last)
            yield from reversed(self.reads(begin, self.made.find(_SPACE, last) - 1))


@lru_cache(maxsize=64)
def matcher(tree: Node | None, language: str, title: bool) -> Matcher:
    """The matcher of a query, kept for the texts that follow. ``title``: whether the texts are titles, where ``title:word`` matches."""
    return Matcher(tree, language, title)


def _begun(made: bytes, needle: bytes) -> Iterator[tuple[int, int]]:
    """Start and end, in the text, of the pieces that begin with ``needle``, which opens with a space."""
    place = made.find(needle)
    while place >= 0:
        end = made.find(_SPACE, place + 1)
        yield place, end - 1
        place = made.find(needle, end)


def _last_letter(made: bytes, place: int) -> int:
    """Where the last letter or digit before ``place`` ends, 0 where there is none. Linear in what is between."""
    width = 32
    while True:
        floor = max(place - width, 0)
        letters = made[floor:place].rstrip(b" .\x81")
        if letters or not floor:
            return floor + len(letters) if letters else 0
        width *= 8
