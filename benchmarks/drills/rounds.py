"""The rounds of the kill drill: each part of a round is a fork of one process, which has all modules loaded and nothing open."""

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from io import StringIO
from random import Random
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from archive.gazetteer import current_gazetteer
from archive.importing.records import record_of
from archive.reading import RawPage
from archive.reading.gazetteer import Gazetteer
from benchmarks.drills.changing import ABSENT, State, States, change, found, text_of
from benchmarks.drills.forks import close_connections, fork, rest_of, wait_for
from search.checking import compare
from search.outbox import drain
from search.rebuilding import rebuild

WRITERS, ARTICLES = 2, 5
"""How many write, and how many articles each has."""
LONGEST = 0.6
"""Seconds that a round may last before the kill."""
QUESTION = "/api/v1/search?q=zqkill&page_size=100"


def main() -> None:
    """Runs the rounds that its argument describes, prints the figures, and exits with 1 if anything was not as promised."""
    told = json.loads(sys.argv[1])
    chance, states = Random(told["seed"]), dict.fromkeys(range(WRITERS * ARTICLES), ABSENT)
    gazetteer = _warm()
    figures, faults, slowest = Counter[str](), 0, 0.0
    for turn in range(1, told["rounds"] + 1):
        may_be, counted = _until_killed(states, chance, gazetteer)
        figures.update(counted)
        seen = json.loads(_forked(partial(_tell, turn % 2 == 1)))
        states = {number: tuple(seen["states"].get(str(number), ABSENT)) for number in states}
        said = seen["faults"] + [f"article {n} is {states[n]}, not {may_be[n]}" for n in states if states[n] not in may_be[n]]
        figures.update(seen["figures"])
        slowest = max(slowest, seen["seconds"])
        if seen["seconds"] > told["soon"]:
            said.append(f"the next search took {seen['seconds']:.2f} s")
        faults += bool(said)
        for fault in said:
            print(f"round {turn}: {fault}", flush=True)
    print(
        f"{told['rounds'] - faults} of {told['rounds']} rounds as promised: {figures['acknowledged']} acknowledged changes all there, "
        f"{figures['unsure']} unacknowledged ones whole or not at all"
    )
    print(f"the next search answered in {slowest:.2f} s at most; {figures['drifted']} times the index lagged behind, and none after")
    sys.exit(faults > 0)


def _warm() -> Gazetteer:
    """Does once what each fork would else do anew, and closes what a fork must not share; gives the archive's gazetteer."""
    gazetteer = current_gazetteer()
    record_of(RawPage("1.txt", text_of(1, 1).encode()), gazetteer)
    Client(headers={"host": "127.0.0.1"}).get(QUESTION)
    compare()
    close_connections()
    return gazetteer


def _until_killed(states: States, chance: Random, gazetteer: Gazetteer) -> tuple[dict[int, set[State]], Counter[str]]:
    """Has them write, index and read until all are killed.

    Gives which states each article may be in now, and how many changes were acknowledged and how many were not.
    """
    rebuilding = chance.random() < 0.1
    seeds = [chance.randrange(2**32) for _ in range(WRITERS)]
    shares = [{n: states[n] for n in states if n % WRITERS == writer} for writer in range(WRITERS)]
    writers = [fork(partial(change, gazetteer, shares[writer], Random(seeds[writer]))) for writer in range(WRITERS)]
    others = [fork(lambda said: _index(rebuilding)), fork(lambda said: _read())]
    time.sleep(chance.uniform(0.02, LONGEST))
    for pid, _ in writers + others:
        os.kill(pid, signal.SIGKILL)
    may_be, acknowledged = {n: {state} for n, state in states.items()}, 0
    lines = [line for _, said in writers + others for line in rest_of(said).splitlines() if line[0] in "?!"]
    unsure = 0
    for line in lines:
        sure, number, status, text = line.split()
        state = (status, int(text))
        may_be[int(number)] = {state} if sure == "!" else may_be[int(number)] | {state}
        acknowledged += sure == "!"
        unsure += 1 if sure == "?" else -1
    for pid, _ in writers + others:
        if os.WTERMSIG(os.waitpid(pid, 0)[1]) != signal.SIGKILL:
            raise SystemExit("A process of the drill ended before it was killed.")
    return may_be, Counter(acknowledged=acknowledged, unsure=unsure)


def _index(rebuilding: bool) -> None:
    while True:
        if rebuilding:
            rebuild(workers=1)
        drain()
        time.sleep(0.005)


def _read() -> None:
    client = Client(headers={"host": "127.0.0.1"})
    while True:
        client.get(QUESTION)
        time.sleep(0.02)


def _tell(alone: bool, said: int) -> None:
    os.write(said, json.dumps(_look(alone)).encode())


def _look(alone: bool) -> dict[str, Any]:
    """What was left: the states in the database, how long a search took, and what is not as promised.

    ``alone``: whether the outbox alone has to bring the index in step, without ``check_index``.
    """
    client, faults = Client(headers={"host": "127.0.0.1"}), []
    began = time.perf_counter()
    first = client.get(QUESTION)
    seconds = time.perf_counter() - began
    _wait_for_the_killed()
    states, halves = found()
    published = {f"Zqkill{number} zqtitle" for number, (status, _) in states.items() if status == "published"}
    if first.status_code != 200:
        faults.append(f"the next search was answered with {first.status_code}")
    if more := _shown(first) - published:
        faults.append(f"the next search showed {sorted(more)}")
    drifted = bool(compare().ids)
    try:
        if alone:
            drain()
        else:
            call_command("check_index", repair=True, stdout=StringIO())
        if left := compare().ids:
            faults.append(f"the index still lacks or has too much: {sorted(left)}")
    except CommandError as error:
        faults.append(str(error))
    after = client.get(QUESTION)
    if _shown(after) != published or after.json()["count"] != len(published):
        faults.append(f"afterwards {sorted(published)} are published, and search shows {sorted(_shown(after))}")
    return {"states": states, "seconds": seconds, "faults": faults + halves, "figures": {"drifted": int(drifted)}}


def _shown(response: Any) -> set[str]:
    """The titles of the hits; an error has none."""
    return {hit["title"] for hit in response.json().get("results", [])}


def _wait_for_the_killed() -> None:
    """PostgreSQL may still be at a commit that a killed process had asked for."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'"
    with connection.cursor() as cursor:
        cursor.execute(others)
        while cursor.fetchone()[0]:
            time.sleep(0.01)
            cursor.execute(others)


def _forked(work: Callable[[int], object]) -> str:
    """What a fork of this process says."""
    pid, said = fork(work)
    answer = rest_of(said)
    wait_for(pid)
    return answer
