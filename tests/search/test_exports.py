"""Exports of all hits, as the programs read them that researchers use."""

import io
import json
import re
from typing import Any

import pandas
import pytest
import rispy
from django.test import Client
from pybtex.database import parse_string

from archive.exchange.references import reference_of
from archive.models import Article
from search.exports import CSV_COLUMNS, JSON_COLUMNS, ExportFormat, references_of
from search.forms import LARGEST_PAGE
from tests.archive.test_views import HOSTILE
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


def export(client: Client, ending: str, **params: Any) -> str:
    """A file as it comes."""
    response = client.get(f"/search/export.{ending}", params)
    assert response.status_code == 200, response.content
    return response.getvalue().decode()  # type: ignore[attr-defined]


def rows(client: Client, **params: Any) -> list[dict[str, Any]]:
    """The rows of JSON lines."""
    return [json.loads(line) for line in export(client, "jsonl", **params).splitlines()]


def archive_of_three() -> list[Article]:
    """A dated article of a known outlet, one dated by year, an undated and untitled one."""
    said = {"authors": ["Ana Díaz", "B. Author"], "outlet": "The Daily", "rights": "CC BY 4.0", "url": "https://example.org/rice"}
    made = [make_article("Rice, “dear”", "Rice is dear in México.", "2025-11-10", **said)]
    made += [make_article("=1+1", "Rice is cheap.", "2024"), make_article("", "Rice is what it is.", None)]
    link(made[0], actor=make_actor("World Bank"), topic=make_topic("Trade"), source=make_source("Rice Report"))
    index_all()
    return made


def test_a_row_says_what_the_archive_knows_of_an_article(client: Client) -> None:
    archive_of_three()
    first = rows(client, q="rice", sort="newest")[0]
    assert {name: first[name] for name in JSON_COLUMNS if name not in ("added_at", "changed_at")} == {
        "slug": "rice-dear",
        "title": "Rice, “dear”",
        "title_basis": "text",
        "published_on": "2025-11-10",
        "date_precision": "day",
        "date_basis": "masthead",
        "first_day": "2025-11-10",
        "last_day": "2025-11-10",
        "authors": ["Ana Díaz", "B. Author"],
        "outlet": "The Daily",
        "language": "en",
        "actors": [{"slug": "world-bank", "name": "World Bank", "kind": "international-body"}],
        "topics": [{"slug": "trade", "name": "Trade"}],
        "sources": [{"slug": "rice-report", "name": "Rice Report"}],
        "url": "http://127.0.0.1:8000/articles/rice-dear/",
        "source_url": "https://example.org/rice",
        "rights": "CC BY 4.0",
        "version": 1,
    }


def test_pandas_reads_csv_with_right_types(client: Client) -> None:
    archive_of_three()
    text = export(client, "csv", q="rice", sort="newest")
    frame = pandas.read_csv(io.StringIO(text), parse_dates=["first_day", "last_day", "added_at", "changed_at"])
    assert list(frame.columns) == list(CSV_COLUMNS)
    assert frame["version"].dtype.kind == "i"
    assert frame["title"].isna().tolist() == [False, False, True]
    assert frame["title"][1] == "'=1+1"
    assert frame["authors"][0] == "Ana Díaz; B. Author"
    assert frame["first_day"].dt.year.tolist()[:2] == [2025, 2024]
    assert str(frame["last_day"][1].date()) == "2024-12-31"
    assert frame["added_at"].dt.tz is not None


def test_pandas_reads_json_lines_with_right_types(client: Client) -> None:
    archive_of_three()
    frame = pandas.read_json(io.StringIO(export(client, "jsonl", sort="newest")), lines=True, dtype={"published_on": str})
    assert frame["version"].dtype.kind == "i"
    assert frame["title"][1] == "=1+1"
    assert frame["actors"][0][0]["slug"] == "world-bank"


@pytest.mark.parametrize("params", [{"q": "rice"}, {"q": "rice cheap", "match": "any"}, {}, {"sort": "oldest"}, {"topic": "trade"}])
def test_a_file_holds_all_hits_in_the_order_of_the_search(client: Client, params: dict[str, str]) -> None:
    archive_of_three()
    for number in range(30):
        make_article(f"Number {number}", f"rice {'cheap ' * (number % 7)}{number}", f"2025-{1 + number % 12:02}")
    index_all()
    asked = [hit.slug for page in range(1, 5) for hit in ask(**params, page_size=10, page=page).results] if not params.get("topic") else []
    assert [row["slug"] for row in rows(client, **params, page_size=10, page=2)] == (asked or ["rice-dear"])


@pytest.mark.slow
def test_a_file_holds_more_than_a_batch_and_its_length_is_told(client: Client) -> None:
    for number in range(LARGEST_PAGE + 5):
        make_article(f"Number {number}", "rice", f"2025-{1 + number % 12:02}")
    index_all()
    response = client.get("/search/export.csv")
    assert response["X-Total-Count"] == str(LARGEST_PAGE + 5)
    lines = response.getvalue().decode().split("\r\n")  # type: ignore[attr-defined]
    assert len({line.split(",")[0] for line in lines if line}) == LARGEST_PAGE + 6


