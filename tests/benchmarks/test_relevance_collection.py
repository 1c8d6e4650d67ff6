"""Collections are read as their makers wrote them; what can't be read is named in one sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relevance.collection import CollectionError, Entry, load

OURS = Path(__file__).resolve().parents[2] / "benchmarks" / "collection"
DOCUMENTS = [{"_id": "a", "title": "Dams", "text": "A dam on the river."}, {"_id": "b", "title": "", "text": "A boat."}]
QUERIES = [{"_id": "q1", "text": "river dam"}]


def written(folder: Path, documents=DOCUMENTS, queries=QUERIES, judgments: str = "q1\ta\t2\n") -> Path:
    """A collection in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("docs", documents), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    (folder / "qrels.tsv").write_text(judgments, encoding="utf-8")
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(CollectionError) as raised:
        load(folder)
    return str(raised.value)


def test_a_collection_is_its_documents_queries_and_judgments(tmp_path: Path) -> None:
    found = load(written(tmp_path))
    assert found.documents == (Entry("a", "Dams", "A dam on the river."), Entry("b", "", "A boat."))
    assert found.queries == {"q1": "river dam"}
    assert found.judgments == {"q1": {"a": 2}}
    assert (found.unjudged, found.unasked, found.absent) == (0, 0, 0)


@pytest.mark.parametrize("id_", ["_id", "id", "doc_id", "docid", "docno"])
@pytest.mark.parametrize("body", ["text", "contents", "body", "abstract"])
def test_documents_may_name_their_fields_as_others_do(tmp_path: Path, id_: str, body: str) -> None:
    found = load(written(tmp_path, [{id_: "a", body: "A dam."}, {id_: 7, body: None, "title": None}]))
    assert found.documents == (Entry("a", "", "A dam."), Entry("7", "", ""))


@pytest.mark.parametrize("id_", ["_id", "id", "query_id"])
@pytest.mark.parametrize("text", ["text", "query", "title"])
def test_queries_may_name_their_fields_as_others_do(tmp_path: Path, id_: str, text: str) -> None:
    assert load(written(tmp_path, queries=[{id_: "q1", text: "dam"}])).queries == {"q1": "dam"}


def test_language_and_date_are_kept_where_there_are_any(tmp_path: Path) -> None:
    found = load(written(tmp_path, [{"_id": "a", "text": "Una presa.", "language": "es", "date": "2024-05"}]))
    assert found.documents == (Entry("a", "", "Una presa.", "es", "2024-05"),)


@pytest.mark.parametrize(
    "judgments",
    [
        "q1\ta\t2\n",
        "q1 a 2\n",
        "q1 0 a 2\n",
        "q1\t0\ta\t2\n",
        "query-id\tcorpus-id\tscore\nq1\ta\t2\n",
        "query 0 document grade\r\nq1 0 a 2\r\n",
        "\ufeffq1\ta\t2\n\n",
    ],
)
def test_judgments_come_with_three_or_four_columns_with_or_without_a_header(tmp_path: Path, judgments: str) -> None:
    assert load(written(tmp_path, judgments=judgments)).judgments == {"q1": {"a": 2}}


def test_ids_may_hold_spaces_where_tabs_separate(tmp_path: Path) -> None:
    found = load(written(tmp_path, [{"_id": "World Bank: 1", "text": "dam"}], [{"_id": "q 1", "text": "dam"}], "q 1\tWorld Bank: 1\t1\n"))
    assert found.judgments == {"q 1": {"World Bank: 1": 1}}


@given(ids=st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=5, unique=True))
def test_ids_may_be_any_printed_text(tmp_path_factory: pytest.TempPathFactory, ids: list[str]) -> None:
    folder = written(
        tmp_path_factory.mktemp("any"),
        [{"_id": id_, "text": "dam"} for id_ in ids],
        [{"_id": id_, "text": "dam"} for id_ in ids],
        "query\tdocument\tgrade\n" + "".join(f"{id_}\t{id_}\t1\n" for id_ in ids),
    )
    assert load(folder).judgments == {id_: {id_: 1} for id_ in ids}


