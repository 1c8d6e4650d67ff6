"""The drill of planted defects: its list fits the project, and what it says of a defect is so."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.drills.defects import Defect, OutOfDate, catching, defects, planted

PROJECT = Path(__file__).resolve().parents[3]
RAIN = Defect("less-rain", "It rains too little.", "rain.py", "MILLIMETRES = 4", "MILLIMETRES = 3", ["test_rain.py"])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one module and one test."""
    (tmp_path / "sound").mkdir()
    files = {
        "rain.py": "MILLIMETRES = 4\nDAYS = 2\n",
        "test_rain.py": "import rain\n\ndef test_it_rains():\n    assert rain.MILLIMETRES == 4\n",
        "pytest.ini": "[pytest]\naddopts = -p no:django\n",
    }
    for name, text in files.items():
        (tmp_path / "sound" / name).write_text(text, encoding="utf-8")
    return tmp_path / "sound"


def test_there_are_twenty_of_them() -> None:
    assert len(defects()) == 20


@pytest.mark.parametrize("defect", defects(), ids=lambda defect: defect.name)
def test_each_defect_can_be_planted_and_compiles_and_its_tests_are_there(defect: Defect) -> None:
    text = planted(defect, PROJECT)
    assert text != (PROJECT / defect.file).read_text(encoding="utf-8")
    compile(text, defect.file, "exec")
    assert defect.tests
    assert [test for test in defect.tests if not (PROJECT / test).is_file()] == []


@pytest.mark.parametrize("right", ["SNOW = 1", "="])
def test_a_defect_whose_text_does_not_stand_there_once_makes_the_list_out_of_date(project: Path, right: str) -> None:
    with pytest.raises(OutOfDate, match=r"defects\.toml is out of date: what “less-rain” replaces stands [02] times in rain\.py"):
        planted(RAIN._replace(right=right), project)


def test_the_test_that_fails_is_named_and_the_project_stays_as_it_is(project: Path) -> None:
    before = (project / "rain.py").read_bytes()
    assert catching(project, RAIN) == "test_rain.py::test_it_rains"
    assert (project / "rain.py").read_bytes() == before
    assert [path.name for path in project.parent.iterdir()] == ["sound"]


def test_a_defect_that_no_test_sees_is_missed(project: Path) -> None:
    assert catching(project, RAIN._replace(right="DAYS = 2", wrong="DAYS = 3")) == ""


def test_a_defect_that_keeps_the_tests_from_running_is_none(project: Path) -> None:
    with pytest.raises(SystemExit, match="did not run"):
        catching(project, RAIN._replace(wrong="MILLIMETRES = four"))


def test_defects_are_planted_and_caught_as_the_drill_is_started_by_hand() -> None:
    few = [sys.executable, "-m", "benchmarks.drills.defects", "--only", "formula-in-a-cell", "name-cut-short", "--jobs", "2"]
    done = subprocess.run(few, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("formula-in-a-cell: caught by tests/archive/test_tabular.py::test_")
    assert said[1].startswith("name-cut-short: caught by tests/archive/reading/naming/test_matching.py::test_")
    assert said[2] == "2 of 2 caught"
