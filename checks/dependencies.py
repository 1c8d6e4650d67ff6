"""Whether known advisories name what the archive runs on: ``python -m checks.dependencies``.

pip-audit says "no known vulnerabilities" where it could not ask for them. So it is asked for a canary first: a Django of which dozens of
advisories are known. Only if it names that one, its silence on the locked versions tells anything.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CANARY = "django==3.2.0"
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
COMMAND = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json"]
CLEAN, NAMED, NOT_CHECKED = 0, 1, 2
"""What the command exits with."""
Audited = list[dict[str, Any]]
"""A row a package, as pip-audit writes it: ``name``, ``version`` and ``vulns``, or ``name`` and ``skip_reason``."""


class NotAnswered(Exception):
    """pip-audit said nothing that can be read."""


def main() -> None:
    """Prints what is known, or that it could not be checked; exits with 0, 1 or 2."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder, "canary.txt")
        canary.write_text(f"{CANARY}\n", encoding="utf-8")
        try:
            bird = audited(canary)
            status, lines = verdict(bird, audited(*map(Path, LOCKS)) if sings(bird) else [])
        except NotAnswered as error:
            status, lines = NOT_CHECKED, [f"Could not be checked: pip-audit failed: {error}"]
    print("\n".join(lines))
    sys.exit(status)


def audited(*requirements: Path) -> Audited:
    """What pip-audit says of each package of these files. Raises ``NotAnswered``."""
    files = [f"--requirement={file}" for file in requirements]
    done = subprocess.run([*COMMAND, *files], capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    try:
        rows: Audited = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise NotAnswered((done.stderr.strip().splitlines() or ["it said nothing"])[-1]) from None
    return rows


def sings(canary: Audited) -> bool:
    """Whether the canary was named in an advisory."""
    return any(row["name"].lower() == "django" and row.get("vulns") for row in canary)


def verdict(canary: Audited, locked: Audited) -> tuple[int, list[str]]:
    """The exit status and what to say: a package that could not be asked about is never counted as one without advisories."""
    if not sings(canary):
        return NOT_CHECKED, [f"Could not be checked: no advisory was found for {CANARY}, of which many are known. Are they out of reach?"]
    skipped = [f"Could not be checked: {row['name']}: {row['skip_reason']}" for row in locked if "skip_reason" in row]
    named = [f"{row['name']} {row['version']}: {_advisory(one)}" for row in locked for one in row.get("vulns", ())]
    if named:
        return NAMED, named + skipped
    if skipped or not locked:
        return NOT_CHECKED, skipped or ["Could not be checked: the locks name nothing."]
    return CLEAN, [f"No advisory names any of {len(locked)} packages; {CANARY}, asked for as a canary, is named."]


def _advisory(one: dict[str, Any]) -> str:
    mended = ", ".join(one["fix_versions"]) or "no version"
    return f"{one['id']}, mended in {mended}"


if __name__ == "__main__":
    main()
