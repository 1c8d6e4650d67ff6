"""The main text: where the most running text stands, not where some first does."""

from archive.reading.page.lines import Line
from archive.reading.page.main_text import main_start

LONG = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still for want of water."
MENU = ["Home", "World", "Politics", "Rivers", "Mills", "Opinion"]


def start(*texts: str) -> int:
    return main_start([Line(text) for text in texts])


def test_a_teaser_over_a_menu_is_not_the_text():
    assert start(LONG, *MENU, "A Mill Without Water", LONG, LONG) == 8


def test_a_sentence_over_a_byline_is_not_the_text():
    assert start("A Mill Without Water", LONG, "By Ada Roe", "3 March 2026", LONG, LONG) == 4


def test_headings_and_short_lines_inside_the_text_do_not_divide_it():
    assert start("A Mill Without Water", LONG, "Why", LONG, "Advertisement", LONG) == 1


def test_a_page_of_short_sentences_begins_at_the_first():
    assert start("Rain in May", "It rained in the valley.") == 1


def test_a_page_without_sentences_has_no_text():
    assert start(*MENU) == len(MENU)
