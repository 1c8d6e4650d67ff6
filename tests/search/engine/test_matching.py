"""That the fast way to what matches finds what reading every word finds, in any text and for any query."""

import re
import time
from itertools import product
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.engine import All, AnyOf, Capitals, InTitle, Node, Not, Phrase, Prefix, Word, highlight
from search.engine.analysis import TONGUES, Tongue, stem, tokens, tongue, words
from search.engine.matching import LONGEST_PIECE, Matcher, beginning, matcher, plain
from search.engine.tree import wanted

FIXTURES = Path(__file__).parents[3] / "fixtures" / "articles"
ENDINGS = (
    "s es ed ing ingly edly eed eedly ies ied y sses us ization ational fulness ousness iveness tional bility lessly ently ation alism "
    "ality ously ivity fully ency ancy ably izer ator ally bly ogy ly alize icate icity ative ical ness ful ement ance ence able ible "
    "ment ant ent ism ate ous ive ize ion al er ic e l amientos aciones uciones ucion acion adoras logia logias encia encias amente "
    "idades idad mente ante ancia ivo iva osos yendo uyendo iendo ando arlo erla irse andome selas gu gue gues guen os a o u"
).split()


def read_whole(text: str, tree: Node | None, language: str, title: bool = False) -> set[tuple[int, int]]:
    """What matches, by reading every token of the text against every leaf."""
    found = tokens(text)
    stems = [stem(token.surface, tongue(language)) for token in found]
    spans = set()
    for leaf in wanted(tree, title):
        printed = leaf.words if isinstance(leaf, Phrase) else (leaf.text,)
        surfaces = [token.surface for word in printed for token in tokens(word)]
        if isinstance(leaf, Prefix):
            prefix = "".join(surfaces)
            spans |= {(token.start, token.end) for token in found if prefix and token.surface.startswith(prefix)}
        elif isinstance(leaf, Capitals) and len(surfaces) == 1:
            spans |= {(token.start, token.end) for token in found if token.capitals == surfaces[0].upper()}
        elif surfaces:
            roots = [stem(surface, tongue(language)) for surface in surfaces]
            starts = [place for place in range(len(stems)) if stems[place : place + len(roots)] == roots]
            spans |= {(found[place].start, found[place + len(roots) - 1].end) for place in starts}
    return spans


def spans_of(text: str, tree: Node | None, language: str, title: bool = False) -> set[tuple[int, int]]:
    return {(start, end) for start, end, _ in matcher(tree, language, title).spans(text)}


WORDS = (
    "border borders Bordered the THE U.S. US us U.S.'s EE.UU. eeuu O'Neil oneil O’Neil’s C++ c# C 140,000 140000 3.5 1,234.56 3.5bn bn "
    "policy policies Policía migración migraciones MIGRACIO\u0301N Mérida Me\u0301rida merida cli\u00admate climate ﬁsh fish ＣＪＮＧ CJNG "
    "CJNG's cjng F.G.R. FGR probability probable dying die skies sky ice ICE Mexico's MEXICO’S México don't dont rock'n'roll s 's S x.com "
    "com p.o.l.i.c.y москва Москва 日本 ½ ß ﷺ a A.a aa.b.c İstanbul … presidencia presidente revolución revoluciones I y ague 10.11.2025 "
    "11 _ # + ' . , 'border' .border under_border #border ±5 \u0301 \u200b 😀"
).split()
GAPS = (
    " ",
    "  ",
    "\n",
    "\n\n",
    "\u00a0",
    " – ",
    "-",
    "—",
    "/",
    ", ",
    ". ",
    " ... ",
    "…",
    " \u0301 ",
    "'",
    ".",
    ",",
    "",
    "_",
    "+",
    "\u2028",
)

printed_words = st.sampled_from(WORDS)
texts = st.one_of(
    st.lists(st.tuples(printed_words, st.sampled_from(GAPS)), max_size=12).map(lambda pairs: "".join(map("".join, pairs))),
    st.text(st.sampled_from("abUuSs.,'+#13 \n-é\u0301ﬁ½"), max_size=40),
    st.text(max_size=40),
)
query_words = st.one_of(printed_words, st.text(st.sampled_from("abus.'13é"), max_size=4))
leaves: st.SearchStrategy[Node] = st.one_of(
    query_words.map(Word),
    st.lists(query_words, min_size=1, max_size=4).map(lambda found: Phrase(tuple(found))),
    query_words.map(Prefix),
    query_words.map(Capitals),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda found: All(tuple(found))),
        st.lists(inner, max_size=4).map(lambda found: AnyOf(tuple(found))),
        inner.map(Not),
        inner.map(InTitle),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(text=texts, tree=trees, language=st.sampled_from(("en", "es", "fr", "es-MX")), title=st.booleans())
@example(text="the border. – the 'U.S. border' U.S.’s\nborder", tree=Phrase(("us", "border")), language="en", title=False)
@example(text="a…b 3.5bn x", tree=AnyOf((Word("bn"), Prefix("b"))), language="en", title=False)
def test_what_matches_is_what_reading_every_word_finds(text: str, tree: Node, language: str, title: bool) -> None:
    assert spans_of(text, tree, language, title) == read_whole(text, tree, language, title)


