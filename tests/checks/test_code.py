"""What bandit finds counts, unless it was judged in its line under ruff's number for the same rule."""

from pathlib import Path

import pytest

from checks.code import findings


def found(folder: Path, source: str) -> list[str]:
    (folder / "code").mkdir(exist_ok=True)
    (folder / "code" / "module.py").write_text(source, encoding="utf-8")
    return findings(folder, ("code",))


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("import pickle\npickle.loads(b'')\n", 1),
        ("import pickle\npickle.loads(b'')  # noqa: S301 - our own bytes\n", 0),
        ("import pickle\npickle.loads(b'')  # noqa: E501, S301\n", 0),
        ("import pickle\npickle.loads(b'')  # noqa: S608\n", 1),
        ("import pickle\npickle.loads(b'')  # noqa\n", 1),
        ("import subprocess\n", 0),
        ("def broken(:\n", 1),
    ],
    ids=["found", "judged", "judged among others", "another judgement", "no reason", "low severity", "unreadable"],
)
def test_a_finding_counts_unless_its_line_judges_it(tmp_path: Path, source: str, number: int) -> None:
    assert len(found(tmp_path, source)) == number


def test_a_finding_names_its_place_and_its_rule(tmp_path: Path) -> None:
    assert found(tmp_path, "import pickle\npickle.loads(b'')\n")[0].startswith("code/module.py:2: B301 ")
