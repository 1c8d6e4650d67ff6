"""Phrases in texts of very few words, where nearly every document is a candidate, compared with a plain search."""

import random
from pathlib import Path

from search.engine import IndexFolder, Phrase, Query, Snapshots, search
from tests.search.engine.corpus import document

SIZE = 700
"""So that some phrases have more candidates than are looked at at once."""


def stands_in(words: tuple[str, ...], text: list[str]) -> bool:
    return any(tuple(text[start : start + len(words)]) == words for start in range(len(text)))


def test_phrases_of_any_length_are_found_where_their_words_follow_each_other(tmp_path: Path) -> None:
    chance = random.Random(3)
    texts = [chance.choices(["bank", "harbor", "lamp", "vivid"], [9, 6, 3, 1], k=chance.randint(2, 12)) for _ in range(SIZE)]
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild(document(number, text=" ".join(text)) for number, text in enumerate(texts[:-100]))
    folder.write([document(number, text=" ".join(texts[number])) for number in range(SIZE - 100, SIZE)])
    snapshot = Snapshots(folder).current()
    for length in (2, 3, 4, 5) * 10:
        words = tuple(chance.choices(["bank", "harbor", "lamp", "vivid"], [5, 4, 3, 1], k=length))
        found = search(snapshot, Query(Phrase(words), stop=SIZE))
        assert {hit.django_id for hit in found.hits} == {number for number, text in enumerate(texts) if stands_in(words, text)}, words
