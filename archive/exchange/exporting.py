"""The whole archive as files: JSON Lines, CSV, SQLite, and a manifest with checksums. One state of the archive, in constant memory.

The same archive gives the same bytes; only the manifest's date differs.
"""

import csv
import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from archive.api import article_whole
from archive.exchange.tables import TABLES, Row, Table, article_keys
from archive.models import Article
from archive.proposing import passages_of_all
from archive.schemas import ArticleWhole

FORMAT = 1
"""Of the export: it rises when a column goes or changes its meaning."""
RIGHTS = (
    "The texts belong to those who published them. Each article's rights line says what its page states; where it is empty, nothing was "
    "stated, and nobody here gives leave to publish the text again. The licence of the archive's software does not cover them."
)
PASSES = 1 + sum(table.of_articles for table in TABLES)
"""How often an export walks through all articles."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
Done = Callable[[int], None]


class Occupied(Exception):
    """The folder can't be written; the sentence says why."""


def export(folder: Path, done: Done) -> dict[str, Any]:
    """Writes the archive into ``folder``, which must be empty or not exist, and gives the manifest; ``done`` counts articles and passes.

    All of it is written beside and renamed at the end, so the folder is whole or not there. Raises ``Occupied`` and ``OSError``.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Occupied(f"{folder} is not an empty folder; nothing was written.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{folder.name}.{secrets.token_hex(4)}"
    beside.mkdir()
    try:
        with _one_state():
            counts = _write(beside, done)
        manifest = _manifest(beside, counts)
        (beside / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return manifest


@contextmanager
def _one_state() -> Iterator[None]:
    """Every query sees the archive as it is at the first; writers are not kept waiting, as Django's own transactions keep SQLite's."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _write(folder: Path, done: Done) -> dict[str, int]:
    """Writes all files but the manifest; the number of rows of each table."""
    counts = {}
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as database:
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = ON", "BEGIN"):
            database.execute(statement)
        for table in TABLES:
            counts[table.name] = _write_table(table, folder, database, done)
        database.execute("CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, content=articles, content_rowid=id)")
        database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        database.execute("COMMIT")
    with (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(_lines(done))
    return counts


def _lines(done: Done) -> Iterator[str]:
    """Each article as ``/api/v1/articles/{slug}`` gives it."""
    for keys in article_keys():
        for start in range(0, len(keys), 50):  # whole texts with all their passages
            some = keys[start : start + 50]
            passages = passages_of_all(some)
            for article in Article.objects.with_entities().prefetch_related("corrections").filter(pk__in=some).order_by("pk"):
                yield ArticleWhole.model_validate(article_whole(article, passages[article.pk])).model_dump_json() + "\n"
            done(len(some))


def _write_table(table: Table, folder: Path, database: sqlite3.Connection, done: Done) -> int:
    """Writes a table into its CSV file and the database in one pass; the number of its rows."""
    columns = [
        f'"{column.name}" {column.type}{" PRIMARY KEY" * (column.name == "id")}'
        + (f' REFERENCES "{column.references}" (id)' if column.references else "")
        for column in table.columns
    ]
    database.execute(f'CREATE TABLE "{table.name}" ({", ".join(columns)})')
    cells = [place for place, column in enumerate(table.columns) if column.in_csv]
    number = 0

    def written(rows: Iterable[Row]) -> Iterator[Row]:
        nonlocal number
        for row in rows:
            sheet.writerow([cell(row[place]) for place in cells])
            number += 1
            yield row

    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow([table.columns[place].name for place in cells])
        places = ", ".join("?" * len(columns))
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', written(table.rows(done)))  # noqa: S608 - our own names
    for column in table.columns:
        if column.references:
            database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
    return number


def cell(value: Any) -> Any:
    """A value as a spreadsheet may open it: an apostrophe stands before a text that would be taken for a formula."""
    return f"'{value}" if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA) else value


def _manifest(folder: Path, counts: dict[str, int]) -> dict[str, Any]:
    """What the folder holds. Every file is on the disk before it is named."""
    files = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files.append({"name": path.name, "bytes": path.stat().st_size, "sha256": digest})
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "archive": settings.SITE_URL,
        "made_at": timezone.now().replace(microsecond=0).isoformat(),
        "software": f"{project['name']} {project['version']}",
        "format": FORMAT,
        "rights": RIGHTS,
        "counts": counts,
        "files": files,
    }
