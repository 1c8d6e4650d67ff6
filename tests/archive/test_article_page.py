"""The page of an article: order, words and limits."""

import gzip
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from archive.models import Citation, EventMention, Figure, Forecast, Page, Quotation, Reply
from tests.archive.ledgers.test_compare import texts
from tests.factories import index_all, link, make_actor, make_article, make_source, mention, passage

ARABIC = "وزارة الأرز"


def shown(client: Client, slug: str) -> Any:
    response = client.get(f"/articles/{slug}/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def blocks(*parts: tuple[str, str]) -> dict[str, Any]:
    """Body and blocks of parts of a kind each."""
    body, found = "", []
    for kind, words in parts:
        body += "\n\n" if body else ""
        found.append({"kind": kind, "start": len(body), "end": len(body) + len(words)} | ({"level": 2} if kind == "heading" else {}))
        body += words
    return {"body": body, "blocks": found}


def test_the_sections_stand_in_one_order(db, client: Client) -> None:
    body = "Ann Poe said rice is dear, as a report of 2009 has it; 5% will fall by June."
    article, poe = make_article("Rice", body), make_actor("Ann Poe", "person")
    link(article, actor=poe)
    passage(Quotation, article, "rice is dear", speaker=poe)
    passage(Citation, article, "a report", source=make_source("Report"))
    passage(Figure, article, "5%", value=5, unit="%")
    passage(Forecast, article, "will fall", horizon="by June")
    passage(EventMention, article, "2009", date="2009", precision="year")
    make_article("Dear rice", body)
    for number in range(3):
        make_article(f"Steel {number}", "Steel mills.")
    index_all()
    order = ["stakeholders", "sources", "figures", "forecasts", "events", "quotations", "related", "cite", "compare-with"]
    assert shown(client, "rice").xpath("//section[contains(@class, 'panel')]/@aria-labelledby") == order


def test_more_than_eight_lines_and_more_than_three_sentences_are_folded(db, client: Client) -> None:
    article = make_article("Rice", " ".join(f"w{number}" for number in range(20)))
    poe = make_actor("Ann Poe", "person")
    for number in range(5):
        passage(Quotation, article, f"w{number}", speaker=poe)
    for number in range(10, 20):
        passage(Figure, article, f"w{number}", value=number)
    root = shown(client, "rice")
    assert texts(root, "//section[@aria-labelledby='figures']//summary") == ["2 more"]
    assert len(root.xpath("//section[@aria-labelledby='figures']//li")) == 10
    assert texts(root, "//section[@aria-labelledby='quotations']//summary") == ["2 more"]
    assert len(root.xpath("//section[@aria-labelledby='quotations']//a[contains(@class, 'actor')]")) == 1


def test_words_and_lines_lead_to_each_other(db, client: Client) -> None:
    article = make_article("Rice", "Rice cost 5% more in 2009.")
    figure = passage(Figure, article, "5%", value=5, unit="%")
    root = shown(client, "rice")
    [there], [back] = root.xpath("//mark//a[@class='line']"), root.xpath(f"//a[@href='#figure-{figure.pk}']")
    assert there.get("href") == f"#{back.get('id')}"
    assert there.text is None, "whoever copies the sentence copies the sentence"


def test_questions_and_answers_are_a_list_of_pairs_and_a_call_out_is_a_note(db, client: Client) -> None:
    parts = [("answer", "A: alone"), ("paragraph", "Some words."), ("question", "Q: Why?"), ("answer", "A: Rain."), ("answer", "A: Snow.")]
    make_article("Rice", **blocks(*parts, ("callout", "Did you know? It fell.")))
    root = shown(client, "rice")
    turns = [(turn.tag, turn.text_content().strip()) for turn in root.xpath("//dl[@class='dialogue']/*")]
    assert turns == [("dt", "Q Why?"), ("dd", "A Rain."), ("dd", "A Snow.")]
    assert root.xpath("//p[@class='answer']")[0].text_content().strip() == "A alone"
    [note] = root.xpath("//aside[@role='note']")
    assert note.get("aria-label") == "Did you know?"


def test_what_the_page_doesnt_say_is_said_in_words(db, client: Client) -> None:
    make_article("", "Rice is dear this year.", None, slug="a")
    notes = texts(shown(client, "a"), "//aside[@aria-label='Notes on the reading']/p")
    assert notes == ["The page has no title: its first words stand for one.", "The page doesn’t say when it was published."]
    make_article("Rice", slug="b")
    assert not texts(shown(client, "b"), "//aside[@aria-label='Notes on the reading']/p")


def test_the_text_ends_with_the_articles_before_and_after_it(db, client: Client) -> None:
    for day in (1, 2, 3):
        make_article(f"Day {day}", published_on=f"2025-03-0{day}")
    links = shown(client, "day-2").xpath("//nav[@aria-label='Articles by date']/a")
    assert [(a.get("rel"), a.get("href"), " ".join(a.text_content().split())) for a in links] == [
        ("prev", "/articles/day-1/", "Previous · 1 March 2025 Day 1"),
        ("next", "/articles/day-3/", "Next · 3 March 2025 Day 3"),
    ]
    assert len(shown(client, "day-1").xpath("//nav[@aria-label='Articles by date']/a")) == 1


def test_related_articles_say_why_and_when(db, client: Client) -> None:
    board = make_actor("Rice Board", "agency")
    for number in range(2):
        link(make_article(f"Paddies {number}", "Paddies and rice."), actor=board)
    for number in range(3):
        make_article(f"Steel {number}", "Steel mills.")
    index_all()
    [row] = texts(shown(client, "paddies-0"), "//section[@aria-labelledby='related']//li")
    assert row.startswith("Paddies 1 10 November 2025 · from the masthead shares Rice Board; both say ")
    assert "paddies, " in row


def test_names_of_any_direction_are_kept_apart_from_the_words_around_them(db, client: Client) -> None:
    article = make_article(f"{ARABIC}: 1", f"{ARABIC} said 5.", authors=[ARABIC, "Ben Roe"], slug="a")
    board = make_actor(ARABIC, "agency", slug="b")
    link(article, actor=board)
    mention(article, board, ARABIC)
    root = shown(client, "a")
    assert root.xpath("//h1/@dir | //div[@class='text']//a[contains(@class, 'actor')]/@dir") == ["auto"] * 2
    assert root.xpath("//section[@aria-labelledby='stakeholders']//a/bdi/text()") == [ARABIC]
    assert root.xpath("//p[@class='meta']//bdi/text()")[-2:] == [ARABIC, "Ben Roe"]


@pytest.mark.parametrize("heading", [True, False])
def test_an_article_of_one_paragraph_has_its_page_with_an_outline_or_without(db, client: Client, heading: bool) -> None:
    make_article("Rice", **blocks(*([("heading", "One")] if heading else []), ("paragraph", "Rice.")))
    outline = shown(client, "rice").xpath("//nav[@class='outline']//a/text()")
    assert outline == (["One"] if heading else [])


def test_a_title_of_three_hundred_characters_is_set_smaller(db, client: Client) -> None:
    make_article("Rice " * 60, slug="long")
    assert shown(client, "long").xpath("//h1/@class") == ["long"]


def test_three_hundred_passages_weigh_little_and_cost_no_more_queries(db, client: Client, django_assert_max_num_queries: Any) -> None:
    """The article; stakeholders, topics; six kinds of passages; the same numbers, disputes, the same words; what is near; replies."""
    body = " ".join(f"Ann Poe says w{number} of rice fell by 5% since then and will again." for number in range(300))
    article, poe = make_article("Rice", body), make_actor("Ann Poe", "person")
    twin = make_article("Twin", body)
    link(article, actor=poe)
    for number in range(0, 300, 2):
        mention(article, poe, f"w{number} ", state="proposed")
        passage(Figure, article, f"w{number + 1} of", value=number, state="proposed", why="a reason")
    for one, speaker in ((article, poe), (twin, make_actor("Ben Roe", "person"))):
        passage(Quotation, one, "w7 of rice fell by 5%", speaker=speaker)
    Page.objects.create(article=article, data=b"", sha256="0", file_name="a.txt")
    index_all()
    with django_assert_max_num_queries(13):
        response = client.get("/articles/rice/")
    assert len(gzip.compress(response.content, 6)) < 40_000
    assert len(html.fromstring(response.content).xpath("//section[@aria-labelledby='figures']//li")) == 150
    assert "Page as it came" in response.content.decode()
    Reply.objects.create(article=article, name="Cy", text="So it is.", status="approved", decided_at=timezone.now())
    with django_assert_max_num_queries(14):
        assert "So it is." in client.get("/articles/rice/").content.decode()
