"""Where a reader of an article may go on to."""

from typing import Any

import pytest
from django.test import Client

from archive.models import Article
from search.nearby import Nearby, nearby
from search.outbox import write_entries
from tests.factories import index_all, link, make_actor, make_article

pytestmark = pytest.mark.django_db


def near(article: Article) -> Nearby:
    return nearby(Article.objects.with_entities().get(pk=article.pk))


def related(article: Article) -> list[Article]:
    return [relation.article for relation in near(article).related]


@pytest.fixture
def droughts() -> list[Article]:
    made = [make_article(f"Drought {number}", "Drought, rain and rivers.") for number in range(8)]
    for number in range(8):
        make_article(f"Other {number}", "Steel mills; tariffs.")
    index_all()
    return made


def test_related_are_the_nearest_published_ones_and_never_the_article_itself(droughts: list[Article]) -> None:
    found = related(droughts[0])
    assert len(found) == 5
    assert set(found) <= set(droughts[1:])
    Article.objects.filter(pk=found[0].pk).update(status=Article.Status.WITHDRAWN)
    assert found[0] not in related(droughts[0])


def test_related_are_the_same_after_entries_were_written_again(droughts: list[Article]) -> None:
    """Written again, an entry leaves its deleted double in the index until segments are merged."""
    before = related(droughts[0])
    for _ in range(3):
        write_entries([article.pk for article in Article.objects.all()])
    assert related(droughts[0]) == before


def test_an_article_that_is_not_indexed_has_no_related_ones(droughts: list[Article]) -> None:
    assert related(make_article("Drought again")) == []


def test_without_an_index_a_page_does_without_related_ones(client: Client) -> None:
    article = make_article("Drought")
    assert related(article) == []
    assert client.get(article.get_absolute_url()).status_code == 200


def test_the_reason_names_the_actors_and_words_that_both_share() -> None:
    board, poe = make_actor("Rice Board", "agency"), make_actor("Ann Poe", "person")
    old = make_actor("Board of Rice", "agency", merged_into=board)
    one, other = make_article("Paddies", "Rice in paddies."), make_article("Harvest", "Paddies everywhere.")
    link(one, actor=board)
    link(one, actor=poe)
    link(other, actor=old)
    for number in range(4):
        make_article(f"Steel {number}", "Steel mills.")
    index_all()
    [relation] = near(one).related
    assert (relation.article, relation.words) == (other, ("paddies",))
    assert [actor.name for actor in relation.actors] == ["Rice Board"]


def test_an_actor_is_counted_once_for_each_article_of_the_index() -> None:
    board, poe = make_actor("Rice Board", "agency"), make_actor("Ann Poe", "person")
    articles = [make_article(f"Rice {number}") for number in range(3)]
    for article in articles:
        link(article, actor=board)
    link(articles[0], actor=poe)
    index_all()
    write_entries([article.pk for article in articles])  # deleted doubles count for nothing
    shown: Any = Article.objects.with_entities().get(pk=articles[0].pk)
    nearby(shown)
    assert {row.actor.name: vars(row.actor)["article_count"] for row in shown.main_actors} == {"Rice Board": 3, "Ann Poe": 1}


def test_previous_and_next_go_by_date_and_of_one_day_as_the_articles_came() -> None:
    days = ("2025-03-02", "2025", "2025-03-02", "2024-12-31", None, "2025-03-02", None)
    made = [make_article(f"Article {number}", published_on=day) for number, day in enumerate(days)]
    line = [made[number] for number in (3, 1, 0, 2, 5)]
    for place, article in enumerate(line):
        found = near(article)
        assert found.previous == (line[place - 1] if place else None)
        assert found.next == (line[place + 1] if place + 1 < len(line) else None)
    assert (near(made[4]).previous, near(made[4]).next) == (None, made[6]), "the undated are among themselves"
    Article.objects.filter(pk=made[0].pk).update(status=Article.Status.WITHDRAWN)
    assert near(made[1]).next == made[2]


def test_related_articles_dont_get_between_an_article_and_its_neighbours() -> None:
    made = [make_article(f"Drought {day}", "Drought, rain and rivers.", f"2025-03-{day:02}") for day in range(1, 10)]
    for number in range(9):
        make_article(f"Steel {number}", "Steel mills.", f"2025-06-{number + 1:02}")
    index_all()
    for before, article, after in zip(made, made[1:], made[2:], strict=False):
        assert (near(article).previous, near(article).next) == (before, after)


def test_one_query_finds_them_all(droughts: list[Article], django_assert_num_queries: Any) -> None:
    shown = Article.objects.with_entities().get(pk=droughts[3].pk)
    with django_assert_num_queries(1):
        found = nearby(shown)
        assert found.previous
        assert found.related[0].article.heading
