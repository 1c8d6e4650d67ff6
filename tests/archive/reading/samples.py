"""The sample pages of fixtures/articles, and what each shape of them must give."""

import re
import unicodedata
from typing import NamedTuple

import pytest

from archive.reading import Gazetteer, RawPage, Record, read
from tests.archive.reading.places import SAMPLES, full_gazetteer


class Expected(NamedTuple):
    """What a sample page says of itself, the phrases around its text, and phrases of its text."""

    file: str
    title: str | None
    published_on: str | None
    precision: str
    basis: str
    language: str
    authors: tuple[str, ...]
    outlet: str | None
    gone: tuple[str, ...]
    kept: tuple[str, ...]


def sample(name: str, gazetteer: Gazetteer | None = None) -> Record:
    """A sample page, read; the test is skipped where it isn't there."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"{name} is not among the sample pages")
    return read(RawPage(name, path.read_bytes()), gazetteer or Gazetteer())


def sample_with_all_known_names(name: str) -> Record:
    """A sample page read with the whole gazetteer."""
    return sample(name, full_gazetteer())


def plain(text: str) -> str:
    """A text with composed accents and single blanks."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
