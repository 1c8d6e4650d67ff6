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
    from whoosh.columns import NumericColumn, VarBytesColumn
    from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.filedb.filetables import OrderedHashWriter
    from whoosh.index import TOC, FileIndex, LockError, clean_files
    from whoosh.lang.snowball import EnglishStemmer, SpanishStemmer
    from whoosh.reading import SegmentReader
    from whoosh.util.numeric import byte_to_length

LENGTH_STEPS = [byte_to_length(step) for step in range(256)]
"""The field lengths that Whoosh can keep, in one byte each."""

__all__ = [
    "COLUMN",
    "ID",
    "KEYWORD",
    "LENGTH_STEPS",
    "STORED",
    "TEXT",
    "TOC",
    "EnglishStemmer",
    "FileIndex",
    "FileStorage",
    "IDAnalyzer",
    "LockError",
    "NumericColumn",
    "OrderedHashWriter",
    "RamStorage",
    "RegexTokenizer",
    "Schema",
    "SegmentReader",
    "SpanishStemmer",
    "VarBytesColumn",
    "W3Codec",
    "byte_to_length",
    "clean_files",
]
