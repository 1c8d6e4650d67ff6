"""An archive served by gunicorn in a folder of its own, and somebody who visits it with a browser's manners."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
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


class Server(NamedTuple):
    """A gunicorn that answers, and where."""

    process: "subprocess.Popen[bytes]"
    port: int

    def workers(self) -> set[int]:
        """Process ids of the living workers."""
        return {int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()}


@contextmanager
def gunicorn(environment: dict[str, str], *options: str, port: int = 0, log: Path | None = None, seconds: float = 60) -> Iterator[Server]:
    """The archive as it is shipped, served while the block runs, with ``options`` beside the shipped ones, at ``port`` or a free one.

    ``log`` is the file for what it writes; ``seconds`` are what it may take to answer first, and to end.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "-b", f"127.0.0.1:{port}", *options]
    with log.open("wb") if log else nullcontext() as written:
        server = Server(subprocess.Popen(command, cwd=PROJECT, env=environment, stderr=written), port)
        try:
            until(lambda: _answers(port), seconds, lambda: log.read_text() if log else "")
            yield server
        finally:
            server.process.terminate()
            server.process.wait(timeout=seconds)


def until(true: Callable[[], object], seconds: float = 60, why_not: Callable[[], str] = str) -> None:
    """Waits for what becomes true within so many seconds; else ``why_not`` tells what is known of it."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, why_not()
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        return Visitor(port).get("/healthz")[0] == 200
    except OSError:
        return False
