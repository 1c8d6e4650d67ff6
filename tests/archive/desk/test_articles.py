from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from archive.importing.storing import import_page
from archive.models import Actor, Article, ArticleTopic, Mention, Page, Quotation, Stakeholder
from archive.reading.page.decoding import MAX_BYTES
from tests.archive.importing.test_storing import LONGER, NOTHING, PAGE, page
from tests.factories import make_actor, make_article, make_topic, mention, passage

ADD = "/admin/archive/article/add/"
LIST = "/admin/archive/article/"


def address(article: Article) -> str:
    """Where an editor works on ``article``."""
    return reverse("admin:archive_article_change", args=[article.pk])


def fields(client: Client, article: Article) -> dict[str, Any]:
    """The form of an article as a browser sends it back: line ends are CRLF."""
    form = html.fromstring(client.get(address(article)).content.decode()).get_element_by_id("article_form")
    sent = {name: (value or "").replace("\r\n", "\n").replace("\n", "\r\n") for name, value in form.form_values()}
    return {name: value for name, value in sent.items() if "__prefix__" not in name and name != "_save"}


def saved(client: Client, article: Article, **changes: Any) -> Article:
    """The article after an editor changed those fields."""
    response = client.post(address(article), fields(client, article) | changes)
    assert response.status_code == 302, errors(response)
    return Article.objects.get(pk=article.pk)


def errors(response: Any) -> str:
    """All complaints on a page."""
    return " ".join(
        " ".join(element.text_content().split()) for element in html.fromstring(response.content.decode()).find_class("errorlist")
    )


def act(client: Client, action: str, *rows: Any, where: str = LIST, **sent: str) -> None:
    """Runs an action of a list on ``rows``, with what else is ``sent``."""
    response = client.post(where, {"action": action, "_selected_action": [row.pk for row in rows], **sent})
    assert response.status_code == 302


def test_pasting_a_page_opens_its_article_with_the_proposals(admin_client: Client) -> None:
    make_actor("World Bank")
    make_topic("Drought", keywords=("drought",))
    response = admin_client.post(ADD, {"text": PAGE.replace("\n", "\r\n"), "url": "https://example.org/rain"})
    article = Article.objects.get()
    assert (response.status_code, response["Location"]) == (302, address(article).replace("change", "judge"))
    assert (article.title, article.status, article.url) == ("Rain in May", "draft", "https://example.org/rain")
    shown = admin_client.get(address(article)).content.decode()
    assert "Drought is the enemy of every farmer here" in shown
    assert Mention.objects.filter(state="proposed").count() == Mention.objects.count() > 0
    assert ArticleTopic.objects.get().state == "proposed"


def test_each_proposal_says_why_it_was_made_and_by_which_rule(admin_client: Client) -> None:
    article = make_article()
    said = {"origin": "reader", "state": "proposed"}
    mention(article, make_actor("Body"), "body", rule="known-name", why="the name of a <known> actor", **said)
    mention(article, make_actor("Words"), "words", rule="older", **said)
    mention(article, make_actor("Some"), "some")
    ArticleTopic.objects.create(article=article, topic=make_topic("Drought"), rule="dry field", **said)
    page = html.fromstring(admin_client.get(address(article)).content.decode())
    cells = page.xpath("//td[contains(@class, 'field-proposed_because')]")
    reasons = {"; ".join(line.strip() for line in cell.itertext() if line.strip()) for cell in cells}
    assert reasons == {"The text says “dry field”.; rule keyword", "the name of a <known> actor; rule known-name", "rule older", ""}


def test_a_file_is_taken_in_place_of_pasted_text(admin_client: Client) -> None:
    admin_client.post(ADD, {"file": SimpleUploadedFile("rain.md", PAGE.encode()), "publish": "on"})
    assert Article.objects.get().status == "published"
    assert Page.objects.get().file_name == "rain.md"


