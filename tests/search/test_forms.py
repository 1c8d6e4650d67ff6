"""A query string as a request: every parameter, every refusal, and links that say the same again."""

import re

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.contract import SORTS, UNDATED, BadSearch, SearchRequest, first_and_last_day
from search.engine import LONGEST_QUERY
from search.forms import PARAMETERS, read_request
from search.links import link_to
from tests.search.asking import request


def read(query: str) -> SearchRequest:
    return read_request(QueryDict(query))


def test_no_parameter_at_all_is_everything_newest_first() -> None:
    assert read("") == SearchRequest()
    assert (SearchRequest().order, SearchRequest().undated_rule, SearchRequest().bounded) == ("newest", "include", False)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("q=water", {"q": "water"}),
        ("q=M%C3%A9rida+%22a+b%22", {"q": 'Mérida "a b"'}),
        ("q=" + "a" * 1000, {"q": "a" * 1000}),
        ("q=", {"q": ""}),
        ("match=any", {"any_words": True}),
        ("match=", {"any_words": False}),
        ("actor=a&actor=b", {"chosen": {"actor": ("a", "b")}}),
        ("actor=a&actor=a", {"chosen": {"actor": ("a",)}}),
        ("topic=t&source=s", {"chosen": {"topic": ("t",), "source": ("s",)}}),
        ("actor=a&all=actor", {"chosen": {"actor": ("a",)}, "all_actors": True}),
        ("from=2025", {"first": "2025"}),
        ("from=2025-11&to=2025-11-10", {"first": "2025-11", "last": "2025-11-10"}),
        ("to=2024-02-29", {"last": "2024-02-29"}),
        ("from=&to=", {}),
        ("from=2025-06&to=2025", {"first": "2025-06", "last": "2025"}),
        *((f"undated={value}", {"undated": value}) for value in UNDATED),
        ("exact=1", {"exact": True}),
        ("exact=0", {"exact": False}),
        *((f"sort={value}", {"sort": value}) for value in SORTS),
        ("page=3&page_size=100", {"page": 3, "page_size": 100}),
    ],
)
def test_each_parameter_says_its_part(query: str, fields: dict[str, object]) -> None:
    assert read(query) == SearchRequest(**fields)  # type: ignore[arg-type]


REFUSED = [
    ("foo=bar", "There is no parameter “foo”"),
    ("Q=bar", "There is no parameter “Q”"),
    ("=x", "There is no parameter “”"),
    ("q=a&q=b", "“q” can be given once only."),
    ("page=1&page=2", "“page” can be given once only."),
    ("from=2025&from=2024", "“from” can be given once only."),
    ("q=a%00b", "“q” holds a NUL character."),
    ("match=all", "“match” can be any, not “all”."),
    ("all=topic", "“all” can be actor, not “topic”."),
    ("exact=yes", "“exact” can be 1 or 0, not “yes”."),
    ("sort=x", "“sort” can be relevance or newest or oldest, not “x”."),
    ("undated=x", "“undated” can be include or exclude or only, not “x”."),
    ("actor=", "There is no actor “”."),
    ("topic=%00", "“topic” holds a NUL character."),
    ("page=%00", "“page” holds a NUL character."),
    ("source=" + "a" * 5000, f"There is no source “{'a' * 40}”."),
    *((f"page={value}", "“page” must be a whole number from 1 on") for value in ("0", "-1", "x", "1e9", "9" * 20, "", "%D9%A1", "1.0")),
    *((f"page_size={value}", "“page_size” must be a whole number") for value in ("0", "-1", "x")),
    ("page_size=101", "“page_size” can be 100 at most."),
    *(
        (f"from={value}", "is not a date; write 2025, 2025-11 or 2025-11-10.")
        for value in "2025-13 2025-02-30 x 0000 99999 2025-1 -1 2025-11-10T00:00 %D9%A2%D9%A0%D9%A2%D9%A5 2023-02-29".split()
    ),
    ("to=2025-11-31", "“2025-11-31” is not a date"),
    ("from=2026&to=2025", "“from” (2026) is later than “to” (2025)."),
    ("from=2025-12&to=2025-11-30", "later than"),
    ("from=2025&undated=only", "exclude each other"),
    ("to=2025&undated=only", "exclude each other"),
]


