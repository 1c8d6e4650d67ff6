"""Locks of all hosts: one holder at a time, and free when it dies. On PostgreSQL in the database, on SQLite in a file."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from search.locks import shared_lock

HOLDING = """
import django; django.setup()
import sys, time
from search.locks import shared_lock
with shared_lock("test") as free:
    print(free, flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


def test_one_holds_it_at_a_time() -> None:
    with shared_lock("one") as free, shared_lock("one") as other, shared_lock("another") as apart:
        assert (free, other, apart) == (True, False, True)
    with shared_lock("one") as free:
        assert free


def test_who_waits_waits_as_long_as_was_said() -> None:
    began = time.monotonic()
    with shared_lock("one"), shared_lock("one", 0.3) as free:
        assert not free
    assert time.monotonic() - began >= 0.3


def test_an_error_within_frees_it() -> None:
    with pytest.raises(RuntimeError), shared_lock("one"):
        raise RuntimeError
    with shared_lock("one") as free:
        assert free


def test_that_of_a_killed_process_is_free() -> None:
    url = os.environ.get("DATABASE_URL", "")
    if connection.vendor == "postgresql":
        url = f"{url.rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}"
    environment = {**os.environ, "DATA_DIR": str(settings.DATA_DIR), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        with shared_lock("test") as free:
            assert not free
        holder.kill()
        holder.wait()
        with shared_lock("test", 10) as free:
            assert free
