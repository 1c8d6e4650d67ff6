from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.ledgers.disagreements import disputed
from archive.models import Article, Comparison, Figure, Measure
from tests.archive.ledgers.sayings import dating, saying
from tests.factories import link, make_actor, make_source, make_topic

pytestmark = pytest.mark.django_db

PATH, API = "/claims/disagreements/", "/api/v1/disagreements"
OHIO = {"place": "Ohio", "year": 2022}


def conflict(**fields: Any) -> tuple[Figure, Figure]:
    """Two figures that can't both be true."""
    return saying("90 deaths", 90, **OHIO | fields), saying("over 400 deaths", 400, comparator=">", **OHIO | fields)


def page(client: Client, query: str = "") -> Any:
    """The page as a tree."""
    response = client.get(PATH + query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def subjects(tree: Any) -> list[str]:
    """What the pairs are about, in the order of the page."""
    return [node.text_content() for node in tree.xpath("//section[contains(@class, 'pair-card')]/*[contains(@class, 'subject')]")]


def test_the_page_leads_with_conflicts_and_shows_the_rest_under_its_label(client: Client) -> None:
    saying("12,600 deaths", 12_600, year=2015, subject="fentanyl deaths")
    saying("107,000 deaths", 107_000, year=2023, subject="fentanyl deaths")
    conflict()
    dating("Mérida Initiative", 2009)
    dating("Merida Initiative", 2014)
    tree = page(client)
    assert [node.text_content() for node in tree.xpath("//main/h2")] == ["Conflict", "Different period"]
    assert subjects(tree) == ["Mérida Initiative, start", "overdose deaths, Ohio", "fentanyl deaths"]
    links = [" ".join(node.text_content().split()) for node in tree.xpath("//nav[@aria-label='Labels']/a")]
    assert links == ["all 3", "conflict 2", "same number, different meaning 0", "different period 1", "not comparable 0", "compatible 0"]
    assert subjects(page(client, "?label=different+period")) == ["fentanyl deaths"]


def test_a_pair_shows_both_sentences_values_and_the_reason(client: Client) -> None:
    one, other = conflict(source=make_source("Annual Report"))
    (card,) = page(client).xpath("//section[contains(@class, 'pair-card')]")
    text = " ".join(card.text_content().split())
    assert "No number is within what both allow, of one place and one time." in text
    assert "There were 90 deaths in all." in text
    assert "There were over 400 deaths in all." in text
    assert "> 400 deaths 2022 Ohio according to Annual Report" in text
    assert text.count("10 November 2025 · from the masthead") == 2
    for figure in (one, other):
        assert card.xpath(f".//a[@href='{figure.article.get_absolute_url()}#figure-{figure.pk}']")


def test_other_articles_that_say_the_same_are_counted_and_linked(client: Client) -> None:
    conflict()
    for number in range(2):
        saying("90 deaths", 90, title=f"Echo {number}", **OHIO)
    (link_,) = page(client).xpath("//a[contains(@href, 'statement=')]")
    assert link_.text == "2 other articles say the same"
    listed = html.fromstring(client.get(link_.get("href")).content.decode())
    assert len(listed.xpath("//figure[contains(@class, 'quoted')]")) == 3


def test_the_json_has_the_shape_that_the_contract_names(client: Client) -> None:
    source = make_source("Annual Report")
    one, other = conflict(source=source)
    assert client.get(API, {"label": "conflict"}).json() == {
        "count": 1, "next": None, "previous": None,
        "results": [{
            "label": "conflict", "reason": "No number is within what both allow, of one place and one time.",
            "subject": "overdose deaths, Ohio",
            "claims": [
                {"value": 90, "high": None, "comparator": "=", "unit": "death", "period": "2022", "source": source.slug,
                 "article": one.article.slug, "exact": "90 deaths"},
                {"value": 400, "high": None, "comparator": ">", "unit": "death", "period": "2022", "source": source.slug,
                 "article": other.article.slug, "exact": "over 400 deaths"},
            ],
        }],
    }  # fmt: skip


def test_dates_of_an_event_and_uses_of_a_number_are_claims_too(client: Client) -> None:
    dating("Mérida Initiative", 2009)
    dating("Merida Initiative", 2014)
    saying("$35 billion", 35e9, "USD", subject="fentanyl trade", comparator=">")
    saying("35 billion dollars", 35e9, "USD", subject="cartel profits", comparator=">")
    event, number = client.get(API).json()["results"]
    assert event["subject"] == "Mérida Initiative, start"
    assert [(claim["value"], claim["unit"], claim["period"]) for claim in event["claims"]] == [
        (2009, "year", "2009"),
        (2014, "year", "2014"),
    ]
    assert (number["label"], number["subject"]) == ("same number, different meaning", "> 35,000,000,000 USD")


def test_pairs_are_narrowed_by_label_actor_topic_measure_and_words(client: Client) -> None:
    one, other = conflict()
    conflict(place="Texas")
    actor, topic = make_actor("Police", "agency"), make_topic("Drugs")
    link(other.article, actor=actor, topic=topic)
    for query in ("actor=police", "topic=drugs", f"measure={one.measure.slug}", "actor=police&topic=drugs", "q=overdose&label=conflict"):
        expected = 2 if "q=" in query else 1
        assert client.get(f"{API}?{query}").json()["count"] == expected, query
        assert len(subjects(page(client, f"?{query}"))) == expected
    assert client.get(f"{API}?q=nothing").json()["count"] == 0


@pytest.mark.parametrize("query", ["label=quarrel", "actor=nobody", "topic=none", "measure=none", "colour=red", "after=x"])
def test_what_cannot_be_asked_is_one_sentence(client: Client, query: str) -> None:
    response = client.get(f"{API}?{query}")
    assert response.status_code == 422
    assert response.json()["error"].endswith(".")
    assert page(client, f"?{query}").xpath("//p[@role='alert']")


def test_it_is_read_only(client: Client) -> None:
    for path in (PATH, API):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code == 200


def test_a_pair_whose_side_is_hidden_is_no_row_even_before_it_is_settled(client: Client) -> None:
    one, _ = conflict()
    Article.objects.filter(pk=one.article_id).update(status="withdrawn")
    assert Comparison.objects.count() == 1
    assert client.get(API).json()["results"] == []


def test_text_is_escaped(client: Client) -> None:
    saying("90 <b>deaths</b>", 90, subject="<script>overdose</script> deaths", **OHIO)
    saying("400 deaths", 400, subject="<script>overdose</script> deaths", **OHIO)
    content = client.get(PATH).content.decode()
    assert "<script>" not in content
    assert "<b>deaths" not in content


def test_a_disputed_figure_is_known_by_its_statement_and_measure() -> None:
    one, other = conflict()
    echo = saying("90 deaths", 90, title="Echo", **OHIO)
    elsewhere = saying("90 deaths in Texas", 90, place="Texas", year=2022)
    figures = Figure.objects.select_related("measure__merged_into")
    assert disputed(figures) == {one.pk, other.pk, echo.pk}
    assert elsewhere.pk not in disputed(figures)
    assert disputed([]) == set()


@pytest.mark.parametrize("pairs", [2, 12])
def test_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries: Any, pairs: int) -> None:
    for number in range(pairs):
        conflict(place=f"Town {'abcdefghijklm'[number]}")
    assert Measure.objects.count() == pairs
    with django_assert_num_queries(3):  # labels, rows, articles that say the same
        page(client)
    with django_assert_num_queries(2):  # count, rows
        client.get(API)
