from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.same_words import FEWEST_WORDS, is_long_enough, same_words, under_other_speakers, with_speakers
from archive.models import Actor, Quotation
from tests.factories import make_actor, make_article, passage

WORDS = "Nobody counts the dead twice here"


def say(speaker: Actor | None, words: str = WORDS, published_on: str | None = "2025-11-10", **fields: object) -> Quotation:
    """A quotation in an article of its own."""
    article = make_article(body=f"“{words}”", published_on=published_on)
    made: Quotation = passage(Quotation, article, words, speaker=speaker, **fields)
    return made


def notices() -> dict[str, list[str]]:
    """For each quotation with a notice, under whom else its words stand; speakers by their names."""
    rows = list(with_speakers(Quotation.objects.all()))
    found = under_other_speakers(rows)
    return {row.speaker.name: [other.speaker.name for other in found[row.pk]] for row in rows if row.pk in found}


def test_the_same_words_under_two_speakers_are_noticed_at_both(db) -> None:
    say(make_actor("Ann", "person"))
    say(make_actor("Ben", "person"), "NOBODY counts the dead twice hére")
    say(make_actor("Eve", "person"), "Nobody counts the living twice here")
    assert notices() == {"Ann": ["Ben"], "Ben": ["Ann"]}
    assert [(group.speakers, len(group.rows)) for group in same_words()] == [(["Ann", "Ben"], 2)]


def test_one_speaker_may_repeat_itself_and_one_that_was_merged_is_the_same(db) -> None:
    ann = make_actor("Ann", "person")
    for speaker in (ann, ann, make_actor("A.", "person", merged_into=ann)):
        say(speaker)
    assert (notices(), same_words()) == ({}, [])


def test_unattributed_words_and_those_of_rejected_speakers_belong_to_nobody_else(db) -> None:
    for speaker in (make_actor("Ann", "person"), None, make_actor("Here", "person", state="rejected")):
        say(speaker)
    assert (notices(), same_words()) == ({}, [])


def test_words_that_ledgers_hide_give_no_notice(db) -> None:
    say(make_actor("Ann", "person"))
    say(make_actor("Ben", "person"), state="rejected")
    withdrawn = say(make_actor("Eve", "person")).article
    withdrawn.status = "withdrawn"
    withdrawn.save()
    shown = list(with_speakers(Quotation.objects.filter(speaker__name="Ann")))
    assert (under_other_speakers(shown), same_words()) == ({}, [])


def test_under_five_words_two_people_may_say_the_same_by_chance(db) -> None:
    for name in ("Ann", "Ben"):
        say(make_actor(name, "person"), "We don’t know, yet")
    assert (notices(), same_words()) == ({}, [])


def test_of_several_others_each_is_named_once(db) -> None:
    names = ["Ann", "Ben", "Eve"]
    for name in names:
        actor = make_actor(name, "person")
        say(actor)
        say(actor)
    assert notices() == {name: [other for other in names if other != name] for name in names}


def test_the_words_of_the_newest_article_come_first_and_of_undated_ones_last(db) -> None:
    for number, published_on in enumerate([None, "2024", "2026"]):
        for name in ("Ann", "Ben"):
            say(make_actor(f"{name} {number}", "person"), f"{WORDS} {number}", published_on)
    assert [group.rows[0].exact[-1] for group in same_words()] == ["2", "1", "0"]


@given(st.lists(st.sampled_from(["rain", "don’t", "Mérida", "90", "U.S.-made"]), min_size=FEWEST_WORDS, max_size=9))
def test_any_five_words_are_long_enough(words: list[str]) -> None:
    assert is_long_enough(" ".join(words))
    assert not is_long_enough(" , ".join(["rain", "don’t", "Mérida", "90"]))