def test_pasting_the_same_page_twice_is_one_article(admin_client: Client) -> None:
    for _ in range(2):
        assert admin_client.post(ADD, {"text": PAGE}).status_code == 302
    assert Article.objects.count() == Page.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"text": "", "url": "https://example.org/kept"},
        {"text": " \n ", "url": "https://example.org/kept"},
        {"text": "Rain\0 in May", "url": "https://example.org/kept"},
        {"text": "\x01\x02\x03 kept", "url": "https://example.org/kept"},
        {"text": PAGE + "kept", "url": "no address, but kept"},
        {"text": PAGE + "kept", "url": "https://example.org/kept/" + "a" * 2010},
        {"text": "kept " * (MAX_BYTES // 5 + 1)},
    ],
    ids=["nothing", "blanks", "NUL", "control characters", "a bad address", "a long address", "too much"],
)
def test_pasting_rubbish_keeps_what_was_typed_and_says_what_is_wrong(admin_client: Client, typed: dict[str, str]) -> None:
    response = admin_client.post(ADD, typed)
    assert response.status_code == 200
    assert errors(response)
    assert b"kept" in response.content
    assert not Article.objects.exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00" * 10, b"a" * (MAX_BYTES + 1)], ids=["empty", "PDF", "NUL", "too large"])
def test_a_bad_file_is_refused_in_one_sentence(admin_client: Client, data: bytes) -> None:
    response = admin_client.post(ADD, {"file": SimpleUploadedFile("bad.txt", data)})
    assert response.status_code == 200
    assert errors(response).endswith(".")
    assert not Article.objects.exists()


def test_saving_an_untouched_form_changes_nothing(admin_client: Client) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    passages = list(Mention.objects.values()) + list(Quotation.objects.values())
    after = saved(admin_client, article)
    assert (after.version, after.edited, after.body) == (1, False, article.body)
    assert list(Mention.objects.values()) + list(Quotation.objects.values()) == passages


def test_a_changed_text_is_a_new_version_of_the_editors_and_read_anew(admin_client: Client) -> None:
    make_actor("World Bank")
    article = make_article("Rain", "Old words.")
    after = saved(admin_client, article, body="## Rain\r\n\r\nThe World Bank came.")
    assert (after.version, after.edited, after.body) == (2, True, "## Rain\n\nThe World Bank came.")
    found = Mention.objects.get()
    assert after.body[found.start : found.end] == "World Bank"
    assert Stakeholder.objects.get().role == "subject"
    assert after.history.count() >= 2


def test_all_that_is_typed_is_saved_together(admin_client: Client) -> None:
    actor, topic, article = make_actor(), make_topic(), make_article("Rain", "The bank pays. Rain falls.")
    changes = {
        "title": "Rain in June",
        "authors": "Ann Poe\r\n\r\nBen Roe",
        "published_on": "2025-06-17",
        "date_precision": "month",
        "mentions-TOTAL_FORMS": "1",
        "mentions-0-exact": "bank",
        "mentions-0-state": "accepted",
        "mentions-0-actor": str(actor.pk),
        "mentions-0-strength": "name",
        "article_topics-TOTAL_FORMS": "1",
        "article_topics-0-topic": str(topic.pk),
        "article_topics-0-state": "accepted",
    }
    after = saved(admin_client, article, **changes)
    assert (after.title, after.title_basis, after.authors) == ("Rain in June", "editor", ["Ann Poe", "Ben Roe"])
    assert (after.printed_date, after.date_basis) == ("2025-06", "editor")
    added = Mention.objects.get()
    assert (added.start, added.end, added.origin, added.state) == (4, 8, "editor", "accepted")
    assert ArticleTopic.objects.get().origin == "editor"
    assert Stakeholder.objects.get().actor == actor


