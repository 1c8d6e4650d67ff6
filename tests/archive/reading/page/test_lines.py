"""Lines: wrapped lines are joined, Markdown's marks are read, everything else stays a line."""

import pytest

from archive.reading.page.lines import draft_of_text, holds_several_sentences, is_sentence, plain_markdown

WRAPPED = """A Title of Some Words

The river has been low since spring, and nobody in the valley remembers
when the mill last stood still for want of water. The miller says that he
does, but he was four years old.

Another paragraph follows here, and it too is long enough to be broken by
the mail program in the middle of things.
"""


def test_lines_broken_at_a_column_are_joined():
    texts = [line.text for line in draft_of_text(WRAPPED).lines]
    assert [text[:9] for text in texts] == ["A Title o", "The river", "Another p"]
    assert texts[1].endswith("he was four years old.")


def test_one_line_a_paragraph_is_split_without_blank_lines():
    text = "A Title\n" + "It rained for a week and then it stopped. " * 8 + "\n" + "The mill stood still for a month. " * 8
    assert len(draft_of_text(text).lines) == 3


def test_markdown_headings_quotes_items_and_rules_are_read():
    lines = draft_of_text("# Title\n\n## Part ##\n\n> Words of *another*\n\n- an item\n\n---\n\nEnd.").lines
    assert [(line.kind, line.level, line.text) for line in lines] == [
        ("heading", 1, "Title"),
        ("heading", 2, "Part"),
        ("quote", None, "Words of another"),
        ("item", None, "an item"),
        ("rule", None, "---"),
        ("plain", None, "End."),
    ]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a **bold** and *fine* word", "a bold and fine word"),
        ("see [the page](https://a.example/x_y) now", "see the page now"),
        ("`code` and __both__", "code and both"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_markdown_is_reduced_to_its_text(marked, plain):
    assert plain_markdown(marked) == plain


def test_front_matter_is_what_a_page_says_of_itself():
    draft = draft_of_text('---\ntitle: "Rain"\ndate: 2026-03-03\nauthor: Ada Roe\nsite: The Gazette\n---\n\nIt rained.')
    assert (draft.meta.title, draft.meta.published, draft.meta.authors, draft.meta.outlet) == (
        "Rain",
        "2026-03-03",
        ("Ada Roe",),
        "The Gazette",
    )
    assert [line.text for line in draft.lines] == ["It rained."]


def test_sentences_are_told_from_titles():
    assert is_sentence("It rained.”")
    assert not is_sentence("Rain in May")
    assert holds_several_sentences("It rained. We left.")
    assert not holds_several_sentences("Dr. Roe of the U.S. Weather Bureau spoke.")
