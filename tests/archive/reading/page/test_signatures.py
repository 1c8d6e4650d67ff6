"""Signatures: bylines over one line or several, and names that stand alone."""

from archive.reading.page.lines import Line
from archive.reading.page.signatures import bylines, is_signature, lone_names


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def test_by_may_stand_on_a_line_of_its_own():
    assert [byline.authors for byline in bylines(lines("By", "Ada Roe", ",", "Ben Doe", "and", "Cy Poe", "3 March 2026"))] == [
        ("Ada Roe", "Ben Doe", "Cy Poe")
    ]


def test_a_role_after_names_ends_them():
    assert [byline.authors for byline in bylines(lines("By", "Ada Roe", "Secretary of the Valley, Ben Doe"))] == [("Ada Roe",)]


def test_a_name_signs_alone_beside_a_date_or_a_role():
    assert lone_names(lines("Ulla Roe", "3 March 2026")) == ("Ulla Roe",)
    assert lone_names(lines("Ulla Roe", "Senior Correspondent")) == ("Ulla Roe",)
    assert lone_names(lines("Ulla Roe and Odd Doe", "3 March 2026")) == ("Ulla Roe", "Odd Doe")


def test_a_heading_in_capitals_is_no_name():
    assert lone_names(lines("Deep Waters", "What the council said in the end.")) == ()
    assert lone_names(lines("Press Statement", "3 March 2026")) == ()


def test_a_title_with_a_date_is_no_signature():
    assert not is_signature("Public Schedule – March 3, 2026")
    assert not is_signature("What happened on 3 March 2026 in the valley")
    assert is_signature("Ada Roe, Rome, 3 March 2026")
