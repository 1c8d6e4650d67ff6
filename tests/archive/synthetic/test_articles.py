"""Invented articles: the same for the same number, plausible, and true to their own offsets."""

from collections import Counter
from datetime import date

from archive.synthetic import FIRST_DAY, Invented, invent, invent_name, vocabulary

ACTORS = [f"Actor {number}" for number in range(30)]
SOURCES = [f"Report {number}" for number in range(20)]


def some(number: int = 300) -> list[Invented]:
    return [invent(n, ACTORS, SOURCES, 12) for n in range(1, number + 1)]


def test_a_number_always_gives_the_same_article_and_another_number_another() -> None:
    assert invent(7, ACTORS, SOURCES, 12) == invent(7, ACTORS, SOURCES, 12)
    assert len({article.body for article in some(50)}) == 50
    assert invent_name("actor", 3) == invent_name("actor", 3) != invent_name("actor", 4)


def test_every_name_stands_where_it_is_said_to_stand() -> None:
    for article in some(50):
        assert [article.body[place.start : place.end] for place in article.actors] == [ACTORS[place.which] for place in article.actors]
        assert [article.body[place.start : place.end] for place in article.sources] == [SOURCES[place.which] for place in article.sources]
        assert article.actors


def test_blocks_cover_the_text_with_a_blank_line_between_them() -> None:
    for article in some(50):
        ends = [0, *(block["end"] + 2 for block in article.blocks)]
        assert [block["start"] for block in article.blocks] == ends[:-1]
        assert article.blocks[-1]["end"] == len(article.body)
        for block in article.blocks:
            heading = block["kind"] == "heading"
            assert article.body.startswith("## ", block["start"]) == heading == ("level" in block)
            assert article.body[block["start"] : block["end"]].strip() == article.body[block["start"] : block["end"]]


def test_sizes_dates_and_languages_are_plausible() -> None:
    articles = some()
    words = [len(article.body.split()) for article in articles]
    assert min(words) > 550
    assert max(words) < 1100
    precisions = Counter(article.date_precision for article in articles)
    assert set(precisions) == {"day", "month", "year", "none"}
    assert precisions["none"] < 20
    for article in articles:
        day = article.published_on
        assert (day is None) == (article.date_precision == "none")
        if day is not None:
            assert FIRST_DAY <= day <= date(2025, 12, 31)
            assert article.date_precision != "month" or day.day == 1
            assert article.date_precision != "year" or (day.month, day.day) == (1, 1)
    assert {article.language for article in articles} == {"en", "es"}


def test_a_few_words_and_names_are_met_often_and_most_seldom() -> None:
    words = Counter(word for article in some(40) for word in article.body.lower().split())
    assert words[vocabulary("en")[0]] > 10 * words[vocabulary("en")[50]] > 0
    named = Counter(place.which for article in some() for place in article.actors)
    assert named[0] > 2 * named[5]


def test_an_archive_without_names_gets_texts_without_names() -> None:
    article = invent(1, [], [], 0)
    assert (article.actors, article.sources, article.topics) == ((), (), ())
    assert article.body
