"""One snapshot of an index folder, asked: see ``search.contract.Searcher``."""

from array import array
from collections.abc import Collection, Iterable

from .executor import ranked, search
from .query import Hit, Query, Result
from .related import Related, related
from .snapshot import Snapshot
from .suggest import completions, did_you_mean, titles
from .tree import Node


class SnapshotSearcher:
    """All that is asked of one commit; whoever keeps it gets answers that fit together."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @property
    def state(self) -> str:
        """The build folder and the commit in it."""
        return f"{self.snapshot.state.build.name}, commit {self.snapshot.state.generation}"

    @property
    def size(self) -> int:
        """How many documents are live."""
        return len(self.snapshot.everything)

    def search(self, query: Query) -> Result:
        """See ``executor.search``."""
        return search(self.snapshot, query)

    def ranked(self, query: Query) -> "array[int]":
        """See ``executor.ranked``."""
        return array("q", ranked(self.snapshot, query).tobytes())

    def related(self, id_: str, limit: int, within: Node | None = None) -> tuple[Related, ...]:
        """See ``related.related``."""
        return related(self.snapshot, id_, limit, within)

    def containing(self, words: Collection[str]) -> dict[str, int]:
        """See ``Snapshot.containing``."""
        return {word: self.snapshot.containing(word) for word in words}

    def totals(self, field: str, keys: Collection[str]) -> dict[str, int]:
        """See ``Snapshot.total``."""
        return {key: self.snapshot.total(field, key) for key in keys}

    def did_you_mean(self, printed: Iterable[str]) -> dict[str, str]:
        """See ``suggest.did_you_mean``."""
        return did_you_mean(printed, self.snapshot)

    def completions(self, beginning: str, limit: int) -> list[str]:
        """See ``suggest.completions``."""
        return completions(beginning, self.snapshot, limit)

    def titles(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """See ``suggest.titles``."""
        return titles(typed, self.snapshot, limit)

    def entries(self) -> dict[str, str]:
        """See ``Snapshot.entries``."""
        return self.snapshot.entries()
