from typing import Any

import pytest
import rispy
from hypothesis import given

from archive.exchange import ris
from archive.exchange.references import Reference
from archive.exchange.single_lines import one_line
from tests.archive.exchange.made import HOSTILE, REFERENCES, make_reference


def read(text: str) -> list[dict[str, Any]]:
    """What rispy makes of it."""
    return rispy.loads(text)


def test_a_record_is_what_zotero_takes_for_a_newspaper_article() -> None:
    assert ris.entry(make_reference()).split("\r\n") == [
        "TY  - NEWS",
        "TI  - Rain in May",
        "AU  - Roe, Ben",
        "T2  - The Rice Times",
        "DA  - 2025/11/10/",
        "PY  - 2025",
        "LA  - en",
        "KW  - Trade",
        "KW  - Rice Board",
        "UR  - https://rice.example.org/2025/rain?x=1&y=a_b",
        "Y2  - 2026/01/02/",
        "DB  - Policy Archive",
        "AV  - https://archive.example.org/articles/rain-in-may/",
        "ID  - rain-in-may",
        "N1  - Date from the masthead.",
        "N1  - In Policy Archive since 2026-01-02, version 1: https://archive.example.org/articles/rain-in-may/",
        "N1  - Rights: © 2025 The Rice Times",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.parametrize(("date", "written"), [("2025", "2025///"), ("2025-11", "2025/11//"), ("2025-11-10", "2025/11/10/")])
def test_a_date_is_written_to_its_precision(date: str, written: str) -> None:
    assert read(ris.entry(make_reference(date=date)))[0]["date"] == written


def test_what_is_not_known_is_left_out() -> None:
    record = read(
        ris.entry(make_reference(authors=(), date="", date_basis="none", outlet="", url="", accessed=None, keywords=(), rights=""))
    )[0]
    assert record.keys() & {"authors", "date", "year", "secondary_title", "access_date", "keywords"} == set()
    assert record["urls"] == ["https://archive.example.org/articles/rain-in-may/"]
    assert record["notes"][0] == "Undated."


@given(REFERENCES)
def test_rispy_reads_title_authors_and_date_of_any_reference_back(reference: Reference) -> None:
    (record,) = read(ris.entry(reference))
    assert record["type_of_reference"] == "NEWS"
    assert record.get("title", "") == one_line(reference.title)
    assert record.get("authors", []) == [author.inverted for author in reference.authors]
    assert tuple(int(part) for part in record.get("date", "").split("/") if part) == reference.date_parts
    assert record.get("secondary_title", "") == one_line(reference.outlet)
    assert record["id"] == reference.key


def test_many_records_stay_apart_whatever_their_titles_say() -> None:
    titles = [one_line(title) for title in HOSTILE]
    records = read("".join(ris.entry(make_reference(title=title, key=f"a-{number}")) for number, title in enumerate(HOSTILE)))
    assert [record["title"] for record in records] == titles