@pytest.mark.parametrize(("query", "sentence"), REFUSED, ids=lambda value: str(value)[:30])
def test_a_bad_value_is_refused_in_one_sentence(query: str, sentence: str) -> None:
    with pytest.raises(BadSearch, match=re.escape(sentence)) as refusal:
        read(query)
    said = str(refusal.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "\0" not in said
    assert len(said) < 250


def test_every_parameter_that_is_refused_is_also_named() -> None:
    with pytest.raises(BadSearch) as refusal:
        read("foo=1")
    assert all(name in str(refusal.value) for name in PARAMETERS)


# round trips

SLUGS = st.lists(st.text("abcé-1&= +", min_size=1, max_size=8), max_size=3, unique=True)
DATES = st.one_of(st.just(""), st.builds(lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10])))


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    first, last = draw(DATES), draw(DATES)
    if first and last and first_and_last_day(first)[0] > first_and_last_day(last)[1]:
        first, last = last, first
    facets = {facet: tuple(chosen) for facet in ("actor", "topic", "source") if (chosen := draw(SLUGS))}
    return SearchRequest(
        q=draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)),
        any_words=draw(st.booleans()),
        chosen=facets,
        all_actors=draw(st.booleans()),
        first=first,
        last=last,
        undated=draw(st.sampled_from(["", *UNDATED[:2], *([] if first or last else ["only"])])),  # type: ignore[list-item]
        exact=draw(st.booleans()),
        sort=draw(st.sampled_from(["", *SORTS])),  # type: ignore[list-item]
        page=draw(st.integers(1, 999_999_999)),
        page_size=draw(st.integers(1, 100)),
    )


@given(requests())
def test_a_link_says_exactly_what_its_request_said(asked: SearchRequest) -> None:
    path, _, query = link_to("search", asked).partition("?")
    assert path == "/search/"
    assert read(query) == asked


@given(requests(), st.sampled_from(["actor", "topic", "source"]), st.text("abc", min_size=1, max_size=3))
def test_toggling_twice_is_where_one_was(asked: SearchRequest, facet: str, slug: str) -> None:
    there = asked.toggled(facet, slug)
    assert (slug in there.chosen[facet]) != (slug in asked.chosen.get(facet, ()))
    back = there.toggled(facet, slug)
    assert set(back.chosen.get(facet, ())) == set(asked.chosen.get(facet, ()))
    assert (there.page, back.but(page=asked.page, chosen=asked.chosen)) == (1, asked)


@given(requests())
def test_a_click_on_a_bar_narrows_to_it_and_a_second_click_widens_again(asked: SearchRequest) -> None:
    there = asked.within("2025-11")
    if (asked.first, asked.last) == ("2025-11", "2025-11"):
        assert not there.bounded
    else:
        assert (there.first, there.last, there.undated_rule, there.page) == ("2025-11", "2025-11", "exclude", 1)
        assert not there.within("2025-11").bounded


def test_defaults_are_left_out_of_links() -> None:
    assert link_to("search", SearchRequest()) == "/search/"
    asked = request(q="a b", actor=["x", "y"], from_="2025", page=2)
    assert link_to("api-1:search", asked) == "/api/v1/search?q=a+b&actor=x&actor=y&from=2025&page=2"


@pytest.mark.parametrize(
    ("asked", "order", "undated"),
    [
        ({}, "newest", "include"),
        ({"q": "water"}, "relevance", "include"),
        ({"q": "  "}, "newest", "include"),
        ({"q": "water", "sort": "oldest"}, "oldest", "include"),
        ({"from_": "2025"}, "newest", "exclude"),
        ({"to": "2025", "undated": "include"}, "newest", "include"),
        ({"undated": "only"}, "newest", "only"),
    ],
)
def test_what_is_not_said_follows_from_what_is(asked: dict[str, str], order: str, undated: str) -> None:
    assert (request(**asked).order, request(**asked).undated_rule) == (order, undated)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("2025", "2025-01-01 2025-12-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2025-12", "2025-12-01 2025-12-31"),
        ("2025-11-10", "2025-11-10 2025-11-10"),
        ("0001", "0001-01-01 0001-12-31"),
        ("9999-12", "9999-12-01 9999-12-31"),
    ],
)
def test_a_printed_date_is_an_interval(printed: str, days: str) -> None:
    assert " ".join(day.isoformat() for day in first_and_last_day(printed)) == days


def test_a_query_of_any_length_is_taken_but_not_more_of_it_than_is_read() -> None:
    assert len(read_request(QueryDict("q=" + "a" * 5000)).q) == LONGEST_QUERY + 1
    assert read_request(QueryDict("q=" + "a" * LONGEST_QUERY)).q == "a" * LONGEST_QUERY
