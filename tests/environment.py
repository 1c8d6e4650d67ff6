"""Loaded before Django reads its settings (``-p`` in pyproject.toml): a test run has a DATA_DIR of its own and touches no archive's."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

OWN = "ARCHIVE_TEST_DATA"
"""Set by the first process of a run, so that its workers share the folder and two runs never do."""

if OWN not in os.environ:
    _memory = Path("/dev/shm")
    os.environ[OWN] = tempfile.mkdtemp(prefix="archive-tests-", dir=_memory if _memory.is_dir() else None)
    atexit.register(shutil.rmtree, os.environ[OWN], ignore_errors=True)

os.environ["DATA_DIR"] = os.environ[OWN]
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
os.environ["API_RATE"] = ""  # counting is a query on PostgreSQL, and others' queries are pinned; its own tests set a rate
os.environ["EMAIL_URL"] = "smtp://127.0.0.1:9/"  # pages that mail are there; Django's tests keep what is sent in memory
_SETTINGS = (
    "DEBUG HTTPS ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS SITE_URL SEARCH_URL DATABASE_REPLICA_URL REPLIES LOGS METRICS URL_IMPORT "
    "DEFAULT_FROM_EMAIL"
)
for _name in _SETTINGS.split():
    os.environ.pop(_name, None)

if os.environ.get("TEST_ENGINE") == "opensearch":
    os.environ["SEARCH_URL"] = os.environ["CLUSTER"]  # the tests of pages, API and commands, on the cluster that the run was given
