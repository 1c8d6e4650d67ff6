"""Headlines: as the page shows them, without the site's name, whatever the page states for search engines."""

import pytest

from archive.reading.page.headlines import Site, alike, chosen_headline, without_site

GAZETTE = "https://www.valleygazette.example/2026/03/03/rain"


@pytest.mark.parametrize(
    ("title", "outlet", "cut"),
    [
        ("Rain in May | The Gazette", "The Gazette", "Rain in May"),
        ("Rain in May ends the drought - BBC News", "BBC News", "Rain in May ends the drought"),
        ("Rain in May ends the drought — Valley Gazette", None, "Rain in May ends the drought"),
        ("Rain in May ends drought | Weather | The Gazette", "The Gazette", "Rain in May ends drought"),
        ("Rain in May : NPR", "NPR", "Rain in May"),
        ("The Gazette | Rain in May", "The Gazette", "Rain in May"),
        ("Opinion | The rain that nobody wanted", None, "The rain that nobody wanted"),
        ("Rain - and more rain", None, "Rain - and more rain"),
        ("Rain, wind - what comes next for the valley?", None, "Rain, wind - what comes next for the valley?"),
        ("The mill – a history", "The Gazette", "The mill – a history"),
        ("Rain in May ends drought - valleygazette.example", None, "Rain in May ends drought"),
    ],
)
def test_the_sites_name_is_cut_and_nothing_else(title, outlet, cut):
    assert without_site(title, outlet, GAZETTE) == cut


def test_a_heading_that_says_what_is_stated_is_the_title_as_printed():
    assert chosen_headline(["Rain in May ends drought"], ["Rain in May ends the drought at last"], "") == (
        "Rain in May ends the drought at last",
        "text",
    )
    assert chosen_headline(["Rain in May"], ["RAIN IN MAY"], "") == ("RAIN IN MAY", "meta")


def test_the_outlets_name_in_the_first_heading_is_no_title():
    assert chosen_headline(["Rain in May"], ["The Gazette"], "Rain in May | The Gazette", Site("The Gazette")) == ("Rain in May", "meta")
    assert chosen_headline([], ["Valley Gazette"], "Rain in May | Valley Gazette", Site(address=GAZETTE))[0] == "Rain in May"


def test_the_one_full_heading_wins_over_a_title_for_search_engines():
    assert chosen_headline(["Mill water: latest"], ["Why the wheel stands still again"], "")[0] == "Why the wheel stands still again"


def test_a_page_without_any_title_has_none():
    assert chosen_headline([], [], "") == (None, "none")


def test_titles_are_alike_that_share_most_words():
    assert alike("Rain in May ends drought", "Rain in May ends a long drought")
    assert not alike("Rain in May ends drought", "Latest from the valley and the hills")
