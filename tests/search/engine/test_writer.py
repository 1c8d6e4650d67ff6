"""Writing: what stock Whoosh reads in our index is what its own writer would have written, whatever the documents and however they came."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir

from search.engine import Document, IndexDamaged, IndexFolder, IndexLocked
from search.engine.commit import last_commit, storage
from search.engine.merging import MOST
from tests.search.engine.corpus import document, some_document
from tests.search.engine.stock_writer import add_stock, contents, placed_schema, write_stock

NASTY = [
    document(1),
    document(2, text=" \n\t ", title="…", language=""),
    document(3, text="Me\u0301rida ME\u0301RIDA \u0301 Mérida ﬁne İstanbul İ ıSPARTA ß ẞ straße"),
    document(4, text="美墨边境 边境 城市、美国 カリフォルニア", title="新聞", date="2025"),
    document(5, text="O'Neil's U.S.A. C++ c# 140,000 3.5 EE.UU. a-b_c x'y'z's", title="UN US U.S.", language="es-MX", date="2025-02"),
    document(6, text="word " * 70_000, title="word"),
    document(7, text="x" * 100_000 + " " + "Y" * 64, actor=("a" * 500, "Smith, John", "ñ", "a/b"), topic=("t", "t")),
    document(8, text="\u2028a\u00a0b\u3000c\x1fd\x85e \u200b zero\u200bwidth", source=("s",), date="1999-12-31"),
    document(-9, text="negative number", stamp="", title="Title Title TITLE"),
]


def spread(number: int, words: int) -> Document:
    """A long text: positions pass 65,535, and so does the distance between the two places of one word."""
    chance = random.Random(number)
    between = " ".join(f"w{chance.randrange(200)}" if place % 3 else "the" for place in range(words))
    return document(number, text=f"rare {between} rare")


def written(path: Path, documents: list[Document]) -> Path:
    folder = IndexFolder(path)
    folder.rebuild(documents)
    return folder.state().build


def test_nasty_texts_are_written_as_stock_whoosh_writes_them(tmp_path: Path) -> None:
    build = written(tmp_path / "ours", NASTY)
    write_stock(tmp_path / "stock", NASTY)
    assert contents(build, exact=True) == contents(tmp_path / "stock", exact=True)


@pytest.mark.slow
def test_a_text_of_140_000_words_is_written_as_stock_whoosh_writes_it(tmp_path: Path) -> None:
    documents = [spread(1, 140_000), spread(2, 10), document(3, text="rare")]
    write_stock(tmp_path / "stock", documents)
    assert contents(written(tmp_path / "ours", documents), exact=True) == contents(tmp_path / "stock", exact=True)


@pytest.mark.slow
def test_many_blocks_a_term_are_written_as_stock_whoosh_writes_them(tmp_path: Path) -> None:
    chance = random.Random(3)
    documents = [some_document(number, chance) for number in range(600)]
    write_stock(tmp_path / "stock", documents)
    assert contents(written(tmp_path / "ours", documents), exact=True) == contents(tmp_path / "stock", exact=True)


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.slow
@given(st.lists(st.tuples(texts, texts, st.sampled_from(("en", "es", "", "fr"))), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_is_written_as_stock_whoosh_writes_it(
    tmp_path_factory: pytest.TempPathFactory, printed: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("any")
    documents = [document(number, text, title, language=language) for number, (title, text, language) in enumerate(printed)]
    write_stock(path / "stock", documents)
    assert contents(written(path / "ours", documents), exact=True) == contents(path / "stock", exact=True)


def test_a_long_rebuild_makes_several_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    documents = [some_document(number, chance) for number in range(100)]
    write_stock(tmp_path / "stock", documents)
    monkeypatch.setattr("search.engine.segment_writer.FULL", 500)
    monkeypatch.setattr("search.engine.segment_writer.BATCH", 100)
    build = written(tmp_path / "ours", documents)
    assert 2 < len(last_commit(build).read().segments) <= MOST
    assert contents(build) == contents(tmp_path / "stock")


def test_a_table_of_forms_that_is_emptied_now_and_then_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    documents = [some_document(number, chance) for number in range(60)]
    write_stock(tmp_path / "stock", documents)
    monkeypatch.setattr("search.engine.segment_writer.BATCH", 50)
    monkeypatch.setattr("search.engine.forms.LIMIT", 20)
    assert contents(written(tmp_path / "ours", documents), exact=True) == contents(tmp_path / "stock", exact=True)


@pytest.mark.slow
def test_updates_deletions_and_merges_leave_what_a_new_index_would_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engine.merging.INLINE", 40)
    chance = random.Random(7)
    folder = IndexFolder(tmp_path / "ours")
    live = {one.id: one for one in (some_document(number, chance) for number in range(60))}
    folder.rebuild(list(live.values()))
    for step in range(40):
        changed = [some_document(chance.randrange(100), chance) for _ in range(chance.choice((1, 1, 1, 3, 12)))]
        gone = [f"archive.article.{chance.randrange(100)}" for _ in range(chance.choice((0, 0, 1, 4)))]
        folder.write(changed, gone)
        live = {id_: one for id_, one in live.items() if id_ not in gone} | {one.id: one for one in changed}
        if step % 7 == 6:
            folder.merge()
        entries = last_commit(folder.state().build).read().segments
        assert len(entries) <= MOST
        assert sum(entry.doc_count() for entry in entries) == len(live)
    write_stock(tmp_path / "stock", live.values())
    assert contents(folder.state().build) == contents(tmp_path / "stock")
    while folder.merge():
        pass
    assert contents(folder.state().build) == contents(tmp_path / "stock")
    assert folder.verify() == []


def test_an_index_whose_last_document_goes_is_empty(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1), document(2)])
    folder.write([], ["archive.article.1", "archive.article.2"])
    assert last_commit(folder.state().build).read().segments == []
    folder.write([document(3)])
    assert contents(folder.state().build)["numbers"] == {"archive.article.3": 3}


def test_only_files_of_the_commit_are_left(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1, text="one")])
    for number in range(2, 30):
        folder.write([document(number, text="one")])
    state = folder.state()
    names = {entry.segment_id() for entry in state.read().segments}
    others = [file.name for file in state.build.iterdir() if file.name.split(".")[0] not in names]
    assert sorted(others) == sorted(["MAIN_WRITELOCK", state.toc.name])


def test_a_batch_that_fails_leaves_no_file(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1, text="one")])
    before = sorted(file.name for file in folder.state().build.iterdir())
    with pytest.raises(UnicodeEncodeError):
        folder.write([document(2, actor=("\ud800",))])
    assert sorted(file.name for file in folder.state().build.iterdir()) == before


@pytest.mark.parametrize("compound", [True, False])
def test_segments_that_stock_whoosh_wrote_are_taken_over(tmp_path: Path, compound: bool) -> None:
    chance = random.Random(8)
    documents = [some_document(number, chance) for number in range(50)]
    folder = IndexFolder(tmp_path / "ours")
    folder.rebuild(documents[:20])
    build = folder.state().build
    index = open_dir(build, schema=placed_schema())
    add_stock(index, documents[20:30], compound=compound)
    add_stock(index, documents[30:40], compound=compound)
    folder.write(documents[40:], [documents[25].id])
    write_stock(tmp_path / "stock", [one for one in documents if one is not documents[25]])
    assert contents(build) == contents(tmp_path / "stock")
    assert folder.verify() == []
    assert not list(build.glob("*.seg"))


def test_a_lock_that_whoosh_holds_is_respected(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1)])
    lock = storage(folder.state().build).lock("MAIN_WRITELOCK")
    assert lock.acquire()
    for write in (lambda: folder.write([document(2)]), folder.merge, folder.repair):
        with pytest.raises(IndexLocked):
            write()
    lock.release()
    folder.write([document(2)])


def test_an_index_of_another_schema_is_refused(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    folder.rebuild([document(1)])
    build = folder.state().build
    index = open_dir(build)
    writer = index.writer()
    writer.add_field("unknown", placed_schema()["topic"])
    writer.commit()
    writer = open_dir(build).writer()
    writer.add_document(id="archive.article.2", unknown="x")
    writer.commit()
    with pytest.raises(IndexDamaged, match="rebuild"):
        folder.write([document(3)])
