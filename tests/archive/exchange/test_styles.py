from collections.abc import Iterable

import pytest
from hypothesis import given

from archive.exchange.references import Reference
from archive.exchange.styles import Run, formatted
from tests.archive.exchange.made import REFERENCES, make_reference

URL = "https://rice.example.org/rain"
HERE = "https://archive.example.org/articles/rain-in-may/"
IN_APA = f"{URL} (archived January 2, 2026, at {HERE})"
IN_CHICAGO = f"{URL}. Archived January 2, 2026, at Policy Archive, {HERE}."
IN_MLA = f"Policy Archive, {HERE}. Archived 2 Jan. 2026."


def text_of(runs: Iterable[Run]) -> str:
    """A formatted reference without its italics."""
    return "".join(run.text for run in runs)


def written(style: str, **fields: object) -> str:
    """A reference in one style, as text."""
    return text_of(formatted(make_reference(**{"url": URL} | fields))[style])


def test_a_newspaper_article_in_three_styles() -> None:
    assert written("APA") == f"Roe, B. (2025, November 10). Rain in May. The Rice Times. {IN_APA}"
    assert written("Chicago") == f"Roe, Ben. “Rain in May.” The Rice Times, November 10, 2025. {IN_CHICAGO}"
    assert written("MLA") == f"Roe, Ben. “Rain in May.” The Rice Times, 10 Nov. 2025, {URL}. {IN_MLA}"


def test_the_outlet_is_set_in_italics_and_nothing_else_but_the_archive() -> None:
    styles = formatted(make_reference())
    assert {style: [run.text for run in runs if run.italic] for style, runs in styles.items()} == {
        "APA": ["The Rice Times"],
        "Chicago": ["The Rice Times"],
        "MLA": ["The Rice Times", "Policy Archive"],
    }


def test_without_authors_the_title_comes_first() -> None:
    assert written("APA", authors=()).startswith("Rain in May. (2025, November 10). The Rice Times. ")
    assert written("Chicago", authors=()).startswith("“Rain in May.” The Rice Times, ")
    assert written("MLA", authors=()).startswith("“Rain in May.” The Rice Times, ")


@pytest.mark.parametrize(
    ("date", "apa", "chicago", "mla"),
    [
        ("2025-03", "(2025, March).", "The Rice Times, March 2025.", "The Rice Times, Mar. 2025, https"),
        ("2025", "(2025).", "The Rice Times, 2025.", "The Rice Times, 2025, https"),
        ("", "(n.d.).", "The Rice Times, n.d. https", "The Rice Times, https"),
    ],
)
def test_a_date_is_printed_to_its_precision(date: str, apa: str, chicago: str, mla: str) -> None:
    assert apa in written("APA", date=date)
    assert chicago in written("Chicago", date=date)
    assert mla in written("MLA", date=date)


@pytest.mark.parametrize(
    ("authors", "apa", "chicago", "mla"),
    [
        (["Ben Roe", "Ann Poe"], "Roe, B., & Poe, A. (", "Roe, Ben, and Ann Poe. “", "Roe, Ben, and Ann Poe. “"),
        (["Ben Roe", "Ann Poe", "Jo Doe"], "Roe, B., Poe, A., & Doe, J. (", "Roe, Ben, Ann Poe, and Jo Doe. “", "Roe, Ben, et al. “"),
        (["Jean-Luc Roe Jr."], "Roe, J.-L., Jr. (", "Roe, Jean-Luc, Jr. “", "Roe, Jean-Luc, Jr. “"),
        (["J.R. Roe"], "Roe, J. R. (", "Roe, J.R. “", "Roe, J.R. “"),
        (["Rice Board"], "Rice Board. (", "Rice Board. “", "Rice Board. “"),
        (["María del Carmen Pérez"], "Pérez, M. C. (", "Pérez, María del Carmen. “", "Pérez, María del Carmen. “"),
        (
            ["Juan Ramón de la Fuente", "Gabriel García Márquez"],
            "de la Fuente, J. R., & García Márquez, G. (",
            "de la Fuente, Juan Ramón, and Gabriel García Márquez. “",
            "de la Fuente, Juan Ramón, and Gabriel García Márquez. “",
        ),
    ],
)
def test_authors_are_listed_as_the_style_has_it(authors: list[str], apa: str, chicago: str, mla: str) -> None:
    assert written("APA", authors=authors).startswith(apa)
    assert written("Chicago", authors=authors).startswith(chicago)
    assert written("MLA", authors=authors).startswith(mla)


def test_of_many_authors_each_style_lists_as_many_as_it_wants() -> None:
    many = [f"Ben R{letter}e" for letter in "abcdefghijklmnopqrstuv"]
    assert written("APA", authors=many[:20]).count("B.") == 20
    assert ", Rse, B., . . . Rve, B. (2025" in written("APA", authors=many)
    assert written("Chicago", authors=many[:10]).startswith("Rae, Ben, Ben Rbe, ")
    assert ", Ben Rge, et al. “" in written("Chicago", authors=many)


def test_an_author_that_is_the_outlet_is_named_once_in_apa_and_mla() -> None:
    assert written("APA", authors=["The Rice Times"]).startswith("The Rice Times. (2025, November 10). Rain in May. https")
    assert written("MLA", authors=["The Rice Times"]).startswith("“Rain in May.” The Rice Times, 10")


@pytest.mark.parametrize(
    ("title", "apa", "quoted"),
    [
        ("Why?", ". Why? The", "“Why?” The"),
        ("The “truce” ends", ". The “truce” ends. The", "“The ‘truce’ ends.” The"),
        ("He said “no.”", ". He said “no.” The", "“He said ‘no.’” The"),
        ("Rain…", ". Rain… The", "“Rain…” The"),
    ],
)
def test_titles_end_with_one_mark_and_inner_quotation_marks_are_single(title: str, apa: str, quoted: str) -> None:
    assert apa in written("APA", title=title)
    assert quoted in written("Chicago", title=title)
    assert quoted in written("MLA", title=title)


def test_of_an_article_of_which_next_to_nothing_is_known_the_archive_is_cited() -> None:
    fields = {"title": "It rained all May…", "untitled": True, "authors": (), "date": "", "outlet": "", "url": ""}
    assert written("APA", **fields) == f"[It rained all May…]. (n.d.). Archived January 2, 2026, at {HERE}"
    assert written("Chicago", **fields) == f"[“It rained all May…”]. n.d. Archived January 2, 2026, at Policy Archive, {HERE}."
    assert written("MLA", **fields) == f"[“It rained all May…”]. {IN_MLA}"


@given(REFERENCES)
def test_any_reference_is_one_line_in_every_style_and_leads_to_the_archive(reference: Reference) -> None:
    for runs in formatted(reference).values():
        assert reference.archive_url in text_of(runs)
        assert all(run.text for run in runs)