def test_one_wrong_row_saves_nothing_and_loses_nothing(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays.")
    changes = {
        "title": "Kept title",
        "quotations-TOTAL_FORMS": "1",
        "quotations-0-exact": "not in the text",
        "quotations-0-state": "accepted",
    }
    response = admin_client.post(address(article), fields(admin_client, article) | changes)
    assert response.status_code == 200
    assert "These words don't stand in the article's text." in html.fromstring(response.content.decode()).text_content()
    assert b"Kept title" in response.content
    assert b"not in the text" in response.content
    assert Article.objects.get().title == "Rain"
    assert not Quotation.objects.exists()


def test_a_stale_version_is_refused_with_both_texts(admin_client: Client) -> None:
    article = make_article("Rain", "Old words.")
    mine = fields(admin_client, article) | {"body": "My words."}
    saved(admin_client, article, body="Their words. " * 60 + "The end.")
    response = admin_client.post(address(article), mine)
    assert response.status_code == 200
    text = html.fromstring(response.content.decode()).text_content()
    assert "My words." in text
    assert "Their words." in text
    assert "The end." in errors(response)
    assert Article.objects.get().body.startswith("Their words.")


def test_a_form_that_is_stale_in_its_rows_alone_is_refused_too(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays.")
    made = mention(article, make_actor(), "bank", origin="reader", state="proposed")
    mine = fields(admin_client, article) | {"title": "Mine"}
    saved(admin_client, article, **{"mentions-0-state": "rejected"})
    made.refresh_from_db()
    assert made.state == "rejected"
    assert admin_client.post(address(article), mine).status_code == 200
    made.refresh_from_db()
    assert made.state == "rejected"
    assert Article.objects.get().title == "Rain"


def test_touching_a_proposal_accepts_it_and_rejecting_one_hides_its_actor(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays. “Rain falls,” she said.")
    mention(article, make_actor(), "bank", origin="reader", state="proposed")
    passage(Quotation, article, "Rain falls,", origin="reader", state="proposed")
    Stakeholder.objects.create(article=article, actor=Actor.objects.get(), role="subject", origin="reader")
    saved(admin_client, article, **{"mentions-0-state": "rejected", "quotations-0-role": "minister"})
    assert Mention.objects.get().state == "rejected"
    assert (Quotation.objects.get().state, Quotation.objects.get().role) == ("accepted", "minister")
    assert not Stakeholder.objects.exists()


def test_a_part_that_an_editor_changed_is_the_editors(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays.")
    mention(article, make_actor(), "bank")
    Stakeholder.objects.create(article=article, actor=Actor.objects.get(), role="subject", origin="reader")
    saved(admin_client, article, **{"stakeholders-0-role": "mentioned"})
    assert (Stakeholder.objects.get().role, Stakeholder.objects.get().origin) == ("mentioned", "editor")


def test_a_topic_that_an_editor_put_in_place_of_the_readers_is_the_editors(admin_client: Client) -> None:
    article, trade, water = make_article(), make_topic("Trade"), make_topic("Water")
    ArticleTopic.objects.create(article=article, topic=trade, origin="reader", state="proposed")
    saved(admin_client, article, **{"article_topics-0-topic": str(water.pk)})
    saved(admin_client, article, title="Read anew")
    assert [row.topic for row in ArticleTopic.objects.all()] == [water]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"published_on": "2025-02-30"}, "Enter a valid date"),
        ({"published_on": "", "date_precision": "day"}, "A date needs a precision"),
        ({"published_on": "2025-02-03", "date_precision": "none"}, "A date needs a precision"),
        ({"body": ""}, "required"),
        ({"body": "Rain\0"}, "Null characters"),
        ({"url": "nowhere"}, "valid URL"),
        ({"slug": "undated"}, "slug"),
        ({"slug": "2025"}, "slug"),
        ({"slug": "taken"}, "already exists"),
        ({"body": "a " * 600_000}, "longer"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(admin_client: Client, changes: dict[str, str], says: str) -> None:
    make_article("Taken", slug="taken")
    article = make_article("Rain", "The bank pays.")
    response = admin_client.post(address(article), fields(admin_client, article) | changes)
    assert response.status_code == 200
    assert says in errors(response)
    assert Article.objects.get(pk=article.pk).version == 1


def test_an_emptied_title_is_an_untitled_article_and_an_emptied_date_an_undated_one(admin_client: Client) -> None:
    after = saved(admin_client, make_article("Rain"), title="", published_on="", date_precision="none")
    assert (after.title_basis, after.printed_date, after.date_basis) == ("none", None, "none")


def test_a_changed_slug_leaves_a_redirect(admin_client: Client) -> None:
    saved(admin_client, make_article("Rain"), slug="snow")
    assert admin_client.get("/articles/rain/")["Location"] == "/articles/snow/"


def test_publish_and_withdraw(admin_client: Client) -> None:
    article = make_article("Rain", status="draft")
    act(admin_client, "publish", article)
    assert admin_client.get("/articles/rain/").status_code == 200
    act(admin_client, "withdraw", article, withdrawal_reason="Wrong.")
    assert admin_client.get("/articles/rain/").status_code == 410
    assert Article.objects.get().status == "withdrawn"


def test_all_proposals_are_accepted_at_once_and_the_rejected_stay_so(admin_client: Client) -> None:
    article = make_article(body="a b c")
    for exact, state in (("a", "proposed"), ("b", "rejected")):
        passage(Quotation, article, exact, origin="reader", state=state)
    ArticleTopic.objects.create(article=article, topic=make_topic(), origin="reader", state="proposed")
    act(admin_client, "accept_proposals", article)
    assert [q.state for q in Quotation.objects.order_by("start")] == ["accepted", "rejected"]
    assert ArticleTopic.objects.get().state == "accepted"


@pytest.mark.parametrize(("action", "text", "state"), [("take_over", "come back", "current"), ("refuse", "By hand.", "refused")])
def test_a_page_that_waits_is_taken_over_or_refused(admin_client: Client, action: str, text: str, state: str) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    saved(admin_client, article, body="By hand.")
    import_page(page(LONGER), NOTHING, path="/rain.txt")
    act(admin_client, action, Page.objects.get(state="waiting"), where="/admin/archive/page/")
    assert text in Article.objects.get().body
    assert Page.objects.order_by("-pk").first().state == state


def test_an_actor_is_marked_once_at_one_place(admin_client: Client) -> None:
    article = make_article("Rain", "The bank pays.")
    mention(article, make_actor(), "bank")
    row = {"mentions-TOTAL_FORMS": "2", "mentions-1-exact": "bank", "mentions-1-state": "accepted", "mentions-1-strength": "name"}
    row["mentions-1-actor"] = str(Actor.objects.get().pk)
    response = admin_client.post(address(article), fields(admin_client, article) | row)
    assert "marked at these words already" in errors(response)
    assert Mention.objects.count() == 1


def test_a_mention_is_not_given_to_an_actor_who_is_marked_there(admin_client: Client) -> None:
    article, bank, other = make_article("Rain", "The bank pays."), make_actor("Bank"), make_actor("Other Bank")
    mention(article, bank, "bank")
    moved = mention(article, other, "bank")
    sent = fields(admin_client, article)
    row = next(
        name.removesuffix("-id") for name in sent if name.startswith("mentions-") and name.endswith("-id") and sent[name] == str(moved.pk)
    )
    response = admin_client.post(address(article), sent | {f"{row}-actor": str(bank.pk)})
    assert "marked at these words already" in errors(response)
    assert Mention.objects.get(pk=moved.pk).actor == other


def test_an_article_is_locked_while_a_form_of_it_is_saved(admin_client: Client) -> None:
    article = make_article("Rain")
    with CaptureQueriesContext(connection) as queries:
        saved(admin_client, article, title="Snow")
    assert any("FOR UPDATE" in query["sql"] for query in queries) is connection.features.has_select_for_update


def test_of_two_who_save_one_version_the_second_sees_all_three_texts_and_keeps_what_was_typed(admin_client: Client) -> None:
    article = make_article("Rain", "It rained on Monday in the hills.")
    sent = fields(admin_client, article)
    saved(admin_client, article, body="It rained on Tuesday in the hills.")
    page = html.fromstring(admin_client.post(address(article), sent | {"body": "It rained on Monday in the valley."}).content.decode())
    theirs, yours = (side.text_content() for side in page.find_class("side-by-side"))
    assert [" ".join(one.text_content().split()) for one in (*page.iter("del"), *page.iter("ins"))] == [
        "Monday",
        "hills",
        "Tuesday",
        "valley",
    ]
    assert "Tuesday" in theirs
    assert "valley" in yours
    assert page.get_element_by_id("id_body").text.strip() == "It rained on Monday in the valley."
    assert Article.objects.get(pk=article.pk).body == "It rained on Tuesday in the hills."


def test_an_article_of_a_language_without_rules_of_its_own_is_read_by_those_of_english(admin_client: Client) -> None:
    article = make_article("Rain", "It rained 44 tonnes in May.")
    assert saved(admin_client, article, language="fr", body="It rained 45 tonnes in May.").language == "fr"


@pytest.mark.parametrize("code", ["e\x0bn", "English", "\ufffe", "e n", "e"])
def test_what_is_no_code_of_a_language_is_refused_in_a_sentence(admin_client: Client, code: str) -> None:
    article = make_article("Rain")
    response = admin_client.post(address(article), fields(admin_client, article) | {"language": code})
    assert "Write the code of a language" in errors(response)
    assert Article.objects.get().language == "en"
