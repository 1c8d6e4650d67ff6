"""The sample archive as it is shipped: gunicorn, a database and an index of its own."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.sample_archive import PROJECT
from tests.serving import free_port, gunicorn

SECONDS_TO_START = 60


@contextmanager
def served(data: Path, settings: Mapping[str, str], filled_by: str = "tests.browser.sample_archive") -> Iterator[str]:
    """Has a module fill the empty folder ``data`` with an archive and serves it while the block runs; gives its address."""
    assert (PROJECT / "staticfiles" / "staticfiles.json").exists(), "the static files are not collected: make install does it"
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "ALLOWED_HOSTS": "127.0.0.1", "SITE_URL": address}
    environment = {**os.environ, **settings, **own}
    filling = [sys.executable, "-m", filled_by]
    done = subprocess.run(filling, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with gunicorn(environment, port=port, log=data / "gunicorn.log", seconds=SECONDS_TO_START):
        _wait_for(address, data / "gunicorn.log")
        yield address


def _wait_for(address: str, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"The archive did not get ready in {SECONDS_TO_START} s: {log.read_text()}")
