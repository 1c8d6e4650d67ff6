"""The second archive's part of the backup drill, in a process of its own."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from django.core.management import CommandError, call_command

from benchmarks.drills import importer
from benchmarks.drills.archives import CHILD, PROJECT
from benchmarks.drills.damage import KINDS, spoil
from benchmarks.drills.questions import answers, questions
from benchmarks.drills.rows import digests, last_keys
from operating.backups.making import backups

TRUTH = "import django; django.setup(); from benchmarks.drills.restores import tell; tell({queries})"


def tell(number: int) -> None:
    """Prints what the first archive holds and answers before anybody writes."""
    upto = last_keys()
    asked = questions(number)
    print(json.dumps({"upto": upto, "digests": digests(upto), "asked": asked, "answers": answers(asked)}))


def main() -> None:
    """Runs the drill that its argument describes and prints the figures."""
    told = json.loads(sys.argv[1])
    folder, source = Path(told["folder"]), told["source"]
    truth = json.loads(_run(["-c", TRUTH.format(**told)], source))
    hits = sum(answer["count"] > 0 for answer in truth["answers"])
    print(f"{told['articles']} articles, {len(truth['asked'])} questions, {hits} of them with hits")
    equal = _restores(told["restores"], folder / "backups", source, truth)
    refused = _damaged(told["damaged"], backups(folder / "backups")[-1], folder / "spoilt") if told["damaged"] else 0
    sys.exit((equal, refused) != (told["restores"], told["damaged"]))


def _restores(number: int, folder: Path, source: dict[str, str], truth: dict[str, Any]) -> int:
    """Backs up while somebody writes, and restores; how many restored archives were what they had to be."""
    equal, versions, times = 0, 0, []
    with _importer(source) as importing:
        for turn in range(number):
            least = importing.begin()
            _run(["manage.py", "backup", str(folder), "--keep", "2"], source)
            most = importing.pause()
            versions += sum(most.values()) - sum(least.values())
            began = time.perf_counter()
            call_command("restore", str(folder), replace=turn > 0, stdout=StringIO())
            times.append(time.perf_counter() - began)
            faults = _faults(truth) + importer.faults(least, most)
            equal += not faults
            for fault in faults:
                print(f"restore {turn + 1}: {fault}")
    print(
        f"{equal} of {number} restores equal; {versions} versions written while backups were made; restored in {median(times):.1f} s each"
    )
    return equal


def _faults(truth: dict[str, Any]) -> list[str]:
    """Where this archive's rows or answers differ from the truth."""
    held = digests(truth["upto"])
    tables = [f"rows of {name} differ" for name, digest in truth["digests"].items() if held[name] != digest]
    found = zip(truth["asked"], truth["answers"], answers(truth["asked"]), strict=True)
    return tables + [f"{asked} is answered otherwise" for asked, then, now in found if then != now]


def _damaged(number: int, backup: Path, copy: Path) -> int:
    """Damages a backup in one way after another; how many were refused, and left the archive as it was."""
    before, kinds, chance, refused = digests(), Counter[str](), Random(8), 0
    for turn in range(number):
        kind = list(KINDS)[turn % len(KINDS)]
        done = spoil(backup, copy, kind, chance)
        try:
            call_command("restore", str(copy), replace=True, stdout=StringIO())
            print(f"NOT REFUSED: {done}")
        except CommandError:
            refused += 1
            kinds[kind] += 1
        if digests() != before:
            print(f"NOT AS BEFORE: {done}")
            refused -= 1
    print(
        f"{refused} of {number} damaged backups refused, the archive as before each time: {', '.join(f'{n} {k}' for k, n in kinds.items())}"
    )
    return refused


class _Importer:
    """The process that writes into the first archive."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.versions: dict[int, int] = {}

    def begin(self) -> dict[int, int]:
        """Has it write; what it had acknowledged once it was writing."""
        self._tell()
        self._read()
        return dict(self.versions)

    def pause(self) -> dict[int, int]:
        """Has it pause; all that it acknowledged."""
        self._tell()
        while self._read():
            pass
        return dict(self.versions)

    def _tell(self) -> None:
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def _read(self) -> bool:
        assert self.process.stdout
        said = self.process.stdout.readline()
        if said == "pausing\n":
            return False
        article, version = map(int, said.split())
        self.versions[article] = version
        return True


@contextmanager
def _importer(environment: dict[str, str]) -> Iterator[_Importer]:
    command = [sys.executable, "-c", CHILD.format("importer")]
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield _Importer(process)
        assert process.stdin
        process.stdin.close()


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=PROJECT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout
