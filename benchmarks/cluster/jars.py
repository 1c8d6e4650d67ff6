"""OpenSearch's jars, fetched by Maven once and kept in the user's cache."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

POM = Path(__file__).with_name("pom.xml")
_NAMESPACE = "{http://maven.apache.org/POM/4.0.0}"


def jars() -> Path:
    """The folder of the jars, which are fetched where it isn't there yet. ``RuntimeError`` where a program is missing or Maven fails."""
    folder = _cache() / f"opensearch-{version()}"
    if not folder.is_dir():
        _fetch(folder)
    return folder


def version() -> str:
    """The version of OpenSearch and its runner that ``pom.xml`` names."""
    found = ElementTree.parse(POM).findtext(f"{_NAMESPACE}properties/{_NAMESPACE}opensearch.version")
    if not found:
        raise RuntimeError(f"{POM.name} names no version of OpenSearch.")
    return found


def program(name: str, package: str) -> str:
    """Where a program is; ``RuntimeError`` with the Debian package that has it where it isn't installed."""
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(f"There is no {name} on the PATH; Debian's package {package} has it.")
    return found


def _cache() -> Path:
    """The project's folder in the user's cache; a relative ``XDG_CACHE_HOME`` is to be ignored, says its specification."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "policy-archive"


def _fetch(folder: Path) -> None:
    """Has Maven copy the jars beside the folder, and renames them when all are there: what bears the folder's name is whole."""
    maven = program("mvn", "maven")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent) as temporary:
        fetched = Path(temporary) / "jars"
        quiet = [maven, "--batch-mode", "--no-transfer-progress", "--strict-checksums", "--file", str(POM)]
        copy = [*quiet, "dependency:copy-dependencies", f"-DoutputDirectory={fetched}"]
        done = subprocess.run(copy, cwd=temporary, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise RuntimeError(f"Maven couldn't fetch OpenSearch {version()}:\n{done.stdout[-2000:]}")
        try:
            fetched.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster
                raise
