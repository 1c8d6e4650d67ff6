"""Wording: whether two phrases in free words say the same.

What a figure is of is no value of a list: *the fentanyl seizures* and *fentanyl seizure*, *the US* and *the United States* are one.
Articles, case, number, the choice of *who*, *which* or *that* and the name by which an actor goes don't count. Every other word does, in
its order.
"""

import re
from collections.abc import Sequence

from archive.folding import fold
from archive.reading.record import FoundActor

_WORD = re.compile(r"\w+|[^\w\s]")
_ARTICLES = frozenset("the a an el la los las un una unos unas".split())
_JOINED = {"del": "de", "al": "a", "who": "that", "which": "that"}
_SAME_IN_BOTH = ("ss", "us", "is")
_SPANISH = ("ores", "iones", "ales", "ades", "eres", "iles", "eles", "ines")


class Wording:
    """Compares phrases of a page, whose ``actors`` go by several names."""

    def __init__(self, actors: Sequence[FoundActor]) -> None:
        names = {_words(mention.exact): _words(actor.name) for actor in actors for mention in actor.mentions if mention.strength == "name"}
        self._names = {printed: name for printed, name in names.items() if printed and printed != name}
        self._longest = max(map(len, self._names), default=0)

    def same(self, one: str, other: str) -> bool:
        """Whether two phrases differ in nothing but wording."""
        return self._plain(one) == self._plain(other)

    def _plain(self, phrase: str) -> list[str]:
        words = self._with_names(_words(phrase))
        return [_singular(_JOINED.get(word, word)) for word in words if word not in _ARTICLES]

    def _with_names(self, words: tuple[str, ...]) -> list[str]:
        """The words with each actor by its own name; the longest of its names counts."""
        found: list[str] = []
        position = 0
        while position < len(words):
            lengths = range(min(self._longest, len(words) - position), 0, -1)
            length = next((n for n in lengths if words[position : position + n] in self._names), 0)
            found += self._names[words[position : position + length]] if length else words[position : position + 1]
            position += length or 1
        return found


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(re.sub(r"(?<=\b\w)\.", "", fold(phrase))))


def _singular(word: str) -> str:
    """*seizures* is *seizure*, *countries* *country*, *detenciones* *detencion*."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SAME_IN_BOTH):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith((*_SPANISH, "ches", "shes", "xes")) else word[:-1]
