"""Datelines: place, day and agency go before the text; a sentence with a dash stays."""

import pytest

from archive.reading.page.datelines import dateline, dateline_end, without_dateline

REST = "The council met, and rain fell."


@pytest.mark.parametrize(
    ("head", "printed"),
    [
        ("ROME, March 3, 2026 — ", "2026-03-03"),
        ("ROME, March 3, 2026 (Reuters) - ", "2026-03-03"),
        ("GENEVA/NEW YORK, 3 March 2026 – ", "2026-03-03"),
        ("Madrid, 3 mar. 2026 (EFE).- ", "2026-03-03"),
        ("ROME (AP) — ", None),
        ("ROME, Italy (AP) — ", None),
        ("GUAYAQUIL.- ", None),
        ("ROME -- ", None),
        ("(Reuters) - ", None),
    ],
)
def test_a_dateline_is_cut_and_dates_its_text(head, printed):
    found = dateline(head + REST, "es" if "mar." in head else "en")
    assert without_dateline(head + REST) == REST
    assert (found.printed if found else None) == printed


def test_a_dateline_without_a_year_has_a_day():
    found = dateline(f"WASHINGTON, Nov. 3 — {REST}")
    assert found is not None
    assert (found.year, found.month, found.day) == (None, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance that the allies founded – met in Rome.",
        "The council – all of it – met.",
        "It rained (for a month) - and nobody came.",
        "Rain fell on 3 March 2026 — and nobody came.",
        "Ada Roe — The Gazette's best reporter of mills and everything around mills — is gone.",
        "No dash here.",
        "—",
        "",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text):
    assert without_dateline(text) == text


@pytest.mark.parametrize(
    ("paragraph", "end"),
    [("ROME — It rained.", 7), ("PORT AMEL, March 3, 2026 /Wire Service/ -- It rained.", 43), ("It rained — again.", 0), ("", 0)],
)
def test_the_own_words_begin_behind_the_dateline(paragraph, end):
    assert dateline_end(paragraph) == end
