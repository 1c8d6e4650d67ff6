"""Several web hosts that are one archive: ``python -m benchmarks.drills.hosts``.

Three gunicorns serve one PostgreSQL database, each with a ``DATA_DIR`` of its own, and read from a replica of it (streaming replication).
With ``--cluster`` they search one OpenSearch cluster of three nodes, else one index folder. Whoever logs in at one host is known at all,
and out at all; rates, readings and wrong passwords are counted once for all; the index has one worker; who has written reads it at every
host while the replica stands still; and when the replica is gone, readers are answered all the same.
"""

import json
import re
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import requests

from benchmarks.cluster.nodes import cluster
from benchmarks.drills.archives import PROJECT, Environment, archives, fill, manage, url_of
from benchmarks.drills.filled_in import filled_in
from benchmarks.engines.cluster import following, tell
from benchmarks.http import served

HOSTS = 3
RATE = 300
"""Requests to the API that an address may send in a minute."""
READERS = 60
PASSWORD = "a long password of the drill"
USERS = (
    "from django.contrib.auth import get_user_model as users; "
    f"[users().objects.create_superuser(name, password={PASSWORD!r}) for name in ('ada', 'grace')]"
)
FIRST = "from archive.models import Article; one = Article.objects.published().order_by('pk').first(); print(one.pk, one.slug)"
SEEN = "from archive.models import Readings; from django.db.models import Sum; print(Readings.objects.aggregate(n=Sum('count'))['n'] or 0)"
WORDS = ("policy", "report", "government", "2019", '"of the"', "climate OR water")
Broken = Iterator[str]
"""Sentences on promises that were not kept."""


