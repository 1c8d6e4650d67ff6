"""What of a text is shown, and that it can do no harm."""

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import AnyOf, Capitals, InTitle, Not, Phrase, Prefix, Word, highlight, mark, parse, snippet
from search.engine.snippets import GAP

TEXT = (
    "# A heading\n\nThe U.S. and Mexico signed accords. Nothing happens here. Border fences were built in Mérida.\n\n"
    + "Some other sentence follows. " * 30
    + "The CJNG grew, and ice melts. Climatic change is <b>bold</b> & costly."
)


def marked(text: str, query: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in highlight(text, parse(query).tree, language)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fence", ["fences"]),
        ("merida", ["Mérida"]),
        ('"border fence"', ["Border fences"]),
        ('"fence border"', []),
        ("clim*", ["Climatic"]),
        ("us accord", ["U.S.", "accords"]),
        ("-fence mexico", ["Mexico"]),
        ("title:fence", []),
        ("amp OR lt", []),
    ],
)
def test_what_matches_is_marked_in_every_form(query: str, found: list[str]) -> None:
    assert marked(TEXT, query) == found


def test_acronyms_are_marked_in_capitals_only() -> None:
    text = "ICE melts ice; the F.G.R. and AT&T at t"
    assert [text[start:end] for start, end in highlight(text, AnyOf((Capitals("ICE"), Capitals("FGR"))), "en")] == ["ICE", "F.G.R."]


def test_spanish_texts_are_marked_by_spanish_stems() -> None:
    assert marked("Las migraciones y la migración", "migracion", "es") == ["migraciones", "migración"]


def test_overlapping_matches_are_marked_once() -> None:
    assert (
        mark("border fence law", AnyOf((Phrase(("border", "fence")), Phrase(("fence", "law")), Word("fence"))), "en")
        == "<mark>border fence law</mark>"
    )


def test_a_title_is_marked_by_what_was_asked_of_titles() -> None:
    assert mark("Fences & walls", InTitle(Word("fence")), "en", title=True) == "<mark>Fences</mark> &amp; walls"


def test_the_sentences_that_match_are_shown_whole() -> None:
    assert snippet(TEXT, Word("fence"), "en", 60) == "… Border <mark>fences</mark> were built in Mérida. …"


def test_the_dot_of_an_acronym_ends_no_sentence() -> None:
    assert snippet(TEXT, Word("accord"), "en", 40) == "… The U.S. and Mexico signed <mark>accords</mark>. …"


def shown_of(text: str, word: str, length: int) -> str:
    return re.sub("</?mark>", "", snippet(text, Word(word), "en", length))


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks with Dr. Paz and Gen. Ruiz went on.",
        "The EE.UU. Army met the talks with Mrs. Lee.",
        "On Jan. 5 and Sept. 11 talks on No. 7 began.",
        "Acme Inc. said that talks were on, etc. and so on.",
        "“More of these talks?” he asked.",
    ],
)
def test_the_dot_of_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    shown = shown_of(
        f"Before it came a whole lot of rain, then more. {sentence} After it came more and more of the same rain.", "talks", 55
    )
    assert shown == f"… {sentence} …"


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert shown_of("Rain fell. “No fence.” Snow fell and it fell.", "fence", 12) == "… “No fence.” …"


def test_a_line_that_goes_on_below_is_one_sentence_and_a_finished_one_is_not() -> None:
    text = "Rain fell for years. They built a\nfence in it.\nSnow fell on all of that."
    assert shown_of(text, "fence", 32) == "… They built a\nfence in it. …"


def test_a_short_sentence_at_the_end_is_shown_with_what_stands_before_it() -> None:
    text = "Rain fell for years on end. They met at the river. He asked for a fence. He agreed."
    assert shown_of(text, "agreed", 60) == "… They met at the river. He asked for a fence. He agreed."


def test_a_short_sentence_before_a_long_one_is_shown_with_its_beginning() -> None:
    assert (
        shown_of("The fence fell. " + "Then it rained and rained " * 20, "fence", 60)
        == "The fence fell. Then it rained and rained Then it rained and …"
    )


