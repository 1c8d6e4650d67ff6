"""Sources: how far each can be traced, every use in its sentence, and what is used most and traced least."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.ledgers.sources import sources, used_most_traced_least
from archive.models import Citation, Figure, Source
from tests.factories import make_actor, make_article, make_source, passage

HOSTILE = '"><script>alert(1)</script>'


def cited(source: Source, title: str = "A title", published_on: str | None = "2025-11-10", **fields: Any) -> Citation:
    article = make_article(title, "Rice is dear. According to a report, it rains. It is wet.", published_on)
    made: Citation = passage(Citation, article, "a report", source=source, **fields)
    return made


def unnamed(name: str, title: str = "A title", published_on: str | None = "2025-11-10") -> Source:
    article = make_article(title, f"Rice is dear. So say {name} in May. It is wet.", published_on)
    source = make_source("", None, name=name, article=article)
    passage(Citation, article, name, source=source)
    return source


def page(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    return html.fromstring(response.content.decode())


def texts(root: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in root.xpath(path)]


def test_the_most_used_of_what_cant_be_traced_comes_first_and_by_grade_the_unnamed_do(db) -> None:
    bank, board = make_actor("World Bank"), make_actor("Rice Board", "agency")
    lone = make_source("", bank, name="World Bank, unidentified reports")
    other = make_source("", board, name="Rice Board, unidentified reports")
    report = make_source("Annual Report", bank, issued="2024")
    for number in range(3):
        cited(lone, f"Lone {number}")
        cited(report, f"Report {number}")
    cited(other, "Other")
    for number in range(2):
        unnamed("Leaked documents" if number else "leaked documents", f"Leak {number}")
    by_use = used_most_traced_least()
    assert [(row.name.casefold(), row.grade, row.articles) for row in by_use] == [
        ("world bank, unidentified reports", "C", 3),
        ("leaked documents", "D", 2),
        ("rice board, unidentified reports", "C", 1),
    ]
    assert [row.grade for row in used_most_traced_least("grade")] == ["D", "C", "C"]
    assert [row.name for row in sources("grade")][-1] == "Annual Report"
    assert {row.name for row in list(sources("use"))[:2]} == {"Annual Report", "World Bank, unidentified reports"}


def test_every_row_of_the_table_leads_to_as_many_articles_as_it_counts(db, client: Client) -> None:
    cited(make_source("", make_actor("World Bank"), name="World Bank, unidentified reports"), "One")
    for number in range(3):
        unnamed("two officials & a “friend”", f"Leak {number}")
    root = page(client, "/sources/")
    rows = root.xpath("//section[@aria-labelledby='least']//tbody/tr")
    assert len(rows) == 2
    for row in rows:
        count = row.xpath(".//td")[2].text_content().split()[0]
        listed = page(client, row.xpath(".//a/@href")[0])
        assert len(listed.xpath("//figure[@class='quoted']")) == int(count)


def test_the_list_is_sorted_as_asked_and_refuses_any_other_order_in_a_sentence(db, client: Client) -> None:
    bank = make_actor("World Bank")
    cited(make_source("Annual Report", bank, issued="2024"), "One")
    cited(make_source("", bank, name="World Bank, unidentified reports"), "Two")

    def names(query: str) -> list[str]:
        return texts(page(client, f"/sources/{query}"), "//section[@aria-labelledby='all']//tbody//td[1]")

    assert names("?sort=use") == ["Annual Report", "World Bank, unidentified reports"]
    assert names("?sort=grade") == ["World Bank, unidentified reports", "Annual Report"]
    refused = page(client, "/sources/?sort=colour")
    assert "“sort” can't be used" in texts(refused, "//p[@role='alert']")[0]
    assert "There is no parameter “colour”" in texts(page(client, "/sources/?colour=red"), "//p[@role='alert']")[0]
    assert client.get("/sources/?page=9").status_code == 404


def test_a_use_is_shown_in_its_whole_sentence_under_the_date_of_its_article(db, client: Client) -> None:
    source = make_source()
    for title, day in (("Old", "2025-01-10"), ("New", "2025-11-10"), ("Newer", "2025-11-10"), ("Undated", None), ("Year", "2024")):
        cited(source, title, day)
    root = page(client, source.get_absolute_url())
    assert texts(root, "//section[@aria-labelledby='uses']//h3") == ["10 November 2025", "10 January 2025", "2024", "Undated"]
    assert texts(root, "//h2[@id='uses']") == ["5 uses"]
    assert set(texts(root, "//blockquote")) == {"According to a report, it rains."}
    assert texts(root, "//blockquote//b")[0] == "a report"
    first = root.xpath("//figure[contains(@class, 'quoted')]//a/@href")[0]
    assert first.startswith("/articles/new/#citation-")


def test_rejected_unfound_and_unpublished_uses_are_neither_shown_nor_counted(db, client: Client) -> None:
    source = make_source()
    cited(source, "Shown")
    cited(source, "Rejected", state="rejected")
    moved = cited(source, "Moved")
    Citation.objects.filter(pk=moved.pk).update(needs_review=True)
    draft = cited(source, "Draft").article
    draft.status = "draft"
    draft.save()
    root = page(client, source.get_absolute_url())
    assert texts(root, "//h2[@id='uses']") == ["1 use"]
    assert sources().get().article_count == 1


def test_the_figures_according_to_a_source_stand_on_its_page(db, client: Client) -> None:
    source = make_source()
    article = make_article("Rain", "Rice costs 12 dollars. " + " ".join(f"n{n}x" for n in range(12)))
    passage(Citation, article, "Rice", source=source)
    passage(Figure, article, "12 dollars", value=12, unit="USD", source=source)
    root = page(client, source.get_absolute_url())
    assert texts(root, "//h2[@id='figures']") == ["1 figure according to it"]
    for n in range(11):
        passage(Figure, article, f"n{n}x", value=n, source=source)
    root = page(client, source.get_absolute_url())
    assert root.xpath("//section[@aria-labelledby='figures']//p[@class='more']/a/@href") == [f"/claims/?source={source.slug}"]
    assert page(client, f"/claims/?source={source.slug}").xpath("//p[contains(., '12 figures')]")


def test_unnamed_sources_stand_on_a_page_of_their_own_with_their_words_and_articles(db, client: Client) -> None:
    unnamed("leaked documents", "Leak")
    unnamed("two officials", "Talk")
    cited(make_source())
    root = page(client, "/sources/unnamed/")
    assert texts(root, "//h2[@id='uses']") == ["2 uses"]
    assert set(texts(root, "//blockquote")) == {"So say leaked documents in May.", "So say two officials in May."}
    assert set(texts(root, "//ul[@class='chips']//a")) == {"leaked documents 1 article", "two officials 1 article"}
    narrowed = page(client, root.xpath("//ul[@class='chips']//a[contains(., 'leaked')]/@href")[0].replace("?", "/sources/unnamed/?"))
    assert texts(narrowed, "//blockquote") == ["So say leaked documents in May."]
    assert texts(page(client, "/sources/unnamed/?words=LEAKED DOCUMENTS"), "//blockquote") == ["So say leaked documents in May."]


def test_no_source_takes_the_address_of_the_unnamed(db) -> None:
    assert make_source("Unnamed").slug == "source-unnamed"


def test_hostile_words_are_escaped(db, client: Client) -> None:
    unnamed(HOSTILE)
    source = make_source(HOSTILE, make_actor(HOSTILE))
    passage(Citation, make_article(HOSTILE, f"So says {HOSTILE}."), HOSTILE, source=source)
    paths = ("/sources/", "/sources/?sort=grade", "/sources/unnamed/", f"/sources/unnamed/?words={HOSTILE}", source.get_absolute_url())
    for path in paths:
        response = client.get(path)
        assert (response.status_code, b"<script>alert" in response.content) == (200, False), path


@pytest.mark.parametrize("path", ["/sources/", "/sources/unnamed/", "/sources/annual-report/"])
def test_head_works_and_nothing_is_written(db, client: Client, path: str) -> None:
    cited(make_source())
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_the_pages_cost_the_same_queries_for_two_uses_as_for_twelve(db, client: Client, django_assert_num_queries: Any) -> None:
    source = make_source("", make_actor("World Bank"), name="World Bank, unidentified reports")
    made = 0
    for uses in (2, 12):
        for number in range(made, uses):
            use = cited(source, f"Use {number}")
            passage(Figure, use.article, "Rice", value=number, source=source)
            unnamed(f"official {number}", f"Leak {number}")
        made = uses
        # organisations alone, unnamed words; the count and the page of all
        with django_assert_num_queries(4):
            client.get("/sources/")
        # the uses and their number, the commonest words
        with django_assert_num_queries(3):
            client.get("/sources/unnamed/")
        client.get(source.get_absolute_url())  # its profile is made for this state of the archive
        # the source; the uses and their number; the figures and their number; the state of the archive
        with django_assert_num_queries(6):
            client.get(source.get_absolute_url())
