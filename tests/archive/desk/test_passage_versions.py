"""Versions of passages on an article's history: what editors made of them, to be put back one by one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.desk.roles import CONTRIBUTOR
from archive.importing.storing import import_page
from archive.models import Article, Citation, Figure, Mention, Quotation, Stakeholder
from search.models import Outbox
from tests.archive.desk.test_articles import LIST, act, saved
from tests.archive.desk.test_roles import logged_in
from tests.archive.importing.test_storing import LONGER, NOTHING, page
from tests.factories import make_actor, make_article, make_source, mention, passage


def decided(client: Client, article: Article) -> list[str]:
    """What the article's history says of its passages, the latest first."""
    found = html.fromstring(client.get(reverse("admin:archive_article_history", args=[article.pk])).content.decode())
    return [" ".join(row.text_content().split()) for row in found.xpath("//table[@class='decisions']/tbody/tr")]


def test_decisions_on_passages_have_their_versions_and_editors(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays.")
    mention(article, make_actor("Bank"), "bank", origin="reader", state="proposed")
    Mention.history.all().delete()  # as an import leaves it: none of its rows is noted
    saved(admin_client, article, **{"mentions-0-state": "rejected"})
    line, first = decided(admin_client, article)
    assert line.startswith("bank mention ")
    assert line.endswith("editor state: Proposed → Rejected")
    assert first.endswith("None As it stood before. Put back")
    assert [row.state for row in Mention.history.order_by("history_id")] == ["proposed", "rejected"]
    assert [str(row.history_user) for row in Mention.history.order_by("history_id")] == ["None", "editor"]


def test_accepting_all_notes_a_version_of_each(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays. The bank sleeps.")
    passage(Citation, article, "The bank pays.", source=make_source(), origin="reader", state="proposed")
    mention(article, make_actor("Bank"), "bank", origin="reader", state="proposed")
    for kind in (Mention, Citation):
        kind.history.all().delete()
    act(admin_client, "accept_proposals", article, where=LIST)
    told = [line for line in decided(admin_client, article) if not line.endswith("As it stood before. Put back")]
    assert [line.split()[-3:] for line in told] == [["Proposed", "→", "Accepted"]] * 2


def test_reading_notes_no_version_and_moving_along_with_the_text_neither(admin_client: Client) -> None:
    make_actor("World Bank")
    article = import_page(page(), NOTHING, path="/rain.txt").article
    import_page(page(LONGER), NOTHING, path="/rain.txt")
    article.refresh_from_db()
    assert [kind.history.count() for kind in (Mention, Quotation, Figure)] == [0, 0, 0]
    kept = passage(Quotation, article, article.body[20:60])
    saved(admin_client, article, body="In short: " + article.body)
    assert Quotation.objects.get(pk=kept.pk).start == 30
    assert Quotation.history.count() == 1
    saved(admin_client, Article.objects.get(), body="Nothing is left of it.")
    assert [row.needs_review for row in Quotation.history.filter(id=kept.pk).order_by("history_id")] == [False, True]


def put_back(client: Client, passage: Any, nth: int, **sent: Any) -> str:
    """What the desk says of a passage's ``nth`` version, from 0 on, that was put back."""
    versions = list(passage.history.order_by("history_id"))
    key = (passage.article_id, passage._meta.model_name, versions[nth].history_id)
    answer = client.post(
        reverse("admin:archive_article_put_back_passage", args=key), {"latest": versions[-1].history_id} | sent, follow=True
    )
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.fixture
def figure() -> Figure:
    """A figure that was corrected twice."""
    article = make_article("Rain", "It rained 44 tonnes in May, and 45 tonnes in June.")
    made = passage(Figure, article, "44 tonnes", value=44, unit="tonnes", subject="rain", origin="reader", state="proposed")
    for value, state in ((440, "accepted"), (441, "rejected")):
        made.value, made.state = value, state
        made.save()
    return made


def test_every_version_but_the_last_is_offered_to_be_put_back(admin_client: Client, figure: Figure) -> None:
    found = html.fromstring(admin_client.get(reverse("admin:archive_article_history", args=[figure.article_id])).content.decode())
    names = [row.xpath("string(.//button/@aria-label)") for row in found.xpath("//table[@class='decisions']/tbody/tr")]
    assert [bool(name) for name in names] == [False, True, True]
    assert names[1].startswith("Put back: 44 tonnes, ")
    form = found.xpath("//table[@class='decisions']//form")[-1]
    admin_client.post(form.get("action"), dict(form.fields))
    assert Figure.objects.get().value == 44


def test_a_passage_that_is_put_back_says_what_it_said_and_keeps_what_it_said_since(admin_client: Client, figure: Figure) -> None:
    Outbox.objects.all().delete()
    assert "Put back, as a new version." in put_back(admin_client, figure, 1)
    now = Figure.objects.get()
    assert (now.value, now.state, now.subject, now.rule) == (440, "accepted", "rain", figure.rule)
    assert [row.value for row in now.history.order_by("history_id")] == [44, 440, 441, 440]
    assert now.history.latest().history_change_reason.endswith(", put back.")
    assert str(now.history.latest().history_user) == "editor"
    assert Article.objects.get().version == figure.article.version + 1
    assert Outbox.objects.exists()


def test_words_that_are_put_back_are_found_where_they_stand_now(admin_client: Client) -> None:
    article = make_article("Rain", "So it is. It rained in May.")
    told = passage(Quotation, article, "It rained in May.")
    told.anchor_at(article.body, 0, 9)
    told.save()
    saved(admin_client, article, body="Look: So it is. It rained in May.")
    assert "Put back" in put_back(admin_client, told, 0)
    now = Quotation.objects.get()
    assert (now.exact, now.start, now.needs_review) == ("It rained in May.", 16, False)


def test_words_that_the_text_has_no_longer_are_not_put_back(admin_client: Client) -> None:
    article = make_article("Rain", "So it is. It rained in May.")
    told = passage(Quotation, article, "It rained in May.")
    told.anchor_at(article.body, 0, 9)
    told.save()
    saved(admin_client, article, body="So it is.")
    assert "don't stand in the article's text" in put_back(admin_client, told, 0)
    assert Quotation.objects.get().exact == "So it is."


def test_a_speaker_who_is_put_back_has_a_part_in_the_article_again(admin_client: Client) -> None:
    article = make_article("Rain", "So it is. It rained in May.")
    told = passage(Quotation, article, "It rained in May.", speaker=make_actor("Ada Ray", kind="person"))
    told.speaker = None
    told.save()
    put_back(admin_client, told, 0)
    assert Stakeholder.objects.get(role="quoted").actor.name == "Ada Ray"


def test_an_actor_who_is_marked_at_these_words_meanwhile_is_not_put_back_there(admin_client: Client) -> None:
    article, bank, other = make_article("Rain", "The bank pays."), make_actor("Bank"), make_actor("Other Bank")
    moved = mention(article, bank, "bank")
    moved.actor = other
    moved.save()
    mention(article, bank, "bank")
    assert "marked at these words already" in put_back(admin_client, moved, 0)
    assert Mention.objects.get(pk=moved.pk).actor == other


def test_nothing_is_put_back_over_a_version_that_the_editor_did_not_see(admin_client: Client, figure: Figure) -> None:
    seen = figure.history.order_by("history_id")[1].history_id
    assert "another version meanwhile" in put_back(admin_client, figure, 0, latest=seen)
    assert "another version meanwhile" in put_back(admin_client, figure, 0, latest="x")
    assert Figure.objects.get().value == 441


def test_what_a_passage_says_already_is_no_new_version(admin_client: Client, figure: Figure) -> None:
    assert "says the same" in put_back(admin_client, figure, 2)
    assert figure.history.count() == 3


def test_a_passage_that_is_gone_is_not_put_back(admin_client: Client, figure: Figure) -> None:
    key = (figure.article_id, "figure", figure.history.latest().history_id)
    Figure.objects.all().delete()
    answer = admin_client.post(reverse("admin:archive_article_put_back_passage", args=key), {"latest": key[-1]}, follow=True)
    assert "the passage is gone" in answer.content.decode()


@pytest.mark.parametrize("key", [("figure", 999), ("nothing", 1), ("mention", None)])
def test_what_is_no_version_of_a_passage_of_the_article_is_not_found(admin_client: Client, figure: Figure, key: Any) -> None:
    kind, number = key
    number = number or figure.history.latest().history_id
    address = reverse("admin:archive_article_put_back_passage", args=[figure.article_id, kind, number])
    assert admin_client.post(address, {"latest": number}).status_code == 404


def test_contributors_put_nothing_back_in_what_others_wrote(django_user_model: Any, figure: Figure) -> None:
    contributor = logged_in(django_user_model, CONTRIBUTOR)
    history = contributor.get(reverse("admin:archive_article_history", args=[figure.article_id])).content.decode()
    assert "44 tonnes" in history
    assert "Put back" not in history
    key = (figure.article_id, "figure", figure.history.earliest().history_id)
    answer = contributor.post(reverse("admin:archive_article_put_back_passage", args=key), {"latest": figure.history.latest().history_id})
    assert answer.status_code == 403
    assert Figure.objects.get().value == 441
