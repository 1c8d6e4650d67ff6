from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from archive.desk.roles import CONTRIBUTOR
from archive.models import Actor, Article, ArticleTopic, Citation, Figure, Forecast, Mention, Quotation, Stakeholder
from tests.factories import make_actor, make_article, make_source, make_topic, mention, passage

BODY = "The World Bank said 40 people will leave by May 2024. “We wait,” said Ada Vance. Later the World Bank said 40 people stayed."
PROPOSED = {"origin": "reader", "state": "proposed"}
BY_HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def article(db: None) -> Article:
    """An article whose passages wait."""
    made = make_article("Rain", BODY, "2025-05-03", status="draft")
    mention(made, make_actor("World Bank"), "World Bank", **PROPOSED)
    mention(made, make_actor("Ada Vance", "person", state="proposed"), "Ada Vance", why="a name after “said”", rule="name", **PROPOSED)
    passage(Quotation, made, "We wait,", speaker_name="Ada Vance", **PROPOSED)
    passage(Figure, made, "40 people", value=40, unit="people", **PROPOSED)
    passage(Forecast, made, "40 people will leave", horizon="by May 2024", **PROPOSED)
    passage(Citation, made, "The World Bank said", source=make_source("Outlook"), **PROPOSED)
    ArticleTopic.objects.create(article=made, topic=make_topic("Flight"), rule="leave", **PROPOSED)
    return made


def address(article: Article, *rest: str) -> str:
    """The judging page, or a page below it."""
    return reverse("admin:archive_article_judge", args=[article.pk]) + "".join(f"{part}/" for part in rest)


def rows(client: Client, article: Article) -> dict[str, Any]:
    """The rows of the page by their keys."""
    page = html.fromstring(client.get(address(article)).content.decode())
    return {row.get("data-key"): row for row in page.find_class("row")}


def key_of(row: Any) -> str:
    """How the page calls a passage."""
    return f"{row._meta.model_name}-{row.pk}"


def decide(client: Client, article: Article, state: str, told: str, **how: Any) -> Any:
    """Presses a row's button."""
    return client.post(address(article, "decide"), {state: told}, **how)


def test_the_page_shows_every_proposal_beside_the_text_with_its_words_marked(admin_client: Client, article: Article) -> None:
    page = html.fromstring(admin_client.get(address(article)).content.decode())
    text = page.find_class("judged-text")[0]
    shown = [row for row in page.find_class("row") if row.get("data-anchor")]
    assert {row.get("data-kind") for row in page.find_class("row")} == {
        "topic",
        "actor",
        "mention",
        "quotation",
        "citation",
        "figure",
        "forecast",
    }
    assert len(shown) == 8  # two actors with their mentions, and four passages: a topic has no words
    assert all(text.xpath(f".//*[@id='{row.get('data-anchor')}']") for row in shown)
    assert page.get_element_by_id("waiting").text == "7 wait for you"


def test_a_new_article_opens_here_once_its_page_is_read(admin_client: Client) -> None:
    response = admin_client.post("/admin/archive/article/add/", {"text": f"Rain in May\n\n{BODY}"})
    assert response["Location"] == address(Article.objects.get())


def test_accepting_and_rejecting_answers_with_the_row_and_the_counts(admin_client: Client, article: Article) -> None:
    figure = Figure.objects.get()
    answer = decide(admin_client, article, "accepted", f"{key_of(figure)}:proposed", **BY_HTMX)
    assert answer["HX-Retarget"] == f"#line-{key_of(figure)}"
    assert "6 wait for you" in answer.content.decode()
    decide(admin_client, article, "rejected", f"{key_of(Quotation.objects.get())}:proposed", **BY_HTMX)
    assert (Figure.objects.get().state, Quotation.objects.get().state) == ("accepted", "rejected")


def test_without_javascript_the_page_comes_back_at_the_next_row_that_waits(admin_client: Client, article: Article) -> None:
    answer = decide(admin_client, article, "accepted", f"{key_of(Figure.objects.get())}:proposed")
    assert answer["Location"] == f"{address(article)}#line-{key_of(Forecast.objects.get())}"


def test_a_decision_is_taken_back(admin_client: Client, article: Article) -> None:
    key = key_of(Figure.objects.get())
    decide(admin_client, article, "rejected", f"{key}:proposed")
    decide(admin_client, article, "proposed", f"{key}:rejected")
    assert Figure.objects.get().state == "proposed"


def test_an_editors_own_row_is_accepted_again_rather_than_proposed(admin_client: Client, article: Article) -> None:
    Figure.objects.update(origin="editor", state="rejected")
    decide(admin_client, article, "proposed", key_of(Figure.objects.get()))
    assert Figure.objects.get().state == "accepted"


def test_what_somebody_else_decided_meanwhile_is_told_and_stays(admin_client: Client, article: Article) -> None:
    key = key_of(Figure.objects.get())
    decide(admin_client, article, "rejected", f"{key}:proposed")
    answer = decide(admin_client, article, "accepted", f"{key}:proposed", **BY_HTMX)
    assert "Somebody decided on this while you looked at it: rejected." in answer.content.decode()
    assert Figure.objects.get().state == "rejected"


