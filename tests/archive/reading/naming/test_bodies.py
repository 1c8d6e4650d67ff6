"""Bodies: known by name, by acronym, or by the noun before them, and of which kind."""

import pytest

from archive.reading import Gazetteer
from archive.reading.naming.names import find_names
from tests.archive.reading.made_up import text_of


def kinds_in(words: str) -> dict[str, str]:
    """Each actor's name with its kind, without any gazetteer."""
    return {found.name: found.kind for found in find_names(text_of(words), Gazetteer()).actors}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the White House and the Senate", {"White House": "agency", "Senate": "legislature"}),
        ("Reuters and the BBC", {"Reuters": "media", "BBC": "media"}),
        ("fighters of Al-Qaeda and Islamic State", {"Al-Qaeda": "armed-force", "Islamic State": "armed-force"}),
        ("the U.N. and NATO", {"U.N": "international-body", "NATO": "international-body"}),
        ("the newspaper Parva Norda wrote", {"Parva Norda": "media"}),
        ("el partido Causa Fluvial ganó", {"Causa Fluvial": "party"}),
        ("the ZQRT’s plan", {"ZQRT": "agency"}),
        ("the Senate Banking Committee met", {"Senate Banking Committee": "legislature"}),
        ("the International Rivers Group met", {"International Rivers Group": "institute"}),
    ],
)
def test_a_body_has_the_kind_that_its_name_tells(text, kinds):
    assert {name.removesuffix("."): kind for name, kind in kinds_in(text).items()} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "the Pentagon Papers were read",
        "the bank Monday was shut",
        "he had the ZQRT scheme in mind",
        "WHO WENT TO THE FBI AND WHY",
        "the newspaper Tuesday wrote",
        "the group Public Affairs met",
    ],
)
def test_what_only_looks_like_a_body_is_none(text):
    assert kinds_in(text) == {}
