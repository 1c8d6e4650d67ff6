"""What every engine promises, asked of each: the same hits, counts, orders and errors, whichever answers.

Whoosh is asked on a folder; OpenSearch, with three shards, on the cluster that ``CLUSTER`` names.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings

from search.cluster.searcher import ClusterSearcher
from search.contract import Index, Searcher
from search.engine import All, Document, IndexFolder, IndexMissing, Named, Prefix, Query, Snapshots, SnapshotSearcher, Word
from tests.cluster import CLUSTER, index_of, own_address
from tests.search.engine import oracle
from tests.search.engine.corpus import document, small_archive
from tests.search.engine.oracle import Oracle
from tests.search.engine.test_executor import queries

ENGINES = ["whoosh", "opensearch"] if CLUSTER else ["whoosh"]


class Engine(NamedTuple):
    """An index, and how it is asked."""

    index: Index
    searcher: Callable[[], Searcher]


def engine_of(kind: str, folder: Path) -> Iterator[Engine]:
    if kind == "whoosh":
        snapshots = Snapshots(IndexFolder(folder / "index"))
        yield Engine(IndexFolder(folder / "index"), lambda: SnapshotSearcher(snapshots.current()))
        return
    with own_address() as address:
        yield Engine(index_of(address, folder), lambda: ClusterSearcher(address))


@pytest.fixture(params=ENGINES)
def engine(request: Any, tmp_path: Path) -> Iterator[Engine]:
    yield from engine_of(request.param, tmp_path)


class Archive(NamedTuple):
    """150 documents, indexed in several steps with replacements and deletions."""

    searcher: Callable[[], Searcher]
    documents: dict[str, Document]
    oracle: Oracle

    def __repr__(self) -> str:
        return "the small archive"


@pytest.fixture(scope="module", params=ENGINES)
def archive(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("contract")
    for engine in engine_of(request.param, folder):
        documents = small_archive(engine.index)
        yield Archive(engine.searcher, documents, Oracle(documents.values()))


def searched(engine: Engine, *documents: Document) -> Searcher:
    engine.index.rebuild(documents)
    return engine.searcher()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=queries)
def test_hits_counts_and_orders_by_date_equal_brute_force(archive: Archive, query: Query) -> None:
    scores = archive.oracle.scores(query.tree)
    matching = [archive.documents[id_] for id_ in scores]
    passing = [one for one in matching if oracle.passes(one, query)]
    result = archive.searcher().search(query)
    ranked = archive.searcher().ranked(query)

    assert result.count == len(passing) == len(ranked)
    assert sorted(ranked) == sorted(one.django_id for one in passing)
    assert len(result.hits) == len(ranked[query.start : query.stop])
    if query.sort != "relevance" or not any(scores.values()):
        assert list(ranked) == [archive.documents[id_].django_id for id_ in oracle.ordered(passing, scores, query.sort)]
        assert [hit.django_id for hit in result.hits] == list(ranked[query.start : query.stop])
    for field in query.facets:
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        counts = oracle.facet([one for one in matching if oracle.passes(one, query, without=field)], field, chosen, query.facet_limit)
        assert (list(result.facets[field].counts), result.facets[field].total) == counts
    dates = [one.date for one in matching if oracle.passes(one, query, dates=False)]
    assert result.undated == dates.count("")
    assert sum(number for _, number in result.years) == len(dates) - dates.count("")
    assert sum(number for _, number in result.months) == sum(len(printed) >= 7 for printed in dates)


def test_a_page_is_a_slice_of_the_whole_order(archive: Archive) -> None:
    query = Query(Word("border"), stop=150)
    whole = [hit.django_id for hit in archive.searcher().search(query).hits]
    assert len(whole) > 20
    pages = [archive.searcher().search(Query(Word("border"), start=start, stop=start + 7)).hits for start in range(0, 150, 7)]
    assert [hit.django_id for page in pages for hit in page] == whole
    assert list(archive.searcher().ranked(query)) == whole


def test_hits_have_what_was_stored(archive: Archive) -> None:
    for hit in archive.searcher().search(Query(Word("Mérida"), stop=20)).hits:
        written = archive.documents[hit.id]
        assert (hit.stored["title"], hit.stored["text"], hit.stored["stamp"]) == (written.title, written.text, written.stamp)
        assert {field: sorted(keys) for field, keys in hit.keys.items()} == {field: sorted(keys) for field, keys in written.keys.items()}


def test_its_entries_are_what_was_written_last(archive: Archive) -> None:
    assert archive.searcher().entries() == {id_: one.stamp for id_, one in archive.documents.items()}
    assert archive.searcher().size == 150


def test_keys_and_words_are_counted_by_document(archive: Archive) -> None:
    having = {key: sum(key in one.keys["actor"] for one in archive.documents.values()) for key in ("cjng", "CJNG", "a/b", "nobody")}
    assert archive.searcher().totals("actor", having) == having
    assert archive.searcher().containing(["absent", "border"])["absent"] == 0
    assert archive.searcher().containing(["border"])["border"] >= len(archive.searcher().ranked(Query(Word("border")))) > 0


def test_an_unresolved_name_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="was not resolved"):
        archive.searcher().search(Query(All((Word("border"), Named("actor", "Rubio")))))


def test_an_unknown_order_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="no order"):
        archive.searcher().search(Query(sort="random"))  # type: ignore[arg-type]


def test_words_in_the_title_and_rare_words_come_first(engine: Engine) -> None:
    rest = [document(number, text="a border and a fence") for number in range(10, 30)]
    searcher = searched(engine, document(1, text="tariffs at the border"), document(2, title="Tariffs", text="the border"), *rest)
    assert [hit.django_id for hit in searcher.search(Query(Word("tariff"))).hits] == [2, 1]


def test_what_is_written_is_found_and_what_is_deleted_is_not(engine: Engine) -> None:
    engine.index.create()
    engine.index.write([document(1, text="rain"), document(2, text="rain")])
    before = engine.searcher().state
    assert sorted(engine.searcher().ranked(Query(Word("rain")))) == [1, 2]
    engine.index.write([document(2, text="sun")], ["archive.article.1", "archive.article.99"])
    assert list(engine.searcher().ranked(Query(Word("rain")))) == []
    assert list(engine.searcher().ranked(Query(Word("sun")))) == [2]
    assert engine.searcher().state != before
    engine.index.write([])


def test_a_missing_index_is_an_error_and_never_an_empty_answer(engine: Engine) -> None:
    assert not engine.index.exists()
    asked: list[Callable[[], Any]] = [
        lambda: engine.searcher().search(Query(Word("rain"))),
        lambda: engine.searcher().ranked(Query()),
        lambda: engine.searcher().entries(),
        lambda: engine.searcher().titles("rain", 5),
        lambda: engine.index.write([document(1)]),
        lambda: engine.index.state(),
    ]
    for ask in asked:
        with pytest.raises(IndexMissing):
            ask()


def test_the_old_index_serves_whole_until_the_new_one_does(engine: Engine) -> None:
    engine.index.rebuild([document(number, text="old") for number in range(5)])
    seen = []

    def documents() -> Iterator[Document]:
        for number in range(3):
            seen.append((len(engine.searcher().ranked(Query(Word("old")))), len(engine.searcher().ranked(Query(Word("new"))))))
            yield document(number, text="new")

    engine.index.rebuild(documents())
    assert seen == [(5, 0)] * 3
    assert (len(engine.searcher().ranked(Query(Word("old")))), len(engine.searcher().ranked(Query(Word("new"))))) == (0, 3)


def test_a_rebuild_that_fails_leaves_the_old_index_as_it_was(engine: Engine) -> None:
    engine.index.rebuild([document(1, text="old")])

    def documents() -> Iterator[Document]:
        yield document(2, text="new")
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        engine.index.rebuild(documents())
    with pytest.raises(ValueError, match="twice"):
        engine.index.rebuild([document(1), document(1)])
    assert engine.searcher().entries() == {"archive.article.1": "1"}


def test_tasks_are_read_one_after_the_other(engine: Engine) -> None:
    done: list[int] = []
    engine.index.rebuild_from([(1, 3), (3, 4), (4, 4)], lambda task: [document(number) for number in range(*task)], progress=done.append)
    assert len(engine.searcher().entries()) == done[-1] == 3


def test_one_process_drains_at_a_time(engine: Engine) -> None:
    engine.index.create()
    with engine.index.draining() as free, engine.index.draining() as other:
        assert (free, other) == (True, False)
    with engine.index.draining() as free:
        assert free


def test_a_sound_index_has_nothing_to_mend(engine: Engine) -> None:
    engine.index.rebuild([document(1, text="rain"), document(2, text="sun")])
    engine.index.write([], ["archive.article.1"])
    engine.index.purge()
    assert engine.index.verify() == []
    assert engine.index.repair() == []
    assert list(engine.searcher().ranked(Query(Word("sun")))) == [2]


@pytest.fixture
def subjects(engine: Engine) -> Searcher:
    return searched(
        engine,
        document(1, title="Fentanyl trafficking", text="The Sinaloa cartel and the fentanyl trade of the border", actor=("7",)),
        document(2, title="Precursors", text="The fentanyl of the Sinaloa cartel, and the trade"),
        document(3, title="Years", text="The cartel of the year"),
        document(4, title="Maíz", text="The maize tariffs of the year and the trade", actor=("7",)),
        document(5, title="El fentanyl en Sinaloa", text="la frontera", language="es"),
        document(6, title="Lonely", text="unheard"),
        *(document(number, text="the year of the other") for number in range(10, 40)),
    )


def test_relatives_share_telling_words_and_actors_and_say_which(subjects: Searcher) -> None:
    near = subjects.related("archive.article.1", 5)
    assert near[0].hit.django_id == 2
    assert "sinaloa" in near[0].words
    assert next(one.actors for one in near if one.hit.django_id == 4) == ("7",)
    assert 1 not in [one.hit.django_id for one in near]
    assert [one.hit.django_id for one in subjects.related("archive.article.1", 5, Word("frontera"))] == [5]
    assert subjects.related("archive.article.6", 5) == ()
    assert subjects.related("archive.article.99", 5) == ()


@pytest.mark.parametrize(("typed", "meant"), [("fentanil", "fentanyl"), ("Sinalao", "sinaloa"), ("tariefs", "tariffs"), ("maze", "maize")])
def test_a_misspelt_word_has_a_suggestion(subjects: Searcher, typed: str, meant: str) -> None:
    assert subjects.did_you_mean([typed, "cartel", "zzzzzzzz"]) == {typed: meant}


def test_beginnings_are_completed_by_the_commonest_words(subjects: Searcher) -> None:
    assert subjects.completions("tra", 5) == ["trade", "trafficking"]
    assert subjects.completions("YEA", 1) == ["year"]
    assert subjects.completions("…", 5) == subjects.completions("zzz", 5) == []
    assert [hit.django_id for hit in subjects.titles("fentanyl traf", 5)] == [1]
    assert subjects.titles("", 5) == ()


def test_words_with_signs_are_words(engine: Engine) -> None:
    searcher = searched(engine, document(1, text="C++ and C# by O'Neil"), document(2, text="plain c"))
    assert list(searcher.ranked(Query(Word("c++")))) == [1]
    assert list(searcher.ranked(Query(Word("C#")))) == [1]
    assert list(searcher.ranked(Query(Prefix("c")))) == [1, 2] or list(searcher.ranked(Query(Prefix("c")))) == [2, 1]
    assert searcher.completions("C#", 5) == ["c#"]
    assert list(searcher.ranked(Query(Word("ONeil")))) == [1]
