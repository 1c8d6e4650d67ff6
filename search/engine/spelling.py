"""Which words are near a misspelt one: the distance of two words, and the order of those that may have been meant."""

from collections.abc import Iterable, Mapping

from .analysis import words

SHORT = 5
"""Words shorter than this may differ in one letter, others in two."""
SHORTEST = 3
MOST_WORDS = 8
"""Words of a query that are corrected."""


def correctable(word: str) -> bool:
    """Whether a folded word is one that has a spelling: letters, and enough of them."""
    return len(word) >= SHORTEST and word.isalpha()


def allowed(word: str) -> int:
    """In how many letters a word that was meant may differ from ``word``."""
    return 1 if len(word) < SHORT else 2


def single_words(printed: Iterable[str]) -> dict[str, str]:
    """Those of ``printed`` that are one correctable word, and how each folds."""
    folded = {word: "".join(words(word)) for word in printed if len(words(word)) == 1}
    return {word: one for word, one in folded.items() if correctable(one)}


def nearest(word: str, often: Mapping[str, int]) -> list[str]:
    """Those of the words ``often`` that are near enough, the most likely first.

    Nearest is the Damerau-Levenshtein distance (restricted: no letter is edited twice), then the same first letter, then how many
    documents have it.
    """
    edits = {other: distance(word, other, allowed(word)) for other in often}
    near = [other for other, number in edits.items() if number <= allowed(word)]
    return sorted(near, key=lambda other: (edits[other], other[0] != word[0], -often[other], other))


def distance(one: str, other: str, most: int) -> int:
    """The Damerau-Levenshtein distance (optimal string alignment), or ``most + 1`` where it is more than ``most``.

    Looks only ``most`` columns to either side of the diagonal, so its time is linear in the length (Ukkonen 1985).
    """
    far = most + 1
    before, above = [far] * (len(other) + 1), [min(column, far) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, start=1):
        here = [far] * (len(other) + 1)
        here[0] = min(row, far)
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            opposite = other[column - 1]
            nearest = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                nearest = min(nearest, before[column - 2] + 1)
            here[column] = nearest
        before, above = above, here
    return min(above[-1], far)
