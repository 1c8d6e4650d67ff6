from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from archive.home import falling_due, open_disagreements
from archive.models import Actor, Article, Forecast, Measure, Readings
from tests.archive.ledgers.sayings import dating, saying
from tests.archive.test_views import HOSTILE, fill
from tests.factories import link, make_actor, make_article, passage

TODAY = timezone.localdate()
PANELS = ["Where the archive disagrees", "Forecasts falling due", "Top 5 this week", "Popular", "Ledgers"]


def page(client: Client) -> Any:
    response = client.get("/")
    assert response.status_code == 200
    return html.fromstring(response.content)


def words(root: Any, heading: str) -> str:
    """What the panel under a heading says."""
    return " ".join(root.xpath(f"string(//section[h2='{heading}'])").split())


def fall_due(article: Article, days: int, **fields: Any) -> Forecast:
    made: Forecast = passage(Forecast, article, "body", horizon="soon", ends_on=TODAY + timedelta(days=days), **fields)
    return made


def read_often(number: int, readings: int = 31) -> None:
    for count in range(number):
        article = make_article(f"Read {count}")
        Readings.objects.create(article=article, day=TODAY, count=readings + count)


def test_an_archive_without_articles_says_so_and_leads_on(db, client: Client) -> None:
    root = page(client)
    assert "No article is published yet" in root.text_content()
    assert root.xpath("//main//a/@href") == ["/about/"]


def test_an_archive_of_one_article_says_of_each_list_why_it_is_empty(db, client: Client) -> None:
    article = make_article("Rain in May")
    root = page(client)
    assert root.xpath("//section[h2='Latest']//h3/a/@href") == [article.get_absolute_url()]
    assert "1 policy article, read" in " ".join(root.text_content().split())
    assert [h2.text for h2 in root.xpath("//*[@class='side']//h2")] == PANELS
    assert "No two articles seem to disagree" in words(root, "Where the archive disagrees")
    assert "No forecast falls due" in words(root, "Forecasts falling due")
    assert "Not enough readings yet" in words(root, "Top 5 this week")
    assert "Not enough readings yet" in words(root, "Popular")


def test_what_is_read_most_stands_with_its_number_and_the_rule(db, client: Client) -> None:
    read_often(3, readings=1031)
    root = page(client)
    assert words(root, "Top 5 this week") == "Top 5 this week Read 2 1,033 readings Read 1 1,032 readings Read 0 1,031 readings"
    assert "in the last 7 and in the last 365 days" in words(root, "Popular")
    (rule,) = root.xpath("//a[text()='How readings are counted']/@href")
    assert rule == "/about/#readings"
    assert html.fromstring(client.get("/about/").content).xpath("//section[@id='readings']")


def test_a_subject_on_which_articles_disagree_is_named_once_the_gravest_first(db) -> None:
    saying("100,000 deaths", 100_000, year=2024, place="Peru")
    saying("90,000 deaths", 90_000, year=2024, place="Peru")
    saying("80,000 deaths", 80_000, year=2024, place="Peru")
    saying("70,000 kilograms", 70_000, unit="kilogram", subject="rice", year=2023, place="Peru")
    saying("60,000 kilograms", 60_000, unit="kilogram", subject="rice", year=2022, place="Peru")
    dating("Merida Initiative", 2009)
    dating("Merida Initiative", 2014)
    found = {row.subject: (row.pair.label, row.url.partition("#")[0]) for row in open_disagreements(5)}
    assert found["overdose deaths, Peru"] == ("conflict", "/claims/overdose-deaths-peru/")
    assert found["Merida Initiative, start"] == ("conflict", "/claims/disagreements/?label=conflict&q=Merida+Initiative")
    assert found["rice, Peru"][0] == "different period"
    assert list(found) == ["Merida Initiative, start", "overdose deaths, Peru", "rice, Peru"]


def test_a_pair_of_a_withdrawn_article_is_no_disagreement(db, client: Client) -> None:
    figure = saying("100,000 deaths", 100_000, year=2024, place="Peru")
    saying("90,000 deaths", 90_000, year=2024, place="Peru")
    assert "Overdose deaths, Peru" in words(page(client), "Where the archive disagrees")
    Article.objects.filter(pk=figure.article_id).update(status="withdrawn")
    assert open_disagreements(5) == []


def test_forecasts_fall_due_from_today_on_the_next_first_and_those_judged_no_more(db) -> None:
    article = make_article()
    for days in (400, 0, -1, 30, 31):
        fall_due(article, days)
    fall_due(article, 2, verdict="did not", evidence="Seen.", judged_on=TODAY)
    fall_due(article, 3, state="rejected")
    fall_due(make_article(status="draft"), 4)
    found = [((row.ends_on - TODAY).days, row.status) for row in falling_due(TODAY, 4)]
    assert found == [(0, "due"), (30, "due"), (31, "open"), (400, "open")]


def test_the_most_present_actors_stand_by_kind_five_of_each(db, client: Client) -> None:
    articles = [make_article(f"Article {number}") for number in range(3)]
    for number in range(7):
        for article in articles[: 1 + number % 3]:
            link(article, actor=make_actor(f"Ann Poe {number}", "person") if article is articles[0] else Actor.objects.last())
    link(articles[0], actor=make_actor("Peru", "state"))
    link(articles[0], actor=make_actor("Rejected", "state", state="rejected"))
    link(make_article(status="draft"), actor=make_actor("Unseen", "state"))
    root = page(client)
    people = root.xpath("//section[h3='Person']//li")
    assert [" ".join(row.text_content().split()) for row in people] == [
        f"Ann Poe {number}{count} article{'s' * (count > 1)}" for number, count in ((2, 3), (5, 3), (1, 2), (4, 2), (0, 1))
    ]
    assert root.xpath("//section[h3='State']//a/bdi/text()") == ["Peru"]


def test_hostile_words_stay_words(db, client: Client) -> None:
    for value in (100_000, 90_000):
        article = make_article(HOSTILE, f"There were {value:,} deaths, <script>alert(2)</script>.")
        Readings.objects.create(article=article, day=TODAY, count=9)
        passage(Forecast, article, "<script>alert(2)</script>", horizon="soon", ends_on=TODAY)
    read_often(1)
    saying("100,000 deaths", 100_000, year=2024, place="Peru")
    saying("90,000 deaths", 90_000, year=2024, place="Peru")
    Measure.objects.update(name=HOSTILE)
    root = page(client)
    assert HOSTILE in root.xpath("string(//section[h2='Top 5 this week'])")
    assert "<script>" in words(root, "Forecasts falling due")
    assert HOSTILE in root.xpath("string(//section[h2='Where the archive disagrees'])")
    assert not root.xpath("//main//script | //main//img | //@onerror")


def test_the_page_costs_eleven_queries_however_much_there_is(db, client: Client) -> None:
    fill(2)
    counts = []
    for times in (1, 4):
        for _ in range(times):
            saying("100,000 deaths", 100_000, year=2024, place="Peru")
            saying(f"{times},900 deaths", times * 1000 + 900, year=2024, place="Peru")
            fall_due(make_article(""), 1)
            dating("Merida Initiative", 2009 + times)
            read_often(3)
        with CaptureQueriesContext(connection) as queries:
            page(client)
        counts.append(len(queries))
    # latest with two prefetches; articles by year; disagreements; forecasts; two lists of readings; actors; topics and what is under them
    assert counts == [11, 11]
