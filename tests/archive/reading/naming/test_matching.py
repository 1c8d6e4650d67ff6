"""Known names: case, dots, boundaries, and the longest match."""

import pytest

from archive.reading.naming.matching import forms_of
from tests.archive.reading.made_up import names_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US and us.", {"United States": ["US"]}),
        ("The U.S. acts.", {"United States": ["U.S."]}),
        ("The U.S.-Mexico border.", {"United States": ["U.S."], "Mexico": ["Mexico"]}),
        ("Mexico’s plan, México, MEXICO", {"Mexico": ["Mexico", "México", "MEXICO"]}),
        ("mexico in small letters", {}),
        ("New Mexico and Mexico City and Washington D.C.", {}),
        ("Melt the ICE now and the ice.", {"Immigration and Customs Enforcement": ["ICE"]}),
        ("MELT THE ICE NOW", {}),
        ("It cost US$35 and went to us@ice.gov", {}),
        ("the U.S. Department of Justice said", {"Department of Justice": ["U.S. Department of Justice"]}),
        ("the Colombian Department of Justice said", {"Colombia": ["Colombian"]}),
        ("the Unit met", {}),
        ("the Unit met the North Unit", {"North Unit": ["the Unit", "North Unit"]}),
        ("a Me\u0301xico summer", {"Mexico": ["Me\u0301xico"]}),
        (
            "the Sinaloa and Jalisco New Generation cartels",
            {"Sinaloa Cartel": ["Sinaloa"], "Jalisco New Generation Cartel": ["Jalisco New Generation"]},
        ),
    ],
)
def test_a_known_name_is_linked_as_it_is_printed(text, found):
    assert names_in(text) == found


def test_demonyms_and_metonyms_are_weak():
    from tests.archive.reading.made_up import body

    strengths = {
        mention.exact: mention.strength for found in body("Mexican envoys met Washington in Mexico.").actors for mention in found.mentions
    }
    assert strengths == {"Mexican": "weak", "Washington": "weak", "Mexico": "name"}


def test_acronyms_have_a_form_with_and_without_dots():
    assert set(forms_of("U.S.", "acronym")) == {"U.S.", "US"}
    assert set(forms_of("US Congress", "alias")) == {"US Congress", "U.S. Congress"}
    assert forms_of("Rubio", "alias") == ("Rubio",)
