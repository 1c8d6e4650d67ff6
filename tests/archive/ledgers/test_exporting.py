import io
import json
from decimal import Decimal

import pandas
import pytest
from django.test import Client

from archive.ledgers import claims, exporting
from archive.ledgers.exporting import OF_ARTICLE
from archive.models import Article, Figure, Forecast, Quotation
from archive.tabular import TableFormat
from tests.archive.ledgers.sayings import dating, saying
from tests.factories import link as link_to
from tests.factories import make_actor, make_article, passage

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    """A file as it comes."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.getvalue().decode()  # type: ignore[attr-defined]


def archive_of_figures(number: int = 5) -> list[Article]:
    """Articles with a figure each."""
    made = [make_article(f"Article {n}", f"{n} tonnes of gold", f"2025-11-{n:02}", rights="CC BY 4.0") for n in range(1, number + 1)]
    for article in made:
        passage(Figure, article, article.body, value=Decimal(article.body.split()[0]), unit="tonne", subject="gold")
    return made


def test_a_ledger_as_jsonl_is_all_of_its_json_rows_with_their_articles(client: Client) -> None:
    archive_of_figures()
    rows = [json.loads(line) for line in body(client, "/claims/export.jsonl").splitlines()]
    listed = client.get("/api/v1/claims", {"page_size": 100}).json()["results"]
    assert [{name: value for name, value in row.items() if name not in OF_ARTICLE} for row in rows] == listed
    assert rows[0]["article_url"] == "http://127.0.0.1:8000/articles/article-5/"
    assert {row["rights"] for row in rows} == {"CC BY 4.0"}


def test_pandas_reads_a_ledger_as_csv_with_numbers_as_numbers(client: Client) -> None:
    archive_of_figures()
    frame = pandas.read_csv(io.StringIO(body(client, "/claims/export.csv")))
    assert frame["value"].tolist() == [5, 4, 3, 2, 1]
    assert frame["start"].dtype.kind == "i"
    assert frame["article"].tolist() == [f"article-{n}" for n in (5, 4, 3, 2, 1)]


def test_a_file_holds_more_than_a_page_and_a_batch(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_of_figures(8)
    monkeypatch.setattr(exporting, "batches", lambda keys: ([keys[at]] for at in range(len(keys))))
    response = client.get("/claims/export.csv", {"page_size": 3, "page": 2})
    assert len(response.getvalue().splitlines()) == 9  # type: ignore[attr-defined]
    assert response["X-Total-Count"] == "8"


def test_the_filters_of_the_page_hold_and_its_place_in_the_list_does_not(client: Client) -> None:
    articles = archive_of_figures()
    link_to(articles[2], actor=make_actor("World Bank"))
    assert len(body(client, "/claims/export.jsonl?actor=world-bank").splitlines()) == 1
    assert len(body(client, "/claims/export.jsonl?q=gold&after=2025-11-03~1").splitlines()) == 5
    assert body(client, "/claims/export.jsonl?q=silver") == ""


@pytest.mark.parametrize("query", ["nonsense=1", "actor=nobody", "unit=a%00"])
def test_what_cant_be_answered_gets_a_sentence(client: Client, query: str) -> None:
    response = client.get(f"/claims/export.csv?{query}")
    assert (response.status_code, response["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert response.content.decode().strip().endswith(".")


def test_rows_that_go_while_a_file_is_sent_are_left_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_of_figures(4)
    chunks = iter(client.get("/claims/export.jsonl"))
    monkeypatch.undo()
    Article.objects.filter(slug="article-3").update(status=Article.Status.WITHDRAWN)
    assert "article-3" not in b"".join(chunks).decode()


def test_forecasts_and_quotations_are_files_too(client: Client) -> None:
    article = make_article(body="it will rain, she said")
    passage(Forecast, article, "it will rain", horizon="soon")
    passage(Quotation, article, "rain", speaker_name="=SUM(A1)", role="-1")
    forecast = json.loads(body(client, "/forecasts/export.jsonl"))
    assert (forecast["exact"], forecast["status"], forecast["article_title"]) == ("it will rain", "open", "A title")
    quotation = pandas.read_csv(io.StringIO(body(client, "/quotations/export.csv"))).iloc[0]
    assert (quotation["speaker_name"], quotation["role"]) == ("'=SUM(A1)", "'-1")


def test_events_are_files_whose_table_has_the_event_in_two_columns(client: Client) -> None:
    mention = dating("Rice Pact", 2009)
    dating("Rice Pact", 2014)
    rows = [json.loads(line) for line in body(client, "/events/export.jsonl").splitlines()]
    listed = client.get("/api/v1/events").json()["results"]
    assert [{name: value for name, value in row.items() if name not in OF_ARTICLE} for row in rows] == listed
    frame = pandas.read_csv(io.StringIO(body(client, "/events/export.csv")))
    assert frame["event_id"].tolist() == [mention.event_id] * 2
    assert frame["event"].tolist() == ["Rice Pact"] * 2
    assert frame["badges"].tolist() == ["two dates"] * 2
    assert frame["starts_on"].tolist() == ["2009-01-01", "2014-01-01"]


def test_disagreements_are_files_in_which_each_side_names_its_article(client: Client) -> None:
    saying("90 deaths", 90, year=2024, place="Utopia", title="One", published_on="2025-11-10")
    saying("=70 deaths", 70, year=2024, place="Utopia", title="Other")
    Article.objects.update(rights="CC BY 4.0")
    (row,) = map(json.loads, body(client, "/claims/disagreements/export.jsonl").splitlines())
    (listed,) = client.get("/api/v1/disagreements").json()["results"]
    claims_alone = [{name: value for name, value in claim.items() if name not in OF_ARTICLE} for claim in row["claims"]]
    assert row | {"claims": claims_alone} == listed
    assert [(claim["article_title"], claim["rights"]) for claim in row["claims"]] == [("One", "CC BY 4.0"), ("Other", "CC BY 4.0")]
    flat = pandas.read_csv(io.StringIO(body(client, "/claims/disagreements/export.csv"))).iloc[0]
    assert (flat["label"], flat["one_value"], flat["other_value"]) == ("conflict", 90, 70)
    assert flat["other_exact"] == "'=70 deaths"
    assert flat["one_article_url"] == "http://127.0.0.1:8000/articles/one/"


@pytest.mark.parametrize("path", ["/events/", "/claims/disagreements/"])
def test_the_filters_of_events_and_disagreements_hold_for_their_files(client: Client, path: str) -> None:
    dating("Rice Pact", 2009)
    dating("Rice Pact", 2014)
    page = client.get(path, {"q": "pact"}).content.decode()
    assert f'"{path}export.csv?q=pact"' in page
    assert body(client, f"{path}export.jsonl?q=pact")
    assert body(client, f"{path}export.jsonl?q=silver") == ""


def test_a_measures_page_leads_to_the_files_of_its_figures(client: Client) -> None:
    measure = saying("90 deaths", 90).measure
    assert measure is not None
    saying("3 tonnes", 3, "tonne", subject="gold")
    page = client.get(measure.get_absolute_url()).content.decode()
    assert f'"/claims/export.jsonl?measure={measure.slug}"' in page
    assert len(body(client, f"/claims/export.jsonl?measure={measure.slug}").splitlines()) == 1


def test_every_column_of_a_ledger_is_in_its_rows(client: Client) -> None:
    archive_of_figures(1)
    assert set(json.loads(body(client, "/claims/export.jsonl"))) == set(claims.LEDGER.columns(TableFormat.JSONL))


def test_pages_of_ledgers_link_to_files_of_the_same_rows(client: Client) -> None:
    archive_of_figures()
    page = client.get("/claims/", {"q": "gold", "after": "2025-11-05~1"}).content.decode()
    assert '"/claims/export.csv?q=gold"' in page
    assert '"/claims/export.jsonl?q=gold"' in page


def test_another_ending_is_not_found_and_nothing_is_written(client: Client) -> None:
    assert client.get("/claims/export.xlsx").status_code == 404
    assert client.post("/claims/export.csv").status_code == 405
