"""JSON-LD: whatever the nesting, the article's own statements, and none of others."""

import json

import pytest

from archive.reading.page.linked_data import LinkedData, clean

ROE = {"@type": "Person", "name": "Ada Roe"}


def article(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Rain in May", **more}


def data(*objects: object, address: str | None = None) -> LinkedData:
    return LinkedData([json.dumps(one) for one in objects], address)


@pytest.mark.parametrize(
    "stated",
    [
        article(),
        [article()],
        {"@graph": [{"@type": "WebSite", "headline": "The Site"}, article()]},
        {"@type": "WebPage", "headline": "A page", "mainEntity": article()},
        {"@type": ["Article", "NewsArticle"], "headline": "Rain in May"},
        {"@type": "BlogPosting", "headline": ["Rain in May", "Rain"]},
        {"@type": "http://schema.org/Article", "headline": "Rain in May"},
    ],
)
def test_the_articles_headline_is_found(stated):
    assert data(stated).text("headline") == "Rain in May"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Roe", ["Ada Roe"]),
        (ROE, ["Ada Roe"]),
        ([ROE, "Ben Doe"], ["Ada Roe", "Ben Doe"]),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Roe"}, ["Ada Roe"]),
        ({"name": ["Ada Roe", "Ben Doe"]}, ["Ada Roe", "Ben Doe"]),
        ({"@id": "#nobody"}, []),
        (None, []),
        (7, []),
    ],
)
def test_authors_are_texts_objects_or_lists_of_these(author, names):
    assert [one.name for one in data(article(author=author)).people("author")] == names


def test_an_organisation_is_told_from_a_person():
    found = data(article(author={"@type": "NewsMediaOrganization", "name": "AFP"})).people("author")
    assert [(one.name, one.is_person) for one in found] == [("AFP", False)]


def test_the_article_of_the_pages_own_address_comes_first():
    other = article(headline="Wind in June", url="https://a.example/wind")
    own = article(mainEntityOfPage={"@id": "https://a.example/rain?x=1"})
    assert data(other, own, address="https://a.example/rain/").text("headline") == "Rain in May"


@pytest.mark.parametrize("script", ["{broken", "[1, 2", "null", '"text"', "[" * 50_000, "", '{"@type": 5}', '{"@graph": 5}'])
def test_a_script_that_says_nothing_does_no_harm(script):
    assert LinkedData([script]).text("headline") is None


def test_a_script_with_a_comment_or_a_comma_too_many_is_read():
    wrapped = f"<!--\n{json.dumps(article())[:-1]},}}\n-->"
    assert LinkedData([wrapped, f"//<![CDATA[\n{json.dumps(article())}\n//]]>"]).text("headline") == "Rain in May"


def test_entities_and_markup_are_taken_off_a_stated_text():
    assert clean("Rain &amp;amp; <em>wind</em>\n in&nbsp;May") == "Rain & wind in May"
