"""Reading whole pages: the seeds and the examples where they lie, hostile input, and what holds for any text."""

import json
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading import Gazetteer, RawPage, Record, Unreadable, read, read_text
from tests.archive.reading.made_up import GAZETTEER, body, page
from tests.archive.reading.places import EXAMPLES, SEEDS, full_gazetteer

PROSE = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still. It is a quiet summer."


def seed(number: str) -> Record:
    paths = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip("the seeds lie outside the project, and aren't there")
    return read(RawPage(paths[0].name, paths[0].read_bytes()), full_gazetteer())


def example(number: str) -> dict:
    path = EXAMPLES / f"{number}.json"
    if not path.exists():
        pytest.skip("the examples lie outside the project, and aren't there")
    return json.loads(path.read_text("utf-8"))


def passages(record: Record) -> list:
    mentions = [mention for actor in record.actors for mention in actor.mentions]
    return [*mentions, *record.quotations, *record.citations, *record.figures, *record.forecasts, *record.events]


def spans(items: list[dict], *keys: str) -> set[tuple]:
    return {(item["start"], item["end"], *(item[key] for key in keys)) for item in items}


@pytest.mark.parametrize("number", ["000", "001"])
def test_an_example_has_the_head_the_body_and_the_warnings_made_by_hand(number):
    found, wanted = seed(number).as_json(), example(number)
    keys = (
        "file",
        "title",
        "title_basis",
        "published_on",
        "date_precision",
        "date_basis",
        "authors",
        "outlet",
        "language",
        "body",
        "blocks",
        "warnings",
    )
    assert {key: found[key] for key in keys} == {key: wanted[key] for key in keys}


@pytest.mark.parametrize("number", ["000", "001"])
def test_an_example_has_every_mention_made_by_hand_and_no_other_but_the_optional(number):
    def mentions(record: dict) -> set[tuple]:
        return {
            (actor["name"], actor["kind"], actor["known"], *span)
            for actor in record["actors"]
            for span in spans(actor["mentions"], "strength")
        }

    found, wanted = seed(number).as_json(), example(number)
    assert mentions(wanted) <= mentions(found)
    assert {name for name, *_ in mentions(found) - mentions(wanted)} <= set(wanted["optional"]) if "optional" in wanted else set()


@pytest.mark.parametrize("number", ["000", "001"])
@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("quotations", ("speaker", "role", "affiliation")),
        ("citations", ("source", "publisher", "issued")),
        ("figures", ("value", "high", "comparator", "unit", "period", "period_start", "period_end", "denominator", "source")),
        ("forecasts", ("horizon", "condition", "starts_on", "ends_on")),
        ("events", ("date", "precision", "starts_on", "ends_on")),
    ],
)
def test_an_example_has_the_passages_made_by_hand(number, kind, keys):
    assert spans(seed(number).as_json()[kind], *keys) == spans(example(number)[kind], *keys)


@pytest.mark.parametrize(
    ("number", "published_on", "headings", "blocks", "untitled"),
    [
        ("000", "2025-11-10", 4, 12, False),
        ("001", "2026-01-16", 0, 6, False),
        ("002", "2025-11-15", 5, 11, False),
        ("003", None, 7, 28, False),
        ("004", None, 5, 13, True),
    ],
)
def test_a_seed_has_its_date_and_its_blocks(number, published_on, headings, blocks, untitled):
    record = seed(number)
    assert (record.published_on, record.title is None) == (published_on, untitled)
    assert (sum(block.kind == "heading" for block in record.blocks), len(record.blocks)) == (headings, blocks)


@pytest.mark.parametrize(
    ("number", "windows"),
    [
        ("000", [("2025-11-10", "2026-05-10")]),
        ("001", [("2026-01-16", "2026-07-16"), ("2026-01-16", "2036-01-16")]),
        ("002", [("2025-11-15", "2026-05-15"), ("2030-11-15", "2035-11-15")]),
        ("003", []),
        ("004", [(None, None), (None, None)]),
    ],
)
def test_the_seeds_forecasts_have_their_windows(number, windows):
    assert [(one["starts_on"], one["ends_on"]) for one in seed(number).as_json()["forecasts"]] == windows


@pytest.mark.parametrize(("number", "speakers"), [("002", 5), ("003", 2), ("004", 2)])
def test_the_seeds_quotations_all_have_speakers(number, speakers):
    assert [bool(found.speaker) for found in seed(number).quotations] == [True] * speakers


def test_the_seeds_questions_and_call_outs_are_told_apart():
    kinds = [block.kind for block in seed("003").blocks]
    assert (kinds.count("question"), kinds.count("answer"), kinds.count("callout")) == (4, 4, 3)


def assert_sound(record: Record) -> None:
    assert [one for one in passages(record) if record.body[one.start : one.end] != one.exact or not one.exact] == []
    assert all(0 <= block.start < block.end <= len(record.body) for block in record.blocks)
    for listed in (
        record.quotations,
        record.citations,
        record.figures,
        record.forecasts,
        record.events,
        *(a.mentions for a in record.actors),
    ):
        starts = [one.start for one in listed]
        assert starts == sorted(starts)


