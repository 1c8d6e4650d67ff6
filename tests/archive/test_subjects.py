import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.subjects import event_key, measure_key, place_key, singular


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("fentanyl-related deaths", "death", "the U.S."), ("fentanyl overdose deaths", "death", "United States")),
        (("kilograms of fentanyl seized", "kilogram", ""), ("fentanyl seizures", "", "")),
        (("fentanyl cartridges detected", "cartridge", ""), ("seized fentanyl", "kilogram", "")),
        (("illicit drugs entering the United States", "%", "United States"), ("drugs", "%", "U.S.")),
        (("humanitarian assistance", "USD", "Yemen"), ("additional humanitarian aid", "USD", "Yemen")),
        (("vaccine doses", "dose", ""), ("vaccine doses shared", "dose", "")),
        (("murders", "murder", "Ecuador"), ("homicidios", "homicidio", "Ecuador")),
        (("officially recorded murders", "murder", ""), ("murders", "murder", "")),
    ],
)
def test_subjects_that_mean_the_same_make_one_measure(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert measure_key(*one) == measure_key(*other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("fentanyl deaths", "death", "Ohio"), ("fentanyl deaths", "death", "Texas")),
        (("fentanyl deaths", "death", ""), ("heroin deaths", "death", "")),
        (("cocaine seizures", "tonne", ""), ("cocaine production", "tonne", "")),
        (("humanitarian assistance", "USD", ""), ("security assistance", "USD", "")),
    ],
)
def test_subjects_that_mean_other_things_make_two(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert measure_key(*one) != measure_key(*other)


@pytest.mark.parametrize(
    ("subject", "unit", "place"),
    [("them", "", ""), ("people", "person", "Ohio"), ("Afghans", "afghan", "Afghanistan"), ("Ukraine", "USD", "Ukraine"),
     ("ellos", "", ""), ("brings", "USD", ""), ("very historically significant", "USD", ""), ("questions", "question", ""),
     ("additional assistance", "USD", ""),
     ("", "USD", ""), ("the 5 of 7", "", ""), ("one two three four five six seven eight nine ten long clause", "", "")],
)  # fmt: skip
def test_what_tells_too_little_makes_no_measure(subject: str, unit: str, place: str) -> None:
    assert measure_key(subject, unit, place) is None


def test_money_given_to_a_place_is_a_measure_and_a_transfer() -> None:
    key = measure_key("assistance", "USD", "Ukraine")
    assert key == ("assistance", "ukraine")
    assert key is not None
    assert key.is_transfer
    assert not (measure_key("deaths", "death", "Ohio") or key).is_transfer


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=40))
def test_any_text_makes_a_key_that_its_columns_hold_or_none(subject: str, unit: str, place: str) -> None:
    key = measure_key(subject, unit, place)
    assert key is None or (0 < len(key.head) <= 300 and len(key.place) <= 300)
    assert len(event_key(subject or "x", place).key) <= 300


@given(st.lists(st.sampled_from("fentanyl cocaine seized deaths firearms killed tonnes".split()), min_size=1, max_size=4))
def test_the_order_of_words_makes_no_measure(words: list[str]) -> None:
    assert measure_key(" ".join(words)) == measure_key(" of ".join(reversed(words)))


@pytest.mark.parametrize(
    ("printed", "key"),
    [("the U.S.", "united states"), ("EE.UU.", "united states"), ("México", "mexico"), ("Rio Grande", "us-mexico border")],
)
def test_places_have_one_name(printed: str, key: str) -> None:
    assert place_key(printed) == key


@pytest.mark.parametrize(
    ("plural", "one"),
    [("deaths", "death"), ("companies", "company"), ("crisis", "crisis"), ("incautaciones", "incautacion"), ("gas", "gas")],
)
def test_plurals_lose_their_ending(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_what_begins_once_is_one_event_and_what_recurs_is_several() -> None:
    assert event_key("the 2014 Mérida Initiative", "2014") == event_key("Merida Initiative", "2009") == ("merida initiative", True)
    assert event_key("Security Ministerial", "2026-02") != event_key("Security Ministerial", "2025-02")
    assert event_key("the 2021 Child Soldier Act", "2021") != event_key("the 2022 Child Soldier Act", "2022")
    assert event_key("Child Soldier Act", "2008").begins_once
    assert not event_key("arrest of two leaders", "2021").begins_once
