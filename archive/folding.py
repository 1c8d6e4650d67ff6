"""Folding: one spelling for every way of printing a name or a word.

``Mérida``, ``Me\u0301rida`` and ``MERIDA`` fold to ``merida``; curly quotes and long dashes become plain ones. The search index, the
gazetteer and the reader all fold here, so that what one finds the others find. Compatibility decomposition (NFKD) is Unicode
Standard Annex #15; dropped are nonspacing and enclosing marks (Mn, Me) and format characters (Cf).
"""

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„‟″«»", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_PLAIN = _QUOTES | _DASHES
_DROPPED = {"Mn", "Me", "Cf"}


def _fold_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).lower())
    return "".join(_PLAIN.get(c, c) for c in decomposed if unicodedata.category(c) not in _DROPPED)


class _Table(dict[int, str]):
    """A ``str.translate`` table that fills itself as characters are met (Unicode is finite, so it is bounded)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


class _TableOfSingles(dict[int, str]):
    """As ``_Table``, for the characters that fold to one; the others stay."""

    def __missing__(self, code: int) -> str:
        folded = _TABLE[code]
        single = self[code] = folded if len(folded) == 1 else chr(code)
        return single


_TABLE = _Table()
_TABLE_OF_SINGLES = _TableOfSingles()
_PIECES = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def _translated(text: str, table: dict[int, str]) -> str:
    """A long text in pieces: what is ASCII alone is translated at once, what isn't is looked up character by character."""
    return "".join([piece.translate(table) for piece in _PIECES.findall(text)])


def fold(text: str) -> str:
    """``text`` without case, accents, format characters and typographic quotes, dashes and spaces. Idempotent."""
    return text.translate(_TABLE)


def is_findable(name: str) -> bool:
    """Whether a name holds letters or digits, by which it can be found."""
    return bool(fold(name).strip()) and any(character.isalnum() for character in name)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters stood in the original."""

    text: str
    offsets: tuple[int, ...] | range
    """``offsets[i]`` is the original position of folded character ``i``; one more entry closes the text."""

    @property
    def is_even(self) -> bool:
        """Whether each character folded to one, so that offsets stayed."""
        return isinstance(self.offsets, range)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original ``(start, end)`` of a folded span that is not empty; marks that trail its last character belong to it."""
        return self.offsets[start], self.offsets[end]


def fold_with_offsets(text: str) -> Folded:
    """``fold(text)`` and the map back, in time linear in the text.

    A dropped mark is counted to the character before it, so a span never cuts a letter from its accent.
    """
    folded = _translated(text, _TABLE)
    if all(len(_TABLE[ord(character)]) == 1 for character in set(_FOREIGN.findall(text))):
        return Folded(folded, range(len(text) + 1))
    offsets: list[int] = []
    for position, character in enumerate(text):
        offsets.extend([position] * len(_TABLE[ord(character)]))
    offsets.append(len(text))
    return Folded(folded, tuple(offsets))


def fold_same_length(text: str) -> str:
    """``text`` with each character folded that folds to one, so that offsets stay: for patterns, not for comparing names."""
    return _translated(text, _TABLE_OF_SINGLES)
