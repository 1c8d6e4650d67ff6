from typing import Any

import pytest
from django.test import Client

from archive.models import Article, Quotation
from tests.archive.ledgers.test_forecasts import shown
from tests.archive.test_views import HOSTILE
from tests.factories import make_actor, make_article, passage


def words(client: Client, query: str = "") -> list[str]:
    """The quotations of the page, in order."""
    return [p.text_content().strip("“”") for p in shown(client, f"/quotations/{query}").xpath(".//blockquote/p")]


def rows(client: Client, query: str = "") -> list[dict[str, Any]]:
    """The quotations of the JSON list."""
    answer = client.get(f"/api/v1/quotations{query}")
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def quote(article: Article, exact: str, **fields: Any) -> Quotation:
    """A quotation in an article."""
    made: Quotation = passage(Quotation, article, exact, **fields)
    return made


def archive_of_six() -> None:
    """Quotations in three articles: of a known speaker, of one merged into it, of others, and of nobody."""
    may, undated = make_article("May", "rain fog", "2025-05-03"), make_article("Undated", "hail snow", None)
    year = make_article("Year", "Mérida wind", "2026")
    ann = make_actor("Ann Poe", "person")
    quote(may, "rain", speaker=ann, speaker_name="Ann Poe", role="chief", affiliation="Rice Board")
    quote(may, "fog", speaker=make_actor("A. Poe", "person", merged_into=ann), speaker_name="A. Poe", affiliation="Rice Board of Sonora")
    quote(undated, "hail", speaker=make_actor("Nonsense", "person", state="rejected"), speaker_name="Nonsense")
    quote(undated, "snow")
    quote(year, "Mérida", speaker_name="a clerk")
    quote(year, "wind", speaker=make_actor("Ben Roe", "person"), speaker_name="Ben Roe", affiliation="Rice Board")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Mérida", "wind", "rain", "fog", "hail", "snow"]),
        ("?speaker=ann-poe", ["rain", "fog"]),
        ("?speaker=a-poe", ["rain", "fog"]),
        ("?affiliation=Rice+Board", ["wind", "rain"]),
        ("?affiliation=rice+board", []),
        ("?speaker=ann-poe&affiliation=Rice+Board", ["rain"]),
        ("?q=AI", ["rain", "hail"]),
        ("?q=a+r", ["Mérida", "rain"]),
        ("?from=2025&to=2025-12", ["rain", "fog"]),
        ("?from=2026", ["Mérida", "wind"]),
        ("?to=2026-11", ["rain", "fog"]),
        ("?unattributed=1", ["snow"]),
        ("?unattributed=1&speaker=ann-poe", []),
        ("?speaker=&affiliation=&q=&from=&to=", ["Mérida", "wind", "rain", "fog", "hail", "snow"]),
    ],
)
def test_page_and_json_are_narrowed_alike_and_stand_by_the_articles_date(db, client: Client, query: str, found: list[str]) -> None:
    archive_of_six()
    assert words(client, query) == found
    assert [row["exact"] for row in rows(client, query)] == found


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("speaker=nobody", "There is no actor “nobody”."),
        ("speaker=nonsense", "There is no actor “nonsense”."),
        ("from=soon", "“from” can't be used: write 2025, 2025-11 or 2025-11-10."),
        ("from=2026&to=2025", "“from” (2026) is later than “to” (2025)."),
        ("unattributed=maybe", "“unattributed” can't be used: input should be a valid boolean, unable to interpret input."),
        (
            "by=x",
            "There is no parameter “by”; "
            "the parameters are affiliation, cursor, fields, from, page, page_size, q, speaker, to, unattributed.",
        ),
    ],
)
def test_a_bad_request_is_refused_in_one_sentence_everywhere(db, client: Client, query: str, sentence: str) -> None:
    archive_of_six()
    assert sentence in shown(client, f"/quotations/?{query}").xpath("string(.//p[@role='alert'])")
    answer = client.get(f"/api/v1/quotations?{query}")
    assert (answer.status_code, answer.json()) == (422, {"error": sentence})


def test_each_row_says_who_as_what_for_whom_and_where(db, client: Client) -> None:
    archive_of_six()
    said = [" ".join(caption.text_content().split()) for caption in shown(client, "/quotations/").iter("figcaption")]
    assert said == [
        "a clerk Year 2026 · from the masthead",
        "Ben Roe Rice Board Year 2026 · from the masthead",
        "Ann Poe as chief Rice Board May 3 May 2025 · from the masthead",
        "Ann Poe printed as A. Poe Rice Board of Sonora May 3 May 2025 · from the masthead",
        "Nonsense Undated undated",
        "unattributed Undated undated",
    ]
    assert shown(client, "/quotations/").xpath(".//figcaption//a[contains(@class, 'actor')]/@href") == [
        "/actors/ben-roe/",
        "/actors/ann-poe/",
        "/actors/ann-poe/",
    ]


