from itertools import product

import pytest
from django.db import DataError, IntegrityError

from archive.models import Citation, Source
from tests.factories import link, make_actor, make_article, make_source, passage


@pytest.mark.parametrize("issued", ["2023-1", "last year", "23", "2023-12-05T00"])
def test_an_issue_date_that_is_none_is_refused(db, issued: str) -> None:
    with pytest.raises((IntegrityError, DataError)):  # PostgreSQL looks at the length first
        make_source(issued=issued)


@pytest.mark.parametrize("issued", ["", "2023", "2023-12", "2023-12-05"])
def test_an_issue_date_is_printed_to_its_precision(db, issued: str) -> None:
    assert make_source(issued=issued).issued == issued


def test_a_document_is_one_by_title_publisher_and_date_however_printed(db) -> None:
    rand = make_actor("RAND Corporation", "institute")
    make_source("Drogas en México", rand, issued="2023")
    make_source("Drogas en México", rand, issued="2024")
    make_source("Drogas en México", None, issued="2023")
    with pytest.raises(IntegrityError):
        make_source("DROGAS EN MEXICO", rand, issued="2023")


def test_unnamed_sources_of_two_articles_are_two(db) -> None:
    one, two = make_article("One"), make_article("Two")
    rows = [make_source("", None, name="leaked documents", article=article) for article in (one, two)]
    assert rows[0].key != rows[1].key
    with pytest.raises(IntegrityError):
        make_source("", None, name="Leaked documents", article=one)


def test_a_source_slug_is_never_all_digits(db) -> None:
    assert make_source("2024").slug == "source-2024"
    with pytest.raises(IntegrityError):
        Source.objects.update(slug="2024")


@pytest.mark.parametrize(
    ("title", "published", "fields", "grade"),
    [
        ("Report", True, {"issued": "2023"}, "A"),
        ("Report", False, {"issued": "2023"}, "A"),
        ("Report", False, {"url": "https://example.org/report"}, "A"),
        ("Report", False, {"doi": "10.1/x"}, "A"),
        ("Report", True, {}, "B"),
        ("", True, {"issued": "2023"}, "B"),
        ("", True, {}, "C"),
        ("", False, {}, "D"),
    ],
)
def test_the_grade_says_how_far_a_source_can_be_traced(db, title: str, published: bool, fields: dict, grade: str) -> None:
    publisher = make_actor() if published else None
    assert make_source(title, publisher, **fields).grade == grade


def test_only_named_sources_that_a_published_article_cites_are_listed(db) -> None:
    cited, drafted, rejected = make_source("Cited"), make_source("Drafted"), make_source("Rejected")
    for _ in range(2):
        link(make_article(), source=cited)
    link(make_article(status="draft"), source=drafted)
    link(make_article(status="withdrawn"), source=cited)
    article = make_article()
    passage(Citation, article, "words", source=rejected, state="rejected")
    unnamed = make_source("", None, name="officials", article=article)
    passage(Citation, article, "words", source=unnamed)
    assert [(row, row.article_count) for row in Source.objects.with_use_counts()] == [(cited, 2)]


def test_two_uses_in_one_article_count_once(db) -> None:
    source, article = make_source(), make_article()
    passage(Citation, article, "body", source=source)
    passage(Citation, article, "words", source=source)
    assert Source.objects.with_use_counts().get().article_count == 1


def test_history_keeps_former_titles(db) -> None:
    source = make_source("Draft Report")
    source.title = source.name = "Final Report"
    source.save()
    assert [row.title for row in source.history.order_by("history_id")] == ["Draft Report", "Final Report"]


def test_the_grade_in_sql_is_the_grade_of_each_source(db) -> None:
    bank, article = make_actor("World Bank"), make_article()
    choices = product(("", "A title"), (None, bank), ("", "2023"), ("", "https://example.org/"), ("", "10.1000/1"), (None, article))
    for number, (title, publisher, issued, url, doi, within) in enumerate(choices):
        fields = {"issued": issued, "url": url, "doi": doi, "article": within, "name": f"Source {number}"}
        Source.objects.bulk_create([Source(title=title, publisher=publisher, key=str(number), slug=f"source-{number}", **fields)])
    assert [source.traceability for source in Source.objects.graded()] == [source.grade for source in Source.objects.all()]
    for grade in "ABCD":
        assert {source.grade for source in Source.objects.of_grade(grade)} == {grade}
