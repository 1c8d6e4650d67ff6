"""Closing notes: credits, notes on the authors, a name under the text."""

import pytest

from archive.reading.page.closing_notes import introduced, signed_below
from archive.reading.page.lines import Line


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("Ada Roe is a reporter at The Gazette.", ["Ada Roe"]),
        ("Ada Roe is director of the institute. Ben Doe is a lecturer at the college.", ["Ada Roe", "Ben Doe"]),
        ("Ada Roe and Ben Doe are fellows at the institute.", ["Ada Roe", "Ben Doe"]),
        ("Ada Roe, a former minister of water, is president of the institute.", ["Ada Roe"]),
        ("Ana Ruiz es investigadora del instituto.", ["Ana Ruiz"]),
        ("The author is a researcher at the institute.", []),
        ("Ada Roe, a director of the bank.", []),
        ("Ada Roe is tired of the river.", []),
        ("The mill is closed. Ada Roe is a reporter.", []),
    ],
)
def test_notes_that_open_with_names_and_roles_tell_the_authors(note, names):
    assert list(introduced([note])) == names


@pytest.mark.parametrize(
    ("text", "names"), [("— Ada Roe", ("Ada Roe",)), ("Clara Roe", ("Clara Roe",)), ("Lower Valley", ()), ("It rained.", ())]
)
def test_a_name_right_under_the_text_signs_it(text, names):
    assert signed_below([Line(text), Line("— Ben Doe")]) == names
