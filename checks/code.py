"""What bandit finds in the code, of medium severity or higher: ``python -m checks.code``.

Ruff has most of bandit's rules under the same numbers. What was judged there, in its line, is not judged twice: ``noqa: S608`` is for B608.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDERS = ("archive", "search", "operating", "config", "checks")
SAME = {"B703": "B308"}
"""Bandit's rules that are one of ruff's."""


def main() -> None:
    """Prints a line for each finding that nobody judged; exits with 1 if there is any."""
    found = findings(Path.cwd(), FOLDERS)
    print("\n".join(found) or "bandit: nothing of medium severity or higher that was not judged")
    sys.exit(1 if found else 0)


def findings(project: Path, folders: tuple[str, ...]) -> list[str]:
    """The findings in these folders; a file that bandit can't read is one too. Raises ``ValueError`` where bandit says nothing readable."""
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "-ll", "--format", "json", *folders]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    said = json.loads(done.stdout)
    unread = [f"{one['filename']}: {one['reason']}" for one in said["errors"]]
    return unread + [_sentence(one) for one in said["results"] if not _is_judged(project, one)]


def _is_judged(project: Path, finding: dict[str, Any]) -> bool:
    line = (project / finding["filename"]).read_text(encoding="utf-8").splitlines()[finding["line_number"] - 1]
    rule = SAME.get(finding["test_id"], finding["test_id"])
    return re.search(rf"# noqa: (?:\w+, ?)*S{rule[1:]}\b", line) is not None


def _sentence(finding: dict[str, Any]) -> str:
    return f"{finding['filename']}:{finding['line_number']}: {finding['test_id']} {finding['issue_text']}"


if __name__ == "__main__":
    main()
