from typing import Any

import pytest
from django.test import Client
from lxml import html

from archive.desk.roles import CONTRIBUTOR
from archive.models import Actor, Article, ArticleTopic, Citation, EventMention, Figure, Forecast, Mention, Quotation, Source
from tests.archive.desk.test_judging import BODY, BY_HTMX, PROPOSED, address, key_of
from tests.archive.desk.test_roles import logged_in
from tests.factories import make_actor, make_article, make_source, make_topic, mention, passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    """A draft."""
    return make_article("Rain", BODY, "2025-05-03", status="draft")


def filled(client: Client, where: str, changes: dict[str, Any], **asked: str) -> dict[str, Any]:
    """The form there as a browser sends it back, with those changes."""
    form = html.fromstring(client.get(where, asked).content.decode()).find_class("row-form")[0]
    return {name: value or "" for name, value in form.form_values()} | changes


def corrected(client: Client, article: Article, key: str, **changes: Any) -> str:
    """What the page says after a row's form was sent with those changes: complaints, or where it leads."""
    where = address(article, key)
    return outcome(client.post(where, filled(client, where, changes)))


def added(client: Client, article: Article, kind: str, exact: str, before: str = "", after: str = "", **told: Any) -> str:
    """The same of a row that is made by hand from selected words."""
    where = address(article, "new")
    sent = filled(client, where, told, kind=kind, exact=exact, before=before, after=after)
    return outcome(client.post(f"{where}?kind={kind}", sent))


def outcome(response: Any) -> str:
    """Where a response leads, or what it complains about."""
    if response.status_code == 302:
        return str(response["Location"])
    return " ".join(" ".join(one.text_content().split()) for one in html.fromstring(response.content.decode()).find_class("errorlist"))


def test_a_corrected_figure_is_accepted_and_filed_anew(admin_client: Client, article: Article) -> None:
    figure = passage(Figure, article, "40 people", value=40, unit="people", subject="leavers", **PROPOSED)
    told = corrected(admin_client, article, key_of(figure), value="41", subject="people who leave", place="Rome")
    figure = Figure.objects.get()
    assert told == f"{address(article)}#line-{key_of(figure)}"
    assert (figure.value, figure.subject, figure.state, figure.origin) == (41, "people who leave", "accepted", "reader")
    assert figure.measure is not None
    assert figure.measure.place == "Rome"


def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_written(admin_client: Client, article: Article) -> None:
    figure = passage(Figure, article, "40 people", value=40, **PROPOSED)
    assert corrected(admin_client, article, key_of(figure), value="many") == "Enter a number."
    assert corrected(admin_client, article, key_of(figure), exact="50 people") == "These words don't stand in the article's text."
    assert (Figure.objects.get().value, Figure.objects.get().state) == (40, "proposed")


def test_a_quotation_gets_a_known_speaker_by_any_name(admin_client: Client, article: Article) -> None:
    bank = make_actor("World Bank", names=(("WB", "acronym"),))
    quotation = passage(Quotation, article, "We wait,", **PROPOSED)
    corrected(admin_client, article, key_of(quotation), actor_name="wb")
    assert Quotation.objects.get().speaker == bank


def test_an_unknown_speaker_becomes_an_actor_of_the_kind_that_is_given(admin_client: Client, article: Article) -> None:
    quotation = passage(Quotation, article, "We wait,", **PROPOSED)
    assert "say what kind of actor it is" in corrected(admin_client, article, key_of(quotation), actor_name="Ada Vance")
    corrected(admin_client, article, key_of(quotation), actor_name="Ada Vance", actor_kind="person")
    made = Actor.objects.get()
    assert (made.name, made.kind, made.state, Quotation.objects.get().speaker) == ("Ada Vance", "person", "accepted", made)


def test_a_speaker_is_taken_away_by_emptying_the_name(admin_client: Client, article: Article) -> None:
    quotation = passage(Quotation, article, "We wait,", speaker=make_actor(), speaker_name="Ada", **PROPOSED)
    corrected(admin_client, article, key_of(quotation), actor_name="", actor_kind="")
    assert Quotation.objects.get().speaker is None


