import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.records import ALLOWED, parse, record_of
from archive.models import Actor, Article, EventMention, Figure
from archive.models import Mention as MentionRow
from archive.reading import Gazetteer, KnownActor, KnownName, RawPage
from archive.reading import record as read
from archive.reading.record import Unreadable
from tests.factories import found_actor, make_record, words

BODY = "Ann Poe of the World Bank said “rice is dear”. The Rice Report of 2023 counts 30 kg. By 2027 it falls. It began in the 1990s."
NOTHING = Gazetteer()
BANK = Gazetteer([KnownActor("world-bank", "World Bank", "international-body", (KnownName("World Bank"),))])


def whole() -> read.Record:
    """A record with a passage of every kind."""
    return make_record(
        BODY,
        url="https://example.org/rice",
        authors=("Ben Roe",),
        actors=(found_actor(BODY, "Ann Poe"), found_actor(BODY, "World Bank", slug="world-bank", kind="international-body")),
        quotations=(read.Quotation(**words(BODY, "rice is dear") | {"why": "between marks"}, speaker="Ann Poe", role=None),),
        citations=(read.Citation(**words(BODY, "Rice Report of 2023"), source="Rice Report", issued="2023"),),
        figures=(read.Figure(**words(BODY, "30 kg"), value=30, high=30.5, unit="kg", period_start=date(2023, 1, 1)),),
        forecasts=(read.Forecast(**words(BODY, "By 2027 it falls"), horizon="2027", ends_on=date(2027, 12, 31)),),
        events=(
            read.EventMention(
                **words(BODY, "1990s"), name=None, date="1990s", precision="decade", starts_on=date(1990, 1, 1), ends_on=date(1999, 12, 31)
            ),
        ),
        warnings=("Not sure.",),
    )


def line(**changed: Any) -> bytes:
    """A line of JSON with some keys changed; ``...`` leaves a key out."""
    value = whole().as_json() | changed
    return json.dumps({key: item for key, item in value.items() if item is not ...}).encode()


