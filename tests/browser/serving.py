"""The sample archive as it is shipped: gunicorn, a database and an index of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from tests.browser.sample_archive import PROJECT

SECONDS_TO_START = 60


@contextmanager
def served(data: Path, settings: Mapping[str, str], filled_by: str = "tests.browser.sample_archive") -> Iterator[str]:
    """Has a module fill the empty folder ``data`` with an archive and serves it while the block runs; gives its address."""
    assert (PROJECT / "staticfiles" / "staticfiles.json").exists(), "the static files are not collected: make install does it"
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    own = {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "ALLOWED_HOSTS": "127.0.0.1", "SITE_URL": address}
    environment = {**os.environ, **settings, **own}
    filling = [sys.executable, "-m", filled_by]
    done = subprocess.run(filling, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    serving = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "-b", f"127.0.0.1:{port}"]
    with (data / "gunicorn.log").open("w") as log, subprocess.Popen(serving, cwd=PROJECT, env=environment, stderr=log) as server:
        try:
            _wait_for(address, data / "gunicorn.log")
            yield address
        finally:
            server.terminate()


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


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
