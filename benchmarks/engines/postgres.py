"""PostgreSQL's full-text search, through ``psycopg`` on a loopback port, on a server of its own (``cluster``).

Words are a generated ``tsvector`` of title and text (configuration ``english``, which leaves stop words out), with a GIN index without a
list of pending entries (``fastupdate = off``); the best 20 by ``ts_rank``, and ``ts_headline`` for those 20 alone. One statement finds
the matches once, in a materialised common table expression, and counts everything from it. No just-in-time compiling, one process a
query as for the others, 1 GB of shared buffers, 256 MB to sort and hash in, values bound as literals so that each query is planned for
what it asks.

What was tried at 20,000 articles (sums of the kinds' medians), and kept where it was faster: ``ts_rank_cd`` (twice ``ts_rank``'s time:
933 against 456 ms), ``tsvector`` stored uncompressed (397, kept), keys as one array a field (348 without headlines) against joined tables
(371) against all keys in one array with an ``intarray`` index (286, kept), two parallel workers (383 against 397: nothing, with two
cores), rows so wide that ``tsvector`` stays in them (436 against 468 and 471 against 453: noise), other ``ts_headline`` options (noise).
What is left is ``ts_rank``, which reads the ``tsvector`` of every match, and ``ts_headline``, which parses 20 whole texts.
"""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString

import psycopg
from psycopg import sql

from benchmarks.engines import Answer, cluster
from benchmarks.engines.numbering import OFFSETS, by_field, numbered
from benchmarks.questions import TOP, Both, Either, Expression, Phrase, Prefix, Question, Without, Word

if TYPE_CHECKING:
    from benchmarks.corpus import Row


SETTINGS = {
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "random_page_cost": "1.1",
    "synchronous_commit": "off",
    "max_wal_size": "8GB",
    "default_toast_compression": "lz4",
}
_TABLE = """
CREATE EXTENSION intarray;
CREATE TABLE article (
    number int PRIMARY KEY, day date, keys int[] NOT NULL, title text NOT NULL, text text NOT NULL,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', text)) STORED
);
ALTER TABLE article ALTER words SET STORAGE EXTERNAL;
"""
_INDEXES = """
CREATE INDEX ON article USING gin (words) WITH (fastupdate = off);
CREATE INDEX ON article USING gin (keys gin__int_ops) WITH (fastupdate = off);
CREATE INDEX ON article (day);
"""
_ANSWER: LiteralString = """
WITH found AS MATERIALIZED (SELECT number, keys, {rank} AS rank FROM article WHERE {condition})
SELECT -1, number FROM (SELECT number, rank FROM found ORDER BY rank DESC NULLS LAST, number LIMIT {top}) AS best
UNION ALL SELECT -2, count(*) FROM found
UNION ALL SELECT key, count(*) FROM found, unnest(keys) AS key GROUP BY key
"""
_SNIPPETS: LiteralString = """
SELECT number, ts_headline('english', text, {words}, 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=25, MinWords=10')
FROM article WHERE number = ANY({numbers})
"""
_BEGINNINGS: LiteralString = "SELECT number, left(text, 280) FROM article WHERE number = ANY({numbers})"


def build(path: Path, rows: "Iterable[Row]") -> None:
    """In one connection: ``COPY``, then the indexes, then ``VACUUM ANALYZE``. The server of ``path`` is running."""
    with psycopg.connect(cluster.address(path), autocommit=True) as database:
        database.execute(_TABLE)
        with database.cursor().copy("COPY article (number, day, keys, title, text) FROM STDIN") as copied:
            for row in rows:
                copied.write_row((row.number, row.day or None, numbered(row), row.title, row.text))
        database.execute(_INDEXES)
        database.execute("VACUUM ANALYZE article")
        database.execute("CHECKPOINT")


def settle(path: Path) -> None:
    """Nothing is left to do."""


def serving(path: Path) -> AbstractContextManager[None]:
    """The server, on the cluster in ``path``."""
    return cluster.running(path, SETTINGS)


class Index:
    """See ``benchmarks.engines.Index``."""

    def __init__(self, path: Path) -> None:
        self._database = psycopg.connect(cluster.address(path), autocommit=True)

    def processes(self) -> list[int]:
        """This one, and the server's for this connection."""
        return [os.getpid(), self._database.info.backend_pid]

    def close(self) -> None:
        """See ``benchmarks.engines.Index``."""
        self._database.close()

    def ask(self, question: Question) -> Answer:
        """See ``benchmarks.engines.Index``."""
        words = self._words(question.words) if question.words else None
        statement = sql.SQL(_ANSWER).format(
            rank=sql.SQL("ts_rank(words, {})").format(words) if words else sql.SQL("extract(epoch FROM day)::float8"),
            condition=_condition(words, question),
            top=sql.Literal(TOP),
        )
        rows = self._database.execute(statement).fetchall()
        top = [number for key, number in rows if key == -1]
        total = next(count for key, count in rows if key == -2)
        facets = by_field((key, count) for key, count in rows if key >= 0)
        return Answer(total, top, facets, self._snippets(words, top))

    def _words(self, words: Expression) -> sql.Composable:
        """``words`` as a finished ``tsquery``, so that nothing is stemmed twice."""
        expression, values = written(words)
        row = self._database.execute(sql.SQL("SELECT ({})::text").format(sql.SQL(expression)), values).fetchone()
        assert row
        return sql.SQL("{}::tsquery").format(sql.Literal(row[0]))

    def _snippets(self, words: sql.Composable | None, top: list[int]) -> list[str]:
        numbers = sql.Literal(top)
        statement = sql.SQL(_SNIPPETS).format(words=words, numbers=numbers) if words else sql.SQL(_BEGINNINGS).format(numbers=numbers)
        snippets: dict[int, str] = dict(self._database.execute(statement).fetchall()) if top else {}
        return [snippets[number] for number in top]


def written(words: Expression) -> tuple[LiteralString, list[str]]:
    """``words`` as an SQL expression of a ``tsquery``, and the values of its placeholders."""
    match words:
        case Word(text):
            return "to_tsquery('english', %s)", [text]
        case Phrase(parts):
            return "phraseto_tsquery('english', %s)", [" ".join(parts)]
        case Prefix(text):
            return "to_tsquery('simple', %s)", [f"{text}:*"]
        case Both(parts):
            return _joined(" && ", parts)
        case Either(parts):
            return _joined(" || ", parts)
        case Without(wanted, unwanted):
            (one, values), (other, more) = written(wanted), written(unwanted)
            return f"({one} && !!{other})", values + more


def _joined(operator: LiteralString, parts: tuple[Expression, ...]) -> tuple[LiteralString, list[str]]:
    pairs = [written(part) for part in parts]
    expression = operator.join([one for one, _ in pairs])
    return f"({expression})", [value for _, values in pairs for value in values]


def _condition(words: sql.Composable | None, question: Question) -> sql.Composable:
    conditions: list[sql.Composable] = []
    if words:
        conditions.append(sql.SQL("words @@ {}").format(words))
    for name, keys in question.chosen.items():
        numbers = "{" + ",".join(str(OFFSETS[name] + int(key)) for key in keys) + "}"
        conditions.append(sql.SQL("keys && {}::int[]").format(sql.Literal(numbers)))
    if question.days:
        first, last = (sql.Literal(day.isoformat()) for day in question.days)
        conditions.append(sql.SQL("day BETWEEN {} AND {}").format(first, last))
    return sql.SQL(" AND ").join(conditions) if conditions else sql.SQL("true")
