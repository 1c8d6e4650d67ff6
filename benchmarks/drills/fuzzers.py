"""The clients of the drill ``fuzz``: they send, judge every answer, and print what they found."""

import json
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from archive.downloads import WAIT
from benchmarks.drills.fuzzing.making import FORM, Maker, broken
from benchmarks.drills.fuzzing.ways import Ways, filled
from benchmarks.drills.fuzzing.wire import Answer, Connection, Request, Unanswered

SHOWN = 20
"""Faults that are printed."""
_TROUBLE = re.compile(r"Traceback|WORKER TIMEOUT|was sent SIG|Worker failed|Exception")


@dataclass
class Found:
    """What one client saw: answers by class of status, the slowest with its request, and faults with the requests that met them."""

    statuses: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, bytes] = (0.0, b"")
    faults: list[str] = field(default_factory=list)


def main() -> None:
    """Sends all requests, prints the figures, and exits with 1 where anything was wrong."""
    told = json.loads(sys.argv[1])
    host = f"127.0.0.1:{told['port']}"
    ways = Ways()
    ways.explore(_visitor(told["port"], host, told["cookie"]))
    maker = Maker(ways, told["seed"], host.encode(), told["cookie"].encode())
    began = time.monotonic()
    shares = [range(told["first"] + client, told["first"] + told["requests"], told["clients"]) for client in range(told["clients"])]
    with ThreadPoolExecutor(told["clients"]) as pool:
        seen = list(pool.map(lambda numbers: send(told["port"], maker, numbers, began + 60 * told["minutes"]), shares))
    seconds = time.monotonic() - began
    _exit(told, len(ways.all), seen, seconds)


def send(port: int, maker: Maker, numbers: range, until: float) -> Found:
    """Sends the requests of these numbers, one after the other, as long as there is time."""
    connection, found = Connection(port), Found()
    for number in numbers:
        if time.monotonic() > until:
            break
        request, opened, seed = maker.made(number)
        if opened:
            page = _judged(connection, Request(b"GET", opened, request.headers), number, found)
            if page is None or page.status != 200:
                continue
            body = broken(filled(page.body), opened, seed)
            length = str(len(body)).encode()
            request = request._replace(headers=(*request.headers, (b"Content-Type", FORM), (b"Content-Length", length)), body=body)
        _judged(connection, request, number, found)
    connection.close()
    return found


def _judged(connection: Connection, request: Request, number: int, found: Found) -> Answer | None:
    """The answer, counted, and noted where it is a fault."""
    try:
        answer = connection.ask(request)
        while answer.status == 503 and answer.headers.get("Retry-After") == str(WAIT):  # it is sending as many downloads as it may
            found.statuses["told to wait for downloads"] += 1
            time.sleep(0.2)
            answer = connection.ask(request)
    except Unanswered as error:
        found.statuses["unanswered"] += 1
        if not request.whole:
            return None
        found.faults.append(f"request {number}: {error}: {bytes(request)!r}")
        return None
    found.statuses[f"{answer.status // 100}xx"] += 1
    if answer.status >= 500:
        found.faults.append(f"request {number}: {answer.status}: {bytes(request)!r}")
    found.slowest = max(found.slowest, (answer.seconds, bytes(request)))
    return answer


def troubles(log: Path) -> list[str]:
    """What the server's log tells of trouble: each kind of it once, with how often it came."""
    lines = (line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if _TROUBLE.search(line))
    kinds: dict[str, list[str]] = {}
    for line in lines:
        traced = json.loads(line).get("traceback", "") if line.startswith("{") else ""
        places = re.findall(r'File "([^"]+)", line (\d+)', traced)
        kinds.setdefault(f"{places[-1:]} {traced.splitlines()[-1:]}"[:200], []).append(line)
    return [f"in the log, {len(lines)} times: {kind}, first in {lines[0][:3_000]}" for kind, lines in kinds.items()]


def _visitor(port: int, host: str, cookie: str) -> Any:
    """What gets a page as an administrator."""
    connection = Connection(port)
    headers = ((b"Host", host.encode()), (b"Cookie", b"sessionid=" + cookie.encode()))
    return lambda address: connection.ask(Request(b"GET", quote(address, safe="/?&=%+:;,~@!$'()*").encode(), headers))


def _exit(told: dict[str, Any], routes: int, seen: list[Found], seconds: float) -> None:
    """Prints all and ends."""
    statuses = sum((found.statuses for found in seen), Counter[str]())
    faults = [fault for found in seen for fault in found.faults]
    visit = _visitor(told["port"], f"127.0.0.1:{told['port']}", told["cookie"])
    for address, name in (("/healthz", "the archive's health"), ("/admin/", "the administrator's page")):
        if (status := visit(address).status) != 200:
            faults.append(f"in the end {name} is answered by {status}")
    faults += troubles(Path(told["log"]))
    number = sum(statuses.values())
    took, slowest = max(found.slowest for found in seen)
    classes = ", ".join(f"{often:,} {status}" for status, often in sorted(statuses.items()))
    print(f"{number:,} requests to {routes} routes in {seconds:.0f} s: {classes}")
    print(f"slowest {took:.2f} s: {slowest[:300]!r}")
    print(f"{len(faults)} faults")
    for fault in faults[:SHOWN]:
        print(fault)
    sys.exit(1 if faults else 0)