def test_of_several_of_one_name_the_editor_says_which(admin_client: Client, article: Article) -> None:
    first, second = make_actor("Ada Vance", "person"), make_actor("Ada Vance", "person")
    quotation = passage(Quotation, article, "We wait,", **PROPOSED)
    told = corrected(admin_client, article, key_of(quotation), actor_name="Ada Vance")
    assert first.slug in told
    assert second.slug in told
    corrected(admin_client, article, key_of(quotation), actor_name=second.slug)
    assert Quotation.objects.get().speaker == second


def test_somebody_unknown_is_joined_with_somebody_known(admin_client: Client, article: Article) -> None:
    known, unknown = make_actor("World Bank"), make_actor("the bank", state="proposed")
    mention(article, unknown, "World Bank", **PROPOSED)
    corrected(admin_client, article, f"actor-{unknown.pk}", actor_name="World Bank")
    assert Actor.objects.get(pk=unknown.pk).merged_into == known
    assert Mention.objects.get().state == "accepted"


def test_somebody_unknown_is_accepted_under_a_better_name_and_kind(admin_client: Client, article: Article) -> None:
    unknown = make_actor("Vance Ada", "agency", state="proposed")
    mention(article, unknown, "Ada Vance", **PROPOSED)
    corrected(admin_client, article, f"actor-{unknown.pk}", actor_name="Ada Vance", actor_kind="person")
    actor = Actor.objects.get()
    assert (actor.name, actor.kind, actor.state) == ("Ada Vance", "person", "accepted")


def test_what_was_taken_for_somebody_known_is_somebody_else_in_this_article_alone(admin_client: Client, article: Article) -> None:
    bank, other = make_actor("World Bank"), make_actor("Bank of Elsewhere")
    mention(article, bank, "World Bank", **PROPOSED)
    rejected = mention(article, bank, "the World Bank", state="rejected")
    said = passage(Quotation, article, "We wait,", speaker=bank, **PROPOSED)
    elsewhere = mention(make_article("Snow", "World Bank"), bank, "World Bank")
    corrected(admin_client, article, f"actor-{bank.pk}", actor_name="Bank of Elsewhere")
    now = Mention.objects.exclude(pk=rejected.pk).get(article=article)
    assert (now.actor, now.state) == (other, "accepted")
    assert Mention.objects.get(pk=rejected.pk).actor == bank
    assert (Quotation.objects.get(pk=said.pk).speaker, Quotation.objects.get(pk=said.pk).state) == (other, "proposed")
    assert Mention.objects.get(pk=elsewhere.pk).actor == bank
    assert Actor.objects.get(pk=bank.pk).merged_into is None


@pytest.fixture
def contributor(article: Article, django_user_model: Any) -> Client:
    """A browser of the contributor who added the draft."""
    client = logged_in(django_user_model, CONTRIBUTOR)
    article.history.update(history_user=django_user_model.objects.get(username=CONTRIBUTOR))
    return client


def test_a_contributor_joins_somebody_unknown_with_somebody_known_in_the_own_draft_alone(contributor: Client, article: Article) -> None:
    known, unknown = make_actor("World Bank"), make_actor("the bank", state="proposed")
    mention(article, unknown, "World Bank", **PROPOSED)
    elsewhere = mention(make_article("Snow", "World Bank"), unknown, "World Bank", **PROPOSED)
    corrected(contributor, article, f"actor-{unknown.pk}", actor_name="World Bank")
    assert Mention.objects.get(article=article).actor == known
    assert Mention.objects.get(pk=elsewhere.pk).actor == unknown
    unknown.refresh_from_db()
    assert (unknown.merged_into, unknown.state) == (None, "proposed")


def test_whom_a_contributor_names_is_a_proposal(contributor: Client, article: Article) -> None:
    unknown = make_actor("Vance Ada", "agency", state="proposed")
    mention(article, unknown, "Ada Vance", **PROPOSED)
    corrected(contributor, article, f"actor-{unknown.pk}", actor_name="Ada Vance", actor_kind="person")
    made = Mention.objects.get().actor
    assert (made.name, made.kind, made.state) == ("Ada Vance", "person", "proposed")
    unknown.refresh_from_db()
    assert (unknown.name, unknown.state) == ("Vance Ada", "proposed")


def test_a_contributor_who_accepts_somebody_unknown_decides_on_the_mentions_alone(contributor: Client, article: Article) -> None:
    unknown = make_actor("Ada Vance", "person", state="proposed")
    mention(article, unknown, "Ada Vance", **PROPOSED)
    for sent, becomes in (({"accepted": f"actor-{unknown.pk}:proposed"}, "accepted"), ({"all-rejected": "actor"}, "rejected")):
        contributor.post(address(article, "decide"), sent)
        unknown.refresh_from_db()
        assert (unknown.state, Mention.objects.get().state) == ("proposed", becomes)


