"""A synthetic archive: reproducible, whole, and added to rather than made anew."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.ledgers.settling import settle_articles
from archive.models import (
    PASSAGE_KINDS,
    Actor,
    Article,
    ArticleTopic,
    Citation,
    Comparison,
    EventMention,
    Figure,
    Forecast,
    Mention,
    Quotation,
    Source,
    Stakeholder,
    Topic,
)
from search.models import Outbox
from tests.factories import index_all, make_actor, make_topic
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


def make(number: int) -> None:
    call_command("make_articles", str(number), verbosity=0)


def held() -> dict[str, list[Any]]:
    """All that the archive holds, without keys and times."""
    return {
        "articles": list(
            Article.objects.order_by("slug").values_list("slug", "title", "body", "published_on", "date_precision", "language")
        ),
        "mentions": list(Mention.objects.order_by("article__slug", "start").values_list("article__slug", "actor__slug", "start", "exact")),
        "citations": list(Citation.objects.order_by("article__slug", "start").values_list("article__slug", "source__slug", "start")),
        "topics": sorted(ArticleTopic.objects.values_list("article__slug", "topic__slug")),
        "figures": list(
            Figure.objects.order_by("article__slug", "start").values_list(
                "article__slug", "start", "exact", "value", "state", "source__name", "measure__key", "statement", "family", "quantity"
            )
        ),
        "quotations": list(
            Quotation.objects.order_by("article__slug", "start").values_list("article__slug", "exact", "speaker__slug", "words")
        ),
        "forecasts": list(Forecast.objects.order_by("article__slug", "start").values_list("article__slug", "exact", "ends_on", "verdict")),
        "events": list(EventMention.objects.order_by("article__slug", "start").values_list("article__slug", "exact", "event__key")),
        "comparisons": compared(),
        "stakeholders": sorted(Stakeholder.objects.values_list("article__slug", "actor__slug", "role", "mentions")),
    }


def compared() -> list[Any]:
    """What is laid side by side, without keys."""
    sides = (f"{side}__{field}" for side in ("one", "other", "one_mention", "other_mention") for field in ("article__slug", "start"))
    return sorted(map(str, Comparison.objects.values_list("label", "reason", "measure__key", "event__key", *sides)))


def test_the_same_number_changes_nothing_and_a_larger_one_adds_the_rest() -> None:
    make(30)
    thirty = held()
    assert len(thirty["articles"]) == 30
    assert all(thirty.values())
    make(30)
    make(10)
    assert held() == thirty
    Article.objects.all().delete()
    make(12)
    make(30)
    assert held() == thirty


def test_every_passage_has_its_exact_words_and_every_article_passes_its_own_rules() -> None:
    make(30)
    for kind in PASSAGE_KINDS:
        assert kind.objects.exists()
        for row in kind.objects.select_related("article"):
            assert row.article.body[row.start : row.end] == row.exact
            row.full_clean(exclude=["measure", "event", "source", "speaker", "actor", "article", "words", "family", "statement"])
            assert row.article.body[: row.start].endswith(row.prefix)
    for article in Article.objects.all():
        stored = (article.folded, article.body_sha256, article.slug, article.first_published_at)
        article.full_clean()
        article.save()
        assert (article.folded, article.body_sha256, article.slug, article.first_published_at) == stored
        named = set(Mention.objects.filter(article=article).values_list("actor", flat=True))
        assert set(article.stakeholders.values_list("actor", flat=True)) == named
        assert all(row.mentions == Mention.objects.filter(article=article, actor=row.actor).count() for row in article.stakeholders.all())


def test_what_they_say_is_compared_as_if_each_had_been_imported() -> None:
    make(60)
    once = compared()
    assert once
    for article in Article.objects.order_by("pk"):
        settle_articles([article.pk])
    assert compared() == once


def test_sources_are_of_every_grade() -> None:
    for number in range(30):
        make_actor(f"Actor {number}")
    make(30)
    assert {source.grade for source in Source.objects.all()} == {"A", "B", "C", "D"}
    assert all(source.article_id for source in Source.objects.all() if source.grade == "D")


def test_without_a_gazetteer_it_makes_actors_and_topics_in_two_levels() -> None:
    make(1)
    assert Actor.objects.count() > 100
    assert Topic.objects.filter(parent__isnull=True).exists()
    assert Topic.objects.filter(parent__parent__isnull=False).count() == 0 < Topic.objects.filter(parent__isnull=False).count()
    assert Source.objects.filter(publisher__isnull=False).exists()


def test_known_actors_and_topics_are_used_where_there_are_any() -> None:
    bank, trade = make_actor("World Bank"), make_topic("Trade")
    make_actor("Proposed", state="proposed")
    make(5)
    assert set(Stakeholder.objects.values_list("actor", flat=True)) == {bank.pk}
    assert set(ArticleTopic.objects.values_list("topic", flat=True)) == {trade.pk}
    assert Actor.objects.count() == 2


def test_the_outbox_stays_empty_and_a_rebuilt_index_finds_them(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_articles", "30")
    assert "30 articles made, 0 were there." in (said := capsys.readouterr().out)
    assert "rebuild_index" in said
    assert not Outbox.objects.exists()
    index_all()
    assert ask().count == 30


@pytest.mark.parametrize("number", ["0", "-3", "many", "1000001"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match=r"N must be a whole number from 1 to 1000000|the following arguments are required"):
        call_command("make_articles", number)
    assert not Article.objects.exists()
