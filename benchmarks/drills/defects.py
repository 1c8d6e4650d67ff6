"""Faults of the kind that people make, planted one at a time: ``python -m benchmarks.drills.defects``.

``defects.toml`` lists twenty: a dropped escape, a missing permission, an off-by-one. A copy of the working tree first runs the tests that
the list names, and must pass; then each defect is planted in a copy of its own, and one of its tests must fail. The project itself is
never written.
"""

import os
import re
import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_suffix(".toml")
LEFT_OUT = ignore_patterns(".*", "var", "node_modules", "__pycache__")
"""What of the working tree no test needs, the virtual environment among it: the drill's own Python has all that is installed."""
PYTEST = (sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider")
OUTER = ("ARCHIVE_TEST_DATA", "DATABASE_URL", "PYTEST_")
"""Beginnings of what a run of tests hands on by its environment; the drill may be one of its tests."""
_FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)


class Defect(NamedTuple):
    """A mistake: what goes wrong by it, ``right`` of a file turned into ``wrong``, and the tests of which one has to fail."""

    name: str
    what: str
    file: str
    right: str
    wrong: str
    tests: list[str]


class OutOfDate(Exception):
    """The list doesn't fit the project any more; the sentence says where."""


def main() -> None:
    """Prints for each defect which test caught it; exits with 1 where one was missed."""
    known = {defect.name: defect for defect in defects()}
    parser = ArgumentParser(prog="python -m benchmarks.drills.defects", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=known, default=list(known), help=", ".join(known))
    parser.add_argument("--jobs", type=int, default=1, help="defects that are tried at once")
    asked = parser.parse_args()
    chosen = [known[name] for name in asked.only]
    with TemporaryDirectory(prefix="archive-defects-") as folder, ThreadPoolExecutor(asked.jobs) as pool:
        sound = Path(folder) / "sound"
        copytree(PROJECT, sound, ignore=LEFT_OUT)
        if failed := failing(sound, sorted({test for defect in chosen for test in defect.tests}), "-n", str(asked.jobs)):
            sys.exit(f"Without any defect {failed} fails: what catches one can't be told.")
        caught = 0
        for defect, test in zip(chosen, pool.map(partial(catching, sound), chosen), strict=True):
            caught += bool(test)
            said = f"caught by {test}" if test else f"MISSED by {', '.join(defect.tests)}: {defect.what}"
            print(f"{defect.name}: {said}", flush=True)
    print(f"{caught} of {len(chosen)} caught")
    sys.exit(0 if caught == len(chosen) else 1)


def defects() -> list[Defect]:
    """The list."""
    return [Defect(name, **told) for name, told in tomllib.loads(LIST.read_text(encoding="utf-8")).items()]


def planted(defect: Defect, project: Path) -> str:
    """The text of the defect's file with the defect in it. Raises ``OutOfDate`` unless what it replaces stands there once."""
    text = (project / defect.file).read_text(encoding="utf-8")
    if (often := text.count(defect.right)) != 1:
        raise OutOfDate(f"{LIST.name} is out of date: what “{defect.name}” replaces stands {often} times in {defect.file}, not once.")
    return text.replace(defect.right, defect.wrong)


def catching(sound: Path, defect: Defect) -> str:
    """The test that fails first in a copy of the project ``sound`` that has the defect; empty where none does."""
    with TemporaryDirectory(prefix=f"{defect.name}-", dir=sound.parent) as folder:
        own = Path(folder)
        copytree(sound, own, dirs_exist_ok=True)
        (own / defect.file).write_text(planted(defect, sound), encoding="utf-8")
        return failing(own, defect.tests)


def failing(project: Path, tests: Iterable[str], *options: str) -> str:
    """The first of the project's tests that fails; empty where all pass. Exits where they can't be run: then nothing was tried."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OUTER)}
    command = [*PYTEST, "--maxfail=1", *options, *tests]
    done = subprocess.run(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    failed = _FAILED.search(done.stdout)
    if failed is None and done.returncode:
        sys.exit(f"The tests of {project.name} did not run:\n{done.stdout}")
    return failed[1] if failed else ""


if __name__ == "__main__":
    main()
