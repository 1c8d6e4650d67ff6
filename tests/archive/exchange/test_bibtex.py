import re
from datetime import date

import pytest
from hypothesis import given
from pybtex.database import Entry, Person, parse_string
from pybtex.richtext import Text

from archive.exchange import bibtex
from archive.exchange.references import Reference
from archive.exchange.single_lines import one_line
from tests.archive.exchange.made import HOSTILE, REFERENCES, make_reference

READ_BACK = {written: mark for mark, written in bibtex.ESCAPES.items()}


def read(text: str) -> list[Entry]:
    """What pybtex makes of it."""
    return list(parse_string(text, "bibtex").entries.values())


def plain(field: str) -> str:
    """A field without the braces around it and with its commands read back."""
    while field.startswith("{") and field.endswith("}"):
        field = field[1:-1]
    return re.sub(r"\\(?:text[a-z]+\{\}|[&%$#_])", lambda found: READ_BACK[found[0]], field)


def name(person: Person) -> list[str]:
    """Family, suffix and given names, as far as there are any."""
    parts = ([*person.prelast_names, *person.last_names], person.lineage_names, [*person.first_names, *person.middle_names])
    return [plain(" ".join(words)) for words in parts if words]


def test_an_entry_says_what_is_known() -> None:
    assert bibtex.entry(make_reference(authors=("Juan de la Cruz Jr.", "Rice Board"))) == (
        "@article{rain-in-may,\n"
        "  author = {de la Cruz, Jr., Juan and {Rice Board}},\n"
        "  title = {{Rain in May}},\n"
        "  journal = {{The Rice Times}},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2025-11-10},\n"
        "  year = {2025},\n"
        "  month = nov,\n"
        "  url = {https://rice.example.org/2025/rain?x=1&y=a_b},\n"
        "  urldate = {2026-01-02},\n"
        "  language = {en},\n"
        "  keywords = {Trade, Rice Board},\n"
        "  note = {Date from the masthead. In Policy Archive since 2026-01-02, version 1: "
        "https://archive.example.org/articles/rain-in-may/ Rights: © 2025 The Rice Times},\n"
        "}\n\n"
    )


def test_latex_itself_reads_the_title_as_it_is() -> None:
    title = "Rice & beans: 5% of #1, a_b, “más”"
    assert str(Text.from_latex(read(bibtex.entry(make_reference(title=title)))[0].fields["title"])) == title


@pytest.mark.parametrize(("printed", "month"), [("2025", None), ("2025-11", "November"), ("2025-01-09", "January")])
def test_a_date_is_written_to_its_precision(printed: str, month: str | None) -> None:
    entry = read(bibtex.entry(make_reference(date=printed)))[0]
    assert (entry.fields["date"], entry.fields["year"], entry.fields.get("month")) == (printed, "2025", month)


def test_an_article_without_an_outlet_needs_no_journal() -> None:
    assert read(bibtex.entry(make_reference(outlet="")))[0].type == "misc"


@given(REFERENCES)
def test_pybtex_reads_title_authors_and_date_of_any_reference_back(reference: Reference) -> None:
    (entry,) = read(bibtex.entry(reference))
    assert plain(entry.fields["title"]) == one_line(reference.title)
    written = [[part for part in (a.family, a.suffix, a.given) if part] or [a.printed] for a in reference.authors]
    assert [name(person) for person in entry.persons.get("author", [])] == written
    assert entry.fields.get("date", "") == reference.date
    assert entry.fields["urldate"] == date(2026, 1, 2).isoformat()
    assert plain(entry.fields.get("journal", "")) == one_line(reference.outlet)


def test_many_entries_stay_apart_whatever_their_titles_say() -> None:
    entries = read("".join(bibtex.entry(make_reference(title=title, key=f"a-{number}")) for number, title in enumerate(HOSTILE)))
    assert [plain(entry.fields["title"]) for entry in entries] == [one_line(title) for title in HOSTILE]
