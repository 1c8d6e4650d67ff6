from datetime import date

import pytest
from django.db import IntegrityError
from django.db.models.signals import post_save
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.models.article import body_digest, printed_date
from tests.factories import link, make_actor, make_article, make_source, make_topic


@pytest.mark.parametrize(
    ("first_day", "precision"),
    [(None, "day"), (None, "year"), ("2025-11-10", "none"), ("2025-11-10", "month"), ("2025-11-01", "year"), ("2025-11-10", "week")],
)
def test_a_date_that_does_not_match_its_precision_is_refused(db, first_day: str | None, precision: str) -> None:
    basis = "none" if precision == "none" else "masthead"
    with pytest.raises(IntegrityError):
        Article.objects.create(title="T", body="B", published_on=first_day, date_precision=precision, date_basis=basis)


@pytest.mark.parametrize(
    ("first_day", "precision"),
    [(None, "none"), ("2025-11-10", "day"), ("2025-11-01", "month"), ("2025-11-01", "day"), ("2025-01-01", "year")],
)
def test_a_date_that_matches_its_precision_is_kept(db, first_day: str | None, precision: str) -> None:
    basis = "none" if precision == "none" else "masthead"
    article = Article.objects.create(title="T", body="B", published_on=first_day, date_precision=precision, date_basis=basis)
    assert article.slug


@pytest.mark.parametrize(
    "fields",
    [
        {"published_on": "2025", "date_basis": "none"},
        {"published_on": None, "date_basis": "masthead"},
        {"title": "", "title_basis": "text"},
        {"title": "A title", "title_basis": "none"},
        {"status": "lost"},
        {"slug": "2025"},
    ],
)
def test_a_row_that_contradicts_itself_is_refused_by_the_database(db, fields: dict) -> None:
    with pytest.raises(IntegrityError):
        make_article(**fields)


def test_an_emptied_slug_is_made_anew(db) -> None:
    article = make_article("Rain")
    article.slug = ""
    article.save()
    assert article.slug.startswith("rain")


def test_the_database_refuses_an_empty_slug(db) -> None:
    article = make_article("Rain")
    with pytest.raises(IntegrityError):
        Article.objects.filter(pk=article.pk).update(slug="")


def test_two_articles_never_have_one_url_but_many_have_none(db) -> None:
    make_article(url="")
    make_article(url="")
    make_article(url="https://example.org/a")
    with pytest.raises(IntegrityError):
        make_article(url="https://example.org/a")


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_a_printed_date_is_a_prefix_of_the_whole_date(day: date, precision: str) -> None:
    printed = printed_date(day, precision)
    assert printed is not None
    assert day.isoformat().startswith(printed)
    assert printed.count("-") == ["year", "month", "day"].index(precision)


def test_an_unknown_date_prints_as_none() -> None:
    assert printed_date(None, "none") is None


@given(st.text(max_size=40))
def test_quotes_dashes_case_and_blanks_make_no_other_text(text: str) -> None:
    dressed = f"  “{text}” — and\n\n{text}".upper().lower()
    plain = f'"{text}" - and {text} '.upper().lower()
    assert body_digest(dressed) == body_digest(plain)


def test_other_words_are_another_text() -> None:
    assert body_digest("Rice is dear.") != body_digest("Rice was dear.")


def test_an_untitled_article_is_headed_by_its_first_words(db) -> None:
    article = make_article("", "## One two three four five six seven eight nine ten.")
    assert article.heading == "One two three four five six seven eight nine…"
    assert make_article("", "One two.").heading == "One two."
    assert str(make_article("Rain")) == "Rain"


def test_the_first_publication_is_remembered_for_good(db) -> None:
    article = make_article(status="draft")
    assert article.first_published_at is None
    article.status = "published"
    article.save()
    first = article.first_published_at
    article.status = "withdrawn"
    article.save()
    article.status = "published"
    article.save()
    assert first is not None
    assert article.first_published_at == first


def test_an_article_dated_by_year_alone_is_in_the_year_and_in_no_month(db) -> None:
    make_article("Year", published_on="2025")
    make_article("Month", published_on="2025-01")
    make_article("Day", published_on="2025-01-31")
    make_article("Before", published_on="2024-12-31")
    assert {a.title for a in Article.objects.in_year(2025)} == {"Year", "Month", "Day"}
    assert {a.title for a in Article.objects.in_month(2025, 1)} == {"Month", "Day"}


def test_the_undated_stand_last(db) -> None:
    for title, day in (("None", None), ("Old", "2024"), ("New", "2025-02-01")):
        make_article(title, published_on=day)
    assert [a.title for a in Article.objects.newest()] == ["New", "Old", "None"]
    assert [a.title for a in Article.objects.all()] == ["New", "Old", "None"]
    assert [a.title for a in Article.objects.undated()] == ["None"]
    assert {a.title for a in Article.objects.dated()} == {"Old", "New"}


def test_publishing_a_set_leaves_a_row_of_history_for_each(db) -> None:
    draft, review, published = (make_article(status=status) for status in ("draft", "review", "published"))
    assert Article.objects.all().publish() == 2
    assert {a.status for a in Article.objects.all()} == {"published"}
    assert [a.history.count() for a in (draft, review, published)] == [2, 2, 1]


def test_history_keeps_what_an_article_said_before(db) -> None:
    article = make_article("Rain", "Old words.")
    article.body = "New words."
    article.save()
    assert [row.body for row in article.history.order_by("history_id")] == ["Old words.", "New words."]


def test_entities_come_in_three_queries_however_many_articles(db, django_assert_num_queries) -> None:
    actor, topic, source = make_actor(), make_topic(), make_source()
    for _ in range(3):
        link(make_article(), actor=actor, topic=topic, source=source)
    with django_assert_num_queries(4):  # articles; stakeholders, topics and citations, each joined with what they name
        for article in Article.objects.with_entities():
            assert [row.actor.name for row in article.main_actors] == ["World Bank"]
            assert [row.topic.name for row in article.main_topics] == ["Trade"]
            assert [row.source.name for row in article.main_citations] == ["Annual Report"]


@pytest.mark.parametrize("judge", ["publish", "withdraw"])
def test_judging_many_articles_overwrites_nothing_that_an_editor_saves_meanwhile(db, judge: str) -> None:
    before = "draft" if judge == "publish" else "published"
    for number in range(2):
        make_article(f"Article {number}", status=before)

    def edit_the_others(sender: type[Article], instance: Article, **kwargs: object) -> None:
        Article.objects.exclude(pk=instance.pk).filter(status=before).update(body="Edited meanwhile.")

    post_save.connect(edit_the_others, sender=Article)
    try:
        assert (Article.objects.all().publish() if judge == "publish" else Article.objects.all().withdraw("Wrong.")) == 2
    finally:
        post_save.disconnect(edit_the_others, sender=Article)
    assert sorted(Article.objects.values_list("body", flat=True)) == ["A body of some words.", "Edited meanwhile."]
