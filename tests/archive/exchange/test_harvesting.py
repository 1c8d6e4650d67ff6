from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.exchange.harvesting import Changes, Header, Sets
from archive.exchange.oai_arguments import Span
from archive.models import Article, ArticleTopic, Tombstone, Topic
from tests.factories import link, make_actor, make_article, make_topic

START = datetime(2026, 1, 1, tzinfo=UTC)


def changed(article: Article, minutes: int) -> int:
    """Dates an article's last change; its key."""
    Article.objects.filter(pk=article.pk).update(updated_at=START + timedelta(minutes=minutes))
    return int(article.pk)


def walk(changes: Changes, step: int) -> list[Header]:
    """All of the list, ``step`` at a time."""
    found: list[Header] = []
    while some := changes.after(found[-1].changed if found else None, found[-1].pk if found else 0, step):
        found += some
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(minutes=st.lists(st.integers(0, 4), max_size=7), gone=st.sets(st.integers(0, 6)), step=st.integers(1, 4))
def test_any_walk_meets_each_row_once_in_order(db: Any, minutes: list[int], gone: set[int], step: int) -> None:
    Article.objects.all().delete()
    Tombstone.objects.all().delete()
    keys = [changed(make_article(f"Title {number}"), minute) for number, minute in enumerate(minutes)]
    for number in gone & set(range(len(keys))):
        Article.objects.get(pk=keys[number]).delete()
        Tombstone.objects.filter(article_key=keys[number]).update(deleted_at=START + timedelta(minutes=minutes[number]))
    found = walk(Changes(), step)
    expected = sorted((START + timedelta(minutes=minute), key) for minute, key in zip(minutes, keys, strict=True))
    assert [(row.changed, row.pk) for row in found] == expected
    assert {row.pk for row in found if row.deleted} == {keys[number] for number in gone if number < len(keys)}
    assert Changes().count() == len(keys)


def test_what_is_written_in_mid_walk_comes_at_the_end_and_breaks_nothing(db) -> None:
    first, second, third = (changed(make_article(f"Title {number}"), number) for number in range(3))
    begun = Changes().after(None, 0, 1)
    assert [row.pk for row in begun] == [first]
    make_article("New")
    Article.objects.get(pk=second).save()
    rest = Changes().after(begun[0].changed, begun[0].pk, 10)
    assert [row.pk for row in rest[:1]] == [third]
    assert {row.pk for row in rest} == {second, third, Article.objects.get(title="New").pk}


def test_only_what_was_once_published_is_listed(db) -> None:
    make_article("Draft", status="draft")
    gone = make_article("Deleted draft", status="draft")
    gone.delete()
    withdrawn = make_article("Withdrawn")
    withdrawn.status = Article.Status.WITHDRAWN
    withdrawn.save()
    assert [(row.pk, row.deleted) for row in Changes().after(None, 0, 10)] == [(withdrawn.pk, True)]


def test_a_span_holds_its_first_moment_and_not_its_last(db) -> None:
    keys = [changed(make_article(f"Title {number}"), number) for number in range(4)]
    found = Changes(Span(START + timedelta(minutes=1), START + timedelta(minutes=3))).after(None, 0, 10)
    assert [row.pk for row in found] == keys[1:3]


def test_a_set_holds_what_stands_under_its_topic_or_one_below_and_what_was_deleted_from_there(db) -> None:
    trade = make_topic("Trade")
    tariffs, rain = make_topic("Tariffs", parent=trade), make_topic("Rain")
    both, wet, gone = make_article("Both"), make_article("Wet"), make_article("Gone")
    for article, topic in ((both, tariffs), (both, rain), (wet, rain), (gone, tariffs)):
        link(article, topic=topic)
    key = gone.pk
    gone.delete()
    found = Changes(topic=trade).after(None, 0, 10)
    assert {(row.pk, row.deleted) for row in found} == {(both.pk, False), (key, True)}
    assert Sets().of(found) == {both.pk: ["rain", "trade:tariffs"], key: ["trade:tariffs"]}


def test_topics_in_a_circle_are_sets_all_the_same(db) -> None:
    one, two = make_topic("One"), make_topic("Two")
    Topic.objects.filter(pk=one.pk).update(parent=two)
    Topic.objects.filter(pk=two.pk).update(parent=one)
    assert set(Sets().specs.values()) == {"two:one", "one:two"}


def test_what_a_record_says_dates_it_anew_when_it_changes(db) -> None:
    article, actor, topic = make_article(), make_actor(), make_topic()
    link(article, actor=actor, topic=topic)

    def dates_anew(change: Any) -> bool:
        changed(article, 0)
        change()
        return bool(Article.objects.get(pk=article.pk).updated_at > START)

    assert dates_anew(lambda: actor.save())
    assert dates_anew(lambda: topic.save())
    assert dates_anew(lambda: ArticleTopic.objects.get().delete())
    assert not dates_anew(lambda: make_actor("Somebody else").save())


def test_an_article_that_comes_back_has_no_tombstone_in_the_list(db) -> None:
    article = make_article()
    key = article.pk
    article.delete()
    assert Changes().one(key) == Changes().after(None, 0, 1)[0]
    article.pk = key
    article.save(force_insert=True)
    assert [row.deleted for row in Changes().after(None, 0, 10)] == [False]
    assert Changes().count() == 1