def refused(data: bytes) -> str:
    """The one sentence with which a line is refused."""
    with pytest.raises(Unreadable) as error:
        parse(data, BANK)
    sentence = str(error.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_record_is_the_same_after_a_way_through_json() -> None:
    assert parse(line(), BANK) == whole()


def test_a_page_named_jsonl_is_a_record_and_any_other_is_read() -> None:
    assert record_of(RawPage("records.jsonl", line()), BANK) == whole()
    assert record_of(RawPage("page.txt", b"Rain in May\n\nIt rained for three days and nobody went out.\n"), BANK).title == "Rain in May"


def test_what_other_tools_may_leave_out_is_unknown() -> None:
    record = parse(line(url=..., warnings=..., quotations=..., actors=...), NOTHING)
    assert (record.url, record.warnings, record.quotations, record.actors) == (None, (), (), ())


@pytest.mark.parametrize(
    ("actor", "slug"),
    [
        ({"known": True, "slug": "world-bank"}, "world-bank"),
        ({"known": True}, "world-bank"),
        ({"known": True, "slug": "somebody-else"}, "world-bank"),
        ({"known": False, "slug": None}, None),
        ({"known": True, "name": "Rice Board"}, None),
    ],
)
def test_a_known_actor_is_one_that_the_gazetteer_knows(actor: dict[str, Any], slug: str | None) -> None:
    record = parse(line(actors=[{"name": "World Bank", "kind": "agency", "mentions": [], **actor}]), BANK)
    assert (record.actors[0].slug, record.actors[0].known) == (slug, slug is not None)


WRONG: dict[str, tuple[bytes, str]] = {
    "no JSON": (b'{"file": ', "not JSON"),
    "two records": (line() + line(), "not JSON"),
    "not UTF-8": (b'{"file": "\xff"}', "UTF-8"),
    "a list": (b"[]", "must be an object"),
    "not a number": (line(body=...)[:-1] + b', "body": NaN}', "NaN"),
    "nested deeply": (b"[" * 200_000, "deep"),
    "an endless number": (b'{"file": ' + b"9" * 5000 + b"}", "not JSON"),
    "an unknown key": (line(optional={}), "“optional”"),
    "a lacking key": (line(body=...), "lacks “body”"),
    "a text that is none": (line(title=7), "title must be text"),
    "NUL": (line(body="a\0b"), "NUL"),
    "half a pair": (line(title="\ud800"), "half"),
    "an empty body": (line(body=" \n"), "empty"),
    "a long body": (line(body="a" * 1_000_001, blocks=[]), "1,000,000"),
    "an address that is no page's": (line(url="javascript:alert(1)"), "url must begin"),
    "a basis without a title": (line(title=None), "basis"),
    "an unknown basis": (line(title_basis="guess"), "title_basis must be one of"),
    "a date that is none": (line(published_on="2025-02-30"), "published_on"),
    "a date of other precision": (line(published_on="2025-11"), "precision"),
    "a date without a basis": (line(date_basis="none"), "basis"),
    "blocks out of order": (
        line(blocks=[{"kind": "paragraph", "start": 5, "end": 9}, {"kind": "quote", "start": 0, "end": 4}]),
        "blocks[1]",
    ),
    "a long language": (line(language="en-and-a-half"), "10 characters"),
}


@pytest.mark.parametrize(("data", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_broken_line_is_refused_with_what_is_wrong(data: bytes, says: str) -> None:
    assert says in refused(data)


def passage(kind: str, /, **changed: Any) -> bytes:
    """A line in which the first passage of a kind is changed."""
    rows = whole().as_json()[kind]
    return line(**{kind: [rows[0] | changed, *rows[1:]]})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (passage("quotations", start=1), "quotations[0] says “rice is dear”"),
        (passage("quotations", start=-1), "within the body"),
        (passage("quotations", end=10_000), "within the body"),
        (passage("quotations", start=True), "quotations[0].start must be a whole number"),
        (passage("quotations", rue="x"), "quotations[0] has the unknown key “rue”"),
        (passage("citations", issued="soon"), "citations[0].issued"),
        (passage("citations", kind="k" * 31), "30 characters"),
        (passage("figures", value=1e300), "figures[0].value"),
        (passage("figures", value=31), "figures[0].value must not lie beyond high"),
        (passage("figures", comparator="about"), "must be one of =, >, ≥, <, ≤, ~"),
        (passage("forecasts", ends_on="2027"), "forecasts[0].ends_on must be a day"),
        (passage("events", ends_on="1980-01-01"), "starts_on must not lie beyond ends_on"),
        (passage("actors", kind="dog"), "actors[0].kind must be one of"),
        (passage("actors", mentions=[{"start": 0, "end": 3, "exact": "Bob", "rule": "r"}]), "actors[0].mentions[0] says “Bob”"),
    ],
)  # fmt: skip
def test_a_passage_is_refused_that_does_not_stand_on_its_words_or_says_what_none_says(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_a_field_may_hold_what_its_column_may_hold() -> None:
    columns = {
        (read.Record, "title_basis"): set(Article.TitleBasis.values),
        (read.Record, "date_precision"): set(Article.Precision.values),
        (read.Record, "date_basis"): set(Article.DateBasis.values),
        (read.FoundActor, "kind"): set(Actor.Kind.values),
        (read.Mention, "strength"): set(MentionRow.Strength.values),
        (read.Figure, "comparator"): set(Figure.Comparator.values),
        (read.EventMention, "precision"): set(EventMention.Precision.values),
    }
    assert {key: set(allowed) for key, allowed in ALLOWED.items() if key in columns} == columns


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


@given(st.sampled_from(sorted(whole().as_json())), json_values)
def test_any_value_in_any_place_is_taken_or_refused_in_a_sentence(key: str, value: Any) -> None:
    data = line(**{key: value})
    try:
        record = parse(data, BANK)
    except Unreadable:
        assert refused(data)
    else:
        assert all(record.body[q.start : q.end] == q.exact for q in record.quotations)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    assert refused(data)
