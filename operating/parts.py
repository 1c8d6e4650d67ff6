"""The parts that the archive runs on, each with one sentence on how it is: for machines that ask ``/readyz``, and for the doctor.

The sentences name no folder, host or user: anybody may read them.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.db import Error, connection, connections
from django.db.models import Count, Min
from django.utils import timezone
from haystack import connections as engines

from operating.replica import PINNED, REPLICA
from search.engine import IndexUnavailable
from search.models import Outbox

LONG = timedelta(minutes=10)
"""How long a change may wait for the index: merging the largest segments takes a minute."""
_LAG = """
SELECT CASE WHEN NOT pg_is_in_recovery() OR pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
ELSE GREATEST(EXTRACT(epoch FROM now() - pg_last_xact_replay_timestamp()), 0)::float END
"""
"""Seconds since the last transaction that a replica has shown, unless it has shown all that it was sent (PostgreSQL's manual, 9.28)."""
LEAST_ROOM = 50_000_000
"""Bytes below which a commit or a segment of the index may not find room."""


class Health(StrEnum):
    """How a part is."""

    OK = "ok"
    WARNING = "warning"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is, in a sentence, and what to do about it, in another."""

    part: str
    health: Health
    sentence: str
    remedy: str = ""


def indexed() -> int:
    """How many articles searches find. Raises ``IndexUnavailable``."""
    return int(engines["default"].get_backend().searcher().size)


def waiting() -> tuple[int, timedelta]:
    """How many changes wait for the index, and how long the oldest of them has. One query."""
    found = Outbox.objects.aggregate(rows=Count("pk"), oldest=Min("written_at"))
    return found["rows"], timezone.now() - found["oldest"] if found["rows"] else timedelta()


def free_bytes() -> int:
    """Bytes that are free for DATA_DIR. Raises ``OSError`` where it is not there."""
    return shutil.disk_usage(settings.DATA_DIR).free


def database() -> Finding:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return Finding("database", Health.ILL, "The database does not answer.", "See that it runs, and that DATABASE_URL is right.")
    return Finding("database", Health.OK, "The database answers.")


def replica() -> Finding:
    """Whether the replica answers, and how far behind it is."""
    try:
        with connections[REPLICA].cursor() as cursor:
            cursor.execute(_LAG)
            lag = timedelta(seconds=cursor.fetchone()[0])
    except Error:
        sentence = "The replica does not answer: readers read from the primary."
        return Finding("replica", Health.WARNING, sentence, "See that it runs, and that DATABASE_REPLICA_URL is right.")
    sentence = f"The replica answers, {lag.total_seconds():,.0f} seconds behind."
    if lag > PINNED:
        return Finding("replica", Health.WARNING, sentence, "See why it falls behind: who has written may not find it afterwards.")
    return Finding("replica", Health.OK, sentence)


def index() -> Finding:
    """Whether the index can be asked."""
    try:
        number, warning = indexed(), engines["default"].get_backend().index.warning()
    except IndexUnavailable as error:
        return Finding("index", Health.ILL, error.public, error.remedy)
    if warning:
        return Finding("index", Health.WARNING, warning, "Start the cluster's other nodes.")
    return Finding("index", Health.OK, f"The index answers, with {counted(number, 'article')}.")


def outbox() -> Finding:
    """Whether changes reach the index in time."""
    try:
        rows, age = waiting()
    except Error:
        return Finding("outbox", Health.ILL, "What waits for the index can't be read.", "Mend the database first.")
    if not rows:
        return Finding("outbox", Health.OK, "Nothing waits for the index.")
    sentence = f"Waiting for the index: {counted(rows, 'change')}, the oldest for {age.total_seconds():,.0f} seconds."
    if age <= LONG:
        return Finding("outbox", Health.OK, sentence)
    return Finding("outbox", Health.ILL, sentence, "Run manage.py index_articles, and see why its worker (--follow) doesn't.")


def disk() -> Finding:
    """Whether DATA_DIR can be written, and has room."""
    try:
        free = free_bytes()
    except OSError:
        return Finding("disk", Health.ILL, "DATA_DIR is not there.", "Mount it, or set DATA_DIR to where the archive is.")
    if not os.access(settings.DATA_DIR, os.W_OK):
        return Finding("disk", Health.ILL, "DATA_DIR can't be written.", "Mount it for writing, and give it to the archive's user.")
    sentence = f"{free / 1e6:,.0f} MB are free."
    if free < LEAST_ROOM:
        return Finding("disk", Health.ILL, sentence, "Make room on the disk of DATA_DIR: nothing can be written soon.")
    return Finding("disk", Health.OK, sentence)


PARTS = (database, *((replica,) if REPLICA in settings.DATABASES else ()), index, outbox, disk)


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
