"""A note is an English sentence that remembers what it was made from."""

from search.engine import Note


def test_a_note_is_its_sentence_with_its_values() -> None:
    note = Note("%(name)s has %(number)s words: %(choices)s.", name="It", number=4_000, choices=("one", "two"))
    assert note == "It has 4,000 words: one or two."
    assert (note.sentence, note.values["number"]) == ("%(name)s has %(number)s words: %(choices)s.", 4_000)


def test_signs_in_what_a_visitor_typed_are_left_alone() -> None:
    assert Note("“%(name)s” was ignored.", name="50 %(name)s%") == "“50 %(name)s%” was ignored."
    assert Note("A * was ignored.") == "A * was ignored."
