"""What a tree wants, and its names resolved."""

from search.engine import All, AnyOf, Capitals, Everything, InTitle, Keys, Named, Not, Phrase, Prefix, Word, resolve_names, wanted


def test_what_is_excluded_is_not_wanted() -> None:
    tree = All((Word("a"), Not(Word("b")), AnyOf((Phrase(("c", "d")), Prefix("ef"))), Capitals("ICE"), Keys("actor", ("x",)), Everything()))
    assert list(wanted(tree)) == [Word("a"), Phrase(("c", "d")), Prefix("ef"), Capitals("ICE")]
    assert list(wanted(None)) == []


def test_what_is_wanted_in_the_title_is_not_wanted_in_the_text() -> None:
    assert list(wanted(InTitle(Word("a")))) == [Word("a")]
    assert list(wanted(InTitle(Word("a")), title=False)) == []


def test_every_name_of_a_tree_is_resolved() -> None:
    tree = All((Word("a"), Not(Named("actor", "x")), AnyOf((Named("topic", "y"), InTitle(Named("actor", "z"))))))
    resolved = resolve_names(tree, lambda field, value: Keys(field, (value.upper(),)))
    assert resolved == All((Word("a"), Not(Keys("actor", ("X",))), AnyOf((Keys("topic", ("Y",)), InTitle(Keys("actor", ("Z",)))))))
