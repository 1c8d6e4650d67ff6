"""Labels by key: asked for once, and never older than the rows they are of."""

from typing import Any

import pytest

from archive.models import Actor, Source, Topic
from search.labels import labels_of, labels_of_articles
from search.versions import current_versions
from tests.factories import link, make_actor, make_article, make_source, make_topic

pytestmark = pytest.mark.django_db


def names(facet: str, *rows: Any) -> list[str]:
    """The labels' names as a search of this moment has them."""
    labels = labels_of(facet, [row.pk for row in rows], current_versions())
    return [labels[row.pk].name for row in rows if row.pk in labels]


def test_labels_are_read_once_until_one_of_their_kind_changes(django_assert_num_queries: Any) -> None:
    bank, trade = make_actor("World Bank"), make_topic("Trade")
    assert (names("actor", bank), names("topic", trade)) == (["World Bank"], ["Trade"])
    with django_assert_num_queries(1):  # the versions
        names("actor", bank)
    fund = make_actor("Fund")
    with django_assert_num_queries(1):
        names("topic", trade)
    with django_assert_num_queries(2):  # and the labels
        assert names("actor", bank, fund) == ["World Bank", "Fund"]


@pytest.mark.parametrize(("facet", "make"), [("actor", make_actor), ("topic", make_topic), ("source", make_source)])
def test_a_renamed_or_deleted_row_is_live_at_once(facet: str, make: Any) -> None:
    row = make("Before")
    assert names(facet, row) == ["Before"]
    row.name = "After"
    row.save()
    assert names(facet, row) == ["After"]
    key = row.pk
    row.delete()
    assert key not in labels_of(facet, [key], current_versions())


def test_a_row_that_a_fixture_adds_has_its_label() -> None:
    before = current_versions()
    Actor.objects.bulk_create([Actor(slug="quiet", name="Quiet", kind="agency")])
    assert current_versions().actor != before.actor
    assert current_versions().topic == before.topic


def test_an_articles_labels_stand_in_the_order_of_pages_each_once() -> None:
    old, new, fund = make_actor("Old"), make_actor("New"), make_actor("Fund")
    old.merged_into = new
    old.save()
    one, other = make_article("One"), make_article("Other")
    link(one, actor=old)
    link(one, actor=new)
    link(one, actor=fund, role="subject")
    link(one, actor=make_actor("Nobody", state="rejected"))
    link(one, topic=make_topic("Trade"))
    link(one, topic=make_topic("Aid"))
    link(one, source=make_source("Annual Report"))
    link(one, source=make_source("leaked documents", article=one))
    found = labels_of_articles([one.pk, other.pk], current_versions())
    assert [label.name for label in found["actor"][one.pk]] == ["Fund", "New"]
    assert [label.name for label in found["topic"][one.pk]] == ["Aid", "Trade"]
    assert [label.name for label in found["source"][one.pk]] == ["Annual Report"]
    assert all(other.pk not in labels for labels in found.values())
    assert labels_of_articles([], current_versions()) == {"actor": {}, "topic": {}, "source": {}}


def test_every_table_has_a_version_of_its_own() -> None:
    before = current_versions()
    make_source("Report")
    after = current_versions()
    assert [field for field in before._fields if getattr(before, field) != getattr(after, field)] == ["source"]
    assert (Source.objects.count(), Topic.objects.count()) == (1, 0)
