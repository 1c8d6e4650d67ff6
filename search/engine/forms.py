"""The table from printed forms to tokens that makes indexing fast: each form is analysed once, then it is a number.

A text is cut at white space into *chunks* (``"O'Neil,"``). White space always ends a token, so the tokens of a text are those of its
chunks, one after the other: a chunk is analysed alone, by the same ``analysis.tokens`` as any text, and its tokens are kept.
"""

from array import array

import numpy as np
from numpy.typing import NDArray

from .analysis import TONGUES, Tongue, stem, tokens

LIMIT = 200_000
"""Chunks after which the table should be emptied: about 70 MB."""
_CHARACTERS = 40
"""Characters a chunk that the limit reckons with; a table of longer ones is full earlier."""

Numbers = NDArray[np.int32]


class Numbered(dict[str, int]):
    """Strings, numbered from 0 in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        """The strings in the order of their numbers, as UTF-8."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self.names)
        self.names.append(name.encode())
        return number


class Forms(dict[str, int]):
    """Numbers chunks, and keeps for each its tokens as numbers of surfaces and capitals. Asking for a new chunk analyses it."""

    def __init__(self) -> None:
        self.empty()

    def empty(self) -> None:
        """Forgets everything. Numbers given before mean nothing after."""
        self.clear()
        self.surfaces = Numbered()
        self.capitals = Numbered()
        self.stems = Numbered()
        self._starts = array("i", [0])
        self._surfaces = array("i")
        self._capitals = array("i")
        self._stems = {name: array("i") for name in TONGUES}
        self._characters = 0

    def __missing__(self, chunk: str) -> int:
        for token in tokens(chunk):
            self._surfaces.append(self.surfaces[token.surface])
            self._capitals.append(self.capitals[token.capitals] if token.capitals else -1)
        number = self[chunk] = len(self)
        self._starts.append(len(self._surfaces))
        self._characters += len(chunk)
        return number

    @property
    def full(self) -> bool:
        """Whether it is time to ``empty`` the table."""
        return len(self) >= LIMIT or self._characters >= LIMIT * _CHARACTERS

    def chunks(self, text: str) -> Numbers:
        """The numbers of the chunks of ``text``, in order."""
        printed = text.split()
        return np.fromiter(map(self.__getitem__, printed), np.int32, len(printed))

    def tokens(self, chunks: Numbers) -> tuple[Numbers, Numbers, NDArray[np.int64]]:
        """The tokens of ``chunks``: their surfaces, their capitals (-1: none), and how many tokens each chunk has."""
        starts = np.asarray(self._starts)
        first = starts[chunks]
        counts = (starts[chunks + 1] - first).astype(np.int64)
        places = np.repeat(first - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        return np.asarray(self._surfaces)[places], np.asarray(self._capitals)[places], counts

    def stemmed(self, surfaces: Numbers, tongue: Tongue) -> Numbers:
        """For each surface the number of its stem."""
        known = self._stems[tongue]
        known.extend([-1] * (len(self.surfaces) - len(known)))
        table = np.asarray(known)
        found: Numbers = table[surfaces]
        missing = np.unique(surfaces[found < 0])
        if not len(missing):
            return found
        for surface in missing.tolist():
            table[surface] = self.stems[stem(self.surfaces.names[surface].decode(), tongue)]
        return table[surfaces]
