"""SQLite's full-text search (FTS5), through Python's ``sqlite3``.

Words by ``porter unicode61`` over two columns, title and text; an index without a copy of the texts beside a table that holds them; all
keys of an article in one table that is its own index, in both directions. 400 MB of cache, the whole file mapped, temporary tables in
memory, ``analyze`` after building. The planner is not left to itself: a ``+`` before ``rowid`` keeps the words first, ``CROSS JOIN`` keeps
the order of joins, and what matches is found once, into a temporary table that everything is counted from.

What was tried at 20,000 articles (sums of the kinds' medians, on a busy machine, twice): one table of all keys instead of one a field (341
and 420 against 551 and 490 ms: kept), the best 20 by FTS5's own ``rank`` in a second search instead of a score for every match in the first
(504 and 518 against 551 and 490: noise).
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engines import Answer
from benchmarks.engines.numbering import OFFSETS, by_field, numbered
from benchmarks.questions import TOP, Both, Either, Expression, Phrase, Prefix, Question, Without, Word

if TYPE_CHECKING:
    from benchmarks.corpus import Row


FILE = "archive.sqlite"
_TABLES = """
PRAGMA journal_mode = wal;
PRAGMA synchronous = normal;
CREATE TABLE article (number INTEGER PRIMARY KEY, title TEXT, text TEXT, day TEXT);
CREATE TABLE key_of_article (article INTEGER, key INTEGER, PRIMARY KEY (article, key)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='article', content_rowid='number', tokenize='porter unicode61');
"""
_INDEXES = """
CREATE INDEX article_of_key ON key_of_article (key, article);
CREATE INDEX day_of_article ON article (day);
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
PRAGMA wal_checkpoint(truncate);
"""
_SETTINGS = """
PRAGMA cache_size = -400000;
PRAGMA mmap_size = 8000000000;
PRAGMA temp_store = memory;
CREATE TEMP TABLE found (article INTEGER PRIMARY KEY, score REAL);
"""


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one transaction."""
    path.mkdir()
    database = sqlite3.connect(path / FILE)
    database.executescript(_TABLES)
    for row in rows:
        article = (row.number, row.title, row.text)
        database.execute("INSERT INTO article VALUES (?, ?, ?, ?)", (*article, row.day or None))
        database.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", article)
        database.executemany("INSERT INTO key_of_article VALUES (?, ?)", [(row.number, key) for key in numbered(row)])
    database.commit()
    database.executescript(_INDEXES)
    database.close()


def settle(path: Path) -> None:
    """Nothing is left to do."""


def serving(path: Path) -> AbstractContextManager[None]:
    """Nothing else runs."""
    return nullcontext()


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        # Without transactions of Python's own making, which would keep on reading what was there when the first one began.
        self._database = sqlite3.connect(path / FILE, isolation_level=None)
        self._database.executescript(_SETTINGS)

    def processes(self) -> list[int]:
        """This one."""
        return [os.getpid()]

    def close(self) -> None:
        """See ``benchmarks.engines.Index``."""
        self._database.close()

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        self._database.execute("DELETE FROM found")
        if question.words is None:
            total, shown = self._everything(question)
        else:
            total, shown = self._matching(written(question.words), question)
        return Answer(total, [number for number, _ in shown], self._counts(), [snippet for _, snippet in shown])

    def _matching(self, words: str, question: Question) -> tuple[int, list[tuple[int, str]]]:
        conditions, values = _filters(question, "+words.rowid")
        matching = " AND ".join(["words MATCH ?", *conditions])
        total = self._database.execute(
            f"INSERT INTO found SELECT rowid, bm25(words) FROM words WHERE {matching}", [words, *values]
        ).rowcount
        best = self._database.execute(f"SELECT article FROM found ORDER BY score, article LIMIT {TOP}").fetchall()
        shown = []
        for (number,) in best:
            snippet = "SELECT rowid, snippet(words, 1, '<mark>', '</mark>', ' … ', 45) FROM words WHERE words MATCH ? AND rowid = ?"
            shown += self._database.execute(snippet, (words, number)).fetchall()
        return total, shown

    def _everything(self, question: Question) -> tuple[int, list[tuple[int, str]]]:
        conditions, values = _filters(question, "number")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        total = self._database.execute(f"INSERT INTO found SELECT number, 0 FROM article{where}", values).rowcount
        best = f"SELECT number FROM found CROSS JOIN article ON number = found.article ORDER BY day DESC, number LIMIT {TOP}"
        newest = f"SELECT number, substr(text, 1, 280) FROM article WHERE number IN ({best}) ORDER BY day DESC, number"
        return total, self._database.execute(newest).fetchall()

    def _counts(self) -> dict[str, dict[int, int]]:
        counted = "SELECT key, count(*) FROM found CROSS JOIN key_of_article USING (article) GROUP BY key"
        return by_field(self._database.execute(counted))


def written(words: Expression) -> str:
    """``words`` in the language of FTS5."""
    match words:
        case Word(text):
            return f'"{text}"'
        case Phrase(parts):
            return '"' + " ".join(parts) + '"'
        case Prefix(text):
            return f'"{text}" *'
        case Both(parts):
            return " AND ".join(f"({written(part)})" for part in parts)
        case Either(parts):
            return " OR ".join(f"({written(part)})" for part in parts)
        case Without(wanted, unwanted):
            return f"({written(wanted)}) NOT ({written(unwanted)})"


def _filters(question: Question, number: str) -> tuple[list[str], list[int | str]]:
    """Conditions on the column ``number``, and the values of their placeholders."""
    conditions: list[str] = []
    values: list[int | str] = []
    for name, keys in question.chosen.items():
        conditions.append(f"{number} IN (SELECT article FROM key_of_article WHERE key IN ({', '.join('?' * len(keys))}))")
        values += [OFFSETS[name] + int(key) for key in keys]
    if question.days:
        conditions.append(f"{number} IN (SELECT number FROM article WHERE day BETWEEN ? AND ?)")
        values += [day.isoformat() for day in question.days]
    return conditions, values
