import pytest

from archive.anchoring.harmless import folded_words, is_harmless


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("“rice is dear”", '"rice is dear"'),
        ("10–15 kg", "10-15 kg"),
        ("14 000 people", "14\u00a0000 people"),
        ("Merida", "Mérida"),
        ("rice is dear", "Rice is dear"),
        ("RICE IS DEAR IN PERU", "Rice is dear in Peru"),
        ("the teritory", "the territory"),
        ("Mexcio", "Mexico"),
        ("tomorrrow", "tomorrow"),
        ("fourty tonnes", "forty tonnes"),
    ],
)
def test_another_spelling_of_the_same_is_harmless_either_way(was: str, now: str) -> None:
    assert is_harmless(was, now, folded_words(now))
    assert is_harmless(now, was, folded_words(was))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("44 tonnes", "45 tonnes"),
        ("10²", "102"),
        ("5½ kg", "51/2 kg"),
        ("1.5 kg", "1,5 kg"),
        ("14 000", "14000"),
        ("a million", "a billion"),
        ("Iran", "Iraq"),
        ("won’t fall", "want fall"),
        ("US", "us"),
        ("the WHO said", "the who said"),
        ("rice is dear", "rice is not dear"),
        ("one tonne", "one tonnes"),
        ("rice is dear", "rice is\n\ndear"),
        ("could fall", "would fall"),
        ("legal", "illegal"),
        ("teritory and goverment", "territory and government"),
    ],
)
def test_what_may_change_the_meaning_is_not(was: str, now: str) -> None:
    assert not is_harmless(was, now, folded_words(now))
    assert not is_harmless(now, was, folded_words(was))


def test_a_word_that_the_text_still_has_was_no_typing_mistake() -> None:
    assert not is_harmless("a threat", "a treat", folded_words("a treat; the threat stays"))
    assert not is_harmless("to resit it", "to resist it", folded_words("to resist it, as they resit tests"))