def test_a_citation_gets_a_known_source_or_a_new_one(admin_client: Client, article: Article) -> None:
    known = make_source("Outlook")
    citation = passage(Citation, article, "The World Bank said", source=make_source("Other"), **PROPOSED)
    corrected(admin_client, article, key_of(citation), source_name="outlook")
    assert Citation.objects.get().source == known
    corrected(admin_client, article, key_of(citation), source_name="A study of leaving", source_kind="study")
    assert (Citation.objects.get().source.title, Citation.objects.get().source.kind) == ("A study of leaving", "study")
    assert Source.objects.count() == 3


def test_selected_words_become_a_passage_at_the_place_that_was_selected(admin_client: Client, article: Article) -> None:
    added(admin_client, article, "figure", "40 people", before="World Bank said ", after=" stayed.", value="40")
    figure = Figure.objects.get()
    assert (figure.start, figure.exact) == (BODY.rindex("40 people"), "40 people")
    assert (figure.origin, figure.state) == ("editor", "accepted")


def test_each_kind_of_passage_is_added_by_hand(admin_client: Client, article: Article) -> None:
    make_actor("Ada Vance", "person")
    added(admin_client, article, "mention", "Ada Vance")
    added(admin_client, article, "quotation", "We wait,", actor_name="Ada Vance")
    added(admin_client, article, "citation", "The World Bank said", source_name="Outlook", source_kind="report")
    added(admin_client, article, "forecast", "40 people will leave", horizon="by May 2024")
    added(admin_client, article, "eventmention", "May 2024", date="2024-05", precision="month")
    assert (
        added(admin_client, article, "topic", "", topic=make_topic("Flight").pk)
        == f"{address(article)}#line-topic-{ArticleTopic.objects.get().pk}"
    )
    made = [Mention, Quotation, Citation, Forecast, EventMention, ArticleTopic]
    assert [(kind.objects.get().origin, kind.objects.get().state) for kind in made] == [("editor", "accepted")] * 6


def test_a_topic_that_was_rejected_is_given_again_and_one_that_stands_is_not_given_twice(admin_client: Client, article: Article) -> None:
    topic = make_topic("Flight")
    row = ArticleTopic.objects.create(article=article, topic=topic, state="rejected")
    added(admin_client, article, "topic", "", topic=topic.pk)
    assert ArticleTopic.objects.get(pk=row.pk).state == "accepted"
    assert added(admin_client, article, "topic", "", topic=topic.pk) == "The article has this topic."


def test_an_actor_is_not_marked_twice_at_one_place(admin_client: Client, article: Article) -> None:
    mention(article, make_actor("Ada Vance", "person"), "Ada Vance")
    assert added(admin_client, article, "mention", "Ada Vance") == "This actor is marked at these words already."


def test_with_javascript_the_form_comes_alone_and_the_row_after_it(admin_client: Client, article: Article) -> None:
    figure = passage(Figure, article, "40 people", value=40, **PROPOSED)
    where = address(article, key_of(figure))
    assert "<html" not in admin_client.get(where, **BY_HTMX).content.decode()
    answer = admin_client.post(where, filled(admin_client, where, {"unit": "people"}), **BY_HTMX)
    assert answer["HX-Retarget"] == f"#line-{key_of(figure)}"
    assert "accepted" in answer.content.decode()


def test_known_names_are_offered_as_one_types(admin_client: Client) -> None:
    make_actor("World Bank", names=(("WB", "acronym"),))
    make_actor("Worldly <b>Affairs", state="proposed")
    make_source("World Outlook")
    offered = admin_client.get("/admin/archive/article/names/", {"of": "actor", "actor_name": "wor"}).content.decode()
    assert "World Bank" in offered
    assert "Affairs" not in offered
    assert "World Bank" in admin_client.get("/admin/archive/article/names/", {"of": "actor", "actor_name": "wb"}).content.decode()
    assert "World Outlook" in admin_client.get("/admin/archive/article/names/", {"of": "source", "source_name": "WÓRLD"}).content.decode()
    assert admin_client.get("/admin/archive/article/names/").content.decode().strip() == ""
