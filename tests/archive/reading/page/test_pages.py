from archive.reading.page.pages import read_page


def test_a_page_of_one_short_sentence_is_text() -> None:
    page = read_page(b"Trade talks in Sonora\n\nThe envoys spoke about trade and nothing came of it at all.\n")
    assert (page.title, page.body) == ("Trade talks in Sonora", "The envoys spoke about trade and nothing came of it at all.")


def test_the_paragraphs_of_a_short_html_page_stay_apart() -> None:
    page = read_page(
        b"<!doctype html><html><head><title>Rain in May</title></head><body><h1>Rain in May</h1>"
        b"<p>It rained on the farmers of Sonora.</p><p>Another shower fell on Mexico, and on the sea.</p></body></html>"
    )
    assert page.title == "Rain in May"
    assert page.body == "It rained on the farmers of Sonora.\n\nAnother shower fell on Mexico, and on the sea."
