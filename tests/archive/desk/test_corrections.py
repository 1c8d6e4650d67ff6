"""What was corrected: told to readers for good."""

import json
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Article, Correction
from tests.archive.desk.test_articles import address, errors, fields, saved
from tests.factories import make_article

NOTE = "An earlier version said that it rained in <May>; it rained in June."


def corrected(client: Client, note: str = NOTE, **changes: Any) -> Article:
    """A published article with a change that an editor told readers of."""
    return saved(client, make_article("Rain", "It rained in May."), **{"body": "It rained in June.", "correction": note} | changes)


def test_a_correction_keeps_its_day_its_note_its_version_and_its_editor(admin_client: Client, admin_user: Any) -> None:
    article = corrected(admin_client)
    made = Correction.objects.get()
    assert (made.article, made.note, made.version, made.user) == (article, NOTE, 2, admin_user)
    assert article.history.first().history_change_reason == NOTE[:100]


def test_readers_see_corrections_under_the_article_the_latest_first(admin_client: Client, client: Client) -> None:
    article = corrected(admin_client)
    Correction.objects.update(day=date(2026, 5, 12))
    saved(admin_client, article, correction="Its first sentence lacked a word.")
    Correction.objects.filter(version=3).update(day=date(2026, 6, 1))
    Article.objects.get().save()  # the page is kept until the archive changes
    page = html.fromstring(client.get("/articles/rain/").content.decode())
    lines = [" ".join(line.text_content().split()) for line in page.xpath("//section[@id='corrections']/p")]
    assert lines == ["Corrected on 1 June 2026: Its first sentence lacked a word.", f"Corrected on 12 May 2026: {NOTE}"]
    spanish = html.fromstring(client.get("/articles/rain/", headers={"Accept-Language": "es"}).content.decode())
    assert "Corregido el 12 de mayo de 2026:" in spanish.xpath("string(//section[@id='corrections'])")


def test_programs_are_told_of_corrections(admin_client: Client, client: Client) -> None:
    corrected(admin_client)
    Correction.objects.update(day=date(2026, 5, 12))
    assert client.get("/api/v1/articles/rain").json()["corrections"] == [{"day": "2026-05-12", "note": NOTE, "version": 2}]
    page = html.fromstring(client.get("/articles/rain/").content.decode())
    (graph,) = (json.loads(script.text) for script in page.xpath("//script[@type='application/ld+json']"))
    (told,) = graph["@graph"][0]["correction"]
    assert told == {"@type": "CorrectionComment", "text": NOTE, "datePublished": "2026-05-12"}


def test_an_article_without_corrections_says_nothing_of_them(client: Client, db: None) -> None:
    make_article("Rain")
    assert b"corrections" not in client.get("/articles/rain/").content
    assert client.get("/api/v1/articles/rain").json()["corrections"] == []


def test_a_change_without_a_note_is_no_correction(admin_client: Client) -> None:
    corrected(admin_client, " \u202e\n ")
    assert not Correction.objects.exists()


def test_a_draft_is_not_corrected_in_public(admin_client: Client) -> None:
    article = make_article("Rain", status="draft")
    response = admin_client.post(address(article), fields(admin_client, article) | {"title": "Snow", "correction": NOTE})
    assert "Only a published article is corrected" in errors(response)
    assert Article.objects.get().title == "Rain"


def test_what_readers_were_told_is_listed_and_can_not_be_changed(admin_client: Client) -> None:
    corrected(admin_client)
    listed = admin_client.get(reverse("admin:archive_correction_changelist")).content.decode()
    assert "it rained in June." in listed
    key = Correction.objects.get().pk
    assert admin_client.post(reverse("admin:archive_correction_change", args=[key]), {"note": "Nothing."}).status_code == 403
    assert admin_client.get(reverse("admin:archive_correction_add")).status_code == 403
