"""Aligning: how much two texts have in common before and after any two places of them. Pure."""

from collections import defaultdict
from collections.abc import Sequence


class Alignment:
    """Two sequences of words laid beside each other by their longest common subsequence.

    A row of the table is one integer, a bit for each word of ``old`` (H. Hyyrö, *Bit-parallel LCS-length computation revisited*, 2004),
    so that a row costs four operations however long ``old`` is: twelve thousand words beside as many take some hundredths of a second.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._lengths = len(old), len(new)
        self._forth, self._back = rows(old, new), rows(old[::-1], new[::-1])
        self.whole = self.before(*self._lengths)
        """How many words both have in common, in order."""

    def before(self, i: int, j: int) -> int:
        """How many words ``old[:i]`` and ``new[:j]`` have in common, in order."""
        return in_common(self._forth[j], i)

    def after(self, i: int, j: int) -> int:
        """How many words ``old[i:]`` and ``new[j:]`` have in common, in order."""
        return in_common(self._back[self._lengths[1] - j], self._lengths[0] - i)


def rows(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """The table's rows: of row ``j``, each bit that is not set is a word of ``old`` that adds one to what ``new[:j]`` shares with it."""
    stands: dict[str, int] = defaultdict(int)
    for i, word in enumerate(old):
        stands[word] |= 1 << i
    full = (1 << len(old)) - 1
    row, table = full, [full]
    for word in new:
        met = row & stands.get(word, 0)
        row = (row + met | row - met) & full
        table.append(row)
    return table


def in_common(row: int, i: int) -> int:
    """How many words of ``old[:i]`` the row's part of ``new`` holds in order."""
    return i - (row & (1 << i) - 1).bit_count()


def matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of places of one longest common subsequence, in order."""
    table = rows(old, new)
    i, j = len(old), len(new)
    pairs = []
    while i and j:
        if table[j] >> i - 1 & 1:  # without this word of ``old`` they have as much in common
            i -= 1
        elif not table[j - 1] >> i - 1 & 1:  # nor does this one of ``new`` add anything
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
