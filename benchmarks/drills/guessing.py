"""Somebody who guesses an editor's password: ``python -m benchmarks.drills.guessing``.

An archive is served by gunicorn as it is shipped. Several clients of one address try a list of passwords for one name, as fast as they can,
each time as another browser; the right password is in the list again and again from the fiftieth on. Nobody may get in, the editor may from
elsewhere, and what is kept of the tries stays small.
"""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.drills.archives import archives, manage
from benchmarks.http import served

NAME, RIGHT = "ada", "the right one of them all"
CLIENTS = 8
"""Who try at once: as many as gunicorn has threads. So many tries at most are looked at beyond the limit."""
FIRST_RIGHT = 50
LIMIT = 10 + CLIENTS
HERE, ELSEWHERE = "203.0.113.5", "203.0.113.6"
ADD = f"from django.contrib.auth import get_user_model as users; users().objects.create_superuser({NAME!r}, password={RIGHT!r})"
KEPT = (
    "from axes.models import AccessAttempt as kept; rows = list(kept.objects.all()); "
    "print(len(rows), sum(len(row.post_data) + len(row.get_data) for row in rows))"
)


def main() -> None:
    """Prints what became of the tries; exits with 1 if anybody got in, the editor did not, or the table grew."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.guessing", description=__doc__)
    parser.add_argument("--tries", type=int, default=10_000)
    tries = parser.parse_args().tries
    with archives(["archive"], None) as (_, (own,)):
        environment = own | {"HTTPS": "1", "DEBUG": "0", "ALLOWED_HOSTS": "127.0.0.1", "LOGS": "json"}
        manage(environment, "migrate")
        manage(environment, "shell", "-c", ADD)
        began = time.monotonic()
        with served("config.wsgi", 2, environment) as port:
            with ThreadPoolExecutor(CLIENTS) as pool:
                found = sum(pool.map(lambda first: guess(port, range(first, tries, CLIENTS)), range(CLIENTS)), Counter[int]())
            spent = time.monotonic() - began
            elsewhere = Visitor(port, ELSEWHERE).attempt(RIGHT, "the editor's")
        rows, characters = map(int, manage(environment, "shell", "-c", KEPT).split())
        logged = (Path(environment["DATA_DIR"]) / "gunicorn.log").stat().st_size
    print(f"{tries:,} tries in {spent:.0f} s: {found[302]} let in, {found[200]} looked at, {found[429]} refused")
    print(f"the editor, from elsewhere: {'let in' if elsewhere == 302 else f'answered {elsewhere}'}")
    print(f"kept: {rows} rows with {characters:,} characters; {logged / max(tries, 1):.0f} bytes of log a try")
    right = found[302] == 0 and found[200] <= LIMIT and found[200] + found[429] == tries and elsewhere == 302 and rows <= LIMIT
    sys.exit(0 if right else 1)


def guess(port: int, numbers: Iterable[int]) -> Counter[int]:
    """How often each status came, of the tries with these numbers."""
    visitor = Visitor(port, HERE)
    words = ((RIGHT if number >= FIRST_RIGHT and number % 7 == 0 else f"wrong {number}", f"browser {number}") for number in numbers)
    return Counter(visitor.attempt(password, browser) for password, browser in words)


class Visitor:
    """A connection of somebody who has read the log-in's page, through a proxy that names their address."""

    def __init__(self, port: int, address: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": address, "Referer": f"https://127.0.0.1:{port}/"}
        cookie = SimpleCookie(self._ask("GET", "", {})[1])["csrftoken"].value
        self.headers |= {"Cookie": f"csrftoken={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        self.token = cookie

    def attempt(self, password: str, browser: str) -> int:
        """The status of the answer to a try: 200 is the form again, 302 the desk, 429 a refusal."""
        form = urlencode({"username": NAME, "password": password, "csrfmiddlewaretoken": self.token})
        return self._ask("POST", form, {"User-Agent": browser})[0]

    def _ask(self, method: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
        self.connection.request(method, "/admin/login/", body, self.headers | headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Set-Cookie", "")


if __name__ == "__main__":
    main()
