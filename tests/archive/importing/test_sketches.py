import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.importing.resembling import sketch
from archive.importing.sketches import archive_lookalikes, keep_sketches
from archive.models import Article, Sketch
from tests.factories import make_article

RAIN = "It rained for days in the hills above the town, and the river rose until nobody could cross it on foot any more."
SNOW = "Snow fell on the plain that winter as it had not in a hundred years, and the wheat below it slept until the spring."


def test_the_archives_texts_are_known_by_their_articles(db) -> None:
    rain, snow = make_article("Rain", RAIN), make_article("Snow", SNOW, status="draft")
    known = archive_lookalikes()
    assert [one.key for one in known.like(sketch(RAIN))] == [rain.pk]
    assert [one.key for one in known.like(sketch(SNOW + " Then it went."))] == [snow.pk]


def test_a_withdrawn_text_is_like_nothing(db) -> None:
    make_article("Rain", RAIN, status="withdrawn")
    assert archive_lookalikes().like(sketch(RAIN)) == []


def test_a_text_is_read_once_and_again_when_it_changed(db) -> None:
    article = make_article("Rain", RAIN)
    done: list[tuple[int, int]] = []
    for _ in range(2):
        archive_lookalikes(progress=lambda *numbers: done.append(numbers))
    assert done == [(1, 1)]
    article.body = SNOW
    article.save()
    assert [one.key for one in archive_lookalikes().like(sketch(SNOW))] == [article.pk]
    assert bytes(Sketch.objects.get().data) == sketch(SNOW)


def test_looking_only_writes_nothing(db) -> None:
    make_article("Rain", RAIN)
    assert archive_lookalikes(keep=False).like(sketch(RAIN))
    assert not Sketch.objects.exists()


def test_sketches_are_written_over_those_that_stand(db) -> None:
    article = make_article("Rain", RAIN)
    for data in (b"1", b"2"):
        keep_sketches([Sketch(article=article, body_sha256=article.body_sha256, data=data)])
    assert bytes(Sketch.objects.get().data) == b"2"


@pytest.mark.parametrize("articles", [1, 12])
def test_texts_with_sketches_cost_two_queries_however_many_there_are(db, articles: int) -> None:
    for number in range(articles):
        make_article(f"Rain {number}", f"{RAIN} {number}")
    archive_lookalikes()
    with CaptureQueriesContext(connection) as queries:
        archive_lookalikes()
    assert len(queries) == 2  # the sketches; the keys of texts without one
    assert Article.objects.count() == Sketch.objects.count() == articles
