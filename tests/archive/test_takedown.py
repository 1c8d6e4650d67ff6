"""What stays of an article that was taken down, and what it can never become again."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.importing.storing import import_page
from archive.models import Actor, Article, Barred, Source, Tombstone
from archive.reading.record import Unreadable
from archive.takedown import take_down, what_goes
from tests.archive.importing.test_storing import LONGER, NOTHING, PAGE, page
from tests.factories import link, make_actor, make_article, make_source, mention

pytestmark = pytest.mark.django_db

WHY = "Its author asked for it."


def test_every_address_explains_what_was_done_when_and_why(client: Client) -> None:
    article = make_article("Rain in May")
    article.slug = "rain"
    article.save()
    take_down(article.pk, WHY)
    for path in ("/articles/rain/", "/articles/rain-in-may/", "/articles/rain/raw/"):
        response = client.get(path)
        said = " ".join(html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())
        assert response.status_code == 410
        assert f"taken down on request on {timezone.localdate():%-d %B %Y}" in said
        assert f"The reason: {WHY}" in said
        assert "Rain in May" not in said
    sentence = f"This article was taken down on request on {timezone.localdate()}: {WHY}"
    assert client.get("/api/v1/articles/rain").json() == {"error": sentence}


def test_it_is_never_published_again() -> None:
    article = make_article()
    take_down(article.pk, WHY)
    assert Article.objects.all().publish() == 0
    article.refresh_from_db()
    assert (article.status, article.title, article.body, article.url) == ("withdrawn", "", "", "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(status="published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(body="It rained.")


def test_a_draft_that_nobody_saw_leaves_no_tombstone() -> None:
    take_down(make_article(status="draft").pk, WHY)
    assert not Tombstone.objects.exists()


@pytest.mark.parametrize(
    ("text", "path", "url"),
    [
        (PAGE, "", ""),
        (PAGE.replace("Ann Poe\n", "Ann  Poe\n"), "", ""),
        (LONGER, "/in/rain.txt", ""),
        (LONGER, "", "https://example.org/rain"),
    ],
)
def test_no_import_brings_it_back(text: str, path: str, url: str) -> None:
    article = import_page(page(), NOTHING, path="/in/rain.txt", url="https://example.org/rain").article
    take_down(article.pk, WHY)
    with pytest.raises(Unreadable, match="taken down on request"):
        import_page(page(text), NOTHING, path=path, url=url, publish=True)
    assert Article.objects.count() == 1
    import_page(page(LONGER), NOTHING)


def test_a_run_of_the_import_refuses_it_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text(PAGE)
    article = import_page(page(), NOTHING).article
    take_down(article.pk, WHY)
    (tmp_path / "snow.txt").write_text(LONGER.replace("Rain", "Snow").replace("drought", "snow"))
    with pytest.raises(CommandError):
        call_command("import_articles", str(tmp_path), "--publish", "--processes", "0")
    assert list(Article.objects.published().values_list("title", flat=True)) == ["Snow in May"]


def test_what_is_kept_of_it_for_that_are_digests() -> None:
    article = import_page(page(), NOTHING, path="/in/rain.txt", url="https://example.org/rain").article
    take_down(article.pk, WHY)
    assert {len(row.digest) for row in Barred.objects.all()} == {64}
    assert Barred.objects.count() >= 4


def test_what_other_articles_name_or_an_editor_accepted_stays() -> None:
    article, other = make_article(body="Ann Poe met Bo Roe and Cy Coe."), make_article(body="Ann Poe left.")
    shared, own, accepted = (make_actor(name, "person", state="proposed") for name in ("Ann Poe", "Bo Roe", "Cy Coe"))
    Actor.objects.filter(pk=accepted.pk).update(state="accepted")
    for actor in (shared, own, accepted):
        mention(article, actor, actor.name)
    mention(other, shared, "Ann Poe")
    cited, kept = make_source("Own Report"), make_source("Shared Report")
    link(article, source=cited)
    link(article, source=kept)
    link(other, source=kept)
    take_down(article.pk, WHY)
    assert set(Actor.objects.values_list("name", flat=True)) == {"Ann Poe", "Cy Coe"}
    assert set(Source.objects.values_list("title", flat=True)) == {"Shared Report"}
    assert not Actor.history.filter(name="Bo Roe").exists()


def test_what_goes_is_counted_before() -> None:
    article = make_article(body="Ann Poe met Bo Roe.")
    mention(article, make_actor("Ann Poe", "person"), "Ann Poe")
    link(article, actor=make_actor("Bo Roe", "person"))
    assert what_goes(article) == [("versions of title, text and origin", 1), ("mention", 1), ("stakeholder", 1)]


def test_a_failure_takes_nothing_down(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(body="It rained.")

    def fail(*args: Any) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("archive.takedown.settle", fail)
    with pytest.raises(RuntimeError):
        take_down(article.pk, WHY)
    assert Article.objects.get().body == "It rained."
    assert Article.objects.get().taken_down_at is None
