"""Search as JSON: the contract's shape, the page's answer, and a refusal for everything else."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from archive.models import ActorName
from search.api import SearchOut
from tests.cluster import ON_CLUSTER
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic
from tests.search.asking import ask, follow

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search"

BAD_Q = [
    *[
        '"',
        '""',
        '"unbalanced',
        "(((",
        ")))",
        "AND",
        "NOT NOT",
        "a AND",
        "OR OR",
        "+ REQUIRE REQUIRE +",
        "*",
        "?",
        "*a*",
        " OR ".join(["*a*"] * 10),
    ],
    *[
        "[a TO zzzz]",
        "law~9",
        "law~",
        "date:[ TO ]",
        "<N",
        "title:",
        "a:b:c",
        "^2",
        "x^",
        "\\",
        "\x00",
        "a\x00b",
        "\u202e",
        "💥",
        "İ",
        "ﬁ",
        "e\u0301",
    ],
    *[
        "'; DROP TABLE",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "%",
        "%%",
        "{{7*7}}",
        "a" * 1001,
        "a" * 100_000,
        "(" * 500 + "a" + ")" * 500,
    ],
    *[
        "a " * 5000,
        "-" * 50,
        "- a",
        "--a",
        '-"a b"',
        "actor:",
        'actor:"Smith, John"',
        "/regex(a+)+$/",
        "O'Neil",
        "C++",
        "U.S.",
        "\ufeff",
        "0",
        "1e9",
    ],
    *[
        "NaN",
        "\ud7ff",
        "a\nb\tc",
        "actor:" * 100,
        "title:(" * 60,
        "- " * 400,
        '"' * 999,
        "𝕯𝖗𝖔𝖚𝖌𝖍𝖙",
        "ß",
        "actor:\u202e",
        "topic:" + "x" * 900,
    ],
]
BAD_P = [
    *(("page", value) for value in ("0", "-1", "x", "1e9", "9" * 20, "")),
    *(("page_size", value) for value in ("0", "-1", "100000", "x")),
    *(("from", value) for value in ("2025-13", "2025-02-30", "x", "0000", "99999", "2025-1", "-1")),
    *[("sort", "x"), ("undated", "x"), ("all", "x"), ("exact", "x"), ("actor", "nobody"), ("actor", ""), ("actor", "\x00"), ("foo", "bar")],
    ("topic", "a" * 5000),
]
"""Both as in shared/contract/check.py, and some more."""


@pytest.fixture
def archive() -> None:
    """Two articles, one with one of everything, and one more page of hits."""
    full, bare = (
        make_article("On <money>", "World & water money in drought.", "2025-11"),
        make_article("", "Water and drought, undated.", None),
    )
    link(full, actor=make_actor("World Bank", names=(("WB", "acronym"),)), topic=make_topic("Trade"), source=make_source("Annual Report"))
    link(bare, actor=make_actor("Fund", "institute"))
    index_all()


LABEL = {"slug": str, "name": str}
FACET = LABEL | {"kind": str, "count": int, "selected": bool, "toggle_url": str}
BAR = {"value": str, "count": int, "selected": bool, "toggle_url": str}
SHAPE: dict[str, Any] = {
    "count": int,
    "page": int,
    "page_size": int,
    "next": (str, type(None)),
    "previous": (str, type(None)),
    "took_ms": float,
    "query": {"q": str, "expanded": [{"text": str, "actor": str, "also": [str]}], "notes": [str]},
    "suggestion": (str, type(None)),
    "results": [
        {
            "slug": str,
            "title": (str, type(None)),
            "published_on": (str, type(None)),
            "date_precision": str,
            "date_basis": str,
            "url": str,
            "snippet": str,
            "actors": [LABEL | {"kind": str}],
            "topics": [LABEL],
            "sources": [LABEL],
        }
    ],
    "facets": {
        "actor": [FACET],
        "topic": [FACET],
        "source": [FACET],
        "year": [BAR],
        "month": [BAR],
        "undated": int,
        "totals": {"actor": int, "topic": int, "source": int},
    },
}


def misshapen(value: Any, shape: Any, where: str = "") -> list[str]:
    """What of ``value`` is not of ``shape``: keys and types."""
    if isinstance(shape, dict):
        if not isinstance(value, dict) or set(value) != set(shape):
            return [f"{where}: {sorted(value) if isinstance(value, dict) else value!r}"]
        return [fault for key in shape for fault in misshapen(value[key], shape[key], f"{where}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r}"]
        return [fault for number, item in enumerate(value) for fault in misshapen(item, shape[0], f"{where}[{number}]")]
    return [] if isinstance(value, shape) and not (shape is int and isinstance(value, bool)) else [f"{where}: {value!r}"]


def test_the_answer_has_exactly_the_keys_and_types_of_the_contract(archive: None, client: Client) -> None:
    for query in ("", "?q=WB+OR+drought", "?q=dr%C3%B6ugth", "?q=drought+AND&page_size=1", "?actor=fund&undated=only", "?q=zzz"):
        answer = client.get(SEARCH + query).json()
        assert not misshapen(answer, SHAPE), query
    full = client.get(SEARCH + "?q=WB+OR+drought&page_size=1").json()
    assert all(full["facets"][name] for name in ("actor", "topic", "source", "year", "month", "undated"))
    assert full["results"][0]["actors"]
    assert full["query"]["expanded"] == [{"text": "WB", "actor": "world-bank", "also": ["World Bank"]}]


def test_values_are_those_of_the_contract(archive: None, client: Client) -> None:
    answer = client.get(SEARCH + "?q=money").json()
    assert (answer["count"], answer["page"], answer["page_size"], answer["suggestion"]) == (1, 1, 20, None)
    assert answer["results"] == [
        {
            "slug": "on-money",
            "title": "On <money>",
            "published_on": "2025-11",
            "date_precision": "month",
            "date_basis": "masthead",
            "url": "/articles/on-money/",
            "snippet": "World &amp; water <mark>money</mark> in drought.",
            "actors": [{"slug": "world-bank", "name": "World Bank", "kind": "international-body"}],
            "topics": [{"slug": "trade", "name": "Trade"}],
            "sources": [{"slug": "annual-report", "name": "Annual Report"}],
        }
    ]
    untitled = client.get(SEARCH + "?undated=only").json()["results"][0]
    assert (untitled["title"], untitled["published_on"], untitled["date_precision"], untitled["date_basis"]) == (None, None, "none", "none")


def test_links_are_relative_and_lead_on_and_back(client: Client) -> None:
    for number in range(5):
        make_article(f"Drought {number}")
    index_all()
    first = client.get(SEARCH + "?q=drought&page_size=2").json()
    assert (first["previous"], first["next"]) == (None, "/api/v1/search?q=drought&page=2&page_size=2")
    second = client.get(first["next"]).json()
    assert second["previous"] == "/api/v1/search?q=drought&page_size=2"
    third = client.get(second["next"]).json()
    assert (len(third["results"]), third["next"], third["previous"]) == (1, None, "/api/v1/search?q=drought&page=2&page_size=2")
    assert client.get(second["previous"]).json()["results"] == first["results"]
    past = client.get(SEARCH + "?q=drought&page_size=2&page=4")
    assert (past.status_code, past.json()) == (404, {"error": "There are not so many pages."})


def test_a_click_on_a_facet_or_a_bar_finds_as_many_as_it_says(archive: None, client: Client) -> None:
    facets = client.get(SEARCH + "?q=drought").json()["facets"]
    for facet in ("actor", "topic", "source", "year", "month"):
        for value in facets[facet]:
            there = follow(client, value["toggle_url"])
            assert there["count"] == value["count"], value
            (again,) = [other for other in there["facets"][facet] if other["toggle_url"] != value["toggle_url"] and other["selected"]]
            assert follow(client, again["toggle_url"])["count"] == 2


def test_page_and_json_agree(archive: None, client: Client) -> None:
    for query in ("", "?q=drought", "?q=WB", "?undated=only", "?q=zzz", "?actor=fund", "?q=drougth", "?q=a+AND"):
        answer = client.get(SEARCH + query).json()
        response = client.get("/search/" + query)
        page, found = response.content.decode(), response.context["found"]
        assert found.count == answer["count"]
        assert f"<h1>{answer['count']} article" in page
        assert [hit.slug for hit in found.results] == [hit["slug"] for hit in answer["results"]]
        assert all(f'href="{hit["url"]}' in page and hit["snippet"] in page for hit in answer["results"])
        facets = [value for facet in ("actor", "topic", "source") for value in answer["facets"][facet]]
        assert all(f'href="{value["toggle_url"].replace("&", "&amp;")}"' in page for value in facets)
        for note in answer["query"]["notes"]:
            assert note in page.replace("&#x27;", "'")


def test_head_is_answered_and_nothing_can_be_written(archive: None, client: Client) -> None:
    head = client.head(SEARCH + "?q=money")
    assert (head.status_code, head.content) == (200, b"")
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(SEARCH).status_code == 405
        assert getattr(client, method)("/search/").status_code == 405


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("foo=bar", 422, "There is no parameter “foo”"),
        ("q=a&from=2025-13", 422, "“2025-13” is not a date; write 2025, 2025-11 or 2025-11-10."),
        ("actor=nobody", 422, "There is no actor “nobody”."),
        ("topic=" + "a" * 5000, 422, "There is no topic “aaaa"),
        ("page=x", 422, "“page” must be a whole number from 1 on, not “x”."),
        ("page=2", 404, "There are not so many pages."),
        ("undated=only&from=2025", 422, "exclude each other"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_refusal_is_one_sentence(archive: None, client: Client, query: str, status: int, sentence: str) -> None:
    refused = client.get(f"{SEARCH}?{query}")
    assert (refused.status_code, list(refused.json())) == (status, ["error"])
    assert sentence in refused.json()["error"]
    assert refused.json()["error"].endswith(".")


def test_whatever_is_typed_gets_a_page_and_never_a_fault(archive: None, client: Client) -> None:
    client.get("/search/?q=drought")
    for q in BAD_Q:
        for path in ("/search/", SEARCH):
            answered = client.get(f"{path}?{urlencode({'q': q}, errors='surrogatepass')}")
            assert answered.status_code in ((200,) if path == "/search/" else (200, 422)), (path, q[:40])
            if path == "/search/":
                page = answered.content.decode()
                assert page.count("<h1") == 1
                assert "<script>alert" not in page
                assert "49" not in re.findall(r'value="([^"]*)"', page)
            else:
                assert not misshapen(answered.json(), SHAPE if answered.status_code == 200 else {"error": str})


def test_whatever_a_parameter_says_gets_an_answer_and_never_a_fault(archive: None, client: Client) -> None:
    for name, value in BAD_P:
        query = urlencode([("q", "drought"), (name, value)])
        page, answered = client.get(f"/search/?{query}"), client.get(f"{SEARCH}?{query}")
        assert page.status_code == 200, query[:60]
        assert answered.status_code == 422, query[:60]
        assert answered.json()["error"] in page.content.decode().replace("&#x27;", "'"), query[:60]


def test_a_repaired_query_says_what_was_repaired(archive: None) -> None:
    for q in ("a AND", "(drought", '"drought', "*a*", "law~9", "drought)", "date:2025"):
        assert all(note.endswith(".") for note in ask(q=q).notes), q
        assert ask(q=q).notes, q
    assert ask(q="drought money").notes == ()


# The versions of all names, the articles, and their stakeholders, topics and citations. Names and labels themselves are kept.
QUERIES = 1 + 1 + 3


@pytest.mark.parametrize("hits", [2, 20])
def test_the_number_of_queries_does_not_grow_with_the_hits(hits: int, client: Client, django_assert_num_queries: Any) -> None:
    parent = make_topic("Economy")
    linked = {
        "actor": make_actor("Old"),
        "topic": make_topic("Trade", parent=parent),
        "source": make_source("Report", make_actor("Publisher")),
    }
    linked["actor"].merged_into = make_actor("New")
    linked["actor"].save()
    for number in range(hits):
        article = make_article(f"Drought {number}")
        link(article, **linked)
        link(article, actor=make_actor(f"Actor {number}"))
    index_all()
    assert client.get(SEARCH + "?q=drought").json()["count"] == hits
    for path in (SEARCH, "/search/"):
        with django_assert_num_queries(QUERIES):
            client.get(path + "?q=drought")
    # A chosen slug is looked up, and where it was merged also what it became.
    with django_assert_num_queries(QUERIES + 2):
        client.get(SEARCH + "?q=drought&actor=old")
    # Where nothing is found nothing is looked up.
    with django_assert_num_queries(1):
        client.get(SEARCH + "?q=zzzqqq")


def test_real_answers_are_of_the_schema_that_is_documented(archive: None, client: Client) -> None:
    """The answer is written without being checked against it; so it is here, and the schema is the one of openapi.json."""
    for query in ("", "?q=WB+OR+drought", "?q=drought&page_size=1&page=2", "?actor=fund&undated=only", "?q=drougth"):
        answered = client.get(SEARCH + query)
        assert answered["Content-Type"] == "application/json; charset=utf-8"
        shaped = SearchOut.model_validate_json(answered.content, strict=True, extra="forbid")
        hits = answered.json()["results"]
        assert [hit.slug for hit in shaped.results] == [hit["slug"] for hit in hits]
    documented = client.get("/api/v1/openapi.json").json()
    ok = documented["paths"][SEARCH]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert ok == {"$ref": "#/components/schemas/SearchOut"}
    assert set(documented["components"]["schemas"]["SearchOut"]["required"]) == set(SHAPE)


def test_a_search_that_names_more_than_the_index_can_look_for_is_refused_in_a_sentence(client: Client) -> None:
    lakes = make_actor("Lakes Agency")
    ActorName.objects.bulk_create(ActorName(actor=lakes, name=f"agency{number} of the lakes", kind="alias") for number in range(1_100))
    link(make_article("Agency7 of the lakes"), actor=lakes)
    index_all()
    response = client.get(SEARCH, {"q": "Lakes Agency"})
    if ON_CLUSTER:
        assert (response.status_code, "too many parts" in response.json()["error"]) == (422, True)
    else:
        assert (response.status_code, response.json()["count"]) == (200, 1)
    assert client.get(SEARCH, {"q": "Lakes Agency", "exact": "1"}).status_code == 200
