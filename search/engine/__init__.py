"""The search engine: all that knows Whoosh, behind a few plain functions.

Writing: ``IndexFolder(path).write(documents, ids)`` and ``.rebuild(documents)``. Reading: ``Snapshots(folder).current()`` gives the index
as of its last commit, and ``search``, ``ranked``, ``did_you_mean`` and ``related`` answer from it. ``parse`` makes a tree of what a
visitor typed, ``snippet`` shows what of a text matched. Nothing here knows Django or Haystack.
"""

from .analysis import words
from .commit import Commit
from .document import KEY_FIELDS, Document, interval
from .errors import IndexDamaged, IndexLocked, IndexMissing, IndexUnavailable, IndexUnreachable, QueryTooLarge
from .executor import ranked, search
from .folder import IndexFolder
from .grammar import LONGEST_QUERY, Parsed, parse
from .limits import limited
from .locking import held
from .notes import Note
from .query import FacetCounts, Hit, Query, Result, Sort, Undated
from .related import Related, related
from .searcher import SnapshotSearcher
from .snapshot import Snapshot, Snapshots
from .snippets import highlight, mark, snippet
from .suggest import completions, did_you_mean, titles
from .tree import (
    All,
    AnyOf,
    Between,
    Capitals,
    Everything,
    InTitle,
    Keys,
    Named,
    Node,
    Not,
    Nothing,
    Numbers,
    Phrase,
    Prefix,
    Word,
    resolve_names,
    wanted,
)

__all__ = [
    "KEY_FIELDS",
    "LONGEST_QUERY",
    "All",
    "AnyOf",
    "Between",
    "Capitals",
    "Commit",
    "Document",
    "Everything",
    "FacetCounts",
    "Hit",
    "InTitle",
    "IndexDamaged",
    "IndexFolder",
    "IndexLocked",
    "IndexMissing",
    "IndexUnavailable",
    "IndexUnreachable",
    "Keys",
    "Named",
    "Node",
    "Not",
    "Note",
    "Nothing",
    "Numbers",
    "Parsed",
    "Phrase",
    "Prefix",
    "Query",
    "QueryTooLarge",
    "Related",
    "Result",
    "Snapshot",
    "SnapshotSearcher",
    "Snapshots",
    "Sort",
    "Undated",
    "Word",
    "completions",
    "did_you_mean",
    "held",
    "highlight",
    "interval",
    "limited",
    "mark",
    "parse",
    "ranked",
    "related",
    "resolve_names",
    "search",
    "snippet",
    "titles",
    "wanted",
    "words",
]
