import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from archive.models import Actor, Article, ArticleTopic, Citation, Figure, Page, Quotation, Source, Topic
from tests.factories import link, make_actor, make_article, make_source, make_topic, mention, passage

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}&amp;"
PAGES = [
    *("/", "/about/", "/articles/", "/articles/2025/", "/articles/2025/11/", "/articles/undated/"),
    *("/articles/rain-in-may/", "/articles/rain-in-may/raw/", "/articles/rain-in-may/cite.ris", "/articles/rain-in-may/cite.bib"),
    *("/actors/", "/actors/?kind=person&q=poe", "/actors/ann-poe/"),
    *("/topics/", "/topics/trade/", "/sources/", "/sources/annual-report/"),
    "/events/",
]


def make_archive() -> Article:
    """An article with all that pages show of one."""
    body = "Ann Poe of the Rice Board said “rice is dear”. It rose 5% in 2023, the Annual Report says."
    article = make_article("Rain in May", body, "2025-11-10", outlet="The Rice Times", authors=["Ben Roe"])
    Page.objects.create(article=article, data=b"<h1>Rain in May</h1>", sha256="0", file_name="rain.html")
    poe, board = make_actor("Ann Poe", "person", (("Dr Poe", "alias"),)), make_actor("Rice Board", "agency")
    make_actor("Ben Poe", "person")
    report = make_source("Annual Report", board, issued="2023")
    link(article, actor=poe, topic=make_topic("Tariffs", make_topic("Trade")), role="subject")
    link(article, actor=board, role="quoted")
    mention(article, poe, "Ann Poe", state="proposed")
    mention(article, board, "Rice Board")
    passage(Quotation, article, "rice is dear", speaker=poe, role="economist", affiliation="Rice Board")
    passage(Figure, article, "5%", value=5, unit="%", source=report)
    passage(Citation, article, "Annual Report", source=report)
    make_article("Undated", published_on=None)
    return article


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_get_and_head_and_nothing_that_writes(db, client: Client, path: str) -> None:
    make_archive()
    shown, head = client.get(path), client.head(path)
    assert (shown.status_code, head.status_code) == (200, 200)
    assert head.content == b""
    for write in (client.post, client.put, client.patch, client.delete):
        assert write(path).status_code == 405


@pytest.mark.parametrize("path", [*PAGES, "/articles/none/", "/nowhere/"])
def test_every_page_forbids_inline_scripts_and_styles_and_has_none(db, client: Client, path: str) -> None:
    make_archive()
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    if response["Content-Type"].startswith("text/html"):
        root = html.fromstring(response.content)
        assert not root.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        assert not root.xpath("//style")
        assert not root.xpath("//@style")
        assert not root.xpath("//@*[starts-with(name(), 'on')]")
        assert not root.xpath("//@href[starts-with(normalize-space(.), 'javascript:')]")


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_archive_has_its_lists_and_nothing_else(db, client: Client, path: str) -> None:
    lists = {"/", "/articles/", "/articles/undated/", "/actors/", "/actors/?kind=person&q=poe", "/topics/", "/sources/", "/about/"}
    lists.add("/events/")
    expected = 200 if path in lists or re.fullmatch(r"/articles/[0-9/]+", path) else 404
    assert client.get(path).status_code == expected


