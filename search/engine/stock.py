"""All that the engine takes from stock Whoosh 2.7.4, in one place and without types (Whoosh has none).

Whoosh's sources warn when they are first compiled (``is 0``, unknown escapes). That is silenced for this import alone, so that a project
that turns warnings into errors can still load it.
"""

import warnings

with warnings.catch_warnings():
    for _category in (SyntaxWarning, DeprecationWarning):
        warnings.filterwarnings("ignore", category=_category, module=r".*whoosh.*")
    from whoosh.analysis import IDAnalyzer, RegexTokenizer  # type: ignore[import-untyped]
    from whoosh.codec.whoosh3 import W3Codec  # type: ignore[import-untyped]
    from whoosh.columns import NumericColumn  # type: ignore[import-untyped]
    from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema  # type: ignore[import-untyped]
    from whoosh.filedb.filestore import FileStorage, RamStorage  # type: ignore[import-untyped]
    from whoosh.index import TOC, FileIndex, LockError  # type: ignore[import-untyped]
    from whoosh.lang.snowball import EnglishStemmer, SpanishStemmer  # type: ignore[import-untyped]
    from whoosh.reading import SegmentReader  # type: ignore[import-untyped]

__all__ = [
    "COLUMN",
    "ID",
    "KEYWORD",
    "STORED",
    "TEXT",
    "TOC",
    "EnglishStemmer",
    "FileIndex",
    "FileStorage",
    "IDAnalyzer",
    "LockError",
    "NumericColumn",
    "RamStorage",
    "RegexTokenizer",
    "Schema",
    "SegmentReader",
    "SpanishStemmer",
    "W3Codec",
]
