from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.models import Measure
from tests.archive.ledgers.sayings import saying
from tests.factories import make_source

pytestmark = pytest.mark.django_db

OHIO = {"place": "Ohio", "year": 2022}


def page(client: Client, query: str = "") -> Any:
    """The claim ledger as a tree."""
    response = client.get(f"/claims/{query}")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def words(tree: Any) -> list[str]:
    """The words of each figure on the page."""
    return [node.text for node in tree.xpath("//figure//b")]


def test_source_and_unit_narrow_it_together(client: Client) -> None:
    report, survey = make_source("Report"), make_source("Survey")
    saying("90 deaths", 90, source=report, **OHIO)
    saying("5 tonnes", 5, "tonne", subject="cocaine seized", source=report)
    saying("7 tonnes", 7, "tonne", subject="cocaine seized", source=survey)
    assert words(page(client, "?source=report&unit=tonne")) == ["5 tonnes"]
    assert len(words(page(client, "?source=report&source=survey&unit=tonne"))) == 2
    tree = page(client, "?source=&unit=tonne&q=")
    assert len(words(tree)) == 2
    assert tree.xpath("//select[@id='unit']/option[@selected]/text()") == ["tonne"]
    assert tree.xpath("//select[@id='source']/option/@value") == ["", "report", "survey"]
    assert client.get("/api/v1/claims?source=report&unit=tonne").json()["count"] == 1


def test_a_figure_stands_in_its_sentence_with_a_link_to_its_measure(client: Client) -> None:
    figure = saying("90 deaths", 90, **OHIO)
    tree = page(client)
    assert tree.xpath("string(//blockquote)").strip() == "There were 90 deaths in all."
    assert tree.xpath(f"//figcaption/a[@href='{figure.measure.get_absolute_url()}']/bdi/text()") == ["overdose deaths, Ohio"]
    assert tree.xpath("//a[@href='/claims/disagreements/']")


def test_a_figure_in_a_conflict_says_so(client: Client) -> None:
    saying("90 deaths", 90, **OHIO)
    saying("400 deaths", 400, **OHIO)
    figure = saying("90 deaths of cattle", 90, subject="cattle", **OHIO)
    links = page(client).xpath("//a[text()='disputed']/@href")
    assert links == ["/claims/disagreements/?label=conflict&measure=overdose-deaths-ohio"] * 2
    assert not page(client, f"?measure={figure.measure.slug}").xpath("//a[text()='disputed']")


def test_a_figure_of_a_rejected_measure_stays_a_claim_without_a_measure(client: Client) -> None:
    figure = saying("90 deaths", 90, **OHIO)
    Measure.objects.filter(pk=figure.measure_id).update(state="rejected")
    (row,) = client.get("/api/v1/claims").json()["results"]
    assert (row["exact"], row["measure"]) == ("90 deaths", None)
    assert not page(client).xpath("//figcaption/a[starts-with(@href, '/claims/')]")


def test_a_merged_measure_is_named_as_the_one_it_became(client: Client) -> None:
    one, other = saying("90 deaths", 90, **OHIO), saying("400 funerals", 400, subject="funerals", **OHIO)
    Measure.objects.filter(pk=other.measure_id).update(merged_into=one.measure)
    assert {row["measure"] for row in client.get("/api/v1/claims").json()["results"]} == {one.measure.slug}
    assert len(words(page(client, f"?measure={other.measure.slug}"))) == 2


@pytest.mark.parametrize("figures", [2, 12])
def test_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries: Any, figures: int) -> None:
    source = make_source("Report")
    for number in range(figures):
        saying(f"{90 * 3**number} deaths", 90 * 3**number, source=source, **OHIO)
    with django_assert_num_queries(7):  # rows, count, disputed, their measures, sources leaned on, their names, units
        page(client)
