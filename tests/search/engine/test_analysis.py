"""What counts as a word, and which forms are one word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.folding import fold
from search.engine.analysis import LONGEST, TONGUES, stem, tokens, tongue, words
from search.engine.stock import EnglishStemmer

ENDINGS = (
    "sses ied ies us ss s eedly ingly edly eed ing ed y ization ational fulness ousness iveness tional biliti lessli entli "
    "ation alism aliti ousli iviti fulli enci anci abli izer ator alli bli ogi li alize icate iciti ative ical ness ful ement "
    "ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic e l"
).split()
"""All that the stemmer looks for."""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("The U.S. and EE.UU.", "the us and eeuu"),
        ("the U.S.'s border, CJNG’s men, MEXICO'S law", "the us border cjng men mexico law"),
        ("O'Neil O’Neil ONeil d'état don't", "oneil oneil oneil detat dont"),
        ("'quoted' agencies' rock'n'roll", "quoted agencies rocknroll"),
        ("C++, C# and F#.", "c++ c# and f#"),
        ("140,000 3.5 1,234.56 $3.5bn 1,2,3", "140000 3.5 1234.56 3.5 bn 1 2 3"),
        ("10.11.2025 and 2025-11-10", "10 11 2025 and 2025 11 10"),
        ("US-Mexico—border", "us mexico border"),
        ("Mérida Me\u0301rida MERIDA", "merida merida merida"),
        ("cli\u00admate ﬁsh ＣＪＮＧ", "climate fish cjng"),
        ("under_score a/b x.com", "under score a b x com"),
        ("4T G20 1980s", "4t g20 1980s"),
        ("!? — … _", ""),
    ],
)
def test_the_words_of_a_text(printed: str, expected: str) -> None:
    assert " ".join(words(printed)) == expected


def test_capitals_are_acronyms_as_printed() -> None:
    found = [token.capitals for token in tokens("The U.S. CJNG's ICE ice Ice A G20 PEMÉX 140,000 D.C.")]
    assert found == [None, "US", "CJNG", "ICE", None, None, None, "G20", "PEMEX", None, "DC"]


def test_offsets_are_those_of_the_printed_text() -> None:
    text = "“Me\u0301rida’s” U.S. fence"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Me\u0301rida’s", "U.S.", "fence"]
    assert [token.position for token in tokens(text)] == [0, 1, 2]


def test_a_long_word_is_cut() -> None:
    assert words("a" * 5000) == ("a" * LONGEST,)


def test_spanish_forms_meet_with_and_without_their_accents() -> None:
    for forms in (
        ("migración", "migracion", "migraciones", "MIGRACIÓN"),
        ("región", "region", "regiones"),
        ("tecnología", "tecnologia", "tecnologías", "tecnologias"),
        ("decisión", "decision", "decisiones"),
        ("camión", "camiones"),
    ):
        assert len({stem(fold(form), "es") for form in forms}) == 1, forms


def test_english_forms_meet() -> None:
    for forms in (("border", "borders", "bordered"), ("tariff", "tariffs"), ("policy", "policies"), ("migration", "migrations")):
        assert len({stem(form, "en") for form in forms}) == 1, forms


def test_a_word_on_which_the_spanish_stemmer_of_whoosh_fails_has_a_stem() -> None:
    assert stem("ague", "es") == "agu"


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8), st.sampled_from(ENDINGS))
def test_an_english_stem_is_whooshs_whatever_the_word_ends_with(root: str, ending: str) -> None:
    assert stem(root, "en") == EnglishStemmer().stem(root)
    assert stem(root + ending, "en") == EnglishStemmer().stem(root + ending)


def test_the_stemmer_follows_the_language() -> None:
    assert [tongue(code) for code in ("es", "es_MX", "ES", "en", "en-US", "fr", "", "est")] == [
        "es",
        "es",
        "es",
        "en",
        "en",
        "en",
        "en",
        "en",
    ]


@given(st.text())
def test_any_text_has_tokens_in_order_whose_stems_are_folded(text: str) -> None:
    end = 0
    for number, token in enumerate(tokens(text)):
        assert token.position == number
        assert token.surface
        assert token.surface == fold(token.surface)
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= end or text[token.start : token.end] != unicodedata.normalize("NFKD", text[token.start : token.end])
        end = token.start
        for language in TONGUES:
            assert stem(token.surface, language)


@given(st.text(st.sampled_from("abcdeghilmnogstuy"), min_size=1, max_size=12))
def test_every_word_has_a_stem_in_every_language(word: str) -> None:
    for language in TONGUES:
        assert stem(word, language)
