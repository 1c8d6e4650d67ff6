"""What a visitor may type, and what is made of everything else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import All, AnyOf, InTitle, Named, Node, Not, Phrase, Prefix, Word, parse
from search.engine.grammar import DEEPEST, LONGEST_QUERY

A, B, C, D = (Word(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        ("  ", None),
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a OR b", AnyOf((A, B))),
        ("a b OR c", AnyOf((All((A, B)), C))),
        ("a (b OR c)", All((A, AnyOf((B, C))))),
        ("(a b) OR (c d)", AnyOf((All((A, B)), All((C, D))))),
        ("(a OR b) OR c", AnyOf((A, B, C))),
        ("a -b", All((A, Not(B)))),
        ("NOT a", Not(A)),
        ("NOT NOT a", A),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("-(a OR b)", Not(AnyOf((A, B)))),
        ('"a b" c', All((Phrase(("a", "b")), C))),
        ("“a b”", Phrase(("a", "b"))),
        ('"a"', Phrase(("a",))),
        ("clim*", Prefix("clim")),
        ("Mérid*", Prefix("Mérid")),
        ("US-Mexico", Phrase(("US", "Mexico"))),
        ("O’Neil C++", All((Word("O’Neil"), Word("C++")))),
        ("CJNG,", Word("CJNG")),
        ("actor:marco-rubio", Named("actor", "marco-rubio")),
        ('Topic:"Organized crime" a', All((Named("topic", "Organized crime"), A))),
        ("-source:rand", Not(Named("source", "rand"))),
        ("title:a", InTitle(A)),
        ("title:clim*", InTitle(Prefix("clim"))),
        ('title:"a b" c', All((InTitle(Phrase(("a", "b"))), C))),
        ("title:(a OR b)", InTitle(AnyOf((A, B)))),
        ("a - b", All((A, B))),
        ("a ? — !", A),
        ("or and not", All((Word("or"), Word("and"), Word("not")))),
        ("Mexico: a", All((Word("Mexico"), A))),
        ("10:30", Phrase(("10", "30"))),
        ("--a", A),
    ],
)
def test_what_is_typed_is_understood_without_a_note(typed: str, tree: Node | None) -> None:
    parsed = parse(typed)
    assert parsed.tree == tree
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("typed", "tree", "note"),
    [
        ('"a b', Phrase(("a", "b")), "quotation mark was not closed"),
        ("(a b", All((A, B)), "bracket was not closed"),
        ("a) b", All((A, B)), "closing bracket without an opening one"),
        ("OR", None, "OR with nothing on one side"),
        ("a OR", A, "OR with nothing on one side"),
        ("a OR OR b", AnyOf((A, B)), "OR with nothing on one side"),
        ("AND a", A, "AND with nothing on one side"),
        ("a AND", A, "AND with nothing on one side"),
        ("a NOT", A, "NOT or - with nothing behind it"),
        ("foo:bar", Phrase(("foo", "bar")), "no field “foo:”"),
        ('foo:"a b"', All((Word("foo"), Phrase(("a", "b")))), "no field “foo:”"),
        ("actor:(a b)", All((Word("actor"), A, B)), "takes one name"),
        ("law~9", Word("law"), "not operators here"),
        ('"a b"~3', Phrase(("a", "b")), "not operators here"),
        ("law^2", Word("law"), "not operators here"),
        ("wom?n", Phrase(("wom", "n")), "not operators here"),
        ("/regex/", Word("regex"), "not operators here"),
        ("[a TO b]", All((A, Word("TO"), B)), "not operators here"),
        ("*law", Word("law"), "* only works at the end"),
        ("l*w", Phrase(("l", "w")), "* only works at the end"),
        ('"clim* change"', Phrase(("clim", "change")), "* only works at the end"),
        ("a*", None, "2 characters or more"),
        ("*", None, "* only works at the end"),
    ],
)
def test_what_is_repaired_is_said_in_one_sentence(typed: str, tree: Node | None, note: str) -> None:
    parsed = parse(typed)
    assert parsed.tree == tree
    assert len(parsed.notes) == 1
    assert note in parsed.notes[0]
    assert parsed.notes[0].endswith(".")


def test_any_words_needs_one_of_the_words_but_all_that_binds() -> None:
    assert parse("a b", any_words=True).tree == AnyOf((A, B))
    assert parse("a (b c) title:d", any_words=True).tree == AnyOf((A, All((B, C)), InTitle(D)))
    assert parse("a AND b c", any_words=True).tree == AnyOf((All((A, B)), C))
    assert parse("a b -c actor:x", any_words=True).tree == All((AnyOf((A, B)), Not(C), Named("actor", "x")))
    assert parse("actor:x topic:y", any_words=True).tree == All((Named("actor", "x"), Named("topic", "y")))


def test_of_a_text_that_is_too_long_the_beginning_is_read_with_a_note() -> None:
    words = "word " * (LONGEST_QUERY // 5)
    assert parse(words).notes == ()
    parsed = parse(f"{words}cut off")
    assert parsed.tree == parse(words).tree
    assert parsed.notes == ("Only the first 4,000 characters were read.",)


def test_no_word_is_cut_in_two_by_the_end_of_what_is_read() -> None:
    parsed = parse("a " * (LONGEST_QUERY // 2 - 1) + "fence")
    assert isinstance(parsed.tree, All)
    assert set(parsed.tree.children) == {A}
    assert parse("a" * (LONGEST_QUERY + 1)).tree is not None


def test_brackets_deeper_than_the_cap_are_flattened_with_a_note() -> None:
    parsed = parse("(" * 40 + "a" + ")" * 40 + " b)")
    assert parsed.tree == All((A, B))
    assert any(f"more than {DEEPEST} deep" in note for note in parsed.notes)
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST).notes == ()


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 4000,
        ")" * 4000,
        '"' * 4000,
        "*" * 4000,
        "-" * 4000,
        "a" * 4000,
        "NOT " * 1000,
        "OR " * 1333,
        "[" * 4000,
        "a:" * 2000,
        "[ TO " * 800,
        "((a OR " * 571,
    ],
)
def test_hostile_queries_are_read_at_once(typed: str) -> None:
    def seconds() -> float:
        began = time.process_time()
        parse(typed)
        return time.process_time() - began

    assert min(seconds() for _ in range(3)) < 0.05


pieces = st.sampled_from(
    ['"', "(", ")", "-", " ", "OR", "AND", "NOT", "*", "title:", "actor:", "x:", "a", "law~2", "[", " TO ", "]", "é", "U.S.", "/", "?"]
)


@given(typed=st.one_of(st.text(max_size=LONGEST_QUERY), st.lists(pieces, max_size=60).map("".join)), any_words=st.booleans())
def test_parsing_never_fails(typed: str, any_words: bool) -> None:
    parsed = parse(typed, any_words)
    assert len(set(parsed.notes)) == len(parsed.notes)
