"""What an entry of the cluster holds."""

from search.cluster.mapping import SCHEMA, mappings, settings, source
from search.engine.schema import GAP
from tests.search.engine.corpus import document

ENTRY = source(
    document(
        7,
        title="U.S. policies",
        text="La DEA’s 1,000 policies: C++",
        language="en-US",
        date="2025-02",
        actor=("3", "4"),
        topic=(),
        source=(),
    )
)


def test_words_are_sent_as_finished_tokens() -> None:
    assert ENTRY["title"] == "us polici"
    assert ENTRY["text"] == ["us polici", "la dea 1000 polici c++"]
    assert ENTRY["title_word"] == ["policies", "us"]
    assert ENTRY["word"] == ["1000", "c++", "dea", "la", "policies", "us"]
    assert (ENTRY["title_capital"], ENTRY["capital"]) == (["US"], ["C++", "DEA", "US"])


def test_a_date_is_the_days_that_are_printed() -> None:
    assert (ENTRY["year"], ENTRY["month"], ENTRY["last"] - ENTRY["first"]) == ("2025", "2025-02", 27)
    assert "month" not in source(document(1, date="2025"))
    assert {"first", "last", "year", "month", "date"} & source(document(1)).keys() == set()


def test_every_field_of_an_entry_is_mapped_and_no_other_is_taken() -> None:
    assert ENTRY.keys() <= mappings()["properties"].keys()
    assert mappings()["dynamic"] == "strict"
    assert mappings()["_meta"] == {"schema": SCHEMA}


def test_no_phrase_spans_title_and_text() -> None:
    assert mappings()["properties"]["text"]["position_increment_gap"] == GAP
    assert settings(3)["index"]["number_of_shards"] == 3
