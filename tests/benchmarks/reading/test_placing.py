"""Our passages at their places in gold's text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive.reading.record import Citation, Figure
from benchmarks.reading.placing import NOWHERE, placed

from .made_up import BODY, actor, full, place, record


def test_a_record_of_the_same_text_stays_as_it_is() -> None:
    assert placed(full(), BODY) == full()


@given(st.sampled_from(["Menu\n\n", "Home | Boats | Mills\n\nSign in\n\n", "x"]), st.booleans())
def test_lines_too_many_or_too_few_move_every_passage_to_its_place(line: str, kept: bool) -> None:
    longer = line + BODY
    ours, there = (full(longer), BODY) if kept else (full(), longer)
    assert placed(ours, there) == replace(full(there), body=ours.body, blocks=ours.blocks)


def test_of_the_same_words_twice_each_goes_to_its_own_place() -> None:
    old = "Menu.\n\nThe dam of the north broke. Years later the dam of the south broke as well."
    moved = placed(record(old, actors=(actor(old, "dam", "dam", "dam"),)), old.removeprefix("Menu.\n\n"))
    new = old.removeprefix("Menu.\n\n")
    assert [one.start for one in moved.actors[0].mentions] == [new.index("dam"), new.rindex("dam")]


def test_words_that_gold_lacks_stand_nowhere() -> None:
    ours = "Top 5 of the week.\n\n" + BODY
    moved = placed(record(ours, citations=(Citation(**place(ours, "Top 5 of the week"), source="Top"),)), BODY)
    assert (moved.citations[0].start, moved.citations[0].end) == (NOWHERE, NOWHERE)


def test_a_short_word_of_a_menu_is_not_the_same_word_of_the_text() -> None:
    text = "The story of a town and of what its people did about the 40 boats of their neighbours."
    ours = "Boats (40) | Mills | Fish | Sport\n\n" + text
    moved = placed(record(ours, figures=(Figure(**place(ours, "40"), value=40),)), text)
    assert moved.figures[0].start == NOWHERE


def test_a_short_text_is_enough_around_itself() -> None:
    moved = placed(record("It is 40", figures=(Figure(**place("It is 40", "40"), value=40),)), "So: It is 40")
    assert moved.figures[0].start == len("So: It is ")