def test_what_was_withdrawn_since_is_left_out(client: Client) -> None:
    archive_of_three()
    Article.objects.filter(slug="rice-dear").update(status=Article.Status.WITHDRAWN)
    assert "rice-dear" not in [row["slug"] for row in rows(client)]


def test_a_file_is_called_by_what_was_asked(client: Client) -> None:
    archive_of_three()
    response = client.get("/search/export.jsonl", {"q": "“rice” & gold", "topic": "trade", "from": "2025"})
    told = r'attachment; filename="policy-archive-search-rice-gold-trade-from-2025-\d{4}-\d\d-\d\d\.jsonl"'
    assert re.fullmatch(told, response["Content-Disposition"])


def test_hostile_words_stay_in_their_cells(client: Client) -> None:
    make_article(f'{HOSTILE}",\r\n=cmd', "rice", authors=["@SUM(A1)", "; b"], outlet="-1")
    index_all()
    row = pandas.read_csv(io.StringIO(export(client, "csv"))).iloc[0]
    assert row["authors"].startswith("'@SUM")
    assert row["outlet"] in ("'-1",)
    assert row["slug"] == Article.objects.get().slug


@pytest.mark.parametrize("ending", ExportFormat.values)
@pytest.mark.parametrize("query", ["nonsense=1", "actor=nobody", "from=x", "page=0", "q=a%00", "undated=only&from=2025"])
def test_what_cant_be_answered_gets_a_sentence(client: Client, ending: str, query: str) -> None:
    index_all()
    response = client.get(f"/search/export.{ending}?{query}")
    assert (response.status_code, response["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert response.content.decode().strip().endswith(".")


@pytest.mark.parametrize("ending", ExportFormat.values)
def test_nothing_found_is_a_sound_file_too(client: Client, ending: str) -> None:
    index_all()
    text = export(client, ending, q="nothing")
    assert text in ("", ",".join(CSV_COLUMNS) + "\r\n", "[]\n")


def test_an_index_that_is_not_there_is_an_error_and_no_empty_file(client: Client) -> None:
    assert client.get("/search/export.csv").status_code == 503


def test_the_search_page_links_to_files_of_the_same_search(client: Client) -> None:
    archive_of_three()
    page = client.get("/search/", {"q": "rice", "sort": "oldest", "page_size": 1, "page": 2}).content.decode()
    for ending in ExportFormat.values:
        assert f'href="/search/export.{ending}?q=rice&amp;sort=oldest"' in page


def test_exports_are_read_only_and_other_endings_unknown(client: Client) -> None:
    assert client.post("/search/export.csv").status_code == 405
    assert client.get("/search/export.xlsx").status_code == 404


def test_rispy_reads_the_titles_authors_and_dates_of_all_hits(client: Client) -> None:
    archive_of_three()
    records = rispy.loads(export(client, "ris", sort="newest"))
    assert [record["type_of_reference"] for record in records] == ["NEWS"] * 3
    assert [record.get("primary_title") or record.get("title") for record in records] == ["Rice, “dear”", "=1+1", "Rice is what it is."]
    assert records[0]["authors"] == ["Díaz, Ana", "Author, B."]
    assert [record.get("year", "")[:4] for record in records] == ["2025", "2024", ""]


def test_pybtex_reads_the_titles_authors_and_dates_of_all_hits(client: Client) -> None:
    archive_of_three()
    entries = parse_string(export(client, "bib", sort="newest"), "bibtex").entries
    assert list(entries) == [row["slug"] for row in rows(client, sort="newest")]
    first = entries["rice-dear"]
    assert first.fields["title"].strip("{}") == "Rice, “dear”"
    assert [str(person) for person in first.persons["author"]] == ["Díaz, Ana", "Author, B."]
    assert "2025" in (first.fields.get("date") or first.fields["year"])


def test_csl_json_is_one_array_of_all_hits(client: Client) -> None:
    archive_of_three()
    items = json.loads(export(client, "json", sort="newest"))
    assert [item["id"] for item in items] == [row["slug"] for row in rows(client, sort="newest")]
    assert items[0]["issued"] == {"date-parts": [[2025, 11, 10]]}
    assert items[0]["title"] == "Rice, “dear”"


@pytest.mark.parametrize("ending", ["ris", "bib", "json"])
def test_hostile_words_break_no_reference(client: Client, ending: str) -> None:
    make_article(f"{HOSTILE}}} @misc{{x,\r\nER  - \r\nTY  - BOOK", "rice", authors=["} @book{y,", "A\nER  - "], outlet="a\nER  - ")
    make_article("Second", "rice")
    index_all()
    text = export(client, ending)
    read = {"ris": rispy.loads, "bib": lambda bib: parse_string(bib, "bibtex").entries, "json": json.loads}[ending](text)
    assert len(read) == 2


def test_a_reference_is_the_one_that_the_article_itself_gives(client: Client) -> None:
    archive_of_three()
    whole = Article.objects.with_entities().get(slug="rice-dear")
    assert list(references_of([whole.pk])) == [reference_of(whole, "http://127.0.0.1:8000")]
    assert reference_of(whole, "").keywords == ("Trade", "World Bank")