@settings(deadline=None)
@given(data=st.data(), gap=st.sampled_from(GAPS), language=st.sampled_from(TONGUES))
def test_a_phrase_is_found_wherever_its_words_follow_each_other(data: st.DataObject, gap: str, language: str) -> None:
    printed = data.draw(st.lists(printed_words, min_size=3, max_size=9))
    text = gap.join(printed)
    first = data.draw(st.integers(0, len(printed) - 2))
    phrase = Phrase(tuple(printed[first : first + data.draw(st.integers(2, 5))]))
    assert spans_of(text, phrase, language) == read_whole(text, phrase, language)


@pytest.mark.parametrize("language", TONGUES)
def test_a_phrase_within_one_character_is_found_whatever_follows(language: str) -> None:
    assert spans_of("_ ½ border", Phrase(("_", "½")), language) == {(2, 3)}
    assert spans_of("one ½ a", Phrase(("½", "a")), language) == {(4, 7)}


@pytest.mark.parametrize("language", TONGUES)
def test_every_word_of_the_articles_begins_as_its_stem_says(language: str) -> None:
    printed = {word for file in FIXTURES.iterdir() for word in words(file.read_text(encoding="utf-8", errors="replace"))}
    assert len(printed) > 2500
    for word in printed:
        assert word.startswith(beginning(stem(word, tongue(language)), tongue(language)))


@settings(deadline=None)
@given(
    st.one_of(st.text(st.sampled_from("abdeilnosuytg"), max_size=4), st.sampled_from(WORDS)), st.lists(st.sampled_from(ENDINGS), max_size=4)
)
@example("reuciones", ["uciones"])
@example("sentencia", ["encias"])
def test_a_word_of_any_endings_begins_as_its_stem_says(start: str, endings: list[str]) -> None:
    for word in words(start + "".join(endings)):
        for language in TONGUES:
            begun = beginning(stem(word, language), language)
            assert begun
            assert word.startswith(begun)


def test_short_words_and_the_stemmers_exceptions_begin_as_their_stems_say() -> None:
    exceptions = "skis skies sky dying lying tying idly gently ugly early only singly news atlas cosmos bias innings proceeding".split()
    short = ("".join(letters) for count in (1, 2, 3) for letters in product("abdeginostuy", repeat=count))
    for word in (*exceptions, *short):
        for language in TONGUES:
            assert word.startswith(beginning(stem(word, language), language)), word


@pytest.mark.parametrize(
    ("language", "word", "begun"),
    [
        ("en", "border", "border"),
        ("en", "policies", "polic"),
        ("en", "probability", "probab"),
        ("en", "dying", "d"),
        ("en", "3.5", "3.5"),
        ("es", "presidencia", "presiden"),
        ("es", "revoluciones", "revolu"),
        ("es", "fronteras", "fronter"),
    ],
)
def test_a_beginning_is_long_enough_to_tell_words_apart(language: Tongue, word: str, begun: str) -> None:
    assert beginning(stem(word, language), language) == begun


@settings(deadline=None)
@given(st.text())
def test_plain_bytes_stand_where_their_characters_do(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text) + 2
    assert made == b" " + b"".join(plain(character)[1:-1] for character in text) + b" "
    assert re.fullmatch(rb"[a-z0-9. \x80\x81]*", made)


def test_each_leaf_is_counted_once_however_it_is_spelled() -> None:
    spans = matcher(AnyOf((Word("fence"), Word("Fences"), Prefix("fen"))), "en", False).spans("a fence")
    assert spans == [(2, 7, 0), (2, 7, 1)]


def test_bounded_work_still_finds_a_rare_word_behind_many_common_ones() -> None:
    text = "fence " * 5000 + "cjng"
    found = matcher(AnyOf((Word("fence"), Word("cjng"))), "en", False).spans(text, most=30)
    assert len(found) == 11
    assert text[found[-1][0] :] == "cjng"
    assert len(highlight(text, Word("fence"), "en")) == 5000


def test_of_a_very_long_run_of_characters_bounded_work_reads_the_beginning() -> None:
    text = "fence." * 1000 + " wall"
    assert 0 < len(matcher(Word("fence"), "en", False).spans(text, most=30)) <= LONGEST_PIECE // 6 + 1
    assert len(matcher(Word("fence"), "en", False).spans(text)) == 1000


def test_threads_share_a_matcher() -> None:
    shared = Matcher(AnyOf((Word("border"), Phrase(("border", "fence")))), "en", title=False)
    texts = [f"w{number}'s border fence, border.{number}" for number in range(2000)]
    expected = [len(Matcher(AnyOf((Word("border"), Phrase(("border", "fence")))), "en", title=False).spans(text)) for text in texts]
    counted: list[list[int]] = []
    threads = [Thread(target=lambda: counted.append([len(shared.spans(text)) for text in texts])) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [expected] * 3


HOSTILE = (
    "fence. ",
    " ",
    ".",
    "#",
    "'",
    "a",
    "A.",
    "\n",
    "1,",
    "\u0301",
    "a\u0301",
    "\u0301 ",
    "ﬁ ",
    "😀",
    "fence.",
    "fence'fence ",
    "é",
    "…",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_the_text(unit: str) -> None:
    tree = AnyOf((Word("fence"), Prefix("a"), Phrase(("fence", "fence", "a")), Capitals("CJNG")))
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    matcher(tree, "en", False).spans(text, most=4000)
    assert time.process_time() - began < 0.3
    matcher(tree, "en", False).spans(text)
    assert time.process_time() - began < 3.0
