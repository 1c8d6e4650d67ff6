"""Unknown people: shown by a title, a verb, a role or a given name; places and bodies are none."""

import pytest

from tests.archive.reading.made_up import names_in


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("It fell, said Tove Halden.", "Tove Halden", "Tove Halden"),
        ("As Dr. Tove Halden explains, it fell.", "Tove Halden", "Dr. Tove Halden"),
        ("The IIW Administrator Tove Halden left.", "Tove Halden", "Tove Halden"),
        ("Tove Halden, a hydrologist and former analyst, left.", "Tove Halden", "Tove Halden"),
        ("Tove Halden-Ruiz says no.", "Tove Halden-Ruiz", "Tove Halden-Ruiz"),
        ("the miller and economist Tove van der Halden left", "Tove van der Halden", "Tove van der Halden"),
        ("Llueve, dijo Efraín de la Loya.", "Efraín de la Loya", "Efraín de la Loya"),
        ("María Fuentes arrived on foot.", "María Fuentes", "María Fuentes"),
        ("Tove Halden of the Imaginary Institute of Water left.", "Tove Halden", "Tove Halden"),
    ],
)
def test_a_person_is_known_by_what_stands_around_the_name(text, name, mention):
    assert names_in(text)[name] == [mention]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Road said nothing.",
        "Security Strategy says little.",
        "Green Valley lies far away.",
        "In March Rain fell, said nobody.",
        "## Tove Halden Says No\n\nIt rained.",
    ],
)
def test_capitals_alone_are_nobody(text):
    assert names_in(text) == {}
