"""Furniture: menus, teasers and forms go, whatever their words; the article's own short lines stay."""

import pytest

from archive.reading.page.furniture import is_furniture, is_menu, text_lines
from archive.reading.page.lines import Line
from tests.archive.reading.made_up import page

FIRST = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still for want of water."
LAST = "The miller has put a bench before his door. He sits on it and looks at the wheel, which has not turned since the first week of May."


@pytest.mark.parametrize(
    "text",
    [
        "Related Posts",
        "LEAVE A REPLY",
        "Popular Articles",
        "Top 7 Today",
        "12 comments",
        "5 min read",
        "Compartir en: Facebook",
        "Lo más leído",
        "© 2026 The Gazette",
        "Subscribe to our newsletter",
        "Home > World > Rivers",
        "Inicio | Opinión | Cultura",
        "The mill in May. Photograph: Pat Lens/Agency",
        "Flags over the mill, April 1, 2019. (AP Photo/Pat Lens)",
        "An official website of the United States government",
        "This article is more than 1 year old",
        "Story continues below advertisement",
        "Sign up for our free newsletter",
        "»",
    ],
)
def test_furniture_is_known_by_its_words_in_two_languages(text):
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text", ["What are your thoughts on the river?", "A Short History of the Mill", FIRST, "Rain – and nothing but rain"]
)
def test_text_is_no_furniture(text):
    assert not is_furniture(text)


def test_a_row_of_a_menu_is_known_by_its_separators():
    assert is_menu("World | Politics | Opinion")
    assert not is_menu("Rain | The harvest of a very long and very wet year in the valley")


def kept(*texts: str) -> list[str]:
    return [line.text for line in text_lines([Line(text) for text in texts])]


@pytest.mark.parametrize(
    "tail",
    [
        ("What our neighbours open", "A mill for sale", "Three wet years"),
        ("Leave a note", "Your name", "Send"),
        ("RELATED POSTS", "The bench", "Get the river in your inbox. It costs nothing, and you may leave whenever you like."),
        ("Boletín de los jueves", "Aviso legal · Cookies · Contacto"),
    ],
)
def test_short_lines_after_the_text_go_whatever_they_say(tail):
    assert kept(FIRST, LAST, *tail) == [FIRST, LAST]


def test_comments_go_with_their_form():
    assert kept(FIRST, LAST, "Comments", FIRST + " I remember it well, said a reader.") == [FIRST, LAST]


def test_a_closing_call_to_readers_is_text():
    call = "Share your thoughts in the comments below!"
    assert kept(FIRST, LAST, call, "LEAVE A REPLY") == [FIRST, LAST, call]


def test_furniture_inside_the_text_goes_and_the_text_goes_on():
    assert kept(FIRST, "Advertisement", "Related Posts", LAST) == [FIRST, LAST]


def test_what_stands_behind_a_closing_rule_goes():
    lines = [
        Line(FIRST),
        Line(LAST),
        Line("---", kind="rule"),
        Line("Ada Roe writes about mills. She lives near one and has for many years."),
    ]
    assert [line.text for line in text_lines(lines)] == [FIRST, LAST]


def test_a_heading_without_text_under_it_goes_from_the_end():
    assert page(f"A Mill Without Water Today\n\n{FIRST}\n\n{LAST}\n\nWhat Comes Next").body == f"{FIRST}\n\n{LAST}"
