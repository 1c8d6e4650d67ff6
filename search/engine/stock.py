"""All that the engine takes from stock Whoosh 2.7.4, in one place and without types (Whoosh has none).

Whoosh's sources warn when they are first compiled (``is 0``, unknown escapes). That is silenced for this import alone, so that a project
that turns warnings into errors can still load it.
"""

import warnings

with warnings.catch_warnings():
    for _category in (SyntaxWarning, DeprecationWarning):
        warnings.filterwarnings("ignore", category=_category, module=r".*whoosh.*")
    from whoosh.analysis import IDAnalyzer, RegexTokenizer
    from whoosh.codec.whoosh3 import W3Codec
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.index import TOC, FileIndex, LockError
    from whoosh.lang.snowball import EnglishStemmer, SpanishStemmer
    from whoosh.reading import SegmentReader

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
