"""The command prints every ranking's measures, on the project's own collection and on small ones made here."""

import json
from pathlib import Path

import pytest

from benchmarks.relevance.collection import Entry, load
from search.engine import AnyOf, Word

from .test_relevance_collection import OURS, written

for peer in ("bm25s", "Stemmer"):
    pytest.importorskip(peer, reason=f"the command compares with bm25s, which needs {peer} (make install-bench)")

from benchmarks.relevance.__main__ import main  # noqa: E402 - needs the peers
from benchmarks.relevance.comparison import Run, difference, run  # noqa: E402
from benchmarks.relevance.rankings import bag, ours, plain_bm25, stock_whoosh  # noqa: E402

ENTRIES = (
    Entry("dam", "The dam", "The dam holds the river, and the river turns the mill."),
    Entry("boat", "", "A boat on the river."),
    Entry("empty", "", ""),
    Entry("presa", "La presa", "La presa guarda el agua de los pueblos.", language="es", date="2024-05-01T00:00:00"),
    Entry("mill", "Mills", "Mills grind.", date="last spring"),
)
RANKINGS = {
    "ours": lambda folder: ours(ENTRIES, folder, depth=10, profile="default"),
    "bm25s": lambda folder: plain_bm25(ENTRIES, depth=10),
    "whoosh": lambda folder: stock_whoosh(ENTRIES, folder, depth=10),
}


@pytest.mark.parametrize("name", RANKINGS)
def test_a_ranking_gives_the_ids_of_what_holds_a_word_best_first(tmp_path: Path, name: str) -> None:
    rank = RANKINGS[name](tmp_path)
    assert list(rank("river dams")) == ["dam", "boat"]
    assert list(rank("grinding mills")) == ["mill", "dam"]


@pytest.mark.parametrize("name", RANKINGS)
@pytest.mark.parametrize("nothing", ["", "  ", "?!", "zeppelin", "“"])
def test_a_query_without_a_known_word_finds_nothing(tmp_path: Path, name: str, nothing: str) -> None:
    assert list(RANKINGS[name](tmp_path)(nothing)) == []


@pytest.mark.parametrize("name", RANKINGS)
def test_a_ranking_is_cut_at_its_depth(tmp_path: Path, name: str) -> None:
    many = [Entry(str(number), "", "river") for number in range(30)]
    made = {"ours": ours(many, tmp_path / "o", 7, "default"), "bm25s": plain_bm25(many, 7)}
    (tmp_path / "w").mkdir()
    made["whoosh"] = stock_whoosh(many, tmp_path / "w", 7)
    assert len(made[name]("river")) == 7


def test_a_spanish_document_is_found_by_its_own_stems(tmp_path: Path) -> None:
    assert list(RANKINGS["ours"](tmp_path)("presas")) == ["presa"]


@pytest.mark.parametrize(
    "prose", ['river" dam', "-river dam", "NOT river: dam", "dam (river", "title:river OR dam", "river-dam", "river dam*"]
)
def test_the_punctuation_of_prose_is_no_operator(tmp_path: Path, prose: str) -> None:
    assert set(RANKINGS["ours"](tmp_path)(prose)) >= {"dam", "boat"}


@pytest.mark.parametrize("name", RANKINGS)
def test_a_query_may_be_as_long_as_an_article(tmp_path: Path, name: str) -> None:
    argument = "Nobody who has seen the marshes would call this a river, yet " * 40
    assert set(RANKINGS[name](tmp_path)(argument)) >= {"dam", "boat"}


def test_a_word_counts_as_often_as_it_stands_in_the_query(tmp_path: Path) -> None:
    two = [Entry("one", "", "dam lake"), Entry("other", "", "boat lake"), *(Entry(f"x{n}", "", "dam") for n in range(3))]
    (tmp_path / "w").mkdir()
    for rank in (ours(two, tmp_path / "o", 10, "default"), plain_bm25(two, 10), stock_whoosh(two, tmp_path / "w", 10)):
        assert rank("dam boat")[0] == "other"
        assert rank("dam dam dam dam dam dam boat")[0] != "other"


def test_a_visitors_operators_are_read_where_that_is_asked_for(tmp_path: Path) -> None:
    typed = ours(ENTRIES, tmp_path, depth=10, profile="default", as_typed=True)
    assert list(typed("boat -river")) == []
    assert list(typed('"the mill"')) == ["dam"]


def test_a_bag_keeps_each_word_as_often_as_it_stands_in_the_query() -> None:
    assert bag("To be, or not to be: U.S.") == AnyOf(tuple(Word(word) for word in ("To", "be", "or", "not", "to", "be", "U.S.")))
    assert bag("…") is None


def test_a_hit_that_is_the_query_itself_is_skipped_unless_it_was_judged(tmp_path: Path) -> None:
    folder = written(tmp_path, queries=[{"_id": "a", "text": "dam"}, {"_id": "b", "text": "boat"}], judgments="a\tb\t1\nb\tb\t1\n")
    collection = load(folder)
    assert run(lambda text: ["a", "b"], collection).values["MAP"] == (1.0, 0.5)


def test_a_difference_counts_the_queries_on_either_side() -> None:
    one = Run({"MAP": (0.5, 0.2, 0.9, 0.4)}, (1.0, 2.0, 3.0, 4.0))
    two = Run({"MAP": (0.4, 0.2, 1.0, 0.1)}, (1.0, 1.0, 1.0, 1.0))
    found = difference(one, two, "MAP")
    assert (found.better, found.equal, found.worse) == (2, 1, 1)
    assert found.by == pytest.approx(0.075)
    assert one.summary()["median_ms"] == 2.5


def test_the_command_prints_a_line_for_every_ranking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(written(tmp_path))]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2 documents, 1 queries. Left out: 0 queries")
    for name in ("ours, default", "ours, plain", "bm25s", "stock Whoosh"):
        assert f"\n| {name} | 1.0000 | 1.0000 | 1.0000 | " in printed


def test_the_command_prints_json_that_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(written(tmp_path)), "--json", "--profile", "plain", "--without-whoosh"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 2
    assert list(found["rankings"]) == ["ours, plain", "bm25s"]
    assert found["rankings"]["ours, plain"]["nDCG@10"] == 1
    assert found["rankings"]["ours, plain"]["against_bm25s"]["MAP"]["equal"] == 1


def test_what_cannot_be_read_is_one_sentence_and_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"{tmp_path} has no docs.jsonl.\n"


@pytest.mark.slow
def test_on_our_own_collection_the_default_ranking_is_not_behind_plain_bm25(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(OURS), "--json", "--profile", "default", "--without-whoosh"]) == 0
    rankings = json.loads(capsys.readouterr().out)["rankings"]
    assert rankings["ours, default"]["nDCG@10"] >= rankings["bm25s"]["nDCG@10"]
