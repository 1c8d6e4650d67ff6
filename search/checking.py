"""The index against the database."""

from dataclasses import dataclass

from haystack import connections

from search.search_indexes import ArticleIndex, stamp_of


@dataclass(frozen=True, slots=True)
class Differences:
    """Primary keys of articles whose entry isn't what it should be."""

    missing: frozenset[int]
    stale: frozenset[int]
    ghost: frozenset[int]

    @property
    def ids(self) -> frozenset[int]:
        """All of them."""
        return self.missing | self.stale | self.ghost

    def __str__(self) -> str:
        return f"{len(self.missing)} missing, {len(self.stale)} stale, {len(self.ghost)} ghost"


def compare() -> Differences:
    """Reads every entry's stamp and every published article once. Raises ``IndexUnavailable`` when the index can't be read."""
    index = ArticleIndex()
    entries = {
        int(entry_id.rsplit(".", 1)[1]): stamp for entry_id, stamp in connections["default"].get_backend().searcher().entries().items()
    }
    wanted = {article.pk: stamp_of(article, index) for article in index.index_queryset().iterator(chunk_size=500)}
    return Differences(
        missing=frozenset(wanted.keys() - entries.keys()),
        stale=frozenset(pk for pk in wanted.keys() & entries.keys() if wanted[pk] != entries[pk]),
        ghost=frozenset(entries.keys() - wanted.keys()),
    )
