from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.anchors import paragraph_anchors, text_fragment

PARAGRAPHS = ["Rice is dear in May.", "Nobody knows why.", "Rain fell."]


def test_an_anchor_can_be_read() -> None:
    assert paragraph_anchors(["Rice is dear again, says the board."])[0].startswith("p-rice-is-dear-again-")


def test_edits_elsewhere_leave_an_anchor_alone() -> None:
    before = paragraph_anchors(PARAGRAPHS)
    assert paragraph_anchors(["A new opening.", PARAGRAPHS[0], "Nobody knows why not.", PARAGRAPHS[2]])[1::2] == [before[0], before[2]]


def test_other_quotation_marks_and_spaces_make_no_other_anchor() -> None:
    assert paragraph_anchors(["“Rice” is  dear"]) == paragraph_anchors(['"Rice" is dear'])


def test_one_changed_word_makes_another_anchor() -> None:
    assert paragraph_anchors(["Rice is dear in all of May."]) != paragraph_anchors(["Rice is dear in all of June."])


@given(st.lists(st.text(max_size=30) | st.sampled_from(PARAGRAPHS), max_size=12))
def test_every_paragraph_of_an_article_has_an_anchor_of_its_own(texts: list[str]) -> None:
    anchors = paragraph_anchors(texts)
    assert len(set(anchors)) == len(texts)
    assert all(anchor.isascii() and anchor.startswith("p-") and "/" not in anchor and " " not in anchor for anchor in anchors)


def test_a_short_passage_is_marked_whole_and_a_long_one_from_its_first_to_its_last_words() -> None:
    assert text_fragment("Rice is dear.") == ":~:text=Rice%20is%20dear."
    long = " ".join(f"word{number}" for number in range(40))
    fragment = text_fragment(long)
    assert unquote(fragment) == ":~:text=word0 word1 word2 word3 word4 word5,word34 word35 word36 word37 word38 word39"


@given(st.text(min_size=1))
def test_a_fragment_holds_no_mark_that_browsers_read_as_their_own(words: str) -> None:
    _, _, directive = text_fragment(words).partition("=")
    assert set(directive) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%._~,")
    assert directive.count(",") <= 1
