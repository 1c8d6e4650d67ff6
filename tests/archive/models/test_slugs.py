from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import Actor, Article, FormerSlug, Topic
from archive.models.slugs import RESERVED, free_slug
from tests.factories import make_actor, make_article, make_topic


class AnyNameGetsASlugOfItsOwn(TestCase):
    @given(st.text(max_size=120) | st.text("0123456789- _", max_size=8) | st.sampled_from(sorted(RESERVED)))
    @settings(max_examples=60, deadline=None)
    def test_never_empty_never_all_digits_never_reserved_never_taken(self, name: str) -> None:
        Actor.objects.create(name="x", slug="rain", kind="agency")
        taken = set()
        for _ in range(3):
            slug = free_slug(Actor.objects.all(), name, "actor")
            assert slug
            assert not slug.isdigit()
            assert slug not in RESERVED
            assert slug not in taken
            assert len(slug) <= 100
            models.SlugField().run_validators(slug)
            Actor.objects.create(name="x", slug=slug, kind="agency")
            taken.add(slug)


def test_a_second_object_of_one_name_is_numbered(db) -> None:
    assert [make_article("Rain in May").slug for _ in range(3)] == ["rain-in-may", "rain-in-may-2", "rain-in-may-3"]


def test_a_title_of_digits_is_led_by_a_word(db) -> None:
    assert make_article("2025").slug.startswith("article-")
    assert make_topic("1984").slug == "topic-1984"


def test_a_title_in_a_script_that_slugs_lose_is_called_article_by_its_number(db) -> None:
    article = make_article("北京")
    assert article.slug == f"article-{article.pk}"


def test_untitled_articles_have_slugs_of_their_own_also_after_a_deletion(db) -> None:
    articles = [make_article("") for _ in range(3)]
    articles[2].delete()
    slugs = {article.slug for article in (*articles[:2], make_article(""), make_article(""))}
    assert len(slugs) == 4
    assert all(slug.startswith("article-") for slug in slugs)


def test_no_title_hides_behind_an_address_of_the_site(db) -> None:
    assert make_article("Undated").slug not in RESERVED


def test_a_slug_stays_when_the_name_changes(db) -> None:
    article = make_article("Rain in May")
    article.title = "Rain in June"
    article.save()
    assert Article.objects.get(pk=article.pk).slug == "rain-in-may"


def test_a_changed_slug_is_remembered(db) -> None:
    actor = make_actor("World Bank")
    actor.slug = "the-bank"
    actor.save()
    assert Actor.by_former_slug("world-bank") == actor
    assert Actor.by_former_slug("the-bank") is None


def test_a_slug_changed_twice_is_remembered_twice(db) -> None:
    actor = Actor.objects.get(pk=make_actor("World Bank").pk)
    for slug in ("bank", "the-bank"):
        actor.slug = slug
        actor.save()
    assert Actor.by_former_slug("world-bank") == Actor.by_former_slug("bank") == actor


def test_a_slug_taken_back_is_no_former_one(db) -> None:
    actor = make_actor("World Bank")
    for slug in ("bank", "world-bank"):
        actor.slug = slug
        actor.save()
    assert Actor.by_former_slug("world-bank") is None
    assert Actor.by_former_slug("bank") == actor


def test_a_former_slug_is_of_one_model(db) -> None:
    actor = make_actor("Trade")
    actor.slug = "commerce"
    actor.save()
    assert Topic.by_former_slug("trade") is None


def test_a_new_object_never_takes_the_slug_that_old_links_to_another_one_use(db) -> None:
    old = make_article("Rain in May")
    old.slug = "rain-in-may-2024"
    old.save()
    assert make_article("Rain in May").slug != "rain-in-may"
    assert Article.by_former_slug("rain-in-may") == old


def test_a_former_slug_of_a_deleted_object_leads_nowhere(db) -> None:
    actor = make_actor("World Bank")
    actor.slug = "bank"
    actor.save()
    actor.delete()
    assert FormerSlug.objects.exists()
    assert Actor.by_former_slug("world-bank") is None
