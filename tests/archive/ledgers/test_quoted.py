from typing import Any

import pytest
from django.test import Client

from archive.ledgers.quoted import never_quoted, quoted_speakers
from archive.models import Actor, Stakeholder
from tests.archive.ledgers.test_forecasts import shown
from tests.archive.ledgers.test_quotations import archive_of_six, quote, words
from tests.archive.test_views import HOSTILE
from tests.factories import link, make_actor, make_article


def cells(client: Client, path: str) -> list[list[str]]:
    """The rows of a page's table, cell by cell."""
    return [[" ".join(td.text_content().split()) for td in row.iter("td")] for row in shown(client, path).xpath(".//tbody/tr")]


def test_speakers_are_counted_with_those_merged_into_them_and_a_click_shows_that_many(db, client: Client) -> None:
    archive_of_six()
    assert [(row.name, row.count) for row in quoted_speakers()] == [("Ann Poe", 2), ("Ben Roe", 1)]
    for row in quoted_speakers():
        assert len(words(client, row.url.removeprefix("/quotations/"))) == row.count


def test_a_speaker_whose_merged_one_alone_is_quoted_is_counted(db) -> None:
    ann = make_actor("Ann Poe", "person")
    middle = make_actor("A. M. Poe", "person", merged_into=ann)
    quote(make_article(), "body", speaker=make_actor("A. Poe", "person", merged_into=middle))
    assert [(row.name, row.count) for row in quoted_speakers()] == [("Ann Poe", 1)]


def test_affiliations_are_counted_as_printed_and_a_click_shows_that_many(db, client: Client) -> None:
    archive_of_six()
    assert cells(client, "/quotations/affiliations/") == [
        ["Rice Board", "2 quotations, Rice Board"],
        ["Rice Board of Sonora", "1 quotation, Rice Board of Sonora"],
    ]
    for address, count in zip(shown(client, "/quotations/affiliations/").xpath(".//tbody//a/@href"), (2, 1), strict=True):
        assert len(words(client, address.removeprefix("/quotations/"))) == count


def test_named_but_never_quoted_are_people_with_a_part_and_no_words(db, client: Client) -> None:
    first, second, draft = make_article("First"), make_article("Second"), make_article("Draft", status="draft")
    rare, often, merged, quoted, none = (make_actor(name, "person") for name in ("Rare", "Often", "Merged", "Quoted", "None"))
    for article, actor, times in ((first, rare, 1), (first, often, 2), (second, often, 3), (draft, rare, 9), (first, merged, 4)):
        Stakeholder.objects.create(article=article, actor=actor, role="mentioned", mentions=times)
    link(first, actor=quoted)
    link(first, actor=none, role="none")
    link(first, actor=make_actor("World Bank"))
    link(first, actor=make_actor("Wrong", "person", state="rejected"))
    quote(first, "body", speaker=quoted)
    quote(draft, "body", speaker=often)
    quote(second, "body", speaker=make_actor("M.", "person", merged_into=merged))
    assert [(actor.name, actor.named, actor.article_count) for actor in never_quoted()] == [("Often", 5, 2), ("Rare", 1, 1)]
    assert cells(client, "/quotations/never/") == [["Often", "2 articles", "5 times"], ["Rare", "1 article", "1 time"]]


def test_words_under_two_speakers_stand_together(db, client: Client) -> None:
    for name in ("Ann Poe", "Ben Roe"):
        article = make_article(f"Of {name}", "Nobody counts the dead twice here")
        quote(article, article.body, speaker=make_actor(name))
    page = shown(client, "/quotations/same/")
    assert [h2.text for h2 in page.iter("h2")] == ["Ann Poe · Ben Roe"]
    assert page.xpath(".//figcaption//a[contains(@class, 'actor')]/bdi/text()") == ["Ann Poe", "Ben Roe"]


@pytest.mark.parametrize("path", ["speakers", "affiliations", "never", "same"])
def test_an_empty_archive_says_so_and_a_page_past_the_end_is_none(db, client: Client, path: str) -> None:
    assert not shown(client, f"/quotations/{path}/").xpath(".//table | .//figure")
    assert client.get(f"/quotations/{path}/?page=2").status_code == 404


@pytest.mark.parametrize("number", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_rows(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    for n in range(number):
        article = make_article(f"Article {n}", f"Nobody counts the dead twice here {n}")
        link(article, actor=make_actor(f"Silent {n}", "person"))
        for name in ("Ann", "Ben"):
            merged = make_actor(f"{name} {n} merged", "person", merged_into=make_actor(f"{name} {n}", "person"))
            quote(article, article.body, speaker=merged, affiliation=f"Board {n}")
    for path, queries in (("speakers", 3), ("affiliations", 2), ("never", 4), ("same", 1)):
        with django_assert_num_queries(queries):
            client.get(f"/quotations/{path}/")


def test_hostile_names_stay_words(db, client: Client) -> None:
    article = make_article()
    quote(article, "body", speaker=make_actor(HOSTILE, "person"), affiliation=HOSTILE)
    link(article, actor=make_actor(f"Silent {HOSTILE}", "person"))
    for path in ("speakers", "affiliations", "never"):
        page = shown(client, f"/quotations/{path}/")
        assert not page.xpath(".//script | .//img | .//@onerror")
        assert HOSTILE in page.text_content()
    assert Actor.objects.count() == 2
