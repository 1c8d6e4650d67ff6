"""Reading whole pages: the seeds and the examples where they lie, an editor's text, and what is refused."""

import json
from dataclasses import replace

import pytest

from archive.reading import RawPage, Record, Unreadable, read, read_text
from tests.archive.reading.made_up import GAZETTEER, page
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


@pytest.mark.parametrize(("number", "speakers"), [("002", 5), ("003", 3), ("004", 2)])
def test_the_seeds_quotations_all_have_speakers(number, speakers):
    assert [bool(found.speaker) for found in seed(number).quotations] == [True] * speakers


def test_the_seeds_questions_and_call_outs_are_told_apart():
    kinds = [block.kind for block in seed("003").blocks]
    assert (kinds.count("question"), kinds.count("answer"), kinds.count("callout")) == (4, 4, 3)


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