WORDS = st.sampled_from(
    [
        "the",
        "US",
        "Mexico",
        "said",
        "“",
        "”",
        '"',
        "Dr.",
        "Ada Roe",
        "18,000",
        "%",
        "$5",
        "in 2014",
        "will",
        "next",
        "six months",
        "(",
        ")",
        "IIW",
        "a report by",
        "According to",
        "\n\n",
        "\n",
        "# ",
        "- ",
        "Institute",
        "of",
        "’s",
        "—",
        "if",
        ".",
        ",",
        ":",
        "3 March 2026",
        "02/11/2025",
        "é",
        "e\u0301",
        "\u00a0",
        "A-",
        "<p>",
        "</p>",
        "Q: ",
        "> ",
        "Related Posts",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_page_is_read_soundly_or_refused(text):
    try:
        record = read(RawPage("any.txt", text.encode("utf-8", "replace")), GAZETTEER)
    except Unreadable:
        return
    assert_sound(record)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        record = read(RawPage("any.bin", data), GAZETTEER)
    except Unreadable:
        return
    assert_sound(record)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_body_reads_again_as_itself(text):
    try:
        first = read_text(None, text, GAZETTEER, published_on="2026-03-03")
    except Unreadable:
        return
    assert_sound(first)
    assert read_text(None, first.body, GAZETTEER, published_on="2026-03-03", language=first.language) == first


def test_the_body_of_a_page_read_again_has_the_same_passages():
    spoken = "“The mill has stood still,” said Ada Roe of the US."
    text = f"A Mill Without Any Water\nBy Ada Roe | 3 March 2026\n\n{PROSE}\n\nWhy\n\n{spoken} {PROSE}"
    first = page(text)
    again = read_text(first.title, first.body, GAZETTEER, published_on=first.published_on, language=first.language, file=first.file)
    unlike = {"title_basis", "date_basis", "authors", "outlet", "warnings"}
    assert replace(again, **{key: getattr(first, key) for key in unlike}) == first


def test_an_editors_text_says_that_its_head_is_an_editors():
    record = read_text("Rain", "It rained.\r\n\r\nThen not.", GAZETTEER, published_on="2026-03")
    assert (record.title_basis, record.date_basis, record.date_precision, record.body) == (
        "editor",
        "editor",
        "month",
        "It rained.\n\nThen not.",
    )


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "a" * 1_000_001])
def test_an_editors_text_that_is_none_is_refused(text):
    with pytest.raises(Unreadable):
        read_text(None, text, GAZETTEER)


def test_a_page_of_furniture_alone_is_refused():
    with pytest.raises(Unreadable):
        page("Home | World\n\nRelated Posts\n\nLEAVE A REPLY")


def test_a_page_of_ten_megabytes_is_refused_at_once():
    began = time.process_time()
    with pytest.raises(Unreadable):
        read(RawPage("huge.txt", b"word " * 2_000_000), GAZETTEER)
    assert time.process_time() - began < 0.5


def test_results_do_not_depend_on_the_order_of_the_gazetteer():
    turned = Gazetteer(reversed(GAZETTEER.actors), reversed(GAZETTEER.topics))
    text = "The US, Mexico, the Unit and the IIW met the Sinaloa Cartel and Secretary Rubio."
    assert read_text(None, text, turned) == read_text(None, text, GAZETTEER)


HOSTILE = {
    "hyphens": "A-" * 100_000,
    "digits": "1" * 20_000,
    "numbers": "18,000 " * 20_000,
    "quotes": "“" * 100_000,
    "short quotations": '"a" ' * 25_000,
    "possessives": "John's " * 50_000,
    "capitals": "Abc " * 60_000,
    "dotted": "U." * 100_000,
    "brackets": "(" * 100_000,
    "links": "[" * 100_000,
    "stars": "*" * 100_000,
    "marks": "a" + "\u0301" * 100_000,
    "dates": "3 March 2026 " * 10_000,
    "according": "according to " * 15_000,
    "reports": "a report by " * 15_000,
    "headings": "# a\n" * 30_000,
    "short lines": "a\n" * 50_000,
    "acronyms": "US " * 50_000,
    "elements": "<div>" * 20_000 + "words</div>",
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@pytest.mark.slow
def test_hostile_text_costs_no_more_than_its_length(kind):
    began = time.process_time()
    with suppress(Unreadable):
        assert_sound(page(HOSTILE[kind]))
    assert time.process_time() - began < 3  # about one on an idle machine


@pytest.mark.parametrize(
    "unit", ["A-A’s ", "“One two three four five,” said Ada Roe. ", "The US said 18,000 people in 2022 will leave in the next six months. "]
)
@pytest.mark.slow
def test_twice_the_text_takes_about_twice_the_time(unit):
    def cost(times: int) -> float:
        began = time.process_time()
        body(unit * times)
        return time.process_time() - began

    cost(100)
    small = max(min(cost(300), cost(300)), 0.001)
    assert min(cost(1_200), cost(1_200)) < 12 * small