def test_all_of_a_kind_are_decided_at_once_but_for_those_decided_before(admin_client: Client, article: Article) -> None:
    other = passage(Figure, article, "40", value=40, **PROPOSED)
    decide(admin_client, article, "rejected", key_of(other))
    answer = decide(admin_client, article, "all-accepted", "figure", **BY_HTMX)
    assert answer["HX-Retarget"] == "#kind-figure"
    assert sorted(Figure.objects.values_list("state", flat=True)) == ["accepted", "rejected"]
    assert Forecast.objects.get().state == "proposed"


def test_accepting_somebody_unknown_makes_a_known_actor(admin_client: Client, article: Article) -> None:
    actor = Actor.objects.get(name="Ada Vance")
    decide(admin_client, article, "accepted", f"actor-{actor.pk}:proposed")
    assert Actor.objects.get(pk=actor.pk).state == "accepted"
    assert Mention.objects.get(actor=actor).state == "accepted"
    assert Stakeholder.objects.filter(article=article, actor=actor).exists()


def test_rejecting_somebody_unknown_rejects_the_actor_and_taking_it_back_proposes_it_again(admin_client: Client, article: Article) -> None:
    actor = Actor.objects.get(name="Ada Vance")
    decide(admin_client, article, "rejected", f"actor-{actor.pk}:proposed")
    assert (Actor.objects.get(pk=actor.pk).state, Mention.objects.get(actor=actor).state) == ("rejected", "rejected")
    decide(admin_client, article, "proposed", f"actor-{actor.pk}:rejected")
    assert (Actor.objects.get(pk=actor.pk).state, Mention.objects.get(actor=actor).state) == ("proposed", "proposed")


def test_rejecting_a_known_actor_rejects_its_mentions_here_and_not_the_actor(admin_client: Client, article: Article) -> None:
    actor = Actor.objects.get(name="World Bank")
    decide(admin_client, article, "rejected", f"actor-{actor.pk}:proposed")
    assert (Actor.objects.get(pk=actor.pk).state, Mention.objects.get(actor=actor).state) == ("accepted", "rejected")
    assert not Stakeholder.objects.filter(article=article, actor=actor).exists()


def test_a_decision_makes_a_form_that_was_opened_before_refused(admin_client: Client, article: Article) -> None:
    decide(admin_client, article, "accepted", key_of(Figure.objects.get()))
    assert Article.objects.get().version == article.version + 1


def test_what_no_row_is_called_by_is_not_found(admin_client: Client, article: Article) -> None:
    for key in ("figure-99999", "figure-0", "figure-1e9", "nothing-1", "actor-99999", "topic-77", "'--", "figure-999999999999999999"):
        assert decide(admin_client, article, "accepted", key).status_code == 404, key
        assert admin_client.get(address(article, key)).status_code in (301, 404), key
    assert decide(admin_client, article, "all-accepted", "nothing").status_code == 400
    assert admin_client.post(address(article, "decide"), {}).status_code == 400
    assert admin_client.get(address(article, "new"), {"kind": "nothing"}).status_code == 400
    assert admin_client.get(reverse("admin:archive_article_judge", args=[77])).status_code == 404


def test_a_contributor_judges_own_drafts_only_and_hands_them_over(client: Client, article: Article, django_user_model: Any) -> None:
    user = django_user_model.objects.create(username="ada", is_staff=True)
    user.groups.add(Group.objects.get(name=CONTRIBUTOR))
    client.force_login(user)
    assert client.get(address(article)).status_code == 403
    assert decide(client, article, "accepted", key_of(Figure.objects.get())).status_code == 403
    article.history.update(history_user=user)
    assert decide(client, article, "accepted", key_of(Figure.objects.get())).status_code == 302
    client.post(address(article, "publish"))
    assert Article.objects.get().status == "review"


def test_publishing_from_here_publishes(admin_client: Client, article: Article) -> None:
    admin_client.post(address(article, "publish"))
    assert Article.objects.get().status == "published"
    assert Article.objects.get().history.first().history_user.username == "editor"


@pytest.mark.parametrize("number", [1, 40])
def test_the_page_and_a_decision_ask_the_database_the_same_however_many_proposals_there_are(
    admin_client: Client, article: Article, number: int
) -> None:
    for place in range(number):
        passage(Figure, article, BODY[place : place + 5], value=place, **PROPOSED)
        mention(article, make_actor(f"Body {place}"), BODY[place : place + 3], **PROPOSED)
    with CaptureQueriesContext(connection) as page:
        admin_client.get(address(article))
    with CaptureQueriesContext(connection) as decision:
        decide(admin_client, article, "accepted", key_of(Figure.objects.first()), **BY_HTMX)
    assert (len(page), len(decision)) == (10, 21)
