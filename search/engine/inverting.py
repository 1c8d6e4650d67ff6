"""Documents, collected until there are enough to be inverted at once: from texts to the postings of every field."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .analysis import TONGUES, tongue
from .document import KEY_FIELDS, Document
from .forms import Forms, Numbered
from .postings import Array, Postings, collected, totals
from .schema import CAPITALS, GAP, WORDS

KEYED = ("id", "language", "date", *KEY_FIELDS)
"""The fields whose terms are whole values, not words."""


class Batch:
    """Documents that wait. ``words`` is about how many words they have."""

    def __init__(self, forms: Forms) -> None:
        self.words = 0
        self._forms = forms
        self._chunks: list[NDArray[np.int32]] = []
        self._tongues: list[int] = []
        self._keys = {field: _Keys() for field in KEYED}

    def __len__(self) -> int:
        return len(self._tongues)

    def add(self, document: Document) -> None:
        """Takes what is indexed of ``document``; its texts are not kept."""
        number = len(self)
        for printed in (document.title, document.text):
            chunks = self._forms.chunks(printed)
            self._chunks.append(chunks)
            self.words += len(chunks)
        self._tongues.append(TONGUES.index(tongue(document.language)))
        self._keys["id"].add(number, (document.id,))
        self._keys["language"].add(number, (document.language,))
        self._keys["date"].add(number, (document.date,) if document.date else ())
        for field in KEY_FIELDS:
            self._keys[field].add(number, document.keys.get(field, ()))

    def inverted(self, base: int) -> dict[str, Postings]:
        """The postings of every indexed field. The first document gets the number ``base``."""
        postings = {field: keys.inverted(base) for field, keys in self._keys.items()}
        forms = self._forms
        surfaces, capitals, counts = forms.tokens(np.concatenate([np.zeros(0, np.int32), *self._chunks]))
        lengths = _summed(counts, [len(chunks) for chunks in self._chunks])
        part = np.repeat(np.arange(len(lengths)), lengths)
        docs = part // 2
        in_title = part % 2 == 0
        positions = np.arange(len(part)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        positions += np.where(in_title, 0, lengths[0::2][docs] + GAP)
        stems = self._stemmed(surfaces, docs)
        docs += base
        for name, chosen in (("title", in_title), ("text", np.ones(len(part), bool))):
            tokens = np.flatnonzero(chosen)
            shouted = np.flatnonzero(chosen & (capitals >= 0))
            postings[name] = collected(forms.stems.names, stems[tokens], docs[tokens], positions[tokens])
            postings[WORDS[name]] = collected(forms.surfaces.names, surfaces[tokens], docs[tokens])
            postings[CAPITALS[name]] = collected(forms.capitals.names, capitals[shouted], docs[shouted], frequencies=True)
        return postings

    def _stemmed(self, surfaces: NDArray[np.int32], docs: Array) -> NDArray[np.int32]:
        """Each surface as the stem that the language of its document gives it."""
        spoken = np.array(self._tongues, np.int8)[docs]
        stems = np.empty_like(surfaces)
        for number, name in enumerate(TONGUES):
            chosen = spoken == number
            stems[chosen] = self._forms.stemmed(surfaces[chosen], name)
        return stems


class _Keys:
    """The values of one field, collected."""

    def __init__(self) -> None:
        self._numbers = Numbered()
        self._terms: list[int] = []
        self._docs: list[int] = []

    def add(self, doc: int, values: Iterable[str]) -> None:
        for value in values:
            self._terms.append(self._numbers[value])
            self._docs.append(doc)

    def inverted(self, base: int) -> Postings:
        return collected(self._numbers.names, np.array(self._terms, np.int32), np.array(self._docs, np.int64) + base)


def _summed(counts: Array, sizes: list[int]) -> NDArray[np.int64]:
    """The sum of each group of consecutive ``counts``; ``sizes`` are the sizes of the groups, 0 allowed."""
    return np.diff(totals(counts)[totals(np.array(sizes, np.int64))])
