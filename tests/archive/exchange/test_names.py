import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.names import name_of


@pytest.mark.parametrize(
    ("printed", "language", "sorted_as"),
    [
        ("Ben Roe", "en", "Roe, Ben"),
        ("Roe, Ben", "en", "Roe, Ben"),
        ("Dr. Ben Roe Jr.", "en", "Roe, Ben, Jr."),
        ("Ben Roe, Jr.", "en", "Roe, Ben, Jr."),
        ("  Ben \n Roe ", "en", "Roe, Ben"),
        ("J. R. R. Tolkien", "en", "Tolkien, J. R. R."),
        ("E. E. Cummings", "en", "Cummings, E. E."),
        ("Hillary Rodham Clinton", "en", "Clinton, Hillary Rodham"),
        ("Camila Restrepo-Hale", "en", "Restrepo-Hale, Camila"),
        ("Sinéad O’Connor", "en", "O’Connor, Sinéad"),
        ("Charlotte Church", "en", "Church, Charlotte"),
        ("Dick Van Dyke", "en", "Van Dyke, Dick"),
        ("Ludwig van Beethoven", "de", "van Beethoven, Ludwig"),
        ("Ayman al-Zawahiri", "en", "al-Zawahiri, Ayman"),
        ("Juan Ramón de la Fuente", "en", "de la Fuente, Juan Ramón"),
        ("Juan Pérez", "es", "Pérez, Juan"),
        ("María Guadalupe Torres", "es", "Torres, María Guadalupe"),
        ("Nilda Ccori Paucar", "es", "Ccori Paucar, Nilda"),
        ("Gabriel García Márquez", "en", "García Márquez, Gabriel"),
        ("José Luis Pérez Gómez", "es", "Pérez Gómez, José Luis"),
        ("María del Carmen Pérez", "es", "Pérez, María del Carmen"),
        ("María de los Ángeles Rojas Mora", "es", "Rojas Mora, María de los Ángeles"),
        ("José Ortega y Gasset", "es", "Ortega y Gasset, José"),
    ],
)
def test_a_person_is_sorted_by_family_name(printed: str, language: str, sorted_as: str) -> None:
    assert name_of(printed, language).inverted == sorted_as


@pytest.mark.parametrize(
    "printed",
    [
        *("Rice Board", "World Bank", "Reuters", "AFP", "The Editorial Board", "Editorial Board", "El País Staff", "Xinhua News Agency"),
        *("Fiscalía General de la República", "Amnesty International", "Foundation, The Rice", "Ministry of Trade, Industry and Tourism"),
        *("Madonna", "李明", "Ben", "agent 47", "de la", "Roe & Sons", "Rice, Inc."),
    ],
)
def test_what_is_no_persons_name_beyond_doubt_stays_as_printed(printed: str) -> None:
    name = name_of(printed)
    assert (name.family, name.given, name.inverted) == ("", "", printed)


@given(st.text(max_size=60), st.sampled_from(["en", "es", ""]))
def test_any_text_gives_one_line_and_loses_no_word_but_titles(printed: str, language: str) -> None:
    name = name_of(printed, language)
    assert len(name.inverted.splitlines()) <= 1
    assert name.printed == " ".join(name.printed.split())
    if name.family:
        assert name.given
        assert {*f"{name.family} {name.given} {name.suffix}".split()} <= {*name.printed.replace(",", " ").split()}
