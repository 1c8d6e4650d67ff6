from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.ledgers.measures import charts
from archive.ledgers.settling import settle_measures
from archive.models import Measure
from tests.archive.ledgers.sayings import saying
from tests.factories import make_source

pytestmark = pytest.mark.django_db

OHIO = {"place": "Ohio"}


def page(client: Client, measure: Measure, query: str = "") -> Any:
    """The measure's page as a tree."""
    response = client.get(measure.get_absolute_url() + query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def test_a_measure_shows_its_values_as_drawing_and_as_table(client: Client) -> None:
    source = make_source("Annual Report")
    first = saying("about 12,600 deaths", 12_600, comparator="~", year=2015, source=source, **OHIO)
    second = saying("over 107,000 deaths", 107_000, comparator=">", published_on="2025-12-01", year=2023, **OHIO)
    tree = page(client, first.measure)
    (svg,) = tree.xpath("//*[local-name()='svg'][@role='group']")
    assert svg.xpath("./*[local-name()='title']")[0].text == "overdose deaths, Ohio: 2 values over time"
    assert svg.xpath("./*[local-name()='desc']")
    targets = [link.get("href") for link in svg.xpath(".//*[local-name()='a']")]
    assert targets == [f"#figure-{second.pk}", f"#figure-{first.pk}"]
    assert all(tree.xpath(f"//tr[@id='{target[1:]}']") for target in targets)
    rows = [" ".join(row.text_content().split()) for row in tree.xpath("//tbody/tr")]
    assert rows == [
        "over 107,000 deaths > 107,000 deaths 2023 Ohio On over 107,000 deaths 1 December 2025 · from the masthead",
        "about 12,600 deaths ~ 12,600 deaths 2015 Ohio Annual Report On about 12,600 deaths 10 November 2025 · from the masthead",
    ]


def test_each_dot_says_its_value_and_time(client: Client) -> None:
    first = saying("90 deaths", 90, published_on="2025-11-10", **OHIO)
    saying("400 deaths", 400, published_on=None, **OHIO)
    tree = page(client, first.measure)
    titles = [title.text for title in tree.xpath("//*[local-name()='a']/*[local-name()='title']")]
    assert titles == ["90 deaths, 2025-11-10, date of its article", "400 deaths, no date"]
    assert len(tree.xpath("//*[local-name()='circle'][@class='by-article']")) == 1


def test_unlike_units_and_shares_of_unlike_wholes_share_no_axis() -> None:
    figures = [
        saying("2 tonnes", 2, "tonne", subject="cocaine seized"),
        saying("500 kilograms", 500, "kilogram", subject="cocaine seized"),
        saying("3 tonnes", 3, "tonne", subject="cocaine seized"),
        saying("30 percent", 30, "%", subject="cocaine seized", denominator="drugs"),
        saying("40 percent", 40, "%", subject="cocaine seized", denominator="cocaine"),
    ]
    assert len({figure.measure for figure in figures}) == 1
    mass, *shares = charts(figures)
    assert (mass.unit, len(mass.rows)) == ("tonne", 3)
    assert mass.plot is not None
    assert [dot.value.value for dot in mass.plot.dots] == [2, 0.5, 3]
    assert sorted(chart.whole for chart in shares) == ["cocaine", "drugs"]
    assert all(chart.plot is None for chart in shares)


def test_pairs_stand_under_their_labels_conflicts_first(client: Client) -> None:
    first = saying("90 deaths", 90, year=2022, **OHIO)
    saying("400 deaths", 400, year=2022, **OHIO)
    saying("80 deaths", 80, year=2020, **OHIO)
    tree = page(client, first.measure)
    badges = [node.text for node in tree.xpath("//section[contains(@class, 'pair-card')]//span[@class='badge']")]
    assert badges == ["conflict", "different period", "different period"]
    assert len(tree.xpath("//table//a[@class='badge'][text()='disputed']")) == 2
    assert [" ".join(link.text.split()) for link in tree.xpath("//p[@class='meta']/a")] == ["1 conflict", "2 different period"]


def test_a_merged_measure_leads_to_the_other_and_back_when_that_is_undone(client: Client) -> None:
    one, other = saying("90 deaths", 90, **OHIO), saying("400 funerals", 400, "funeral", subject="funerals", **OHIO)
    Measure.objects.filter(pk=other.measure_id).update(merged_into=one.measure)
    settle_measures([other.measure_id])
    assert client.get(other.measure.get_absolute_url()).headers["Location"] == one.measure.get_absolute_url()
    assert len(page(client, one.measure).xpath("//tbody/tr")) == 2
    Measure.objects.filter(pk=other.measure_id).update(merged_into=None)
    assert len(page(client, other.measure).xpath("//tbody/tr")) == 1


def test_a_former_slug_redirects_for_good(client: Client) -> None:
    measure = saying("90 deaths", 90, **OHIO).measure
    former = measure.get_absolute_url()
    measure.slug = "deaths-in-ohio"
    measure.save()
    response = client.get(former)
    assert (response.status_code, response.headers["Location"]) == (301, "/claims/deaths-in-ohio/")


def test_a_rejected_measure_and_an_unknown_one_are_not_there(client: Client) -> None:
    measure = saying("90 deaths", 90, **OHIO).measure
    Measure.objects.filter(pk=measure.pk).update(state="rejected")
    assert client.get(measure.get_absolute_url()).status_code == 404
    assert client.get("/claims/nothing/").status_code == 404


def test_it_is_read_only_and_takes_no_parameters(client: Client) -> None:
    measure = saying("90 deaths", 90, **OHIO).measure
    assert client.post(measure.get_absolute_url()).status_code == 405
    assert client.head(measure.get_absolute_url()).status_code == 200
    assert page(client, measure, "?colour=red").xpath("//p[@role='alert']")


def test_text_is_escaped(client: Client) -> None:
    figure = saying("90 <i>deaths</i>", 90, subject="overdose <script>deaths</script>", period="<u>then</u>", **OHIO)
    saying("80 deaths", 80, subject="overdose <script>deaths</script>", **OHIO)
    content = client.get(figure.measure.get_absolute_url()).content.decode()
    assert not any(tag in content for tag in ("<script>", "<i>", "<u>"))


@pytest.mark.parametrize("figures", [2, 12])
def test_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries: Any, figures: int) -> None:
    made = [saying(f"{90 * 3**number} deaths", 90 * 3**number, year=2022, **OHIO) for number in range(figures)]
    with django_assert_num_queries(9):  # measure, family, rows, count, labels, family, pairs, same statements, disputed
        page(client, made[0].measure)
