"""PostgreSQL, saved by pg_dump and put back by pg_restore and psql in one transaction. The database is the archive's alone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.db import DatabaseError, connection, transaction
from psycopg.conninfo import make_conninfo

from operating.backups.manifest import BackupError, State

FILE = "database.dump"
PACKAGE = "postgresql-client"
"""Debian's package of the programs; they may not be older than the server."""
_PLAIN = ("--no-owner", "--no-privileges")


class _Server(NamedTuple):
    """How PostgreSQL's programs reach the database: an address without the password, and the environment that has it."""

    address: str
    environment: dict[str, str]


def save(to: Path) -> State:
    """Writes one state of the database into the new file ``to`` and gives what it holds. Raises ``BackupError``."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            snapshot = _one(cursor, "SELECT pg_export_snapshot()")
            server = _server()
            command = [_program("pg_dump"), "--format=custom", *_PLAIN, f"--snapshot={snapshot}", f"--file={to}", server.address]
            ended = subprocess.run(command, env=server.environment, capture_output=True, check=False)  # noqa: S603 - our own
            if ended.returncode:
                raise BackupError(f"The database can't be backed up: {_sentence(ended.stderr)}.")
            return _state(cursor)
    except DatabaseError as error:
        raise BackupError(f"The database can't be backed up: {_sentence(str(error).encode())}.") from error


def load(file: Path, state: State) -> None:
    """Puts the whole database in place of the live one, in one transaction; ``file`` must hold ``state``. Raises ``BackupError``.

    psql is told to commit only after pg_restore has ended well and every table was counted: whatever breaks before leaves all as it was.
    """
    with connection.cursor() as cursor:
        schema = _one(cursor, "SELECT current_schema()")
        tables = sorted({*connection.introspection.table_names(cursor), *state.tables})
        server = _server()
    connection.close()
    before = "BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL client_min_messages = warning;\n"
    before += "".join(f"DROP TABLE IF EXISTS {_quoted(name)} CASCADE;\n" for name in tables)
    with tempfile.TemporaryFile() as said:
        command = [_program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", server.address]
        with subprocess.Popen(command, env=server.environment, stdin=subprocess.PIPE, stderr=said) as psql:  # noqa: S603 - our own
            whole = _told(psql, before, file, "".join(_comparing(schema, state)) + "COMMIT;\n", said)
        if psql.returncode or not whole:
            said.seek(0)
            raise BackupError(f"The database can't be restored, and is as it was: {_sentence(said.read())}.")


def _told(psql: subprocess.Popen[bytes], before: str, file: Path, after: str, said: IO[bytes]) -> bool:
    """Tells psql what is to be done ``before``, what is in the file, and ``after``, if the file could be read; whether that is so."""
    assert psql.stdin  # noqa: S101 - it has a pipe
    try:
        psql.stdin.write(before.encode())
        psql.stdin.flush()
        command = [_program("pg_restore"), *_PLAIN, "--file=-", str(file)]
        read = subprocess.run(command, stdout=psql.stdin, stderr=said, check=False)  # noqa: S603 - our own
        if read.returncode == 0:
            psql.stdin.write(after.encode())
        psql.stdin.close()
    except BrokenPipeError:  # psql has ended, and said why
        return False
    return read.returncode == 0


def _comparing(schema: str, state: State) -> Iterator[str]:
    """Statements that fail where the database does not hold what the manifest says, whose names are letters, digits, dots and lines."""
    for name, rows in state.tables.items():
        held = f"(SELECT count(*) FROM {_quoted(schema)}.{_quoted(name)})"  # noqa: S608 - see above
        yield _failing(f"{held} <> {rows:d}", f"table {name} does not hold {rows:d} rows")
    applied = f"(SELECT array_agg(app || '.' || name) FROM {_quoted(schema)}.django_migrations)"  # noqa: S608
    stated = ", ".join(f"'{name}'" for name in state.migrations)
    yield _failing(f"NOT ARRAY[{stated}]::text[] @> {applied}", "its migrations are not those that the manifest names")


def _failing(condition: str, complaint: str) -> str:
    return f"DO $$ BEGIN IF {condition} THEN RAISE EXCEPTION '{complaint}'; END IF; END $$;\n"


def _state(cursor: Any) -> State:
    names = sorted(connection.introspection.table_names(cursor))
    tables = {name: _one(cursor, f"SELECT count(*) FROM {_quoted(name)}") for name in names}  # noqa: S608 - its own names
    cursor.execute("SELECT app || '.' || name FROM django_migrations")
    return State(tables=tables, migrations=sorted(name for (name,) in cursor.fetchall()))


def _one(cursor: Any, query: str) -> Any:
    cursor.execute(query)
    return cursor.fetchone()[0]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _server() -> _Server:
    settings = {name: value for name, value in connection.get_connection_params().items() if isinstance(value, str | int)}
    password = str(settings.pop("password", ""))
    return _Server(make_conninfo("", **settings), {**os.environ, "PGPASSWORD": password, "LC_MESSAGES": "C"})


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BackupError(f"{name} is not installed: Debian's package {PACKAGE} has it.")
    return path


def _sentence(said: bytes) -> str:
    """What a program or the server complained of, in one line."""
    return " ".join(said.decode("utf-8", "replace").split())[:400].rstrip(".") or "it said nothing"
