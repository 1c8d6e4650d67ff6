"""Making a backup: written beside as ``.partial``, renamed when all of it is on the disk."""

import re
import shutil
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection

from operating.backups import manifest, postgres, sqlite
from operating.backups.manifest import BackupError, Manifest
from search.engine import held

_NAME = re.compile(r"archive-\d{8}T\d{6}Z")
_TIME = "%Y%m%dT%H%M%SZ"
_BEGUN = ".partial"


def vendor() -> ModuleType:
    """The module that saves and loads the database that is set."""
    return {"sqlite": sqlite, "postgresql": postgres}[connection.vendor]


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, the oldest first."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name)) if folder.is_dir() else []


def made_at(backup: Path) -> datetime:
    """When a backup was made, by its name."""
    return datetime.strptime(backup.name, f"archive-{_TIME}").replace(tzinfo=UTC)


def back_up(folder: Path, keep: int = 0) -> Path:
    """Adds a backup to ``folder``, drops all but the ``keep`` newest (0: none is dropped), and gives the new one's path.

    Raises ``BackupError``, and ``OSError`` where the folder can't be written; either way none is lost and no half of one is left.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with held(folder / ".lock") as free:
        if not free:
            raise BackupError(f"Another backup is being written into {folder}.")
        for begun in folder.glob(f".*{_BEGUN}"):
            shutil.rmtree(begun)  # of a process that was killed
        made = _make(folder)
        for old in backups(folder)[:-keep] if keep else []:
            shutil.rmtree(old.rename(_begun(old)))
    return made


def _make(folder: Path) -> Path:
    made = _free(folder)
    begun = _begun(made)
    begun.mkdir(mode=0o700)
    try:
        file = begun / vendor().FILE
        state = vendor().save(file)
        manifest.write(begun, _manifest(file, state))
        begun.rename(made)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    manifest.sync(folder)
    return made


def _free(folder: Path) -> Path:
    """A path named after this second, or after the next one if that is taken."""
    while (path := folder / f"archive-{datetime.now(UTC):{_TIME}}").exists():
        time.sleep(0.05)
    return path


def _begun(path: Path) -> Path:
    return path.with_name(f".{path.name}{_BEGUN}")


def _manifest(file: Path, state: manifest.State) -> Manifest:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Manifest(
        format=manifest.FORMAT,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        software=f"{project['name']} {project['version']}",
        database=connection.vendor,
        file=file.name,
        bytes=file.stat().st_size,
        sha256=manifest.digest(file),
        state=state,
    )