def test_a_row_of_the_json_names_a_merged_speaker_as_the_one_it_became_and_a_rejected_one_not_at_all(db, client: Client) -> None:
    archive_of_six()
    fog, hail = (next(row for row in rows(client) if row["exact"] == exact) for exact in ("fog", "hail"))
    assert fog == {
        "speaker": "ann-poe",
        "speaker_name": "A. Poe",
        "role": None,
        "affiliation": "Rice Board of Sonora",
        "article": "may",
        "published_on": "2025-05-03",
        "start": 5,
        "end": 8,
        "exact": "fog",
    }
    assert (hail["speaker"], hail["speaker_name"], hail["published_on"]) == (None, "Nonsense", None)


def test_both_quotations_tell_of_the_same_words_under_the_other_speaker(db, client: Client) -> None:
    for name in ("Ann Poe", "Ben Roe"):
        article = make_article(f"Of {name}", "Nobody counts the dead twice here")
        quote(article, article.body, speaker=make_actor(name, "person"))
    notices = [" ".join(p.text_content().split()) for p in shown(client, "/quotations/").find_class("verdict")]
    assert notices == ["The same words stand under Ben Roe in Of Ben Roe.", "The same words stand under Ann Poe in Of Ann Poe."]
    links = shown(client, "/quotations/").xpath(".//p[@class='verdict']/a/@href")
    assert links == [f"/articles/of-{slug}/#quotation-{Quotation.objects.get(speaker__slug=slug).pk}" for slug in ("ben-roe", "ann-poe")]


def test_what_links_narrowed_the_list_to_is_named_and_can_be_taken_away(db, client: Client) -> None:
    archive_of_six()
    chips = shown(client, "/quotations/?speaker=a-poe&affiliation=Rice+Board&q=a").find_class("chip")
    assert [chip.text_content() for chip in chips] == ["Remove filter said by Ann Poe", "Remove filter affiliation “Rice Board”"]
    assert [chip.get("href") for chip in chips] == ["/quotations/?affiliation=Rice+Board&q=a", "/quotations/?speaker=a-poe&q=a"]


def test_only_what_published_articles_show_is_listed(db, client: Client) -> None:
    quote(make_article("Draft", status="draft"), "body")
    quote(make_article("Rejected"), "body", state="rejected")
    lost = quote(make_article("Lost"), "body")
    Quotation.objects.filter(pk=lost.pk).update(needs_review=True)
    assert (words(client), rows(client)) == ([], [])
    quote(make_article("Shown"), "body", state="proposed", origin="reader")
    assert words(client) == ["body"]
    assert "proposed" in shown(client, "/quotations/").find_class("quoted")[0].text_content()


@pytest.mark.parametrize("number", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_rows(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    for n in range(number):
        merged = make_actor(f"A. Poe {n}", "person", merged_into=make_actor(f"Ann Poe {n}", "person"))
        quote(make_article(f"Article {n}", "Nobody counts the dead twice here"), "Nobody counts the dead twice here", speaker=merged)
    with django_assert_num_queries(3):  # the rows, how many there are, and the same words under others
        assert len(words(client)) == number
    with django_assert_num_queries(2):
        client.get("/api/v1/quotations")


def test_hostile_words_stay_words(db, client: Client) -> None:
    article = make_article(HOSTILE, f"x {HOSTILE} y")
    speaker = make_actor(HOSTILE, "person")
    quote(article, HOSTILE, speaker=speaker, speaker_name="x", role=HOSTILE, affiliation=HOSTILE)
    page = shown(client, "/quotations/")
    assert not page.xpath(".//script | .//img | .//@onerror")
    assert page.text_content().count(HOSTILE) == 5
    chips = shown(client, f"/quotations/?speaker={speaker.slug}").find_class("chip")
    assert HOSTILE in chips[0].text_content()


@pytest.mark.parametrize(
    "path",
    [
        "/quotations/",
        "/quotations/?speaker=x",
        "/quotations/speakers/",
        "/quotations/affiliations/",
        "/quotations/never/",
        "/quotations/same/",
        "/api/v1/quotations",
    ],
)
def test_pages_answer_get_and_head_and_nothing_that_writes(db, client: Client, path: str) -> None:
    archive_of_six()
    assert client.get(path).status_code == client.head(path).status_code == 200
    assert client.head(path).content == b""
    for write in (client.post, client.put, client.patch, client.delete):
        assert write(path).status_code == 405
