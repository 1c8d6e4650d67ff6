"""Silence tells nothing unless the canary sings."""

import sys
from pathlib import Path

import pytest

from checks import dependencies
from checks.dependencies import CLEAN, NAMED, NOT_CHECKED, Audited, NotAnswered, audited, verdict

SINGING: Audited = [{"name": "django", "version": "3.2.0", "vulns": [{"id": "PYSEC-2021-98", "fix_versions": ["3.2.1"]}]}]
SILENT: Audited = [{"name": "django", "version": "3.2.0", "vulns": []}]
OUT_OF_REACH: Audited = [{"name": "django", "skip_reason": "Dependency not found on PyPI and could not be audited: django (3.2.0)"}]
FINE: Audited = [{"name": "rich", "version": "14.0", "vulns": []}]


@pytest.mark.parametrize("canary", [SILENT, OUT_OF_REACH, []])
def test_where_the_canary_is_not_named_nothing_was_checked(canary: Audited) -> None:
    status, said = verdict(canary, FINE)
    assert status == NOT_CHECKED
    assert said[0].startswith("Could not be checked: no advisory was found for django==3.2.0")


def test_where_the_canary_is_named_silence_on_the_rest_is_good_news() -> None:
    status, said = verdict(SINGING, FINE)
    assert (status, said) == (CLEAN, ["No advisory names any of 1 packages; django==3.2.0, asked for as a canary, is named."])


def test_what_an_advisory_names_is_said_with_the_version_that_mends_it() -> None:
    found: Audited = [
        {"name": "rich", "version": "1.0", "vulns": [{"id": "X-1", "fix_versions": ["1.1", "2.0"]}, {"id": "X-2", "fix_versions": []}]}
    ]
    assert verdict(SINGING, FINE + found) == (NAMED, ["rich 1.0: X-1, mended in 1.1, 2.0", "rich 1.0: X-2, mended in no version"])


def test_a_package_that_could_not_be_asked_about_is_not_counted_as_clean() -> None:
    status, said = verdict(SINGING, [*FINE, {"name": "whoosh", "skip_reason": "not found"}])
    assert (status, said) == (NOT_CHECKED, ["Could not be checked: whoosh: not found"])


def test_locks_that_name_nothing_are_not_clean() -> None:
    assert verdict(SINGING, [])[0] == NOT_CHECKED


@pytest.mark.parametrize("says", ["print('No known vulnerabilities found')", "raise SystemExit('no way to the advisories')", "print('[]')"])
def test_an_answer_that_cannot_be_read_is_none(says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dependencies, "COMMAND", [sys.executable, "-c", says])
    with pytest.raises(NotAnswered):
        audited(Path("requirements.lock"))
    with pytest.raises(SystemExit) as ended:
        dependencies.main()
    assert ended.value.code == NOT_CHECKED
    assert "Could not be checked" in capsys.readouterr().out


def test_an_answer_is_read_whatever_the_tool_exits_with(monkeypatch: pytest.MonkeyPatch) -> None:
    says = """print('{"dependencies": [{"name": "rich", "version": "14.0", "vulns": []}]}'); raise SystemExit(1)"""
    monkeypatch.setattr(dependencies, "COMMAND", [sys.executable, "-c", says])
    assert audited(Path("requirements.lock")) == FINE