@pytest.mark.parametrize(
    "path",
    [
        "/articles/none/", "/articles/none/raw/", "/articles/2025/13/", "/articles/2025/00/", "/articles/0000/", "/articles/20255/",
        "/actors/none/", "/topics/none/", "/sources/none/", "/nowhere/", "/articles/?page=2", "/articles/?page=0", "/articles/?page=-1",
        "/articles/?page=x", "/articles/?page=", "/articles/?page=%C2%B2", "/actors/?page=99999999999999999999", "/sources/?page=2",
        "/actors/ann-poe/?page=2", "/topics/trade/?page=2", "/articles/2025/?page=2",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404_that_leads_on(db, client: Client, path: str) -> None:
    make_archive()
    response = client.get(path)
    assert response.status_code == 404
    assert html.fromstring(response.content).xpath("//main//a[@href]")


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_unpublished_article_is_nowhere(db, client: Client, status: str) -> None:
    article = make_archive()
    Article.objects.filter(pk=article.pk).update(status=status)
    for path in PAGES:
        response = client.get(path)
        if path.startswith("/articles/rain-in-may/"):
            assert response.status_code == (410 if status == "withdrawn" else 404)
        else:
            assert response.status_code == 200
            assert b"rain-in-may" not in response.content, path
            assert b"rice is dear" not in response.content, path
    for path in ("/actors/", "/sources/"):
        assert b"Rice Board" not in client.get(path).content
        assert b"Annual Report" not in client.get(path).content
    assert "No published article" in client.get("/actors/ann-poe/").content.decode()


def test_the_archive_by_date_holds_what_was_published_then(db, client: Client) -> None:
    for title, day in (("Day", "2025-11-10"), ("Month", "2025-11"), ("Year", "2025"), ("Before", "2024-11-10"), ("Never", None)):
        make_article(title, published_on=day)

    def titles(path: str) -> list[str]:
        return [link.text for link in html.fromstring(client.get(path).content).xpath("//article//h3/a")]

    assert titles("/articles/") == ["Day", "Month", "Year", "Before", "Never"]
    assert titles("/articles/2025/") == ["Day", "Month", "Year"]
    assert titles("/articles/2025/11/") == ["Day", "Month"]
    assert titles("/articles/2024/") == ["Before"]
    assert titles("/articles/undated/") == ["Never"]


def test_an_article_of_january_known_by_year_alone_is_in_no_month(db, client: Client) -> None:
    make_article("Year", published_on="2025")
    assert b"<h3>" not in client.get("/articles/2025/01/").content


@pytest.mark.parametrize(
    ("model", "path"), [(Article, "/articles/{}/"), (Actor, "/actors/{}/"), (Topic, "/topics/{}/"), (Source, "/sources/{}/")]
)
def test_an_old_slug_leads_to_the_new_one_for_good(db, client: Client, model: Any, path: str) -> None:
    make_archive()
    row = model.objects.order_by("pk").first()
    old = row.slug
    row.slug = "a-new-slug"
    row.save()
    response = client.get(path.format(old))
    assert (response.status_code, response["Location"]) == (301, path.format("a-new-slug"))


def test_an_old_slug_of_a_withdrawn_article_says_that_it_is_gone(db, client: Client) -> None:
    article = make_archive()
    article.slug, article.status = "a-new-slug", "withdrawn"
    article.save()
    assert client.get("/articles/rain-in-may/").status_code == 410


def test_a_merged_actor_leads_to_what_it_became(db, client: Client) -> None:
    make_archive()
    last = make_actor("Ann Poe Roe", "person")
    middle = make_actor("A. Poe", "person", merged_into=last)
    Actor.objects.filter(slug="ann-poe").update(merged_into=middle)
    response = client.get("/actors/ann-poe/")
    assert (response.status_code, response["Location"]) == (302, "/actors/ann-poe-roe/?merged=ann-poe")


def test_a_circle_of_merges_is_no_endless_redirect(db, client: Client) -> None:
    one, two = make_actor("One"), make_actor("Two")
    Actor.objects.filter(pk=one.pk).update(merged_into=two)
    Actor.objects.filter(pk=two.pk).update(merged_into=one)
    assert client.get("/actors/one/", follow=True).status_code == 200


def test_a_rejected_actor_has_no_page_and_stands_in_no_list(db, client: Client) -> None:
    make_archive()
    Actor.objects.filter(slug="ann-poe").update(state="rejected")
    assert client.get("/actors/ann-poe/").status_code == 404
    for path in (
        "/",
        "/articles/",
        "/actors/",
        "/articles/rain-in-may/",
        "/topics/trade/",
        "/sources/annual-report/",
        "/actors/rice-board/",
    ):
        assert b"/actors/ann-poe/" not in client.get(path).content, path


def test_the_raw_page_comes_back_byte_for_byte_as_text_that_no_browser_runs(db, client: Client) -> None:
    article = make_article("Rain in May")
    data = b"<script>alert(1)</script>\r\n\xff\x00caf\xc3\xa9"
    Page.objects.create(article=article, data=b"old", sha256="0", file_name="a", state="superseded")
    Page.objects.create(article=article, data=data, sha256="1", file_name="a", state="current")
    Page.objects.create(article=article, data=b"new", sha256="2", file_name="a", state="waiting")
    response = client.get("/articles/rain-in-may/raw/")
    assert response.content == data
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    links = html.fromstring(client.get("/articles/rain-in-may/").content).xpath("//a/@href")
    assert "/articles/rain-in-may/raw/" in links


def test_marks_stand_exactly_on_the_exact_words(db, client: Client) -> None:
    article = make_archive()
    root = html.fromstring(client.get("/articles/rain-in-may/").content)
    for name, exact in (("mention", "Ann Poe"), ("quotation", "rice is dear"), ("figure", "5%"), ("citation", "Annual Report")):
        marks = [element for element in root.xpath(f"//*[starts-with(@id, '{name}-')]") if element.text_content() == exact]
        assert len(marks) == 1, name
    assert root.xpath("//*[starts-with(@id, 'p-ann-poe-of-the-')]")[0].text_content().strip() == article.body
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in root.xpath("//main//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= set(ids)


def test_an_article_shows_no_rejected_passage(db, client: Client) -> None:
    article = make_archive()
    Quotation.objects.update(state="rejected")
    Citation.objects.update(needs_review=True)
    root = html.fromstring(client.get(article.get_absolute_url()).content)
    assert not root.xpath("//*[starts-with(@id, 'quotation-') or starts-with(@id, 'citation-')]")


def test_beside_a_proposal_stands_why_it_was_made_and_beside_what_was_accepted_nothing(db, client: Client) -> None:
    article = make_archive()
    proposed = {"origin": "reader", "state": "proposed", "rule": "inverted"}
    passage(Quotation, article, "Rice", why="speech verb <says> after it", **proposed)
    passage(Quotation, article, "dear", why="an accepted reason", **proposed | {"state": "accepted"})
    passage(Quotation, article, "Poe", **proposed)
    reasons = html.fromstring(client.get("/articles/rain-in-may/").content.decode()).xpath("//details[@class='why']")
    assert [reason.text_content() for reason in reasons] == ["Why this is proposedspeech verb <says> after it"]


def test_hostile_words_are_escaped_wherever_they_stand(db, client: Client) -> None:
    body = f"{HOSTILE} and more words."
    article = make_article(HOSTILE, body, "2025-11-10", outlet=HOSTILE, authors=[HOSTILE], rights=HOSTILE, warnings=[HOSTILE], slug="x")
    article.url = "javascript:alert(1)"
    article.save()
    actor = make_actor(HOSTILE, "person", ((HOSTILE + " alias", "alias"),), slug="x")
    topic = Topic.objects.create(name=HOSTILE[:100], slug="x", parent=Topic.objects.create(name="T" + HOSTILE[:99], slug="t"))
    source = make_source(HOSTILE, actor, slug="x", url="javascript:alert(1)", doi='"><script>alert(3)</script>', kind=HOSTILE[:30])
    link(article, actor=actor, topic=topic, role="subject")
    mention(article, actor, HOSTILE)
    passage(Quotation, article, HOSTILE, speaker=actor, role=HOSTILE, affiliation=HOSTILE)
    passage(Citation, article, HOSTILE, source=source)
    passage(Figure, article, "more", value=1, unit=HOSTILE[:100], subject=HOSTILE, place=HOSTILE, period=HOSTILE)
    paths = [
        "/",
        "/articles/",
        "/articles/x/",
        "/actors/",
        "/actors/x/",
        "/topics/",
        "/topics/x/",
        "/topics/t/",
        "/sources/",
        "/sources/x/",
    ]
    paths.append("/actors/?q=%22%3E%3Cscript%3Ealert(4)%3C/script%3E&kind=%22%3E%3Cscript%3E")
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        root = html.fromstring(response.content)
        assert not root.xpath("//script[contains(., 'alert') and not(@type='application/ld+json')] | //img[@src='x'] | //@onerror"), path
        assert not root.xpath("//@href[starts-with(., 'javascript')]"), path
        assert b"<script>alert" not in response.content, path


def test_what_a_visitor_types_never_reaches_the_database_with_nul(db, client: Client) -> None:
    make_archive()
    for query in ("q=%00", "q=poe%00", "kind=%00", "kind=person%00", f"q={'a' * 5000}"):
        assert client.get(f"/actors/?{query}").status_code == 200
    assert client.get("/articles/?page=1%00").status_code == 404


def test_actors_are_found_by_any_of_their_names_accents_aside(db, client: Client) -> None:
    article = make_article()
    for name, names in (("José Ruiz", ()), ("World Bank", (("Banco Mundial", "alias"),))):
        link(article, actor=make_actor(name, names=names))

    def names(query: str) -> list[str]:
        return html.fromstring(client.get(f"/actors/?{query}").content).xpath(
            "//main//a/@href[starts-with(., '/actors/') and . != '/actors/']"
        )

    assert names("q=JOSE") == ["/actors/jose-ruiz/"]
    assert names("q=mundial") == ["/actors/world-bank/"]
    assert names("q=nobody") == []


def test_a_topic_holds_the_articles_of_the_topics_below_it(db, client: Client) -> None:
    make_archive()
    for path in ("/topics/trade/", "/topics/tariffs/"):
        assert b'href="/articles/rain-in-may/"' in client.get(path).content
    ArticleTopic.objects.update(state="rejected")
    assert b'href="/articles/rain-in-may/"' not in client.get("/topics/trade/").content


def test_an_actor_shows_namesakes_companions_and_what_it_is_quoted_saying(db, client: Client) -> None:
    article = make_archive()
    link(article, actor=Actor.objects.get(slug="ben-poe"))
    page = client.get("/actors/ann-poe/").content.decode()
    assert "/actors/ben-poe/" in page
    assert "/actors/rice-board/" in page
    assert "rice is dear" in page
    assert "Dr Poe" in page


def test_lists_go_on_to_a_second_page_in_one_order(db, client: Client) -> None:
    for number in range(25):
        make_article(f"Article {number}")
    first, second = (html.fromstring(client.get(f"/articles/?page={n}").content) for n in (1, 2))
    titles = [page.xpath("//article//h3/a/text()") for page in (first, second)]
    assert [len(page) for page in titles] == [20, 5]
    assert len(set(titles[0] + titles[1])) == 25
    assert first.xpath("//a[@rel='next']/@href") == ["?page=2"]
    assert second.xpath("//a[@rel='prev']/@href") == ["?page=1"]


def fill(articles: int) -> None:
    """So many articles, each with three actors, two topics in a tree and two sources of publishers, all of which appear again and again."""
    actors = [make_actor(f"Actor {n} Poe", kind) for n, kind in enumerate(("person", "person", "agency", "state"))]
    parent = make_topic("Trade")
    topics = [make_topic(f"Topic {n}", parent) for n in range(3)]
    sources = [make_source(f"Report {n}", actors[n], issued="2023") for n in range(3)]
    for number in range(articles):
        body = f"Words of article {number}. " + " ".join(f"w{n}" for n in range(12))
        article = make_article(f"Article {number}", body, None if number % 2 else f"2025-{number % 12 + 1:02}-10")
        for n in range(3):
            link(article, actor=actors[(number + n) % 4], role="subject")
            passage(Citation, article, f"w{n + 3}", source=sources[n])
        for topic in topics[:2]:
            link(article, topic=topic)
    article = Article.objects.get(slug="article-0")
    for n in range(articles):
        mention(article, actors[n % 4], f"w{n}", state="proposed")
        passage(Quotation, article, f"w{n}", speaker=actors[n % 4])
        passage(Figure, article, f"w{n}", value=n, source=sources[0])


COUNTS = {
    # the article; its stakeholders, topics (prefetched); six kinds of passages; figures of the same numbers, and disputes over them; what
    # is near it
    "/articles/article-0/": 11,
    # the count and the page of articles with two prefetches; timeline; undated count
    "/articles/": 6,
    "/articles/undated/": 6,
    # latest with two prefetches, articles by year, disagreements, forecasts, two lists of readings, actors, the topics and what is
    # under them
    "/": 11,
    # the count and the page, and the state of the archive for which the picture is kept
    "/actors/": 3,
    # the actor, those merged into it, its names; count and page of articles with two prefetches; the state of the archive for which its
    # profile and its companions are kept, quotations, namesakes, what is printed beside its name and beside theirs
    "/actors/actor-0-poe/": 12,
    # the topics, and which articles are under them
    "/topics/": 2,
    # the topic, those below it (to list them, and twice to look further down), count and page with two prefetches, the archive's state
    "/topics/trade/": 9,
    # the least traceable organisations, the words for unnamed ones, the count and the page
    "/sources/": 4,
    # the source; its uses and their number; its figures and their number; the state of the archive
    "/sources/report-0/": 6,
}


def test_a_page_costs_the_same_queries_for_two_articles_as_for_twelve(db, client: Client) -> None:
    for articles in (2, 12):
        for rows in (Article.objects, Source.objects, Actor.objects, Topic.objects.filter(parent__isnull=False), Topic.objects):
            rows.all().delete()
        fill(articles)
        counts = {}
        for path in COUNTS:
            client.get(path)  # what is kept for this state of the archive is made now
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            counts[path] = len(queries)
        assert counts == COUNTS
