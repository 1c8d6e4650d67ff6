"""All engines answer the same questions, and give the same answers where their stemmers can't differ."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from benchmarks import corpus, run
from benchmarks.corpus import Corpus, Row
from benchmarks.engines import CONTENDERS, Answer, Index, numbering, ours, postgres, sqlite
from benchmarks.questions import Both, Either, Expression, Phrase, Prefix, Question, Without, Word
from benchmarks.record import Asked

SIZE = 300
PEERS = ("opensearch", "tantivy", "sqlite", "postgres")
"""Those that can be asked in this process: Haystack's own settings need one for themselves."""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(Corpus().articles(SIZE))


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Their words are such that no other word of the corpus shares all but the last two letters."""
    known = Corpus().words
    heads = [word[:-2] for word in known]
    alone = [
        word
        for rank, word in enumerate(known[150:1500], 150)
        if len(word) >= 5 and not any(other.startswith(heads[rank]) for other in known if other != word)
    ]
    a, b, c, d, *_ = (Word(word) for word in alone)
    printed = next(Corpus().articles(1)).text.lower().replace(".", "").split()
    start = next(place for place in range(len(printed)) if all(word in alone or len(word) > 9 for word in printed[place : place + 2]))
    return [
        Question("rare", Word(alone[-1])),
        Question("common", a),
        Question("and2", Both((a, b))),
        Question("or3", Either((b, c, d))),
        Question("phrase", Phrase(tuple(printed[start : start + 2]))),
        Question("not", Without(a, b)),
        Question("nested", Both((Either((a, b)), Either((c, d))))),
        Question("prefix", Prefix(alone[0][:4])),
        Question("all+filter", None, {"actor": ("1",)}),
        Question("word+filters", a, {"topic": ("1", "2"), "source": ("1",)}, (date(2012, 1, 1), date(2020, 12, 31))),
        Question("any-of", a, {"actor": ("1", "2", "3")}),
        Question("nothing", Word("xyzzy")),
    ]


@pytest.fixture(scope="module")
def mine(rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("ours") / "index"
    ours.build(path, rows)
    return ours.Index(path)


@pytest.fixture(scope="module", params=PEERS)
def peer(request: pytest.FixtureRequest, rows: list[Row]) -> Iterator[Index]:
    contender = CONTENDERS[request.param]
    if contender.missing():
        pytest.skip(contender.missing())
    engine = contender.load()
    with run.work_folder("") as folder, ExitStack() as server:
        path = folder / contender.name
        server.enter_context(engine.serving(path))
        engine.build(path, rows)
        index = engine.Index(path)
        server.callback(index.close)
        yield index


def comparable(answer: Answer, question: Question) -> dict[str, dict[int, int]]:
    """The counts that ours and a peer both make of what was found: ours counts a field as if nothing were chosen in it."""
    left_out = {*question.chosen, *(["year"] if question.days else [])}
    return {name: {int(key): n for key, n in counts.items()} for name, counts in answer.facets.items() if name not in left_out}


@pytest.mark.slow
def test_a_peer_finds_and_counts_what_ours_does(mine: Index, peer: Index, questions: list[Question]) -> None:
    for question in questions:
        expected, given = mine.ask(question), peer.ask(question)
        assert (given.total, comparable(given, question)) == (expected.total, comparable(expected, question)), question
        assert len(given.top) == len(given.snippets) == min(20, given.total)
        if given.total <= 20:
            assert set(given.top) == set(expected.top), question


@pytest.mark.slow
def test_the_newest_come_first_where_nothing_is_ranked(mine: Index, peer: Index, rows: list[Row]) -> None:
    question = Question("all+filter", None, {"actor": ("1",)})
    days = [rows[number - 1].day for number in mine.ask(question).top]
    assert days == sorted(days, reverse=True)
    assert [rows[number - 1].day for number in peer.ask(question).top] == days


def test_most_questions_of_the_comparison_find_something(mine: Index, questions: list[Question]) -> None:
    assert [question.kind for question in questions if mine.ask(question).total == 0] == ["nothing"]


def test_our_snippets_mark_what_was_asked(mine: Index, questions: list[Question]) -> None:
    assert all("<mark>" in snippet for snippet in mine.ask(questions[0]).snippets)


NESTED = Both((Either((Word("a"), Word("b"))), Without(Phrase(("c", "d")), Prefix("e"))))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (ours.typed, '(a OR b) ("c d" -e*)'),
        (sqlite.written, '(("a") OR ("b")) AND (("c d") NOT ("e" *))'),
        (
            lambda words: postgres.written(words)[0],
            "((to_tsquery('english', %s) || to_tsquery('english', %s)) && (phraseto_tsquery('english', %s) && !!to_tsquery('simple', %s)))",
        ),
    ],
)
def test_an_expression_is_translated(written: Callable[[Expression], str], expected: str) -> None:
    assert written(NESTED) == expected


@pytest.mark.slow
def test_stock_haystack_finds_the_same(rows: list[Row], questions: list[Question], mine: Index, tmp_path: Path) -> None:
    """In processes of its own, as in a run."""
    plain = [question for question in questions if question.kind in ("rare", "common", "and2", "or3", "phrase", "nothing")]
    (tmp_path / "questions").write_bytes(pickle.dumps((plain[0], plain)))
    corpus.write(tmp_path / "corpus", SIZE)
    worked(tmp_path, "build", "stock", tmp_path / "index", tmp_path / "corpus", SIZE, 1)
    asked = worked(tmp_path, "ask", "stock", tmp_path / "index", SIZE, tmp_path / "questions", 1)
    assert isinstance(asked, Asked)
    assert [timed.total for timed in asked.timed] == [mine.ask(question).total for question in plain]
    assert all(timed.first > 0 and len(timed.warm) == 1 for timed in asked.timed)
    assert asked.memory["asked"][0] > asked.memory["bare"][0]


def worked(folder: Path, task: str, *arguments: object) -> object:
    file = folder / "task"
    file.write_bytes(pickle.dumps(arguments))
    subprocess.run([sys.executable, "-m", "benchmarks.worker", task, str(file)], check=True)
    return pickle.loads(file.read_bytes())


def test_keys_that_were_numbered_come_back_by_field() -> None:
    row = Row(1, "", "", "2020-05-01", ("3", "7"), ("3",), ())
    counted = numbering.by_field((number, 1) for number in numbering.numbered(row))
    assert counted == {"actor": {3: 1, 7: 1}, "topic": {3: 1}, "source": {}, "year": {2020: 1}}


def test_a_missing_package_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.engines.find_spec", lambda package: None)
    assert CONTENDERS["tantivy"].missing() == "tantivy needs the package tantivy (make install-bench)"
    assert CONTENDERS["sqlite"].missing() == ""
