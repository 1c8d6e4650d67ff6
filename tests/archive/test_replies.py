"""Replies: what a reader sends, where it waits, and what the article shows of it."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.models import Article, Reply
from archive.models.reply import LONGEST_TEXT
from archive.replies import RATE, plain
from tests.factories import make_article

FORM, ADDRESS, ARTICLE = "/articles/rain-in-may/reply/", "/articles/rain-in-may/replies/", "/articles/rain-in-may/"
SENT = {"name": "Ann Poe", "affiliation": "Rice Board", "text": "Well said.", "website": ""}
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</div></article><script>alert(1)</script>",
    "http://a.example/\"onmouseover=\"alert(1)",
    "http://a.example/'onmouseover='alert(1)",
    "https://a.example/<script>alert(1)</script>",
    "http://a.example/&quot;><script>alert(1)</script>",
    "javascript:alert(1)//http://a.example",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "[x](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ request }}{% debug %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "<math><mtext></p><img src onerror=alert(1)>",
)  # fmt: skip


@pytest.fixture
def article(db: None) -> Article:
    """An article that takes replies."""
    return make_article("Rain in May")


def send(client: Client, **changes: str) -> Any:
    """The answer to a reply of those fields."""
    return client.post(ADDRESS, SENT | changes)


def approved(article: Article, name: str = "Ann Poe", text: str = "Well said.", affiliation: str = "") -> Reply:
    """A reply that the article shows."""
    reply = Reply.objects.create(article=article, name=name, text=text, affiliation=affiliation)
    reply.decide(Reply.Status.APPROVED, None)
    return reply


def shown(client: Client, path: str = ARTICLE) -> Any:
    """The page, parsed."""
    return html.fromstring(client.get(path).content.decode())


def test_a_reply_waits_and_its_writer_is_told_so_on_the_article(article: Article, client: Client) -> None:
    answer = send(client)
    assert (answer.status_code, answer["Location"]) == (303, f"{ARTICLE}?reply=waiting#reply")
    reply = Reply.objects.get()
    assert (reply.article, reply.name, reply.affiliation, reply.text) == (article, "Ann Poe", "Rice Board", "Well said.")
    assert (reply.status, reply.reason, reply.decided_at) == ("pending", "", None)
    assert shown(client, answer["Location"]).xpath("//*[@id='reply']/p[@role='status']/text()") == ["Your reply waits for an editor."]
    assert not shown(client).xpath("//*[@id='reply']/p[@role='status']")


def test_a_reply_is_hidden_until_it_is_approved_and_hidden_again_when_it_is_refused(article: Article, client: Client) -> None:
    send(client)
    assert not shown(client).xpath("//article[@class='reply']")
    reply = Reply.objects.get()
    reply.decide(Reply.Status.APPROVED, None)
    root = shown(client)
    assert root.xpath("//*[@id='replies']/h2")[0].text_content() == "Replies 1"
    [printed] = root.xpath(f"//article[@id='reply-{reply.pk}']")
    for words in ("Ann Poe", "Rice Board", "Well said.", f"{reply.created_at:%H:%M} UTC"):
        assert words in printed.text_content()
    reply.decide(Reply.Status.REFUSED, None, "An advertisement.")
    assert not shown(client).xpath("//article[@class='reply']")
    assert "advertisement" not in client.get(ARTICLE).content.decode()


def test_replies_stand_in_the_order_in_which_they_came(article: Article, client: Client) -> None:
    for name in ("First", "Second", "Third"):
        approved(article, name)
    assert shown(client).xpath("//article[@class='reply']//b/bdi/text()") == ["First", "Second", "Third"]


def test_the_article_offers_the_form_and_gives_nobody_a_cookie(article: Article, client: Client) -> None:
    approved(article)
    page = client.get(ARTICLE)
    assert html.fromstring(page.content).xpath("//*[@id='reply']//a/@href") == [FORM]
    assert not page.cookies
    assert not client.get(f"{ARTICLE}?reply=waiting").cookies


def test_the_forms_own_page_is_kept_by_no_cache_and_no_index(article: Article, client: Client) -> None:
    page = client.get(FORM)
    assert "no-store" in page["Cache-Control"]
    assert list(page.cookies) == ["csrftoken"]
    root = html.fromstring(page.content)
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//main//form[@method='post']/@action") == [ADDRESS]
    assert root.xpath("//nav[@class='crumbs']/a/@href") == [ARTICLE]


def test_nothing_is_taken_without_the_forms_own_token(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(ADDRESS, SENT)
    assert refused.status_code == 403
    assert b"The form was not sent" in refused.content
    assert Reply.objects.count() == 0
    token = html.fromstring(strict.get(FORM).content).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    assert strict.post(ADDRESS, SENT | {"csrfmiddlewaretoken": token}).status_code == 303
    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""), ("name", " \t "), ("name", "\u200b\u2060"), ("name", "x" * 101), ("affiliation", "x" * 201),
        ("text", ""), ("text", "\r\n\u200b\u202e"), ("text", "x" * (LONGEST_TEXT + 1)),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(article: Article, client: Client, field: str, value: str) -> None:
    answer = send(client, **{field: value})
    assert answer.status_code == 200
    assert Reply.objects.count() == 0
    root = html.fromstring(answer.content.decode())
    [error] = root.xpath("//*[@class='errorlist']")
    [wrong] = root.xpath("//*[@aria-invalid='true']")
    assert wrong.get("name") == field
    assert error.get("id") in wrong.get("aria-describedby")
    kept = {name: root.xpath(f"//*[@name='{name}']")[0].value or "" for name in ("name", "affiliation", "text")}
    typed = {name: (SENT | {field: value})[name] for name in kept}
    assert {name: plain(words) for name, words in kept.items()} == {name: plain(words) for name, words in typed.items()}


def test_a_robot_that_fills_the_trap_is_answered_like_anybody_and_not_stored(article: Article, client: Client) -> None:
    trapped, taken = send(client, website="https://pills.example"), send(client)
    assert (trapped.status_code, trapped["Location"]) == (taken.status_code, taken["Location"])
    assert Reply.objects.count() == 1


def test_people_neither_see_nor_reach_the_trap(article: Article, client: Client) -> None:
    [trap] = shown(client, FORM).xpath("//input[@name='website']")
    assert (trap.get("tabindex"), trap.get("autocomplete"), trap.get("value")) == ("-1", "off", None)
    assert (trap.getparent().get("class"), trap.getparent().get("aria-hidden")) == ("hidden", "true")


def test_a_reader_sends_five_an_hour_and_keeps_the_sixth_to_send_later(article: Article, client: Client) -> None:
    assert {send(client).status_code for _ in range(RATE.quota)} == {303}
    refused = send(client, text="My sixth.")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert html.fromstring(refused.content).xpath("//textarea[@name='text']")[0].value.strip() == "My sixth."
    assert "60 minutes" in refused.content.decode()
    assert Reply.objects.count() == RATE.quota == 5
    assert client.post(ADDRESS, SENT, REMOTE_ADDR="192.0.2.2").status_code == 303


def test_a_form_with_errors_takes_no_turn(article: Article, client: Client) -> None:
    for _ in range(RATE.quota + 1):
        send(client, text="")
    assert send(client).status_code == 303


def test_what_a_reader_sent_is_all_that_the_database_holds_of_them() -> None:
    assert {field.name for field in Reply._meta.get_fields()} == {
        *("id", "article", "name", "affiliation", "text", "status", "reason", "created_at", "decided_at", "decided_by")
    }


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_only_published_articles_take_replies_or_show_them(article: Article, client: Client, status: str) -> None:
    approved(article)
    Article.objects.update(status=status)
    answered = {client.get(FORM).status_code, client.get(ADDRESS).status_code, send(client).status_code, client.get(ARTICLE).status_code}
    assert answered == {410 if status == "withdrawn" else 404}
    assert Reply.objects.count() == 1


def test_a_form_that_was_opened_before_the_address_changed_is_still_taken(article: Article, client: Client) -> None:
    article.slug = "a-new-slug"
    article.save()
    assert client.get(FORM).status_code == 200
    assert send(client)["Location"] == "/articles/a-new-slug/?reply=waiting#reply"
    assert Reply.objects.get().article == article


def test_whoever_looks_where_replies_are_sent_is_led_to_the_form(article: Article, client: Client) -> None:
    assert (client.get(ADDRESS).status_code, client.get(ADDRESS)["Location"]) == (302, FORM)
    assert client.post(FORM, SENT).status_code == 405
    assert {client.put(ADDRESS).status_code, client.delete(ADDRESS).status_code} == {405}


def test_switched_off_nothing_is_taken_and_what_was_approved_stays(article: Article, client: Client, settings: Any) -> None:
    approved(article)
    settings.REPLIES = False
    strict = Client(enforce_csrf_checks=True)
    for answer in (client.get(FORM), client.get(ADDRESS), send(client), strict.post(ADDRESS, SENT)):
        assert answer.status_code == 404
        assert b"No replies are taken at present" in answer.content
        assert not html.fromstring(answer.content).xpath("//main//form[@method='post']")
    assert Reply.objects.count() == 1
    root = shown(client)
    assert len(root.xpath("//article[@class='reply']")) == 1
    assert not root.xpath(f"//a[@href='{FORM}']")


def test_switched_off_an_article_without_replies_says_nothing_of_them(article: Article, client: Client, settings: Any) -> None:
    settings.REPLIES = False
    assert not shown(client).xpath("//*[@id='replies']")


def test_addresses_in_a_reply_are_links_that_vouch_for_nothing(article: Article, client: Client) -> None:
    approved(article, text="See https://a.example/b?c=d&e, or www.b.example or ann@c.example.\nA line.\n\nA paragraph.")
    [printed] = shown(client).xpath("//article[@class='reply']")
    [link] = printed.xpath(".//a")
    assert (link.get("href"), link.text, link.get("rel")) == ("https://a.example/b?c=d&e",) * 2 + ("nofollow ugc noopener",)
    assert len(printed.xpath(".//div/p")) == 2
    assert len(printed.xpath(".//br")) == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_replies_are_words_and_nothing_else(article: Article, client: Client, payload: str) -> None:
    send(client, name=payload[:100], affiliation=payload, text=f"{payload}\n\n{payload}")
    Reply.objects.get().decide(Reply.Status.APPROVED, None)
    root = shown(client)
    [printed] = root.xpath("//article[@class='reply']")
    assert {element.tag for element in printed.iter()} <= {"article", "p", "b", "bdi", "time", "div", "br", "a"}
    assert all(link.get("href").startswith(("http://", "https://")) for link in printed.xpath(".//a"))
    assert {name for element in printed.iter() for name in element.attrib} <= {"class", "id", "datetime", "lang", "dir", "href", "rel"}
    assert not root.xpath("//script[not(@src) and not(@type='application/ld+json')] | //@style | //@onerror | //@onload | //@onmouseover")
    assert printed.xpath(".//b/bdi")[0].text_content() == payload[:100]
    form = html.fromstring(send(client, name=payload[:100], affiliation=payload, text="").content.decode())
    assert form.xpath("//input[@name='affiliation']/@value") == [payload]
    assert not form.xpath("//script[not(@src)] | //img | //svg | //math")


@given(st.text())
def test_plain_text_has_no_controls_and_is_plain_already(text: str) -> None:
    made = plain(text)
    assert not any(c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202e\u2066\u2069\ufeff") for c in made)
    assert plain(made) == made


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("One\r\nTwo\rThree\u2028Four", "One\nTwo\nThree\nFour"),
        ("One\n \n\t\n\n\nTwo", "One\n\nTwo"),
        ("Pay \u202eyenom\u202c \u2066now\u2069\x07\x1b[31m", "Pay yenom now[31m"),
        ("\u200b\u200d\u00ad \n", ""),
        ("שלום \u200f(עולם)", "שלום \u200f(עולם)"),
        ("👍", "👍"),
        ("1\t2", "1 2"),
    ],
)
def test_what_turns_or_hides_text_is_taken_out_and_what_people_write_is_not(sent: str, kept: str) -> None:
    assert plain(sent) == kept


def test_the_page_costs_the_same_queries_for_two_replies_as_for_twelve(
    article: Article, client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        for number in range(5):
            approved(article, f"Reader {number}")
        # the article with stakeholders and topics; six kinds of passages; its replies; what is near it
        with django_assert_num_queries(11):
            client.get(ARTICLE)
    with django_assert_num_queries(1):  # the article
        client.get(FORM)


def test_replies_are_neither_in_the_json_nor_do_they_change_the_article(article: Article, client: Client) -> None:
    before = client.get("/api/v1/articles/rain-in-may").json()
    approved(article, text="Zzyzx.")
    assert client.get("/api/v1/articles/rain-in-may").json() == before
    assert Article.objects.get().updated_at == article.updated_at
