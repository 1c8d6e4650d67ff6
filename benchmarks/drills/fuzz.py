"""Requests as nobody should send them: ``python -m benchmarks.drills.fuzz``.

An archive of N synthetic articles is served by gunicorn as it is shipped. Every route of the URL map is asked, with parts and parameters
that the archive's own pages give it and with hostile ones, by any method, with odd headers and broken bodies, a tenth of it as an
administrator who fills in the desk's forms. Whatever is asked, an answer comes, and none that says the server failed. A seed makes the
same requests again, and each that had a fault is printed as the bytes that were sent. ``--folder`` keeps the archive for the next run.
"""

import tempfile
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path

from benchmarks.drills.archives import exit_after, manage
from benchmarks.http import prepare, served

SESSION = (
    "from django.contrib.auth import get_user_model; from django.test import Client; from secrets import token_hex; client = Client();"
    " client.force_login(get_user_model().objects.create_superuser(token_hex(8))); print(client.cookies['sessionid'].value)"
)


def main() -> None:
    """Serves the archive and has a process of it do the rest; exits with 1 where anything was wrong."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.fuzz", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=500, help="articles of the archive")
    parser.add_argument("--requests", "-r", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first request")
    parser.add_argument("--clients", type=int, default=8, help="connections at once")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="after which no more requests are sent")
    parser.add_argument("--folder", type=Path, help="the archive's DATA_DIR, kept for the next run (else a temporary one)")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-fuzz-")))
        environment = prepare(folder, asked.number) | {"API_RATE": "", "LOGS": "json", "DJANGO_SETTINGS_MODULE": "config.settings"}
        (folder / "gunicorn.log").unlink(missing_ok=True)
        cookie = manage(environment, "shell", "-c", SESSION).strip()
        port = stack.enter_context(served("config.wsgi", 2, environment))
        told = {name: vars(asked)[name] for name in ("requests", "first", "clients", "seed", "minutes")}
        exit_after("fuzzers", environment, told | {"port": port, "cookie": cookie, "log": str(folder / "gunicorn.log")})


if __name__ == "__main__":
    main()
