"""Citations: who published what, by the words that cite."""

import pytest

from tests.archive.reading.made_up import body

IIW = "Imaginary Institute of Water"


@pytest.mark.parametrize(
    ("text", "exact", "source", "publisher", "kind"),
    [
        (
            f"Data released by the {IIW} (IIW) in May 2024 shows rain.",
            f"Data released by the {IIW} (IIW) in May 2024",
            f"{IIW} data, May 2024",
            IIW,
            "dataset",
        ),
        (f"A report by the {IIW} says so.", f"A report by the {IIW}", f"{IIW} report", IIW, "report"),
        (f"Estimates from the {IIW} suggest rain.", f"Estimates from the {IIW}", f"{IIW} estimates", IIW, "report"),
        (f"According to the {IIW}, it rained.", IIW, IIW, IIW, "statement"),
        (f"It rained, as detailed in the {IIW}’s survey.", f"the {IIW}’s survey", f"{IIW} survey", IIW, "poll"),
        (f"The {IIW} estimates that it rained.", f"{IIW} estimates", IIW, IIW, "report"),
        ("A leaked IIW memo speaks of rain.", "A leaked IIW memo", "leaked IIW memo", IIW, "document"),
        ("Public opinion polls reveal a fear of rain.", "Public opinion polls", "Public opinion polls", None, "poll"),
    ],
)
def test_a_source_is_found_by_the_words_that_cite_it(text, exact, source, publisher, kind):
    found = body(text).citations
    assert [(one.exact, one.source, one.publisher, one.kind) for one in found] == [(exact, source, publisher, kind)]


def test_a_title_in_quotation_marks_is_the_source_and_carries_its_date():
    found = body(f"A study by the {IIW}, published in May 2024, counts drops.").citations[0]
    assert found.issued == "2024-05"
    titled = body(f"A report, “Wet and Wetter”, by the {IIW} counts drops.").citations[0]
    assert (titled.source, titled.publisher) == ("Wet and Wetter", IIW)


def test_a_noun_that_nobody_published_is_no_source():
    assert body("The report was long. They study rain, and the data were wet.").citations == ()