class Hosts:
    """Where the hosts answer, the article that is read and edited there and how often, and the replica that they read from."""

    def __init__(self, ports: Sequence[int], article: tuple[str, str], rounds: int, standby: Path) -> None:
        self.origins = [f"http://127.0.0.1:{port}" for port in ports]
        self.key, self.slug = article
        self.rounds = rounds
        self.standby = standby

    @contextmanager
    def replica_stands_still(self) -> Iterator[None]:
        """The replica shows nothing new meanwhile, as one that lags far behind."""
        tell(self.standby, "SELECT pg_wal_replay_pause()")
        try:
            yield
        finally:
            tell(self.standby, "SELECT pg_wal_replay_resume()")

    def titles(self, visitor: requests.Session) -> list[str]:
        """The article's title as every host tells it this visitor."""
        pages = (visitor.get(f"{origin}/articles/{self.slug}/").text for origin in self.origins)
        return [found[1] if (found := re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", page, re.DOTALL)) else "" for page in pages]


def main() -> None:
    """Prints what was seen; exits with 1 where a promise is broken."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.hosts", description=__doc__)
    parser.add_argument("--number", "-n", type=int, default=200, help="articles of the archive")
    parser.add_argument("--rounds", type=int, default=60, help="edits, each read at every host")
    parser.add_argument("--cluster", action="store_true", help="search three OpenSearch nodes")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder, (archive,) = stack.enter_context(archives(["drill"], {}))
        archive |= {"API_RATE": f"{RATE}/min"}
        if asked.cluster:
            archive["SEARCH_URL"] = f"{stack.enter_context(cluster(folder / 'nodes')).url('drill')}?shards=3"
        fill(archive, asked.number)
        manage(archive, "shell", "-c", USERS)
        broken = list(run(folder, archive, asked.rounds))
    for sentence in broken:
        print(sentence)
    sys.exit(1 if broken else 0)


def run(folder: Path, archive: Environment, rounds: int) -> Broken:
    """Goes through all promises, the loss of the replica at last."""
    environments = [archive | ({"DATA_DIR": str(folder / f"host-{n}")} if "SEARCH_URL" in archive else {}) for n in range(HOSTS)]
    for environment in environments:
        Path(environment["DATA_DIR"]).mkdir(exist_ok=True)
    standby = folder / "standby"
    key, slug = manage(archive, "shell", "-c", FIRST).split()
    yield from locks(environments)
    with ExitStack() as stack:
        replica = stack.enter_context(ExitStack())
        replica.enter_context(following(folder / "cluster", standby))
        ports = []
        for environment in environments:
            own = environment | {"DATABASE_REPLICA_URL": url_of(standby, "drill")}
            ports.append(stack.enter_context(served("config.wsgi", 2, own)))
        hosts = Hosts(ports, (key, slug), rounds, standby)
        for promise in (searches, sessions, log_ins, edits, receipts, read, rates):
            began = time.monotonic()
            broken = list(promise(hosts))
            print(f"{promise.__name__}: {'broken' if broken else 'kept'}, {time.monotonic() - began:.1f} s", flush=True)
            yield from broken
        replica.close()
        yield from without_replica(hosts)
    counted = int(manage(archive, "shell", "-c", SEEN))  # the hosts have ended, and written what they had gathered
    if counted != READERS:
        yield f"{READERS} readings were counted as {counted}."


def searches(hosts: Hosts) -> Broken:
    """Every host finds the same."""
    for words in WORDS:
        found = [requests.get(f"{origin}/api/v1/search", params={"q": words}, timeout=60).json() for origin in hosts.origins]
        if any(one["count"] != found[0]["count"] or one["results"] != found[0]["results"] for one in found):
            yield f"{words!r} is answered in {len({json.dumps(one, sort_keys=True) for one in found})} ways."


def logged_in(origin: str, name: str = "ada", password: str = PASSWORD) -> tuple[requests.Session, int]:
    """A browser that has sent the log-in's form, and how it was answered: 302 leads to the desk."""
    visitor = requests.Session()
    visitor.get(f"{origin}/admin/login/", timeout=60)
    form = {"csrfmiddlewaretoken": visitor.cookies["csrftoken"], "username": name, "password": password}
    sent = visitor.post(f"{origin}/admin/login/", form, allow_redirects=False, timeout=60)
    return visitor, sent.status_code


def sessions(hosts: Hosts) -> Broken:
    """Who logs in at one host is known at all, at once, and who logs out at one is out at all."""
    for origin in hosts.origins:
        visitor, _ = logged_in(origin)
        known = [visitor.get(f"{other}/admin/", allow_redirects=False, timeout=60).status_code for other in hosts.origins]
        if known != [200] * HOSTS:
            yield f"After a log-in the desks answer {known}."
        stolen = visitor.cookies.get_dict()
        out = visitor.post(f"{origin}/admin/logout/", {"csrfmiddlewaretoken": stolen["csrftoken"]}, timeout=60)
        left = [requests.get(f"{one}/admin/", cookies=stolen, allow_redirects=False, timeout=60).status_code for one in hosts.origins]
        if out.status_code != 200 or left != [302] * HOSTS:
            yield f"After a log-out, answered {out.status_code}, the desks answer {left}."


def log_ins(hosts: Hosts) -> Broken:
    """Ten wrong passwords in all, whichever host they are sent to."""
    tries = [logged_in(hosts.origins[number % HOSTS], "grace", f"wrong {number}")[1] for number in range(18)]
    if Counter(tries) != {200: 9, 429: 9}:
        yield f"18 wrong tries were answered {Counter(tries)}."
    right = [logged_in(origin, "grace")[1] for origin in hosts.origins]
    if right != [429] * HOSTS:
        yield f"After them the right password is answered {right}."


def edits(hosts: Hosts) -> Broken:
    """What an editor saves at one host they read at every host, while the replica stands still, which readers are answered from."""
    editor, reader = logged_in(hosts.origins[0])[0], requests.Session()
    with hosts.replica_stands_still():
        before = hosts.titles(reader)
        for number in range(hosts.rounds):
            path = f"{hosts.origins[number % HOSTS]}/admin/archive/article/{hosts.key}/change/"
            form = filled_in(editor.get(path, timeout=60).content, "article_form")
            saved = editor.post(path, form | {"title": f"Round {number}", "_save": "Save"}, allow_redirects=False, timeout=60)
            titles = hosts.titles(editor)
            if saved.status_code != 302 or titles != [f"Round {number}"] * HOSTS:
                said = " ".join(re.findall(r'class="errorlist[^"]*"[^>]*>(.*?)</ul>', saved.text, re.DOTALL))
                yield f"Edit {number} was answered {saved.status_code} ({said}); its editor then reads {titles}."
        if hosts.titles(reader) != before:
            yield "While the replica stands still readers read something new: they are not answered from it."
    time.sleep(2)
    if (titles := hosts.titles(reader)) != [f"Round {hosts.rounds - 1}"] * HOSTS:
        yield f"Two seconds after the replica goes on readers read {titles}."


def receipts(hosts: Hosts) -> Broken:
    """A reader without an account, who keeps a search at one host, finds the receipt at every host, at once."""
    with hosts.replica_stands_still():
        for origin in hosts.origins:
            visitor = requests.Session()
            visitor.get(f"{origin}/search/keep/?q=policy", timeout=60)
            form = {"q": "policy", "csrfmiddlewaretoken": visitor.cookies["csrftoken"]}
            kept = visitor.post(f"{origin}/search/keep/", form, allow_redirects=False, timeout=60)
            found = [visitor.get(f"{other}{kept.headers.get('Location', '')}", timeout=60).status_code for other in hosts.origins]
            if kept.status_code != 303 or found != [200] * HOSTS:
                yield f"A kept search was answered {kept.status_code}, its receipt {found}."


def read(hosts: Hosts) -> Broken:
    """Readers of an article, each at one host; they are counted when the hosts have ended."""
    for number in range(READERS):
        origin = hosts.origins[number % HOSTS]
        status = requests.get(
            f"{origin}/articles/{hosts.slug}/", headers={"User-Agent": f"Mozilla/5.0 (reader {number})"}, timeout=60
        ).status_code
        if status != 200:
            yield f"A reader was answered {status}."


def rates(hosts: Hosts) -> Broken:
    """An address has its rate once, however many hosts it asks."""
    time.sleep(61 - time.time() % 60)  # a window's beginning
    with ThreadPoolExecutor(2 * HOSTS) as visitors:
        asked = [f"{hosts.origins[number % HOSTS]}/api/v1/articles?page_size=1" for number in range(RATE + 60)]
        found = Counter(visitors.map(lambda path: requests.get(path, timeout=60).status_code, asked))
    if found != {200: RATE, 429: 60}:
        yield f"{RATE + 60} requests of one address within a minute were answered {dict(found)}."


def locks(environments: Sequence[Environment]) -> Broken:
    """The index has one worker, on whichever host."""
    follow = [sys.executable, "manage.py", "index_articles", "--follow"]

    def start(environment: Environment) -> "subprocess.Popen[str]":
        return subprocess.Popen(follow, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    first = start(environments[0])
    time.sleep(5)
    second = start(environments[1])
    _, said = second.communicate(timeout=60)
    if second.returncode != 1 or "Another worker" not in said:
        yield f"Beside a worker a second one ended with {second.returncode}: {said}"
    first.kill()
    first.communicate(timeout=60)
    third = start(environments[2])
    time.sleep(5)
    if third.poll() is not None:
        yield "After a worker was killed another host's doesn't start."
    third.terminate()
    third.communicate(timeout=60)


def without_replica(hosts: Hosts) -> Broken:
    """Readers are answered from the primary, and health says so."""
    times = []
    for number in range(8 * HOSTS):
        began = time.monotonic()
        status = requests.get(f"{hosts.origins[number % HOSTS]}/articles/", timeout=60).status_code
        times.append(time.monotonic() - began)
        if status != 200:
            yield f"Without the replica a reader is answered {status}."
    health = requests.get(f"{hosts.origins[0]}/readyz", timeout=60).json()["parts"]["replica"]["health"]
    if health != "warning":
        yield f"Without the replica its health is {health}."
    print(f"without the replica: {len(times)} readers answered, the longest in {max(times):.1f} s")


if __name__ == "__main__":
    main()
