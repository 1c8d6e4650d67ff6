"""The title: which line it is, and when there is none."""

import pytest

from archive.reading.page.lines import Line
from archive.reading.page.title import find_title

PROSE = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still. It is a quiet summer."


def title_of(*head: str, following: tuple[str, ...] = (PROSE, PROSE)) -> str | None:
    lines = [Line(text) for text in head]
    position = find_title(lines, [Line(text) for text in following])
    return None if position is None else [*head, *following][position]


@pytest.mark.parametrize(
    "head",
    [
        ("A Mill Without Any Water",),
        ("Monday, March 2, 2026", "Top 5 This Week", "Related Posts", "A Mill Without Any Water"),
        ("THE VALLEY GAZETTE", "Home | World | Opinion", "A Mill Without Any Water", "By Ada Roe | 3 March 2026"),
        ("A Mill Without Any Water", "By Ada Roe", "Share this:", "How the Wheel Came to Stand"),
        ("Valley & Hill | the letter on rivers", "View in browser · Manage", "A Mill Without Any Water"),
    ],
)
def test_the_title_is_the_full_line_after_the_masthead(head):
    assert title_of(*head) == "A Mill Without Any Water"


def test_a_name_that_the_foot_repeats_is_the_outlet():
    foot = (PROSE, "The Long Valley — notes from the mill is free")
    assert title_of("The Long Valley — notes from the mill", "A Mill Without Any Water", following=foot) == "A Mill Without Any Water"


def test_a_page_that_opens_with_a_paragraph_has_no_title():
    assert title_of(following=(PROSE, PROSE)) is None
    assert title_of(following=("“The mill stands,” said Ada Roe.", PROSE * 3)) is None


def test_a_single_sentence_over_the_text_is_a_title_even_with_a_full_stop():
    assert title_of(following=("The mill in the valley stands still.", PROSE * 2)) == "The mill in the valley stands still."


def test_a_heading_of_the_first_level_is_the_title():
    lines = [Line("Some line above it all"), Line("Mill", kind="heading", level=1)]
    assert find_title(lines, [Line(PROSE)]) == 1