def test_queries_without_a_relevant_document_are_left_out_and_counted(tmp_path: Path) -> None:
    queries = [*QUERIES, {"_id": "q2", "text": "boat"}, {"_id": "q3", "text": "bridge"}]
    found = load(written(tmp_path, queries=queries, judgments="q1\ta\t1\nq2\tb\t0\nq9\ta\t1\n"))
    assert list(found.queries) == ["q1"]
    assert (found.unjudged, found.unasked) == (2, 1)


def test_judged_documents_that_are_not_there_are_counted_and_kept(tmp_path: Path) -> None:
    found = load(written(tmp_path, judgments="q1\ta\t1\nq1\tgone\t1\n"))
    assert found.absent == 1
    assert found.judgments == {"q1": {"a": 1, "gone": 1}}


def test_other_files_that_mean_the_same_are_found(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "docs.jsonl").rename(tmp_path / "corpus.jsonl")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels.tsv").rename(tmp_path / "qrels" / "test.tsv")
    assert load(tmp_path).judgments == {"q1": {"a": 2}}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path) == f"{tmp_path} has no docs.jsonl."
    written(tmp_path)
    (tmp_path / "qrels.tsv").unlink()
    assert complaint(tmp_path) == f"{tmp_path} has no qrels.tsv."


@pytest.mark.parametrize(
    ("documents", "sentence"),
    [
        ([*DOCUMENTS, {"_id": "a", "text": "again"}], "docs.jsonl, line 3: the id 'a' repeats."),
        ([{"name": "a"}], "docs.jsonl, line 1: there is no id, in any of _id, id, doc_id, docid, docno."),
        ([{"_id": "a", "text": ["A", "dam"]}], "docs.jsonl, line 1: text is not a text."),
        (["a dam"], "docs.jsonl, line 1: this is not a JSON object."),
        ([{"_id": "a", "text": " "}], "has a title or a text."),
    ],
)
def test_a_document_that_cannot_be_understood_is_named(tmp_path: Path, documents, sentence: str) -> None:
    assert complaint(written(tmp_path, documents)).endswith(sentence)


@pytest.mark.parametrize(
    ("queries", "sentence"),
    [
        ([*QUERIES, *QUERIES], "queries.jsonl, line 2: the id 'q1' repeats."),
        ([{"_id": "q1"}], "queries.jsonl, line 1: there is no query text, in any of text, query, title."),
    ],
)
def test_a_query_that_cannot_be_understood_is_named(tmp_path: Path, queries, sentence: str) -> None:
    assert complaint(written(tmp_path, queries=queries)).endswith(sentence)


@pytest.mark.parametrize(
    ("judgments", "sentence"),
    [
        ("q1 a\n", "line 1: 2 columns, where 3 (query, document, grade) or 4 (TREC's) are understood."),
        ("q1\ta\t1\nq1\tb\thigh\n", "line 2: the grade 'high' is not a whole number."),
        ("q1\ta\t1\nq1\ta\t2\n", "line 2: 'a' was judged differently for 'q1' before."),
        ("q2\ta\t1\n", "has a document that is judged relevant: do the ids in its files agree?"),
    ],
)
def test_a_judgment_that_cannot_be_understood_is_named(tmp_path: Path, judgments: str, sentence: str) -> None:
    assert complaint(written(tmp_path, judgments=judgments)).endswith(sentence)


def test_what_is_not_json_or_not_utf8_is_named(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "docs.jsonl").write_text('{"_id": "a"', encoding="utf-8")
    assert complaint(tmp_path).endswith("docs.jsonl, line 1: this is not JSON.")
    (tmp_path / "docs.jsonl").write_bytes(b'{"_id": "a", "text": "\xe9"}')
    assert complaint(tmp_path).endswith("docs.jsonl is not UTF-8.")


def test_our_own_collection_is_whole() -> None:
    ours = load(OURS)
    assert len(ours.documents) >= 150
    assert len(ours.queries) >= 50
    assert (ours.unjudged, ours.unasked, ours.absent) == (0, 0, 0)
    assert {grade for grades in ours.judgments.values() for grade in grades.values()} <= {1, 2, 3}
    spanish = sum(entry.language == "es" for entry in ours.documents)
    assert 0.15 <= spanish / len(ours.documents) <= 0.25
