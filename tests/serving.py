"""An archive served by gunicorn in a folder of its own, and somebody who visits it with a browser's manners."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from lxml import html

PROJECT = Path(__file__).resolve().parent.parent
SETTING_UP = """
from django.contrib.auth.models import User
from tests.factories import make_article
User.objects.create_superuser("editor", "", "a good password")
make_article("Rain", "Heavy rain fell.")
"""


def environment_of(folder: Path, url: str = "") -> dict[str, str]:
    """The environment of an archive in ``folder``."""
    return {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": url, "LOGS": "lines", "API_RATE": ""}


def manage(environment: dict[str, str], *command: str) -> str:
    """What a command of the archive prints."""
    done = subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def set_up(environment: dict[str, str]) -> None:
    """An archive of one article, ``/articles/rain/``, and one editor."""
    manage(environment, "migrate", "-v0")
    manage(environment, "shell", "-c", SETTING_UP)
    manage(environment, "rebuild_index", "-v0")


class Visitor:
    """Keeps cookies, and sends forms with their token."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str]:
        """Status and page."""
        return self._ask("GET", path, "")

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Status and page of the answer to a form whose token ``get`` brought."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}))

    def log_in(self) -> None:
        """Becomes the editor."""
        self.get("/admin/login/")
        assert self.post("/admin/login/", username="editor", password="a good password")[0] == 302

    def _ask(self, method: str, path: str, body: str) -> tuple[int, str]:
        asking = HTTPConnection("127.0.0.1", self.port, timeout=90)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            asking.request(method, path, body, headers)
            answer = asking.getresponse()
            for header in answer.headers.get_all("Set-Cookie", []):
                name, value = header.split(";")[0].split("=", 1)
                self.cookies[name] = value
            return answer.status, answer.read().decode()
        finally:
            asking.close()


def fields_of(page: str) -> dict[str, str]:
    """What the fields of a desk's form hold: inputs, texts and chosen options."""
    return {str(name): value or "" for name, value in html.fromstring(page).forms[-1].form_values() if not re.match("_|csrf", str(name))}


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[int]:
    """The port at which two workers serve the archive while the block runs."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=PROJECT, env=environment)
    try:
        end = time.monotonic() + 60
        while not _answers(port):
            assert time.monotonic() < end
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _answers(port: int) -> bool:
    try:
        return Visitor(port).get("/healthz")[0] == 200
    except OSError:
        return False
