"""Damaged backups: copies of a good one in which one thing is not as it was."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

Damage = Callable[[Path, Random], str]


def spoil(backup: Path, copy: Path, kind: str, chance: Random) -> str:
    """Copies a backup and damages the copy in a way that is called ``kind``; says in words what was done."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(backup, copy)
    return KINDS[kind](copy, chance)


def _any(folder: Path, chance: Random) -> Path:
    return chance.choice(sorted(folder.iterdir()))


def _flipped(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    held = bytearray(path.read_bytes())
    place, bit = chance.randrange(len(held)), chance.randrange(8)
    held[place] ^= 1 << bit
    path.write_bytes(held)
    return f"bit {bit} of byte {place} of {path.name} flipped"


def _cut(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    length = chance.randrange(path.stat().st_size)
    with path.open("r+b") as file:
        file.truncate(length)
    return f"{path.name} cut to {length} bytes"


def _zeroed(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    held = path.read_bytes()
    start = chance.randrange(len(held))
    end = min(start + 4096, len(held))
    zeroed = held[:start] + bytes(end - start) + held[end:]
    path.write_bytes(zeroed if zeroed != held else b"\0" * len(held))
    return f"{path.name} zeroed from byte {start}"


def _longer(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    with path.open("ab") as file:
        file.write(chance.randbytes(chance.randrange(1, 100)))
    return f"{path.name} has a tail"


def _removed(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    path.unlink()
    return f"{path.name} removed"


def _renamed(folder: Path, chance: Random) -> str:
    path = _any(folder, chance)
    path.rename(path.with_name(f"{path.name}.1"))
    return f"{path.name} renamed"


def _added(folder: Path, chance: Random) -> str:
    added = folder / chance.choice(["database.sqlite3-wal", "database.sqlite3-journal", "notes.txt", ".hidden"])
    added.write_bytes(chance.randbytes(20))
    return f"{added.name} added"


def _linked(folder: Path, chance: Random) -> str:
    path = next(folder.glob("database.*"))
    path.rename(folder.with_name(f"{folder.name}.elsewhere"))
    path.symlink_to(folder.with_name(f"{folder.name}.elsewhere"))
    return f"{path.name} is a link"


def _edited(edit: Callable[[dict[str, Any], Random], None]) -> Damage:
    """A manifest that somebody changed, and sealed anew as if it had always been so."""

    def damage(folder: Path, chance: Random) -> str:
        path = folder / "manifest.json"
        manifest = json.loads(path.read_bytes())
        edit(manifest, chance)
        text = json.dumps(manifest).encode()
        path.write_bytes(text)
        (folder / "manifest.sha256").write_text(f"{hashlib.sha256(text).hexdigest()}  manifest.json\n")
        return "manifest edited"

    return damage


def _other_count(manifest: dict[str, Any], chance: Random) -> None:
    tables = manifest["state"]["tables"]
    tables[chance.choice(sorted(tables))] += chance.choice([-1, 1, 1000])


def _without_a_key(manifest: dict[str, Any], chance: Random) -> None:
    del manifest[chance.choice(sorted(manifest))]


def _other_value(manifest: dict[str, Any], chance: Random) -> None:
    manifest[chance.choice(["format", "bytes", "sha256", "database", "file", "state"])] = chance.choice([None, 0, -1, "x", [], {}, "../x"])


def _without_a_migration(manifest: dict[str, Any], chance: Random) -> None:
    migrations = manifest["state"]["migrations"]
    migrations.remove(chance.choice(migrations))


KINDS: dict[str, Damage] = {
    "flipped": _flipped,
    "cut": _cut,
    "zeroed": _zeroed,
    "longer": _longer,
    "removed": _removed,
    "renamed": _renamed,
    "added": _added,
    "linked": _linked,
    "another count": _edited(_other_count),
    "a key gone": _edited(_without_a_key),
    "another value": _edited(_other_value),
    "a migration gone": _edited(_without_a_migration),
    "a newer migration": _edited(lambda manifest, chance: manifest["state"]["migrations"].append("archive.9999_future")),
    "a newer format": _edited(lambda manifest, chance: manifest.update(format=2)),
    "a table more": _edited(lambda manifest, chance: manifest["state"]["tables"].update(archive_nothing=0)),
}
"""What can have happened to a backup, by name."""
