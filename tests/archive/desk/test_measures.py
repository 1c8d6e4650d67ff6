"""Measures and what is compared under them, on the desk."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Article, Comparison, Figure, Measure
from tests.archive.desk.test_articles import saved
from tests.archive.desk.test_decisions import act
from tests.archive.ledgers.sayings import labels, saying

OHIO = {"place": "Ohio", "year": 2022}


def save_measure(client: Client, measure: Measure, **changes: str) -> Any:
    """The answer to the measure's form with those changes."""
    sent = {"name": measure.name, "place": measure.place, "state": measure.state, "merged_into": ""}
    return client.post(reverse("admin:archive_measure_change", args=[measure.pk]), sent | changes)


def figure_of(article: Article) -> Figure:
    """The one figure of an article."""
    return Figure.objects.get(article=article)


def test_a_measure_lists_its_figures_with_the_way_to_each(admin_client: Client) -> None:
    one, other = saying("90 deaths", 90, **OHIO), saying("<400> deaths", 400, published_on="2025-12-01", **OHIO)
    saying("5 tonnes", 5, "tonne", subject="cocaine seized")
    tree = html.fromstring(admin_client.get(reverse("admin:archive_measure_change", args=[one.measure_id])).content.decode())
    rows = tree.xpath("//div[contains(@class, 'field-figures_')]//p")
    assert [row.text_content() for row in rows] == [
        "“<400> deaths”, overdose deaths, 2022, in On <400> deaths",
        "“90 deaths”, overdose deaths, 2022, in On 90 deaths",
    ]
    assert rows[0].xpath("a/@href") == [reverse("admin:archive_article_change", args=[other.article_id]) + "#figures-group"]


def test_a_merge_and_its_undoing_are_compared_anew(admin_client: Client) -> None:
    one = saying("90 deaths", 90, **OHIO)
    other = saying("400 funerals", 400, subject="funerals", **OHIO)
    assert save_measure(admin_client, other.measure, merged_into=str(one.measure_id)).status_code == 302
    assert labels() == [("conflict", ["400 funerals", "90 deaths"])]
    assert save_measure(admin_client, other.measure).status_code == 302
    assert labels() == []


def test_a_merge_that_runs_in_a_circle_is_refused(admin_client: Client) -> None:
    one, other = saying("90 deaths", 90, **OHIO), saying("400 funerals", 400, subject="funerals", **OHIO)
    save_measure(admin_client, other.measure, merged_into=str(one.measure_id))
    response = save_measure(admin_client, one.measure, merged_into=str(other.measure_id))
    assert response.status_code == 200
    assert "in a circle" in response.content.decode()


def test_rejecting_and_accepting_measures_settles_them(admin_client: Client) -> None:
    one, _ = saying("90 deaths", 90, **OHIO), saying("400 deaths", 400, **OHIO)
    for action, pairs in (("reject", 0), ("accept", 1)):
        act(admin_client, action, one.measure, where="/admin/archive/measure/")
        assert Comparison.objects.count() == pairs
    assert Measure.objects.get().state == "accepted"


def test_a_measure_that_an_editor_adds_stays_until_figures_come(admin_client: Client) -> None:
    sent = {"name": "Drownings", "place": "Rio Grande", "state": "proposed", "merged_into": ""}
    assert admin_client.post(reverse("admin:archive_measure_add"), sent).status_code == 302
    assert Measure.objects.get().slug == "drownings-rio-grande"


@pytest.mark.slow
def test_giving_figures_another_measure_splits_one(admin_client: Client) -> None:
    one, other = saying("90 deaths", 90, **OHIO), saying("400 deaths", 400, **OHIO)
    split = Measure.objects.create(name="suspected overdose deaths", place="Ohio", state="accepted")
    assert len(labels()) == 1
    saved(admin_client, other.article, **{"figures-0-measure": str(split.pk)})
    assert labels() == []
    decided = figure_of(other.article)
    assert (decided.measure, decided.state) == (split, "accepted")
    saved(admin_client, one.article, **{"figures-0-measure": str(split.pk)})
    assert labels() == [("conflict", ["400 deaths", "90 deaths"])]
    assert not Measure.objects.filter(pk=one.measure_id).exists()


@pytest.mark.slow
def test_a_corrected_subject_moves_a_figure_and_an_editors_measure_stays(admin_client: Client) -> None:
    figure = saying("90 deaths", 90, **OHIO)
    saved(admin_client, figure.article, **{"figures-0-subject": "cocaine seizures"})
    assert figure_of(figure.article).measure != figure.measure
    own = Measure.objects.create(name="everything")
    saved(admin_client, figure.article, **{"figures-0-measure": str(own.pk)})
    saved(admin_client, figure.article, **{"figures-0-subject": "murders"})
    assert figure_of(figure.article).measure == own
