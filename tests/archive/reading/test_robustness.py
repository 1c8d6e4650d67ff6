"""What holds for any text: no error but a refusal, every passage at its place, and work that grows no faster than the text.

``FUZZ=20000 pytest tests/archive/reading/test_robustness.py`` tries that many texts; by default some hundred are.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import archive.reading
from archive.reading import Gazetteer, RawPage, Record, Unreadable, read, read_text
from tests.archive.reading.made_up import GAZETTEER, page

TRIES = int(os.environ.get("FUZZ", "150"))
fuzzing = settings(max_examples=TRIES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

PIECES = """
the | US | Mexico | México | said | says | dijo | según | “ | ” | " | ' | ‘ | ’ | « | » | „ | Dr. | Ada Roe | Roe | Ms. | Jr. |
18,000 | 3.500 | 3.5 | % | per cent | $5 | €2.5 | £40k | million | millones | mil | bn | billion | half a | one in five |
4 in 10 | per 100,000 | from 10 to 15 | between | 10–15 | 2-3 | at least | more than | más de | up to | in 2014 | since 2006 |
fiscal year 2024 | Q3 | the 1990s | siglo XIX | will | would | could | podría | next | next six months | by 2030 |
antes de 2027 | (5-10 years) | if | unless | si | ( | ) | [1] | [ | IIW | (IIW) | a report by | According to | according to |
per | data from | a study found | a poll of | leaked | in a statement | a spokesman for | who heads | told reporters |
Institute | University of | Ministry of | Secretaría de | Cartel | of | de la | and | y | 's | ’s | — | – | - | … | . | , | : |
; | ? | ! | A- | U.S. | EE.UU. | Title 42 | Article 5 | F-16 | 24/7 | 3 March 2026 | March 3, 2026 | 02/11/2025 |
12 de marzo de 2025 | last October | WASHINGTON, Nov. 3 — | (Reuters) - | By Ada Roe | BRANDT: | Q: | A: | > | # | ## | - | * |
** | Share this article | Related Posts | © 2025 | Updated | min read | <p> | </p> | <h1> | <time> | &amp; | <script> | é | é |
İ | ß | ﬁ | ½ | ² | ٣ | 四 | 🙂 | \u00a0 | \u2011 | \u202e | \ufeff | \u2028 | \x0b
"""
"""What the rules look for, and what has surprised readers of text before; divided by bars."""
VOCABULARY = st.sampled_from([piece.strip(" \n") for piece in PIECES.split("|")] + ["\n", "\n\n", " ", "\t", "\r\n", "\x00"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(VOCABULARY, max_size=80).map(" ".join),
    st.lists(VOCABULARY, max_size=80).map("".join),
)
DATES = st.sampled_from([None, "2026", "2026-03", "2026-03-03", "0001", "9999-12-31", "2024-02-29"])


def passages(record: Record) -> list[Any]:
    """All passages of a record."""
    mentions = [mention for actor in record.actors for mention in actor.mentions]
    return [*mentions, *record.quotations, *record.citations, *record.figures, *record.forecasts, *record.events]


def assert_sound(record: Record) -> None:
    """Every passage holds its words and says why it is one; blocks lie in the body; each kind comes in order."""
    assert [one for one in passages(record) if record.body[one.start : one.end] != one.exact or not one.exact] == []
    assert [one for one in passages(record) if not one.rule or not one.why or len(one.why) > 300] == []
    assert all(0 <= block.start < block.end <= len(record.body) for block in record.blocks)
    kinds = (record.quotations, record.citations, record.figures, record.forecasts, record.events, *(a.mentions for a in record.actors))
    for listed in kinds:
        starts = [one.start for one in listed]
        assert starts == sorted(starts)


@fuzzing
@given(TEXTS)
def test_any_page_is_read_soundly_or_refused(text: str) -> None:
    for name in ("any.txt", "any.md", "any.html"):
        with suppress(Unreadable):
            assert_sound(read(RawPage(name, text.encode("utf-8", "replace")), GAZETTEER))


@fuzzing
@given(TEXTS)
def test_any_words_in_an_html_page_are_read_soundly_or_refused(text: str) -> None:
    html = f"<html><head><title>{text[:60]}</title></head><body><h1>{text[:60]}</h1><p>{text}</p><p>{text}</p></body></html>"
    with suppress(Unreadable):
        assert_sound(read(RawPage("any.html", html.encode("utf-8", "replace")), GAZETTEER))


@settings(max_examples=max(TRIES // 4, 50), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Unreadable):
        assert_sound(read(RawPage("any.bin", data), GAZETTEER))


@fuzzing
@given(TEXTS, DATES)
def test_a_body_reads_again_as_itself(text: str, published_on: str | None) -> None:
    try:
        first = read_text(None, text, GAZETTEER, published_on=published_on)
    except Unreadable:
        return
    assert_sound(first)
    assert read_text(None, first.body, GAZETTEER, published_on=published_on, language=first.language) == first


def test_results_do_not_depend_on_the_order_of_the_gazetteer() -> None:
    turned = Gazetteer(reversed(GAZETTEER.actors), reversed(GAZETTEER.topics))
    text = "The US, Mexico, the Unit and the IIW met the Sinaloa Cartel and Secretary Rubio."
    assert read_text(None, text, turned) == read_text(None, text, GAZETTEER)


def test_a_page_of_ten_megabytes_is_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(Unreadable):
        read(RawPage("huge.txt", b"word " * 2_000_000), GAZETTEER)
    assert time.process_time() - began < 0.5


UNITS = {
    "hyphens": "A-",
    "digits": "1",
    "numbers": "18,000 ",
    "ranges": "from 10 to 15 ",
    "shares": "one in five of ",
    "money": "$5 million to ",
    "opened quotations": "“",
    "opened guillemets": "« ",
    "short quotations": '"a" ',
    "single quotations": "‘a’ ",
    "spoken": "“One two three four five,” said Ada Roe. ",
    "unspoken": "“One two three four five.” ",
    "sayings": "said Ada Roe, the head of the Institute, ",
    "possessives": "John's ",
    "capitals": "Abc ",
    "particles": "Abc de la ",
    "initials": "J. R. ",
    "dotted": "U.",
    "brackets": "(",
    "acronyms in brackets": "Long Name (LN) ",
    "links": "[",
    "stars": "*",
    "marks": "a\u0301",
    "dates": "3 March 2026 ",
    "months": "in March ",
    "years": "in 2014 ",
    "according": "according to ",
    "documents": "a report by the Institute of ",
    "findings": "The Institute found that ",
    "horizons": "will in the next six months ",
    "conditions": "if it will, ",
    "headings": "# a\n",
    "short lines": "a\n",
    "list items": "- a\n",
    "speakers": "BRANDT: Yes.\n",
    "questions": "Q: Why?\nA: So.\n",
    "menu": "Home | World | Politics\n",
    "acronyms": "US ",
    "known": "Mexico’s Department of Justice ",
    "spanish": "Según la Secretaría de Agua, «uno dos tres cuatro cinco», dijo. ",
    "mixed": "The US said 18,000 people in 2022 will leave in the next six months. ",
    "one long sentence": "the US said that it was in 2014 and that 18,000 people would go if they could ",
    "one long word": "x",
    "elements": "<div>",
    "bold": "**A** ",
}
"""What is repeated until the text is long: each is hard on some rule."""


@contextmanager
def counting() -> Iterator[list[int]]:
    """Counts the lines of the reader that are executed: work that no machine is slow at."""
    own = str(Path(archive.reading.__file__).parent)
    steps = [0]

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        steps[0] += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(own) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield steps
    finally:
        sys.settrace(before)


def steps_of(text: str) -> int:
    """How many lines of the reader run for a page."""
    with counting() as steps, suppress(Unreadable):
        page(text)
    return steps[0]


@pytest.mark.parametrize("kind", sorted(UNITS))
def test_four_times_the_text_takes_about_four_times_the_steps(kind: str) -> None:
    size = 1_500 // len(UNITS[kind]) + 1
    steps_of(UNITS[kind] * size)  # caches are filled
    small, large = steps_of(UNITS[kind] * size), steps_of(UNITS[kind] * size * 4)
    assert large < 5 * small + 2_000


@pytest.mark.parametrize("kind", sorted(UNITS))
@pytest.mark.slow
def test_a_long_page_takes_no_more_than_its_length(kind: str) -> None:
    """Where the steps are those of C (patterns, searches in strings), only a clock sees them."""
    text = UNITS[kind] * (400_000 // len(UNITS[kind]))
    began = time.process_time()
    with suppress(Unreadable):
        assert_sound(page(text))
    assert time.process_time() - began < 12  # two to four on an idle machine
