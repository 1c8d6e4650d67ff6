"""Every file of an index, spoilt in every way: a search answers what it answered before, or 503 that says so, and never anything else."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from archive.models import Article
from search.backend import _snapshots
from tests.factories import index_all, link, make_actor, make_article
from tests.search.conftest import Committing

pytestmark = pytest.mark.django_db

QUESTIONS = ("q=rain", "q=rain+harvest&sort=newest", 'q="heavy+rain"', "q=har*", "actor=world-bank", "")
FLIPS = 12
"""Bits that are flipped in each file, one at a time."""


def removed(path: Path, chance: Random) -> None:
    path.unlink()


def emptied(path: Path, chance: Random) -> None:
    path.write_bytes(b"")


def cut(path: Path, chance: Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


def zeroed(path: Path, chance: Random) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def zeroed_in_part(path: Path, chance: Random) -> None:
    held = path.read_bytes()
    start = chance.randrange(len(held))
    path.write_bytes(held[:start] + bytes(len(held[start : start + 64])) + held[start + 64 :])


def flipped(path: Path, chance: Random) -> None:
    held = bytearray(path.read_bytes())
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    path.write_bytes(held)


@pytest.fixture
def whole(index_path: Path, tmp_path: Path, committed: Committing, settings: Any) -> Iterator[Path]:
    """A copy of a sound index of two segments, with a deletion in the first, and of a former build."""
    settings.API_RATE = None
    bank = make_actor("World Bank")
    articles = [make_article(f"Rain {number}", f"Heavy rain fell on harvest {number}.", f"20{10 + number}") for number in range(8)]
    for article in articles[:3]:
        link(article, actor=bank)
    index_all()
    with committed():
        articles[7].delete()
    index_all()
    with committed():
        articles[0].body = "The harvest failed without rain."
        articles[0].save()
        articles[1].delete()
    copy = tmp_path / "whole"
    shutil.copytree(index_path, copy)
    yield copy
    _snapshots.cache_clear()


def answers(client: Client) -> dict[str, Any]:
    """What each question is answered, ``None`` where that was a 503 that says why."""
    found = {}
    for question in QUESTIONS:
        answer = client.get(f"/api/v1/search?{question}")
        told = answer.json()
        told.pop("took_ms", None)
        assert (answer.status_code == 503) == ("error" in told), told
        found[question] = json.dumps(told) if answer.status_code == 200 else None
    return found


def spoilt(index_path: Path, whole: Path, name: Path, damage: Callable[[Path, Random], None], chance: Random) -> None:
    """Puts the sound index there, spoils one of its files, and lets go of what was open."""
    shutil.rmtree(index_path)
    shutil.copytree(whole, index_path)
    damage(index_path / name, chance)
    _snapshots.cache_clear()


def files(whole: Path) -> list[Path]:
    """All files that hold anything, by their names in the index's folder."""
    return sorted(path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.stat().st_size)


@pytest.mark.parametrize(("damage", "times"), [(removed, 1), (emptied, 1), (cut, 3), (zeroed, 1), (zeroed_in_part, 4), (flipped, FLIPS)])
def test_no_file_can_be_spoilt_so_that_a_search_answers_wrongly(
    client: Client, index_path: Path, whole: Path, damage: Callable[[Path, Random], None], times: int
) -> None:
    chance, truth, wrong = Random(3), answers(client), []
    assert all(truth.values())
    for name in files(whole):
        for _ in range(times):
            spoilt(index_path, whole, name, damage, chance)
            found = answers(client)
            wrong += [f"{name}: {question}" for question in QUESTIONS if found[question] not in (None, truth[question])]
    assert wrong == []


def serving(whole: Path) -> list[Path]:
    """Those of the build that serves, and what names it."""
    build = (whole / "CURRENT").read_text().split()[0]
    return [name for name in files(whole) if name.parts[0] in (build, "CURRENT")]


def test_check_index_finds_every_file_in_which_a_bit_changed(index_path: Path, whole: Path) -> None:
    chance = Random(4)
    for name in serving(whole):
        spoilt(index_path, whole, name, flipped, chance)
        with pytest.raises(CommandError, match=r"damaged|rebuild|repair"):
            call_command("check_index", verbosity=0)


def test_a_repair_makes_no_arrays_from_files_that_changed_themselves(index_path: Path, whole: Path) -> None:
    chance = Random(5)
    postings = next(name for name in serving(whole) if name.suffix == ".pst")
    spoilt(index_path, whole, postings, flipped, chance)
    arrays = index_path / postings.with_suffix(".npx")
    held = bytearray(arrays.read_bytes())
    held[0] ^= 1
    arrays.write_bytes(held)
    with pytest.raises(CommandError, match="rebuild"):
        call_command("check_index", repair=True, verbosity=0)


def test_whatever_file_is_lost_the_rest_is_served_the_part_is_named_and_a_rebuild_heals(
    client: Client, index_path: Path, whole: Path
) -> None:
    chance, truth = Random(6), counts(answers(client))
    article = Article.objects.published().first()
    assert article
    for name in serving(whole):
        spoilt(index_path, whole, name, removed, chance)
        if None not in answers(client).values():
            continue
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["parts"]["index"]["health"]) == (503, "ill"), name
        page = client.get("/search/?q=rain")
        assert page.status_code == 503
        assert "Search can’t answer just now" in page.content.decode()
        for path in ("/", article.get_absolute_url(), "/articles/", "/api/v1/articles"):
            assert client.get(path).status_code == 200, f"{path} without {name}"
        index_all()
        assert counts(answers(client)) == truth, name


def counts(found: dict[str, Any]) -> list[int]:
    """How many hits each answer counts."""
    return [json.loads(answer)["count"] for answer in found.values()]
