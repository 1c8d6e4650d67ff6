"""Documents about the same things."""

from pathlib import Path

import pytest

from search.engine import Snapshot, Word, related
from tests.search.engine.corpus import document, indexed


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return indexed(
        tmp_path / "index",
        document(1, title="Fentanyl trafficking", text="The Sinaloa cartel and the fentanyl trade of the border"),
        document(2, title="Precursors", text="The fentanyl of the Sinaloa cartel, and the trade"),
        document(3, title="Years", text="The cartel of the year"),
        document(4, title="Maíz", text="The maize tariffs of the year and the trade"),
        document(5, title="El fentanyl en Sinaloa", text="la frontera", language="es"),
        document(6, title="Maize", text="The maize"),
        document(7, title="Lonely", text="unheard"),
    )


def ids(snapshot: Snapshot, number: int, limit: int = 5) -> list[int]:
    return [near.hit.django_id for near in related(snapshot, f"archive.article.{number}", limit)]


def test_the_nearest_in_subject_come_first_and_never_the_document_itself(snapshot: Snapshot) -> None:
    found = ids(snapshot, 1)
    assert found[0] == 2
    assert 1 not in found
    assert 5 in found, "names are shared between languages"
    assert ids(snapshot, 6)[0] == 4


def test_scores_fall_and_the_limit_holds(snapshot: Snapshot) -> None:
    hits = [near.hit for near in related(snapshot, "archive.article.1", 3)]
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_relatives_can_be_asked_to_match_something_besides(snapshot: Snapshot) -> None:
    assert [near.hit.django_id for near in related(snapshot, "archive.article.1", within=Word("frontera"))] == [5]


def test_an_unknown_or_lonely_document_has_no_relatives(snapshot: Snapshot) -> None:
    assert ids(snapshot, 99) == []
    assert ids(snapshot, 7) == []


def test_shared_actors_bring_documents_nearer_and_are_named_as_the_reason(tmp_path: Path) -> None:
    plain = [document(number, text="The harvest of the year") for number in range(10, 20)]
    snapshot = indexed(
        tmp_path / "index",
        document(1, text="A fentanyl harvest", actor=("cjng", "dea")),
        document(2, text="Another harvest", actor=("cjng",)),
        document(3, text="Another harvest", actor=("nobody",)),
        document(4, text="Nothing alike", actor=("dea", "cjng")),
        *plain,
    )
    nearest = related(snapshot, "archive.article.1", 20)
    found = {near.hit.django_id: near for near in nearest}
    assert found[2].hit.score > found[3].hit.score
    assert found[2].actors == ("cjng",)
    assert found[2].words == ("harvest",)
    assert set(found[4].actors) == {"cjng", "dea"}
    assert found[4].words == ()
    assert found[3].actors == ()
