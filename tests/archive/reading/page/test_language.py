"""Language: by the commonest words, then by what the page declares."""

from archive.reading.page.language import language_of


def test_the_commonest_words_tell_the_language():
    assert language_of("La casa de los vecinos está en el valle y no tiene agua") == "es"
    assert language_of("The house of the neighbours is in the valley and has no water") == "en"


def test_a_short_text_is_what_the_page_declares_or_english():
    assert language_of("Agua", "es-MX") == "es"
    assert language_of("Agua") == "en"
    assert language_of("Agua", "de") == "en"
