"""Events on the desk: mentions joined and parted, events merged and taken apart, and what readers see of it."""

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Comparison, Event, EventMention
from archive.proposing import propose
from archive.reading.gazetteer import Gazetteer
from tests.archive.desk.test_articles import saved
from tests.archive.ledgers.test_events import listed, rain, tell
from tests.factories import make_record

pytestmark = pytest.mark.django_db


def act(client: Client, action: str, *mentions: EventMention) -> None:
    sent = {"action": action, "_selected_action": [mention.pk for mention in mentions]}
    assert client.post(reverse("admin:archive_eventmention_changelist"), sent).status_code == 302


def save_event(client: Client, event: Event, **changes: str) -> int:
    sent = {"name": event.name, "state": event.state, "merged_into": ""} | ({"begins_once": "on"} if event.begins_once else {}) | changes
    return client.post(reverse("admin:archive_event_change", args=[event.pk]), sent).status_code


def test_mentions_joined_into_one_event_stand_together_and_bear_two_dates(admin_client: Client) -> None:
    one, other = tell(rain("One"), "2009", state="proposed"), tell(rain("Two"), "2014", "the great rain", state="proposed")
    act(admin_client, "join", one, other)
    assert listed(admin_client) == [("the great rain", "2009", "2014", "two dates")]
    assert {mention.state for mention in EventMention.objects.all()} == {"accepted"}
    assert Event.objects.get(name="the great rain").state == "accepted"


def test_joined_mentions_keep_the_event_that_most_of_them_have(admin_client: Client) -> None:
    mentions = [tell(rain(f"Rain {year}"), year, "Water Initiative") for year in ("2009", "2010")]
    odd = tell(rain("Odd"), "2014", "rain pact")
    act(admin_client, "join", *mentions, odd)
    assert Event.objects.get().name == "Water Initiative"
    assert listed(admin_client) == [("Water Initiative", "2009", "2010", "2014", "two dates")]


def test_what_was_joined_can_be_parted(admin_client: Client) -> None:
    one, other = tell(rain("One"), "2009", "Water Initiative"), tell(rain("Two"), "2014", "Water Initiative")
    assert [entry[-1] for entry in listed(admin_client)] == ["two dates"]
    act(admin_client, "part", other)
    assert listed(admin_client) == [("Water Initiative", "2009"), ("Water Initiative", "2014")]
    assert Comparison.objects.count() == 0
    assert EventMention.objects.get(pk=one.pk).event is not None


def test_a_reading_leaves_joined_mentions_where_an_editor_put_them(admin_client: Client) -> None:
    article = rain("One")
    act(admin_client, "join", tell(article, "2009", state="proposed", origin="reader"), tell(rain("Two"), "2014"))
    article.refresh_from_db()
    propose(article, make_record(article.body), Gazetteer())
    assert [entry[1:] for entry in listed(admin_client)] == [("2009", "2014", "two dates")]


def test_an_event_chosen_for_one_mention_is_an_editors(admin_client: Client) -> None:
    tell(rain("One"), "2009", "rain pact")
    other = tell(rain("Two"), "2014")
    event = Event.objects.get()
    path = reverse("admin:archive_eventmention_change", args=[other.pk])
    assert admin_client.get(path).status_code == 200
    assert admin_client.post(path, {"event": event.pk}).status_code == 302
    assert listed(admin_client) == [("rain pact", "2009", "2014", "two dates")]


def test_an_event_chosen_on_an_articles_form_is_an_editors(admin_client: Client) -> None:
    tell(rain("One"), "2009", "rain pact")
    article, event = rain("Two"), Event.objects.get()
    tell(article, "2014", origin="reader", state="proposed")
    saved(admin_client, article, **{"eventmentions-0-event": str(event.pk)})
    assert Event.objects.get().state == "accepted"
    assert listed(admin_client) == [("rain pact", "2009", "2014", "two dates")]


def test_a_form_opened_before_a_join_is_refused(admin_client: Client) -> None:
    article = rain("One")
    act(admin_client, "join", tell(article, "2009"), tell(rain("Two"), "2014"))
    version = article.version
    article.refresh_from_db()
    assert article.version == version + 1


def test_a_merge_brings_mentions_together_and_taking_it_back_parts_them(admin_client: Client) -> None:
    tell(rain("One"), "2009", "Water Initiative")
    tell(rain("Two"), "2014", "Rain Initiative")
    water, wet = Event.objects.get(name="Water Initiative"), Event.objects.get(name="Rain Initiative")
    assert save_event(admin_client, wet, merged_into=str(water.pk)) == 302
    assert listed(admin_client) == [("Water Initiative", "2009", "2014", "two dates")]
    assert Comparison.objects.filter(event=water, label="conflict").count() == 1
    form = admin_client.get(reverse("admin:archive_event_change", args=[water.pk])).content.decode()
    assert "2014 · “It rained” in" in form
    assert "(of “Rain Initiative”, merged into this one)" in form
    assert save_event(admin_client, wet) == 302
    assert listed(admin_client) == [("Water Initiative", "2009"), ("Rain Initiative", "2014")]
    assert Comparison.objects.count() == 0


def test_mentions_are_neither_added_nor_deleted_here(admin_client: Client) -> None:
    made = tell(rain("One"), "2009")
    assert admin_client.get(reverse("admin:archive_eventmention_add")).status_code == 403
    assert admin_client.get(reverse("admin:archive_eventmention_delete", args=[made.pk])).status_code == 403
    assert admin_client.get(reverse("admin:archive_eventmention_changelist")).status_code == 200
