"""What a backup says of itself, and whether it is true."""

import hashlib
import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

FORMAT = 1
"""Of backups: it rises when an earlier version of the archive could not read them."""
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]+$")]


class BackupError(Exception):
    """A backup can't be made, or one that must not be restored. The message is one sentence; nothing was changed."""


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class State(_Stated):
    """What a database holds: rows by table, and the migrations that made its tables, as ``app.name``, sorted."""

    tables: dict[Name, int]
    migrations: list[Name]


class Manifest(_Stated):
    """A backup's own description; ``bytes`` and ``sha256`` are of the one file ``file``, ``database`` is its vendor, times are UTC."""

    format: int
    made_at: str
    software: str
    database: str
    file: Name
    bytes: int
    sha256: str
    state: State


def digest(path: Path) -> str:
    """The sha256 of a file, in constant memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Writes manifest and seal beside the database's file, and sees all three onto the disk."""
    text = (manifest.model_dump_json(indent=2) + "\n").encode()
    (folder / MANIFEST).write_bytes(text)
    (folder / SEAL).write_bytes(_seal(text))
    for path in folder.iterdir():
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Returns once a file's bytes, or a folder's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def verified(folder: Path) -> Manifest:
    """The manifest of a backup of which no byte is missing, changed or added. Raises ``BackupError``."""
    try:
        text = (folder / MANIFEST).read_bytes()
        if (folder / SEAL).read_bytes() != _seal(text):
            raise BackupError(f"{folder} is damaged: {MANIFEST} is not as it was written.")
        manifest = _parsed(folder, text)
        fault = _fault(folder, manifest)
    except OSError as error:
        raise BackupError(f"{folder} is no whole backup: {error.filename} can't be read ({error.strerror}).") from error
    if fault:
        raise BackupError(f"{folder} is damaged: {fault}.")
    return manifest


def _seal(text: bytes) -> bytes:
    """What ``sha256sum manifest.json`` prints, so that ``sha256sum --check`` reads it."""
    return f"{hashlib.sha256(text).hexdigest()}  {MANIFEST}\n".encode()


def _parsed(folder: Path, text: bytes) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        raise BackupError(f"{folder} has a manifest that this version of the archive can't read.") from error
    if manifest.format != FORMAT:
        raise BackupError(f"{folder} is in format {manifest.format}; this version of the archive reads format {FORMAT}.")
    return manifest


def _fault(folder: Path, manifest: Manifest) -> str:
    """What is wrong with the files, or nothing."""
    found, stated = {path.name for path in folder.iterdir()}, {manifest.file, MANIFEST, SEAL}
    if found != stated:
        return f"{', '.join(sorted(found ^ stated))} is {'missing' if stated - found else 'not of it'}"
    path = folder / manifest.file
    if path.is_symlink() or not path.is_file():
        return f"{manifest.file} is no file"
    if path.stat().st_size != manifest.bytes or digest(path) != manifest.sha256:
        return f"{manifest.file} is not as it was written"
    return ""
