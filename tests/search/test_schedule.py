"""The worker publishes what is scheduled, and indexes it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.search.test_commands import PROJECT, archive_of_its_own, environment_of, printed_by

__all__ = ["archive_of_its_own"]

PREPARE = """
import django
django.setup()
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
call_command("rebuild_index", verbosity=0)
from search import outbox
outbox.wake = lambda: None
from archive.models import Article
soon = timezone.now() + timedelta(seconds=8)
Article.objects.create(title="Drought", body="Water.", publish_at=soon)
Article.objects.create(title="Flood", body="Water.", publish_at=soon + timedelta(days=1))
"""
ASK = """
import django
django.setup()
from haystack.query import SearchQuerySet
print(*(hit.object.slug for hit in SearchQuerySet().filter(content="water")))
"""


@pytest.mark.slow
def test_a_draft_whose_moment_comes_while_the_worker_runs_is_published_and_found(archive_of_its_own: Path) -> None:
    printed_by(PREPARE, archive_of_its_own)
    command = [sys.executable, str(PROJECT / "manage.py"), "index_articles", "--follow"]
    environment = environment_of(archive_of_its_own)
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        try:
            assert worker.stdout
            printed = [worker.stdout.readline()]
            while "published" not in printed[-1]:
                printed.append(worker.stdout.readline())
            printed.append(worker.stdout.readline())
            worker.terminate()
            _, trouble = worker.communicate(timeout=60)
        finally:
            worker.kill()
    assert printed[-2] == "1 articles published by schedule\n"
    assert printed[-1].endswith(" articles indexed\n")
    assert (worker.returncode, trouble) == (0, "")
    with sqlite3.connect(archive_of_its_own / "archive.sqlite3") as connection:
        rows = connection.execute("SELECT slug, history_change_reason FROM archive_historicalarticle WHERE history_type = '~'").fetchall()
    connection.close()
    assert rows == [("drought", "published by schedule")]
    assert printed_by(ASK, archive_of_its_own) == ["drought"]