def test_what_follows_a_match_is_shown_while_there_is_room() -> None:
    assert shown_of("Fence. One two. Three four. Five six seven eight nine ten.", "fence", 30) == "Fence. One two. Three four. …"


def test_of_a_long_sentence_the_part_around_the_match_is_shown() -> None:
    text = "it rained and " * 30 + "a fence fell and " + "it snowed and " * 30
    shown = shown_of(text, "fence", 60)
    assert shown == "… it rained and a fence fell and it snowed and it snowed and …"


def test_the_passage_with_more_of_the_query_comes_first_then_the_one_with_more_hits_then_the_earliest() -> None:
    text = "A fence is here now. The fence, a fence here. A fence and a wall. A fence to end it."
    assert snippet(text, parse("fence wall").tree, "en", 25) == "… A <mark>fence</mark> and a <mark>wall</mark>. …"
    assert snippet(text, parse("fence").tree, "en", 25) == "… The <mark>fence</mark>, a <mark>fence</mark> here. …"
    assert shown_of("A fence. No fence. The fence.", "fence", 8) == "A fence. …"


def test_sentences_far_apart_are_shown_together_when_each_adds_something() -> None:
    shown = snippet(TEXT, parse("fence cjng").tree, "en", 70)
    assert shown == "… Border <mark>fences</mark> were built in Mérida. … The <mark>CJNG</mark> grew, and ice melts. …"


def test_markup_of_the_text_is_escaped_and_never_marked_inside() -> None:
    shown = snippet("<script>alert('amp')</script> & lt; fence", parse("amp lt script fence").tree, "en")
    assert "<script" not in shown
    assert re.sub("</?mark>", "", shown) == "&lt;script&gt;alert(&#x27;amp&#x27;)&lt;/script&gt; &amp; lt; fence"


def test_without_a_match_the_beginning_is_shown() -> None:
    for tree in (None, Word("absent"), Not(Word("fence"))):
        assert snippet(TEXT, tree, "en", 60).startswith("A heading … The U.S. and Mexico signed accords.")
    assert snippet("", Word("fence"), "en") == ""
    assert snippet(" \n# \n", None, "en") == ""


def test_a_text_without_sentences_is_cut_at_spaces() -> None:
    text = "word " * 100 + "fence " + "word " * 100
    shown = snippet(text, Word("fence"), "en", 50)
    assert "<mark>fence</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" word …")
    assert len(snippet("x" * 5000, None, "en", 50)) == 52


texts = st.text(st.sampled_from("ab<>&\"'.!é \n#-;") | st.characters(exclude_characters="…", exclude_categories=["Cs"]), max_size=300)
trees = st.one_of(
    st.none(), st.builds(Word, st.sampled_from(("a", "b", "ab", "amp", "mark"))), st.builds(Prefix, st.sampled_from(("ab", "a")))
)


@given(text=texts, tree=trees, language=st.sampled_from(("en", "es")), length=st.integers(5, 80))
def test_a_snippet_is_parts_of_the_text_and_nothing_else(text: str, tree: Word | Prefix | None, language: str, length: int) -> None:
    shown = snippet(text, tree, language, length)
    bare = re.sub("</?mark>", "", shown)
    assert not set("<>") & set(bare)
    assert shown.count("<mark>") == shown.count("</mark>")
    for part in bare.removeprefix(GAP.lstrip()).removesuffix(GAP.rstrip()).split(GAP):
        assert unescape(part) in text or part in ("", "…")
    assert not text.strip("# \n\t") or shown or not text.strip()


def test_long_and_hostile_texts_take_linear_time() -> None:
    for text in (
        "fence. " * 8_000,
        " " * 60_000,
        "." * 60_000,
        "#" * 60_000,
        "'" * 60_000,
        "a" * 60_000,
        "A." * 30_000,
        "\n" * 60_000,
        "1," * 30_000,
    ):
        began = time.process_time()
        snippet(text, parse("fence a* cjng").tree, "en")
        assert time.process_time() - began < 1.0, text[:5]
