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
